#include "tierwise/decimal.hpp"

#include <algorithm>
#include <limits>

namespace tierwise {

namespace {

/// Writes the digits of `value` so that the last one lies before `end`; gives where they begin.
template <class Unsigned>
char* write_digits_before(char* end, Unsigned value) {
  do *--end = static_cast<char>('0' + static_cast<int>(value % 10));
  while ((value /= 10) != 0);
  return end;
}

/// Division of 32 bits costs a fraction of that of 64, and that a fraction of that of 128, above all in WebAssembly.
char* write_whole_before(char* end, UInt128 value) {
  while (value > std::numeric_limits<std::uint64_t>::max()) {
    *--end = static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  }
  const auto small = static_cast<std::uint64_t>(value);
  if (small > std::numeric_limits<std::uint32_t>::max()) return write_digits_before(end, small);
  return write_digits_before(end, static_cast<std::uint32_t>(small));
}

}  // namespace

char* write_decimal(char* out, Int128 value, int decimals) {
  const bool negative = value < 0;
  char digits[kDecimalRoom];
  char* const end = digits + sizeof digits;
  char* first = end;
  const UInt128 size = negative ? -static_cast<UInt128>(value) : static_cast<UInt128>(value);
  std::uint32_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const bool small = size <= std::numeric_limits<std::uint64_t>::max();
  const UInt128 whole = small ? static_cast<std::uint64_t>(size) / scale : size / scale;
  auto rest = static_cast<std::uint32_t>(size - whole * scale);
  if (rest != 0) {
    for (; rest % 10 == 0; rest /= 10) --decimals;
    first = write_digits_before(end, rest);
    while (end - first < decimals) *--first = '0';
    *--first = '.';
  }
  first = write_whole_before(first, whole);
  if (negative) *--first = '-';
  return std::copy(first, end, out);
}

std::string decimal_text(Int128 value, int decimals) {
  char text[kDecimalRoom];
  return std::string(text, write_decimal(text, value, decimals));
}

std::string number_text(Int128 value) {
  return decimal_text(value, 0);
}

std::optional<std::int64_t> parse_scaled(std::string_view text, int decimals) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  // A digit more would lead out of the range, and 64 bits have no room for it behind 18 digits.
  std::int64_t limit = 100'000'000'000;
  for (int i = 0; i < decimals; ++i) limit *= 10;
  std::int64_t scaled = 0;
  const auto append = [&](int digit) {
    if (scaled >= limit) return false;
    scaled = scaled * 10 + digit;
    return true;
  };
  int places = 0;
  bool has_point = false;
  char last = '.';  // a digit must come before the point, and at the end
  for (const char c : text) {
    if (c == '.' && last != '.' && !has_point) {
      has_point = true;
    } else {
      if (c < '0' || c > '9' || places == decimals || !append(c - '0')) return std::nullopt;
      places += has_point ? 1 : 0;
    }
    last = c;
  }
  if (last == '.') return std::nullopt;
  for (; places < decimals; ++places) {
    if (!append(0)) return std::nullopt;
  }
  return negative ? -scaled : scaled;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const auto scaled = parse_scaled(text, kDecimals);
  return scaled ? std::optional(Decimal(*scaled)) : std::nullopt;
}

}  // namespace tierwise
