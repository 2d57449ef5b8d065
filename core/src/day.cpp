#include "tierwise/day.hpp"

#include <algorithm>

#include "tierwise/order.hpp"

namespace tierwise {
namespace {

/// 0, which is no year, month or day, unless all of `text` is digits.
int value_of(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// The last `width` digits of `value`.
char* write_padded(char* out, int value, int width) {
  for (int i = width; i-- > 0; value /= 10) out[i] = static_cast<char>('0' + value % 10);
  return out + width;
}

}  // namespace

std::optional<Day> Day::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return from_civil({value_of(text.substr(0, 4)), value_of(text.substr(5, 2)), value_of(text.substr(8))});
}

char* Day::write(char* out) const {
  const Civil parts = shown().civil();
  out = write_padded(out, parts.year, 4);
  *out++ = '-';
  out = write_padded(out, parts.month, 2);
  *out++ = '-';
  return write_padded(out, parts.day, 2);
}

std::string Day::text() const {
  char text[kTextSize];
  return std::string(text, write(text));
}

void sort_unique(std::vector<Day>& days) {
  sort_by_day(days, [](Day day) { return day; });
  days.erase(std::unique(days.begin(), days.end()), days.end());
}

}  // namespace tierwise
