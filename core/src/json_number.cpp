#include "json_number.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "tierwise/decimal.hpp"

namespace tierwise {
namespace {

/// Number of digits up to which every decimal survives the way through a double unchanged, and up to which some need.
constexpr std::size_t kSafeDigits = 15;
constexpr std::size_t kEnoughDigits = 17;
/// More digits than that tell no two doubles apart, of all numbers that are written out.
constexpr std::size_t kMostDigits = 60;
/// Numbers with an exponent beyond are absurd.
constexpr int kMostZeros = 40;

/// 0.`digits` × 10^`point`, without zeros at either end; no digits: zero.
struct Number {
  std::string digits;
  int point = 0;

  /// Of the digit after the last one.
  int exponent() const { return point - static_cast<int>(digits.size()); }
};

/// The double nearest to a number: `mantissa` × 2^`exponent`, with 53 bits.
struct Binary {
  std::uint64_t mantissa = 0;
  int exponent = 0;

  friend bool operator==(const Binary&, const Binary&) = default;
};

void trim(Number& number) {
  while (!number.digits.empty() && number.digits.back() == '0') number.digits.pop_back();
}

/// `[+-]digits`, cut off where the size no longer matters.
int exponent_of(std::string_view token) {
  constexpr int kHuge = 100'000;
  int value = 0;
  for (const char c : token) {
    if (c >= '0' && c <= '9') value = std::min(kHuge, value * 10 + (c - '0'));
  }
  return token.front() == '-' ? -value : value;
}

Number number_of(std::string_view token) {
  Number number;
  const std::size_t e = token.find_first_of("eE");
  bool after_point = false;
  for (const char c : token.substr(0, e)) {
    if (c == '.') after_point = true;
    if (c < '0' || c > '9') continue;
    if (c != '0' || !number.digits.empty()) number.digits += c;
    if (!after_point && !number.digits.empty()) ++number.point;
    if (after_point && number.digits.empty()) --number.point;
  }
  if (e != std::string_view::npos) number.point += exponent_of(token.substr(e + 1));
  trim(number);
  return number;
}

void twice(Number& number) {
  int carry = 0;
  for (auto digit = number.digits.rbegin(); digit != number.digits.rend(); ++digit) {
    const int doubled = 2 * (*digit - '0') + carry;
    carry = doubled / 10;
    *digit = static_cast<char>('0' + doubled % 10);
  }
  if (carry != 0) {
    number.digits.insert(0, 1, '1');
    ++number.point;
  }
  trim(number);
}

void halve(Number& number) {
  int rest = 0;
  for (char& digit : number.digits) {
    const int value = 10 * rest + (digit - '0');
    digit = static_cast<char>('0' + value / 2);
    rest = value % 2;
  }
  if (rest != 0) number.digits += '5';
  if (number.digits.front() == '0') {
    number.digits.erase(0, 1);
    --number.point;
  }
}

/// The whole part, or more than 2^53 if it is larger than that.
std::uint64_t whole_part(const Number& number) {
  std::uint64_t whole = 0;
  for (int i = 0; i < std::min(number.point, 19); ++i) {
    const auto place = static_cast<std::size_t>(i);
    whole = whole * 10 + (place < number.digits.size() ? static_cast<std::uint64_t>(number.digits[place] - '0') : 0);
  }
  return whole;
}

Binary nearest_double(Number number) {
  constexpr std::uint64_t kLeast = std::uint64_t{1} << 52U;
  Binary result;
  for (; whole_part(number) < kLeast; --result.exponent) twice(number);
  for (; whole_part(number) >= 2 * kLeast; ++result.exponent) halve(number);
  result.mantissa = whole_part(number);
  const std::string part = number.digits.substr(std::min(static_cast<std::size_t>(number.point), number.digits.size()));
  if (part > "5" || (part == "5" && result.mantissa % 2 == 1)) ++result.mantissa;
  if (result.mantissa == 2 * kLeast) result = {kLeast, result.exponent + 1};
  return result;
}

Number exact(Binary binary) {
  Number number = number_of(number_text(binary.mantissa));
  for (; binary.exponent > 0; --binary.exponent) twice(number);
  for (; binary.exponent < 0; ++binary.exponent) halve(number);
  return number;
}

Number rounded(Number number, std::size_t digits) {
  if (number.digits.size() <= digits) return number;
  const bool up = number.digits[digits] >= '5';
  number.digits.resize(digits);
  if (up) {
    while (!number.digits.empty() && number.digits.back() == '9') number.digits.pop_back();
    if (number.digits.empty()) {
      number = {"0", number.point + 1};
    }
    ++number.digits.back();
  }
  trim(number);
  return number;
}

/// The shortest decimal that stands for the same double.
Number shortest(Number number) {
  if (number.digits.size() > kMostDigits) {
    number.digits.resize(kMostDigits);
    number.digits.back() = '1';
  }
  const Binary binary = nearest_double(number);
  const Number value = exact(binary);
  for (std::size_t digits = kSafeDigits; digits < kEnoughDigits; ++digits) {
    Number candidate = rounded(value, digits);
    if (nearest_double(candidate) == binary) return candidate;
  }
  return rounded(value, kEnoughDigits);
}

std::string text_of(const Number& number) {
  if (number.digits.empty()) return "0";
  if (std::abs(number.exponent()) > kMostZeros) return number.digits + "e" + number_text(number.exponent());
  const auto zeros = [](int count) { return std::string(static_cast<std::size_t>(std::max(count, 0)), '0'); };
  std::string text = zeros(1 - number.point) + number.digits + zeros(number.exponent());
  if (number.exponent() < 0) text.insert(static_cast<std::size_t>(std::max(number.point, 1)), 1, '.');
  return text;
}

}  // namespace

bool exceeds_doubles(std::string_view token) {
  const Number number = number_of(token);
  if (number.digits.empty()) return false;
  // From halfway between the largest double and the next that there would be.
  return number.point > 309 || (number.point == 309 && number.digits >= "17976931348623158079");
}

std::string plain_number(std::string_view token) {
  Number number = number_of(token);
  const bool whole = token.find_first_of(".eE") == std::string_view::npos;
  const bool survives = whole || number.digits.size() <= kSafeDigits || std::abs(number.point) > kMostZeros;
  if (!survives) number = shortest(std::move(number));
  std::string text = text_of(number);
  if (token.front() == '-' && !number.digits.empty()) text.insert(0, 1, '-');
  return text;
}

}  // namespace tierwise
