#include "tierwise/order.hpp"

#include <array>
#include <numeric>

namespace tierwise {

std::vector<std::uint32_t> order_of(const std::vector<Day>& days) {
  std::vector<std::uint32_t> order(days.size());
  std::iota(order.begin(), order.end(), 0U);
  if (days.empty()) return order;
  const auto number_of = [](Day day) { return static_cast<std::uint32_t>(day.number()); };
  const auto extremes = std::minmax_element(days.begin(), days.end());
  const std::uint32_t first = number_of(*extremes.first);
  const std::uint32_t range = number_of(*extremes.second) - first;
  const auto place_of = [&](std::uint32_t position) { return number_of(days[position]) - first; };
  // By counting, so many bits of the day at a time from the lowest up: days of a few years take one or two passes, each
  // as long as the list.
  constexpr unsigned kMostBits = 11;
  const unsigned bits = days.size() < 1000 ? 6 : kMostBits;
  const std::uint32_t mask = (1U << bits) - 1;
  std::array<std::uint32_t, 1U << kMostBits> starts;
  std::vector<std::uint32_t> sorted(days.size());
  for (unsigned shift = 0; shift < 32 && (range >> shift) != 0; shift += bits) {
    std::fill_n(starts.begin(), mask + 1, 0U);
    for (const std::uint32_t position : order) ++starts[(place_of(position) >> shift) & mask];
    std::uint32_t start = 0;
    for (std::uint32_t i = 0; i <= mask; ++i) start += std::exchange(starts[i], start);
    for (const std::uint32_t position : order) sorted[starts[(place_of(position) >> shift) & mask]++] = position;
    order.swap(sorted);
  }
  return order;
}

void sort_positions(std::vector<std::uint32_t>& positions, Before before, const void* context) {
  // The library's stable sort is several times as much code.
  std::vector<std::uint32_t> merged(positions.size());
  const auto at = [&](std::size_t place) {
    return positions.begin() + static_cast<std::ptrdiff_t>(std::min(place, positions.size()));
  };
  for (std::size_t width = 1; width < positions.size(); width *= 2) {
    auto out = merged.begin();
    for (std::size_t start = 0; start < positions.size(); start += 2 * width) {
      const auto middle = at(start + width);
      out = std::merge(at(start), middle, middle, at(start + 2 * width), out,
                       [&](std::uint32_t a, std::uint32_t b) { return before(context, a, b); });
    }
    positions.swap(merged);
  }
}

}  // namespace tierwise
