#include "json_value.hpp"

namespace tierwise {
namespace {

constexpr std::size_t kExcerptLength = 60;

}  // namespace

JsonKind JsonValue::kind() const {
  return document_->nodes_[node_].kind;
}

std::string_view JsonValue::text() const {
  const JsonDocument::Node& node = document_->nodes_[node_];
  return std::string_view(document_->texts_).substr(node.text, node.size);
}

std::size_t JsonValue::size() const {
  return document_->nodes_[node_].size;
}

std::optional<JsonValue> JsonValue::find(std::string_view key) const {
  std::uint32_t node = node_ + 1;
  for (std::size_t i = 0; i < size(); ++i) {
    if (JsonValue(*document_, node).text() == key) return JsonValue(*document_, node + 1);
    node = document_->nodes_[node + 1].next;
  }
  return std::nullopt;
}

std::string JsonValue::excerpt() const {
  std::string out;
  append_excerpt(out);
  if (out.size() <= kExcerptLength) return out;
  std::size_t end = kExcerptLength;
  // Never cut a UTF-8 sequence.
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
  return out.substr(0, end) + "…";
}

void JsonValue::append_excerpt(std::string& out) const {
  if (out.size() > kExcerptLength) return;
  switch (kind()) {
    case JsonKind::string: out += json_quoted(text().substr(0, 4 * kExcerptLength)); return;
    case JsonKind::array: {
      out += '[';
      each_item([&](std::size_t index, JsonValue item) {
        if (index > 0) out += ", ";
        item.append_excerpt(out);
      });
      out += ']';
      return;
    }
    case JsonKind::object: {
      out += '{';
      bool first = true;
      each_member([&](std::string_view key, JsonValue value) {
        if (!first) out += ", ";
        first = false;
        out += json_quoted(key) + ": ";
        value.append_excerpt(out);
      });
      out += '}';
      return;
    }
    default: out += text();
  }
}

std::string json_quoted(std::string_view text) {
  std::string out(json_quoted_room(text), '\0');
  out.resize(static_cast<std::size_t>(write_json_quoted(out.data(), text) - out.data()));
  return out;
}

char* write_json_quoted(char* out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  *out++ = '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20) {
      for (const char escaped : {'\\', 'u', '0', '0', hex[byte >> 4U], hex[byte & 15U]}) *out++ = escaped;
      continue;
    }
    if (byte == '"' || byte == '\\') *out++ = '\\';
    *out++ = c;
  }
  *out++ = '"';
  return out;
}

}  // namespace tierwise
