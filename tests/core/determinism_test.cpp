#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <map>

#include "vectors.hpp"

namespace tierwise::tests {
namespace {

constexpr const char* kGolden = "tests/core/answers.golden.json";

/// FNV-1a, 64 bits.
class Hash {
 public:
  void add(const std::string& text) {
    for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  std::string text() const {
    std::string digits;
    for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[(value_ >> shift) & 15U];
    return digits;
  }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

/// The hash of all answers, byte for byte, by file of vectors.
nlohmann::json hashes_of_answers() {
  std::map<std::string, Hash> hashes;
  for (const Vector& vector : all_vectors()) hashes[vector.file].add(answer_to(vector) + "\n");
  nlohmann::json texts = nlohmann::json::object();
  for (const auto& [file, hash] : hashes) texts[file] = hash.text();
  return texts;
}

/// One file serves every compiler and level of optimisation, and WebAssembly. After a change of vectors or of answers,
/// run the native program with TIERWISE_BLESS=1 and review the difference.
TEST(Determinism, AnswersAreTheSameBytesEverywhere) {
  const nlohmann::json hashes = hashes_of_answers();
  if (std::getenv("TIERWISE_BLESS") != nullptr)
    std::ofstream(TIERWISE_ROOT "/" + std::string(kGolden)) << hashes.dump(2) << '\n';
  EXPECT_EQ(hashes, nlohmann::json::parse(read_file(kGolden)));
}

}  // namespace
}  // namespace tierwise::tests
