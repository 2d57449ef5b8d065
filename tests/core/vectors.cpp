#include "vectors.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "tierwise/documents.hpp"
#include "tierwise/session.hpp"

namespace tierwise::tests {
namespace {

using nlohmann::json;

std::vector<Vector> load_vectors() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(TIERWISE_ROOT "/tests/vectors")) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Vector> vectors;
  for (const auto& path : paths) {
    for (json& fields : json::parse(read_file("tests/vectors/" + path.filename().string()))) {
      vectors.push_back({path.stem().string(), std::move(fields)});
    }
  }
  return vectors;
}

/// A question that is put as a request, by the name of the field that holds it.
struct Question {
  const char* name;
  std::string (Session::*ask)(int, std::string_view) const;
};
constexpr Question kQuestionsToRules[] = {
    {"calculate", &Session::calculate}, {"convert", &Session::convert}, {"standing", &Session::standing}};
constexpr Question kQuestionsToModel[] = {{"explain", &Session::explain},
                                          {"differences", &Session::differences},
                                          {"goal", &Session::goal},
                                          {"plan", &Session::plan}};

template <std::size_t size>
std::optional<std::string> ask(const Question (&questions)[size], const Session& session, int handle,
                               const json& fields) {
  for (const Question& question : questions) {
    if (fields.contains(question.name)) return (session.*question.ask)(handle, fields.at(question.name).dump());
  }
  return std::nullopt;
}

std::string ask_model(const Session& session, int model, const json& fields) {
  if (auto answer = ask(kQuestionsToModel, session, model, fields)) return *answer;
  if (fields.contains("on")) return session.evaluate(model, fields.at("on").get<std::string>());
  if (!fields.contains("from")) return R"({"errors": []})";
  return session.timeline(model, fields.at("from").get<std::string>(), fields.at("to").get<std::string>());
}

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream file(std::string(TIERWISE_ROOT "/") + path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::optional<std::string> text_of(const Vector& vector, const std::string& document) {
  if (const auto text = vector.fields.find(document + "Text"); text != vector.fields.end()) return *text;
  const auto value = vector.fields.find(document);
  return value == vector.fields.end() ? std::nullopt : std::optional(value->dump());
}

std::string rule_book_of(const Vector& vector) {
  if (vector.fields.contains("rulebookText")) return vector.fields.at("rulebookText");
  if (!vector.fields.contains("rulebook")) return std::string(shipped_rules());
  json rules = json::parse(shipped_rules());
  rules.merge_patch(vector.fields.at("rulebook"));
  return rules.dump();
}

const std::vector<Vector>& all_vectors() {
  static const std::vector<Vector> vectors = load_vectors();
  return vectors;
}

std::string answer_to(const Vector& vector) {
  Session session;
  std::string answer = session.open_rules(rule_book_of(vector));
  json opened = json::parse(answer);
  if (opened.contains("errors")) return answer;
  if (auto asked = ask(kQuestionsToRules, session, opened.at("handle").get<int>(), vector.fields)) return *asked;
  const auto portfolio = text_of(vector, "portfolio");
  if (!portfolio) return answer;

  answer = session.open_portfolio(opened.at("handle").get<int>(), *portfolio);
  opened = json::parse(answer);
  if (opened.contains("errors")) return answer;

  if (const auto changes = text_of(vector, "changes")) {
    answer = session.with_changes(opened.at("handle").get<int>(), *changes);
    opened = json::parse(answer);
    if (opened.contains("errors")) return answer;
  }
  return ask_model(session, opened.at("handle").get<int>(), vector.fields);
}

}  // namespace tierwise::tests
