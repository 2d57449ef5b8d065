#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tierwise/model.hpp"

namespace tierwise {

/// Why a client's points differ between two days.
enum class DifferenceKind {
  managed_start,
  managed_expire,
  managed_end,
  mrr_change,
  partners_change,
  price_change,
  sold_start,
  sold_expire
};
std::string_view name_of(DifferenceKind kind);

struct Difference {
  std::string client;
  Ledger::Part part = Ledger::Part::managed;
  DifferenceKind kind = DifferenceKind::managed_start;
  Day on;
  std::string line;  ///< of sold points alone
  Points points;
};

/// `tierwise/differences@1`: the parts add up exactly to `after - before`.
struct Differences {
  Day from;
  Day to;
  TrackPoints before;
  TrackPoints after;
  std::vector<Difference> parts;
};

/// Tier point changes from the state of `from` to the state of `to`, a later day.
Result<Differences> differences(const Model& model, Day from, Day to);

/// A tier, or a number of total points.
struct Target {
  std::optional<std::string> tier;
  std::optional<Points> points;
};

enum class GoalReason { not_certified, unconfirmed, needs_sourced, needs_managed, sale_expired, rate_zero, too_large };
std::string_view name_of(GoalReason reason);

/// One way to close the gap with a single sale of a new line.
struct GoalWay {
  Motion motion = Motion::sourced;
  bool growth = false;
  std::string currency;
  std::optional<Amount> amount;  ///< the smallest that does; just below does not
  GoalReason reason = GoalReason::not_certified;
};

/// `tierwise/goal@1`.
struct Goal {
  Day on;
  std::optional<std::string> tier;
  TierStanding standing;
  std::vector<GoalWay> ways;
};

/// What is missing on `on`, and the sale on `sell_on` that closes it, for each motion, kind of market and currency of
/// the rule book. Amounts are whole smallest units of their currency.
Result<Goal> seek_goal(const Model& model, Day on, Day sell_on, const Target& target);

enum class PlanReason { not_certified, unconfirmed, needs_sold, needs_sourced, too_few_clients };
std::string_view name_of(PlanReason reason);

enum class PlanDays { checkpoints, reviews, day };

struct PlanRequest {
  Day from;
  Day until;
  PlanDays at = PlanDays::checkpoints;
  Target target;
};

/// One qualifying activity for one client.
struct Touch {
  std::size_t client = 0;
  std::uint32_t employee = 0;
  std::string tool;
  std::string action;
  Day by;                   ///< the last day on which it still helps
  std::vector<Day> covers;  ///< days of the plan on which credit counts because of it
  Points points;            ///< on the first of them
};

struct Lapse {
  std::size_t client = 0;
  Day act_by;  ///< by then an activity keeps it: the day before, or `on` where an activity counts on its own day alone
  Day on;      ///< the day on which credit runs out
  Points points;
};

/// A day on which the target must hold.
struct PlanDay {
  Day on;
  Points missing;  ///< if nothing is done; zero or less: met
  Points after;    ///< total points with the plan
};

/// `tierwise/plan@1`.
struct Plan {
  PlanRequest request;
  std::optional<std::pair<PlanReason, Day>> unreachable;
  bool proven = true;
  std::vector<PlanDay> days;
  std::vector<Touch> touches;
  std::vector<Lapse> lapses;
};

/// The smallest set of touches that keeps the target on every day asked for.
Result<Plan> make_plan(const Model& model, const PlanRequest& request);

}  // namespace tierwise
