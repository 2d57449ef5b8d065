#include "json_input.hpp"

#include <algorithm>

namespace tierwise {
namespace {

/// Is `word` one of `words`, which a space parts?
bool holds_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    if (words.substr(0, space) == word) return true;
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  return false;
}

}  // namespace

void InputReport::add(std::string_view id, const std::string& pointer, std::string_view expected,
                      const std::string& found) {
  if (full()) return;
  problems.push_back({id, document, pointer, expected, found});
}

void InputReport::add_too_many_items(const std::string& pointer, std::size_t most, std::size_t found) {
  add("too-many-items", pointer, "at most " + number_text(most) + " items", number_text(found));
}

std::string Input::pointer() const {
  if (parent_ == nullptr) return std::string(base_);
  const bool is_item = key_.data() == nullptr;
  return pointer_to(parent_->pointer(), is_item ? number_text(index_) : key_);
}

void Input::visit_items(VisitInput visit, const void* context, std::size_t most) const {
  if (!expect(JsonKind::array, "a list") || !expect_at_most(most)) return;
  value_->each_item([&](std::size_t index, JsonValue item) { visit(context, child(item, {}, index)); });
}

void Input::visit_members(VisitInput visit, const void* context) const {
  if (!expect_object() || !expect_at_most(kMostItems)) return;
  value_->each_member([&](std::string_view key, JsonValue item) { visit(context, child(item, key, 0)); });
}

Input Input::child(JsonValue value, std::string_view key, std::size_t index) const {
  Input input(value, *report_);
  input.parent_ = this;
  input.key_ = key;
  input.index_ = index;
  return input;
}

void Input::report(std::string_view id, std::string_view expected) const {
  if (value_) report(id, expected, value_->excerpt());
}

void Input::report(std::string_view id, std::string_view expected, const std::string& found) const {
  if (value_) report_->add(id, pointer(), expected, found);
}

bool Input::expect(JsonKind kind, const char* what) const {
  if (!value_) return false;
  if (value_->kind() == kind) return true;
  report("expected-type", what);
  return false;
}

bool Input::expect_at_most(std::size_t items) const {
  if (size() <= items) return true;
  report_->add_too_many_items(pointer(), items, size());
  return false;
}

bool Input::expect_object() const {
  return expect(JsonKind::object, "an object");
}

Input Input::require(std::string_view key) const {
  if (!value_ || value_->kind() != JsonKind::object) return Input(*report_);
  if (const auto member = value_->find(key)) return child(*member, key, 0);
  report_->add("missing-field", pointer_to(pointer(), key), "a value, because this field is needed", "nothing");
  return Input(*report_);
}

std::optional<Input> Input::find(std::string_view key) const {
  if (!value_ || value_->kind() != JsonKind::object) return std::nullopt;
  const auto member = value_->find(key);
  if (!member || member->kind() == JsonKind::null) return std::nullopt;
  return child(*member, key, 0);
}

void Input::allow_only(std::string_view keys) const {
  if (!value_ || value_->kind() != JsonKind::object) return;
  value_->each_member([&](std::string_view key, JsonValue) {
    if (holds_word(keys, key)) return;
    std::string expected = "only the fields ";
    for (const char c : keys) {
      if (c == ' ') expected += ',';
      expected += c;
    }
    report_->add("unknown-field", pointer_to(pointer(), key), expected, json_quoted(key));
  });
}

Day Input::as_day() const {
  if (!value_) return {};
  const auto day = value_->kind() == JsonKind::string ? Day::parse(value_->text()) : std::nullopt;
  if (!day) report("expected-day", "a day that exists, as \"YYYY-MM-DD\"");
  return day.value_or(Day{});
}

std::string Input::as_text() const {
  if (!expect(JsonKind::string, "a text")) return {};
  return std::string(value_->text());
}

std::string Input::as_name() const {
  std::string text = as_text();
  if (text.empty() && value_ && value_->kind() == JsonKind::string) report("expected-name", "a text that is not empty");
  return text;
}

std::string Input::as_id() const {
  if (!value_) return {};
  if (value_->kind() == JsonKind::string) {
    const std::string_view text = value_->text();
    const auto characters = std::count_if(text.begin(), text.end(),
                                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    if (characters >= 1 && characters <= static_cast<std::ptrdiff_t>(kLongestId)) return std::string(text);
  }
  report("expected-id", "an id: a text of 1 to 64 characters");
  return {};
}

bool Input::as_boolean() const {
  return expect(JsonKind::boolean, "true or false") && value_->text() == "true";
}

int Input::as_integer(int least, int most) const {
  if (!value_) return least;
  if (value_->kind() == JsonKind::number && value_->text().size() <= 9) {
    const auto decimal = Decimal::parse(value_->text());
    if (decimal && decimal->scaled() % Decimal::kScale == 0) {
      const std::int64_t integer = decimal->scaled() / Decimal::kScale;
      if (integer >= least && integer <= most) return static_cast<int>(integer);
    }
  }
  report("expected-integer", "a whole number from " + number_text(least) + " to " + number_text(most));
  return least;
}

Decimal Input::as_decimal(std::string_view what) const {
  if (!value_) return {};
  const bool readable = value_->kind() == JsonKind::string || value_->kind() == JsonKind::number;
  const auto decimal = readable ? Decimal::parse(value_->text()) : std::nullopt;
  if (!decimal || decimal->negative()) {
    report("expected-amount",
           std::string(what) + " from 0 to below 10^12, such as \"1234.50\", with a point and at most 4 decimals");
    return {};
  }
  return *decimal;
}

Interval Input::as_interval() const {
  Interval interval{require("from").as_day(), Day::forever()};
  if (const auto to = find("to")) {
    const std::size_t before = report_->problems.size();
    interval.to = to->as_day();
    const bool comparable = report_->problems.size() == before;
    if (comparable && interval.to < interval.from) {
      to->report("to-before-from", "a day on or after \"from\", " + interval.from.text());
    }
  }
  return interval;
}

std::size_t Input::choice(const std::string_view* choices, std::size_t count) const {
  if (!value_) return 0;
  const std::string_view* end = choices + count;
  const std::string_view* found = value_->kind() == JsonKind::string ? std::find(choices, end, value_->text()) : end;
  if (found != end) return static_cast<std::size_t>(found - choices);
  std::string expected = "one of ";
  for (const std::string_view* known = choices; known != end; ++known) {
    if (known != choices) expected += ", ";
    expected += json_quoted(*known);
  }
  report("expected-choice", expected);
  return 0;
}

}  // namespace tierwise
