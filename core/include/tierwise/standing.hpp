#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tierwise/ledger.hpp"
#include "tierwise/portfolio.hpp"
#include "tierwise/rules.hpp"

namespace tierwise {

/// How points, certification and conditions compare with one tier.
struct TierStanding {
  std::string id;
  bool met = false;
  ByTrack<Points> missing;  ///< only the minima that are not met
  std::vector<std::string> unconfirmed;
  bool certified = false;  ///< the partner is, on that day
};

/// What besides points a tier asks for.
struct Standing {
  bool certified = false;
  std::vector<std::string> confirmed;
};

/// Rules `tier.minimum`, `tier.certification`, `tier.condition`; lowest tier first.
std::vector<TierStanding> compare_with_tiers(const std::vector<Tier>& tiers, const TrackPoints& points,
                                             const Standing& standing);

/// The highest tier met; null if none.
const Tier* performance_of(const std::vector<Tier>& tiers, const TrackPoints& points, const Standing& standing);

/// The same from anything that can say whether a track reaches a minimum.
using Reaches = std::function<bool(Track track, Decimal minimum)>;
const Tier* performance_of(const std::vector<Tier>& tiers, const Reaches& reaches, const Standing& standing);

/// A day on which tiers are judged (rule `review.checkpoint`); with `review`, a down-review falls on it.
struct Checkpoint {
  Day on;
  std::optional<DownReview> review;

  /// The first day of a down-review's window.
  Day window_start() const;
};

/// All checkpoints on the days of `range`, ascending.
std::vector<Checkpoint> checkpoints(const RuleBook& rules, Interval range);

enum class ReviewOutcome { keep, protected_, fall, rise };
std::string_view name_of(ReviewOutcome outcome);

/// The credited tier after one checkpoint. A tier is an id; no value is no tier.
struct CreditedStep {
  Checkpoint checkpoint;
  ReviewOutcome outcome = ReviewOutcome::keep;
  std::optional<std::string> tier;
  Day since;  ///< the day on which that tier was earned, or fallen to
  std::optional<std::string> performance;
};

struct PlayedCheckpoints {
  std::vector<CreditedStep> steps;
  MissingByPath missing;  ///< what the rule book lacks to tell; with any, the steps mean nothing
};

/// Reads performance on a day (a tier id, or none), and adds what the rule book lacks for it.
using PerformanceOn = std::function<std::optional<std::string>(Day, MissingByPath&)>;

/// Plays every checkpoint after the portfolio's `as_of` on days before `before` (rules `review.*`).
PlayedCheckpoints play_checkpoints(const RuleBook& rules, const Portfolio& portfolio, Day before,
                                   const PerformanceOn& performance_on);

/// The first down-review after `day`; none if the rule book has none in the years to come.
std::optional<Day> next_review(const RuleBook& rules, Day day);

}  // namespace tierwise
