#include "vectors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <tuple>

namespace tierwise::tests {
namespace {

using nlohmann::json;

/// What the answer holds at each expected pointer, with the vectors' mark for what is absent.
json found_in(const json& answer, const json& expect) {
  json found = json::object();
  for (const auto& [pointer, value] : expect.items()) {
    const json::json_pointer place(pointer);
    found[pointer] = answer.contains(place) ? answer.at(place) : json{{"absent", true}};
  }
  return found;
}

using Place = std::tuple<std::string, std::string, std::string>;

/// The errors as a set; the id only where a case tells it.
std::multiset<Place> places(const json& errors, bool with_id) {
  std::multiset<Place> set;
  for (const json& error : errors) {
    set.emplace(error.at("document"), error.at("pointer"), with_id ? error.value("id", "") : "");
  }
  return set;
}

void expect_errors(const json& answer, const json& expected) {
  ASSERT_TRUE(answer.contains("errors")) << "expected errors, found " << answer.dump();
  const bool with_id = std::all_of(expected.begin(), expected.end(), [](const json& e) { return e.contains("id"); });
  EXPECT_EQ(places(answer.at("errors"), with_id), places(expected, with_id)) << answer.dump(1);
  for (const json& error : answer.at("errors")) {
    EXPECT_NE(error.value("expected", ""), "") << error.dump();
  }
}

std::string test_name(const testing::TestParamInfo<Vector>& info) {
  std::string name = info.param.file + "_" + std::to_string(info.index) + "_" + info.param.name();
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

class Vectors : public testing::TestWithParam<Vector> {};

TEST_P(Vectors, AreAnsweredAsExpected) {
  const Vector& vector = GetParam();
  SCOPED_TRACE(vector.file + ": " + vector.name());
  const json answer = json::parse(answer_to(vector));
  if (vector.fields.contains("expectErrors")) {
    expect_errors(answer, vector.fields.at("expectErrors"));
  } else {
    ASSERT_FALSE(answer.contains("errors")) << answer.dump(1);
    EXPECT_EQ(found_in(answer, vector.fields.at("expect")), vector.fields.at("expect"));
  }
}

INSTANTIATE_TEST_SUITE_P(All, Vectors, testing::ValuesIn(all_vectors()), test_name);

}  // namespace

/// How GoogleTest shows a case.
void PrintTo(const Vector& vector, std::ostream* out) {
  *out << vector.file << ": " << vector.name();
}

}  // namespace tierwise::tests
