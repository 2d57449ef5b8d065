#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tierwise/problem.hpp"

namespace tierwise {

/// The JSON pointer (RFC 6901) of a member or an item of the value at `parent`.
std::string pointer_to(const std::string& parent, std::string_view key);

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object };

class JsonDocument;

/// A value inside a `JsonDocument`, which must outlive it.
class JsonValue {
 public:
  JsonValue(const JsonDocument& document, std::uint32_t node) : document_(&document), node_(node) {}

  JsonKind kind() const;
  /// Of a string its text, of a number its decimal notation without exponent (`0.1`), of a boolean `true` or `false`.
  std::string_view text() const;
  /// Number of items or members.
  std::size_t size() const;

  /// Calls `visit(std::size_t index, JsonValue item)` for every item of an array.
  template <class Visit>
  void each_item(Visit visit) const;
  /// Calls `visit(std::string_view key, JsonValue value)` for every member of an object.
  template <class Visit>
  void each_member(Visit visit) const;
  std::optional<JsonValue> find(std::string_view key) const;

  /// As JSON text, cut off after some 60 characters: for messages.
  std::string excerpt() const;

 private:
  friend class JsonDocument;
  void append_excerpt(std::string& out) const;

  const JsonDocument* document_;
  std::uint32_t node_;
};

/// Receives the items of one array of the root object as they are read, after which they are forgotten: what keeps a
/// large document from being in memory twice. The array is left empty in the document.
struct JsonStream {
  std::string_view array;
  std::function<void(std::size_t index, JsonValue item)> receive;

  /// A list in each item that `read_rows` may read by itself, before the item is received. Given the text behind the
  /// list's name, it gives how long the list is, and the document has an empty one; 0: it is read as everything else.
  std::string_view rows{};
  std::function<std::size_t(std::string_view text)> read_rows{};
};

/// Parsed JSON as one flat list of values. Read by nlohmann/json's SAX parser, which checks UTF-8 and grammar; this
/// class adds the limits: size, depth, duplicate keys.
class JsonDocument {
 public:
  static constexpr std::size_t kMostDepth = 64;
  static constexpr std::size_t kMostBytes = std::size_t{256} << 20;
  /// In memory at once: a streamed item is gone before the next one comes.
  static constexpr std::size_t kMostValues = 2'000'000;
  static constexpr std::size_t kLongestName = 1000;

  using Stream = JsonStream;

  /// `name` is the document's name in problems.
  static Result<JsonDocument> parse(std::string_view text, std::string_view name, const Stream& stream = {});

  JsonValue root() const { return {*this, 0}; }

 private:
  friend class JsonValue;
  friend class JsonBuilder;

  struct Node {
    JsonKind kind = JsonKind::null;
    std::uint32_t size = 0;  ///< of the text, or number of items or members
    std::uint32_t next = 0;  ///< the node after this one and all inside it
    std::size_t text = 0;    ///< where the text begins
  };

  std::vector<Node> nodes_;  // a member is its key, as a string, followed by its value
  std::string texts_;
};

template <class Visit>
void JsonValue::each_item(Visit visit) const {
  std::uint32_t node = node_ + 1;
  for (std::size_t i = 0; i < size(); ++i) {
    visit(i, JsonValue(*document_, node));
    node = document_->nodes_[node].next;
  }
}

template <class Visit>
void JsonValue::each_member(Visit visit) const {
  std::uint32_t node = node_ + 1;
  for (std::size_t i = 0; i < size(); ++i) {
    visit(JsonValue(*document_, node).text(), JsonValue(*document_, node + 1));
    node = document_->nodes_[node + 1].next;
  }
}

/// `text` as a JSON string literal.
std::string json_quoted(std::string_view text);
/// The same into `out`, which has room for `json_quoted_room(text)` characters; gives the end of what it wrote.
char* write_json_quoted(char* out, std::string_view text);
constexpr std::size_t json_quoted_room(std::string_view text) {
  return 6 * text.size() + 2;
}

}  // namespace tierwise
