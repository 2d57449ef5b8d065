// What managed credit is judged by. Apart from `managed.cpp`, which is compiled for speed: this runs once per rule
// book, market or access row.
#include <algorithm>

#include "tierwise/managed.hpp"

namespace tierwise {

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
    const auto price = price_on(rules, market, currency, Decimal::from_integer(1), days[i]);
    const auto* missing = std::get_if<MissingParameter>(&price);
    if (missing != nullptr) {
      prices.of_rate_1.missing.push_back({stretch, missing->path});
    } else {
      prices.of_rate_1.price.append(days[i], std::get<Price>(price));
    }
    const Decimal* rate = rules.managed_rate.on(days[i]);
    if (rate == nullptr || missing != nullptr) {
      prices.managed.missing.push_back({stretch, rate == nullptr ? rules.managed_rate.path : missing->path});
    } else {
      prices.managed.price.append(days[i], std::get<Price>(price).at_rate(*rate));
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

}  // namespace tierwise
