// Linked into the tests of the mutants: which mutant is active, and which test came by which mutants.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace mutants {

int active = std::getenv("TIERWISE_MUTANT") != nullptr ? std::atoi(std::getenv("TIERWISE_MUTANT")) : 0;
unsigned char reached[1 << 18];

namespace {

/// Writes a line for each test into the file of TIERWISE_REACHED: its name, its milliseconds, the mutants that it
/// reached.
class Reach : public testing::EmptyTestEventListener {
 public:
  explicit Reach(const char* path) : lines_(path) {}

 private:
  void OnTestStart(const testing::TestInfo&) override { std::fill(std::begin(reached), std::end(reached), 0); }
  void OnTestEnd(const testing::TestInfo& test) override {
    lines_ << test.test_suite_name() << '.' << test.name() << ' ' << test.result()->elapsed_time();
    for (int mutant = 1; mutant < (1 << 18); ++mutant) {
      if (reached[mutant] != 0) lines_ << ' ' << mutant;
    }
    lines_ << std::endl;
  }

  std::ofstream lines_;
};

const bool listens = [] {
  const char* path = std::getenv("TIERWISE_REACHED");
  if (path != nullptr) testing::UnitTest::GetInstance()->listeners().Append(new Reach(path));
  return true;
}();

}  // namespace
}  // namespace mutants
