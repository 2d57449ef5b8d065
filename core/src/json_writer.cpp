#include "json_writer.hpp"

namespace tierwise {

JsonWriter& JsonWriter::key(std::string_view name) {
  value(name);
  out_ += ':';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_json_quoted(out_, text);
  return *this;
}

JsonWriter& JsonWriter::value(int number) {
  return raw(std::to_string(number));
}

JsonWriter& JsonWriter::value(Day day) {
  return value(day.text());
}

JsonWriter& JsonWriter::value(const Points& points) {
  return value(points.shown());
}

JsonWriter& JsonWriter::value(ShownPoints points) {
  separate();
  append_decimal(out_, points.millionths, ShownPoints::kDecimals);
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

void JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

void JsonWriter::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

}  // namespace tierwise
