#include "tierwise/session.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tierwise/documents.hpp"

namespace tierwise {
namespace {

using nlohmann::json;

constexpr const char* kPortfolio =
    R"({"format": "tierwise/portfolio@1", "asOf": "2025-03-01", "partner": {"name": "Agency"}})";
constexpr const char* kChanges = R"({"format": "tierwise/changes@1", "name": "Nothing", "changes": []})";

/// The id of the only problem of an answer; empty for a result.
std::string problem_of(const std::string& answer) {
  const json document = json::parse(answer);
  return document.contains("errors") ? document.at("errors").at(0).at("id") : "";
}

int handle_of(const std::string& answer) {
  return json::parse(answer).at("handle").get<int>();
}

class OpenSession : public testing::Test {
 protected:
  Session session_;
  int rules_ = handle_of(session_.open_rules(shipped_rules()));
  int model_ = handle_of(session_.open_portfolio(rules_, kPortfolio));
};

TEST_F(OpenSession, AHandleIsOfOneKind) {
  EXPECT_EQ(problem_of(session_.evaluate(model_, "2025-03-01")), "");
  EXPECT_EQ(problem_of(session_.evaluate(rules_, "2025-03-01")), "unknown-handle");
  EXPECT_EQ(problem_of(session_.open_portfolio(model_, kPortfolio)), "unknown-handle");
}

TEST_F(OpenSession, AReleasedHandleIsForgottenAlone) {
  const int other = handle_of(session_.with_changes(model_, kChanges));
  session_.release(other);
  EXPECT_EQ(problem_of(session_.evaluate(other, "2025-03-01")), "unknown-handle");
  EXPECT_EQ(problem_of(session_.evaluate(model_, "2025-03-01")), "");
}

TEST_F(OpenSession, AModelOutlivesTheHandleOfItsRules) {
  session_.release(rules_);
  EXPECT_EQ(problem_of(session_.evaluate(model_, "2025-03-01")), "");
}

TEST_F(OpenSession, ARequestIsJson) {
  EXPECT_EQ(problem_of(session_.calculate(rules_, "sold: 5")), "not-json");
  EXPECT_EQ(problem_of(session_.goal(model_, "{")), "not-json");
}

TEST_F(OpenSession, DifferencesHaveNoOtherField) {
  const char* request = R"({"from": "2025-03-01", "to": "2025-04-01", "tone": 1})";
  EXPECT_EQ(problem_of(session_.differences(model_, request)), "unknown-field");
}

struct Validated {
  const char* document;
  const char* format;
};

class Validation : public testing::TestWithParam<Validated> {};

TEST_P(Validation, NamesTheFormatOfAGoodDocument) {
  EXPECT_EQ(json::parse(Session().validate(GetParam().document)), (json{{"format", GetParam().format}}));
}

INSTANTIATE_TEST_SUITE_P(All, Validation,
                         testing::Values(Validated{shipped_rules().data(), "tierwise/rules@1"},
                                         Validated{kPortfolio, "tierwise/portfolio@1"},
                                         Validated{kChanges, "tierwise/changes@1"}));

TEST(Session, RefusesWhatIsNoGoodDocument) {
  EXPECT_EQ(problem_of(Session().validate("[")), "not-json");
  EXPECT_EQ(problem_of(Session().validate(R"({"format": "tierwise/plan@1"})")), "wrong-format");
  EXPECT_EQ(problem_of(Session().validate(R"({"format": "tierwise/changes@1", "changes": []})")), "missing-field");
}

TEST_F(OpenSession, ATimelineOfNoDaysIsRefused) {
  EXPECT_EQ(problem_of(session_.timeline_table(model_, "2025-03-01", "2025-03-02", 0).rest), "");
  EXPECT_EQ(problem_of(session_.timeline_table(model_, "2025-03-01", "2025-03-01", 0).rest), "empty-range");
}

class TwoClients : public OpenSession {
 protected:
  int base_ = handle_of(session_.open_portfolio(rules_, R"({
    "format": "tierwise/portfolio@1", "asOf": "2025-03-01", "partner": {"name": "Agency"}, "clients": [
      {"id": "a", "name": "A", "market": "US", "currency": "USD"},
      {"id": "b", "name": "B", "market": "US", "currency": "EUR"}]})"));
  int sold_ = handle_of(session_.with_changes(base_, R"({"format": "tierwise/changes@1", "name": "A sale", "changes": [
      {"do": "sell", "client": "b", "sale": {"line": "hub", "on": "2025-03-02", "mrr": "9", "motion": "sourced"}}]})"));

  json names(int model, int base) const { return json::parse(session_.client_names(model, base)); }
};

TEST_F(TwoClients, NamesAreOfThoseThatTheBaseDoesNotHave) {
  const json client_a{{"id", "a"}, {"currency", "USD"}, {"lines", json::array()}};
  const json client_b{{"id", "b"}, {"currency", "EUR"}, {"lines", {"hub"}}};
  EXPECT_EQ(names(sold_, base_), (json{{"1", client_b}}));
  EXPECT_EQ(names(sold_, sold_), json::object());
  EXPECT_EQ(names(sold_, 0), (json{{"0", client_a}, {"1", client_b}}));
}

TEST_F(TwoClients, AReleasedHandleIsNoBase) {
  session_.release(base_);
  EXPECT_EQ(names(sold_, base_), names(sold_, 0));
}

}  // namespace
}  // namespace tierwise
