#include "tierwise/ledger.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "tierwise/order.hpp"
#include "tierwise/schedule.hpp"

namespace tierwise {
namespace {

constexpr std::size_t kDaysPerChange = 4;

}  // namespace

Points TrackPoints::of(Track track) const {
  switch (track) {
    case Track::total: return total();
    case Track::sold: return sold();
    case Track::sourced: return sourced;
    case Track::managed: break;
  }
  return managed;
}

ShownPoints ShownTracks::of(Track track) const {
  switch (track) {
    case Track::total: return total;
    case Track::sold: return sold;
    case Track::sourced: return sourced;
    case Track::managed: break;
  }
  return managed;
}

/// A rough sum for each part of the ledger.
class Ledger::RoughTracks {
 public:
  RoughSum& operator[](Part part) { return sums_[static_cast<std::size_t>(part)]; }
  const RoughSum& operator[](Part part) const { return sums_[static_cast<std::size_t>(part)]; }

  RoughTracks& operator+=(const RoughTracks& other) {
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += other.sums_[i];
    return *this;
  }
  friend RoughTracks operator+(RoughTracks a, const RoughTracks& b) { return a += b; }

  /// False: only the exact sums can tell.
  bool differs_from(const RoughTracks& other) const {
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      if ((sums_[i] - other.sums_[i]).sign() != 0) return true;
    }
    return false;
  }

 private:
  std::array<RoughSum, 3> sums_;
};

/// The sum of changes: exact by denominator, rough by day.
class Ledger::Sums {
 public:
  struct Row {
    Day from;
    RoughTracks sums;
  };

  Sums() = default;

  explicit Sums(Changes changes) {
    std::vector<std::uint32_t> order(changes.columns_.size());
    std::iota(order.begin(), order.end(), 0U);
    sort_positions(order, [&](std::uint32_t a, std::uint32_t b) {
      return changes.columns_[a].denominator < changes.columns_[b].denominator;
    });
    std::vector<Day> days;
    for (const std::uint32_t index : order) {
      const Changes::Column& column = changes.columns_[index];
      columns_.push_back({column.denominator, column.part, summed_up(column)});
      for (const auto& [day, numerator] : columns_.back().by_day.breakpoints()) days.push_back(day);
    }
    sort_unique(days);
    rows_.reserve(days.size());
    for (const Day day : days) rows_.push_back({day, {}});
    for (const Column& column : columns_) add_rough_steps(column);
    for (std::size_t i = 1; i < rows_.size(); ++i) rows_[i].sums += rows_[i - 1].sums;
  }

  void add_to(TrackPoints& points, Day day) const {
    for (const Column& column : columns_) {
      Points& sum = column.part == Part::sourced    ? points.sourced
                    : column.part == Part::assisted ? points.assisted
                                                    : points.managed;
      sum.add({column.by_day.at(day), column.denominator});
    }
  }

  const std::vector<Row>& rows() const { return rows_; }

 private:
  struct Column {
    Int128 denominator;
    Part part;
    Schedule<Int128> by_day;
  };

  static Schedule<Int128> summed_up(const Changes::Column& column) {
    const auto earlier = [](const Changes::Change& a, const Changes::Change& b) { return a.on < b.on; };
    const auto extremes = std::minmax_element(column.low.begin(), column.low.end(), earlier);
    const Day first = extremes.first->on;
    const auto days = static_cast<std::size_t>(extremes.second->on.number() - first.number()) + 1;
    // A large portfolio has many changes for each day, and adding them up by day takes a fraction of sorting them.
    if (days > kDaysPerChange * column.low.size()) return summed_up_in_order(column);
    std::vector<Int128> rises(days);
    each_change(column,
                [&](Day on, Int128 rise) { rises[static_cast<std::size_t>(on.number() - first.number())] += rise; });
    Schedule<Int128> by_day;
    Int128 sum = 0;
    for (std::size_t i = 0; i < days; ++i) {
      sum += rises[i];
      by_day.append(first.plus_days(static_cast<std::int32_t>(i)), sum);
    }
    return by_day;
  }

