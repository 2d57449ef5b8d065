// What managed credit is judged by, and what it comes to on a day. Apart from `managed.cpp`, which is compiled for
// speed: this runs once per rule book, market, access row or question, not for every activity.
#include <algorithm>

#include "counting_activities.hpp"
#include "tierwise/managed.hpp"

namespace tierwise {
namespace {

/// Adds what `managedUntil` stands for, unless it lies in a run, to which it adds nothing.
void insert_stand_in(std::vector<CountingRun>& runs, Day day) {
  const auto behind = std::find_if(runs.begin(), runs.end(), [&](const CountingRun& run) { return run.last > day; });
  if (behind == runs.end() || day < behind->first) runs.insert(behind, {day, day});
}

}  // namespace

std::string_view name_of(ManagedStatus status) {
  switch (status) {
    case ManagedStatus::never: return "never";
    case ManagedStatus::active: return "active";
    case ManagedStatus::expired: return "expired";
    case ManagedStatus::ended: break;
  }
  return "ended";
}

std::string_view name_of(NeverReason reason) {
  switch (reason) {
    case NeverReason::no_employee: return "no-employee";
    case NeverReason::not_assigned: return "not-assigned";
    case NeverReason::no_activity: return "no-activity";
    case NeverReason::not_qualifying: break;
  }
  return "not-qualifying";
}

ActivityTermsList activity_terms(const RuleBook& rules, std::string_view credited_tier) {
  std::vector<Day> days;
  rules.window_days.add_days(days);
  rules.minimum_activities.add_days(days);
  sort_unique(days);
  std::vector<ActivityTerms> terms;
  for (const Day day : days) {
    const int* window = rules.window_days.on(day);
    if (window == nullptr) continue;
    ActivityTerms term{{day, Day::forever()}, *window, {}};
    if (const auto* minimum = rules.minimum_activities.on(day)) {
      const MinimumActivities* row = minimum->find(credited_tier);
      if (row != nullptr) term.minimum = *row;
    }
    if (!terms.empty()) terms.back().days.to = day;
    terms.push_back(term);
  }
  return std::make_shared<const std::vector<ActivityTerms>>(std::move(terms));
}

MarketPrices market_prices(const RuleBook& rules, std::string_view market, std::string_view currency) {
  std::vector<Day> days{Day::earliest()};
  rules.managed_rate.add_days(days);
  rules.unit.add_days(days);
  rules.growth.add_days(days);
  rules.multiplier.add_days(days);
  sort_unique(days);
  MarketPrices prices;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const Interval stretch{days[i], i + 1 < days.size() ? days[i + 1] : Day::forever()};
    const auto terms = price_terms_on(rules, market, currency, days[i]);
    const auto* missing = std::get_if<MissingParameter>(&terms);
    if (missing != nullptr) {
      prices.of_rate_1.missing.push_back({stretch, missing->path});
    } else {
      prices.of_rate_1.price.append(days[i], std::get<PriceTerms>(terms).price());
    }
    const Decimal* rate = rules.managed_rate.on(days[i]);
    if (rate == nullptr || missing != nullptr) {
      prices.managed.missing.push_back({stretch, rate == nullptr ? rules.managed_rate.path : missing->path});
    } else {
      prices.managed.price.append(days[i], std::get<PriceTerms>(terms).price().at_rate(*rate));
    }
  }
  return prices;
}

Setup setup_of(const Access& access, const Employee& employee, bool in_partner_domain) {
  Setup setup;
  setup.usable = DaySet(intersection(employee.present, access.present));
  for (const auto* inactive : {&employee.inactive, &access.inactive}) {
    if (!inactive->empty()) setup.usable = setup.usable.without(DaySet::union_of(*inactive));
  }
  if (in_partner_domain) {
    setup.assigned = setup.usable;
  } else if (access.linked) {
    setup.assigned = setup.usable.intersected(DaySet({*access.linked, Day::forever()}));
  }
  return setup;
}

const QualifyingRow* qualifying_row(const std::vector<QualifyingRow>& table, std::string_view tool) {
  const QualifyingRow* others = nullptr;
  for (const QualifyingRow& row : table) {
    if (row.tool == tool) return &row;
    if (row.tool == "*") others = &row;
  }
  return others;
}

