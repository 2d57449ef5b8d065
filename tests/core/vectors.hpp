#pragma once

#include <nlohmann/json.hpp>
#include <optional>
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

/// The document that a case gives as text, or as JSON: `portfolio` or `changes`.
std::optional<std::string> text_of(const Vector& vector, const std::string& document);
/// The rule book of a case.
std::string rule_book_of(const Vector& vector);

/// What the engine answers to a case, as it leaves the engine: a result, or `{"errors": […]}`.
std::string answer_to(const Vector& vector);

/// The text of a file of this repository.
std::string read_file(const std::string& path);

}  // namespace tierwise::tests
