#include <emscripten/bind.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tierwise/session.hpp"

namespace {

tierwise::Session& session() {
  static tierwise::Session instance;
  return instance;
}

// Documents and answers cross as bytes in this memory, which the host writes and reads itself: Embind's strings would
// cost more than reading the document does.
std::unique_ptr<char[]> given;
std::string text;
std::vector<double> numbers;
/// A question that is short and asked often, in memory that stays.
char lines[256];

std::uintptr_t room(std::size_t bytes) {
  given.reset(new char[bytes]);
  return reinterpret_cast<std::uintptr_t>(given.get());
}

/// Calls `read` with the document in `given`, which is gone afterwards.
template <class Read>
std::size_t read_given(std::size_t bytes, Read read) {
  const std::unique_ptr<char[]> document = std::move(given);
  text = read(std::string_view(document.get(), bytes));
  return text.size();
}

std::size_t answer(std::string json) {
  text = std::move(json);
  return text.size();
}

std::size_t answer(tierwise::Table table) {
  numbers = std::move(table.numbers);
  return answer(std::move(table.rest));
}

}  // namespace

// One table over coarse calls. A call leaves its answer in `text`, and `numbers` where it is a table, and gives the
// length of the text. The typed facade is src/index.ts.
EMSCRIPTEN_BINDINGS(tierwise) {
  using emscripten::function;
  using std::size_t;
  using std::string;
  function("room", &room);
  function(
      "textAt", +[] { return reinterpret_cast<std::uintptr_t>(text.data()); });
  function(
      "numbersAt", +[] { return reinterpret_cast<std::uintptr_t>(numbers.data()); });
  function(
      "numbersSize", +[] { return numbers.size(); });
  function(
      "validate", +[](size_t bytes) {
        return read_given(bytes, [](std::string_view document) { return session().validate(document); });
      });
  function(
      "openRules", +[](size_t bytes) {
        return read_given(bytes, [](std::string_view rules) { return session().open_rules(rules); });
      });
  function(
      "openPortfolio", +[](int rules, size_t bytes) {
        return read_given(bytes, [&](std::string_view document) { return session().open_portfolio(rules, document); });
      });
  function(
      "withChanges", +[](int model, size_t bytes) {
        return read_given(bytes, [&](std::string_view changes) { return session().with_changes(model, changes); });
      });
  function(
      "release", +[](int handle) { session().release(handle); });
  function(
      "clientNames", +[](int model, int base) { return answer(session().client_names(model, base)); });
  function(
      "evaluate", +[](int model, const string& on) { return answer(session().evaluate(model, on)); });
  function(
      "evaluateTable", +[](int model, const string& on) { return answer(session().evaluate_table(model, on)); });
  function(
      "totals", +[](int model, const string& on) { return answer(session().totals(model, on)); });
  function(
      "timeline",
      +[](int model, const string& from, const string& to) { return answer(session().timeline(model, from, to)); });
  function(
      "timelineTable", +[](int model, const string& from, const string& to, int base) {
        return answer(session().timeline_table(model, from, to, base));
      });
  function(
      "explain", +[](int model, const string& request) { return answer(session().explain(model, request)); });
  function(
      "differences", +[](int model, const string& request) { return answer(session().differences(model, request)); });
  function(
      "goal", +[](int model, const string& request) { return answer(session().goal(model, request)); });
  function(
      "plan", +[](int model, const string& request) { return answer(session().plan(model, request)); });
  function(
      "calculate", +[](int rules, const string& request) { return answer(session().calculate(rules, request)); });
  function(
      "convert", +[](int rules, const string& request) { return answer(session().convert(rules, request)); });
  function(
      "standing", +[](int rules, const string& request) { return answer(session().standing(rules, request)); });
  function(
      "lines", +[] { return reinterpret_cast<std::uintptr_t>(lines); });
  function(
      "calculateLines", +[](int rules, size_t bytes) {
        numbers = session().calculation_numbers(rules, std::string_view(lines, bytes));
        return reinterpret_cast<std::uintptr_t>(numbers.empty() ? nullptr : numbers.data());
      });
}
