#include <algorithm>
#include <array>

#include "json_value.hpp"
#include "target.hpp"
#include "tierwise/advice.hpp"

namespace tierwise {
namespace {

/// The smallest unit of a currency, in 1/10,000 (ISO 4217 minor units; none has fewer decimals than 0 or more than 2
/// that the programme publishes).
std::int64_t smallest_unit(std::string_view currency) {
  constexpr std::array kWithoutDecimals = {std::string_view("CLP"), std::string_view("ISK"), std::string_view("JPY"),
                                           std::string_view("KRW"), std::string_view("PYG"), std::string_view("VND")};
  const bool whole = std::find(kWithoutDecimals.begin(), kWithoutDecimals.end(), currency) != kWithoutDecimals.end();
  return whole ? Decimal::kScale : Decimal::kScale / 100;
}

/// The smallest number of units that earn at least `points`; none below 10^12.
std::optional<Amount> amount_for(const Points& points, const Price& price, std::int64_t unit) {
  Int128 too_few = 0;
  Int128 enough = power_of_ten(12) * Decimal::kScale / unit - 1;
  const auto suffices = [&](Int128 units) {
    return Points(price.points_of(Amount::from_scaled(units * unit))) >= points;
  };
  if (!suffices(enough)) return std::nullopt;
  while (enough - too_few > 1) {
    const Int128 middle = too_few + (enough - too_few) / 2;
    (suffices(middle) ? enough : too_few) = middle;
  }
  return Amount::from_scaled(enough * unit);
}

/// What no sale of this motion can change.
std::optional<GoalReason> obstacle(const TierStanding& standing, bool needs_certification, Motion motion) {
  if (needs_certification && !standing.certified) return GoalReason::not_certified;
  if (!standing.unconfirmed.empty()) return GoalReason::unconfirmed;
  if (standing.missing[Track::managed]) return GoalReason::needs_managed;
  if (standing.missing[Track::sourced] && motion == Motion::assisted) return GoalReason::needs_sourced;
  return std::nullopt;
}

Points largest_gap(const TierStanding& standing) {
  Points largest;
  for (const Track track : kTracks) {
    const std::optional<Points>& gap = standing.missing[track];
    if (gap && largest < *gap) largest = *gap;
  }
  return largest;
}

}  // namespace

std::string_view name_of(GoalReason reason) {
  switch (reason) {
    case GoalReason::not_certified: return "not-certified";
    case GoalReason::unconfirmed: return "unconfirmed";
    case GoalReason::needs_sourced: return "needs-sourced";
    case GoalReason::needs_managed: return "needs-managed";
    case GoalReason::sale_expired: return "sale-expired";
    case GoalReason::rate_zero: return "rate-zero";
    case GoalReason::too_large: break;
  }
  return "too-large";
}

Result<TierStanding> standing_towards(const Model& model, const Target& target, const TrackPoints& points, Day day) {
  const Standing standing = model.standing_on(day);
  if (target.points) {
    TierStanding result;
    result.certified = standing.certified;
    Points gap = *target.points - points.total();
    if (gap.sign() > 0) result.missing[Track::total] = std::move(gap);
    result.met = result.missing.empty();
    return result;
  }
  const auto* tiers = model.rules().tiers.on(day);
  if (tiers == nullptr) return MissingParameter{model.rules().tiers.path, day}.problem();
  for (TierStanding& row : compare_with_tiers(*tiers, points, standing)) {
    if (row.id == target.tier) return std::move(row);
  }
  return Problem{"unknown-tier", "request", "/tier", "the id of a tier of the rule book on " + day.text(),
                 json_quoted(target.tier.value_or(""))};
}

bool asks_for_certification(const RuleBook& rules, const Target& target, Day day) {
  const auto* tiers = rules.tiers.on(day);
  if (!target.tier || tiers == nullptr) return false;
  return std::any_of(tiers->begin(), tiers->end(),
                     [&](const Tier& tier) { return tier.id == *target.tier && tier.certified; });
}

Result<Goal> seek_goal(const Model& model, Day on, Day sell_on, const Target& target) {
  if (on < sell_on) {
    return Problem{"sale-after-goal", "request", "/sellOn", "a day on or before that of the goal, " + on.text(),
                   sell_on.text()};
  }
  const Problems missing = model.missing_parameters({on, on.next()});
  if (!missing.empty()) return missing;
  Result<TierStanding> standing = standing_towards(model, target, model.ledger().at(on), on);
  if (!standing) return standing.problems();

  Goal goal{on, target.tier, *standing, {}};
  if (goal.standing.met) return goal;
  const RuleBook& rules = model.rules();
  const bool needs_certification = asks_for_certification(rules, target, on);
  const Points gap = largest_gap(goal.standing);
  const int* life = rules.life_months.on(sell_on);
  const auto* units = rules.unit.on(sell_on);
  const auto* growth = rules.growth.on(sell_on);
  if (life == nullptr) return MissingParameter{rules.life_months.path, sell_on}.problem();
  if (units == nullptr) return MissingParameter{rules.unit.path, sell_on}.problem();
  if (growth == nullptr) return MissingParameter{rules.growth.path, sell_on}.problem();
  const bool counts = Interval{sell_on, sell_on.plus_months(*life)}.contains(on);

  for (const Motion motion : {Motion::sourced, Motion::assisted}) {
    const Decimal* rate = rules.sold_rate(motion).on(sell_on);
    if (rate == nullptr) return MissingParameter{rules.sold_rate(motion).path, sell_on}.problem();
    for (const bool in_growth : {false, true}) {
      if (in_growth && growth->empty()) continue;
      const std::string market = in_growth ? growth->front() : "";
      for (const auto& [currency, unit] : *units) {
        GoalWay& way = goal.ways.emplace_back();
        way = {motion, in_growth, currency, std::nullopt, GoalReason::too_large};
        const auto terms = price_terms_on(rules, market, currency, sell_on);
        if (const auto* gap_in_rules = std::get_if<MissingParameter>(&terms)) return gap_in_rules->problem();
        const Price price = std::get<PriceTerms>(terms).price().at_rate(*rate);
        if (const auto reason = obstacle(goal.standing, needs_certification, motion)) {
          way.reason = *reason;
        } else if (!counts) {
          way.reason = GoalReason::sale_expired;
        } else if (price.points.zero()) {
          way.reason = GoalReason::rate_zero;
        } else {
          way.amount = amount_for(gap, price, smallest_unit(currency));
        }
      }
    }
  }
  return goal;
}

}  // namespace tierwise
