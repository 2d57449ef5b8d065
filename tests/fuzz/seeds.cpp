// Writes what the fuzzers start from, made from the repository's documents and cases: fuzz_seeds FOLDER
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tierwise/documents.hpp"
#include "vectors.hpp"

using nlohmann::json;
using namespace tierwise::tests;

namespace {

class Seeds {
 public:
  explicit Seeds(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void add(const std::string& target, const std::string& text) {
    std::filesystem::create_directories(folder_ / target);
    std::ofstream(folder_ / target / ("seed-" + std::to_string(count_++)), std::ios::binary) << text;
  }

 private:
  std::filesystem::path folder_;
  int count_ = 0;
};

void add_vector(const Vector& vector, Seeds& seeds) {
  const json& fields = vector.fields;
  if (fields.contains("rulebook") || fields.contains("rulebookText")) seeds.add("rules", rule_book_of(vector));
  if (const auto portfolio = text_of(vector, "portfolio")) seeds.add("portfolio", *portfolio);
  if (fields.contains("portfolio") && fields.contains("changes")) {
    seeds.add("changes", json{{"portfolio", fields.at("portfolio")}, {"changes", fields.at("changes")}}.dump());
  }
  for (const char* call : {"explain", "differences", "goal", "plan", "calculate", "convert", "standing"}) {
    if (fields.contains(call)) seeds.add("requests", json{{"call", call}, {"arguments", {fields.at(call)}}}.dump());
  }
  if (fields.contains("on")) seeds.add("requests", json{{"call", "evaluate"}, {"arguments", {fields.at("on")}}}.dump());
  if (fields.contains("from")) {
    seeds.add("requests", json{{"call", "timeline"}, {"arguments", {fields.at("from"), fields.at("to")}}}.dump());
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("fuzz_seeds: expected one argument, the folder to write to\n", stderr);
    return 2;
  }
  Seeds seeds(arguments[1]);
  seeds.add("rules", std::string(tierwise::shipped_rules()));
  seeds.add("portfolio", read_file("tests/browser/agency.json"));
  for (const Vector& vector : all_vectors()) add_vector(vector, seeds);
  const char* lines = "2025-03-01\nBR\nEUR\n1000.5\nsourced\n40\n1\n";
  seeds.add("requests", json{{"call", "calculate lines"}, {"arguments", {lines}}}.dump());
}
