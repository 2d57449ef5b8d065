#pragma once

#include <string>
#include <string_view>

#include "tierwise/advice.hpp"
#include "tierwise/changes.hpp"
#include "tierwise/explain.hpp"
#include "tierwise/portfolio.hpp"
#include "tierwise/problem.hpp"
#include "tierwise/results.hpp"
#include "tierwise/rules.hpp"

namespace tierwise {

/// The text of the rule book that this library was built with.
std::string_view shipped_rules();

/// Each reads a document in full and checks all of it: either the whole document, or up to 100 problems.
Result<RuleBook> read_rules(std::string_view json);
Result<Portfolio> read_portfolio(std::string_view json);
Result<Changes> read_changes(std::string_view json);

/// Reads a document of any format; gives its format, such as `tierwise/rules@1`.
Result<std::string> validate(std::string_view json);

/// Results as JSON text: byte for byte the same for the same documents, wherever the engine runs.
std::string to_json(const Evaluation& evaluation);
std::string to_json(const Timeline& timeline);
std::string to_json(const Differences& differences);
std::string to_json(const Goal& goal);
/// Clients and employees are named as in `portfolio`.
std::string to_json(const Plan& plan, const Portfolio& portfolio);
std::string to_json(const std::vector<Explanation>& figures, Day on);
std::string to_json(const Problems& problems);

}  // namespace tierwise
