#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
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

/// What every entry of a dated list has besides its value.
struct EntryTerms {
  Day from;  ///< the value is in force from this day until the next entry's
  Status status = Status::user;
  std::string source;
  std::string note;
};

template <class T>
struct DatedEntry : EntryTerms {
  T value{};
};

/// Dated entries, strictly ascending, whatever their values are. What never changes is shared by all copies.
class EntryList {
 public:
  bool empty() const { return entries_.empty(); }
  /// The last entry of a list that is not empty.
  const EntryTerms& back() const { return *entries_.back(); }
  /// The entry in force on `day`; null before the first.
  const EntryTerms* on(Day day) const;
  /// The first day with a value; `Day::forever()` if the list is empty.
  Day first_day() const { return empty() ? Day::forever() : entries_.front()->from; }
  /// Appends the days from which its entries are in force.
  void add_days(std::vector<Day>& days) const;

  /// Adds an entry after all others; of a list of `T`, a `DatedEntry<T>`.
  void add(std::shared_ptr<const EntryTerms> entry) { entries_.push_back(std::move(entry)); }
  /// Takes over every entry of `other`, a list of the same type; one of the same day is replaced.
  void put(const EntryList& other);

 protected:
  std::vector<std::shared_ptr<const EntryTerms>> entries_;
};

/// Dated entries with values of one type.
template <class T>
class Entries : public EntryList {
 public:
  class Iterator {
   public:
    explicit Iterator(const std::shared_ptr<const EntryTerms>* at) : at_(at) {}
    const DatedEntry<T>& operator*() const { return static_cast<const DatedEntry<T>&>(**at_); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    friend bool operator==(Iterator, Iterator) = default;

   private:
    const std::shared_ptr<const EntryTerms>* at_;
  };

  Iterator begin() const { return Iterator(entries_.data()); }
  Iterator end() const { return Iterator(entries_.data() + entries_.size()); }
};

/// A parameter of the rule book by date.
template <class T>
struct Dated {
  /// JSON pointer of the list in the rule book, such as `/managed/windowDays`.
  std::string_view path;
  Entries<T> entries;

  /// The entry in force on `day`; null before the first.
  const DatedEntry<T>* entry_on(Day day) const { return static_cast<const DatedEntry<T>*>(entries.on(day)); }
  const T* on(Day day) const {
    const DatedEntry<T>* entry = entry_on(day);
    return entry == nullptr ? nullptr : &entry->value;
  }
  Day first_day() const { return entries.first_day(); }
  void add_days(std::vector<Day>& days) const { entries.add_days(days); }
};

/// Names in alphabetical order, each once.
class NameSet {
 public:
  /// False if the name was there.
  bool insert(std::string name);
  bool contains(std::string_view name) const;
  bool empty() const { return names_.empty(); }
  const std::string& front() const { return names_.front(); }

 private:
  std::vector<std::string>::const_iterator place_of(std::string_view name) const;

  std::vector<std::string> names_;
};

/// Values by name, in alphabetical order of the names.
template <class T>
class ByName {
 public:
  struct Entry {
    std::string name;
    T value;
  };

  /// The value of that name, which is new.
  T& add(std::string_view name) {
    auto place = entries_.begin();
    while (place != entries_.end() && place->name < name) ++place;
    return insert_at(entries_, place - entries_.begin(), Entry{std::string(name), {}}).value;
  }
  const T* find(std::string_view name) const {
    for (const Entry& entry : entries_) {
      if (entry.name == name) return &entry.value;
    }
    return nullptr;
  }
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }

 private:
  std::vector<Entry> entries_;
};

/// A value, or none, for each track.
template <class T>
class ByTrack {
 public:
  std::optional<T>& operator[](Track track) { return values_[static_cast<std::size_t>(track)]; }
  const std::optional<T>& operator[](Track track) const { return values_[static_cast<std::size_t>(track)]; }
  bool empty() const {
    return std::none_of(values_.begin(), values_.end(),
                        [](const std::optional<T>& value) { return value.has_value(); });
  }

 private:
  std::array<std::optional<T>, kTracks.size()> values_;
};

