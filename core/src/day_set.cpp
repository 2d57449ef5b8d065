#include "tierwise/day_set.hpp"

#include <algorithm>

#include "tierwise/order.hpp"

namespace tierwise {

DaySet DaySet::union_of(std::vector<Interval> intervals) {
  sort_by_day(intervals, [](const Interval& interval) { return interval.from; });
  DaySet result;
  for (const Interval& interval : intervals) result.append(interval);
  return result;
}

void DaySet::append(Interval interval) {
  if (interval.empty()) return;
  if (empty()) first_ = interval;
  Interval& last = several_.empty() ? first_ : several_.back();
  if (interval.from <= last.to) {
    last.to = std::max(last.to, interval.to);
    return;
  }
  if (several_.empty()) {
    several_.reserve(8);
    several_.push_back(first_);
  }
  several_.push_back(interval);
}

bool DaySet::any_contains(Day day) const {
  const auto after =
      std::upper_bound(several_.begin(), several_.end(), day, [](Day d, const Interval& run) { return d < run.from; });
  return after != several_.begin() && std::prev(after)->contains(day);
}

DaySet DaySet::united(const DaySet& other) const {
  std::vector<Interval> all;
  for (const DaySet* set : {this, &other}) {
    for (const Interval& run : set->runs()) all.push_back(run);
  }
  return union_of(std::move(all));
}

DaySet DaySet::runs_intersected(const DaySet& other) const {
  DaySet result;
  const auto mine = runs();
  const auto others = other.runs();
  auto a = mine.begin();
  auto b = others.begin();
  while (a != mine.end() && b != others.end()) {
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
  for (const Interval& run : other.runs()) {
    gaps.append({from, run.from});
    from = run.to;
  }
  gaps.append({from, Day::forever()});
  return intersected(gaps);
}

}  // namespace tierwise
