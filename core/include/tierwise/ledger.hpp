#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "tierwise/day.hpp"
#include "tierwise/points.hpp"
#include "tierwise/rules.hpp"

namespace tierwise {

/// Points by where they come from.
struct TrackPoints {
  Points sourced;
  Points assisted;
  Points managed;

  Points sold() const { return sourced + assisted; }
  Points total() const { return sold() + managed; }
  Points of(Track track) const;

  friend bool operator==(const TrackPoints& a, const TrackPoints& b) {
    return a.sourced == b.sourced && a.assisted == b.assisted && a.managed == b.managed;
  }
};

/// Points by track, as they are shown.
struct ShownTracks {
  ShownPoints sourced;
  ShownPoints sold;
  ShownPoints managed;
  ShownPoints total;

  ShownPoints of(Track track) const;
};

/// The exact sum over all clients, by day. Immutable; one with further changes shares what this one has summed up.
class Ledger {
 public:
  enum class Part : std::uint8_t { sourced, assisted, managed };

  /// By how much the points of a part rise or fall on which days: in any order, and in columns by denominator. Each
  /// column fits into the nearest memory, which all changes of a large portfolio together do not.
  class Changes {
   public:
    void add(Day on, Part part, const Fraction& points);
    /// Adds points that count on these days alone.
    void add(Interval days, Part part, const Fraction& points);
    void add(const Changes& others);

   private:
    friend class Ledger;
    struct Change {
      Day on;
      std::int64_t numerator;
    };
    struct Column {
      Int128 denominator;
      Part part;
      // Nearly all numerators fit into the half of their size; of the others, `high` has what is missing, in 2^64.
      std::vector<Change> low;
      std::vector<Change> high;

      void add(Day on, Int128 numerator);
    };
    Column& column_of(Int128 denominator, Part part);
    std::uint32_t find_or_add(Int128 denominator, Part part);
    /// Where the column is, or would be, in `slots_`.
    std::size_t slot_of(Int128 denominator, Part part) const;
    void grow();

    std::vector<Column> columns_;
    std::vector<std::uint32_t> slots_;       // a hash table with linear probing: the index of a column, or `kFree`
    std::array<std::uint32_t, 3> latest_{};  // by part, the index of the column that was asked for
  };

  Ledger();
  explicit Ledger(Changes changes);
  Ledger with(const Changes& changes) const;

  /// The exact sums on a day.
  TrackPoints at(Day day) const;

  /// The sums on `range.from` and on every later day of `range` on which one of them changes.
  std::vector<std::pair<Day, ShownTracks>> shown(Interval range) const;

 private:
  class RoughTracks;
  class Sums;
  class Cursor;

  ShownTracks shown_on(Day day, const RoughTracks& sums) const;

  std::shared_ptr<const Sums> sums_;
  Changes further_changes_;
  std::shared_ptr<const Sums> further_;  // the sums of `further_changes_`
};

}  // namespace tierwise
