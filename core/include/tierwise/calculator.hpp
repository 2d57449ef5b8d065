#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tierwise/day.hpp"
#include "tierwise/ledger.hpp"
#include "tierwise/problem.hpp"
#include "tierwise/rules.hpp"

namespace tierwise {

/// A client as the calculator knows it.
struct CalculatorClient {
  Day on;
  std::string market;
  std::string currency;
  Motion motion = Motion::sourced;
};

struct CalculationRequest {
  CalculatorClient client;
  Amount sold;
  std::optional<Amount> managed;  ///< none: the client will not be managed
  int other_partners = 0;
};

struct Calculation {
  Fraction sold;
  Fraction managed;
  Fraction credit;  ///< managed credit in the client's currency, after the split
  Decimal unit;
  Decimal sold_rate;
  Decimal managed_rate;
  bool growth = false;
  Decimal multiplier;

  Points total() const {
    Points points(sold);
    points.add(managed);
    return points;
  }
};

/// What a sale on that day, and managing the client, would earn by the rules of that day. A currency without a unit and
/// a missing parameter are problems.
Result<Calculation> calculate(const RuleBook& rules, const CalculationRequest& request);

/// Sold and managed figures times 10^6: amounts, or points.
struct Millionths {
  std::int64_t sold = 0;
  std::int64_t managed = 0;
};

/// The amounts that earn so many points, or the points that such amounts earn, rounded half away from zero. What the
/// rounding cuts off is missing when they are converted back.
Result<Millionths> points_to_currency(const RuleBook& rules, const CalculatorClient& client, Millionths points);
Result<Millionths> currency_to_points(const RuleBook& rules, const CalculatorClient& client, Millionths amounts);

}  // namespace tierwise
