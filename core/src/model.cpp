#include "tierwise/model.hpp"

#include <algorithm>

namespace tierwise {
namespace {

std::optional<std::string> id_of(const Tier* tier) {
  return tier == nullptr ? std::nullopt : std::optional(tier->id);
}

std::string credited_tier_of(const Portfolio& portfolio) {
  return portfolio.partner.credited_tier ? portfolio.partner.credited_tier->tier : "";
}

/// The clients that have other data than in `base`, of their own or of their employees, ascending.
///
/// Changes append clients and employees, or replace them in place; they never move one. Not a vector of bool, which is
/// far more code.
std::vector<std::uint32_t> edited_clients(const Portfolio& portfolio, const Portfolio& base) {
  std::vector<std::uint32_t> edited = portfolio.clients.differences(base.clients);
  const std::vector<std::uint32_t> employees = portfolio.employees.differences(base.employees);
  if (employees.empty()) return edited;
  std::vector<char> is_edited(portfolio.clients.size());
  for (const std::uint32_t client : edited) is_edited[client] = true;
  std::vector<char> edited_employees(portfolio.employees.size());
  for (const std::uint32_t employee : employees) edited_employees[employee] = true;
  edited.clear();
  for (std::uint32_t client = 0; client < is_edited.size(); ++client) {
    const std::vector<Access>& rows = portfolio.clients[client]->access;
    const bool has_edited_employee =
        std::any_of(rows.begin(), rows.end(), [&](const Access& row) { return edited_employees[row.employee]; });
    if (is_edited[client] || has_edited_employee) edited.push_back(client);
  }
  return edited;
}

}  // namespace

Model::Model(std::shared_ptr<const RuleBook> rules, std::shared_ptr<const Portfolio> portfolio)
    : Model(std::move(rules), std::move(portfolio), nullptr) {}

Model::Model(std::shared_ptr<const RuleBook> rules, std::shared_ptr<const Portfolio> portfolio, const Model* base)
    : rules_(std::move(rules)), portfolio_(std::move(portfolio)) {
  if (base != nullptr && base->rules_ != rules_) base = nullptr;
  terms_ = activity_terms(*rules_, credited_tier_of(*portfolio_));
  std::vector<std::uint32_t> edited;
  if (base == nullptr) {
    edited = portfolio_->clients.differences({});
  } else {
    edited = edited_clients(*portfolio_, *base->portfolio_);
    prices_ = base->prices_;
    clients_ = base->clients_;
    for (const std::uint32_t client : base->incomplete_) {
      if (!std::binary_search(edited.begin(), edited.end(), client)) incomplete_.push_back(client);
    }
  }
  Ledger::Changes changes;
  ManagedContext context = managed_context();
  for (const std::uint32_t client : edited) compute_client(client, base, context, changes);
  ledger_ = base == nullptr ? Ledger(std::move(changes)) : base->ledger_.with(changes);
}

std::vector<std::uint32_t> Model::unshared_clients(const Model* base) const {
  const SharedList<ClientLedger> none;
  return clients_.differences(base == nullptr ? none : base->clients_);
}

void Model::compute_client(std::uint32_t index, const Model* base, ManagedContext& context, Ledger::Changes& changes) {
  const Client& client = *portfolio_->clients[index];
  const bool is_new = index == clients_.size();
  if (!is_new) add_changes(*clients_[index], *base->portfolio_->clients[index], true, changes);
  auto ledger = std::make_shared<const ClientLedger>(client, context, prices_for(client));
  add_changes(*ledger, client, false, changes);
  if (!ledger->missing.empty()) incomplete_.push_back(index);
  if (is_new) {
    clients_.push_back(std::move(ledger));
  } else {
    clients_.set(index, std::move(ledger));
  }
}

std::shared_ptr<const MarketPrices> Model::prices_for(const Client& client) {
  std::uint64_t key = 0;
  for (const std::string* code : {&client.market, &client.currency}) {
    for (const char letter : *code) key = key << 8 | static_cast<unsigned char>(letter);
  }
  for (const KnownPrices& known : prices_) {
    if (known.market_and_currency == key) return known.prices;
  }
  auto prices = std::make_shared<const MarketPrices>(market_prices(*rules_, client.market, client.currency));
  return prices_.emplace_back(KnownPrices{key, std::move(prices)}).prices;
}

Result<Model> Model::with_changes(const Changes& changes) const {
  Result<Documents> documents = apply_changes(rules_, *portfolio_, changes);
  if (!documents) return documents.problems();
  auto portfolio = std::make_shared<const Portfolio>(std::move(documents.value().portfolio));
  return Model(documents.value().rules, std::move(portfolio), this);
}

void Model::add_missing(Interval range, MissingByPath& missing) const {
  for (const std::uint32_t client : incomplete_) {
    for (const PriceSchedule::Gap& gap : clients_[client]->missing) {
      const Interval days = intersection(gap.days, range);
      if (!days.empty()) missing.add(gap.path, gap.looked_up.value_or(days.from));
    }
  }
  if (rules_->tiers.on(range.from) == nullptr) missing.add(rules_->tiers.path, range.from);
}

Problems Model::missing_parameters(Interval range) const {
  MissingByPath missing;
  add_missing(range, missing);
  return missing.problems();
}

Standing Model::standing_on(Day day) const {
  return {portfolio_->partner.certified_on(day), portfolio_->partner.confirmed};
}

Price Model::client_price(std::size_t client, Day day) const {
  const PriceSchedule& prices = clients_[client]->prices->managed;
  const bool missing = std::any_of(prices.missing.begin(), prices.missing.end(),
                                   [&](const PriceSchedule::Gap& gap) { return gap.days.contains(day); });
  // Without parameters nothing can be said about the currency; a figure that needs them has its own problem.
  return missing ? Price{{}, true} : prices.price.at(day);
}

PlayedCheckpoints Model::play(Day before) const {
  const auto performance_on = [&](Day day, MissingByPath& missing) -> std::optional<std::string> {
    add_missing({day, day.next()}, missing);
    const auto* tiers = rules_->tiers.on(day);
    if (tiers == nullptr) return std::nullopt;
    return id_of(performance_of(*tiers, ledger_.at(day), standing_on(day)));
  };
  return play_checkpoints(*rules_, *portfolio_, before, performance_on);
}

std::optional<std::string> Model::credited_on(Day day, const std::vector<CreditedStep>& played) const {
  if (day < portfolio_->as_of) return std::nullopt;
  std::optional<std::string> tier;
  if (portfolio_->partner.credited_tier) tier = portfolio_->partner.credited_tier->tier;
  for (const CreditedStep& step : played) {
    if (step.checkpoint.on <= day) tier = step.tier;
  }
  return tier;
}

std::optional<ReviewForecast> Model::forecast_review(Day on, const std::vector<CreditedStep>& played) const {
  if (played.empty()) return std::nullopt;
  const CreditedStep& last = played.back();
  if (!last.checkpoint.review || last.checkpoint.on <= on) return std::nullopt;
  return ReviewForecast{last.checkpoint.on, last.outcome, last.tier};
}

void Model::evaluate_client(std::size_t index, Day on, ManagedContext& context, ClientEvaluation& result,
                            std::vector<Warning>& warnings) const {
  const Client& document = *portfolio_->clients[index];
  const ClientLedger& ledger = *clients_[index];
  result.id = document.id;
  result.currency = document.currency;
  result.managed = ledger.relationship.state_on(on, document, context);
  result.credit = ledger.credit_on(on);
  result.partners = 1 + ledger.other_partners.at(on);
  bool unpriced = unpriced_on(index, on);
  result.managed_points = unpriced ? std::nullopt : std::optional(ledger.managed_on(on));

  result.sourced = Points();
  result.assisted = Points();
  result.lots.clear();
  for (std::size_t i = 0; i < ledger.lots.size(); ++i) {
    const SoldLot& lot = ledger.lots[i];
    LotEvaluation& row = result.lots.emplace_back();
    // Of the sale itself nothing is read here: among thousands of clients, its memory is far away.
    row = {&document.sales[i], lot.life.from, lot.motion, lot.rate, std::nullopt, lot.life.to, lot.life.contains(on)};
    std::optional<Points>& sum_of_motion = lot.motion == Motion::sourced ? result.sourced : result.assisted;
    if (!lot.priced) {
      unpriced = true;
      if (row.active) sum_of_motion.reset();
      continue;
    }
    row.points = lot.points;
    if (row.active && sum_of_motion) sum_of_motion->add(lot.points);
  }
  if (unpriced) {
    warnings.push_back({document.id, "unpriced-currency",
                        "The rule book has no unit for " + document.currency + ", so the points of " + document.name +
                            " are not known and not in the totals."});
  }
}

Totals Model::known_totals(Day on, const std::vector<CreditedStep>& played) const {
  Totals result;
  result.on = on;
  result.rules_id = rules_->id;
  result.rules_version = rules_->version;
  result.points = ledger_.at(on);
  const std::vector<Tier>& tiers = *rules_->tiers.on(on);
  result.tiers = compare_with_tiers(tiers, result.points, standing_on(on));
  for (const TierStanding& tier : result.tiers) {
    if (tier.met) result.performance = tier.id;
  }
  result.credited = credited_on(on, played);
  result.review = forecast_review(on, played);
  return result;
}

Result<Totals> Model::totals(Day on) const {
  const std::optional<Day> review = next_review(*rules_, on);
  // Before the day of the document there is no credited tier, and no review.
  PlayedCheckpoints played = on < portfolio_->as_of ? PlayedCheckpoints() : play(review ? review->next() : on.next());
  add_missing({on, on.next()}, played.missing);
  if (!played.missing.empty()) return played.missing.problems();
  return known_totals(on, played.steps);
}

std::vector<Warning> Model::each_client(Day on, const std::function<void(const ClientEvaluation&)>& use) const {
  std::vector<Warning> warnings;
  ManagedContext context = managed_context();
  ClientEvaluation client;
  for (std::size_t i = 0; i < clients_.size(); ++i) {
    evaluate_client(i, on, context, client, warnings);
    use(client);
  }
  return warnings;
}

Result<Evaluation> Model::evaluate(Day on) const {
  Result<Totals> totals = this->totals(on);
  if (!totals) return totals.problems();
  Evaluation result{std::move(totals).value(), {}, {}};
  result.warnings = each_client(on, [&](const ClientEvaluation& client) { result.clients.push_back(client); });
  return result;
}

}  // namespace tierwise
