#pragma once

#include <span>
#include <vector>

#include "tierwise/day.hpp"

namespace tierwise {

/// A set of days, kept as its maximal runs: ascending, disjoint, none empty, none touching the next.
class DaySet {
 public:
  DaySet() = default;
  DaySet(Interval interval) {
    if (!interval.empty()) first_ = interval;
  }

  /// The union of intervals in any order; empty ones add nothing.
  static DaySet union_of(std::vector<Interval> intervals);

  /// Adds a run that starts at or after the start of the last one.
  void append(Interval interval);

  bool contains(Day day) const { return several_.empty() ? first_.contains(day) : any_contains(day); }
  bool empty() const { return first_.empty(); }
  std::span<const Interval> runs() const {
    if (several_.empty()) return {&first_, empty() ? std::size_t{0} : std::size_t{1}};
    return {several_.data(), several_.size()};
  }

  DaySet united(const DaySet& other) const;
  DaySet intersected(const DaySet& other) const {
    if (several_.empty() && other.several_.empty()) return intersection(first_, other.first_);
    return runs_intersected(other);
  }
  DaySet without(const DaySet& other) const;

  friend bool operator==(const DaySet&, const DaySet&) = default;

 private:
  bool any_contains(Day day) const;
  DaySet runs_intersected(const DaySet& other) const;

  // Most sets have one run, which needs no memory of its own.
  Interval first_{Day::earliest(), Day::earliest()};
  std::vector<Interval> several_;  // all runs, if more than one
};

}  // namespace tierwise
