// Most changes to the bytes of a JSON document break its grammar and get no further than the parser. This mutator
// changes values, and leaves the bytes to libFuzzer every fourth time.
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "tierwise/day.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using nlohmann::json;

/// Values at limits, or of meaning to the engine.
const std::vector<json>& telling_values() {
  static const std::vector<json> values = json::parse(R"([
    null, true, false, 0, 1, -1, 31, 60, 1000, 1200, 36500, 100000, 4294967296, 0.1, 1e-4, 1e11, 1e300, [], {}, "",
    "0", "0.0001", "12.5", "9999.9999", "999999999999.9999", "1000000000000", "-1", "1e5", "0x10", "NaN",
    "0001-01-01", "9999-12-31", "2016-01-01", "2022-07-18", "2023-11-15", "2024-02-29", "2025-07-15", "02-29", "12-31",
    "USD", "EUR", "JPY", "XXX", "BR", "US", "IN", "sourced", "assisted", "gold", "diamond", "elite", "invitation",
    "*", "blog", "create", "publish", "ana", "kim", "alpha", "c1", "__proto__", "a/b~c", "\u0000", "\u202e\u200b",
    "user", "stated", "/tiers", "/sold/rate/sourced", "/managed/windowDays", "rule", "work", "sell", "plan"
  ])");
  return values;
}

class Mutation {
 public:
  Mutation(json& root, unsigned seed) : root_(root), random_(seed) {}

  void run() {
    collect(root_);
    json& place = *pick(places_);
    switch (below(7)) {
      case 0: place = pick(telling_values()); break;
      case 1: place = json(*pick(places_)); break;
      case 2: repeat(place); break;
      case 3: drop(place); break;
      case 4: add_member(place); break;
      default: nudge(place);
    }
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }
  template <class T>
  T& pick(std::vector<T>& items) {
    return items[below(items.size())];
  }
  template <class T>
  const T& pick(const std::vector<T>& items) {
    return items[below(items.size())];
  }

  void collect(json& value) {
    places_.push_back(&value);
    if (!value.is_structured()) return;
    for (json& item : value) collect(item);
  }

  /// Appends copies of an item to its list.
  void repeat(json& list) {
    if (!list.is_array() || list.empty()) return nudge(list);
    const json item = list[below(list.size())];
    for (std::size_t copies = 1 + below(20); copies > 0; --copies) list.push_back(item);
  }

  void drop(json& value) {
    if (value.is_array() && !value.empty()) return value.erase(below(value.size()));
    if (value.is_object() && !value.empty()) {
      auto member = value.begin();
      std::advance(member, static_cast<std::ptrdiff_t>(below(value.size())));
      value.erase(member);
    }
  }

  /// Gives an object a member that some other place has.
  void add_member(json& object) {
    const json other = *pick(places_);
    if (!object.is_object() || !other.is_object() || other.empty()) return nudge(object);
    auto member = other.begin();
    std::advance(member, static_cast<std::ptrdiff_t>(below(other.size())));
    object[member.key()] = member.value();
  }

  /// A day gets another one, a number a near one, a text other letters.
  void nudge(json& value) {
    if (value.is_number()) {
      value = value.get<double>() + static_cast<double>(below(201)) - 100;
    } else if (value.is_string()) {
      auto& text = value.get_ref<std::string&>();
      if (const auto day = tierwise::Day::parse(text)) {
        text = day->plus_days(static_cast<std::int32_t>(below(801)) - 400).text();
      } else {
        std::vector<std::uint8_t> bytes(text.begin(), text.end());
        bytes.resize(bytes.size() + 16);
        bytes.resize(LLVMFuzzerMutate(bytes.data(), text.size(), bytes.size()));
        text.assign(bytes.begin(), bytes.end());
      }
    } else {
      value = pick(telling_values());
    }
  }

  json& root_;
  std::minstd_rand random_;
  std::vector<json*> places_;
};

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
  json document = seed % 4 == 0 ? json(json::value_t::discarded) : json::parse(data, data + size, nullptr, false);
  if (document.is_discarded()) return LLVMFuzzerMutate(data, size, max_size);
  Mutation mutation(document, seed);
  mutation.run();
  const std::string text = document.dump(-1, ' ', false, json::error_handler_t::replace);
  if (text.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::memcpy(data, text.data(), text.size());
  return text.size();
}
