#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tierwise/model.hpp"

namespace tierwise {

/// An entry of the rule book that decides a figure; `value` is JSON text of the part that does.
struct ExplainedParameter {
  std::string_view path;
  Day from;
  std::string value;
  Status status = Status::user;
  std::string source;
};

/// A place in the portfolio that decides a figure; `value` is JSON text.
struct ExplainedInput {
  std::string pointer;
  std::string value;
};

/// A figure and why it is what it is: only what determines it.
struct Explanation {
  std::string_view figure;  ///< such as `managed.points`; see `Figure` in `wasm/src/results.ts`
  std::vector<std::pair<std::string_view, std::string>> subject;
  std::string value;  ///< JSON text
  std::string unit;
  std::vector<std::string_view> rules;
  std::vector<ExplainedParameter> parameters;
  std::vector<ExplainedInput> inputs;
  bool planned = false;       ///< rests on something dated after the portfolio's `as_of`
  bool illustrative = false;  ///< rests on an illustrative parameter
  std::vector<Explanation> because;
};

/// `tierwise/explanation@1` of one client: its points, and the sales that earn nothing on that day.
Result<std::vector<Explanation>> explain_client(const Model& model, std::size_t client, Day on);

/// `tierwise/explanation@1` of the whole: total, performance, credited tier, next review.
Result<std::vector<Explanation>> explain_standing(const Model& model, Day on);

}  // namespace tierwise
