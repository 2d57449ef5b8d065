#include "tierwise/decimal.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace tierwise {
namespace {

static_assert(divide_rounded(5, 2) == 3 && divide_rounded(-5, 2) == -3);
static_assert(divide_rounded(4, 3) == 1 && divide_rounded(-4, 3) == -1);
static_assert(divide_rounded(0, 7) == 0 && divide_rounded(7, 7) == 1);

struct Reading {
  const char* text;
  std::int64_t scaled;
};

class DecimalReads : public testing::TestWithParam<Reading> {};

TEST_P(DecimalReads, Exactly) {
  const auto decimal = Decimal::parse(GetParam().text);
  ASSERT_TRUE(decimal) << GetParam().text;
  EXPECT_EQ(decimal->scaled(), GetParam().scaled) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(All, DecimalReads,
                         testing::Values(Reading{"0", 0}, Reading{"-0", 0}, Reading{"1", 10000}, Reading{"0.1", 1000},
                                         Reading{"1.10", 11000}, Reading{"007", 70000}, Reading{"-12.3456", -123456},
                                         Reading{"0.0001", 1}, Reading{"999999999999.9999", 9999999999999999}));

TEST(Decimal, RefusesWhatIsNoDecimalOrTooLarge) {
  for (const char* text : {"", "-", ".", "1.", ".5", "-.5", "1,5", "1 000", "+1", "--1", "1e3", "0x10", "1.2.3", "NaN",
                           "1.00000", "0.00001", "1000000000000", "-1000000000000", "99999999999999999999999999"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(Decimal, RefusesWhatIsTooLargeHoweverManyDecimalsAreRead) {
  for (const char* text : {"1000000000000", "10000000000000", "10000000000000000000"}) {
    EXPECT_FALSE(parse_scaled(text, 6)) << text;
  }
  EXPECT_EQ(parse_scaled("999999999999.999999", 6), 999'999'999'999'999'999);
}

TEST(Decimal, RefusesWhatLeavesNoTraceIn64Bits) {
  // With 6 decimals, 20 digits of which the first 19 are just above what 64 bits hold.
  for (int first = 100; first < 1000; ++first) {
    for (std::size_t zeros = 10; zeros < 20; ++zeros) {
      const std::string text = std::to_string(first) + std::string(zeros, '0');
      EXPECT_FALSE(parse_scaled(text, 6)) << text;
    }
  }
}

TEST(Decimal, TextHasNoTrailingZeros) {
  EXPECT_EQ(Decimal::from_scaled(125000).text(), "12.5");
  EXPECT_EQ(Decimal::from_scaled(-30000).text(), "-3");
  EXPECT_EQ(Decimal::from_scaled(0).text(), "0");
  EXPECT_EQ(Decimal::from_scaled(-1).text(), "-0.0001");
  EXPECT_EQ(Decimal::from_integer(100).text(), "100");
  EXPECT_EQ(decimal_text(1000000, 0), "1000000");
}

TEST(Decimal, TextHoldsTheWidestValues) {
  const Int128 largest = ~(Int128{1} << 127);
  EXPECT_EQ(decimal_text(largest, 6), "170141183460469231731687303715884.105727");
  EXPECT_EQ(decimal_text(-largest - 1, 6), "-170141183460469231731687303715884.105728");
}

TEST(Decimal, RoundsAQuotientHalfAwayFromZero) {
  for (int divisor = 1; divisor <= 12; ++divisor) {
    for (int value = -50; value <= 50; ++value) {
      const int size = (2 * std::abs(value) + divisor) / (2 * divisor);
      EXPECT_EQ(decimal_text(divide_rounded(value, divisor), 0), std::to_string(value < 0 ? -size : size))
          << value << " / " << divisor;
    }
  }
}

TEST(Decimal, PowersOfTen) {
  EXPECT_EQ(decimal_text(power_of_ten(0), 0), "1");
  EXPECT_EQ(decimal_text(power_of_ten(1), 0), "10");
  EXPECT_EQ(decimal_text(power_of_ten(30), 0), "1" + std::string(30, '0'));
}

TEST(Decimal, KnowsItsSign) {
  EXPECT_TRUE(Decimal::from_scaled(-1).negative());
  EXPECT_FALSE(Decimal().negative());
  EXPECT_EQ(Decimal(), Decimal::from_integer(0));
}

TEST(Amount, SubtractsAndCompares) {
  const Amount one(Decimal::from_integer(1));
  const Amount two = one + one;
  EXPECT_EQ(decimal_text((one - two).scaled(), Decimal::kDecimals), "-1");
  EXPECT_EQ(-one, one - two);
  EXPECT_TRUE(one < two);
  EXPECT_FALSE(one < one);
  EXPECT_FALSE(two < one);
  EXPECT_FALSE(one.zero());
  EXPECT_TRUE(Amount().zero());
}

TEST(Amount, AddsExactly) {
  const Amount tenth(*Decimal::parse("0.1"));
  Amount sum;
  for (int i = 0; i < 10; ++i) sum += tenth;
  EXPECT_EQ(sum, Amount(Decimal::from_integer(1)));
  EXPECT_TRUE((sum - sum).zero());
}

}  // namespace
}  // namespace tierwise
