#pragma once

#include <optional>
#include <string_view>

#include "tierwise/advice.hpp"
#include "tierwise/calculator.hpp"
#include "tierwise/problem.hpp"
#include "tierwise/standing.hpp"

namespace tierwise {

struct ConversionRequest {
  CalculatorClient client;
  bool to_currency = true;
  Millionths figures;
};

/// Points that somebody says they have.
struct StandingRequest {
  Day on;
  TrackPoints points;
  Standing standing;
};

struct ExplainRequest {
  Day on;
  std::optional<std::string> client;
};

struct DifferencesRequest {
  Day from;
  Day to;
};

struct GoalRequest {
  Day on;
  Day sell_on;
  Target target;
};

/// Each reads the request of the same name in `wasm/src/results.ts`.
Result<CalculationRequest> read_calculation(std::string_view json);
Result<ConversionRequest> read_conversion(std::string_view json);
Result<StandingRequest> read_standing(std::string_view json);
Result<ExplainRequest> read_explain(std::string_view json);
Result<DifferencesRequest> read_differences(std::string_view json);
Result<GoalRequest> read_goal(std::string_view json);
Result<PlanRequest> read_plan(std::string_view json);

/// The same from the fields of a request as lines, in their order there, `managed` empty for none. No value for what
/// `read_calculation` refuses, but for a currency's form.
std::optional<CalculationRequest> read_calculation_lines(std::string_view lines);

Result<Day> read_day(std::string_view text, const char* pointer);

}  // namespace tierwise
