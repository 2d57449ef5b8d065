#include "json_value.hpp"

#include <gtest/gtest.h>

namespace tierwise {
namespace {

Result<JsonDocument> parse(std::string_view text) {
  return JsonDocument::parse(text, "document");
}

std::string problem_of(std::string_view text) {
  const auto document = parse(text);
  return std::string(document ? "none" : document.problems().front().id);
}

struct Notation {
  const char* number;
  const char* decimal;
};

class JsonNumbers : public testing::TestWithParam<Notation> {};

TEST_P(JsonNumbers, MeanTheirShortestDecimal) {
  const auto document = parse(GetParam().number);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().kind(), JsonKind::number);
  EXPECT_EQ(document->root().text(), GetParam().decimal);
}

INSTANTIATE_TEST_SUITE_P(
    All, JsonNumbers,
    testing::Values(
        Notation{"0", "0"}, Notation{"-0", "0"}, Notation{"0.0", "0"}, Notation{"7", "7"}, Notation{"-12", "-12"},
        Notation{"0.1", "0.1"}, Notation{"1.10", "1.1"}, Notation{"1e3", "1000"}, Notation{"1.5E+2", "150"},
        Notation{"25e-4", "0.0025"}, Notation{"1.0e-1", "0.1"}, Notation{"0.30000000000000004", "0.30000000000000004"},
        Notation{"0.3000000000000000000000000001", "0.3"}, Notation{"0.1000000000000000055511151231257827", "0.1"},
        Notation{"123456789.1234567890123456789", "123456789.12345679"},
        Notation{"999999999999.9999", "999999999999.9999"}, Notation{"9007199254740993", "9007199254740993"},
        Notation{"9007199254740993.0000001", "9007199254740994"}, Notation{"0.99999999999999999", "1"},
        Notation{"5e-324", "5e-324"}, Notation{"0e999", "0"}, Notation{"18446744073709551615", "18446744073709551615"},
        Notation{"100000000000000000000000", "100000000000000000000000"}));

TEST(JsonDocument, ReadsEveryKind) {
  const auto document = parse(R"({"a": [null, true, "\u00e9\n", -1.5], "b": {}})");
  ASSERT_TRUE(document);
  const JsonValue root = document->root();
  ASSERT_EQ(root.kind(), JsonKind::object);
  EXPECT_EQ(root.size(), 2U);
  std::vector<std::string> texts;
  root.find("a")->each_item([&](std::size_t, JsonValue item) { texts.emplace_back(item.text()); });
  EXPECT_EQ(texts, (std::vector<std::string>{"null", "true", "\u00e9\n", "-1.5"}));
  EXPECT_EQ(root.find("b")->kind(), JsonKind::object);
  EXPECT_FALSE(root.find("c"));
}

TEST(JsonDocument, SkipsAByteOrderMark) {
  EXPECT_TRUE(parse("\xEF\xBB\xBF{}"));
  EXPECT_EQ(problem_of("\xEF\xBB\xBF"), "not-json");
}

TEST(JsonDocument, RefusesWhatIsNoJson) {
  for (const char* text : {"", " ", "{", "[1,]", "{\"a\":1,}", "{'a':1}", "nul", "01", "1.", "\"\\x\"", "\"\xC3\"",
                           "\"\xFF\"", "\"a\nb\"", "[] []", "NaN", "1e999", "// no\n{}"}) {
    EXPECT_EQ(problem_of(text), "not-json") << text;
  }
}

TEST(JsonDocument, TellsLineAndColumn) {
  const auto found_in = [](std::string_view text) {
    const auto document = parse(text);
    return document ? "nothing wrong" : document.problems().front().found;
  };
  EXPECT_EQ(found_in("{\n  \"a\": 1,\n  b\n}"), "something else at line 3, column 3");
  EXPECT_EQ(found_in("b"), "something else at line 1, column 1");
  EXPECT_EQ(found_in("{}\n\nb"), "something else at line 3, column 1");
}

TEST(JsonDocument, TellsLineAndColumnBehindRowsReadByThemselves) {
  const JsonDocument::Stream stream{"clients", [](std::size_t, JsonValue) {}, "rows",
                                    [](std::string_view text) { return text.find(']') + 1; }};
  const auto document = JsonDocument::parse("{\"clients\": [{\"rows\": [\n1,\n2\n], b}]}", "document", stream);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.problems().front().found, "something else at line 4, column 4");
}

