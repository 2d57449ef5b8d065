#include "tierwise/order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace tierwise {
namespace {

/// A list of so many days out of a range of so many.
struct Shape {
  std::size_t size;
  std::uint32_t range;
};

/// Around the sizes at which another way of sorting is taken.
std::vector<Shape> shapes() {
  std::vector<Shape> all;
  for (const std::size_t size : {0U, 1U, 2U, 3U, 15U, 16U, 17U, 31U, 32U, 33U, 100U, 999U, 1000U, 1001U}) {
    for (const std::uint32_t range : {1U, 2U, 64U, 65U, 2048U, 2049U, 4096U, 4097U, 4'000'000U, 2'000'000'000U}) {
      all.push_back({size, range});
    }
  }
  return all;
}

/// Days of a shape, in no order.
struct Sample {
  explicit Sample(const Shape& shape) {
    std::mt19937 random(20250715);
    for (std::size_t i = 0; i < shape.size; ++i) {
      days.push_back(Day::earliest().plus_days(static_cast<std::int32_t>(random() % shape.range)));
      positions.push_back(static_cast<std::uint32_t>(i));
    }
    expected = positions;
    std::stable_sort(expected.begin(), expected.end(), Earlier{days});
  }

  struct Earlier {
    const std::vector<Day>& days;
    bool operator()(std::uint32_t a, std::uint32_t b) const { return days[a] < days[b]; }
  };

  std::vector<Day> days;
  std::vector<std::uint32_t> positions;
  /// The positions by ascending day, those of one day in their order.
  std::vector<std::uint32_t> expected;
};

TEST(Order, OfDaysIsAscendingAndHasEachOnce) {
  for (const Shape& shape : shapes()) {
    Sample sample(shape);
    std::vector<Day> sorted = sample.days;
    sort_unique(sorted);
    std::sort(sample.days.begin(), sample.days.end());
    sample.days.erase(std::unique(sample.days.begin(), sample.days.end()), sample.days.end());
    EXPECT_EQ(sorted, sample.days) << shape.size << " of " << shape.range;
  }
}

TEST(Order, OfPositionsOfDaysKeepsThatOfEachDay) {
  for (const Shape& shape : shapes()) {
    const Sample sample(shape);
    EXPECT_EQ(order_of(sample.days), sample.expected) << shape.size << " of " << shape.range;
  }
}

TEST(Order, OfPositionsKeepsThatOfEqualOnes) {
  for (const Shape& shape : shapes()) {
    Sample sample(shape);
    sort_positions(sample.positions, Sample::Earlier{sample.days});
    EXPECT_EQ(sample.positions, sample.expected) << shape.size << " of " << shape.range;
  }
}

TEST(Order, OfItemsByDayKeepsThatOfEachDay) {
  for (const Shape& shape : shapes()) {
    Sample sample(shape);
    sort_by_day(sample.positions, [&](std::uint32_t item) { return sample.days[item]; });
    EXPECT_EQ(sample.positions, sample.expected) << shape.size << " of " << shape.range;
  }
}

}  // namespace
}  // namespace tierwise
