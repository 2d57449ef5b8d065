#pragma once

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

/// Which activities qualify (rule `managed.qualifying`), with a memory for kinds that come again and again. The rule
/// book and the kinds must outlive it.
class Qualifying {
 public:
  Qualifying(const RuleBook& rules, const ActivityKinds& kinds) : dated_(&rules.qualifying), kinds_(&kinds) {}

  /// Does the rule book have a table on that day?
  bool has_table_on(Day day);
  /// The day on which the next table takes over from that of the day that was last asked about.
  Day table_until() const { return in_force_.to; }
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

/// What all relationships of a portfolio are judged by, and memory that they take turns to use. The portfolio and the
/// rule book must outlive it.
class ManagedContext {
 public:
  ManagedContext(const Portfolio& portfolio, const RuleBook& rules, ActivityTermsList terms)
      : portfolio_(portfolio),
        rules_(rules),
        terms_(std::move(terms)),
        qualifying_(rules, portfolio.activity_kinds),
        in_partner_domain_(portfolio.employees.size()),
        assigned_(portfolio.employees.size()) {}

  const RuleBook& rules() const { return rules_; }

 private:
  friend class Relationship;
  enum class Known : std::uint8_t { unknown, no, yes };

  Setup setup_of(const Access& access);

  const Portfolio& portfolio_;
  const RuleBook& rules_;
  ActivityTermsList terms_;
  Qualifying qualifying_;
  std::vector<Known> in_partner_domain_;  // by employee
  // Of the client whose turn it is.
  std::vector<DaySet> assigned_;  // by employee
  std::vector<Day> endings_;
  std::vector<Day> counting_;
};

/// The managed relationship with one client, over all days.
class Relationship {
 public:
  Relationship(const Client& client, ManagedContext& context);

  /// The days on which the relationship is active.
  const DaySet& active() const { return active_; }
  /// Did credit that stopped on `day` stop through an ending, rather than run out? (`managed.end`)
  bool ended_on(Day day) const;
  /// The state on `day`; activities after it are left out.
  ManagedState state_on(Day day) const;

  /// Days of the counting activities, ascending, one entry per activity; the stand-in of `managedUntil` is one.
  std::span<const Day> counting() const { return std::span(days_).subspan(endings_count_); }
  /// Days on which the relationship ended at once, ascending.
  std::span<const Day> endings() const { return std::span(days_).first(endings_count_); }
  const std::optional<Day>& stand_in() const { return stand_in_; }
  const MissingParameters& missing() const { return missing_; }

 private:
  static void collect_endings(const Client& client, ManagedContext& context);
  void collect_assigned(const Client& client, ManagedContext& context);
  void collect_counting(const Client& client, ManagedContext& context);
  /// Notes the parameters that have no value yet on the day of the first counting activity.
  void note_missing_terms(Day first, const ManagedContext& context);
  void find_active();
  /// The last of the activities from `first` on of which each keeps the window of the one before it from running out
  /// before `end`; the term has no minimum.
  std::size_t last_in_reach(std::size_t first, const ActivityTerms& term, Day end) const;
  /// The first day on which activities up to the one at `latest` would not make it active under `term`.
  Day covered_until(std::size_t latest, const ActivityTerms& term) const;
  /// The first day in `[from, before)` on which activities up to `latest` do not make it active; else `before`.
  Day runs_out(std::size_t latest, Day from, Day before) const;
  /// The first counting activity that no ending until the one at `latest` has voided.
  std::size_t first_standing(std::size_t latest) const;
  std::optional<std::size_t> latest_counting(Day day) const;
  Day ending_after(Day day) const;

  ActivityTermsList terms_;
  std::vector<Day> days_;  // of the endings, then of the counting activities
  std::size_t endings_count_ = 0;
  std::optional<Day> stand_in_;
  DaySet active_;
  Day first_usable_ = Day::forever();
  Day first_assigned_ = Day::forever();
  Day first_activity_ = Day::forever();
  MissingParameters missing_;
};

}  // namespace tierwise
