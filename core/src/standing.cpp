#include "tierwise/standing.hpp"

#include <algorithm>

namespace tierwise {
namespace {

using TierId = std::optional<std::string>;

constexpr std::ptrdiff_t kNoTier = -2;

/// Position in the list, lowest 0; -1 for a tier that the list does not know, which is more than none.
std::ptrdiff_t rank_of(const std::vector<Tier>& tiers, const TierId& id) {
  if (!id) return kNoTier;
  const auto tier = std::find_if(tiers.begin(), tiers.end(), [&](const Tier& t) { return t.id == id; });
  return tier == tiers.end() ? -1 : tier - tiers.begin();
}

const std::vector<Tier>& tiers_on(const RuleBook& rules, Day day) {
  static const std::vector<Tier> none;
  const auto* tiers = rules.tiers.on(day);
  return tiers == nullptr ? none : *tiers;
}

bool is_checkpoint(const RuleBook& rules, Day day) {
  const int* day_of_month = rules.checkpoint_day.on(day);
  const Civil civil = day.civil();
  return day_of_month != nullptr && civil.day == std::min(*day_of_month, days_in_month(civil.year, civil.month));
}

std::optional<DownReview> review_on(const RuleBook& rules, Day day) {
  const auto* reviews = rules.down_reviews.on(day);
  if (reviews == nullptr) return std::nullopt;
  const int year = day.civil().year;
  const auto review =
      std::find_if(reviews->begin(), reviews->end(), [&](const DownReview& r) { return r.on.in(year) == day; });
  return review == reviews->end() ? std::nullopt : std::optional(*review);
}

/// The days of one month that any entry of the rule book makes a checkpoint.
std::vector<Day> candidates(const RuleBook& rules, int year, int month) {
  std::vector<Day> days;
  for (const auto& entry : rules.checkpoint_day.entries) days.push_back(MonthDay{month, entry.value}.in(year));
  for (const auto& entry : rules.down_reviews.entries) {
    for (const DownReview& review : entry.value) {
      if (review.on.month == month) days.push_back(review.on.in(year));
    }
  }
  sort_unique(days);
  return days;
}

bool confirms(const Standing& standing, const Condition& condition) {
  const auto& confirmed = standing.confirmed;
  return std::find(confirmed.begin(), confirmed.end(), condition.id) != confirmed.end();
}

struct Judged {
  Day on;
  TierId performance;
};

/// The credited tier on its way through the checkpoints.
class Career {
 public:
  Career(const RuleBook& rules, const Portfolio& portfolio, const PerformanceOn& performance_on)
      : rules_(rules), portfolio_(portfolio), performance_on_(performance_on) {
    if (portfolio.partner.credited_tier) {
      tier_ = portfolio.partner.credited_tier->tier;
      since_ = portfolio.partner.credited_tier->since;
    }
  }

  CreditedStep step(const Checkpoint& checkpoint) {
    const std::vector<Tier>& tiers = tiers_on(rules_, checkpoint.on);
    const TierId now = judge(checkpoint.on);
    ReviewOutcome outcome = ReviewOutcome::keep;
    if (rank_of(tiers, now) > rank_of(tiers, tier_)) {
      outcome = ReviewOutcome::rise;
      move_to(now, checkpoint.on);
    } else if (checkpoint.review && tier_) {
      outcome = review(checkpoint, tiers, now);
    }
    return {checkpoint, outcome, tier_, since_, now};
  }

  /// Without any of the lists nobody knows which days are checkpoints.
  void need_checkpoints_from(Day day) {
    need(rules_.checkpoint_day, day);
    need(rules_.down_reviews, day);
  }

  MissingByPath take_missing() { return std::move(missing_); }

 private:
  ReviewOutcome review(const Checkpoint& checkpoint, const std::vector<Tier>& tiers, const TierId& now) {
    if (!portfolio_.partner.certified_on(checkpoint.on)) {
      move_to(std::nullopt, checkpoint.on);
      return ReviewOutcome::fall;
    }
    need(rules_.protection_months, checkpoint.on);
    const int* months = rules_.protection_months.on(checkpoint.on);
    if (months != nullptr && checkpoint.on < since_.plus_months(*months)) return ReviewOutcome::protected_;

    const std::ptrdiff_t credited = rank_of(tiers, tier_);
    // The window ends with the review; in most reviews nothing before it is looked at.
    std::ptrdiff_t best = rank_of(tiers, now);
    if (best >= credited) return ReviewOutcome::keep;
    const std::vector<Checkpoint> earlier = checkpoints(rules_, {checkpoint.window_start(), checkpoint.on});
    for (auto past = earlier.rbegin(); past != earlier.rend(); ++past) {
      if (was_met(past->on)) return ReviewOutcome::keep;
      const std::ptrdiff_t rank = rank_of(tiers, performance(past->on));
      if (rank >= credited) return ReviewOutcome::keep;
      best = std::max(best, rank);
    }
    need_checkpoints_from(checkpoint.window_start());
    move_to(best < 0 ? TierId{} : TierId{tiers[static_cast<std::size_t>(best)].id}, checkpoint.on);
    return ReviewOutcome::fall;
  }

