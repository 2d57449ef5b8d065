#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tierwise {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

/// `value` divided by `divisor` (> 0), rounded half away from zero.
template <class Integer>
constexpr Integer divide_rounded(Integer value, Integer divisor) {
  const Integer quotient = value / divisor;
  const Integer remainder = value - quotient * divisor;
  const Integer distance = remainder < 0 ? -remainder : remainder;
  if (distance < divisor - distance) return quotient;
  return value < 0 ? quotient - 1 : quotient + 1;
}

constexpr Int128 power_of_ten(int exponent) {
  Int128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// Digits of `value / 10^decimals`, without trailing zeros: `12.5`, `-3`, `0`.
std::string decimal_text(Int128 value, int decimals);

/// Digits of a whole number. The library's `std::to_string` would come along once for each type of number.
std::string number_text(Int128 value);

/// `decimal_text` into `out`, which has room for `kDecimalRoom` characters; gives the end of what it wrote. `decimals`
/// is at most 9.
char* write_decimal(char* out, Int128 value, int decimals);
inline constexpr std::size_t kDecimalRoom = 48;  // more than 2^127, a point and a sign take

/// Reads `-?digits[.digits]` with at most `decimals` decimals; gives the value times 10^decimals. No value for anything
/// else, or from 10^12 on.
std::optional<std::int64_t> parse_scaled(std::string_view text, int decimals);

/// An exact decimal number with at most 4 decimals and a magnitude below 10^12.
class Decimal {
 public:
  static constexpr int kDecimals = 4;
  static constexpr std::int64_t kScale = 10000;

  constexpr Decimal() = default;
  static constexpr Decimal from_integer(int value) { return Decimal(std::int64_t{value} * kScale); }
  static constexpr Decimal from_scaled(std::int64_t scaled) { return Decimal(scaled); }

  /// As `parse_scaled`, with 4 decimals.
  static std::optional<Decimal> parse(std::string_view text);

  /// The value times 10^4.
  constexpr std::int64_t scaled() const { return scaled_; }
  constexpr bool negative() const { return scaled_ < 0; }
  std::string text() const { return decimal_text(scaled_, kDecimals); }

  friend constexpr bool operator==(Decimal, Decimal) = default;
  friend constexpr auto operator<=>(Decimal, Decimal) = default;

 private:
  explicit constexpr Decimal(std::int64_t scaled) : scaled_(scaled) {}
  std::int64_t scaled_ = 0;
};

/// A sum of money in the currency of one client: MRR, what a sale replaces, credit. In 1/10,000 of the currency's unit.
///
/// Amounts add up only within one client, which has one currency; `Money` below, which knows its currency, does not
/// add.
class Amount {
 public:
  constexpr Amount() = default;
  explicit constexpr Amount(Decimal decimal) : scaled_(decimal.scaled()) {}
  static constexpr Amount from_scaled(Int128 scaled) {
    Amount amount;
    amount.scaled_ = scaled;
    return amount;
  }

  /// The amount times 10^4.
  constexpr Int128 scaled() const { return scaled_; }
  constexpr bool zero() const { return scaled_ == 0; }

  constexpr Amount operator-() const { return from_scaled(-scaled_); }
  constexpr Amount& operator+=(Amount other) {
    scaled_ += other.scaled_;
    return *this;
  }
  friend constexpr Amount operator+(Amount a, Amount b) { return from_scaled(a.scaled_ + b.scaled_); }
  friend constexpr Amount operator-(Amount a, Amount b) { return from_scaled(a.scaled_ - b.scaled_); }
  friend constexpr bool operator==(Amount, Amount) = default;
  friend constexpr bool operator<(Amount a, Amount b) { return a.scaled_ < b.scaled_; }

 private:
  Int128 scaled_ = 0;
};

}  // namespace tierwise
