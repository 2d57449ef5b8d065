#include "json_value.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "json_number.hpp"
#include "tierwise/decimal.hpp"
#include "tierwise/order.hpp"

namespace tierwise {
namespace {

constexpr std::size_t kExcerptLength = 60;

}  // namespace

std::string pointer_to(const std::string& parent, std::string_view key) {
  std::string out = parent + "/";
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

/// The text that nlohmann/json reads, of which one stretch ahead can be left out.
struct TextSource {
  const char* at;
  const char* end;
  const char* skip_from = nullptr;
  const char* skip_to = nullptr;
  std::size_t skipped = 0;

  void advance() {
    if (++at != skip_from) return;
    at = skip_to;
    skipped += static_cast<std::size_t>(skip_to - skip_from);
  }
};

/// nlohmann/json copies its iterators, so they share the place in the text. Without a source: the end.
class TextSourceIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  explicit TextSourceIterator(TextSource* source = nullptr) : source_(source) {}

  reference operator*() const { return *source_->at; }
  TextSourceIterator& operator++() {
    source_->advance();
    return *this;
  }
  friend bool operator!=(const TextSourceIterator& here, const TextSourceIterator&) {
    return here.source_->at != here.source_->end;
  }

 private:
  TextSource* source_;
};

}  // namespace tierwise

#if NLOHMANN_JSON_VERSION_MAJOR == 3 && NLOHMANN_JSON_VERSION_MINOR == 11
// nlohmann/json would put its own messages together, which nobody sees: the engine has its own. Another release puts
// them together, and is a little larger for it.
namespace nlohmann::detail {

using TextAdapter = decltype(input_adapter(tierwise::TextSourceIterator(), tierwise::TextSourceIterator()));

template <>
std::string lexer<json, TextAdapter>::get_token_string() const {
  return {};
}

template <>
std::string parser<json, TextAdapter>::exception_message(const lexer_base<json>::token_type, const std::string&) {
  return {};
}

template <>
parse_error parse_error::create<std::nullptr_t, 0>(int id, const position_t& place, const std::string&,
                                                   std::nullptr_t) {
  return {id, place.chars_read_total, ""};
}

template <>
out_of_range out_of_range::create<std::nullptr_t, 0>(int id, const std::string&, std::nullptr_t) {
  return {id, ""};
}

}  // namespace nlohmann::detail
#endif

namespace tierwise {

/// What nlohmann/json's SAX parser calls.
class JsonBuilder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  JsonBuilder(std::string_view text, std::string_view name, const JsonDocument::Stream& stream)
      : text_(text), name_(name), stream_(stream), source_{text.data(), text.data() + text.size()} {}

  bool parse() { return nlohmann::json::sax_parse(TextSourceIterator(&source_), TextSourceIterator(), this); }

  bool null() { return add(JsonKind::null, "null"); }
  bool boolean(bool value) { return add(JsonKind::boolean, value ? "true" : "false"); }
  bool number_integer(number_integer_t value) { return add(JsonKind::number, number_text(value)); }
  bool number_unsigned(number_unsigned_t value) { return add(JsonKind::number, number_text(value)); }
  /// The double that the token was read into is not used.
  bool number_float(number_float_t, const string_t& token) { return add(JsonKind::number, plain_number(token)); }
  bool string(const string_t& value) { return add(JsonKind::string, value); }
  bool binary(const binary_t&) { return false; }

  bool start_object(std::size_t) { return open(JsonKind::object); }
  bool start_array(std::size_t) { return open(JsonKind::array); }
  bool end_array() { return close(); }
  bool end_object() { return has_every_key_once(open_.back().node) && close(); }

  bool key(const string_t& value) {
    if (value.size() > JsonDocument::kLongestName) {
      return too_large("names of members of at most " + number_text(JsonDocument::kLongestName) + " bytes",
                       number_text(value.size()));
    }
    if (!append(JsonKind::string, value)) return false;
    const bool is_member_of_item = open_.size() == 3 && is_streamed(open_[1].node);
    if (is_member_of_item && stream_.read_rows && value == stream_.rows) read_rows();
    return true;
  }

