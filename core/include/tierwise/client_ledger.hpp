#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "tierwise/ledger.hpp"
#include "tierwise/managed.hpp"
#include "tierwise/points.hpp"
#include "tierwise/schedule.hpp"
#include "tierwise/sold.hpp"

namespace tierwise {

/// Everything about one client that its own data decides, for all days. Independent of every other client.
struct ClientLedger {
  /// `prices_of_market` are those in the client's market and currency.
  ClientLedger(const Client& client, ManagedContext& context, std::shared_ptr<const MarketPrices> prices_of_market);

  Relationship relationship;
  Schedule<Amount> mrr;
  Schedule<int> other_partners;
  /// Shared by all clients of the same market and currency.
  std::shared_ptr<const MarketPrices> prices;
  std::vector<SoldLot> lots;
  MissingParameters missing;

  /// Managed credit on a day, in the client's currency (rule `managed.split`).
  Fraction credit_on(Day day) const;
  /// Managed points on a day; zero where not active or not priced.
  Fraction managed_on(Day day) const;
};

/// Walks forward over the days on which a client's managed points may change: credit starts, one of the factors of its
/// points changes (rules `managed.split`, `rate.managed`), or it stops.
class ManagedSteps {
 public:
  enum class Kind : std::uint8_t { start, change, stop };

  /// The client must outlive it.
  explicit ManagedSteps(const ClientLedger& client);

  /// Goes to the next step; false if there is none. What follows is about the step that it went to.
  bool next();
  Day day() const { return day_; }
  Kind kind() const { return kind_; }
  /// From its day on; zero where not active or not priced.
  Fraction points() const { return kind_ == Kind::stop ? Fraction{} : while_active_; }

 private:
  std::span<const Interval> runs_;  // the one that it is in, if any, and those ahead
  ScheduleCursor<Amount> mrr_;
  ScheduleCursor<int> other_partners_;
  ScheduleCursor<Price> price_;
  Kind kind_ = Kind::stop;
  Day day_;
  Day factors_until_ = Day::earliest();
  Fraction while_active_;
};

/// Appends what a client adds to the ledger, or, `taken_away`, what it takes to undo that.
void add_changes(const ClientLedger& client, const Client& document, bool taken_away, Ledger::Changes& changes);

}  // namespace tierwise
