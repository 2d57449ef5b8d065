// The calculator's shortest form: it says what `calculate` says, and nothing where that refuses.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tierwise/documents.hpp"
#include "tierwise/session.hpp"
#include "vectors.hpp"

namespace tierwise {
namespace {

using nlohmann::json;

class CalculationLines : public testing::Test {
 protected:
  std::vector<double> numbers(const std::string& lines) const { return session_.calculation_numbers(rules_, lines); }
  json answer(const json& request) const { return json::parse(session_.calculate(rules_, request.dump())); }

  Session session_;
  int rules_ = json::parse(session_.open_rules(shipped_rules())).at("handle").get<int>();
};

std::string lines_of(const json& request) {
  std::string lines;
  for (const char* field : {"on", "market", "currency", "sold", "motion"}) {
    lines += request.at(field).get<std::string>() + '\n';
  }
  const json& managed = request.at("managed");
  return lines + (managed.is_null() ? "" : managed.get<std::string>()) + '\n' + request.at("otherPartners").dump() +
         '\n';
}

/// Has it every field, each of its type, and no other? Lines carry nothing else.
bool is_plain(const json& request) {
  if (!request.is_object() || request.size() != 7) return false;
  for (const char* field : {"on", "market", "currency", "sold", "motion"}) {
    if (!request.contains(field) || !request.at(field).is_string()) return false;
  }
  const json managed = request.value("managed", json(0));
  return (managed.is_null() || (managed.is_string() && managed != "")) &&
         request.value("otherPartners", json()).is_number();
}

/// The answer's numbers, whether it gives them as such or as text.
std::vector<double> numbers_in(const json& answer) {
  if (answer.contains("errors")) return {};
  std::vector<double> numbers;
  for (const char* field : {"total", "sold", "managed", "unit", "soldRate", "managedRate"}) {
    const json& value = answer.at(field);
    numbers.push_back(value.is_string() ? std::stod(value.get<std::string>()) : value.get<double>());
  }
  numbers.push_back(answer.at("growth").get<bool>() ? 1 : 0);
  for (const char* field : {"multiplier", "credit"}) numbers.push_back(std::stod(answer.at(field).get<std::string>()));
  return numbers;
}

TEST_F(CalculationLines, SayWhatJsonSaysInEveryCase) {
  std::size_t cases = 0;
  for (const tests::Vector& vector : tests::all_vectors()) {
    if (!vector.fields.contains("calculate") || !is_plain(vector.fields.at("calculate"))) continue;
    const json& request = vector.fields.at("calculate");
    EXPECT_EQ(numbers(lines_of(request)), numbers_in(answer(request))) << vector.name();
    ++cases;
  }
  EXPECT_GT(cases, 10U);
}

const json kRequest{{"on", "2025-03-01"},  {"market", "BR"},  {"currency", "EUR"}, {"sold", "1000"},
                    {"motion", "sourced"}, {"managed", "40"}, {"otherPartners", 1}};

TEST_F(CalculationLines, HoldWhatADoublesTextGivesBack) {
  json request = kRequest;
  request["otherPartners"] = 0;
  request["managed"] = "1000000000";
  EXPECT_EQ(numbers(lines_of(request)), numbers_in(answer(request)));
  request["managed"] = "1000000000.0001";
  EXPECT_TRUE(numbers(lines_of(request)).empty());
  EXPECT_EQ(answer(request).at("credit"), "1000000000.0001");
}

TEST_F(CalculationLines, NeedRulesThatAreOpen) {
  EXPECT_TRUE(session_.calculation_numbers(rules_ + 1, lines_of(kRequest)).empty());
}

struct OtherPartners {
  const char* line;
  bool good;
};
class CountedPartners : public CalculationLines, public testing::WithParamInterface<OtherPartners> {};

TEST_P(CountedPartners, AreAWholeNumberUpToAThousand) {
  std::string lines = lines_of(kRequest);
  lines.replace(lines.size() - 2, 1, GetParam().line);
  EXPECT_EQ(!numbers(lines).empty(), GetParam().good);
}

INSTANTIATE_TEST_SUITE_P(Counts, CountedPartners,
                         testing::Values(OtherPartners{"0", true}, OtherPartners{"1000", true},
                                         OtherPartners{"1001", false}, OtherPartners{"999999999999", false},
                                         OtherPartners{"1.5", false}, OtherPartners{"-1", false},
                                         OtherPartners{"", false}, OtherPartners{"two", false}));

class RefusedLines : public CalculationLines, public testing::WithParamInterface<const char*> {};

TEST_P(RefusedLines, HaveNoNumbers) {
  EXPECT_TRUE(numbers(GetParam()).empty());
}

INSTANTIATE_TEST_SUITE_P(
    Lines, RefusedLines,
    testing::Values("", "\n\n\n\n\n\n\n", "2025-02-29\nBR\nEUR\n1000\nsourced\n40\n1\n",
                    "2025-03-01\nXX\nEUR\n1000\nsourced\n40\n1\n", "2025-03-01\nBR\nBRL\n1000\nsourced\n40\n1\n",
                    "2025-03-01\nBR\nEUR\n-1\nsourced\n40\n1\n", "2025-03-01\nBR\nEUR\n0.00001\nsourced\n40\n1\n",
                    "2025-03-01\nBR\nEUR\n\nsourced\n40\n1\n", "2025-03-01\nBR\nEUR\n1000\nsource\n40\n1\n",
                    "2025-03-01\nBR\nEUR\n1000\n\n40\n1\n", "2025-03-01\nBR\nEUR\n1000\nsourced\n-1\n1\n",
                    "2025-03-01\nBR\nEUR\n1000\nsourced\nnone\n1\n", "2025-03-01\nBR\nEUR\n1000\nsourced\n40\n",
                    "2025-03-01\nBR\nEUR\n1000\nsourced\n40\n1\n\n", "2025-03-01\nBR\nEUR\n1000\nsourced\n40\n1\n0",
                    "2025-03-01\nBR\nEU\nR\n1000\nsourced\n40\n1\n"));

}  // namespace
}  // namespace tierwise
