#include "tierwise/changes.hpp"

#include <gtest/gtest.h>

#include "tierwise/documents.hpp"

namespace tierwise {
namespace {

/// The renewal of the subscription that is left after the line has been sold for more on 2025-03-10; each of these
/// subscriptions of the line, given as JSON, costs 100.
std::optional<Day> renewal_after_sale(const std::string& subscriptions) {
  const auto rules = std::make_shared<const RuleBook>(read_rules(shipped_rules()).value());
  const auto portfolio = read_portfolio(
      R"({"format": "tierwise/portfolio@1", "asOf": "2025-03-01", "partner": {"name": "Agency"}, "clients": [
          {"id": "c1", "name": "One", "market": "US", "currency": "USD", "subscriptions": [)" +
      subscriptions + "]}]}");
  const auto changes = read_changes(
      R"({"format": "tierwise/changes@1", "name": "Sell", "changes": [{"do": "sell", "client": "c1",
          "sale": {"line": "cms-hub", "on": "2025-03-10", "mrr": "1000", "motion": "sourced"}}]})");
  const auto documents = apply_changes(rules, *portfolio, *changes);
  return documents->portfolio.clients[0]->subscriptions.back().renewal;
}

TEST(Sell, KeepsTheFirstRenewalThatIsStillToCome) {
  EXPECT_EQ(renewal_after_sale(R"({"line": "cms-hub", "mrr": "100", "from": "2025-01-01", "renewal": "2026-02-01"},
                                  {"line": "cms-hub", "mrr": "100", "from": "2025-01-01", "renewal": "2026-01-01"},
                                  {"line": "cms-hub", "mrr": "100", "from": "2025-04-01", "renewal": "2026-04-01"},
                                  {"line": "sales-hub", "mrr": "100", "from": "2025-01-01", "renewal": "2025-05-01"})"),
            Day::parse("2026-01-01"));
}

TEST(Sell, KeepsNoRenewalOfItsOwnDayOrBefore) {
  EXPECT_EQ(renewal_after_sale(R"({"line": "cms-hub", "mrr": "100", "from": "2025-01-01", "renewal": "2025-03-10"})"),
            std::nullopt);
}

}  // namespace
}  // namespace tierwise
