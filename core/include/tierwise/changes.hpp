#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tierwise/portfolio.hpp"
#include "tierwise/problem.hpp"
#include "tierwise/rules.hpp"

namespace tierwise {

/// The changes of `tierwise/changes@1`. Names (of clients, employees, lines) are looked up when a change is applied.
namespace change {

struct AddClient {
  Client client;
  Names employees;               ///< what `client.access` and `client.activities` number
  ActivityKinds activity_kinds;  ///< what `client.activities` number
};
struct Sell {
  std::string client;
  Sale sale;
};
struct SetMrr {
  std::string client;
  std::string line;
  Amount mrr;
  Day from;
};
struct Work {
  std::string client;
  std::string employee;
  std::string tool;
  std::string action;
  Interval days;
  int every_days = 1;
};
struct StopWork {
  std::optional<std::string> client;
  Day from;
};
struct Join {
  std::string client;
  Day from;
};
struct Leave {
  std::string client;
  Day from;
};
struct AddEmployee {
  Employee employee;
};
struct GiveAccess {
  std::string client;
  std::string employee;
  Access access;
};
struct Link {
  std::string client;
  std::string employee;
  Day on;
};
struct RemoveAccess {
  std::string client;
  std::optional<std::string> employee;
  Day on;
};
struct DeleteEmployee {
  std::string employee;
  Day on;
};
struct Deactivate {
  std::string employee;
  std::optional<std::string> client;
  Day on;
};
struct Reactivate {
  std::string employee;
  std::optional<std::string> client;
  Day on;
};
struct EndServices {
  std::string client;
  Day on;
};
struct MoveClient {
  std::string client;
  std::optional<std::string> market;
  std::optional<std::string> currency;
};
struct Certify {
  Day until;
};
struct Confirm {
  std::string condition;
};
/// New dated entries of the rule book, read and checked.
struct Rule {
  RuleBook entries;
};

}  // namespace change

using Change = std::variant<change::AddClient, change::Sell, change::SetMrr, change::Work, change::StopWork,
                            change::Join, change::Leave, change::AddEmployee, change::GiveAccess, change::Link,
                            change::RemoveAccess, change::DeleteEmployee, change::Deactivate, change::Reactivate,
                            change::EndServices, change::MoveClient, change::Certify, change::Confirm, change::Rule>;

/// A document `tierwise/changes@1`: what if.
struct Changes {
  std::string name;
  std::vector<Change> changes;
};

/// What changes are applied to, and what comes out of them; what no change touches is shared.
struct Documents {
  std::shared_ptr<const RuleBook> rules;
  Portfolio portfolio;
};

/// Applies all changes in order. The first one that names what does not exist, or cannot apply, is a problem at
/// `/changes/<index>`; nothing is applied then.
Result<Documents> apply_changes(std::shared_ptr<const RuleBook> rules, const Portfolio& portfolio,
                                const Changes& changes);

}  // namespace tierwise
