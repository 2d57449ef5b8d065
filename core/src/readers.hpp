#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

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
/// Numbers the employees and the kinds of activities that it meets in `employees` and `kinds`.
Client read_client(const Input& input, UnknownFields unknown, Names& employees, ActivityKinds& kinds);
std::string read_market(const Input& input);
std::string read_currency(const Input& input);

/// Reads the value of the parameter at `path` and gives a rule book with nothing but that value from `from` on, with
/// status and source `user`. An unknown parameter is reported at `path`.
RuleBook read_parameter(const Input& path, Day from, const Input& value);

/// Reports a `format` other than `format`.
void expect_format(const Input& root, std::string_view format);

/// Calls `read(context, root)` with the root of a document and gives the problems met.
Problems read_root(std::string_view json, std::string_view name, const JsonDocument::Stream& stream,
                   void (*read)(const void* context, const Input& root), const void* context);

/// Reads the root of a document with `read(root)` and gives its result, or the problems met.
template <class T, class Read>
Result<T> read_document(std::string_view json, std::string_view name, Read read,
                        const JsonDocument::Stream& stream = {}) {
  Result<T> result(Problems{});
  const auto read_result = [&](const Input& root) { result.set(read(root)); };
  const auto call = [](const void* context, const Input& root) {
    (*static_cast<decltype(read_result)*>(context))(root);
  };
  Problems problems = read_root(json, name, stream, call, &read_result);
  if (!problems.empty()) result.refuse(std::move(problems));
  return result;
}

}  // namespace tierwise
