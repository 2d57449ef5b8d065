#pragma once

#include <vector>

#include "tierwise/day.hpp"

namespace tierwise {

/// A set of days, kept as its maximal runs: ascending, disjoint, none empty, none touching the next.
class DaySet {
 public:
  DaySet() = default;
  DaySet(Interval interval);

  /// The union of intervals in any order; empty ones add nothing.
  static DaySet union_of(std::vector<Interval> intervals);

  /// Adds a run that starts at or after the start of the last one.
  void append(Interval interval);

  bool contains(Day day) const { return runs_.size() == 1 ? runs_.front().contains(day) : any_contains(day); }
  bool empty() const { return runs_.empty(); }
  const std::vector<Interval>& runs() const { return runs_; }

  DaySet intersected(const DaySet& other) const;
  DaySet without(const DaySet& other) const;

  friend bool operator==(const DaySet&, const DaySet&) = default;

 private:
  bool any_contains(Day day) const;

  std::vector<Interval> runs_;
};

}  // namespace tierwise
