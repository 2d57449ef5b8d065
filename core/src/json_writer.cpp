#include "json_writer.hpp"

#include <algorithm>

namespace tierwise {

JsonWriter& JsonWriter::key(std::string_view name) {
  char* out = item(json_quoted_room(name) + 1);
  out = write_json_quoted(out, name);
  *out++ = ':';
  written_to(out);
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  written_to(write_json_quoted(item(json_quoted_room(text)), text));
  return *this;
}

JsonWriter& JsonWriter::value(int number) {
  written_to(write_decimal(item(kDecimalRoom), number, 0));
  return *this;
}

JsonWriter& JsonWriter::value(Day day) {
  char* out = item(Day::kTextSize + 2);
  *out++ = '"';
  out = day.write(out);
  *out++ = '"';
  written_to(out);
  return *this;
}

JsonWriter& JsonWriter::value(const Points& points) {
  return value(points.shown());
}

JsonWriter& JsonWriter::value(ShownPoints points) {
  written_to(write_decimal(item(kDecimalRoom), points.millionths, ShownPoints::kDecimals));
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  written_to(std::copy(json.begin(), json.end(), item(json.size())));
  return *this;
}

std::string JsonWriter::take() {
  text_.resize(size_);
  return std::move(text_);
}

void JsonWriter::open(char bracket) {
  raw({&bracket, 1});
  first_ = true;
}

JsonWriter& JsonWriter::close(char bracket) {
  first_ = true;
  return raw({&bracket, 1});
}

char* JsonWriter::item(std::size_t room) {
  const std::size_t needed = size_ + room + 1;
  if (needed > text_.size()) text_.resize(std::max(needed, 2 * text_.size()));
  char* out = text_.data() + size_;
  if (!first_) *out++ = ',';
  first_ = false;
  return out;
}

}  // namespace tierwise
