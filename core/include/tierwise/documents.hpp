#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

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
std::string to_json(const Totals& totals);
/// `tierwise/evaluation@1`, with each client of the model on the day of its totals.
std::string evaluation_json(const Model& model, const Totals& totals);
/// Clients are named as in `portfolio`, here and below.
std::string to_json(const Timeline& timeline, const Portfolio& portfolio);
std::string to_json(const Differences& differences);
std::string to_json(const Goal& goal);
std::string to_json(const Plan& plan, const Portfolio& portfolio);
std::string to_json(const std::vector<Explanation>& figures, Day on);
std::string to_json(const Problems& problems);

/// An answer of which all that is many and alike is apart, as numbers: the cheap way into a host of another language.
/// A number that a double does not hold exactly leaves `numbers` empty; then the answer's JSON has to do.
struct Table {
  std::string rest;  ///< the answer as JSON, without what is in `numbers`
  std::vector<double> numbers;
};

/// For each client: status, reason, credit, partners, points, last activity, until; points sold, sourced and assisted;
/// the number of lots, and for each lot: day, motion, rate, points, until, active. Days are counted from 1970-01-01,
/// choices from 0 in the order of their enumeration; NaN is no value.
Table evaluation_table(const Model& model, const Totals& totals);
/// The number of days and the days; for each of them sold, then sourced, managed and total points. Then for each event:
/// day, position of the client, kind, points. What is about no client has the position -1 where it comes before those
/// of clients on its day, and `kAfterClients` where it comes after them.
Table to_table(const Timeline& timeline);
constexpr std::int32_t kAfterClients = std::numeric_limits<std::int32_t>::max();
/// The names that a table leaves out, of the clients at `positions`: `{position: {"id", "currency", "lines": […]}}`, a
/// line for each sale.
std::string client_names(const Portfolio& portfolio, const std::vector<std::uint32_t>& positions);

}  // namespace tierwise
