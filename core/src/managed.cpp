#include "tierwise/managed.hpp"

#include <algorithm>

namespace tierwise {
bool Qualifying::has_table_on(Day day) {
  if (!in_force_.contains(day)) find_entry(day);
  return entry_ != nullptr;
}

Relationship::Relationship(const Client& client, ManagedContext& context) : terms_(context.terms_) {
  collect_endings(client, context);
  collect_assigned(client, context);
  collect_counting(client, context);
  days_.reserve(context.endings_.size() + context.counting_.size());
  days_.insert(days_.end(), context.endings_.begin(), context.endings_.end());
  days_.insert(days_.end(), context.counting_.begin(), context.counting_.end());
  endings_count_ = context.endings_.size();
  if (counting().empty()) return;
  note_missing_terms(counting().front(), context);
  find_active();
}

void Relationship::collect_counting(const Client& client, ManagedContext& context) {
  const std::vector<DaySet>& assigned = context.assigned_;
  const auto set_up = [&](const Activity& activity) { return assigned[activity.employee].contains(activity.on); };
  const auto first_set_up = std::find_if(client.activities.begin(), client.activities.end(), set_up);
  if (first_set_up != client.activities.end()) first_activity_ = first_set_up->on;

  Qualifying& qualifying = context.qualifying_;
  std::vector<Day>& counting = context.counting_;
  counting.resize(client.activities.size());
  Day* next = counting.data();
  const Activity* const end = client.activities.data() + client.activities.size();
  for (const Activity* activity = client.activities.data(); activity != end;) {
    if (!qualifying.has_table_on(activity->on)) {
      if (set_up(*activity))
        missing_.push_back({{activity->on, Day::forever()}, context.rules_.qualifying.path, activity->on});
      ++activity;
      continue;
    }
    // Whether an activity counts is as good as random to a processor that guesses branches, so there is none for it.
    for (const Day until = qualifying.table_until(); activity != end && activity->on < until; ++activity) {
      *next = activity->on;
      const bool is_set_up = set_up(*activity);
      next += static_cast<std::ptrdiff_t>(is_set_up & qualifying.does(*activity));
    }
  }
  counting.resize(static_cast<std::size_t>(next - counting.data()));
  for (const Access& access : client.access) context.assigned_[access.employee] = DaySet();

  if (!client.managed_until) return;
  const RuleBook& rules = context.rules_;
  if (const int* window = rules.window_days.on(context.portfolio_.as_of)) {
    stand_in_ = client.managed_until->plus_days(-*window);
    counting.insert(std::upper_bound(counting.begin(), counting.end(), *stand_in_), *stand_in_);
  } else {
    missing_.push_back({{Day::earliest(), Day::forever()}, rules.window_days.path, context.portfolio_.as_of});
  }
}

void Relationship::find_active() {
  const std::span<const Day> counting = this->counting();
  const std::span<const Day> endings = this->endings();
  const std::vector<ActivityTerms>& terms = *terms_;
  std::size_t term = 0;
  std::size_t ending = 0;
  for (std::size_t i = 0; i < counting.size(); ++i) {
    const Day from = counting[i];
    while (ending < endings.size() && endings[ending] <= from) ++ending;
    const Day end = ending < endings.size() ? endings[ending] : Day::forever();
    while (terms[term].days.to <= from) ++term;
    if (terms[term].minimum.count == 0) i = last_in_reach(i, terms[term], end);
    const Day before = i + 1 < counting.size() ? std::min(end, counting[i + 1]) : end;
    for (std::size_t t = term; t < terms.size() && terms[t].days.from < before; ++t) {
      const Interval stretch = intersection(terms[t].days, {from, before});
      active_.append({stretch.from, std::min(stretch.to, covered_until(i, terms[t]))});
    }
  }
}

std::size_t Relationship::last_in_reach(std::size_t first, const ActivityTerms& term, Day end) const {
  const std::span<const Day> counting = this->counting();
  const Day before = std::min(end, term.days.to);
  if (counting[first] < term.days.from) return first;
  std::size_t last = first;
  while (last + 1 < counting.size() && counting[last + 1] < before &&
         counting[last + 1] <= counting[last].plus_days(term.window)) {
    ++last;
  }
  return last;
}

std::size_t Relationship::first_standing(std::size_t latest) const {
  const std::span<const Day> counting = this->counting();
  const std::span<const Day> endings = this->endings();
  const auto ending = std::upper_bound(endings.begin(), endings.end(), counting[latest]);
  if (ending == endings.begin()) return 0;
  // Activities of the ending's own day count anew.
  const auto first = std::lower_bound(counting.begin(), counting.end(), *std::prev(ending));
  return static_cast<std::size_t>(first - counting.begin());
}

Day Relationship::covered_until(std::size_t latest, const ActivityTerms& term) const {
  const std::span<const Day> counting = this->counting();
  const Day window_end = counting[latest].plus_days(term.window);
  if (term.minimum.count == 0) return window_end;
  const auto count = static_cast<std::size_t>(term.minimum.count);
  const std::size_t first = first_standing(latest);
  Day minimum_end = Day::earliest();
  if (latest + 1 >= first + count) minimum_end = counting[latest + 1 - count].plus_days(term.minimum.days);
  if (stand_in_ && counting[first] <= *stand_in_ && *stand_in_ <= counting[latest]) {
    minimum_end = std::max(minimum_end, stand_in_->plus_days(term.window));
  }
  return std::min(window_end, minimum_end);
}

}  // namespace tierwise
