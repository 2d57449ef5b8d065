#include "questions.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

#include "tierwise/day.hpp"
#include "tierwise/problem.hpp"

namespace tierwise::fuzz {
namespace {

using nlohmann::json;

/// Far above what any message needs: texts that come from outside are cut short in it.
constexpr std::size_t kLongestProblem = 100'000;
/// Clients of a model that are asked about one by one.
constexpr std::size_t kMostClients = 3;

bool is_text(const json& object, const char* member) {
  return object.contains(member) && object.at(member).is_string() &&
         !object.at(member).get_ref<const std::string&>().empty();
}

void check_problem(const json& problem) {
  const std::string text = problem.dump();
  for (const char* member : {"id", "document", "expected", "message"}) {
    require(is_text(problem, member), "a problem has an id, a document, what was expected, and a message", text);
  }
  require(problem.contains("pointer") && problem.at("pointer").is_string(), "a problem has a place", text);
  require(text.size() <= kLongestProblem, "a problem is short", text);
}

/// Is the place in the document, or next to something that is?
bool is_near(const std::string& pointer, const json& document) {
  if (pointer.empty()) return true;
  try {
    return document.contains(json::json_pointer(pointer).parent_pointer());
  } catch (const json::exception&) {
    return false;
  }
}

/// The numbers of a table are there or not; what is wrong has none.
void checked_table(const Table& table) {
  const json rest = checked_answer(table.rest);
  require(!rest.contains("errors") || table.numbers.empty(), "problems come without numbers", table.rest);
}

void ask_about_clients(const Session& session, int model, const std::string& on, const json& evaluation) {
  if (!evaluation.contains("clients")) return;
  std::size_t asked = 0;
  for (const json& client : evaluation.at("clients")) {
    if (asked++ == kMostClients) return;
    checked_answer(session.explain(model, json{{"on", on}, {"client", client.at("id")}}.dump()));
  }
}

}  // namespace

void require(bool holds, std::string_view claim, std::string_view found) {
  if (holds) return;
  std::fprintf(stderr, "Claim failed: %.*s\nFound: %.*s\n", static_cast<int>(claim.size()), claim.data(),
               static_cast<int>(found.size()), found.data());
  std::abort();
}

json checked_answer(const std::string& answer) {
  json read = json::parse(answer, nullptr, false);
  require(read.is_object(), "an answer is a JSON object", answer);
  if (!read.contains("errors")) return read;
  const json& problems = read.at("errors");
  require(!problems.empty() && problems.size() <= kMostProblems, "there are 1 to 100 problems", answer);
  for (const json& problem : problems) check_problem(problem);
  return read;
}

json checked_reading(const std::string& answer, std::string_view document) {
  json read = checked_answer(answer);
  if (!read.contains("errors")) return read;
  const json content = json::parse(document, nullptr, false);
  if (content.is_discarded()) return read;
  for (const json& problem : read.at("errors")) {
    require(is_near(problem.at("pointer"), content), "the place of a problem is in its document", problem.dump());
  }
  return read;
}

int handle_in(const json& answer) {
  return answer.value("handle", 0);
}

void ask_everything(const Session& session, int model, std::string_view day) {
  const Day on = Day::parse(day).value();
  const std::string today = on.text();
  const std::string before = on.plus_months(-12).text();
  const std::string after = on.plus_months(18).text();
  const json evaluation = checked_answer(session.evaluate(model, today));
  checked_answer(session.timeline(model, before, after));
  checked_answer(session.totals(model, today));
  checked_answer(session.client_names(model, 0));
  checked_table(session.evaluate_table(model, today));
  checked_table(session.timeline_table(model, before, after, 0));
  checked_table(session.timeline_table(model, before, after, model));
  checked_answer(session.explain(model, json{{"on", today}}.dump()));
  ask_about_clients(session, model, today, evaluation);
  checked_answer(session.differences(model, json{{"from", before}, {"to", today}}.dump()));
  checked_answer(session.goal(model, json{{"on", today}, {"tier", "gold"}}.dump()));
  checked_answer(session.goal(model, json{{"on", after}, {"sellOn", today}, {"points", "1000000"}}.dump()));
  for (const char* at : {"checkpoints", "reviews", "day"}) {
    checked_answer(session.plan(model, json{{"from", today}, {"until", after}, {"at", at}, {"points", "50"}}.dump()));
  }
}

void ask_calculator(const Session& session, int rules) {
  for (const char* on : {"0001-01-01", "2024-02-29", "9999-12-31"}) {
    for (const char* currency : {"USD", "JPY"}) {
      json request{{"on", on}, {"market", "BR"}, {"currency", currency}, {"motion", "sourced"}};
      json sale = request;
      sale.update({{"sold", "999999999999.9999"}, {"managed", "0.0001"}, {"otherPartners", 1000}});
      checked_answer(session.calculate(rules, sale.dump()));
      request.update({{"sold", "999999999999"}, {"managed", "0.000001"}});
      for (const char* direction : {"points-to-currency", "currency-to-points"}) {
        request["direction"] = direction;
        checked_answer(session.convert(rules, request.dump()));
      }
    }
    const json points{{"sourced", "1"}, {"assisted", "0"}, {"managed", "999999999999.999999"}};
    const json confirmed = json::array({"invitation"});
    checked_answer(session.standing(
        rules, json{{"on", on}, {"points", points}, {"certified", true}, {"confirmed", confirmed}}.dump()));
  }
}

std::string read_file(const std::string& path) {
  std::ifstream file(std::string(TIERWISE_ROOT "/") + path, std::ios::binary);
  require(static_cast<bool>(file), "the repository is where the target was built", path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const std::string& agency() {
  static const std::string text = read_file("tests/browser/agency.json");
  return text;
}

}  // namespace tierwise::fuzz
