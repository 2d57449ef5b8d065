#pragma once

#include <vector>

#include "tierwise/managed.hpp"
#include "tierwise/points.hpp"
#include "tierwise/portfolio.hpp"
#include "tierwise/rules.hpp"

namespace tierwise {

/// What one sale earns (rules `sold.rate`, `sold.line`, `sold.net`, `sold.life`).
struct SoldLot {
  Motion motion = Motion::sourced;
  Decimal rate;         ///< points per unit of MRR, of the line's first day
  bool priced = false;  ///< has the currency a unit (rule `currency.unit`)?
  Fraction points;      ///< zero unless `priced`
  Interval life;        ///< the days on which the points count
};

/// The first day on which the product line of a sale was sold to the client, as far as its sales tell (rule
/// `sold.line`).
Day line_first_sold(const Client& client, const Sale& sale);

/// One lot per sale of the client, in their order. A sale whose rate, price or life has no value in the rule book is
/// named in `missing` and its lot left empty. `of_rate_1` is the price in the client's market and currency.
std::vector<SoldLot> sold_lots(const Client& client, const RuleBook& rules, const PriceSchedule& of_rate_1,
                               MissingParameters& missing);

}  // namespace tierwise
