#include "tierwise/decimal.hpp"

#include <limits>

namespace tierwise {

void append_decimal(std::string& out, Int128 value, int decimals) {
  __extension__ typedef unsigned __int128 UInt128;
  char digits[48];  // more than 2^127 and a point and a sign take
  char* const end = digits + sizeof digits;
  char* first = end;
  int position = 0;
  const auto put = [&](int digit) {
    const bool trailing_zero = digit == 0 && position < decimals && first == end;
    if (position == decimals && first != end) *--first = '.';
    if (!trailing_zero) *--first = static_cast<char>('0' + digit);
    ++position;
  };
  UInt128 large = value < 0 ? -static_cast<UInt128>(value) : static_cast<UInt128>(value);
  for (; large > std::numeric_limits<std::uint64_t>::max(); large /= 10) put(static_cast<int>(large % 10));
  // Division of 64 bits costs a fraction of that of 128, above all in WebAssembly.
  for (auto small = static_cast<std::uint64_t>(large); small != 0 || position <= decimals; small /= 10) {
    put(static_cast<int>(small % 10));
  }
  if (value < 0) *--first = '-';
  out.append(first, end);
}

std::string decimal_text(Int128 value, int decimals) {
  std::string text;
  append_decimal(text, value, decimals);
  return text;
}

std::optional<std::int64_t> parse_scaled(std::string_view text, int decimals) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const bool has_fraction = point != std::string_view::npos;
  const std::string_view fraction = has_fraction ? text.substr(point + 1) : std::string_view{};
  const auto places = static_cast<std::size_t>(decimals);
  if (whole.empty() || (has_fraction && fraction.empty()) || fraction.size() > places) return std::nullopt;

  const auto limit = static_cast<std::int64_t>(power_of_ten(12 + decimals));
  std::int64_t scaled = 0;
  const auto append = [&](char c) {
    if (c < '0' || c > '9' || scaled >= limit) return false;
    scaled = scaled * 10 + (c - '0');
    return true;
  };
  for (const char c : whole) {
    if (!append(c)) return std::nullopt;
  }
  for (std::size_t i = 0; i < places; ++i) {
    if (!append(i < fraction.size() ? fraction[i] : '0')) return std::nullopt;
  }
  if (scaled >= limit) return std::nullopt;
  return negative ? -scaled : scaled;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const auto scaled = parse_scaled(text, kDecimals);
  return scaled ? std::optional(Decimal(*scaled)) : std::nullopt;
}

}  // namespace tierwise
