#include <algorithm>

#include "json_number.hpp"
#include "json_value.hpp"

namespace tierwise {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A letter of a string that stands for itself and is all of its UTF-8 sequence.
bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

/// The length of the UTF-8 sequence at the start of `text`; 0: none.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  // The range of the second byte keeps out overlong forms, surrogates, and what lies beyond U+10FFFF.
  const unsigned least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (first < 0xC2 || first > 0xF4 || byte(1) < least || byte(1) > most) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  }
  return length;
}

void append_utf8(std::string& out, unsigned code) {
  const auto append = [&](unsigned byte) { out += static_cast<char>(byte); };
  const auto append_rest = [&](unsigned shift) { append(0x80U | ((code >> shift) & 0x3FU)); };
  if (code < 0x80) return append(code);
  if (code < 0x800) {
    append(0xC0U | (code >> 6U));
  } else if (code < 0x10000) {
    append(0xE0U | (code >> 12U));
    append_rest(6);
  } else {
    append(0xF0U | (code >> 18U));
    append_rest(12);
    append_rest(6);
  }
  append_rest(0);
}

}  // namespace

/// Reads JSON (RFC 8259) into a document. What is wrong ends the reading; every function says whether all is well.
class JsonParser {
 public:
  JsonParser(std::string_view text, std::string_view name, const JsonStream& stream)
      : begin_(text.data()), at_(begin_), end_(begin_ + text.size()), name_(name), stream_(stream) {}

  Result<JsonDocument> parse() {
    if (value(0)) {
      skip_space();
      if (at_ == end_) return std::move(document_);
      unexpected();
    }
    return std::move(problem_);
  }

 private:
  bool value(std::size_t depth) {
    skip_space();
    switch (at_ == end_ ? '\0' : *at_) {
      case '{': return object(depth);
      case '[': return array(depth, false);
      case '"': return string();
      case 't': return literal(JsonKind::boolean, "true");
      case 'f': return literal(JsonKind::boolean, "false");
      case 'n': return literal(JsonKind::null, "null");
      default: return number();
    }
  }

  bool object(std::size_t depth) {
    if (depth == JsonDocument::kMostDepth) return too_deep();
    const std::uint32_t node = open(JsonKind::object);
    if (!take('}')) {
      do {
        ++document_.nodes_[node].size;
        if (!member(depth)) return false;
      } while (take(','));
      if (!expect('}')) return false;
    }
    close(node);
    return !has_duplicate_key(node);
  }

  bool member(std::size_t depth) {
    skip_space();
    if (at_ == end_ || *at_ != '"') return unexpected();
    const auto key = static_cast<std::uint32_t>(document_.nodes_.size());
    if (!string()) return false;
    const std::string_view name = JsonValue(document_, key).text();
    if (streaming_ && depth == kDepthOfItem && name == stream_.rows && read_rows()) return true;
    const bool streamed = depth == 0 && stream_.receive && name == stream_.array;
    if (!expect(':')) return false;
    skip_space();
    return streamed && at_ != end_ && *at_ == '[' ? array(depth + 1, true) : value(depth + 1);
  }

  bool array(std::size_t depth, bool streamed) {
    if (depth == JsonDocument::kMostDepth) return too_deep();
    const std::uint32_t node = open(JsonKind::array);
    streaming_ = streaming_ || streamed;
    if (!take(']')) {
      std::size_t count = 0;
      do {
        if (!value(depth + 1)) return false;
        if (streamed) hand_over(node + 1, count);
        ++count;
      } while (take(','));
      if (!expect(']')) return false;
      if (!streamed) document_.nodes_[node].size = static_cast<std::uint32_t>(count);
    }
    if (streamed) streaming_ = false;
    close(node);
    return true;
  }

  /// Hands the complete item at `node` to the stream and forgets it.
  void hand_over(std::uint32_t node, std::size_t index) {
    const std::size_t texts = document_.nodes_[node].text;
    stream_.receive(index, JsonValue(document_, node));
    document_.nodes_.resize(node);
    document_.texts_.resize(texts);
  }

  bool read_rows() {
    if (!stream_.read_rows) return false;
    const std::size_t length = stream_.read_rows({at_, static_cast<std::size_t>(end_ - at_)});
    if (length == 0) return false;
    at_ += length;
    close(open_node(JsonKind::array));
    return true;
  }

  bool string() {
    const std::size_t start = document_.texts_.size();
    for (++at_; at_ != end_ && *at_ != '"';) {
      const char* const from = at_;
      while (at_ != end_ && is_plain(*at_)) ++at_;
      document_.texts_.append(from, at_);
      if (at_ == end_ || *at_ == '"') break;
      if (*at_ == '\\' ? !escape() : !beyond_ascii()) return false;
    }
    if (at_ == end_) return unexpected();
    ++at_;
    add(JsonKind::string, start);
    return true;
  }

  bool beyond_ascii() {
    const std::size_t length = utf8_length({at_, static_cast<std::size_t>(end_ - at_)});
    if (length < 2) return unexpected();
    document_.texts_.append(at_, length);
    at_ += length;
    return true;
  }

