#include "tierwise/ledger.hpp"

#include <gtest/gtest.h>

#include <random>

namespace tierwise {
namespace {

struct Rise {
  int on;
  Int128 points;
};

Day nth_day(int number) {
  return Day::from_civil({2024, 1, 1})->plus_days(number);
}

Points managed_by_hand(const std::vector<Rise>& rises, int day) {
  Int128 sum = 0;
  for (const Rise& rise : rises) {
    if (rise.on <= day) sum += rise.points;
  }
  return Points({sum, 7});
}

void expect_every_day_as_by_hand(const std::vector<Rise>& rises, int first, int last) {
  Ledger::Changes changes;
  for (const Rise& rise : rises) changes.add(nth_day(rise.on), Ledger::Part::managed, {rise.points, 7});
  const Ledger ledger(changes);
  for (int day = first - 1; day <= last + 1; ++day) {
    EXPECT_EQ(ledger.at(nth_day(day)).managed, managed_by_hand(rises, day)) << "day " << day;
  }
}

TEST(Ledger, AddsUpManyChangesOfFewDays) {
  std::mt19937 random(7);
  std::vector<Rise> rises;
  for (int i = 0; i < 500; ++i)
    rises.push_back({static_cast<int>(random() % 90), static_cast<int>(random() % 50) - 25});
  expect_every_day_as_by_hand(rises, 0, 90);
}

TEST(Ledger, AddsUpFewChangesOfManyDays) {
  expect_every_day_as_by_hand({{900, 5}, {-300, 2}, {17, 3}, {900, 4}, {18, -3}}, -300, 900);
}

// Eight days for two changes are the most that are added up day by day; nine are sorted.
TEST(Ledger, AddsUpTheSameEitherWay) {
  for (const int last : {6, 7, 8}) expect_every_day_as_by_hand({{last, 3}, {0, 2}}, 0, last);
}

// What does not fit into 64 bits is kept in two parts.
TEST(Ledger, AddsUpNumeratorsOfAnySize) {
  constexpr Int128 kHalf = Int128{1} << 63;
  const std::vector<Rise> rises{
      {0, kHalf - 1},     {1, kHalf},      {2, kHalf + 1},          {3, -kHalf},
      {4, -kHalf - 1},    {5, 2 * kHalf},  {5, -2 * kHalf - 1},     {6, (Int128{1} << 100) + 3},
      {70, -(kHalf - 1)}, {70, 4 * kHalf}, {71, -(Int128{1} << 99)}};
  expect_every_day_as_by_hand(rises, 0, 71);
  expect_every_day_as_by_hand({rises[1], rises[4], rises[6], rises[10]}, 0, 71);
}

TEST(Ledger, AddsFurtherChangesOfAnySize) {
  const Int128 large = (Int128{1} << 100) + 3;
  Ledger::Changes changes;
  changes.add(nth_day(0), Ledger::Part::sourced, {large, 7});
  const Ledger ledger = Ledger(changes).with(changes);
  EXPECT_EQ(ledger.at(nth_day(0)).sourced, Points({2 * large, 7}));
  EXPECT_EQ(ledger.with(changes).at(nth_day(0)).sourced, Points({3 * large, 7}));
}

TEST(Ledger, AddsUpDaysOnBothSidesOfTheOneThatDaysAreCountedFrom) {
  const int origin = -nth_day(0).number();
  expect_every_day_as_by_hand({{origin - 2, 3}, {origin + 2, 2}}, origin - 2, origin + 2);
}

TEST(TrackPoints, AreTheSameWhereEveryPartIs) {
  const Points one(Fraction{1, 7});
  const Points other(Fraction{2, 7});
  EXPECT_TRUE((TrackPoints{one, one, one} == TrackPoints{one, one, one}));
  EXPECT_FALSE((TrackPoints{one, one, one} == TrackPoints{other, one, one}));
  EXPECT_FALSE((TrackPoints{one, one, one} == TrackPoints{one, other, one}));
  EXPECT_FALSE((TrackPoints{one, one, one} == TrackPoints{one, one, other}));
}

TEST(Ledger, ForgetsWhatComesAndGoesOnOneDay) {
  Ledger::Changes changes;
  for (const std::int64_t points : {3, -3}) changes.add(nth_day(5), Ledger::Part::sourced, {points, 7});
  for (const int day : {4, 6}) changes.add(nth_day(day), Ledger::Part::sourced, {1, 7});
  const auto shown = Ledger(changes).shown({nth_day(0), nth_day(10)});
  std::vector<Day> days;
  for (const auto& [day, points] : shown) days.push_back(day);
  EXPECT_EQ(days, (std::vector<Day>{nth_day(0), nth_day(4), nth_day(6)}));
}

}  // namespace
}  // namespace tierwise