  /// The document may know of a past checkpoint that its data no longer shows.
  bool was_met(Day day) const {
    if (day > portfolio_.as_of || !portfolio_.partner.credited_tier) return false;
    const std::vector<Day>& met_on = portfolio_.partner.credited_tier->met_on;
    return std::find(met_on.begin(), met_on.end(), day) != met_on.end();
  }

  const TierId& judge(Day day) { return judged_.emplace_back(Judged{day, performance_on_(day, missing_)}).performance; }

  /// Days before the first step are judged only where a window reaches back to them.
  const TierId& performance(Day day) {
    const auto known =
        std::find_if(judged_.rbegin(), judged_.rend(), [&](const Judged& past) { return past.on == day; });
    return known == judged_.rend() ? judge(day) : known->performance;
  }

  template <class T>
  void need(const Dated<T>& dated, Day day) {
    if (dated.on(day) == nullptr) missing_.add(dated.path, day);
  }

  void move_to(TierId tier, Day day) {
    tier_ = std::move(tier);
    since_ = day;
  }

  const RuleBook& rules_;
  const Portfolio& portfolio_;
  const PerformanceOn& performance_on_;
  std::vector<Judged> judged_;
  MissingByPath missing_;
  TierId tier_;
  Day since_;  // of no meaning without a tier
};

}  // namespace

std::vector<TierStanding> compare_with_tiers(const std::vector<Tier>& tiers, const TrackPoints& points,
                                             const Standing& standing) {
  std::vector<TierStanding> result;
  result.reserve(tiers.size());
  for (const Tier& tier : tiers) {
    TierStanding& row = result.emplace_back();
    row.id = tier.id;
    row.certified = standing.certified;
    for (const Track track : kTracks) {
      if (!tier.minimum[track]) continue;
      Points gap = Points(*tier.minimum[track]) - points.of(track);
      if (gap.sign() > 0) row.missing[track] = std::move(gap);
    }
    for (const Condition& condition : tier.conditions) {
      if (!confirms(standing, condition)) row.unconfirmed.push_back(condition.id);
    }
    row.met = row.missing.empty() && row.unconfirmed.empty() && (row.certified || !tier.certified);
  }
  return result;
}

const Tier* performance_of(const std::vector<Tier>& tiers, const TrackPoints& points, const Standing& standing) {
  const auto reaches = [&](Track track, Decimal minimum) { return points.of(track) >= Points(minimum); };
  return performance_of(tiers, reaches, standing);
}

const Tier* performance_of(const std::vector<Tier>& tiers, const Reaches& reaches, const Standing& standing) {
  const auto met = [&](const Tier& tier) {
    if (tier.certified && !standing.certified) return false;
    const bool confirmed = std::all_of(tier.conditions.begin(), tier.conditions.end(),
                                       [&](const Condition& condition) { return confirms(standing, condition); });
    if (!confirmed) return false;
    return std::all_of(kTracks.begin(), kTracks.end(),
                       [&](Track track) { return !tier.minimum[track] || reaches(track, *tier.minimum[track]); });
  };
  const auto best = std::find_if(tiers.rbegin(), tiers.rend(), met);
  return best == tiers.rend() ? nullptr : &*best;
}

Day Checkpoint::window_start() const {
  const int year = on.civil().year;
  const Day same_year = review->since.in(year);
  if (same_year < on) return same_year;
  return year == kFirstYear ? Day::first() : review->since.in(year - 1);
}

std::vector<Checkpoint> checkpoints(const RuleBook& rules, Interval range) {
  std::vector<Checkpoint> result;
  range = intersection(range, {Day::first(), Day::last().next()});
  const Day first_month = range.from.plus_days(1 - range.from.civil().day);
  for (Day month = first_month; month < range.to; month = month.plus_months(1)) {
    const Civil at = month.civil();
    for (const Day day : candidates(rules, at.year, at.month)) {
      if (!range.contains(day)) continue;
      const std::optional<DownReview> review = review_on(rules, day);
      if (review || is_checkpoint(rules, day)) result.push_back({day, review});
    }
  }
  return result;
}

std::string_view name_of(ReviewOutcome outcome) {
  switch (outcome) {
    case ReviewOutcome::keep: return "keep";
    case ReviewOutcome::protected_: return "protected";
    case ReviewOutcome::fall: return "fall";
    case ReviewOutcome::rise: break;
  }
  return "rise";
}

PlayedCheckpoints play_checkpoints(const RuleBook& rules, const Portfolio& portfolio, Day before,
                                   const PerformanceOn& performance_on) {
  const Interval days{portfolio.as_of.next(), before};
  Career career(rules, portfolio, performance_on);
  if (!days.empty()) career.need_checkpoints_from(days.from);
  std::vector<CreditedStep> steps;
  for (const Checkpoint& checkpoint : checkpoints(rules, days)) steps.push_back(career.step(checkpoint));
  return {std::move(steps), career.take_missing()};
}

std::optional<Day> next_review(const RuleBook& rules, Day day) {
  // Every review comes back within 12 months once its entry is in force.
  const Day horizon = std::max(day, rules.down_reviews.entries.back().from).plus_months(13);
  for (const Checkpoint& checkpoint : checkpoints(rules, {day.next(), horizon})) {
    if (checkpoint.review) return checkpoint.on;
  }
  return std::nullopt;
}

}  // namespace tierwise
