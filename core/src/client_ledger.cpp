#include "tierwise/client_ledger.hpp"

#include <algorithm>

namespace tierwise {
namespace {

/// active × MRR ÷ partners × price, as a schedule (rules `managed.split`, `rate.managed`).
Schedule<Fraction> managed_points(const ClientLedger& client) {
  Schedule<Fraction> points;
  ScheduleCursor mrr(client.mrr);
  ScheduleCursor others(client.other_partners);
  ScheduleCursor price(client.prices->managed.price);
  const std::span<const Interval> runs = client.relationship.active().runs();
  const std::size_t changes_while_active = client.mrr.breakpoints().size() +
                                           client.other_partners.breakpoints().size() +
                                           client.prices->managed.price.breakpoints().size();
  points.reserve(2 * runs.size() + changes_while_active);
  for (const Interval& run : runs) {
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

ClientLedger client_ledger(const Client& client, ManagedContext& context, std::shared_ptr<const MarketPrices> prices) {
  ClientLedger ledger{Relationship(client, context), {}, {}, std::move(prices), {}, {}, {}};
  ledger.mrr = Schedule<Amount>::sum_of(
      client.subscriptions, [](const Subscription& s) { return s.in_force; },
      [](const Subscription& s) { return s.mrr; });
  ledger.other_partners = Schedule<int>::sum_of(
      client.other_partners, [](const Interval& interval) { return interval; }, [](const Interval&) { return 1; });
  ledger.missing = ledger.relationship.missing();
  ledger.managed = managed_points(ledger);
  ledger.lots = sold_lots(client, context.rules(), ledger.prices->of_rate_1, ledger.missing);
  for (const PriceSchedule::Gap& gap : ledger.prices->managed.missing) {
    const DaySet needed = ledger.relationship.active().intersected(DaySet(gap.days));
    for (const Interval& days : needed.runs()) ledger.missing.push_back({days, gap.path});
  }
  return ledger;
}

void add_changes(const ClientLedger& client, const Client& document, bool taken_away, Ledger::Changes& changes) {
  const auto add = [&](Day on, Ledger::Part part, const Fraction& points, bool comes) {
    if (!points.zero()) changes.add(on, part, comes == taken_away ? -points : points);
  };
  Fraction before;
  for (const auto& [from, points] : client.managed.breakpoints()) {
    if (points.denominator == before.denominator) {
      add(from, Ledger::Part::managed, {points.numerator - before.numerator, points.denominator}, true);
    } else {
      add(from, Ledger::Part::managed, before, false);
      add(from, Ledger::Part::managed, points, true);
    }
    before = points;
  }
  for (std::size_t i = 0; i < client.lots.size(); ++i) {
    const SoldLot& lot = client.lots[i];
    if (!lot.price.known) continue;
    const bool sourced = document.sales[i].motion == Motion::sourced;
    const Ledger::Part part = sourced ? Ledger::Part::sourced : Ledger::Part::assisted;
    add(lot.life.from, part, lot.points, true);
    add(lot.life.to, part, lot.points, false);
  }
}

}  // namespace tierwise
