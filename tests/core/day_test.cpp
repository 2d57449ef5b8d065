#include "tierwise/day.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace tierwise {
namespace {

constexpr Day day(int year, int month, int day_of_month) {
  return *Day::from_civil({year, month, day_of_month});
}

static_assert(day(1970, 1, 1).number() == 0);
static_assert(day(2000, 3, 1).number() == 11017);
static_assert(day(1969, 12, 31).number() == -1);
static_assert(!Day::from_civil({2023, 2, 29}));
static_assert(Day::from_civil({2024, 2, 29}));
static_assert(!Day::from_civil({1900, 2, 29}));
static_assert(Day::from_civil({2000, 2, 29}));
static_assert(!Day::from_civil({2024, 0, 1}) && !Day::from_civil({2024, 13, 1}));
static_assert(!Day::from_civil({2024, 4, 31}) && !Day::from_civil({2024, 4, 0}));
static_assert(!Day::from_civil({0, 1, 1}) && !Day::from_civil({10000, 1, 1}));
static_assert(day(2024, 12, 31).next() == day(2025, 1, 1));
static_assert(day(2024, 3, 1).previous() == day(2024, 2, 29));
static_assert(day(2025, 1, 31).plus_months(1) == day(2025, 2, 28));
static_assert(day(2024, 1, 31).plus_months(1) == day(2024, 2, 29));
static_assert(day(2025, 1, 31).plus_months(2) == day(2025, 3, 31));
static_assert(day(2023, 11, 30).plus_months(2) == day(2024, 1, 30));
static_assert(Day::earliest() < day(1, 1, 1) && day(9999, 12, 31) < Day::forever());

TEST(Day, EveryDayOfEightCenturiesFollowsTheOneBeforeAndRoundTrips) {
  Day expected = day(1600, 1, 1);
  for (int year = 1600; year <= 2400; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int d = 1; d <= days_in_month(year, month); ++d, expected = expected.next()) {
        const Civil civil{year, month, d};
        ASSERT_EQ(Day::from_civil(civil), expected) << year << '-' << month << '-' << d;
        ASSERT_EQ(expected.civil(), civil) << expected.number();
      }
    }
  }
  EXPECT_EQ(expected, day(2401, 1, 1));
}

TEST(Day, BeforeTheFirstYearTheCalendarGoesOn) {
  Day each = Day::first();
  Civil expected{1, 1, 1};
  while (expected.year > -900) {
    ASSERT_EQ(each.civil(), expected) << each.number();
    each = each.previous();
    if (--expected.day == 0) {
      if (--expected.month == 0) expected = {expected.year - 1, 12, 0};
      expected.day = days_in_month(expected.year, expected.month);
    }
  }
}

TEST(Day, MonthsCanBeCountedBackBeforeTheFirstYear) {
  const Day anchor = day(1, 12, 15);
  Civil expected{1, 12, 15};
  for (int months = 0; months <= 12'000; ++months) {
    ASSERT_EQ(anchor.plus_months(-months).civil(), expected) << months;
    if (--expected.month == 0) expected = {expected.year - 1, 12, 15};
  }
}

TEST(Day, MonthsCountedBackBeforeTheFirstYearEndWhereTheyDoAfterIt) {
  // The calendar repeats itself every 400 years.
  for (int months = 12; months <= 60; ++months) {
    const Civil before = day(1, 12, 31).plus_months(-months).civil();
    const Civil after = day(401, 12, 31).plus_months(-months).civil();
    ASSERT_EQ(before, (Civil{after.year - 400, after.month, after.day})) << months;
  }
}

TEST(Day, TheEndsOfTimeLeaveRoomToCountOn) {
  EXPECT_EQ(Day::forever().plus_days(1'000'000).number(), std::int64_t{Day::forever().number()} + 1'000'000);
  EXPECT_EQ(Day::earliest().plus_days(-1'000'000).number(), std::int64_t{Day::earliest().number()} - 1'000'000);
}