  bool escape() {
    constexpr std::string_view kEscapes = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    if (++at_ == end_) return unexpected();
    if (*at_ == 'u') return unicode_escape();
    const std::size_t place = kEscapes.find(*at_);
    if (place == std::string_view::npos) return unexpected();
    document_.texts_ += kMeanings[place];
    ++at_;
    return true;
  }

  bool unicode_escape() {
    unsigned code = 0;
    if (!hex_digits(code)) return false;
    if (code >= 0xD800 && code < 0xE000) {
      unsigned low = 0;
      if (code >= 0xDC00 || !take_here('\\') || at_ == end_ || *at_ != 'u') return unexpected();
      if (!hex_digits(low)) return false;
      if (low < 0xDC00 || low >= 0xE000) return unexpected();
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    }
    append_utf8(document_.texts_, code);
    return true;
  }

  /// `u` and four digits.
  bool hex_digits(unsigned& code) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    ++at_;
    for (int i = 0; i < 4; ++i, ++at_) {
      if (at_ == end_) return unexpected();
      const bool is_letter = *at_ >= 'A' && *at_ <= 'F';
      const std::size_t digit = kDigits.find(is_letter ? static_cast<char>(*at_ + ('a' - 'A')) : *at_);
      if (digit == std::string_view::npos) return unexpected();
      code = 16 * code + static_cast<unsigned>(digit);
    }
    return true;
  }

  bool number() {
    const char* const from = at_;
    take_here('-');
    const bool good = take_here('0') || digits();
    if (!good || (take_here('.') && !digits())) return unexpected();
    if (take_here('e') || take_here('E')) {
      if (!take_here('+')) take_here('-');
      if (!digits()) return unexpected();
    }
    const auto text = plain_number({from, static_cast<std::size_t>(at_ - from)});
    if (!text) return unexpected();
    add_text(JsonKind::number, *text);
    return true;
  }

  bool digits() {
    const char* const from = at_;
    while (at_ != end_ && is_digit(*at_)) ++at_;
    return at_ != from;
  }

  bool literal(JsonKind kind, std::string_view word) {
    for (const char c : word) {
      if (!take_here(c)) return unexpected();
    }
    add_text(kind, word);
    return true;
  }

  void skip_space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }

  bool take_here(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  bool take(char c) {
    skip_space();
    return take_here(c);
  }

  bool expect(char c) { return take(c) || unexpected(); }

  std::uint32_t open(JsonKind kind) {
    ++at_;
    return open_node(kind);
  }

  std::uint32_t open_node(JsonKind kind) {
    document_.nodes_.push_back({kind, 0, 0, document_.texts_.size()});
    return static_cast<std::uint32_t>(document_.nodes_.size() - 1);
  }

  void close(std::uint32_t node) { document_.nodes_[node].next = static_cast<std::uint32_t>(document_.nodes_.size()); }

  void add_text(JsonKind kind, std::string_view text) {
    const std::size_t start = document_.texts_.size();
    document_.texts_ += text;
    add(kind, start);
  }

  /// A value whose text begins at `start` and has just been written.
  void add(JsonKind kind, std::size_t start) {
    const std::uint32_t node = open_node(kind);
    document_.nodes_[node].text = start;
    document_.nodes_[node].size = static_cast<std::uint32_t>(document_.texts_.size() - start);
    close(node);
  }

  bool has_duplicate_key(std::uint32_t object) {
    const std::uint32_t size = document_.nodes_[object].size;
    std::uint32_t key = object + 1;
    keys_.clear();
    for (std::uint32_t i = 0; i < size; ++i) {
      keys_.push_back(JsonValue(document_, key).text());
      key = document_.nodes_[key + 1].next;
    }
    if (size > 16) std::sort(keys_.begin(), keys_.end());
    for (std::size_t i = 1; i < keys_.size(); ++i) {
      const std::size_t from = size > 16 ? i - 1 : 0;
      for (std::size_t j = from; j < i; ++j) {
        if (keys_[i] != keys_[j]) continue;
        problem_ = {"duplicate-key", std::string(name_), "", "every key once in an object",
                    json_quoted(keys_[i]) + " twice"};
        return true;
      }
    }
    return false;
  }

  bool too_deep() {
    problem_ = {"too-deep", std::string(name_), "",
                "at most " + std::to_string(JsonDocument::kMostDepth) + " levels of nesting", "more"};
    return false;
  }

  /// What is here is no JSON.
  bool unexpected() {
    const std::string_view text(begin_, static_cast<std::size_t>(end_ - begin_));
    const std::string_view before = text.substr(0, static_cast<std::size_t>(at_ - begin_) + 1);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const std::size_t column = std::max(before.size(), line_start + 1) - line_start;
    problem_ = {"not-json", std::string(name_), "", "a JSON document",
                text.empty() ? "nothing"
                             : "something else at line " + std::to_string(line) + ", column " + std::to_string(column)};
    return false;
  }

  static constexpr std::size_t kDepthOfItem = 2;

  const char* begin_;
  const char* at_;
  const char* end_;
  std::string_view name_;
  const JsonStream& stream_;
  bool streaming_ = false;
  JsonDocument document_;
  std::vector<std::string_view> keys_;
  Problem problem_;
};

Result<JsonDocument> JsonDocument::parse(std::string_view text, std::string_view name, const Stream& stream) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  return JsonParser(text, name, stream).parse();
}

}  // namespace tierwise
