// Runs the steps of steps.json on one portfolio, natively, and prints a line of JSON for each:
//
//     engine_bench PORTFOLIO.json RULES.json               every step, for a second each
//     engine_bench PORTFOLIO.json RULES.json STEP...       those steps, once each: what an instruction count is taken
//     of engine_bench PORTFOLIO.json RULES.json -             a step a line from standard input, one sample each, so
//     that
//                                                          another program can run it in turn with its own
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tierwise/session.hpp"

namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

constexpr double kSampleMs = 10;
constexpr double kStepMs = 1000;

[[noreturn]] void fail(const std::string& message) {
  std::cerr << "engine_bench: " << message << '\n';
  std::exit(2);
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// FNV-1a: the host of another engine compares its answers by it.
std::uint32_t hash_of(const std::string& text) {
  std::uint32_t hash = 0x811c9dc5;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193;
  return hash;
}

/// One portfolio and the calls that steps are made of.
class Bench {
 public:
  Bench(std::string portfolio, const std::string& rules) : portfolio_(std::move(portfolio)) {
    rules_ = handle_in(session_.open_rules(rules));
    model_ = handle_in(session_.open_portfolio(rules_, portfolio_));
  }

  /// The answer to the last call of a step; `turn` picks the client that it is about.
  [[gnu::noinline]] std::string run(const Json& step, unsigned turn) {
    std::string answer;
    int model = model_;
    std::vector<int> opened;
    for (const Json& call : step) {
      answer = ask(model, call, turn);
      if (answer.starts_with("{\"errors\"")) fail(answer);
      if (!answer.starts_with("{\"handle\"")) continue;
      model = handle_in(answer);
      opened.push_back(model);
    }
    for (const int handle : opened) session_.release(handle);
    return answer;
  }

 private:
  static int handle_in(const std::string& answer) {
    const Json json = Json::parse(answer);
    if (!json.contains("handle")) fail(answer);
    return json["handle"];
  }

  std::string argument(const Json& call, std::size_t index, unsigned turn) const {
    std::string text = call.at(index).is_string() ? call[index].get<std::string>() : call[index].dump();
    replace_all(text, "{client}", "c" + std::to_string(1 + turn % 100));
    return text;
  }

  std::string ask(int model, const Json& call, unsigned turn) {
    const std::string name = call.at(0);
    if (name == "openPortfolio") return session_.open_portfolio(rules_, portfolio_);
    const std::string first = argument(call, 1, turn);
    if (name == "withChanges") return session_.with_changes(model, first);
    if (name == "evaluate") return session_.evaluate(model, first);
    if (name == "timeline") return session_.timeline(model, first, argument(call, 2, turn));
    if (name == "explain") return session_.explain(model, first);
    if (name == "differences") return session_.differences(model, first);
    if (name == "goal") return session_.goal(model, first);
    if (name == "plan") return session_.plan(model, first);
    fail("unknown call " + name);
  }

  std::string portfolio_;
  tierwise::Session session_;
  int rules_ = 0;
  int model_ = 0;
};

struct Sample {
  double ms = 0;  ///< of one run, the mean of `runs`
  unsigned runs = 0;
  std::string answer;  ///< of the first run
};

Sample sample_of(Bench& bench, const Json& step, double least_ms) {
  Sample sample;
  const Clock::time_point start = Clock::now();
  double elapsed = 0;
  do {
    std::string answer = bench.run(step, sample.runs);
    if (sample.runs++ == 0) sample.answer = std::move(answer);
    elapsed = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  } while (elapsed < least_ms);
  sample.ms = elapsed / sample.runs;
  return sample;
}

void print(const std::string& name, double ms, const std::string& answer) {
  // A handle is no answer to compare.
  const Json hash = answer.starts_with("{\"handle\"") ? Json() : Json(hash_of(answer));
  const Json line{{"step", name}, {"ms", ms}, {"bytes", answer.size()}, {"hash", hash}};
  std::cout << line.dump() << std::endl;
}

void print_median(Bench& bench, const std::string& name, const Json& step) {
  std::vector<double> times;
  double spent = 0;
  std::string answer;
  while (times.size() < 5 || (spent < kStepMs && times.size() < 100)) {
    const Sample sample = sample_of(bench, step, kSampleMs);
    times.push_back(sample.ms);
    spent += sample.ms * sample.runs;
    answer = sample.answer;
  }
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  print(name, *middle, answer);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) fail("expected PORTFOLIO.json RULES.json [STEP... | -]");
  const Json steps = Json::parse(read_file(TIERWISE_BENCH_STEPS));
  Bench bench(read_file(argv[1]), read_file(argv[2]));
  const auto print_sample = [&](const std::string& name, double least_ms) {
    if (!steps.contains(name)) fail("unknown step " + name);
    const Sample sample = sample_of(bench, steps[name], least_ms);
    print(name, sample.ms, sample.answer);
  };
  if (argc == 3) {
    for (const auto& [name, step] : steps.items()) print_median(bench, name, step);
  } else if (std::string(argv[3]) == "-") {
    for (std::string name; std::getline(std::cin, name);) print_sample(name, kSampleMs);
  } else {
    for (int i = 3; i < argc; ++i) print_sample(argv[i], 0);
  }
}