bool Qualifying::find_answer(std::uint32_t kind) {
  const QualifyingRow* row = qualifying_row(entry_->value, kinds_->tool(kind));
  const bool answer = row != nullptr && row->actions.contains(kinds_->action(kind));
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

ManagedContext::ManagedContext(const Portfolio& portfolio, const RuleBook& rules, ActivityTermsList terms)
    : portfolio_(portfolio),
      rules_(rules),
      terms_(std::move(terms)),
      qualifying_(rules, portfolio.activity_kinds),
      in_partner_domain_(portfolio.employees.size()),
      assigned_(portfolio.employees.size()) {
  for (const ActivityTerms& term : *terms_) {
    shortest_window_ = std::min(shortest_window_, term.window);
    most_count_ = std::max(most_count_, static_cast<std::size_t>(term.minimum.count));
  }
}

void Relationship::collect_endings(const Client& client, const ManagedContext& context) {
  endings_.assign(client.ended.begin(), client.ended.end());
  const auto present = [&](const Access& access) {
    return intersection(access.present, context.portfolio_.employees[access.employee]->present);
  };
  const bool any_leaves = std::any_of(client.access.begin(), client.access.end(), [&](const Access& access) {
    return !access.present.open() || !context.portfolio_.employees[access.employee]->present.open();
  });
  if (any_leaves) {
    std::vector<Interval> each;
    for (const Access& access : client.access) each.push_back(present(access));
    const DaySet any = DaySet::union_of(std::move(each));
    for (const Interval& run : any.runs()) {
      if (!run.open()) endings_.push_back(run.to);
    }
  }
  sort_unique(endings_);
}

void Relationship::add_stand_in(const Client& client, const ManagedContext& context,
                                std::vector<CountingRun>& counting) {
  if (!client.managed_until) return;
  const Dated<int>& windows = context.rules_.window_days;
  if (const int* window = windows.on(context.portfolio_.as_of)) {
    stand_in_ = client.managed_until->plus_days(-*window);
    insert_stand_in(counting, *stand_in_);
  } else {
    missing_.push_back({{Day::earliest(), Day::forever()}, windows.path, context.portfolio_.as_of});
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

Day Relationship::ending_after(Day day) const {
  const auto ending = std::upper_bound(endings_.begin(), endings_.end(), day);
  return ending == endings_.end() ? Day::forever() : *ending;
}

std::vector<CountingRun>& CountingActivities::latest(Day last) {
  std::vector<CountingRun>& runs = context_.counting_;
  runs.clear();
  const auto is_until = [&](const Activity& activity) { return activity.on <= last; };
  // Mostly one of the last days is asked about: it is looked for from there, so as to touch little memory.
  std::ptrdiff_t back = 0;
  for (std::ptrdiff_t step = 1; back < end_ - begin_ && !is_until(*(end_ - back - 1)); step *= 2) {
    back = std::min(back + step, end_ - begin_);
  }
  Place place = std::partition_point(end_ - back, end_, is_until);
  const std::size_t most = std::max<std::size_t>(context_.most_count_, 1);
  while (place != begin_ && runs.size() < most) {
    if (counts(*--place)) runs.push_back({place->on, place->on});
  }
  std::reverse(runs.begin(), runs.end());
  return runs;
}

NeverReason CountingActivities::reason_on(Day day) const {
  if (day < first_usable_) return NeverReason::no_employee;
  if (day < first_assigned_) return NeverReason::not_assigned;
  const bool any =
      std::any_of(begin_, end_, [&](const Activity& activity) { return activity.on <= day && is_set_up(activity); });
  return any ? NeverReason::not_qualifying : NeverReason::no_activity;
}

Day Relationship::runs_out(Counting counting, const std::vector<ActivityTerms>& terms, Day from, Day before) const {
  for (const ActivityTerms& term : terms) {
    const Interval stretch = intersection(term.days, {from, before});
    if (stretch.empty()) continue;
    const Day covered = covered_until(counting, term);
    if (covered <= stretch.from) return stretch.from;
    if (covered < stretch.to) return covered;
  }
  return before;
}

void Relationship::find_ended(Counting counting, const std::vector<ActivityTerms>& terms) {
  for (const Day ending : endings_) {
    const auto runs = active_.runs();
    if (std::none_of(runs.begin(), runs.end(), [&](const Interval& run) { return run.to == ending; })) continue;
    const auto after = std::partition_point(counting.begin(), counting.end(),
                                            [&](const CountingRun& run) { return run.first <= ending; });
    const Counting until = counting.first(static_cast<std::size_t>(after - counting.begin()));
    if (runs_out(until, terms, ending, ending.next()) != ending) ended_.push_back(ending);
  }
}

ManagedState Relationship::state_on(Day day, const Client& client, ManagedContext& context) const {
  ManagedState state;
  std::vector<CountingRun>& counting = context.counting_;
  const bool stood_in = stand_in_ && *stand_in_ <= day;
  if (latest_ <= day) {
    counting.clear();
    counting.push_back({latest_, latest_});
  } else {
    CountingActivities activities(client, context);
    if (activities.latest(day).empty() && !stood_in) {
      state.reason = activities.reason_on(day);
      return state;
    }
  }
  // The stand-in is no real activity.
  if (!counting.empty()) state.last_activity = counting.back().last;
  if (stood_in) insert_stand_in(counting, *stand_in_);
  if (active_.contains(day)) {
    state.status = ManagedStatus::active;
    state.until = runs_out(counting, *context.terms_, day, ending_after(day));
    return state;
  }
  state.status = ManagedStatus::expired;
  for (const Interval& run : active_.runs()) {
    if (run.to <= day) state.until = run.to;
  }
  if (state.until && *state.until > counting.back().last && ended_on(*state.until)) state.status = ManagedStatus::ended;
  return state;
}

}  // namespace tierwise
