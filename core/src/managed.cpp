#include "tierwise/managed.hpp"

#include <algorithm>

namespace tierwise {
namespace {

const QualifyingRow* row_of(const std::vector<QualifyingRow>& table, std::string_view tool) {
  const auto row = std::find_if(table.begin(), table.end(), [&](const QualifyingRow& r) { return r.tool == tool; });
  return row == table.end() ? nullptr : &*row;
}

/// A tool without a row is judged by `*`; without that, it does not qualify.
bool qualifies(const std::vector<QualifyingRow>& table, std::string_view tool, const std::string& action) {
  const QualifyingRow* row = row_of(table, tool);
  if (row == nullptr) row = row_of(table, "*");
  return row != nullptr && row->actions.contains(action);
}

}  // namespace

bool Qualifying::has_table_on(Day day) {
  if (!in_force_.contains(day)) find_entry(day);
  return entry_ != nullptr;
}

bool Qualifying::find_answer(std::uint32_t kind) {
  const bool answer = qualifies(entry_->value, kinds_->tool(kind), kinds_->action(kind));
  answers_[kind] = answer ? Answer::yes : Answer::no;
  return answer;
}

void Qualifying::find_entry(Day day) {
  entry_ = nullptr;
  in_force_ = {Day::earliest(), Day::forever()};
  std::size_t entries_until_day = 0;
  for (const auto& entry : dated_->entries) {
    if (day < entry.from) {
      in_force_.to = entry.from;
      break;
    }
    entry_ = &entry;
    in_force_.from = entry.from;
    ++entries_until_day;
  }
  if (entry_ == nullptr) return;
  if (known_.size() < entries_until_day) known_.resize(entries_until_day);
  std::vector<Answer>& answers = known_[entries_until_day - 1];
  answers.resize(kinds_->size());
  answers_ = answers.data();
}

Setup ManagedContext::setup_of(const Access& access) {
  const Employee& employee = *portfolio_.employees[access.employee];
  Known& known = in_partner_domain_[access.employee];
  if (known == Known::unknown) {
    known = portfolio_.partner.owns_domain_of(employee.email) ? Known::yes : Known::no;
  }
  return tierwise::setup_of(access, employee, known == Known::yes);
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

void Relationship::collect_endings(const Client& client, ManagedContext& context) {
  std::vector<Day>& endings = context.endings_;
  const auto present = [&](const Access& access) {
    return intersection(access.present, context.portfolio_.employees[access.employee]->present);
  };
  endings.assign(client.ended.begin(), client.ended.end());
  const bool any_leaves = std::any_of(client.access.begin(), client.access.end(),
                                      [&](const Access& access) { return !present(access).open(); });
  if (any_leaves) {
    std::vector<Interval> each;
    for (const Access& access : client.access) each.push_back(present(access));
    const DaySet any = DaySet::union_of(std::move(each));
    for (const Interval& run : any.runs()) {
      if (!run.open()) endings.push_back(run.to);
    }
  }
  sort_unique(endings);
}

void Relationship::collect_assigned(const Client& client, ManagedContext& context) {
  for (const Access& access : client.access) {
    const Setup setup = context.setup_of(access);
    if (!setup.usable.empty()) first_usable_ = std::min(first_usable_, setup.usable.runs().front().from);
    if (setup.assigned.empty()) continue;
    first_assigned_ = std::min(first_assigned_, setup.assigned.runs().front().from);
    DaySet& assigned = context.assigned_[access.employee];
    assigned = assigned.empty() ? setup.assigned : assigned.united(setup.assigned);
  }
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
      if (set_up(*activity)) missing_.push_back({{activity->on, Day::forever()}, context.rules_.qualifying.path});
      ++activity;
      continue;
    }
    // Whether an activity counts is as good as random to a processor that guesses branches, so there is none for it.
    for (const Day until = qualifying.table_until(); activity != end && activity->on < until; ++activity) {
      *next = activity->on;
      next += static_cast<std::ptrdiff_t>(set_up(*activity) & qualifying.does(*activity));
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
    missing_.push_back({{Day::earliest(), Day::forever()}, rules.window_days.path});
  }
}

void Relationship::note_missing_terms(Day first, const ManagedContext& context) {
  const RuleBook& rules = context.rules_;
  if (first < rules.window_days.first_day()) {
    missing_.push_back({{first, rules.window_days.first_day()}, rules.window_days.path});
  }
  const bool has_minimum = context.portfolio_.partner.credited_tier && !rules.minimum_activities.entries.empty();
  if (has_minimum && first < rules.minimum_activities.first_day()) {
    missing_.push_back({{first, rules.minimum_activities.first_day()}, rules.minimum_activities.path});
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

Day Relationship::runs_out(std::size_t latest, Day from, Day before) const {
  for (const ActivityTerms& term : *terms_) {
    const Interval stretch = intersection(term.days, {from, before});
    if (stretch.empty()) continue;
    const Day covered = covered_until(latest, term);
    if (covered <= stretch.from) return stretch.from;
    if (covered < stretch.to) return covered;
  }
  return before;
}

std::optional<std::size_t> Relationship::latest_counting(Day day) const {
  const std::span<const Day> counting = this->counting();
  const auto after = std::upper_bound(counting.begin(), counting.end(), day);
  if (after == counting.begin()) return std::nullopt;
  return static_cast<std::size_t>(after - counting.begin()) - 1;
}

Day Relationship::ending_after(Day day) const {
  const std::span<const Day> endings = this->endings();
  const auto ending = std::upper_bound(endings.begin(), endings.end(), day);
  return ending == endings.end() ? Day::forever() : *ending;
}

bool Relationship::ended_on(Day day) const {
  return runs_out(*latest_counting(day), day, day.next()) != day;
}

ManagedState Relationship::state_on(Day day) const {
  const std::span<const Day> counting = this->counting();
  ManagedState state;
  const std::optional<std::size_t> latest = latest_counting(day);
  if (!latest) {
    state.reason = day < first_usable_     ? NeverReason::no_employee
                   : day < first_assigned_ ? NeverReason::not_assigned
                   : day < first_activity_ ? NeverReason::no_activity
                                           : NeverReason::not_qualifying;
    return state;
  }
  // The stand-in is no real activity, unless a real one fell on its day.
  for (std::size_t i = *latest + 1; i-- > 0 && !state.last_activity;) {
    const bool only_stand_in = stand_in_ == counting[i] && (i == 0 || counting[i - 1] != counting[i]);
    if (!only_stand_in) state.last_activity = counting[i];
  }
  if (active_.contains(day)) {
    state.status = ManagedStatus::active;
    state.until = runs_out(*latest, day, ending_after(day));
    return state;
  }
  state.status = ManagedStatus::expired;
  for (const Interval& run : active_.runs()) {
    if (run.to <= day) state.until = run.to;
  }
  if (state.until && *state.until > counting[*latest] && ended_on(*state.until)) state.status = ManagedStatus::ended;
  return state;
}

}  // namespace tierwise
