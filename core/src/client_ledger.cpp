#include "tierwise/client_ledger.hpp"

#include <algorithm>

namespace tierwise {

Fraction ClientLedger::credit_on(Day day) const {
  if (!relationship.active().contains(day)) return {};
  return {mrr.at(day).scaled(), Int128{Decimal::kScale} * (1 + other_partners.at(day))};
}

Fraction ClientLedger::managed_on(Day day) const {
  const Price price = prices->managed.price.at(day);
  if (!price.known || !relationship.active().contains(day)) return {};
  return price.points_of(mrr.at(day), 1 + other_partners.at(day));
}

ManagedSteps::ManagedSteps(const ClientLedger& client)
    : runs_(client.relationship.active().runs()),
      mrr_(client.mrr),
      other_partners_(client.other_partners),
      price_(client.prices->managed.price) {}

bool ManagedSteps::next() {
  if (runs_.empty()) return false;
  const Interval& run = runs_.front();
  if (kind_ == Kind::stop) {
    kind_ = Kind::start;
    day_ = run.from;
  } else {
    kind_ = Kind::change;
    day_ = factors_until_;
    if (day_ >= run.to) {
      kind_ = Kind::stop;
      day_ = run.to;
      runs_ = runs_.subspan(1);
      return day_ != Day::forever();
    }
  }
  // From one run to the next, mostly nothing else changes.
  if (day_ < factors_until_) return true;
  const Price& price = price_.at(day_);
  const Amount& mrr = mrr_.at(day_);
  const int sharers = 1 + other_partners_.at(day_);
  factors_until_ = std::min({mrr_.next_change(), other_partners_.next_change(), price_.next_change()});
  while_active_ = price.known ? price.points_of(mrr, sharers) : Fraction{};
  return true;
}

ClientLedger::ClientLedger(const Client& client, ManagedContext& context,
                           std::shared_ptr<const MarketPrices> prices_of_market)
    : relationship(client, context),
      mrr(Schedule<Amount>::sum_of(
          client.subscriptions, [](const Subscription& s) { return s.in_force; },
          [](const Subscription& s) { return s.mrr; })),
      other_partners(Schedule<int>::sum_of(
          client.other_partners, [](const Interval& interval) { return interval; }, [](const Interval&) { return 1; })),
      prices(std::move(prices_of_market)),
      missing(relationship.missing()) {
  lots = sold_lots(client, context.rules(), prices->of_rate_1, missing);
  for (const PriceSchedule::Gap& gap : prices->managed.missing) {
    for (const Interval& run : relationship.active().runs()) {
      const Interval days = intersection(run, gap.days);
      if (!days.empty()) missing.push_back({days, gap.path});
    }
  }
}

void add_changes(const ClientLedger& client, const Client& document, bool taken_away, Ledger::Changes& changes) {
  const auto add = [&](Day on, Ledger::Part part, const Fraction& points, bool comes) {
    if (!points.zero()) changes.add(on, part, comes == taken_away ? -points : points);
  };
  Fraction before;
  for (ManagedSteps steps(client); steps.next();) {
    const Day day = steps.day();
    const Fraction points = steps.points();
    if (points.denominator == before.denominator) {
      add(day, Ledger::Part::managed, {points.numerator - before.numerator, points.denominator}, true);
    } else {
      add(day, Ledger::Part::managed, before, false);
      add(day, Ledger::Part::managed, points, true);
    }
    before = points;
  }
  for (std::size_t i = 0; i < client.lots.size(); ++i) {
    const SoldLot& lot = client.lots[i];
    const bool sourced = document.sales[i].motion == Motion::sourced;
    const Ledger::Part part = sourced ? Ledger::Part::sourced : Ledger::Part::assisted;
    if (!lot.points.zero()) changes.add(lot.life, part, taken_away ? -lot.points : lot.points);
  }
}

}  // namespace tierwise
