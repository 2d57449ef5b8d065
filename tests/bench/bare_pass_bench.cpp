// Times the bare pass natively: bare_pass_bench FILE DAY. FILE holds, as 32-bit numbers, how many clients, activities
// and sales there are, then the arrays of bare-pass.ts. Every line of standard input is answered by one sample.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "bare_pass.hpp"

namespace {

constexpr double kSampleMs = 10;

template <class T>
std::vector<T> read_array(std::ifstream& file, std::size_t size) {
  std::vector<T> array(size);
  file.read(reinterpret_cast<char*>(array.data()), static_cast<std::streamsize>(size * sizeof(T)));
  return array;
}

}  // namespace

int main(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  if (argc != 3) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  const auto day = static_cast<std::int32_t>(std::atoi(argv[2]));
  const auto sizes = read_array<std::int32_t>(file, 3);
  const auto activity_ends = read_array<std::int32_t>(file, static_cast<std::size_t>(sizes[0]));
  const auto activity_days = read_array<std::int32_t>(file, static_cast<std::size_t>(sizes[1]));
  const auto sale_days = read_array<std::int32_t>(file, static_cast<std::size_t>(sizes[2]));
  const auto sale_nets = read_array<double>(file, static_cast<std::size_t>(sizes[2]));
  if (!file) return 2;

  for (std::string line; std::getline(std::cin, line);) {
    const Clock::time_point start = Clock::now();
    double elapsed = 0;
    double answer = 0;
    int runs = 0;
    do {
      answer = bare_pass(activity_days.data(), activity_ends.data(), sizes[0], sale_days.data(), sale_nets.data(),
                         sizes[2], day);
      // Without this the compiler computes the answer once for all runs.
      asm volatile("" : : "g"(&answer) : "memory");
      ++runs;
      elapsed = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    } while (elapsed < kSampleMs);
    std::printf("{\"ms\":%.9g,\"answer\":%.17g}\n", elapsed / runs, answer);
    std::fflush(stdout);
  }
}