  static Schedule<Int128> summed_up_in_order(const Changes::Column& column) {
    std::vector<std::pair<Day, Int128>> changes;
    each_change(column, [&](Day on, Int128 rise) { changes.emplace_back(on, rise); });
    sort_by_day(changes, [](const std::pair<Day, Int128>& change) { return change.first; });
    Schedule<Int128> by_day;
    Int128 sum = 0;
    for (const auto& [day, rise] : changes) by_day.append(day, sum += rise);
    return by_day;
  }

  template <class Add>
  static void each_change(const Changes::Column& column, Add add) {
    for (const Changes::Change& change : column.low) add(change.on, change.numerator);
    for (const Changes::Change& change : column.high) add(change.on, Int128{change.numerator} << 64);
  }

  /// Adds by how much a column rises on each day. Many changes on one day cost one rounding.
  void add_rough_steps(const Column& column) {
    auto row = rows_.begin();
    RoughSum before;
    for (const auto& [day, numerator] : column.by_day.breakpoints()) {
      while (row->from < day) ++row;
      const RoughSum rough({numerator, column.denominator});
      row->sums[column.part] += rough - before;
      before = rough;
    }
  }

  std::vector<Column> columns_;  // by ascending denominator, as `Points` have their terms
  std::vector<Row> rows_;
};

/// Walks rough sums forward in time, from `start` on.
class Ledger::Cursor {
 public:
  Cursor(const Sums& sums, Day start) : rows_(sums.rows()) {
    const auto after = std::upper_bound(rows_.begin(), rows_.end(), start,
                                        [](Day day, const Sums::Row& row) { return day < row.from; });
    next_ = static_cast<std::size_t>(after - rows_.begin());
  }

  RoughTracks at(Day day) {
    while (next_change() <= day) ++next_;
    return next_ == 0 ? RoughTracks() : rows_[next_ - 1].sums;
  }
  Day next_change() const { return next_ < rows_.size() ? rows_[next_].from : Day::forever(); }

 private:
  const std::vector<Sums::Row>& rows_;
  std::size_t next_ = 0;
};

Ledger::Ledger() : Ledger(Changes()) {}

Ledger::Ledger(Changes changes)
    : sums_(std::make_shared<const Sums>(std::move(changes))), further_(std::make_shared<const Sums>()) {}

Ledger Ledger::with(const Changes& changes) const {
  Ledger ledger = *this;
  ledger.further_changes_.add(changes);
  ledger.further_ = std::make_shared<const Sums>(ledger.further_changes_);
  return ledger;
}

TrackPoints Ledger::at(Day day) const {
  TrackPoints points;
  sums_->add_to(points, day);
  further_->add_to(points, day);
  return points;
}

ShownTracks Ledger::shown_on(Day day, const RoughTracks& sums) const {
  const RoughSum& sourced = sums[Part::sourced];
  const RoughSum& managed = sums[Part::managed];
  const RoughSum sold = sourced + sums[Part::assisted];
  std::optional<TrackPoints> exact;
  const auto shown = [&](const RoughSum& sum, Track track) {
    if (const auto rounded = sum.shown()) return *rounded;
    if (!exact) exact = at(day);
    return exact->of(track).shown();
  };
  return {shown(sourced, Track::sourced), shown(sold, Track::sold), shown(managed, Track::managed),
          shown(sold + managed, Track::total)};
}

std::vector<std::pair<Day, ShownTracks>> Ledger::shown(Interval range) const {
  std::vector<std::pair<Day, ShownTracks>> result;
  Cursor all(*sums_, range.from);
  Cursor further(*further_, range.from);
  RoughTracks before;
  for (Day day = range.from; day < range.to; day = std::min(all.next_change(), further.next_change())) {
    const RoughTracks sums = all.at(day) + further.at(day);
    if (!result.empty() && !sums.differs_from(before) && at(day) == at(result.back().first)) continue;
    result.emplace_back(day, shown_on(day, sums));
    before = sums;
  }
  return result;
}

}  // namespace tierwise