  template <class Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception&) {
    const std::string_view before = text_.substr(0, std::min(position + source_.skipped, text_.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return fail("not-json", "", "a JSON document",
                text_.empty() ? "nothing"
                              : "something else at line " + number_text(line) + ", column " +
                                    number_text(std::max<std::size_t>(before.size(), line_start + 1) - line_start));
  }

  JsonDocument document;

  Problem problem() const { return problem_; }

 private:
  struct Open {
    std::uint32_t node;
    std::size_t texts;  // how much text there was before it
    std::uint32_t streamed = 0;
  };

  bool append(JsonKind kind, std::string_view text) {
    if (!has_room()) return false;
    const auto next = static_cast<std::uint32_t>(document.nodes_.size() + 1);
    document.nodes_.push_back({kind, static_cast<std::uint32_t>(text.size()), next, document.texts_.size()});
    document.texts_ += text;
    return true;
  }

  bool has_room() {
    if (document.nodes_.size() < JsonDocument::kMostValues) return true;
    return too_large("at most " + number_text(JsonDocument::kMostValues) + " values in a client, or outside clients",
                     "more");
  }

  bool too_large(const std::string& expected, const std::string& found) {
    return fail("too-large", "", expected, found);
  }

  bool fail(std::string_view id, const std::string& pointer, const std::string& expected, const std::string& found) {
    problem_ = {id, name_, pointer, expected, found};
    return false;
  }

  bool add(JsonKind kind, std::string_view text) {
    const auto node = static_cast<std::uint32_t>(document.nodes_.size());
    const std::size_t texts = document.texts_.size();
    if (!append(kind, text)) return false;
    finish(node, texts);
    return true;
  }

  /// Hands the complete value at `node` to the stream and forgets it, or counts it in its parent.
  void finish(std::uint32_t node, std::size_t texts) {
    if (is_streamed_item()) {
      stream_.receive(open_.back().streamed++, JsonValue(document, node));
      document.nodes_.resize(node);
      document.texts_.resize(texts);
    } else if (!open_.empty()) {
      ++document.nodes_[open_.back().node].size;
    }
  }

  bool open(JsonKind kind) {
    if (open_.size() == JsonDocument::kMostDepth) {
      return fail("too-deep", "", "at most " + number_text(JsonDocument::kMostDepth) + " levels of nesting", "more");
    }
    if (!has_room()) return false;
    const auto node = static_cast<std::uint32_t>(document.nodes_.size());
    open_.push_back({node, document.texts_.size()});
    document.nodes_.push_back({kind, 0, 0, 0});
    return true;
  }

  bool close() {
    const Open closed = open_.back();
    open_.pop_back();
    document.nodes_[closed.node].next = static_cast<std::uint32_t>(document.nodes_.size());
    finish(closed.node, closed.texts);
    return true;
  }

  bool is_streamed_item() const { return open_.size() == 2 && is_streamed(open_.back().node); }

  bool is_streamed(std::uint32_t list) const {
    return stream_.receive && document.nodes_[0].kind == JsonKind::object &&
           document.nodes_[list].kind == JsonKind::array && JsonValue(document, list - 1).text() == stream_.array;
  }

  void read_rows() {
    const std::string_view text(source_.at, static_cast<std::size_t>(source_.end - source_.at));
    const std::size_t length = stream_.read_rows(text);
    if (length == 0) return;
    source_.skip_from = source_.at + text.find('[') + 1;
    source_.skip_to = source_.at + length - 1;
  }

  bool has_every_key_once(std::uint32_t object) {
    const std::uint32_t size = document.nodes_[object].size;
    std::uint32_t key = object + 1;
    keys_.clear();
    for (std::uint32_t i = 0; i < size; ++i) {
      keys_.push_back(JsonValue(document, key).text());
      key = next_member(key);
    }
    if (size > 16) {
      std::vector<std::uint32_t> order(size);
      std::iota(order.begin(), order.end(), 0U);
      sort_positions(order, [&](std::uint32_t a, std::uint32_t b) { return keys_[a] < keys_[b]; });
      arrange(keys_, order);
    }
    for (std::size_t i = 1; i < keys_.size(); ++i) {
      const std::size_t from = size > 16 ? i - 1 : 0;
      for (std::size_t j = from; j < i; ++j) {
        if (keys_[i] == keys_[j]) {
          return fail("duplicate-key", pointer_to(place(), keys_[i]), "every key once in an object",
                      json_quoted(keys_[i]) + " twice");
        }
      }
    }
    return true;
  }

  /// The pointer of the innermost value that is open.
  std::string place() const {
    std::string pointer;
    for (std::size_t i = 1; i < open_.size(); ++i) {
      const Open& around = open_[i - 1];
      const JsonDocument::Node& node = document.nodes_[around.node];
      pointer = pointer_to(pointer, node.kind == JsonKind::array ? number_text(node.size + around.streamed)
                                                                 : JsonValue(document, open_[i].node - 1).text());
    }
    return pointer;
  }

  std::uint32_t next_member(std::uint32_t key) const { return document.nodes_[key + 1].next; }

  std::string_view text_;
  std::string_view name_;
  const JsonDocument::Stream& stream_;
  TextSource source_;
  std::vector<Open> open_;
  std::vector<std::string_view> keys_;
  Problem problem_;
};

Result<JsonDocument> JsonDocument::parse(std::string_view text, std::string_view name, const Stream& stream) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  if (text.size() > kMostBytes) {
    return Problem{"too-large", name, "", "at most " + number_text(kMostBytes) + " bytes", number_text(text.size())};
  }
  JsonBuilder builder(text, name, stream);
  if (!builder.parse()) return builder.problem();
  return std::move(builder.document);
}

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
