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

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const bool has_fraction = point != std::string_view::npos;
  const std::string_view fraction = has_fraction ? text.substr(point + 1) : std::string_view{};
  if (whole.empty() || (has_fraction && fraction.empty()) || fraction.size() > kDecimals) return std::nullopt;

  std::int64_t scaled = 0;
  const auto append = [&scaled](char c) {
    if (c < '0' || c > '9' || scaled >= kLimit) return false;
    scaled = scaled * 10 + (c - '0');
    return true;
  };
  for (const char c : whole) {
    if (!append(c)) return std::nullopt;
  }
  for (std::size_t i = 0; i < kDecimals; ++i) {
    if (!append(i < fraction.size() ? fraction[i] : '0')) return std::nullopt;
  }
  if (scaled >= kLimit) return std::nullopt;
  return Decimal(negative ? -scaled : scaled);
}

}  // namespace tierwise
