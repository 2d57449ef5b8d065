#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json_value.hpp"
#include "tierwise/day.hpp"
#include "tierwise/decimal.hpp"
#include "tierwise/problem.hpp"

namespace tierwise {

/// An id has at most this many characters.
inline constexpr std::size_t kLongestId = 64;

/// A list or an object has at most this many items, unless its reader says otherwise. So what is held against all that
/// came before it takes no long time in any document.
inline constexpr std::size_t kMostItems = 1000;

/// Collects the problems of one document.
struct InputReport {
  std::string_view document;  // a literal
  Problems problems;

  void add(std::string_view id, const std::string& pointer, std::string_view expected, const std::string& found);
  void add_too_many_items(const std::string& pointer, std::size_t most, std::size_t found);
  bool full() const { return problems.size() >= kMostProblems; }
};

/// A place in a document that is being read. Every `as_…` gives the value, or reports a problem and gives a harmless
/// stand-in; whether the document is good is asked once, at its end. A place that is absent was reported already and
/// stays silent.
class Input {
 public:
  /// `base` is the JSON pointer of `value`, and outlives it.
  Input(JsonValue value, InputReport& report, std::string_view base = {})
      : value_(value), report_(&report), base_(base) {}

  /// A member of an object; reported if it is not there.
  Input require(std::string_view key) const;
  /// A member that may be missing or null.
  std::optional<Input> find(std::string_view key) const;
  /// Reports every member that is not one of `keys`, which a space parts.
  void allow_only(std::string_view keys) const;
  bool expect_object() const;

  /// Calls `visit(Input item)` for every item; reports anything but an array of at most so many.
  template <class Visit>
  void each_item(Visit visit, std::size_t most = kMostItems) const {
    const auto call = [](const void* context, const Input& item) { (*static_cast<const Visit*>(context))(item); };
    visit_items(call, &visit, most);
  }
  /// Calls `visit(std::string_view key, Input value)` for every member; reports anything but an object of at most
  /// `kMostItems`.
  template <class Visit>
  void each_member(Visit visit) const {
    const auto call = [](const void* context, const Input& item) {
      (*static_cast<const Visit*>(context))(item.key_, item);
    };
    visit_members(call, &visit);
  }
  /// The items of an optional list.
  template <class Visit>
  void each_item_of(std::string_view key, Visit visit, std::size_t most = kMostItems) const {
    if (const auto list = find(key)) list->each_item(visit, most);
  }
  bool present() const { return value_.has_value(); }
  bool is_object() const { return value_ && value_->kind() == JsonKind::object; }
  bool is_list() const { return value_ && value_->kind() == JsonKind::array; }
  bool is_text() const { return value_ && value_->kind() == JsonKind::string; }
  bool expect_number() const { return expect(JsonKind::number, "a number"); }
  std::size_t size() const { return value_ ? value_->size() : 0; }

  Day as_day() const;
  std::string as_text() const;
  /// A text that is not empty.
  std::string as_name() const;
  /// 1 to 64 characters.
  std::string as_id() const;
  bool as_boolean() const;
  int as_integer(int least, int most) const;
  /// An amount, rate or number of points: 0 or more.
  Decimal as_decimal(std::string_view what = "an amount") const;
  /// `[from, to)`; reports a `to` before `from`.
  Interval as_interval() const;
  template <std::size_t N>
  std::size_t as_choice(const std::string_view (&choices)[N]) const {
    return choice(choices, N);
  }

  /// Reports a problem at this place, with the value that is there.
  void report(std::string_view id, std::string_view expected) const;
  void report(std::string_view id, std::string_view expected, const std::string& found) const;
  std::string pointer() const;
  InputReport& reports() const { return *report_; }

 private:
  /// One walk serves every visitor, because each would be a copy of it.
  using VisitInput = void (*)(const void* context, const Input& input);

  explicit Input(InputReport& report) : report_(&report) {}
  void visit_items(VisitInput visit, const void* context, std::size_t most) const;
  void visit_members(VisitInput visit, const void* context) const;
  Input child(JsonValue value, std::string_view key, std::size_t index) const;
  bool expect(JsonKind kind, const char* what) const;
  bool expect_at_most(std::size_t items) const;
  std::size_t choice(const std::string_view* choices, std::size_t count) const;

  std::optional<JsonValue> value_;  // none: absent, and reported
  InputReport* report_;
  const Input* parent_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
  std::string_view base_;
};

}  // namespace tierwise
