#include "tierwise/order.hpp"

#include <array>
#include <numeric>

namespace tierwise {

namespace {

/// Sorts by counting, `kBits` of the day at a time from the lowest up: days of a few years take one or two passes, each
/// as long as the list.
template <unsigned kBits, class T, class DayOf>
void sort_by_counting(std::vector<T>& items, DayOf day_of) {
  if (items.empty()) return;
  Day first = day_of(items.front());
  Day last = first;
  for (const T& item : items) {
    first = std::min(first, day_of(item));
    last = std::max(last, day_of(item));
  }
  const auto place_of = [&](const T& item) {
    return static_cast<std::uint32_t>(day_of(item).number()) - static_cast<std::uint32_t>(first.number());
  };
  const std::uint32_t range = static_cast<std::uint32_t>(last.number()) - static_cast<std::uint32_t>(first.number());
  constexpr std::uint32_t mask = (std::uint32_t{1} << kBits) - 1;
  std::vector<T> sorted(items.size());
  for (unsigned shift = 0; shift < 32 && (range >> shift) != 0; shift += kBits) {
    std::array<std::uint32_t, mask + 1> starts{};
    for (const T& item : items) ++starts[(place_of(item) >> shift) & mask];
    std::uint32_t start = 0;
    for (std::uint32_t& count : starts) start += std::exchange(count, start);
    for (const T& item : items) sorted[starts[(place_of(item) >> shift) & mask]++] = item;
    items.swap(sorted);
  }
}

}  // namespace

void sort_days(std::vector<Day>& days) {
  constexpr std::size_t kFew = 32;
  if (std::is_sorted(days.begin(), days.end())) return;
  if (days.size() < kFew) {
    // The library's sort is many times as much code.
    for (auto day = days.begin(); day != days.end(); ++day) {
      std::rotate(std::upper_bound(days.begin(), day, *day), day, std::next(day));
    }
  } else {
    sort_by_counting<6>(days, [](Day day) { return day; });
  }
}

std::vector<std::uint32_t> order_of(const std::vector<Day>& days) {
  std::vector<std::uint32_t> order(days.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto day_of = [&](std::uint32_t position) { return days[position]; };
  if (days.size() < 1000) {
    sort_by_counting<6>(order, day_of);
  } else {
    sort_by_counting<11>(order, day_of);
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
