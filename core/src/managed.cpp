#include "tierwise/managed.hpp"

#include <algorithm>

#include "counting_activities.hpp"

namespace tierwise {

bool CountingActivities::counts(const Activity& activity) {
  return is_set_up(activity) && context_.qualifying_.has_table_on(activity.on) && context_.qualifying_.does(activity);
}

CountingActivities::Place CountingActivities::first_from(Place place) {
  while (place != end_ && !counts(*place)) ++place;
  return place;
}

void CountingActivities::assign(const Access& access) {
  Setup setup = context_.setup_of(access);
  if (!setup.usable.empty()) first_usable_ = std::min(first_usable_, setup.usable.runs().front().from);
  if (setup.assigned.empty()) return;
  first_assigned_ = std::min(first_assigned_, setup.assigned.runs().front().from);
  DaySet& assigned = context_.assigned_[access.employee];
  assigned = assigned.empty() ? std::move(setup.assigned) : assigned.united(setup.assigned);
}

std::vector<CountingRun>& CountingActivities::runs(const std::vector<Day>& endings, MissingParameters& missing) {
  std::vector<CountingRun>& runs = context_.counting_;
  runs.clear();
  Place place = begin_;
  for (; place != end_ && !context_.qualifying_.has_table_on(place->on); ++place) {
    if (is_set_up(*place)) {
      missing.push_back({{place->on, Day::forever()}, context_.rules_.qualifying.path, place->on});
    }
  }
  auto ending = endings.begin();
  while ((place = first_from(place)) != end_) {
    CountingRun& run = runs.emplace_back(CountingRun{place->on, place->on});
    ++place;
    while (ending != endings.end() && *ending <= run.first) ++ending;
    const Day end = ending == endings.end() ? Day::forever() : *ending;
    while (context_.most_count_ == 0 && extend(run, end, place)) {
    }
  }
  return runs;
}

bool CountingActivities::extend(CountingRun& run, Day end, Place& place) {
  const Day behind = std::min(run.last.plus_days(context_.shortest_window_).next(), end);
  const Place first = place;
  // In strides at first: to find where the window ends takes longer than all else.
  constexpr std::ptrdiff_t kStride = 4;
  while (end_ - place > kStride && place[kStride].on < behind) place += kStride;
  while (place != end_ && place->on < behind) ++place;
  for (Place last = place; last != first;) {
    if (!counts(*--last)) continue;
    run.last = last->on;
    return true;
  }
  return false;
}

Relationship::Relationship(const Client& client, ManagedContext& context) {
  collect_endings(client, context);
  CountingActivities activities(client, context);
  std::vector<CountingRun>& counting = activities.runs(endings_, missing_);
  if (context.most_count_ == 0 && !counting.empty()) latest_ = counting.back().last;
  add_stand_in(client, context, counting);
  if (counting.empty()) return;
  note_missing_terms(counting.front().first, context);
  find_active(counting, *context.terms_);
  find_ended(counting, *context.terms_);
}

void Relationship::find_active(Counting counting, const std::vector<ActivityTerms>& terms) {
  std::size_t term = 0;
  std::size_t ending = 0;
  for (std::size_t i = 0; i < counting.size(); ++i) {
    const Day from = counting[i].first;
    while (ending < endings_.size() && endings_[ending] <= from) ++ending;
    Day before = ending < endings_.size() ? endings_[ending] : Day::forever();
    if (i + 1 < counting.size()) before = std::min(before, counting[i + 1].first);
    while (terms[term].days.to <= from) ++term;
    for (std::size_t t = term; t < terms.size() && terms[t].days.from < before; ++t) {
      const Interval stretch = intersection(terms[t].days, {from, before});
      active_.append({stretch.from, std::min(stretch.to, covered_until(counting.first(i + 1), terms[t]))});
    }
  }
}

Day Relationship::covered_until(Counting counting, const ActivityTerms& term) const {
  const Day latest = counting.back().last;
  const Day window_end = latest.plus_days(term.window);
  if (term.minimum.count == 0) return window_end;
  // Activities of an ending's own day count anew.
  const auto ending = std::upper_bound(endings_.begin(), endings_.end(), latest);
  const Day standing_from = ending == endings_.begin() ? Day::earliest() : *std::prev(ending);
  Day minimum_end = Day::earliest();
  const auto count = static_cast<std::size_t>(term.minimum.count);
  if (counting.size() >= count && counting[counting.size() - count].first >= standing_from) {
    minimum_end = counting[counting.size() - count].first.plus_days(term.minimum.days);
  }
  if (stand_in_ && standing_from <= *stand_in_ && *stand_in_ <= latest) {
    minimum_end = std::max(minimum_end, stand_in_->plus_days(term.window));
  }
  return std::min(window_end, minimum_end);
}

}  // namespace tierwise