TEST(JsonDocument, LimitsTheLengthOfNames) {
  const auto named = [](std::size_t length) { return "{\"" + std::string(length, 'a') + "\": 1}"; };
  EXPECT_EQ(problem_of(named(JsonDocument::kLongestName)), "none");
  EXPECT_EQ(problem_of(named(JsonDocument::kLongestName + 1)), "too-large");
}

TEST(JsonDocument, LimitsTheDepth) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(problem_of(nested(JsonDocument::kMostDepth)), "none");
  EXPECT_EQ(problem_of(nested(JsonDocument::kMostDepth + 1)), "too-deep");
  EXPECT_EQ(problem_of(std::string(1'000'000, '[')), "too-deep");
}

/// An object of `size` members, the last of which repeats the key of the first.
std::string with_repeated_key(int size) {
  std::string text = "{";
  for (int i = 0; i < size; ++i) text += "\"k" + std::to_string(i) + "\": 0, ";
  return text + "\"k0\": 1}";
}

TEST(JsonDocument, RefusesAKeyTwiceInOneObject) {
  for (const int size : {1, 2, 15, 16, 17, 100})
    EXPECT_EQ(problem_of(with_repeated_key(size)), "duplicate-key") << size;
  EXPECT_EQ(problem_of(R"({"a": {"a": 1}, "b": {"a": 1}})"), "none");
  EXPECT_EQ(problem_of(R"({"a": {"x": 1, "x": 2}})"), "duplicate-key");
  EXPECT_EQ(problem_of(R"({"a": 1, "\u0061": 2})"), "duplicate-key");
}

TEST(JsonDocument, TellsWhereAKeyIsTwice) {
  const JsonDocument::Stream stream{"clients", [](std::size_t, JsonValue) {}};
  const auto place_in = [&](std::string_view text) {
    const auto document = JsonDocument::parse(text, "document", stream);
    return document ? "nowhere" : document.problems().front().pointer;
  };
  EXPECT_EQ(place_in(R"({"a": 1, "a": 2})"), "/a");
  EXPECT_EQ(place_in(R"({"a/b": [0, [], {"c~": {"": 1, "": 2}}]})"), "/a~1b/2/c~0/");
  EXPECT_EQ(place_in(R"({"clients": [{}, 1, {"sales": [{}, {"on": 1, "on": 2}]}]})"), "/clients/2/sales/1/on");
}

TEST(JsonDocument, StreamsEveryItemOfOneArray) {
  std::vector<std::string> items;
  const JsonDocument::Stream stream{
      "clients", [&](std::size_t index, JsonValue item) { items.push_back(std::to_string(index) + item.excerpt()); }};
  const auto document =
      JsonDocument::parse(R"({"x": {"clients": [9]}, "clients": [{"a": 1}, [2], 3], "y": 1})", "document", stream);
  ASSERT_TRUE(document);
  EXPECT_EQ(items, (std::vector<std::string>{R"(0{"a": 1})", "1[2]", "23"}));
  EXPECT_EQ(document->root().find("clients")->size(), 0U);
  EXPECT_EQ(document->root().find("x")->find("clients")->size(), 1U);
  EXPECT_EQ(document->root().find("y")->text(), "1");
}

std::string excerpt_of(const std::string& text) {
  const auto document = parse(text);
  return document ? document->root().excerpt() : "no document";
}

TEST(JsonValue, ExcerptsAreShort) {
  const auto quoted = [](std::size_t size) { return "\"" + std::string(size - 2, 'a') + "\""; };
  EXPECT_EQ(excerpt_of(quoted(60)), quoted(60));
  EXPECT_EQ(excerpt_of(quoted(61)), "\"" + std::string(59, 'a') + "…");
}

TEST(JsonValue, ExcerptsAreWholeUtf8) {
  EXPECT_EQ(excerpt_of("[\"" + std::string(58, 'a') + "ééé\"]"), "[\"" + std::string(58, 'a') + "…");
  EXPECT_EQ(excerpt_of("[\"" + std::string(57, 'a') + "ééé\"]"), "[\"" + std::string(57, 'a') + "…");
  EXPECT_EQ(excerpt_of("[\"" + std::string(56, 'a') + "ééé\"]"), "[\"" + std::string(56, 'a') + "é…");
}

TEST(JsonQuoted, EscapesWhatJsonForbids) {
  EXPECT_EQ(json_quoted("a\"b\\c\n\x01é"), "\"a\\\"b\\\\c\\u000a\\u0001é\"");
}

}  // namespace
}  // namespace tierwise
