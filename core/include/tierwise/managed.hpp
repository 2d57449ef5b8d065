#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "tierwise/day_set.hpp"
#include "tierwise/points.hpp"
#include "tierwise/portfolio.hpp"
#include "tierwise/rules.hpp"
#include "tierwise/schedule.hpp"

namespace tierwise {

/// A run of days on which the window of an activity and the minimum number of activities stay the same (rules
/// `managed.window`, `managed.minimum`).
struct ActivityTerms {
  Interval days;
  int window = 0;
  MinimumActivities minimum;  ///< count 0: none
};

/// All runs that have a window, ascending and gapless; shared by all clients.
using ActivityTermsList = std::shared_ptr<const std::vector<ActivityTerms>>;

/// The minimum is that of `credited_tier` (a tier id; may be empty).
ActivityTermsList activity_terms(const RuleBook& rules, std::string_view credited_tier);

/// A price over time. Days that lack a parameter are in `missing`.
struct PriceSchedule {
  struct Gap {
    Interval days;  ///< whose figures lack a value
    std::string_view path;
    /// The day for which the rule book has none; without, each of `days` itself.
    std::optional<Day> looked_up = std::nullopt;
  };
  Schedule<Price> price;
  std::vector<Gap> missing;
};

/// What MRR earns over time, for one market and currency.
struct MarketPrices {
  PriceSchedule managed;    ///< at the managed rate of the day
  PriceSchedule of_rate_1;  ///< at a rate of 1, for whatever has a rate of its own
};
MarketPrices market_prices(const RuleBook& rules, std::string_view market, std::string_view currency);

/// Days on which something that this client's figures need has no value in the rule book.
using MissingParameters = std::vector<PriceSchedule::Gap>;

enum class ManagedStatus { never, active, expired, ended };
std::string_view name_of(ManagedStatus status);

/// The first set-up step that is missing (rule `managed.setup`).
enum class NeverReason { no_employee, not_assigned, no_activity, not_qualifying };
std::string_view name_of(NeverReason reason);

struct ManagedState {
  ManagedStatus status = ManagedStatus::never;
  NeverReason reason = NeverReason::no_employee;  ///< of `never` alone
  std::optional<Day> last_activity;
  /// Active: when the credit runs out if nothing more is done. Expired, ended: when it did.
  std::optional<Day> until;
};

/// What decides how an employee's work for a client counts: a user on both sides, and assigned.
struct Setup {
  DaySet usable;    ///< user in both accounts and nowhere deactivated
  DaySet assigned;  ///< the usable days on which the client is assigned to the employee
};
/// `in_partner_domain`: what `Partner::owns_domain_of` says about the employee's e-mail address.
Setup setup_of(const Access& access, const Employee& employee, bool in_partner_domain);

/// The row that judges work with a tool: its own, else that of `*`; null: such work does not qualify.
const QualifyingRow* qualifying_row(const std::vector<QualifyingRow>& table, std::string_view tool);

/// Which activities qualify (rule `managed.qualifying`), with a memory for kinds that come again and again. The rule
/// book and the kinds must outlive it.
class Qualifying {
 public:
  Qualifying(const RuleBook& rules, const ActivityKinds& kinds) : dated_(&rules.qualifying), kinds_(&kinds) {}

  /// Does the rule book have a table on that day?
  bool has_table_on(Day day) {
    if (!in_force_.contains(day)) find_entry(day);
    return entry_ != nullptr;
  }
  /// Does it qualify by the table of the day that was last asked about?
  bool does(const Activity& activity) {
    const Answer answer = answers_[activity.kind];
    return answer == Answer::unknown ? find_answer(activity.kind) : answer == Answer::yes;
  }

 private:
  enum class Answer : std::uint8_t { unknown, no, yes };
  void find_entry(Day day);
  bool find_answer(std::uint32_t kind);

  const Dated<std::vector<QualifyingRow>>* dated_;
  const ActivityKinds* kinds_;
  const DatedEntry<std::vector<QualifyingRow>>* entry_ = nullptr;  // of the days of `in_force_`
  Interval in_force_{Day::earliest(), Day::earliest()};
  std::vector<std::vector<Answer>> known_;  // by place of the entry and by kind
  Answer* answers_ = nullptr;               // those of `entry_`
};

/// The days of the first and the last of some counting activities of which each keeps credit from running out before
/// the next. Where a minimum asks for several, each activity is a run by itself.
struct CountingRun {
  Day first;
  Day last;
};

/// What all relationships of a portfolio are judged by, and memory that they take turns to use. The portfolio and the
/// rule book must outlive it.
class ManagedContext {
 public:
  ManagedContext(const Portfolio& portfolio, const RuleBook& rules, ActivityTermsList terms);

  const RuleBook& rules() const { return rules_; }

 private:
  friend class CountingActivities;
  friend class Relationship;
  enum class Known : std::uint8_t { unknown, no, yes };

  Setup setup_of(const Access& access);

  const Portfolio& portfolio_;
  const RuleBook& rules_;
  ActivityTermsList terms_;
  int shortest_window_ = std::numeric_limits<int>::max();
  std::size_t most_count_ = 0;  // of the minima; 0: none
  Qualifying qualifying_;
  std::vector<Known> in_partner_domain_;  // by employee
  // Of the client whose turn it is.
  std::vector<DaySet> assigned_;  // by employee
  std::vector<CountingRun> counting_;
};

/// The managed relationship with one client, over all days.
class Relationship {
 public:
  Relationship(const Client& client, ManagedContext& context);

  /// The days on which the relationship is active.
  const DaySet& active() const { return active_; }
  /// Did credit that stopped on `day` stop through an ending, rather than run out? (`managed.end`)
  bool ended_on(Day day) const { return std::find(ended_.begin(), ended_.end(), day) != ended_.end(); }
  /// The state on `day`; activities after it are left out. The client and the context are those of its making, or
  /// alike.
  ManagedState state_on(Day day, const Client& client, ManagedContext& context) const;

  /// Days on which the relationship ended at once, ascending.
  const std::vector<Day>& endings() const { return endings_; }
  /// The day of the activity that `managedUntil` stands for.
  const std::optional<Day>& stand_in() const { return stand_in_; }
  const MissingParameters& missing() const { return missing_; }

 private:
  /// Those up to some day, ascending; the stand-in of `managedUntil` is one.
  using Counting = std::span<const CountingRun>;

  void collect_endings(const Client& client, const ManagedContext& context);
  void add_stand_in(const Client& client, const ManagedContext& context, std::vector<CountingRun>& counting);
  /// Notes the parameters that have no value yet on the day of the first counting activity.
  void note_missing_terms(Day first, const ManagedContext& context);
  void find_active(Counting counting, const std::vector<ActivityTerms>& terms);
  void find_ended(Counting counting, const std::vector<ActivityTerms>& terms);
  /// The first day on which the activities would not make it active under `term`.
  Day covered_until(Counting counting, const ActivityTerms& term) const;
  /// The first day in `[from, before)` on which the activities do not make it active; else `before`.
  Day runs_out(Counting counting, const std::vector<ActivityTerms>& terms, Day from, Day before) const;
  Day ending_after(Day day) const;

  std::vector<Day> endings_;
  std::vector<Day> ended_;  // those that stopped credit
  std::optional<Day> stand_in_;
  /// The day of the latest activity that counts, from which on it alone decides; forever where that is not so: there is
  /// none, or there are minima.
  Day latest_ = Day::forever();
  DaySet active_;
  MissingParameters missing_;
};

}  // namespace tierwise
