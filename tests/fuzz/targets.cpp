// What libFuzzer runs, one target at a time: the environment variable TIERWISE_FUZZ_TARGET says which.
#include <cstdint>
#include <cstdlib>

#include "questions.hpp"
#include "tierwise/documents.hpp"

namespace tierwise::fuzz {
namespace {

using nlohmann::json;

/// The shipped rules, read once; models are released by whoever opens them.
struct ShippedRules {
  Session session;
  int rules = handle_in(checked_answer(session.open_rules(shipped_rules())));

  static ShippedRules& get() {
    static ShippedRules opened;
    return opened;
  }
};

/// JSON text of a member, empty where there is none.
std::string text_of(const json& parent, const char* member) {
  if (!parent.is_object() || !parent.contains(member)) return {};
  return parent.at(member).dump(-1, ' ', false, json::error_handler_t::ignore);
}

/// Whatever a rule book says, it is refused with reasons, or an agency can be judged by it.
void try_rules(std::string_view text) {
  Session session;
  const int rules = handle_in(checked_reading(session.open_rules(text), text));
  checked_answer(session.validate(text));
  if (rules == 0) return;
  ask_calculator(session, rules);
  const int model = handle_in(checked_answer(session.open_portfolio(rules, agency())));
  require(model != 0, "a good portfolio opens under every rule book", text);
  ask_everything(session, model, "2026-11-22");
}

/// A portfolio is refused with reasons, or every question about it has an answer.
void try_portfolio(std::string_view text) {
  auto& [session, rules] = ShippedRules::get();
  const int model = handle_in(checked_reading(session.open_portfolio(rules, text), text));
  const bool valid = checked_answer(session.validate(text)).contains("format");
  require(valid || model == 0, "what opens is valid", text);
  if (model != 0) ask_everything(session, model, read_portfolio(text)->as_of.text());
  session.release(model);
}

/// Changes on a portfolio, `{"portfolio": …, "changes": …}`, are refused with reasons, or make another model; the one
/// that they are laid over says the same as before in either case.
void try_changes(std::string_view text) {
  const json documents = json::parse(text, nullptr, false);
  const std::string portfolio = text_of(documents, "portfolio");
  const std::string changes = text_of(documents, "changes");
  auto& [session, rules] = ShippedRules::get();
  const int base = handle_in(checked_reading(session.open_portfolio(rules, portfolio), portfolio));
  if (base == 0) return;
  const std::string day = read_portfolio(portfolio)->as_of.text();
  const std::string before = session.evaluate(base, day);
  const int changed = handle_in(checked_reading(session.with_changes(base, changes), changes));
  require(session.evaluate(base, day) == before, "changes leave the model that they are laid over as it is", changes);
  if (changed != 0) ask_everything(session, changed, day);
  session.release(changed);
  session.release(base);
}

std::string ask(const Session& session, int rules, int model, const std::string& call, const std::string& first,
                const std::string& second) {
  if (call == "evaluate") return session.evaluate(model, first);
  if (call == "timeline") return session.timeline(model, first, second);
  if (call == "explain") return session.explain(model, first);
  if (call == "differences") return session.differences(model, first);
  if (call == "goal") return session.goal(model, first);
  if (call == "plan") return session.plan(model, first);
  if (call == "calculate") return session.calculate(rules, first);
  if (call == "calculate lines") return json{{"numbers", session.calculation_numbers(rules, first)}}.dump();
  if (call == "convert") return session.convert(rules, first);
  if (call == "standing") return session.standing(rules, first);
  return session.validate(first);
}

/// A request, `{"call": "plan", "arguments": […]}`, each argument as JSON or as a text that is none.
void try_request(std::string_view text) {
  auto& [session, rules] = ShippedRules::get();
  static const int model = handle_in(checked_answer(session.open_portfolio(rules, agency())));
  const json question = json::parse(text, nullptr, false);
  if (!question.is_object() || !question.contains("call") || !question.at("call").is_string()) return;
  std::string arguments[2];
  std::size_t count = 0;
  for (const json& argument : question.value("arguments", json::array())) {
    if (count == std::size(arguments)) break;
    arguments[count++] = argument.is_string() ? argument.get<std::string>()
                                              : argument.dump(-1, ' ', false, json::error_handler_t::ignore);
  }
  checked_answer(ask(session, rules, model, question.at("call"), arguments[0], arguments[1]));
}

using Target = void (*)(std::string_view text);

Target target_of(std::string_view name) {
  if (name == "rules") return try_rules;
  if (name == "portfolio") return try_portfolio;
  if (name == "changes") return try_changes;
  require(name == "requests", "TIERWISE_FUZZ_TARGET is rules, portfolio, changes or requests", name);
  return try_request;
}

}  // namespace
}  // namespace tierwise::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const char* const name = std::getenv("TIERWISE_FUZZ_TARGET");
  static const auto target = tierwise::fuzz::target_of(name == nullptr ? "" : name);
  target({reinterpret_cast<const char*>(data), size});
  return 0;
}
