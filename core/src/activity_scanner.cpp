#include "activity_scanner.hpp"

#include <optional>

#include "json_input.hpp"

namespace tierwise {
namespace {

class Scanner {
 public:
  Scanner(std::string_view text, Names& employees, ActivityKinds& kinds)
      : begin_(text.data()), at_(begin_), end_(begin_ + text.size()), employees_(employees), kinds_(kinds) {}

  /// False: not in plain order.
  bool list(std::vector<Activity>& rows) {
    if (!take(':') || !take('[')) return false;
    if (take(']')) return true;
    do {
      if (!activity(rows.emplace_back())) return false;
    } while (take(','));
    return take(']');
  }

  std::size_t length() const { return static_cast<std::size_t>(at_ - begin_); }

 private:
  static constexpr unsigned kAllMembers = 15;

  /// Takes the next character that is no white space if it is `c`.
  bool take(char c) {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  /// A string of ASCII without escapes; empty: anything else.
  std::string_view plain_string() {
    if (!take('"')) return {};
    const char* const first = at_;
    while (at_ != end_ && *at_ >= ' ' && *at_ <= '~' && *at_ != '"' && *at_ != '\\') ++at_;
    if (at_ == end_ || *at_ != '"') return {};
    return {first, static_cast<std::size_t>(at_++ - first)};
  }

  bool activity(Activity& row) {
    if (!take('{')) return false;
    unsigned seen = 0;
    do {
      const std::string_view key = plain_string();
      if (!take(':')) return false;
      const std::string_view value = plain_string();
      const unsigned member = value.empty() ? 0 : read(key, value, row);
      if (member == 0 || (seen & member) != 0) return false;
      seen |= member;
    } while (take(','));
    if (seen != kAllMembers || !take('}')) return false;
    row.kind = kinds_.number_of(tool_, action_);
    return true;
  }

  /// A bit of its own for each member; 0: not one, or not good.
  unsigned read(std::string_view key, std::string_view value, Activity& row) {
    if (key == "on") {
      const std::optional<Day> day = Day::parse(value);
      row.on = day.value_or(Day{});
      return day ? 1 : 0;
    }
    if (key == "employee") {
      row.employee = employees_.number_of(value);
      return value.size() <= kLongestId ? 2 : 0;
    }
    if (key == "tool") {
      tool_ = value;
      return 4;
    }
    if (key == "action") {
      action_ = value;
      return 8;
    }
    return 0;
  }

  const char* begin_;
  const char* at_;
  const char* end_;
  Names& employees_;
  ActivityKinds& kinds_;
  std::string_view tool_;
  std::string_view action_;
};

}  // namespace

std::size_t scan_activities(std::string_view text, Names& employees, ActivityKinds& kinds,
                            std::vector<Activity>& rows) {
  const std::size_t before = rows.size();
  Scanner scanner(text, employees, kinds);
  if (scanner.list(rows)) return scanner.length();
  rows.resize(before);
  return 0;
}

}  // namespace tierwise
