#include "tierwise/order.hpp"

namespace tierwise {

std::vector<std::uint32_t> order_of(const std::vector<Day>& days) {
  std::vector<std::int64_t> keys;  // the day above, the position below
  keys.reserve(days.size());
  for (const Day day : days) {
    keys.push_back(std::int64_t{day.number()} * (std::int64_t{1} << 32U) + static_cast<std::int64_t>(keys.size()));
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> order;
  order.reserve(keys.size());
  for (const std::int64_t key : keys) order.push_back(static_cast<std::uint32_t>(key));
  return order;
}

void sort_positions(std::vector<std::uint32_t>& positions, Before before, const void* context) {
  std::stable_sort(positions.begin(), positions.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return before(context, a, b); });
}

}  // namespace tierwise
