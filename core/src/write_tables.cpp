// Answers as tables of numbers, for a host of another language.
#include <limits>

#include "tierwise/documents.hpp"
#include "writers.hpp"

namespace tierwise {
namespace {

/// Collects numbers for a host that has only doubles.
class TableWriter {
 public:
  void number(std::int32_t number) { numbers_.push_back(number); }
  void none() { numbers_.push_back(std::numeric_limits<double>::quiet_NaN()); }
  template <class Choice>
  void choice(Choice choice) {
    number(static_cast<std::int32_t>(choice));
  }
  void day(std::optional<Day> day) { day ? number(day->shown().number()) : none(); }
  void points(ShownPoints points) { quotient(points.millionths, 1'000'000); }
  void points(const std::optional<ShownPoints>& known) { known ? points(*known) : none(); }
  void points(const std::optional<Points>& exact) { exact ? points(exact->shown()) : none(); }
  void points(const std::optional<Fraction>& exact) { exact ? points(shown(*exact)) : none(); }

  void decimal(Decimal decimal) { quotient(decimal.scaled(), Decimal::kScale); }

  /// The nearest double, which is what the decimal's text is read as, and whose shortest text is the decimal's.
  void quotient(Int128 numerator, std::int32_t denominator) {
    constexpr std::int64_t kMost = 1'000'000'000'000'000;
    exact_ = exact_ && -kMost <= numerator && numerator <= kMost;
    numbers_.push_back(static_cast<double>(static_cast<std::int64_t>(numerator)) / denominator);
  }

  std::vector<double> take() {
    if (!exact_) numbers_.clear();
    return std::move(numbers_);
  }

 private:
  std::vector<double> numbers_;
  bool exact_ = true;
};

void add_series(TableWriter& table, const Series& series) {
  table.number(static_cast<std::int32_t>(series.points.size()));
  for (const auto& [day, points] : series.points) table.day(day);
  for (const Track track : {Track::sold, Track::sourced, Track::managed, Track::total}) {
    for (const auto& [day, points] : series.points) table.points(points.of(track));
  }
}

}  // namespace

Table evaluation_table(const Model& model, const Totals& totals) {
  TableWriter table;
  const auto warnings = model.each_client(totals.on, [&](const ClientEvaluation& client) {
    const ManagedState& managed = client.managed;
    table.choice(managed.status);
    if (managed.status == ManagedStatus::never) {
      table.choice(managed.reason);
    } else {
      table.none();
    }
    table.points(shown(client.credit));
    table.number(client.partners);
    table.points(client.managed_points);
    table.day(managed.last_activity);
    table.day(managed.until);
    if (client.sourced && client.assisted) {
      table.points((*client.sourced + *client.assisted).shown());
    } else {
      table.none();
    }
    table.points(client.sourced);
    table.points(client.assisted);
    table.number(static_cast<std::int32_t>(client.lots.size()));
    for (const LotEvaluation& lot : client.lots) {
      table.day(lot.on);
      table.choice(lot.motion);
      table.decimal(lot.rate);
      table.points(lot.points);
      table.day(lot.until);
      table.number(lot.active ? 1 : 0);
    }
  });
  return {rest_of(totals, warnings), table.take()};
}

Table to_table(const Timeline& timeline) {
  TableWriter table;
  add_series(table, timeline);
  for (const TimelineEvent& event : timeline.events) {
    table.day(event.on);
    table.number(event.client                           ? static_cast<std::int32_t>(*event.client)
                 : event.kind == EventKind::rule_change ? -1
                                                        : kAfterClients);
    table.choice(event.kind);
    table.points(event.points);
  }
  return {rest_of(timeline), table.take()};
}

std::vector<double> numbers_of(const Calculation& calculation) {
  TableWriter table;
  table.points(calculation.total().shown());
  table.points(shown(calculation.sold));
  table.points(shown(calculation.managed));
  table.decimal(calculation.unit);
  table.decimal(calculation.sold_rate);
  table.decimal(calculation.managed_rate);
  table.number(calculation.growth ? 1 : 0);
  table.decimal(calculation.multiplier);
  table.points(shown(calculation.credit));
  return table.take();
}

}  // namespace tierwise
