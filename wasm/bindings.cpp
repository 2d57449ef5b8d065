#include <emscripten/bind.h>

#include <string>

#include "tierwise/documents.hpp"
#include "tierwise/session.hpp"

namespace {

tierwise::Session& session() {
  static tierwise::Session instance;
  return instance;
}

}  // namespace

// One table over coarse calls: strings and numbers in, JSON text out. The typed facade is src/index.ts.
EMSCRIPTEN_BINDINGS(tierwise) {
  using emscripten::function;
  using std::string;
  function(
      "shippedRules", +[] { return string(tierwise::shipped_rules()); });
  function(
      "validate", +[](const string& document) { return session().validate(document); });
  function(
      "openRules", +[](const string& rules) { return session().open_rules(rules); });
  function(
      "openPortfolio", +[](int rules, const string& portfolio) { return session().open_portfolio(rules, portfolio); });
  function(
      "withChanges", +[](int model, const string& changes) { return session().with_changes(model, changes); });
  function(
      "release", +[](int handle) { session().release(handle); });
  function(
      "evaluate", +[](int model, const string& on) { return session().evaluate(model, on); });
  function(
      "timeline", +[](int model, const string& from, const string& to) { return session().timeline(model, from, to); });
  function(
      "explain", +[](int model, const string& request) { return session().explain(model, request); });
  function(
      "differences", +[](int model, const string& request) { return session().differences(model, request); });
  function(
      "goal", +[](int model, const string& request) { return session().goal(model, request); });
  function(
      "plan", +[](int model, const string& request) { return session().plan(model, request); });
  function(
      "calculate", +[](int rules, const string& request) { return session().calculate(rules, request); });
  function(
      "convert", +[](int rules, const string& request) { return session().convert(rules, request); });
  function(
      "standing", +[](int rules, const string& request) { return session().standing(rules, request); });
}
