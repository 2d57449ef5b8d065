#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tierwise/changes.hpp"
#include "tierwise/client_ledger.hpp"
#include "tierwise/ledger.hpp"
#include "tierwise/portfolio.hpp"
#include "tierwise/problem.hpp"
#include "tierwise/results.hpp"
#include "tierwise/rules.hpp"
#include "tierwise/standing.hpp"

namespace tierwise {

/// A portfolio under a rule book, ready to be asked about any day. Immutable; a what-if is another model that shares
/// the ledgers of all clients that it does not touch.
class Model {
 public:
  Model(std::shared_ptr<const RuleBook> rules, std::shared_ptr<const Portfolio> portfolio);

  /// The model with `changes` applied in order.
  Result<Model> with_changes(const Changes& changes) const;

  /// Everything about one day. A day on which a figure needs a parameter that the rule book does not have: a problem.
  Result<Evaluation> evaluate(Day on) const;

  /// The same without the clients, whose number costs nothing here.
  Result<Totals> totals(Day on) const;

  /// Calls `use` with each client, in order, on a day that has totals, and gives the warnings about them. What `use` is
  /// given is another client with the next call.
  std::vector<Warning> each_client(Day on, const std::function<void(const ClientEvaluation&)>& use) const;

  /// All changes on the days `[range.from, range.to)`; reading it on a day equals `evaluate` on that day. With `base`,
  /// the events of clients are those of `unshared_clients(base)` alone, so that what is known already costs nothing.
  Result<Timeline> timeline(Interval range, const Model* base = nullptr) const;

  /// The positions, ascending, of the clients about which this model may say something else than `base`: those that
  /// changes touched between the two. All without `base`.
  std::vector<std::uint32_t> unshared_clients(const Model* base) const;

  const RuleBook& rules() const { return *rules_; }
  const Portfolio& portfolio() const { return *portfolio_; }
  const ClientLedger& client(std::size_t index) const { return *clients_[index]; }
  const Ledger& ledger() const { return ledger_; }
  const ActivityTermsList& terms() const { return terms_; }
  /// What its relationships are judged by. The model must outlive it.
  ManagedContext managed_context() const { return ManagedContext(*portfolio_, *rules_, terms_); }

  /// Is the client's currency without a unit on `day`?
  bool unpriced_on(std::size_t client, Day day) const { return !client_price(client, day).known; }

  /// The parameters that some figure needs on a day of `range` and that have no value then.
  Problems missing_parameters(Interval range) const;

  /// Certified and confirmed conditions on `day`.
  Standing standing_on(Day day) const;

  /// Every checkpoint after the portfolio's `as_of` and before `before`.
  PlayedCheckpoints play(Day before) const;

 private:
  Model(std::shared_ptr<const RuleBook> rules, std::shared_ptr<const Portfolio> portfolio, const Model* base);

  struct KnownPrices {
    std::uint64_t market_and_currency;  // their letters, five in all
    std::shared_ptr<const MarketPrices> prices;
  };

  std::shared_ptr<const MarketPrices> prices_for(const Client& client);
  Price client_price(std::size_t client, Day day) const;
  /// What a client's own data decides, anew or for the first time; `base` has its data until now.
  void compute_client(std::uint32_t index, const Model* base, ManagedContext& context, Ledger::Changes& changes);
  Totals known_totals(Day on, const std::vector<CreditedStep>& played) const;
  /// Why there is no series of a range; none if there is. `missing` holds what its checkpoints lack.
  Problems problems_of(Interval range, MissingByPath missing) const;
  void add_missing(Interval range, MissingByPath& missing) const;
  Series known_series(Interval range, const std::vector<CreditedStep>& played) const;
  void evaluate_client(std::size_t index, Day on, ManagedContext& context, ClientEvaluation& result,
                       std::vector<Warning>& warnings) const;
  std::optional<ReviewForecast> forecast_review(Day on, const std::vector<CreditedStep>& played) const;
  std::optional<std::string> credited_on(Day day, const std::vector<CreditedStep>& played) const;

  std::shared_ptr<const RuleBook> rules_;
  std::shared_ptr<const Portfolio> portfolio_;
  ActivityTermsList terms_;
  std::vector<KnownPrices> prices_;
  SharedList<ClientLedger> clients_;
  std::vector<std::uint32_t> incomplete_;  // clients that miss a parameter on some day, in any order
  Ledger ledger_;
};

}  // namespace tierwise
