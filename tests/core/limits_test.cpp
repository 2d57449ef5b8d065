#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "json_value.hpp"
#include "tierwise/documents.hpp"
#include "tierwise/session.hpp"

namespace tierwise {
namespace {

using nlohmann::json;

json portfolio_on(const char* as_of) {
  return {{"format", "tierwise/portfolio@1"},
          {"asOf", as_of},
          {"partner", {{"name", "Agency"}, {"certifiedUntil", "9999-12-31"}}}};
}

json client_called(const std::string& id) {
  return {{"id", id}, {"name", id}, {"market", "US"}, {"currency", "USD"}};
}

/// Opens a portfolio under the shipped rules.
class Opened {
 public:
  explicit Opened(const json& portfolio) : Opened(portfolio.dump()) {}
  explicit Opened(const std::string& portfolio) {
    session_.open_rules(shipped_rules());
    answer_ = json::parse(session_.open_portfolio(1, portfolio));
  }

  const json& answer() const { return answer_; }
  json on(const char* day) const { return json::parse(session_.evaluate(2, day)); }
  json with(const json& changes) {
    const json document{{"format", "tierwise/changes@1"}, {"name", "What if"}, {"changes", changes}};
    return json::parse(session_.with_changes(2, document.dump()));
  }

 private:
  Session session_;
  json answer_;
};

TEST(Days, OnTheLastOneNoReviewIsToCome) {
  const json evaluation = Opened(portfolio_on("2025-03-01")).on("9999-12-31");
  ASSERT_TRUE(evaluation.contains("review")) << evaluation;
  EXPECT_EQ(evaluation.at("review"), nullptr);
}

TEST(Days, AFirstReviewLooksBackToTheFirstDay) {
  json portfolio = portfolio_on("0001-01-01");
  portfolio["partner"]["creditedTier"] = {{"tier", "gold"}, {"since", "0001-01-01"}};
  EXPECT_EQ(Opened(portfolio).on("2025-03-01").value("credited", json()), nullptr);
}

TEST(Days, OneAfterTheLastIsWrittenAsTheLast) {
  json portfolio = portfolio_on("2025-03-01");
  json client = client_called("c1");
  client["sales"] = json::array({{{"line", "hub"}, {"on", "9999-06-01"}, {"mrr", "100"}, {"motion", "sourced"}}});
  portfolio["clients"] = json::array({client});
  const json evaluation = Opened(portfolio).on("9999-07-01");
  EXPECT_EQ(evaluation.value("/clients/0/sold/lots/0/until"_json_pointer, ""), "9999-12-31") << evaluation;
}

TEST(Days, OneThatCannotBeWrittenIsShownAsTheNearest) {
  EXPECT_EQ(Day::first().plus_days(-90).text(), "0001-01-01");
  EXPECT_EQ(Day::last().plus_months(1200).text(), "9999-12-31");
}

std::string problem_with(const std::string& text) {
  const auto document = JsonDocument::parse(text, "portfolio");
  return std::string(document ? std::string_view() : document.problems().front().id);
}

TEST(Size, ADocumentHasAtMostSoManyValues) {
  std::string text = "[0";
  while (text.size() < 2 * JsonDocument::kMostValues - 4) text += ",0";
  EXPECT_EQ(problem_with(text + "]"), "");
  EXPECT_EQ(problem_with(text + ",0,0]"), "too-large");
}

TEST(Size, APortfolioHasAtMostAHundredThousandClients) {
  // As text: without optimisation, as under sanitizers, so many values of nlohmann/json take half a minute.
  std::string portfolio = portfolio_on("2025-03-01").dump();
  portfolio.back() = ',';
  portfolio += R"("clients":[)";
  const std::string client = client_called("#").dump();
  for (int i = 0; i <= 100'000; ++i) {
    portfolio += i == 0 ? "" : ",";
    for (const char letter : client) portfolio += letter == '#' ? "c" + std::to_string(i) : std::string(1, letter);
  }
  portfolio += "]}";
  const json answer = Opened(portfolio).answer();
  EXPECT_EQ(answer.value("/errors/0/id"_json_pointer, ""), "too-many-items") << answer;
  EXPECT_EQ(answer.value("/errors/0/pointer"_json_pointer, ""), "/clients");
  EXPECT_EQ(answer.at("errors").size(), 1U);
}

TEST(Size, AMessageAboutALongTextIsShort) {
  json portfolio = portfolio_on("2025-03-01");
  portfolio["asOf"] = std::string(1'000'000, 'x');
  EXPECT_LT(Opened(portfolio).answer().dump().size(), 1000U);
}

TEST(Size, ManyChangesOfOneClientEachFindTheOnesBefore) {
  json portfolio = portfolio_on("2025-03-01");
  portfolio["clients"] = json::array({client_called("c1")});
  json changes = json::array();
  for (int i = 0; i < 5000; ++i) {
    changes.push_back({{"do", "join"}, {"client", "c1"}, {"from", "2025-03-01"}});
    changes.push_back({{"do", "leave"}, {"client", "c1"}, {"from", "2025-03-01"}});
  }
  EXPECT_EQ(Opened(portfolio).with(changes), (json{{"handle", 3}}));
}

}  // namespace
}  // namespace tierwise
