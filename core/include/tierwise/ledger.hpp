#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "tierwise/managed.hpp"
#include "tierwise/points.hpp"
#include "tierwise/sold.hpp"

namespace tierwise {

/// Everything about one client that its own data decides, for all days. Independent of every other client.
struct ClientLedger {
  Relationship relationship;
  Schedule<Amount> mrr;
  Schedule<int> other_partners;
  /// Shared by all clients of the same market and currency.
  std::shared_ptr<const PriceSchedule> price;
  /// Points per day; zero where not active or not priced.
  Schedule<Fraction> managed;
  std::vector<SoldLot> lots;
  MissingParameters missing;

  /// Managed credit on a day, in the client's currency (rule `managed.split`).
  Fraction credit_on(Day day) const;
};

ClientLedger client_ledger(const Client& client, const Portfolio& portfolio, const RuleBook& rules,
                           const std::vector<ActivityTerms>& terms, std::shared_ptr<const PriceSchedule> price);

/// Points by where they come from.
struct TrackPoints {
  Points sourced;
  Points assisted;
  Points managed;

  Points sold() const { return sourced + assisted; }
  Points total() const { return sold() + managed; }
  Points of(Track track) const;

  friend bool operator==(const TrackPoints& a, const TrackPoints& b) {
    return a.sourced == b.sourced && a.assisted == b.assisted && a.managed == b.managed;
  }
};

/// The exact sum over all clients, as its changes by day.
class Ledger {
 public:
  enum class Part : std::uint8_t { sourced, assisted, managed };
  struct Change {
    Day on;
    Part part;
    Fraction points;
  };

  void add(const ClientLedger& client, const Client& document);
  /// To be called once after the last `add`.
  void sort();

  const std::vector<Change>& changes() const { return changes_; }

 private:
  std::vector<Change> changes_;
};

/// Reads a ledger forward in time; days must ascend.
class LedgerCursor {
 public:
  explicit LedgerCursor(const Ledger& ledger) : changes_(&ledger.changes()) {}

  const TrackPoints& at(Day day);
  /// The next day after the one last read on which something changes; `Day::forever()` if none.
  Day next_change() const { return next_ < changes_->size() ? (*changes_)[next_].on : Day::forever(); }

 private:
  const std::vector<Ledger::Change>* changes_;
  std::size_t next_ = 0;
  TrackPoints sums_;
};

}  // namespace tierwise
