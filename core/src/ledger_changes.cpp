// What clients add to the ledger. Apart from `ledger.cpp`, which adds it up once: this runs for every step of every
// client and is compiled for speed.
#include <algorithm>
#include <limits>

#include "tierwise/ledger.hpp"

namespace tierwise {
namespace {

constexpr auto kFree = std::numeric_limits<std::uint32_t>::max();

}  // namespace

void Ledger::Changes::add(Day on, Part part, const Fraction& points) {
  column_of(points.denominator, part).add(on, points.numerator);
}

void Ledger::Changes::add(Interval days, Part part, const Fraction& points) {
  Column& column = column_of(points.denominator, part);
  column.add(days.from, points.numerator);
  column.add(days.to, -points.numerator);
}

void Ledger::Changes::Column::add(Day on, Int128 numerator) {
  const auto low_half = static_cast<std::int64_t>(numerator);
  low.push_back({on, low_half});
  const auto high_half = static_cast<std::int64_t>((numerator - low_half) >> 64);
  if (high_half != 0) high.push_back({on, high_half});
}

void Ledger::Changes::add(const Changes& others) {
  for (const Column& other : others.columns_) {
    Column& column = column_of(other.denominator, other.part);
    column.low.insert(column.low.end(), other.low.begin(), other.low.end());
    column.high.insert(column.high.end(), other.high.begin(), other.high.end());
  }
}

std::size_t Ledger::Changes::slot_of(Int128 denominator, Part part) const {
  // Denominators are products of powers of ten: their low bits are alike, those of the product in the middle are not.
  constexpr std::uint64_t kGoldenRatio = 0x9e3779b97f4a7c15;
  const std::uint64_t key = static_cast<std::uint64_t>(denominator) * 3 + static_cast<std::uint64_t>(part);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(key * kGoldenRatio >> 40) & mask;
  const auto is_other = [&](std::uint32_t index) {
    return columns_[index].denominator != denominator || columns_[index].part != part;
  };
  while (slots_[slot] != kFree && is_other(slots_[slot])) slot = (slot + 1) & mask;
  return slot;
}

void Ledger::Changes::grow() {
  slots_.assign(std::max<std::size_t>(16, 2 * slots_.size()), kFree);
  for (std::uint32_t i = 0; i < columns_.size(); ++i) slots_[slot_of(columns_[i].denominator, columns_[i].part)] = i;
}

Ledger::Changes::Column& Ledger::Changes::column_of(Int128 denominator, Part part) {
  std::uint32_t& latest = latest_[static_cast<std::size_t>(part)];
  const bool is_latest =
      latest < columns_.size() && columns_[latest].part == part && columns_[latest].denominator == denominator;
  if (!is_latest) latest = find_or_add(denominator, part);
  return columns_[latest];
}

std::uint32_t Ledger::Changes::find_or_add(Int128 denominator, Part part) {
  if (2 * columns_.size() >= slots_.size()) grow();
  std::uint32_t& index = slots_[slot_of(denominator, part)];
  if (index == kFree) {
    index = static_cast<std::uint32_t>(columns_.size());
    columns_.push_back({denominator, part, {}, {}});
  }
  return index;
}

}  // namespace tierwise
