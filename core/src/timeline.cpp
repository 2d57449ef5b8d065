#include <algorithm>

#include "tierwise/model.hpp"

namespace tierwise {
namespace {

/// The days on which some parameter of the rule book takes a new value.
std::vector<Day> rule_change_days(const RuleBook& rules) {
  std::vector<Day> days;
  RuleBook::each_parameter([&](const auto& dated) { dated.add_days(days); }, rules);
  return days;
}

/// Ascending, each day once, only those of `range`.
void restrict_to(Interval range, std::vector<Day>& days) {
  std::erase_if(days, [&](Day day) { return !range.contains(day); });
  sort_unique(days);
}

/// The figures of `points` in force on a day that is not before them.
const ShownTracks& in_force(const std::vector<std::pair<Day, ShownTracks>>& points, Day day) {
  const auto after =
      std::upper_bound(points.begin(), points.end(), day, [](Day d, const auto& entry) { return d < entry.first; });
  return std::prev(after)->second;
}

void append_if_new(std::vector<TierFrom>& tiers, Day from, std::optional<std::string> tier) {
  if (tiers.empty() || tiers.back().tier != tier) tiers.push_back({from, std::move(tier)});
}

/// The events of one client, in the order of their days.
class ClientEvents {
 public:
  ClientEvents(const Model& model, std::uint32_t index, Interval range, std::vector<TimelineEvent>& events)
      : model_(model), index_(index), range_(range), events_(events) {}

  void collect() {
    const ClientLedger& ledger = model_.client(index_);
    Fraction before;
    for (ManagedSteps steps(ledger); steps.next(); before = steps.points()) {
      if (range_.contains(steps.day())) add_managed(steps, Points(steps.points()) - Points(before));
    }
    for (const SoldLot& lot : ledger.lots) {
      add_sold(lot.life.from, EventKind::sold_start, lot, lot.points);
      add_sold(lot.life.to, EventKind::sold_expire, lot, -lot.points);
    }
  }

 private:
  void add_managed(const ManagedSteps& step, const Points& difference) {
    const Day day = step.day();
    switch (step.kind()) {
      case ManagedSteps::Kind::start: return add(day, EventKind::managed_start, known_on(day, difference));
      case ManagedSteps::Kind::change:
        // What has no price is not in the totals: losing or getting one changes them by what the other day is worth.
        if (!difference.zero()) add(day, EventKind::managed_change, difference.shown());
        return;
      case ManagedSteps::Kind::stop:
        const bool ended = model_.client(index_).relationship.ended_on(day);
        return add(day, ended ? EventKind::managed_end : EventKind::managed_expire,
                   known_on(day.previous(), difference));
    }
  }

  /// No points where those of `day` are not known.
  std::optional<ShownPoints> known_on(Day day, const Points& difference) const {
    return model_.unpriced_on(index_, day) ? std::nullopt : std::optional(difference.shown());
  }

  void add_sold(Day day, EventKind kind, const SoldLot& lot, const Fraction& points) {
    if (!range_.contains(day)) return;
    add(day, kind, lot.priced ? std::optional(Points(points).shown()) : std::nullopt);
  }

  void add(Day day, EventKind kind, std::optional<ShownPoints> points) {
    events_.push_back({day, index_, kind, points});
  }

  const Model& model_;
  std::uint32_t index_;
  Interval range_;
  std::vector<TimelineEvent>& events_;
};

}  // namespace

std::string_view name_of(EventKind kind) {
  switch (kind) {
    case EventKind::managed_start: return "managed-start";
    case EventKind::managed_expire: return "managed-expire";
    case EventKind::managed_end: return "managed-end";
    case EventKind::managed_change: return "managed-change";
    case EventKind::sold_start: return "sold-start";
    case EventKind::sold_expire: return "sold-expire";
    case EventKind::checkpoint: return "checkpoint";
    case EventKind::rise: return "rise";
    case EventKind::fall: return "fall";
    case EventKind::rule_change: break;
  }
  return "rule-change";
}

Series Model::known_series(Interval range, const std::vector<CreditedStep>& played) const {
  Series result;
  result.range = range;
  result.points = ledger_.shown(range);

  std::vector<Day> judged{range.from};
  for (const auto& [day, ignored] : result.points) judged.push_back(day);
  rules_->tiers.add_days(judged);
  if (portfolio_->partner.certified_until) judged.push_back(*portfolio_->partner.certified_until);
  restrict_to(range, judged);
  Standing standing = standing_on(range.from);
  for (const Day day : judged) {
    standing.certified = portfolio_->partner.certified_on(day);
    const ShownTracks& shown = in_force(result.points, day);
    const auto reaches = [&](Track track, Decimal minimum) {
      constexpr std::int64_t kScale = 100;  // of millionths to 1/10,000
      const Int128 above = shown.of(track).millionths - Int128{minimum.scaled()} * kScale;
      // Rounding hides on which side of the minimum it is only where it lands on it.
      return above != 0 ? above > 0 : ledger_.at(day).of(track) >= Points(minimum);
    };
    const Tier* tier = performance_of(*rules_->tiers.on(day), reaches, standing);
    append_if_new(result.performance, day, tier == nullptr ? std::nullopt : std::optional(tier->id));
  }

  append_if_new(result.credited, range.from, credited_on(range.from, played));
  if (range.contains(portfolio_->as_of)) {
    append_if_new(result.credited, portfolio_->as_of, credited_on(portfolio_->as_of, played));
  }
  for (const CreditedStep& step : played) {
    if (range.contains(step.checkpoint.on)) append_if_new(result.credited, step.checkpoint.on, step.tier);
  }
  return result;
}

Problems Model::problems_of(Interval range, MissingByPath missing) const {
  if (!range.empty()) {
    add_missing(range, missing);
    return missing.problems();
  }
  return {{"empty-range", "request", "/to", "a day after \"from\", " + range.from.text(), range.to.text()}};
}

Result<Timeline> Model::timeline(Interval range, const Model* base) const {
  const auto [played, missing] = play(range.to);
  Problems problems = problems_of(range, missing);
  if (!problems.empty()) return problems;
  Timeline result{known_series(range, played), {}};

  // Appended in the order that they have on one day; those of clients in the order of the document.
  std::vector<TimelineEvent>& events = result.events;
  std::vector<Day> rule_changes = rule_change_days(*rules_);
  restrict_to(range, rule_changes);
  for (const Day day : rule_changes) {
    const Points change = ledger_.at(day).total() - ledger_.at(day.previous()).total();
    events.push_back({day, std::nullopt, EventKind::rule_change, change.shown()});
  }
  for (const std::uint32_t i : unshared_clients(base)) ClientEvents(*this, i, range, events).collect();
  for (const CreditedStep& step : played) {
    const Day day = step.checkpoint.on;
    if (!range.contains(day)) continue;
    const ShownPoints total = in_force(result.points, day).total;
    events.push_back({day, std::nullopt, EventKind::checkpoint, total});
    if (step.outcome == ReviewOutcome::rise) events.push_back({day, std::nullopt, EventKind::rise, total});
    if (step.outcome == ReviewOutcome::fall) events.push_back({day, std::nullopt, EventKind::fall, total});
  }

  sort_by_day(events, [](const TimelineEvent& event) { return event.on; });
  return result;
}

}  // namespace tierwise
