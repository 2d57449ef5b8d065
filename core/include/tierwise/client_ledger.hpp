#pragma once

#include <memory>
#include <vector>

#include "tierwise/ledger.hpp"
#include "tierwise/managed.hpp"
#include "tierwise/points.hpp"
#include "tierwise/schedule.hpp"
#include "tierwise/sold.hpp"

namespace tierwise {

/// Everything about one client that its own data decides, for all days. Independent of every other client.
struct ClientLedger {
  Relationship relationship;
  Schedule<Amount> mrr;
  Schedule<int> other_partners;
  /// Shared by all clients of the same market and currency.
  std::shared_ptr<const MarketPrices> prices;
  /// Points per day; zero where not active or not priced.
  Schedule<Fraction> managed;
  std::vector<SoldLot> lots;
  MissingParameters missing;

  /// Managed credit on a day, in the client's currency (rule `managed.split`).
  Fraction credit_on(Day day) const;
};

ClientLedger client_ledger(const Client& client, ManagedContext& context, std::shared_ptr<const MarketPrices> prices);

/// Appends what a client adds to the ledger, or, `taken_away`, what it takes to undo that.
void add_changes(const ClientLedger& client, const Client& document, bool taken_away, Ledger::Changes& changes);

}  // namespace tierwise
