#include <algorithm>

#include "tierwise/advice.hpp"

namespace tierwise {
namespace {

/// What multiplies to a client's managed points on a day.
struct Factors {
  Amount mrr;
  int sharers = 1;
  Price price;

  Points points() const { return price.known ? Points(price.points_of(mrr, sharers)) : Points(); }
};

Factors factors_on(const ClientLedger& client, Day day) {
  return {client.mrr.at(day), 1 + client.other_partners.at(day), client.prices->managed.price.at(day)};
}

/// Collects the parts of one client.
class ClientParts {
 public:
  ClientParts(const Model& model, std::size_t index, Interval days, std::vector<Difference>& parts)
      : ledger_(model.client(index)), client_(*model.portfolio().clients[index]), days_(days), parts_(parts) {}

  void collect() {
    for (ManagedSteps steps(ledger_); steps.next();) {
      if (days_.contains(steps.day())) add_managed(steps.day());
    }
    for (std::size_t i = 0; i < ledger_.lots.size(); ++i) {
      const SoldLot& lot = ledger_.lots[i];
      if (!lot.priced) continue;
      const Sale& sale = client_.sales[i];
      const auto part = sale.motion == Motion::sourced ? Ledger::Part::sourced : Ledger::Part::assisted;
      add(part, DifferenceKind::sold_start, lot.life.from, Points(lot.points), sale.line);
      add(part, DifferenceKind::sold_expire, lot.life.to, Points(-lot.points), sale.line);
    }
  }

 private:
  void add_managed(Day day) {
    const DaySet& active = ledger_.relationship.active();
    Factors before = factors_on(ledger_, day.previous());
    const Factors after = factors_on(ledger_, day);
    if (!active.contains(day)) {
      const bool ended = ledger_.relationship.ended_on(day);
      return add(Ledger::Part::managed, ended ? DifferenceKind::managed_end : DifferenceKind::managed_expire, day,
                 Points() - before.points());
    }
    if (!active.contains(day.previous())) {
      return add(Ledger::Part::managed, DifferenceKind::managed_start, day, after.points());
    }
    // Where several factors change on one day, each is charged with what it changes once those before it have.
    const auto change_to = [&](DifferenceKind kind, Factors next) {
      add(Ledger::Part::managed, kind, day, next.points() - before.points());
      before = next;
    };
    change_to(DifferenceKind::mrr_change, {after.mrr, before.sharers, before.price});
    change_to(DifferenceKind::partners_change, {after.mrr, after.sharers, before.price});
    change_to(DifferenceKind::price_change, after);
  }

  void add(Ledger::Part part, DifferenceKind kind, Day day, Points points, const std::string& line = {}) {
    if (days_.contains(day) && !points.zero()) parts_.push_back({client_.id, part, kind, day, line, std::move(points)});
  }

  const ClientLedger& ledger_;
  const Client& client_;
  Interval days_;
  std::vector<Difference>& parts_;
};

}  // namespace

std::string_view name_of(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::managed_start: return "managed-start";
    case DifferenceKind::managed_expire: return "managed-expire";
    case DifferenceKind::managed_end: return "managed-end";
    case DifferenceKind::mrr_change: return "mrr-change";
    case DifferenceKind::partners_change: return "partners-change";
    case DifferenceKind::price_change: return "price-change";
    case DifferenceKind::sold_start: return "sold-start";
    case DifferenceKind::sold_expire: break;
  }
  return "sold-expire";
}

Result<Differences> differences(const Model& model, Day from, Day to) {
  if (to <= from) return Problem{"empty-range", "request", "/to", "a day after \"from\", " + from.text(), to.text()};
  const Problems missing = model.missing_parameters({from, to.next()});
  if (!missing.empty()) return missing;
  Differences result{from, to, {}, {}, {}};
  result.before = model.ledger().at(from);
  result.after = model.ledger().at(to);
  for (std::size_t i = 0; i < model.portfolio().clients.size(); ++i) {
    ClientParts(model, i, {from.next(), to.next()}, result.parts).collect();
  }
  return result;
}

}  // namespace tierwise
