#pragma once

#include <string>
#include <string_view>

#include "json_input.hpp"
#include "tierwise/changes.hpp"
#include "tierwise/portfolio.hpp"
#include "tierwise/rules.hpp"

namespace tierwise {

/// Foreign fields are an error in rule books and changes, and ignored in portfolios.
enum class UnknownFields { refused, ignored };

inline constexpr std::string_view kMotions[] = {"sourced", "assisted"};

Sale read_sale(const Input& input, UnknownFields unknown);
Employee read_employee(const Input& input, UnknownFields unknown);
/// Leaves `employee` to the caller.
Access read_access(const Input& input, UnknownFields unknown);
/// Numbers the employees, tools and actions that it meets in `employees` and `names`.
Client read_client(const Input& input, UnknownFields unknown, Names& employees, Names& names);
std::string read_market(const Input& input);
std::string read_currency(const Input& input);

/// Reads the value of the parameter at `path` and gives a rule book with nothing but that value from `from` on, with
/// status and source `user`. An unknown parameter is reported at `path`.
RuleBook read_parameter(const Input& path, Day from, const Input& value);

/// Reports a `format` other than `format`.
void expect_format(const Input& root, std::string_view format);

/// Reads the root of a document with `read(root, report)` and gives its result, or the problems met.
template <class T, class Read>
Result<T> read_document(std::string_view json, std::string_view name, Read read,
                        const JsonDocument::Stream& stream = {}) {
  InputReport report{name, {}};
  const Result<JsonDocument> document = JsonDocument::parse(json, name, stream);
  if (!document) return document.problems();
  const Input root(document->root(), report);
  root.expect_object();
  T result = read(root);
  if (!report.problems.empty()) return report.problems;
  return result;
}

}  // namespace tierwise
