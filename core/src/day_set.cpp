#include "tierwise/day_set.hpp"

#include <algorithm>

#include "tierwise/order.hpp"

namespace tierwise {

DaySet::DaySet(Interval interval) {
  append(interval);
}

DaySet DaySet::union_of(std::vector<Interval> intervals) {
  sort_by_day(intervals, [](const Interval& interval) { return interval.from; });
  DaySet result;
  for (const Interval& interval : intervals) result.append(interval);
  return result;
}

void DaySet::append(Interval interval) {
  if (interval.empty()) return;
  if (!runs_.empty() && interval.from <= runs_.back().to) {
    runs_.back().to = std::max(runs_.back().to, interval.to);
  } else {
    runs_.push_back(interval);
  }
}

bool DaySet::any_contains(Day day) const {
  const auto after =
      std::upper_bound(runs_.begin(), runs_.end(), day, [](Day d, const Interval& run) { return d < run.from; });
  return after != runs_.begin() && std::prev(after)->contains(day);
}

DaySet DaySet::intersected(const DaySet& other) const {
  DaySet result;
  auto a = runs_.begin();
  auto b = other.runs_.begin();
  while (a != runs_.end() && b != other.runs_.end()) {
    result.append(intersection(*a, *b));
    if (a->to < b->to) {
      ++a;
    } else {
      ++b;
    }
  }
  return result;
}

DaySet DaySet::without(const DaySet& other) const {
  DaySet gaps;
  Day from = Day::earliest();
  for (const Interval& run : other.runs_) {
    gaps.append({from, run.from});
    from = run.to;
  }
  gaps.append({from, Day::forever()});
  return intersected(gaps);
}

}  // namespace tierwise
