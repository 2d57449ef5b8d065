#pragma once

#include <vector>

#include "tierwise/managed.hpp"
#include "tierwise/points.hpp"
#include "tierwise/portfolio.hpp"
#include "tierwise/rules.hpp"

namespace tierwise {

/// What one sale earns (rules `sold.rate`, `sold.line`, `sold.net`, `sold.life`).
struct SoldLot {
  Decimal rate;     ///< points per unit of MRR, of the line's first day
  Day rate_day;     ///< the line's first day
  Price price;      ///< of the sale's day
  Fraction points;  ///< meaningless unless `price.known`
  Interval life;    ///< the days on which the points count
};

/// One lot per sale of the client, in their order. A sale whose rate, price or life has no value in the rule book is
/// named in `missing` and its lot left empty. `of_rate_1` is the price in the client's market and currency.
std::vector<SoldLot> sold_lots(const Client& client, const RuleBook& rules, const PriceSchedule& of_rate_1,
                               MissingParameters& missing);

}  // namespace tierwise
