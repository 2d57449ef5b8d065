#include "tierwise/ledger.hpp"

#include <algorithm>

namespace tierwise {
namespace {

/// active × MRR ÷ partners × price, as a schedule (rules `managed.split`, `rate.managed`).
Schedule<Fraction> managed_points(const ClientLedger& client) {
  Schedule<Fraction> points;
  ScheduleCursor mrr(client.mrr);
  ScheduleCursor others(client.other_partners);
  ScheduleCursor price(client.price->price);
  for (const Interval& run : client.relationship.active().runs()) {
    for (Day day = run.from; day < run.to;) {
      const Price& unit_price = price.at(day);
      const Amount amount = mrr.at(day);
      const int sharers = 1 + others.at(day);
      points.append(day, unit_price.known ? unit_price.points_of(amount, sharers) : Fraction{});
      day = std::min({mrr.next_change(), others.next_change(), price.next_change()});
    }
    if (!run.open()) points.append(run.to, Fraction{});
  }
  return points;
}

}  // namespace

Fraction ClientLedger::credit_on(Day day) const {
  if (!relationship.active().contains(day)) return {};
  return {mrr.at(day).scaled(), Int128{Decimal::kScale} * (1 + other_partners.at(day))};
}

ClientLedger client_ledger(const Client& client, const Portfolio& portfolio, const RuleBook& rules,
                           const std::vector<ActivityTerms>& terms, std::shared_ptr<const PriceSchedule> price) {
  ClientLedger ledger{Relationship(client, portfolio, rules, terms), {}, {}, std::move(price), {}, {}, {}};
  ledger.mrr = Schedule<Amount>::sum_of(
      client.subscriptions, [](const Subscription& s) { return s.in_force; },
      [](const Subscription& s) { return s.mrr; });
  ledger.other_partners = Schedule<int>::sum_of(
      client.other_partners, [](const Interval& interval) { return interval; }, [](const Interval&) { return 1; });
  ledger.missing = ledger.relationship.missing();
  ledger.managed = managed_points(ledger);
  ledger.lots = sold_lots(client, rules, ledger.missing);
  for (const PriceSchedule::Gap& gap : ledger.price->missing) {
    const DaySet needed = ledger.relationship.active().intersected(DaySet(gap.days));
    for (const Interval& days : needed.runs()) ledger.missing.push_back({days, gap.path});
  }
  return ledger;
}

Points TrackPoints::of(Track track) const {
  switch (track) {
    case Track::total: return total();
    case Track::sold: return sold();
    case Track::sourced: return sourced;
    case Track::managed: break;
  }
  return managed;
}

void Ledger::add(const ClientLedger& client, const Client& document) {
  Fraction before;
  for (const auto& [from, points] : client.managed.breakpoints()) {
    changes_.push_back({from, Part::managed, -before});
    changes_.push_back({from, Part::managed, points});
    before = points;
  }
  for (std::size_t i = 0; i < client.lots.size(); ++i) {
    const SoldLot& lot = client.lots[i];
    if (!lot.price.known) continue;
    const Part part = document.sales[i].motion == Motion::sourced ? Part::sourced : Part::assisted;
    changes_.push_back({lot.life.from, part, lot.points});
    changes_.push_back({lot.life.to, part, -lot.points});
  }
}

void Ledger::sort() {
  std::erase_if(changes_, [](const Change& change) { return change.points.zero(); });
  sort_by_day(changes_, [](const Change& change) { return change.on; });
}

const TrackPoints& LedgerCursor::at(Day day) {
  for (; next_ < changes_->size() && (*changes_)[next_].on <= day; ++next_) {
    const Ledger::Change& change = (*changes_)[next_];
    Points& sum = change.part == Ledger::Part::sourced    ? sums_.sourced
                  : change.part == Ledger::Part::assisted ? sums_.assisted
                                                          : sums_.managed;
    sum.add(change.points);
  }
  return sums_;
}

}  // namespace tierwise