/// Which actions with a tool qualify (rule `managed.qualifying`); tool `*` stands for all without a row of their own.
struct QualifyingRow {
  std::string tool;
  NameSet actions;
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
  ByTrack<Decimal> minimum;
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
  ByName<Source> sources;

  Dated<int> window_days{"/managed/windowDays", {}};
  Dated<Decimal> managed_rate{"/managed/rate", {}};
  Dated<std::vector<QualifyingRow>> qualifying{"/managed/qualifying", {}};
  /// By tier id. Optional: an empty list is no minimum.
  Dated<ByName<MinimumActivities>> minimum_activities{"/managed/minimumActivities", {}};

  Dated<int> life_months{"/sold/lifeMonths", {}};
  Dated<Decimal> sourced_rate{"/sold/rate/sourced", {}};
  Dated<Decimal> assisted_rate{"/sold/rate/assisted", {}};

  /// How much of a currency is worth what 100 USD is worth (rule `currency.unit`).
  Dated<ByName<Decimal>> unit{"/currency/unit", {}};
  Dated<NameSet> growth{"/market/growth", {}};
  Dated<Decimal> multiplier{"/market/multiplier", {}};

  /// Lowest first.
  Dated<std::vector<Tier>> tiers{"/tiers", {}};

  Dated<int> checkpoint_day{"/review/checkpointDay", {}};
  Dated<int> protection_months{"/review/protectionMonths", {}};
  Dated<std::vector<DownReview>> down_reviews{"/review/downReviews", {}};

  const Dated<Decimal>& sold_rate(Motion motion) const {
    return motion == Motion::sourced ? sourced_rate : assisted_rate;
  }

  /// Is it the id of a tier of some day?
  bool has_tier(std::string_view tier_id) const;

  /// Takes over every dated entry of `other`; one of the same day is replaced.
  void put(const RuleBook& other);

  /// Calls `visit(list, …)` for every dated list of these rule books, in the order of the document.
  template <class Visit, class... Books>
  static void each_parameter(Visit visit, Books&... books) {
    visit(books.window_days...);
    visit(books.managed_rate...);
    visit(books.qualifying...);
    visit(books.minimum_activities...);
    visit(books.life_months...);
    visit(books.sourced_rate...);
    visit(books.assisted_rate...);
    visit(books.unit...);
    visit(books.growth...);
    visit(books.multiplier...);
    visit(books.tiers...);
    visit(books.checkpoint_day...);
    visit(books.protection_months...);
    visit(books.down_reviews...);
  }
};

/// What one 1/10,000 of an amount earns: rate × multiplier ÷ unit.
struct Price {
  Fraction points;
  /// False: the rule book has no unit for the currency (rule `currency.unit`), and `points` means nothing.
  bool known = false;

  /// Exact points of `amount` shared evenly by `sharers` (1 or more).
  Fraction points_of(Amount amount, int sharers = 1) const;
  /// The price at `rate`, if this is that at a rate of 1.
  Price at_rate(Decimal rate) const;
  friend bool operator==(const Price& a, const Price& b) {
    return a.known == b.known && a.points.numerator == b.points.numerator &&
           a.points.denominator == b.points.denominator;
  }
};

/// A parameter that has no value yet on a day on which a figure needs it.
struct MissingParameter {
  std::string_view path;
  Day day;

  Problem problem() const;
};

/// Parameters that have no value, by path: each once, with the first of the days on which it is needed.
class MissingByPath {
 public:
  void add(std::string_view path, Day day);
  bool empty() const { return missing_.empty(); }
  Problems problems() const;

 private:
  std::vector<MissingParameter> missing_;
};

/// What the rules of a day say about a client's market and currency (rules `currency.unit`, `market.growth`).
struct PriceTerms {
  const Decimal* unit = nullptr;  ///< null: the rule book has none for the currency
  bool growth = false;
  Decimal multiplier = Decimal::from_integer(1);

  /// The price at a rate of 1.
  Price price() const;
};
std::variant<PriceTerms, MissingParameter> price_terms_on(const RuleBook& rules, std::string_view market,
                                                          std::string_view currency, Day day);

}  // namespace tierwise
