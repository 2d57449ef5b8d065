// Answers questions in the form of vectors, one a line, on standard output: the engine natively, for programs that have
// many questions.
#include <iostream>
#include <string>

#include "../core/vectors.hpp"

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << tierwise::tests::answer_to({"standard input", nlohmann::json::parse(line)}) << '\n';
  }
}
