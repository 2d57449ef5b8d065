#include "tierwise/schedule.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "tierwise/day_set.hpp"

namespace tierwise {
namespace {

constexpr int kDays = 40;

Day nth(int number) {
  return Day::from_civil({2024, 1, 1})->plus_days(number);
}

Interval between(int from, int to) {
  return {nth(from), nth(to)};
}

TEST(Schedule, IsZeroBeforeItsFirstBreakpoint) {
  Schedule<int> schedule;
  schedule.append(nth(10), 3);
  EXPECT_EQ(schedule.at(nth(9)), 0);
  EXPECT_EQ(schedule.at(nth(10)), 3);
  EXPECT_EQ(schedule.at(Day::forever()), 3);
}

TEST(Schedule, KeepsNoBreakpointThatChangesNothing) {
  Schedule<int> schedule;
  schedule.append(nth(1), 0);
  schedule.append(nth(2), 5);
  schedule.append(nth(3), 5);
  ASSERT_EQ(schedule.breakpoints().size(), 1U);
  EXPECT_EQ(schedule.breakpoints()[0].from, nth(2));
}

TEST(Schedule, ASecondValueOnADayReplacesTheFirst) {
  Schedule<int> schedule;
  schedule.append(nth(2), 5);
  schedule.append(nth(4), 7);
  schedule.append(nth(4), 5);
  ASSERT_EQ(schedule.breakpoints().size(), 1U);
  EXPECT_EQ(schedule.at(nth(4)), 5);
}

TEST(Schedule, SumOfIntervalsCountsThemOnEveryDay) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<Interval> intervals;
    std::array<int, kDays> count{};
    for (int i = 0; i < 6; ++i) {
      const int from = static_cast<int>(random() % kDays);
      const int to = static_cast<int>(random() % kDays);
      intervals.push_back(to == 0 ? Interval{nth(from)} : between(from, to));
      for (int day = from; day < (to == 0 ? kDays : to); ++day) ++count[static_cast<std::size_t>(day)];
    }
    const auto sum = Schedule<int>::sum_of(
        intervals, [](Interval each) { return each; }, [](Interval) { return 1; });
    ScheduleCursor cursor(sum);
    for (int day = 0; day < kDays; ++day) {
      ASSERT_EQ(sum.at(nth(day)), count[static_cast<std::size_t>(day)]) << round << ' ' << day;
      ASSERT_EQ(cursor.at(nth(day)), count[static_cast<std::size_t>(day)]) << round << ' ' << day;
    }
  }
}

TEST(Schedule, SumOfIntervalsHasABreakpointWhereItChangesAndNowhereElse) {
  using Breakpoints = std::vector<Schedule<int>::Breakpoint>;
  const auto breakpoints = [](const std::vector<Interval>& intervals) {
    return Schedule<int>::sum_of(
               intervals, [](Interval each) { return each; }, [](Interval) { return 1; })
        .breakpoints();
  };
  EXPECT_EQ(breakpoints({}), Breakpoints{});
  EXPECT_EQ(breakpoints({between(1, 3), between(1, 3)}), (Breakpoints{{nth(1), 2}, {nth(3), 0}}));
  EXPECT_EQ(breakpoints({between(1, 3), between(3, 5)}), (Breakpoints{{nth(1), 1}, {nth(5), 0}}));
}

TEST(ScheduleCursor, TellsTheNextChange) {
  Schedule<int> schedule;
  schedule.append(nth(3), 1);
  schedule.append(nth(8), 2);
  ScheduleCursor cursor(schedule);
  cursor.at(nth(0));
  EXPECT_EQ(cursor.next_change(), nth(3));
  cursor.at(nth(3));
  EXPECT_EQ(cursor.next_change(), nth(8));
  cursor.at(nth(30));
  EXPECT_EQ(cursor.next_change(), Day::forever());
}

TEST(DaySet, RunsThatTouchAreOne) {
  const DaySet set = DaySet::union_of({between(5, 8), between(1, 3), between(3, 5), between(9, 9)});
  ASSERT_EQ(set.runs().size(), 1U);
  EXPECT_EQ(set.runs()[0], between(1, 8));
}

using Days = std::array<bool, kDays>;

Days days_of(const DaySet& set) {
  Days days{};
  for (int day = 0; day < kDays; ++day) days[static_cast<std::size_t>(day)] = set.contains(nth(day));
  return days;
}

void expect_normal(const DaySet& set) {
  for (std::size_t i = 0; i < set.runs().size(); ++i) {
    EXPECT_FALSE(set.runs()[i].empty());
    if (i > 0) {
      EXPECT_LT(set.runs()[i - 1].to, set.runs()[i].from);
    }
  }
}

class RandomSets : public testing::TestWithParam<unsigned> {
 protected:
  /// Up to five random intervals, and the days that they hold.
  std::pair<DaySet, Days> random_set() {
    std::vector<Interval> intervals;
    Days days{};
    for (auto i = random_() % 6; i > 0; --i) {
      const int from = static_cast<int>(random_() % kDays);
      const int to = static_cast<int>(random_() % (kDays + 1));
      intervals.push_back(between(from, to));
      for (int day = from; day < to; ++day) days[static_cast<std::size_t>(day)] = true;
    }
    return {DaySet::union_of(intervals), days};
  }

 private:
  std::mt19937 random_{GetParam()};
};

TEST_P(RandomSets, AreWhatANaiveSetSays) {
  const auto [a, days_a] = random_set();
  const auto [b, days_b] = random_set();
  const DaySet both = a.intersected(b);
  const DaySet only_a = a.without(b);
  for (const DaySet& set : {a, b, both, only_a}) expect_normal(set);
  EXPECT_EQ(days_of(a), days_a);
  for (std::size_t day = 0; day < kDays; ++day) {
    EXPECT_EQ(days_of(both)[day], days_a[day] && days_b[day]) << day;
    EXPECT_EQ(days_of(only_a)[day], days_a[day] && !days_b[day]) << day;
  }
}

INSTANTIATE_TEST_SUITE_P(All, RandomSets, testing::Range(0U, 100U));

TEST(DaySet, OpenEndsSurviveTheAlgebra) {
  const DaySet open(Interval{nth(5)});
  EXPECT_EQ(open.without(between(10, 20)), DaySet::union_of({between(5, 10), {nth(20)}}));
  EXPECT_EQ(open.intersected(Interval{nth(8)}), DaySet(Interval{nth(8)}));
}

}  // namespace
}  // namespace tierwise
