#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tierwise {

/// A civil year, month (1 to 12) and day of month (1 to 31) of the proleptic Gregorian calendar.
struct Civil {
  int year = 1970;
  int month = 1;
  int day = 1;
  friend constexpr bool operator==(const Civil&, const Civil&) = default;
};

/// The years of days that documents and requests name.
inline constexpr int kFirstYear = 1;
inline constexpr int kLastYear = 9999;

constexpr bool is_leap_year(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int days_in_month(int year, int month) {
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : lengths[month - 1];
}

/// A civil day without time or time zone; valid by construction and totally ordered.
///
/// Concept: the number of days since 1970-01-01. Construction: `Day::from_civil`, `Day::parse`. Arithmetic: `plus_days`
/// is exact; `plus_months` keeps the day of month, clamped to the last day of the target month, and is always counted
/// from the day that it is called on:
///
///     Day::parse("2025-01-31")->plus_months(1)   // 2025-02-28
///     Day::parse("2025-01-31")->plus_months(2)   // 2025-03-31, not 03-28
///
/// std::chrono is not used: the month arithmetic of libc++ 13, which Debian's Emscripten brings, is wrong.
class Day {
 public:
  constexpr Day() = default;

  /// No value unless the year is 1 to 9999 and the month and day exist in it.
  static constexpr std::optional<Day> from_civil(Civil civil) {
    if (civil.year < kFirstYear || civil.year > kLastYear || civil.month < 1 || civil.month > 12 || civil.day < 1 ||
        civil.day > days_in_month(civil.year, civil.month)) {
      return std::nullopt;
    }
    return Day(count_days(civil));
  }

  /// The first and the last day that a document or a request can name.
  static constexpr Day first() { return Day(count_days({kFirstYear, 1, 1})); }
  static constexpr Day last() { return Day(count_days({kLastYear, 12, 31})); }

  /// The first day that counts as "before everything" and the end of an open interval.
  static constexpr Day earliest() { return Day(std::numeric_limits<std::int32_t>::min() / 2); }
  static constexpr Day forever() { return Day(std::numeric_limits<std::int32_t>::max() / 2); }

  /// Reads exactly `YYYY-MM-DD`; no value for anything else or for a day that does not exist.
  static std::optional<Day> parse(std::string_view text);

  constexpr Civil civil() const {
    // Counts in 400-year eras from March 1, so that the leap day is the last of its year.
    const std::int32_t shifted = number_ + 719468;
    const std::int32_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int32_t day_of_era = shifted - era * 146097;
    const std::int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int32_t month_from_march = (5 * day_of_year + 2) / 153;
    const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
  }

  constexpr Day plus_days(std::int32_t days) const { return Day(number_ + days); }

  /// `months` may be negative.
  constexpr Day plus_months(int months) const {
    const Civil from = civil();
    const int index = from.year * 12 + (from.month - 1) + months;
    const int year = index >= 0 ? index / 12 : (index - 11) / 12;
    const int month = index - year * 12 + 1;
    const int last = days_in_month(year, month);
    return Day(count_days({year, month, from.day < last ? from.day : last}));
  }

  constexpr Day next() const { return plus_days(1); }
  constexpr Day previous() const { return plus_days(-1); }

  /// Days since 1970-01-01.
  constexpr std::int32_t number() const { return number_; }

  /// The nearest day that can be written.
  constexpr Day shown() const { return *this < first() ? first() : *this < last() ? *this : last(); }
  /// `shown()` as `YYYY-MM-DD`.
  std::string text() const;
  static constexpr std::size_t kTextSize = 10;
  /// `text()` into `out`, which has room for `kTextSize` characters; gives the end of what it wrote.
  char* write(char* out) const;

  friend constexpr bool operator==(Day, Day) = default;
  friend constexpr auto operator<=>(Day, Day) = default;

 private:
  explicit constexpr Day(std::int32_t number) : number_(number) {}

  static constexpr std::int32_t count_days(Civil civil) {
    const int year = civil.year - (civil.month <= 2 ? 1 : 0);
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int year_of_era = year - era * 400;
    const int day_of_year = (153 * (civil.month > 2 ? civil.month - 3 : civil.month + 9) + 2) / 5 + civil.day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
  }

  std::int32_t number_ = 0;
};

/// A half-open run of days, `[from, to)`; `to == Day::forever()` is open. Empty if `to <= from`.
struct Interval {
  Day from;
  Day to = Day::forever();

  constexpr bool contains(Day day) const { return from <= day && day < to; }
  constexpr bool empty() const { return to <= from; }
  constexpr bool open() const { return to == Day::forever(); }
  friend constexpr bool operator==(const Interval&, const Interval&) = default;
};

constexpr Interval intersection(Interval a, Interval b) {
  return {a.from < b.from ? b.from : a.from, a.to < b.to ? a.to : b.to};
}

/// Puts days into ascending order, each once.
void sort_unique(std::vector<Day>& days);

}  // namespace tierwise
