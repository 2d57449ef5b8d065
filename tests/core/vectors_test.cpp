#include "vectors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>

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

/// The errors as a set of what a case tells of all of them.
std::multiset<json> told(const json& errors, const json& expected) {
  std::multiset<json> set;
  for (const json& error : errors) {
    json members = json::object();
    for (const char* name : {"document", "pointer", "id", "expected", "found"}) {
      const auto tells = [&](const json& each) { return each.contains(name); };
      if (std::all_of(expected.begin(), expected.end(), tells)) members[name] = error.at(name);
    }
    set.insert(std::move(members));
  }
  return set;
}

void expect_errors(const json& answer, const json& expected) {
  ASSERT_TRUE(answer.contains("errors")) << "expected errors, found " << answer.dump();
  EXPECT_EQ(told(answer.at("errors"), expected), told(expected, expected)) << answer.dump(1);
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
