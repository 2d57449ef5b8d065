#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "tierwise/day.hpp"
#include "tierwise/order.hpp"

namespace tierwise {

/// A piecewise-constant function of the day: the value of the last breakpoint at or before it, `T{}` before the first.
///
/// Everything in this engine is such a function: MRR, the number of partners, a rule, points. Cost follows the number
/// of breakpoints, never the number of days.
template <class T>
class Schedule {
 public:
  struct Breakpoint {
    Day from;
    T value;
    friend bool operator==(const Breakpoint&, const Breakpoint&) = default;
  };

  Schedule() = default;

  /// Sets the value from `from` on. Days must ascend; a breakpoint that changes nothing is dropped, a second one on the
  /// same day replaces the first.
  void append(Day from, T value) {
    if (!points_.empty() && points_.back().from == from) points_.pop_back();
    if (value != last()) points_.push_back({from, std::move(value)});
  }

  T at(Day day) const {
    const auto after = std::upper_bound(points_.begin(), points_.end(), day,
                                        [](Day d, const Breakpoint& point) { return d < point.from; });
    return after == points_.begin() ? T{} : std::prev(after)->value;
  }

  void reserve(std::size_t breakpoints) { points_.reserve(breakpoints); }

  const std::vector<Breakpoint>& breakpoints() const { return points_; }

  /// The sum of steps of height `step` over `intervals`: how many, or how much, is in force on each day.
  template <class Range, class IntervalOf, class StepOf>
  static Schedule sum_of(const Range& range, IntervalOf interval_of, StepOf step_of) {
    Schedule result;
    std::vector<Breakpoint>& steps = result.points_;
    steps.reserve(2 * range.size());
    for (const auto& item : range) {
      const Interval interval = interval_of(item);
      if (interval.empty()) continue;
      steps.push_back({interval.from, step_of(item)});
      if (!interval.open()) steps.push_back({interval.to, -step_of(item)});
    }
    sort_by_day(steps, [](const Breakpoint& step) { return step.from; });
    // In place: there are never more breakpoints than steps that have been read.
    std::size_t count = 0;
    T sum{};
    for (const Breakpoint& step : steps) {
      sum += step.value;
      if (count > 0 && steps[count - 1].from == step.from) --count;
      const T before = count > 0 ? steps[count - 1].value : T{};
      if (sum != before) steps[count++] = {step.from, sum};
    }
    steps.resize(count);
    return result;
  }

  friend bool operator==(const Schedule&, const Schedule&) = default;

 private:
  T last() const { return points_.empty() ? T{} : points_.back().value; }

  std::vector<Breakpoint> points_;
};

/// Walks a schedule forward in time: `at` must be called with ascending days, and costs nothing where nothing changes.
template <class T>
class ScheduleCursor {
 public:
  explicit ScheduleCursor(const Schedule<T>& schedule) : points_(&schedule.breakpoints()) {}

  const T& at(Day day) {
    while (next_ < points_->size() && (*points_)[next_].from <= day) ++next_;
    return next_ == 0 ? zero_ : (*points_)[next_ - 1].value;
  }

  /// The day of the next change after the day last asked for; `Day::forever()` if there is none.
  Day next_change() const { return next_ < points_->size() ? (*points_)[next_].from : Day::forever(); }

 private:
  const std::vector<typename Schedule<T>::Breakpoint>* points_;
  std::size_t next_ = 0;
  T zero_{};
};

}  // namespace tierwise
