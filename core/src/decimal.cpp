#include "tierwise/decimal.hpp"

#include <algorithm>

namespace tierwise {

std::string decimal_text(Int128 value, int decimals) {
  const bool negative = value < 0;
  std::string reversed;
  for (int position = 0; value != 0 || position <= decimals; ++position) {
    const int digit = static_cast<int>(value % 10);
    value /= 10;
    const bool trailing_zero = digit == 0 && position < decimals && reversed.empty();
    if (position == decimals && !reversed.empty()) reversed += '.';
    if (!trailing_zero) reversed += static_cast<char>('0' + (digit < 0 ? -digit : digit));
  }
  if (negative) reversed += '-';
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
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
