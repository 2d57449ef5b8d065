#include "tierwise/points.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>
#include <random>

#include "tierwise/rules.hpp"

namespace tierwise {
namespace {

Int128 gcd(Int128 a, Int128 b) {
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

/// The plain sum of fractions over their least common multiple, as long as that fits.
struct Reference {
  Int128 numerator = 0;
  Int128 denominator = 1;

  void add(Fraction fraction) {
    const Int128 shared = gcd(denominator, fraction.denominator);
    numerator = numerator * (fraction.denominator / shared) + fraction.numerator * (denominator / shared);
    denominator = denominator / shared * fraction.denominator;
    const Int128 common = gcd(numerator, denominator);
    if (common > 1) {
      numerator /= common;
      denominator /= common;
    }
  }
  Int128 rounded() const { return divide_rounded(numerator * 1'000'000, denominator); }
  int sign() const { return numerator < 0 ? -1 : (numerator > 0 ? 1 : 0); }
};

std::string shown(Int128 value) {
  return decimal_text(value, 0);
}

TEST(Points, ThreeThirdsAreOne) {
  Points sum;
  for (int i = 0; i < 3; ++i) sum.add({1, 3});
  EXPECT_EQ(sum, Points(Decimal::from_integer(1)));
  EXPECT_EQ(sum.text(), "1");
}

TEST(Points, ASumOverManyDenominatorsIsExactlyWhole) {
  // 1/2 + 1/3 + 1/6, and one third of it each from three currencies' denominators.
  Points sum;
  for (const Int128 denominator : {Int128{2}, Int128{3}, Int128{6}}) sum.add({1, denominator});
  EXPECT_EQ(compare(sum, Points(Decimal::from_integer(1))), 0);
  sum.add({1, std::numeric_limits<std::int64_t>::max()});
  EXPECT_EQ(compare(sum, Points(Decimal::from_integer(1))), 1);
  EXPECT_EQ(sum.text(), "1");
}

TEST(Points, SumsAgreeWithPlainRationals) {
  std::mt19937 random(20250715);
  for (int round = 0; round < 5000; ++round) {
    Points points;
    Reference reference;
    const int terms = static_cast<int>(random() % 8);
    for (int i = 0; i < terms; ++i) {
      const Int128 numerator = static_cast<std::int32_t>(random() % 2000001) - 1000000;
      const Int128 denominator = static_cast<Int128>(random() % 60 + 1);
      points.add({numerator, denominator});
      reference.add({numerator, denominator});
    }
    ASSERT_EQ(points.sign(), reference.sign()) << round;
    ASSERT_EQ(points.rounded(), reference.rounded())
        << round << ": " << shown(reference.numerator) << '/' << shown(reference.denominator);
  }
}

TEST(Points, RoundHalfAwayFromZero) {
  const std::pair<Fraction, Int128> cases[] = {{{1, 2'000'000}, 1},   {{-1, 2'000'000}, -1}, {{3, 2'000'000}, 2},
                                               {{-3, 2'000'000}, -2}, {{1, 2'000'001}, 0},   {{-1, 2'000'001}, 0},
                                               {{1, 1'999'999}, 1},   {{0, 7}, 0},           {{25, 2}, 12'500'000}};
  for (const auto& [fraction, millionths] : cases) {
    EXPECT_EQ(Points(fraction).rounded(), millionths) << shown(fraction.numerator);
    EXPECT_EQ(tierwise::shown(fraction).millionths, millionths) << shown(fraction.numerator);
  }
}

TEST(Points, AreRoundedWhereMillionthsStopFitting64Bits) {
  constexpr std::int64_t kMostMillions = std::numeric_limits<std::int64_t>::max() / 1'000'000;
  for (const Int128 denominator : {1, 2, 3, 7, 999'999}) {
    for (Int128 off = -2 * denominator; off <= 2 * denominator; off += denominator < 10 ? 1 : denominator / 3) {
      for (const int sign : {-1, 1}) {
        const Fraction fraction{sign * (kMostMillions * denominator + off), denominator};
        const Int128 exact = divide_rounded(fraction.numerator * 1'000'000, fraction.denominator);
        const std::string of = shown(fraction.numerator) + "/" + shown(denominator);
        EXPECT_EQ(shown(Points(fraction).rounded()), shown(exact)) << of;
        EXPECT_EQ(shown(tierwise::shown(fraction).millionths), shown(exact)) << of;
      }
    }
  }
  for (const Int128 off : {-1, 0, 1}) {
    const Fraction fraction{std::numeric_limits<std::int64_t>::max(), kMostMillions + off};
    EXPECT_EQ(shown(Points(fraction).rounded()),
              shown(divide_rounded(fraction.numerator * 1'000'000, fraction.denominator)));
  }
}

TEST(Points, AreRoundedWhereOneSideHasMoreThan64Bits) {
  const Int128 beyond = Int128{1} << 64;
  for (const Fraction& fraction : {Fraction{beyond + 5, 3}, Fraction{-beyond - 5, 3}, Fraction{7, beyond + 2},
                                   Fraction{beyond + 1, beyond + 2}, Fraction{5 * beyond, 3 * beyond}}) {
    EXPECT_EQ(shown(tierwise::shown(fraction).millionths),
              shown(divide_rounded(fraction.numerator * 1'000'000, fraction.denominator)));
  }
}

TEST(Points, AHalfMadeOfSeveralDenominatorsIsStillAHalf) {
  // 1/6000000 + 1/3000000 = 1/2000000, which no double holds.
  Points sum(Fraction{1, 6'000'000});
  sum.add({1, 3'000'000});
  EXPECT_EQ(sum.rounded(), 1);
  sum.add({-1, Int128{1} << 80});
  EXPECT_EQ(sum.rounded(), 0);
}

TEST(Points, ComparesWhereDoublesCannot) {
  // Fermat: 2^89 - 1 and 2^61 - 1 are primes, so the two sums differ by far less than a double can tell.
  const Int128 wide = (Int128{1} << 89) - 1;
  Points below(Fraction{wide - 1, wide});
  below.add({(Int128{1} << 61) - 1, Int128{1} << 61});
  Points two(Decimal::from_integer(2));
  EXPECT_EQ(compare(below, two), -1);
  below.add({1, wide});
  below.add({1, Int128{1} << 61});
  EXPECT_EQ(compare(below, two), 0);
}

TEST(Points, ComparesPowersOfTwoOfAnySize) {
  // The sum of 1/2^a and (2^b - 2^(b-a))/2^b is 1, and 1/2^b more or less is not.
  for (const auto& [a, b] : {std::pair(20, 22), std::pair(31, 33), std::pair(32, 64), std::pair(33, 63),
                             std::pair(40, 56), std::pair(45, 83), std::pair(60, 61)}) {
    for (const int more : {-1, 0, 1}) {
      const Int128 whole = Int128{1} << b;
      Points sum(Fraction{1, Int128{1} << a});
      sum.add({whole - (Int128{1} << (b - a)) + more, whole});
      EXPECT_EQ(compare(sum, Points(Decimal::from_integer(1))), more) << a << ", " << b;
    }
  }
}

TEST(Points, ASumIsMoreThanAWholeThatIsWrittenShorter) {
  // Over 2^64 - 1, which is 64 bits long, the sum is 2^64.
  Points sum(Fraction{Int128{1} << 31, (Int128{1} << 32) - 1});
  sum.add({Int128{1} << 31, (Int128{1} << 32) + 1});
  EXPECT_EQ(compare(sum, Points(Decimal::from_integer(1))), 1);
}

TEST(Points, WhatIsTakenAwayLeavesNothing) {
  Points sum;
  for (int denominator = 1; denominator <= 30; ++denominator) sum.add({7, denominator});
  for (int denominator = 30; denominator >= 1; --denominator) sum -= Points(Fraction{7, denominator});
  EXPECT_TRUE(sum.zero());
  EXPECT_TRUE(sum.terms().empty());
}

TEST(Points, AMillionLargestShareSumsStayExact) {
  // 10^12 at a rate just below 10^4 in a growth market, in a currency with an awkward unit, shared by seven.
  const Int128 amount = power_of_ten(16) - 1;
  const Fraction each{amount * (power_of_ten(8) - 1), Int128{625'000} * 7};
  Points sum;
  for (int i = 0; i < 7; ++i) sum.add(each);
  EXPECT_EQ(sum, Points(Fraction{amount * (power_of_ten(8) - 1), 625'000}));
}

TEST(Price, IsTheSameWhereAllOfItIs) {
  const Price price{{3, 100}, true};
  EXPECT_TRUE(price == (Price{{3, 100}, true}));
  EXPECT_FALSE(price == (Price{{3, 100}, false}));
  EXPECT_FALSE(price == (Price{{5, 100}, true}));
  EXPECT_FALSE(price == (Price{{3, 75}, true}));
}

}  // namespace
}  // namespace tierwise
