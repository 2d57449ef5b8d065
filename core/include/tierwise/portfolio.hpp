#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tierwise/day.hpp"
#include "tierwise/day_set.hpp"
#include "tierwise/decimal.hpp"
#include "tierwise/rules.hpp"
#include "tierwise/shared_list.hpp"

namespace tierwise {

/// A small number for each name that was seen, such as employees' ids.
class Names {
 public:
  std::uint32_t number_of(std::string_view name);
  std::optional<std::uint32_t> find(std::string_view name) const;
  const std::string& name(std::uint32_t number) const { return names_[number]; }
  std::size_t size() const { return names_.size(); }

 private:
  /// Where the name is, or would be, in `slots_`.
  std::size_t slot_of(std::string_view name) const;
  void grow();

  std::vector<std::string> names_;
  std::vector<std::uint32_t> slots_;  // a hash table with linear probing: the number of a name, or `kFree`
};

/// A small number for each pair of a tool and an action that was seen.
class ActivityKinds {
 public:
  std::uint32_t number_of(std::string_view tool, std::string_view action);
  std::string_view tool(std::uint32_t kind) const { return text(kind).substr(0, tool_size(kind)); }
  std::string_view action(std::uint32_t kind) const { return text(kind).substr(tool_size(kind)); }
  std::size_t size() const { return names_.size(); }

 private:
  using ToolSize = std::uint32_t;
  ToolSize tool_size(std::uint32_t kind) const;
  std::string_view text(std::uint32_t kind) const {
    return std::string_view(names_.name(kind)).substr(sizeof(ToolSize));
  }

  Names names_;       // of kinds: the bytes of the tool's size, the tool, the action
  std::string name_;  // memory for the name that is asked for
};

/// A user in the partner account.
struct Employee {
  std::string id;
  std::string email;
  Interval present;  ///< user in the partner account
  bool admin = false;
  std::vector<Interval> inactive;
};

struct Subscription {
  std::string line;
  Amount mrr;
  Interval in_force;
  std::optional<Day> renewal;
};

struct Sale {
  std::string line;
  Day on;
  Amount mrr;
  std::optional<Amount> replaces;
  Motion motion = Motion::sourced;
  std::optional<Day> line_since;

  /// Rule `sold.net`.
  Amount net() const { return mrr - replaces.value_or(Amount{}); }
};

/// An employee as user in the client's account. `employee` is an index into the portfolio's employees.
struct Access {
  std::uint32_t employee = 0;
  Interval present;
  std::optional<Day> linked;
  std::vector<Interval> inactive;
};

/// `employee` is an index into the portfolio's employees; `kind` is a number of `Portfolio::activity_kinds`. There are
/// so many that how small they are decides how fast all else is.
struct Activity {
  Day on;
  std::uint32_t employee = 0;
  std::uint32_t kind = 0;
};

struct Client {
  std::string id;
  std::string name;
  std::string market;    ///< ISO 3166-1 alpha-2
  std::string currency;  ///< ISO 4217
  std::vector<Subscription> subscriptions;
  std::vector<Sale> sales;
  std::vector<Access> access;
  std::vector<Interval> other_partners;
  /// Ascending by day, so that everything that is asked later finds them in the order in which they happened; those of
  /// one day in the order of their positions.
  std::vector<Activity> activities;
  /// The place of each in the client's list of the document.
  std::vector<std::uint32_t> activity_positions;
  std::vector<Day> ended;
  std::optional<Day> managed_until;

  /// Appends activities behind all others of the document, in the order of the list.
  void add_activities(std::span<const Activity> added);
  /// Leaves out the activities on and after a day, as if the document did not have them.
  void drop_activities(Day from);
};

/// The tier held at the end of the portfolio's `as_of` (rule `tier.credited`).
struct CreditedTier {
  std::string tier;
  Day since;
  std::vector<Day> met_on;
};

struct Partner {
  std::string name;
  std::vector<std::string> email_domains;
  std::optional<Day> certified_until;
  std::vector<std::string> confirmed;
  std::optional<CreditedTier> credited_tier;

  /// Rule `tier.certification`.
  bool certified_on(Day day) const { return certified_until && day < *certified_until; }
  /// Is the e-mail's domain, all behind its last `@`, one of the partner's (rule `managed.assignment`)? Exact, ignoring
  /// ASCII case.
  bool owns_domain_of(std::string_view email) const;
};

/// A document `tierwise/portfolio@1`. Employees and clients are shared between a portfolio and its what-ifs, and never
/// change.
struct Portfolio {
  Day as_of;
  Partner partner;
  SharedList<Employee> employees;
  SharedList<Client> clients;
  ActivityKinds activity_kinds;
  /// Ids of the clients that were read, numbered by index; null: not indexed. Changes append clients, and move none.
  std::shared_ptr<const Names> client_ids;

  std::optional<std::uint32_t> employee_index(std::string_view id) const;
  std::optional<std::size_t> client_index(std::string_view id) const;
};

}  // namespace tierwise
