#pragma once

#include <cstdint>
#include <optional>
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

/// Points as they are shown: rounded to 6 decimals, half away from zero.
struct ShownPoints {
  static constexpr int kDecimals = 6;
  Int128 millionths = 0;

  friend constexpr bool operator==(ShownPoints, ShownPoints) = default;
};

/// One fraction as it is shown (rule `points.exact`): exactly what `Points` of it alone show, without their memory.
/// Within the limits of `Points`, a million times the numerator fits.
ShownPoints shown(const Fraction& points);

/// A sum of fractions in millionths, close enough to tell in nearly every case what the exact sum rounds to. Adding and
/// taking away again leaves nothing behind, so that it can be carried along while fractions come and go.
class RoughSum {
 public:
  RoughSum() = default;
  explicit RoughSum(const Fraction& fraction);

  RoughSum& operator+=(const RoughSum& other);
  RoughSum& operator-=(const RoughSum& other);
  friend RoughSum operator+(RoughSum a, const RoughSum& b) { return a += b; }
  friend RoughSum operator-(RoughSum a, const RoughSum& b) { return a -= b; }

  /// -1 or 1; 0 where only the exact sum can tell.
  int sign() const;
  /// No value where only the exact sum can tell.
  std::optional<ShownPoints> shown() const;

 private:
  Int128 whole_ = 0;
  std::int64_t rest_ = 0;  // in 2^-40; each fraction adds less than 1, off by at most a few units
};

/// A number of points, exact as a rational number (rule `points.exact`).
///
/// Kept as a sum of fractions, one per denominator: the points of a client in EUR shared by three never need a common
/// denominator with those of a client in JPY until a sum is compared or shown. Adding is exact and cheap; comparing and
/// rounding are exact too, through a rough sum where it decides and long arithmetic where it does not.
///
/// Limits: amounts below 10^12 with 4 decimals, rates and multipliers below 10^4, and more than a million such summands
/// stay far inside 128 bits.
class Points {
 public:
  static constexpr int kShownDecimals = ShownPoints::kDecimals;

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
  ShownPoints shown() const { return {rounded()}; }
  /// `rounded()` as a decimal, such as `12.5`.
  std::string text() const { return decimal_text(rounded(), kShownDecimals); }

  RoughSum rough() const;

  const std::vector<Fraction>& terms() const { return terms_; }

 private:
  std::vector<Fraction> terms_;  // by ascending denominator, none zero
};

}  // namespace tierwise
