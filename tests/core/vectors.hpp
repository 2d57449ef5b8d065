#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace tierwise::tests {

/// One case of tests/vectors; its fields are described in the README.md there.
struct Vector {
  std::string file;  ///< without `.json`
  nlohmann::json fields;

  std::string name() const { return fields.at("name"); }
};

/// Every case of every file, files in alphabetical order.
const std::vector<Vector>& all_vectors();

/// What the engine answers to a case, as it leaves the engine: a result, or `{"errors": […]}`.
std::string answer_to(const Vector& vector);

/// The text of a file of this repository.
std::string read_file(const std::string& path);

}  // namespace tierwise::tests
