#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tierwise/decimal.hpp"

namespace tierwise {

/// An exact rational number; the denominator is positive and need not be the smallest, so `==` compares notation, not
/// value.
struct Fraction {
  Int128 numerator = 0;
  Int128 denominator = 1;

  constexpr bool zero() const { return numerator == 0; }
  constexpr Fraction operator-() const { return {-numerator, denominator}; }
  friend constexpr bool operator==(const Fraction&, const Fraction&) = default;
};

/// A number of points, exact as a rational number (rule `points.exact`).
///
/// Kept as a sum of fractions, one per denominator: the points of a client in EUR shared by three never need a common
/// denominator with those of a client in JPY until a sum is compared or shown. Adding is exact and cheap; comparing and
/// rounding are exact too, through a quick estimate where it decides and long arithmetic where it does not.
///
/// Limits: amounts below 10^12 with 4 decimals, rates and multipliers below 10^4, and more than a million such summands
/// stay far inside 128 bits.
class Points {
 public:
  static constexpr int kShownDecimals = 6;

  Points() = default;
  explicit Points(Fraction fraction) { add(fraction); }
  explicit Points(Decimal decimal) { add({decimal.scaled(), Decimal::kScale}); }

  void add(Fraction fraction);
  Points& operator+=(const Points& other);
  Points& operator-=(const Points& other);
  friend Points operator+(Points a, const Points& b) { return a += b; }
  friend Points operator-(Points a, const Points& b) { return a -= b; }

  /// -1, 0 or 1.
  int sign() const;
  bool zero() const { return terms_.empty() || sign() == 0; }
  friend int compare(const Points& a, const Points& b) { return (a - b).sign(); }
  friend bool operator==(const Points& a, const Points& b) { return compare(a, b) == 0; }
  friend bool operator<(const Points& a, const Points& b) { return compare(a, b) < 0; }
  friend bool operator>=(const Points& a, const Points& b) { return compare(a, b) >= 0; }

  /// The value times 10^6, rounded half away from zero: the form in which points are shown.
  Int128 rounded() const;
  /// `rounded()` as a decimal, such as `12.5`.
  std::string text() const { return decimal_text(rounded(), kShownDecimals); }

  const std::vector<Fraction>& terms() const { return terms_; }

 private:
  std::vector<Fraction> terms_;  // by ascending denominator, none zero
};

}  // namespace tierwise
