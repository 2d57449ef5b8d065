#include "tierwise/documents.hpp"

#include <gtest/gtest.h>

#include "tierwise/session.hpp"

namespace tierwise {
namespace {

/// A portfolio with these members of `clients`.
std::string portfolio_of(const std::string& clients) {
  return R"({"format": "tierwise/portfolio@1", "asOf": "2025-03-01", "partner": {"name": "Agency"}, "clients": [)" +
         clients + "]}";
}

std::string client_of(const std::string& mrr) {
  return R"({"id": "c1", "name": "One", "market": "BR", "currency": "USD",
             "subscriptions": [{"line": "marketing-hub", "mrr": )" +
         mrr + R"(, "from": "2025-01-01"}]})";
}

Amount first_mrr(const Portfolio& portfolio) {
  return portfolio.clients[0]->subscriptions.front().mrr;
}

TEST(Problem, NamesDocumentPlaceExpectedAndFound) {
  const auto portfolio = read_portfolio(portfolio_of(client_of(R"("12,5")")));
  ASSERT_FALSE(portfolio);
  ASSERT_EQ(portfolio.problems().size(), 1U);
  EXPECT_EQ(portfolio.problems().front().message(),
            R"(portfolio /clients/0/subscriptions/0/mrr: expected an amount from 0 to below 10^12, such as "1234.50", )"
            R"(with a point and at most 4 decimals, found "12,5")");
}

TEST(Problem, LeavesOutAPlaceAndAFindingThatItHasNot) {
  EXPECT_EQ((Problem{"not-json", "rules", "", "a JSON document", ""}.message()), "rules: expected a JSON document");
}

TEST(Problem, AHundredOfADocumentAreReported) {
  std::string clients;
  for (int i = 0; i < 200; ++i) clients += (i == 0 ? "" : ",") + client_of("-1");
  const auto portfolio = read_portfolio(portfolio_of(clients));
  ASSERT_FALSE(portfolio);
  EXPECT_EQ(portfolio.problems().size(), kMostProblems);
}

TEST(Documents, AnAmountIsTheSameAsTextAndAsNumber) {
  const auto text = read_portfolio(portfolio_of(client_of(R"("1000.1")")));
  const auto number = read_portfolio(portfolio_of(client_of("1000.10")));
  const auto exponent = read_portfolio(portfolio_of(client_of("1.0001e3")));
  ASSERT_TRUE(text && number && exponent);
  EXPECT_EQ(first_mrr(*text), first_mrr(*number));
  EXPECT_EQ(first_mrr(*text), first_mrr(*exponent));
}

TEST(Documents, AnAmountThatIsOffByADoublesErrorIsRefused) {
  EXPECT_FALSE(read_portfolio(portfolio_of(client_of("0.30000000000000004"))));
  EXPECT_TRUE(read_portfolio(portfolio_of(client_of("0.3000000000000000"))));
}

TEST(Documents, AnyTextEitherReadsOrIsRefused) {
  const std::string good = portfolio_of(client_of("1") + "," + client_of("2"));
  for (std::size_t length = 0; length < good.size(); ++length) {
    ASSERT_FALSE(read_portfolio(good.substr(0, length))) << length;
  }
}

/// What a portfolio is read to when its one client has this text as its activities: the days, tools and actions, or no
/// value where it is refused.
std::optional<std::vector<std::string>> read_activities(const std::string& list) {
  const auto portfolio = read_portfolio(
      R"({"format": "tierwise/portfolio@1", "asOf": "2025-03-01", "partner": {"name": "Agency"},
          "employees": [{"id": "ana", "email": "ana@agency.example", "from": "2024-01-10"}],
          "clients": [{"id": "c1", "name": "One", "market": "BR", "currency": "USD", "activities":)" +
      list + "}]}");
  if (!portfolio) return std::nullopt;
  std::vector<std::string> rows;
  for (const Activity& row : portfolio->clients[0]->activities) {
    rows.push_back(row.on.text());
    for (const std::string_view name :
         {portfolio->activity_kinds.tool(row.kind), portfolio->activity_kinds.action(row.kind)}) {
      rows.back().append(" ").append(name);
    }
  }
  return rows;
}

class ActivityForms : public testing::TestWithParam<const char*> {};

TEST_P(ActivityForms, ReadTheSame) {
  EXPECT_EQ(read_activities(GetParam()), std::vector<std::string>{"2025-02-01 blog publish"});
}

INSTANTIATE_TEST_SUITE_P(
    All, ActivityForms,
    testing::Values(
        R"([{"employee":"ana","on":"2025-02-01","tool":"blog","action":"publish"}])",
        R"([{"action":"publish","tool":"blog","on":"2025-02-01","employee":"ana"}])",
        " [ { \"employee\" :\r\n\"ana\" ,\t\"on\": \"2025-02-01\",\n\"tool\":\"blog\",\"action\":\"publish\" } ] ",
        R"([{"employee":"ana","on":"2025-02-01","tool":"bl\u006fg","action":"publish"}])",
        R"([{"employee":"ana","on":"2025-02-01","t\u006fol":"blog","action":"publish"}])",
        R"([{"employee":"ana","on":"2025-02-01","tool":"blog","action":"publish","note":"x"}])",
        R"([{"note":"","employee":"ana","on":"2025-02-01","tool":"blog","action":"publish"}])",
        R"([{"employee":"ana","on":"2025-02-01","tool":"blog","action":"publish","minutes":5}])"));

TEST(Activities, MayBeNone) {
  EXPECT_EQ(read_activities("[]"), std::vector<std::string>{});
  EXPECT_EQ(read_activities("null"), std::vector<std::string>{});
}

TEST(Activities, MayNameToolsInAnyScript) {
  const char* list = R"([{"employee":"ana","on":"2025-02-01","tool":"błog","action":"公開"}])";
  EXPECT_EQ(read_activities(list), std::vector<std::string>{"2025-02-01 błog 公開"});
}

class BadActivities : public testing::TestWithParam<std::string> {};

TEST_P(BadActivities, AreRefused) {
  EXPECT_EQ(read_activities(GetParam()), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(
    All, BadActivities,
    testing::Values("", "{}", "\"none\"", "[", "[5]", R"(["employee"])", R"([{"employee":"ana"})",
                    R"([{"employee","ana"}])", R"([{"employee":"ana","on":"2025-02-01","tool":"blog"}])",
                    R"([{"employee":"ana","on":"2025-02-01","tool":"blog","action":"publish"},])",
                    R"([{"employee":"ana","on":"2025-02-01","tool":"blog","action":"publish"] )",
                    R"([{"employee":"ana","on":"2025-02-01","tool":"blog","action":"publish)",
                    R"([{"employee":"ana","on":"2025-02-30","tool":"blog","action":"publish"}])",
                    R"([{"employee":"ana","on":"2025-02-01","tool":"blog","action":""}])",
                    R"([{"employee":"ana","on":"2025-02-01","on":"2025-02-02","tool":"blog","action":"publish"}])",
                    R"([{"employee":"bob","on":"2025-02-01","tool":"blog","action":"publish"}])",
                    "[{\"employee\":\"" + std::string(65, 'a') +
                        R"(","on":"2025-02-01","tool":"blog","action":"publish"}])"));

TEST(ShippedRules, AreGood) {
  const auto rules = read_rules(shipped_rules());
  ASSERT_TRUE(rules) << to_json(rules.problems());
  EXPECT_EQ(rules->id, "hubspot-solutions");
}

TEST(ShippedRules, StartOnTheFirstDayOf2016) {
  const auto rules = read_rules(shipped_rules());
  ASSERT_TRUE(rules);
  const auto expect_start = [](const auto& dated) {
    if (dated.path != "/managed/minimumActivities") {
      EXPECT_EQ(dated.first_day().text(), "2016-01-01") << dated.path;
    }
  };
  RuleBook::each_parameter(expect_start, *rules);
}

TEST(ShippedRules, MarkTheTiersThatAreIllustrative) {
  const auto rules = read_rules(shipped_rules());
  ASSERT_TRUE(rules);
  for (const auto& entry : rules->tiers.entries) {
    EXPECT_TRUE(entry.value.empty() || entry.status == Status::illustrative) << entry.from.text();
  }
}

TEST(Session, AHandleThatWasReleasedIsAnError) {
  Session session;
  ASSERT_EQ(session.open_rules(shipped_rules()), R"({"handle":1})");
  ASSERT_EQ(session.open_portfolio(1, portfolio_of("")), R"({"handle":2})");
  EXPECT_EQ(session.evaluate(2, "2025-03-01").find("errors"), std::string::npos);
  session.release(2);
  EXPECT_NE(session.evaluate(2, "2025-03-01").find("unknown-handle"), std::string::npos);
}

TEST(Session, AWhatIfLeavesItsBaseAsItIs) {
  Session session;
  session.open_rules(shipped_rules());
  session.open_portfolio(1, portfolio_of(client_of("100")));
  const std::string before = session.evaluate(2, "2025-03-01");
  const std::string changes =
      R"({"format": "tierwise/changes@1", "name": "sell", "changes": [{"do": "sell", "client": "c1",
          "sale": {"line": "sales-hub", "on": "2025-02-01", "mrr": "1000", "motion": "sourced"}}]})";
  ASSERT_EQ(session.with_changes(2, changes), R"({"handle":3})");
  EXPECT_EQ(session.evaluate(2, "2025-03-01"), before);
  EXPECT_NE(session.evaluate(3, "2025-03-01"), before);
}

}  // namespace
}  // namespace tierwise
