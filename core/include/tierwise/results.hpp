#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tierwise/ledger.hpp"
#include "tierwise/managed.hpp"
#include "tierwise/points.hpp"
#include "tierwise/standing.hpp"

namespace tierwise {

/// Something that the reader of a result must know. `code` is stable; `client` is an id or empty.
struct Warning {
  std::string client;
  std::string code;
  std::string text;
};

struct LotEvaluation {
  const Sale* sale = nullptr;  ///< of the model's portfolio, and lives as long as it
  Day on;
  Motion motion = Motion::sourced;
  Decimal rate;
  std::optional<Fraction> points;  ///< what it earns or earned; none: unpriced
  Day until;
  bool active = false;
};

/// Names are those of the model's portfolio, and live as long as it.
struct ClientEvaluation {
  std::string_view id;
  std::string_view currency;
  ManagedState managed;
  Fraction credit;  ///< in the client's currency
  int partners = 1;
  std::optional<Fraction> managed_points;  ///< none: unpriced
  std::optional<Points> sourced;
  std::optional<Points> assisted;
  std::vector<LotEvaluation> lots;
};

struct ReviewForecast {
  Day next;
  ReviewOutcome outcome = ReviewOutcome::keep;
  std::optional<std::string> to;
};

/// What the partner as a whole stands at on one day.
struct Totals {
  Day on;
  std::string rules_id;
  std::string rules_version;
  TrackPoints points;
  std::optional<std::string> performance;
  std::optional<std::string> credited;
  std::vector<TierStanding> tiers;
  std::optional<ReviewForecast> review;
};

/// `tierwise/evaluation@1`: everything about one day.
struct Evaluation : Totals {
  std::vector<ClientEvaluation> clients;
  std::vector<Warning> warnings;
};

enum class EventKind {
  managed_start,
  managed_expire,
  managed_end,
  managed_change,
  sold_start,
  sold_expire,
  checkpoint,
  rise,
  fall,
  rule_change
};
std::string_view name_of(EventKind kind);

/// What differs on a day from the day before. `client` is a position in the portfolio, or none.
struct TimelineEvent {
  Day on;
  std::optional<std::uint32_t> client;
  EventKind kind = EventKind::checkpoint;
  std::optional<ShownPoints> points;  ///< the signed change; none: unpriced
};

/// A tier (an id or none) held from a day on.
struct TierFrom {
  Day from;
  std::optional<std::string> tier;
};

/// What the partner as a whole stands at on each day of a range.
struct Series {
  Interval range;
  std::vector<std::pair<Day, ShownTracks>> points;  ///< from each day on
  std::vector<TierFrom> performance;
  std::vector<TierFrom> credited;
};

/// `tierwise/timeline@1`.
struct Timeline : Series {
  std::vector<TimelineEvent> events;
};

}  // namespace tierwise