TEST(Day, ExistsInTheYearsThatDocumentsName) {
  for (const Civil civil : {Civil{0, 12, 31}, Civil{10000, 1, 1}, Civil{2024, 0, 1}, Civil{2024, 13, 1},
                            Civil{2024, 1, 0}, Civil{2024, 1, 32}, Civil{2023, 2, 29}, Civil{1900, 2, 29}}) {
    EXPECT_FALSE(Day::from_civil(civil)) << civil.year << '-' << civil.month << '-' << civil.day;
  }
  EXPECT_EQ(Day::from_civil({1, 1, 1}), Day::first());
  EXPECT_EQ(Day::from_civil({9999, 12, 31}), Day::last());
  EXPECT_EQ(Day::from_civil({1970, 1, 1})->number(), 0);
  EXPECT_EQ(Day::first().text(), "0001-01-01");
  EXPECT_EQ(Day::last().text(), "9999-12-31");
  EXPECT_LT(Day::earliest(), Day::first().plus_days(-1'000'000));
  EXPECT_LT(Day::last().plus_days(1'000'000), Day::forever());
}

TEST(Day, TextRoundTripsOnEveryDayOfAFourYearCycle) {
  for (Day each = day(2023, 1, 1); each < day(2027, 1, 1); each = each.next()) {
    ASSERT_EQ(Day::parse(each.text()), each) << each.text();
  }
  EXPECT_EQ(day(987, 6, 5).text(), "0987-06-05");
}

TEST(Day, ParseRefusesAnythingButADayThatExists) {
  for (const char* text : {"",           "2024",        "2024-1-1",    "2024-01-1",        "24-01-01",
                           "2024/01/01", "2024-01-01 ", " 2024-01-01", "2024-01-01T00:00", "2024-02-30",
                           "2023-02-29", "2024-00-10",  "2024-13-10",  "0000-01-01",       "-024-01-01",
                           "+024-01-01", "2024-0a-01",  "2024-1/-01",  "2024-0:-01",       "20240101"}) {
    EXPECT_FALSE(Day::parse(text)) << text;
  }
}

TEST(Day, MonthsCountFromTheAnchorAndAreClampedToTheMonthsEnd) {
  const Day anchor = day(2024, 1, 31);
  for (int months = -600; months <= 600; ++months) {
    const Civil moved = anchor.plus_months(months).civil();
    ASSERT_EQ((moved.year - 2024) * 12 + moved.month - 1, months);
    ASSERT_EQ(moved.day, days_in_month(moved.year, moved.month)) << months;
  }
}

TEST(Day, MonthsKeepTheDayThatEveryMonthHas) {
  const Day anchor = day(2023, 11, 15);
  for (int months = -600; months <= 600; ++months) {
    const Civil moved = anchor.plus_months(months).civil();
    ASSERT_EQ((moved.year - 2023) * 12 + moved.month - 11, months);
    ASSERT_EQ(moved.day, 15) << months;
  }
}

TEST(Interval, IsHalfOpen) {
  const Interval interval{day(2024, 1, 10), day(2024, 1, 20)};
  EXPECT_FALSE(interval.contains(day(2024, 1, 9)));
  EXPECT_TRUE(interval.contains(day(2024, 1, 10)));
  EXPECT_TRUE(interval.contains(day(2024, 1, 19)));
  EXPECT_FALSE(interval.contains(day(2024, 1, 20)));
}

TEST(Interval, IsEmptyWhereItDoesNotEndAfterItsStart) {
  EXPECT_TRUE((Interval{day(2024, 1, 10), day(2024, 1, 10)}.empty()));
  EXPECT_TRUE((Interval{day(2024, 1, 10), day(2024, 1, 9)}.empty()));
  EXPECT_FALSE((Interval{day(2024, 1, 10), day(2024, 1, 11)}.empty()));
}

TEST(Interval, IntersectionHoldsTheDaysOfBoth) {
  const Interval open{day(2024, 1, 10)};
  const Interval closed{day(2024, 1, 1), day(2024, 1, 20)};
  EXPECT_EQ(intersection(open, closed), (Interval{day(2024, 1, 10), day(2024, 1, 20)}));
  EXPECT_TRUE(intersection(closed, {day(2024, 1, 20)}).empty());
}

}  // namespace
}  // namespace tierwise
