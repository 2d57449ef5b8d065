#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "tierwise/day.hpp"

namespace tierwise {

/// The positions of `days` in ascending order of the days; those of one day keep their order.
std::vector<std::uint32_t> order_of(const std::vector<Day>& days);

/// Does what `context` stands for put position `a` before position `b`?
using Before = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

/// Sorts positions; equal ones keep their order. One sort serves every comparison, because each would be a copy of it.
void sort_positions(std::vector<std::uint32_t>& positions, Before before, const void* context);

/// Sorts positions by `before(a, b)`; equal ones keep their order.
template <class Compare>
void sort_positions(std::vector<std::uint32_t>& positions, const Compare& before) {
  const auto call = [](const void* compare, std::uint32_t a, std::uint32_t b) {
    return (*static_cast<const Compare*>(compare))(a, b);
  };
  sort_positions(positions, call, &before);
}

/// Inserts an item into a short list, at `index`: a step for each item behind it, in a fraction of the library's code.
template <class T>
T& insert_at(std::vector<T>& items, std::ptrdiff_t index, T item) {
  items.push_back(std::move(item));
  for (auto place = items.end() - 1; place != items.begin() + index; --place) std::swap(*place, *(place - 1));
  return items[static_cast<std::size_t>(index)];
}

/// Puts items into an order of their positions.
template <class T>
void arrange(std::vector<T>& items, const std::vector<std::uint32_t>& order) {
  std::vector<T> arranged;
  arranged.reserve(items.size());
  for (const std::uint32_t position : order) arranged.push_back(std::move(items[position]));
  items = std::move(arranged);
}

/// Puts items into ascending order of `day_of(item)`; those of one day keep their order.
template <class T, class DayOf>
void sort_by_day(std::vector<T>& items, DayOf day_of) {
  const auto earlier = [&](const T& a, const T& b) { return day_of(a) < day_of(b); };
  if (std::is_sorted(items.begin(), items.end(), earlier)) return;
  constexpr std::size_t kFew = 16;
  if (items.size() <= kFew) {
    for (auto item = items.begin(); item != items.end(); ++item) {
      std::rotate(std::upper_bound(items.begin(), item, *item, earlier), item, std::next(item));
    }
    return;
  }
  std::vector<Day> days;
  days.reserve(items.size());
  for (const T& item : items) days.push_back(day_of(item));
  arrange(items, order_of(days));
}

}  // namespace tierwise
