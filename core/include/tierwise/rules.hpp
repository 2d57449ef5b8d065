#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "tierwise/day.hpp"
#include "tierwise/decimal.hpp"
#include "tierwise/points.hpp"
#include "tierwise/problem.hpp"
#include "tierwise/schedule.hpp"

namespace tierwise {

/// How sure a parameter is; `user` is a value that the user put in.
enum class Status { stated, inferred, assumed, illustrative, user };
std::string_view name_of(Status status);

enum class Motion { sourced, assisted };
std::string_view name_of(Motion motion);

/// What a tier can have a minimum of. Total = sold + managed; sold = sourced + assisted.
enum class Track { total, sold, sourced, managed };
inline constexpr std::array kTracks = {Track::total, Track::sold, Track::sourced, Track::managed};
std::string_view name_of(Track track);

/// One entry of a dated list: `value` is in force from `from` until the next entry's `from`.
template <class T>
struct DatedEntry {
  Day from;
  T value;
  Status status = Status::user;
  std::string source;
  std::string note;
};

/// A parameter of the rule book by date, entries strictly ascending.
template <class T>
struct Dated {
  /// JSON pointer of the list in the rule book, such as `/managed/windowDays`.
  std::string path;
  std::vector<DatedEntry<T>> entries;

  /// The entry in force on `day`; null before the first.
  const DatedEntry<T>* entry_on(Day day) const {
    const auto after = std::upper_bound(entries.begin(), entries.end(), day,
                                        [](Day d, const DatedEntry<T>& entry) { return d < entry.from; });
    return after == entries.begin() ? nullptr : &*std::prev(after);
  }
  const T* on(Day day) const {
    const DatedEntry<T>* entry = entry_on(day);
    return entry == nullptr ? nullptr : &entry->value;
  }
  /// The first day with a value; `Day::forever()` if the list is empty.
  Day first_day() const { return entries.empty() ? Day::forever() : entries.front().from; }

  /// Inserts an entry, or replaces the one of that day.
  void put(DatedEntry<T> entry) {
    const auto place = std::lower_bound(entries.begin(), entries.end(), entry.from,
                                        [](const DatedEntry<T>& e, Day day) { return e.from < day; });
    if (place != entries.end() && place->from == entry.from) {
      *place = std::move(entry);
    } else {
      entries.insert(place, std::move(entry));
    }
  }
};

/// Which actions with a tool qualify (rule `managed.qualifying`); tool `*` stands for all without a row of their own.
struct QualifyingRow {
  std::string tool;
  std::set<std::string> actions;
};

/// A tier that asks for `count` activities within `days` days (rule `managed.minimum`).
struct MinimumActivities {
  int count = 0;
  int days = 0;
  friend bool operator==(const MinimumActivities&, const MinimumActivities&) = default;
};

struct Condition {
  std::string id;
  std::string text;
};

/// Rules `tier.minimum`, `tier.certification`, `tier.condition`.
struct Tier {
  std::string id;
  std::string name;
  std::map<Track, Decimal> minimum;
  bool certified = true;
  std::vector<Condition> conditions;
};

/// Month and day of every year.
struct MonthDay {
  int month = 1;
  int day = 1;
  friend auto operator<=>(const MonthDay&, const MonthDay&) = default;

  /// That day in `year`; a day beyond the month's end falls on its last day.
  Day in(int year) const;
  /// `MM-DD`.
  std::string text() const;
};

/// A down-review each year on `on`, looking back to `since` (rule `review.down`).
struct DownReview {
  MonthDay on;
  MonthDay since;
};

struct Source {
  std::string title;
  std::string url;
  std::string date;
};

/// A document `tierwise/rules@1`: every parameter by date, with source and status.
struct RuleBook {
  std::string id;
  std::string version;
  std::string title;
  std::map<std::string, Source> sources;

  Dated<int> window_days{"/managed/windowDays", {}};
  Dated<Decimal> managed_rate{"/managed/rate", {}};
  Dated<std::vector<QualifyingRow>> qualifying{"/managed/qualifying", {}};
  /// By tier id. Optional: an empty list is no minimum.
  Dated<std::map<std::string, MinimumActivities, std::less<>>> minimum_activities{"/managed/minimumActivities", {}};

  Dated<int> life_months{"/sold/lifeMonths", {}};
  Dated<Decimal> sourced_rate{"/sold/rate/sourced", {}};
  Dated<Decimal> assisted_rate{"/sold/rate/assisted", {}};

  /// How much of a currency is worth what 100 USD is worth (rule `currency.unit`).
  Dated<std::map<std::string, Decimal, std::less<>>> unit{"/currency/unit", {}};
  Dated<std::set<std::string, std::less<>>> growth{"/market/growth", {}};
  Dated<Decimal> multiplier{"/market/multiplier", {}};

  /// Lowest first.
  Dated<std::vector<Tier>> tiers{"/tiers", {}};

  Dated<int> checkpoint_day{"/review/checkpointDay", {}};
  Dated<int> protection_months{"/review/protectionMonths", {}};
  Dated<std::vector<DownReview>> down_reviews{"/review/downReviews", {}};

  const Dated<Decimal>& sold_rate(Motion motion) const {
    return motion == Motion::sourced ? sourced_rate : assisted_rate;
  }

  /// Calls `visit(dated)` for every dated list, in the order of the document.
  template <class Self, class Visit>
  static void each_parameter(Self& self, Visit visit) {
    visit(self.window_days);
    visit(self.managed_rate);
    visit(self.qualifying);
    visit(self.minimum_activities);
    visit(self.life_months);
    visit(self.sourced_rate);
    visit(self.assisted_rate);
    visit(self.unit);
    visit(self.growth);
    visit(self.multiplier);
    visit(self.tiers);
    visit(self.checkpoint_day);
    visit(self.protection_months);
    visit(self.down_reviews);
  }
};

/// What one 1/10,000 of an amount earns: rate × multiplier ÷ unit.
struct Price {
  Fraction points;
  /// False: the rule book has no unit for the currency (rule `currency.unit`), and `points` means nothing.
  bool known = false;

  /// Exact points of `amount` shared evenly by `sharers` (1 or more).
  Fraction points_of(Amount amount, int sharers = 1) const {
    return {amount.scaled() * points.numerator, points.denominator * sharers};
  }
  friend bool operator==(const Price& a, const Price& b) {
    return a.known == b.known && a.points.numerator == b.points.numerator &&
           a.points.denominator == b.points.denominator;
  }
};

/// A parameter that has no value yet on a day on which a figure needs it.
struct MissingParameter {
  std::string path;
  Day day;

  Problem problem() const;
};

/// The price on `day` of MRR that earns `rate`; `market` and `currency` are the client's (rules `currency.unit`,
/// `market.growth`, `rate.managed`, `sold.rate`).
std::variant<Price, MissingParameter> price_on(const RuleBook& rules, std::string_view market,
                                               std::string_view currency, Decimal rate, Day day);

}  // namespace tierwise
