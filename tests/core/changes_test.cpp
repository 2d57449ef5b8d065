#include "tierwise/changes.hpp"

#include <gtest/gtest.h>

#include "tierwise/documents.hpp"

namespace tierwise {
namespace {

std::shared_ptr<const RuleBook> shipped_rule_book() {
  return std::make_shared<const RuleBook>(read_rules(shipped_rules()).value());
}

/// The renewal of the subscription that is left after the line has been sold for more on 2025-03-10; each of these
/// subscriptions of the line, given as JSON, costs 100.
std::optional<Day> renewal_after_sale(const std::string& subscriptions) {
  const auto portfolio = read_portfolio(
      R"({"format": "tierwise/portfolio@1", "asOf": "2025-03-01", "partner": {"name": "Agency"}, "clients": [
          {"id": "c1", "name": "One", "market": "US", "currency": "USD", "subscriptions": [)" +
      subscriptions + "]}]}");
  const auto changes = read_changes(
      R"({"format": "tierwise/changes@1", "name": "Sell", "changes": [{"do": "sell", "client": "c1",
          "sale": {"line": "cms-hub", "on": "2025-03-10", "mrr": "1000", "motion": "sourced"}}]})");
  const auto documents = apply_changes(shipped_rule_book(), *portfolio, *changes);
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

/// A portfolio of one client for whom nobody works.
Portfolio one_client() {
  return *read_portfolio(
      R"({"format": "tierwise/portfolio@1", "asOf": "2025-03-01", "partner": {"name": "Agency"},
          "employees": [{"id": "ana", "email": "ana@agency.example", "from": "2024-01-01"}],
          "clients": [{"id": "c1", "name": "One", "market": "US", "currency": "USD"}]})");
}

Change work(Day from, int days, int every_days) {
  return change::Work{"c1", "ana", "email", "create", {from, from.plus_days(days)}, every_days};
}

TEST(Work, PlansAMillionActivitiesAndNotOneMore) {
  const Portfolio portfolio = one_client();
  const Day from = portfolio.as_of;
  const auto most =
      apply_changes(shipped_rule_book(), portfolio, {"Work", {work(from, 1'000'000, 1), work(from, 0, 2)}});
  ASSERT_TRUE(static_cast<bool>(most));
  EXPECT_EQ(most->portfolio.clients[0]->activities.size(), 1'000'000U);
  EXPECT_FALSE(static_cast<bool>(
      apply_changes(shipped_rule_book(), portfolio, {"Work", {work(from, 1'000'000, 1), work(from, 1, 1)}})));
}

TEST(Rule, LeavesTheRuleBookAsItIs) {
  const auto rules = shipped_rule_book();
  const auto changes = read_changes(
      R"({"format": "tierwise/changes@1", "name": "Rules", "changes": [
          {"do": "rule", "path": "/review/checkpointDay", "from": "2026-01-01", "value": 1},
          {"do": "rule", "path": "/review/checkpointDay", "from": "2027-01-01", "value": 2}]})");
  const auto documents = apply_changes(rules, one_client(), *changes);
  const Day first = *Day::parse("2026-06-01");
  const Day second = *Day::parse("2027-06-01");
  EXPECT_EQ(*documents->rules->checkpoint_day.on(first), 1);
  EXPECT_EQ(*documents->rules->checkpoint_day.on(second), 2);
  EXPECT_EQ(*rules->checkpoint_day.on(first), 15);
}

TEST(DeleteEmployee, LeavesClientsAloneToWhomTheEmployeeHasNoAccess) {
  const Portfolio portfolio = one_client();
  const auto documents =
      apply_changes(shipped_rule_book(), portfolio, {"Delete", {change::DeleteEmployee{"ana", portfolio.as_of}}});
  EXPECT_EQ(documents->portfolio.clients[0], portfolio.clients[0]);
}

TEST(Changes, AreToldOfAHundredThatCannotApplyAndNotOfMore) {
  const auto problems_of = [](std::size_t wrong) {
    const Changes changes{"Nobody",
                          std::vector<Change>(wrong, change::EndServices{"nobody", *Day::parse("2025-03-10")})};
    return apply_changes(shipped_rule_book(), one_client(), changes).problems().size();
  };
  EXPECT_EQ(problems_of(kMostProblems - 1), kMostProblems - 1);
  EXPECT_EQ(problems_of(kMostProblems), kMostProblems);
  EXPECT_EQ(problems_of(kMostProblems + 1), kMostProblems);
}

}  // namespace
}  // namespace tierwise
