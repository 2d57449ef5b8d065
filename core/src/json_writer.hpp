#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "json_value.hpp"
#include "tierwise/day.hpp"
#include "tierwise/points.hpp"

namespace tierwise {

/// Writes JSON text in the order of the calls. Numbers are written from exact values, never through a double.
class JsonWriter {
 public:
  template <class Body>
  JsonWriter& object(Body body) {
    open('{');
    body();
    return close('}');
  }
  template <class Body>
  JsonWriter& array(Body body) {
    open('[');
    body();
    return close(']');
  }

  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(bool flag) { return raw(flag ? "true" : "false"); }
  JsonWriter& value(int number);
  JsonWriter& value(Day day);
  JsonWriter& value(const Points& points);
  /// Of points.
  JsonWriter& value(const Fraction& points) { return value(shown(points)); }
  JsonWriter& value(ShownPoints points);
  template <class T>
  JsonWriter& value(const std::optional<T>& optional) {
    return optional ? value(*optional) : null();
  }
  JsonWriter& null() { return raw("null"); }
  /// JSON text that is known to be right.
  JsonWriter& raw(std::string_view json);

  template <class T>
  JsonWriter& member(std::string_view name, const T& content) {
    return key(name).value(content);
  }
  /// Leaves the member out if there is no value.
  template <class T>
  JsonWriter& optional_member(std::string_view name, const std::optional<T>& content) {
    return content ? member(name, *content) : *this;
  }

  std::string take();

 private:
  void open(char bracket);
  JsonWriter& close(char bracket);
  /// Room for the next item behind its comma; what was put there ends where `written_to` says.
  char* item(std::size_t room);
  void written_to(const char* end) { size_ = static_cast<std::size_t>(end - text_.data()); }

  std::string text_;  // longer than what is written
  std::size_t size_ = 0;
  bool first_ = true;
};

}  // namespace tierwise
