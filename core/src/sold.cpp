#include "tierwise/sold.hpp"

#include <algorithm>

namespace tierwise {

namespace {

Day since(const Sale& sale) {
  return sale.line_since.value_or(sale.on);
}

}  // namespace

Day line_first_sold(const Client& client, const Sale& sale) {
  Day first = since(sale);
  for (const Sale& other : client.sales) {
    if (since(other) < first && other.line == sale.line) first = since(other);
  }
  return first;
}

std::vector<SoldLot> sold_lots(const Client& client, const RuleBook& rules, const PriceSchedule& of_rate_1,
                               MissingParameters& missing) {
  const Interval always{Day::earliest(), Day::forever()};
  std::vector<SoldLot> lots;
  lots.reserve(client.sales.size());
  Day first_of_all = Day::forever();
  for (const Sale& sale : client.sales) first_of_all = std::min(first_of_all, since(sale));
  for (const Sale& sale : client.sales) {
    SoldLot& lot = lots.emplace_back();
    lot.motion = sale.motion;
    const Dated<Decimal>& rates = rules.sold_rate(sale.motion);
    const Decimal* rate = rates.on(since(sale));
    // Which line was sold earlier matters only if the rate was another one then.
    if (rates.on(first_of_all) != rate) rate = rates.on(line_first_sold(client, sale));
    const int* life = rules.life_months.on(sale.on);
    if (rate == nullptr) missing.push_back({always, rates.path, line_first_sold(client, sale)});
    if (life == nullptr) missing.push_back({always, rules.life_months.path, sale.on});
    if (rate == nullptr || life == nullptr) continue;

    lot.rate = *rate;
    lot.life = {sale.on, sale.on.plus_months(*life)};
    const auto gap = std::find_if(of_rate_1.missing.begin(), of_rate_1.missing.end(),
                                  [&](const PriceSchedule::Gap& each) { return each.days.contains(sale.on); });
    if (gap != of_rate_1.missing.end()) {
      missing.push_back({always, gap->path, sale.on});
      continue;
    }
    const Price price = of_rate_1.price.at(sale.on).at_rate(*rate);
    lot.priced = price.known;
    if (lot.priced) lot.points = price.points_of(sale.net());
  }
  return lots;
}

}  // namespace tierwise
