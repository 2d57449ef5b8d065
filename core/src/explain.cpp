#include "tierwise/explain.hpp"

#include <algorithm>

#include "json_value.hpp"
#include "writers.hpp"

namespace tierwise {
namespace {

std::string quoted(Day day) {
  return json_quoted(day.text());
}

std::string json_of(const std::optional<std::string>& tier) {
  return tier ? json_quoted(*tier) : "null";
}

std::string json_of(bool flag) {
  return flag ? "true" : "false";
}

template <class T>
void add_parameter(Explanation& node, const Dated<T>& dated, Day day, std::string value) {
  const DatedEntry<T>* entry = dated.entry_on(day);
  if (entry == nullptr) return;
  node.parameters.push_back({dated.path, entry->from, std::move(value), entry->status, entry->source});
}

/// What a figure rests on includes what its reasons rest on.
void settle(Explanation& node) {
  for (const ExplainedParameter& parameter : node.parameters) {
    node.illustrative = node.illustrative || parameter.status == Status::illustrative;
  }
  for (Explanation& child : node.because) {
    settle(child);
    node.planned = node.planned || child.planned;
    node.illustrative = node.illustrative || child.illustrative;
  }
}

/// Explains the figures of one client on one day.
class ClientExplainer {
 public:
  ClientExplainer(const Model& model, std::size_t index, Day on)
      : model_(model),
        client_(*model.portfolio().clients[index]),
        ledger_(model.client(index)),
        index_(index),
        on_(on),
        pointer_("/clients/" + std::to_string(index)) {}

  std::vector<Explanation> figures() const {
    std::vector<Explanation> result{points()};
    for (std::size_t i = 0; i < ledger_.lots.size(); ++i) {
      if (!ledger_.lots[i].life.contains(on_)) result.push_back(lot(i));
    }
    for (Explanation& figure : result) settle(figure);
    return result;
  }

  Explanation managed_points() const {
    Explanation node = figure("managed.points", "points");
    const bool unpriced = model_.unpriced_on(index_, on_);
    node.value = unpriced ? "null" : Points(ledger_.managed.at(on_)).text();
    if (unpriced) {
      node.rules = {"currency.unit"};
      node.inputs.push_back({pointer_ + "/currency", json_quoted(client_.currency)});
      return node;
    }
    if (!ledger_.relationship.active().contains(on_)) {
      node.because.push_back(status());
      node.rules = node.because.front().rules;
      return node;
    }
    node.rules = {"rate.managed"};
    const RuleBook& rules = model_.rules();
    add_parameter(node, rules.managed_rate, on_, json_quoted(rules.managed_rate.on(on_)->text()));
    add_price(node, on_);
    node.because.push_back(credit());
    return node;
  }

  /// Sold points of both motions, or of one.
  Explanation sold_points(std::optional<Motion> motion = std::nullopt) const {
    Explanation node = figure("sold.points", "points");
    node.rules = {"sold.life"};
    Points sum;
    bool unpriced = false;
    for (std::size_t i = 0; i < ledger_.lots.size(); ++i) {
      const SoldLot& sold = ledger_.lots[i];
      if (!sold.life.contains(on_) || (motion && client_.sales[i].motion != *motion)) continue;
      unpriced = unpriced || !sold.price.known;
      if (sold.price.known) sum.add(sold.points);
      node.because.push_back(lot(i));
    }
    node.value = unpriced ? "null" : sum.text();
    return node;
  }

 private:
  Explanation figure(std::string_view name, std::string_view unit) const {
    Explanation node;
    node.figure = name;
    node.unit = unit;
    node.subject.emplace_back("client", client_.id);
    return node;
  }

  bool is_plan(Day day) const { return day > model_.portfolio().as_of; }

  /// Would still hold, were it not for an end that is a plan?
  bool is_ended_by_plan(const Interval& interval) const {
    return interval.to <= on_ && is_plan(interval.to) && !is_plan(interval.from);
  }

  Explanation points() const {
    Explanation node = figure("client.points", "points");
    node.rules = {"points.exact"};
    node.because = {managed_points(), sold_points()};
    const bool unknown = node.because[0].value == "null" || node.because[1].value == "null";
    Points sum(ledger_.managed.at(on_));
    for (const SoldLot& sold : ledger_.lots) {
      if (sold.life.contains(on_) && sold.price.known) sum.add(sold.points);
    }
    node.value = unknown ? "null" : sum.text();
    return node;
  }

  /// Currency and market, by the rules of `day`.
  void add_price(Explanation& node, Day day) const {
    const RuleBook& rules = model_.rules();
    node.rules.emplace_back("currency.unit");
    const auto* units = rules.unit.on(day);
    const Decimal* unit = units == nullptr ? nullptr : units->find(client_.currency);
    if (unit != nullptr) add_parameter(node, rules.unit, day, json_quoted(unit->text()));
    node.inputs.push_back({pointer_ + "/currency", json_quoted(client_.currency)});
    const auto* growth = rules.growth.on(day);
    if (growth == nullptr) return;
    const bool grows = growth->contains(client_.market);
    node.rules.emplace_back("market.growth");
    add_parameter(node, rules.growth, day, json_of(grows));
    node.inputs.push_back({pointer_ + "/market", json_quoted(client_.market)});
    if (grows) add_parameter(node, rules.multiplier, day, json_quoted(rules.multiplier.on(day)->text()));
  }

  Explanation credit() const {
    Explanation node = figure("managed.credit", client_.currency);
    node.value = json_quoted(amount_text(ledger_.credit_on(on_)));
    node.rules = {"managed.split"};
    node.because = {status(), mrr(), partners()};
    return node;
  }

  Explanation mrr() const {
    Explanation node = figure("client.mrr", client_.currency);
    node.value = json_quoted(decimal_text(ledger_.mrr.at(on_).scaled(), Decimal::kDecimals));
    for (std::size_t i = 0; i < client_.subscriptions.size(); ++i) {
      const Subscription& subscription = client_.subscriptions[i];
      const std::string pointer = pointer_ + "/subscriptions/" + std::to_string(i);
      if (is_ended_by_plan(subscription.in_force)) {
        node.planned = true;
        node.inputs.push_back({pointer + "/to", quoted(subscription.in_force.to)});
      }
      if (!subscription.in_force.contains(on_)) continue;
      node.planned = node.planned || is_plan(subscription.in_force.from);
      node.inputs.push_back(
          {pointer + "/mrr", json_quoted(decimal_text(subscription.mrr.scaled(), Decimal::kDecimals))});
    }
    return node;
  }

  Explanation partners() const {
    Explanation node = figure("client.partners", "partners");
    node.value = std::to_string(1 + ledger_.other_partners.at(on_));
    for (std::size_t i = 0; i < client_.other_partners.size(); ++i) {
      const Interval& interval = client_.other_partners[i];
      const std::string pointer = pointer_ + "/otherPartners/" + std::to_string(i);
      if (is_ended_by_plan(interval)) {
        node.planned = true;
        node.inputs.push_back({pointer + "/to", quoted(interval.to)});
      }
      if (!interval.contains(on_)) continue;
      node.planned = node.planned || is_plan(interval.from);
      node.inputs.push_back({pointer + "/from", quoted(interval.from)});
    }
    return node;
  }

  Explanation status() const {
    const Relationship& relationship = ledger_.relationship;
    const ManagedState state = relationship.state_on(on_);
    Explanation node = figure("managed.status", "status");
    node.value = json_quoted(name_of(state.status));
    if (state.until) node.subject.emplace_back("until", state.until->text());
    if (state.status == ManagedStatus::never) {
      node.subject.emplace_back("reason", name_of(state.reason));
      node.rules = {"managed.setup"};
      if (state.reason == NeverReason::not_assigned) add_unassigned(node);
      if (state.reason == NeverReason::not_qualifying) add_not_qualifying(node);
      return node;
    }
    node.rules = {state.status == ManagedStatus::ended ? "managed.end" : "managed.window"};
    // Credit that stopped was judged by the window of the day on which it did.
    const Day judged = state.status == ManagedStatus::active ? on_ : state.until.value_or(on_);
    const RuleBook& rules = model_.rules();
    add_parameter(node, rules.window_days, judged, std::to_string(*rules.window_days.on(judged)));
    const std::size_t deciding = add_minimum(node, judged);
    add_activities(node, state, deciding);
    if (state.status == ManagedStatus::ended) node.because.push_back(ending(*state.until));
    return node;
  }

  /// The domains of those who were users in the client's account, and not linked.
  void add_unassigned(Explanation& node) const {
    node.rules.emplace_back("managed.assignment");
    const Portfolio& portfolio = model_.portfolio();
    for (std::size_t i = 0; i < portfolio.employees.size(); ++i) {
      const bool had_access = std::any_of(client_.access.begin(), client_.access.end(), [&](const Access& access) {
        return access.employee == i && access.present.from <= on_;
      });
      if (!had_access) continue;
      node.inputs.push_back({"/employees/" + std::to_string(i) + "/email", json_quoted(portfolio.employees[i]->email)});
    }
  }

  /// What was done last by somebody who was set up.
  void add_not_qualifying(Explanation& node) const {
    node.rules.emplace_back("managed.qualifying");
    std::optional<std::size_t> latest;
    for (std::size_t i = 0; i < client_.activities.size(); ++i) {
      const Activity& activity = client_.activities[i];
      const bool later = !latest || client_.activities[*latest].on < activity.on;
      if (activity.on <= on_ && later && row_of(activity)) latest = i;
    }
    const Activity& activity = client_.activities[latest.value()];
    const QualifyingRow* row = qualifying_row(activity);
    if (row != nullptr) {
      add_parameter(node, model_.rules().qualifying, activity.on, json_quoted(row->tool));
    }
    node.inputs.push_back({pointer_ + "/activities/" + std::to_string(*latest) + "/action",
                           json_quoted(model_.portfolio().names.name(activity.action))});
  }

  /// How many activities decide; more than one where a minimum applies.
  std::size_t add_minimum(Explanation& node, Day day) const {
    const auto& credited = model_.portfolio().partner.credited_tier;
    const auto* minimum = model_.rules().minimum_activities.on(day);
    if (!credited || minimum == nullptr) return 1;
    const MinimumActivities* row = minimum->find(credited->tier);
    if (row == nullptr) return 1;
    node.rules.emplace_back("managed.minimum");
    add_parameter(node, model_.rules().minimum_activities, day, std::to_string(row->count));
    node.inputs.push_back({"/partner/creditedTier/tier", json_quoted(credited->tier)});
    return static_cast<std::size_t>(row->count);
  }

  void add_activities(Explanation& node, const ManagedState& state, std::size_t count) const {
    // An ending voids what came before it, unless it is what is to be explained.
    const Day since = state.status == ManagedStatus::active ? ending_before(on_.next()) : Day::earliest();
    const std::optional<Day>& stand_in = ledger_.relationship.stand_in();
    const bool stands_in = stand_in && since <= *stand_in && *stand_in <= on_;
    const bool is_latest = stands_in && (!state.last_activity || *state.last_activity < *stand_in);
    const bool meets_minimum = stands_in && count > 1 && on_ < stand_in->plus_days(*model_.rules().window_days.on(on_));
    if (!is_latest && !meets_minimum) {
      for (const std::size_t index : latest_counting(count, since)) node.because.push_back(activity(index));
    }
    if (stands_in && node.because.size() < count) {
      node.inputs.push_back({pointer_ + "/managedUntil", quoted(*client_.managed_until)});
    }
  }

  /// The last `count` counting activities from `since` to the day, latest first, as indices of the document.
  std::vector<std::uint32_t> latest_counting(std::size_t count, Day since) const {
    std::vector<std::uint32_t> indices;
    for (std::uint32_t i = 0; i < client_.activities.size(); ++i) {
      const Activity& activity = client_.activities[i];
      const bool in_reach = since <= activity.on && activity.on <= on_;
      if (in_reach && row_of(activity) && counts(activity)) indices.push_back(i);
    }
    sort_positions(
        indices, [&](std::uint32_t a, std::uint32_t b) { return client_.activities[b].on < client_.activities[a].on; });
    indices.resize(std::min(indices.size(), count));
    return indices;
  }

  Day ending_before(Day day) const {
    Day latest = Day::earliest();
    for (const Day ending : ledger_.relationship.endings()) {
      if (ending < day) latest = ending;
    }
    return latest;
  }

  /// The access row that sets the activity up.
  std::optional<std::size_t> row_of(const Activity& activity) const {
    const Portfolio& portfolio = model_.portfolio();
    for (std::size_t i = 0; i < client_.access.size(); ++i) {
      const Access& access = client_.access[i];
      if (access.employee != activity.employee) continue;
      const Setup setup = setup_of(access, *portfolio.employees[access.employee], portfolio.partner);
      if (setup.assigned.contains(activity.on)) return i;
    }
    return std::nullopt;
  }

  const QualifyingRow* qualifying_row(const Activity& activity) const {
    const auto* table = model_.rules().qualifying.on(activity.on);
    if (table == nullptr) return nullptr;
    const std::string& tool = model_.portfolio().names.name(activity.tool);
    const QualifyingRow* others = nullptr;
    for (const QualifyingRow& row : *table) {
      if (row.tool == tool) return &row;
      if (row.tool == "*") others = &row;
    }
    return others;
  }

  bool counts(const Activity& activity) const {
    const QualifyingRow* row = qualifying_row(activity);
    return row != nullptr && row->actions.contains(model_.portfolio().names.name(activity.action));
  }

  Explanation activity(std::size_t index) const {
    const Activity& activity = client_.activities[index];
    const Portfolio& portfolio = model_.portfolio();
    const Employee& employee = *portfolio.employees[activity.employee];
    Explanation node = figure("managed.activity", "day");
    node.value = quoted(activity.on);
    node.subject.emplace_back("employee", employee.id);
    node.subject.emplace_back("tool", portfolio.names.name(activity.tool));
    node.subject.emplace_back("action", portfolio.names.name(activity.action));
    node.rules = {"managed.setup", "managed.assignment", "managed.qualifying"};
    node.planned = is_plan(activity.on);
    add_parameter(node, model_.rules().qualifying, activity.on, json_quoted(qualifying_row(activity)->tool));
    node.inputs.push_back({pointer_ + "/activities/" + std::to_string(index) + "/on", quoted(activity.on)});
    const std::size_t row = *row_of(activity);
    const std::string access = pointer_ + "/access/" + std::to_string(row);
    node.inputs.push_back({access + "/from", quoted(client_.access[row].present.from)});
    const std::string user = "/employees/" + std::to_string(activity.employee);
    node.inputs.push_back({user + "/from", quoted(employee.present.from)});
    if (portfolio.partner.owns_domain_of(employee.email)) {
      node.inputs.push_back({user + "/email", json_quoted(employee.email)});
    } else {
      node.inputs.push_back({access + "/linked", quoted(*client_.access[row].linked)});
    }
    return node;
  }

  Explanation ending(Day day) const {
    Explanation node = figure("managed.ending", "day");
    node.value = quoted(day);
    node.rules = {"managed.end"};
    node.planned = is_plan(day);
    for (std::size_t i = 0; i < client_.ended.size(); ++i) {
      if (client_.ended[i] == day) {
        node.inputs.push_back({pointer_ + "/ended/" + std::to_string(i), quoted(day)});
        return node;
      }
    }
    for (std::size_t i = 0; i < client_.access.size(); ++i) {
      const Access& access = client_.access[i];
      if (access.present.to == day) {
        node.inputs.push_back({pointer_ + "/access/" + std::to_string(i) + "/to", quoted(day)});
      }
      if (model_.portfolio().employees[access.employee]->present.to == day) {
        node.inputs.push_back({"/employees/" + std::to_string(access.employee) + "/to", quoted(day)});
      }
    }
    return node;
  }

  Explanation lot(std::size_t index) const {
    const Sale& sale = client_.sales[index];
    const SoldLot& sold = ledger_.lots[index];
    const RuleBook& rules = model_.rules();
    const std::string pointer = pointer_ + "/sales/" + std::to_string(index);
    Explanation node = figure("lot.points", "points");
    node.subject.emplace_back("line", sale.line);
    node.subject.emplace_back("motion", name_of(sale.motion));
    node.subject.emplace_back("on", sale.on.text());
    node.subject.emplace_back("until", sold.life.to.text());
    node.value = sold.price.known ? Points(sold.points).text() : "null";
    node.planned = is_plan(sale.on);
    node.rules = {"sold.rate", "sold.line", "sold.life"};
    const Dated<Decimal>& rates = rules.sold_rate(sale.motion);
    add_parameter(node, rates, sold.rate_day, json_quoted(sold.rate.text()));
    add_parameter(node, rules.life_months, sale.on, std::to_string(*rules.life_months.on(sale.on)));
    add_price(node, sale.on);
    node.inputs.push_back({pointer + "/on", quoted(sale.on)});
    node.inputs.push_back({pointer + "/mrr", json_quoted(decimal_text(sale.mrr.scaled(), Decimal::kDecimals))});
    if (sale.replaces && !sale.replaces->zero()) {
      node.rules.emplace_back("sold.net");
      node.inputs.push_back(
          {pointer + "/replaces", json_quoted(decimal_text(sale.replaces->scaled(), Decimal::kDecimals))});
    }
    add_line_start(node, sale.line, sold.rate_day);
    return node;
  }

  /// The sale that dates the product line.
  void add_line_start(Explanation& node, const std::string& line, Day day) const {
    for (std::size_t i = 0; i < client_.sales.size(); ++i) {
      const Sale& sale = client_.sales[i];
      if (sale.line != line || sale.line_since.value_or(sale.on) != day) continue;
      const std::string pointer = pointer_ + "/sales/" + std::to_string(i) + (sale.line_since ? "/lineSince" : "/on");
      const bool known = std::any_of(node.inputs.begin(), node.inputs.end(),
                                     [&](const ExplainedInput& input) { return input.pointer == pointer; });
      if (!known) node.inputs.push_back({pointer, quoted(day)});
      return;
    }
  }

  const Model& model_;
  const Client& client_;
  const ClientLedger& ledger_;
  std::size_t index_;
  Day on_;
  std::string pointer_;
};

/// Explains totals, tiers and reviews on one day.
class StandingExplainer {
 public:
  StandingExplainer(const Model& model, Day on, const Evaluation& evaluation)
      : model_(model), on_(on), evaluation_(evaluation) {}

  std::vector<Explanation> figures() const {
    std::vector<Explanation> result{total(), performance(), credited()};
    if (evaluation_.review) result.push_back(review());
    for (Explanation& figure : result) settle(figure);
    return result;
  }

 private:
  static Explanation figure(std::string_view name, std::string value, std::string_view unit, std::string_view rule) {
    Explanation node;
    node.figure = name;
    node.value = std::move(value);
    node.unit = unit;
    node.rules.push_back(rule);
    return node;
  }

  Explanation total() const {
    const TrackPoints& points = evaluation_.points;
    Explanation sold = figure("points.sold", points.sold().text(), "points", "points.exact");
    sold.because = {of_clients("points.sourced", points.sourced, Motion::sourced),
                    of_clients("points.assisted", points.assisted, Motion::assisted)};
    Explanation node = figure("points.total", points.total().text(), "points", "points.exact");
    node.because = {std::move(sold), of_clients("points.managed", points.managed, std::nullopt)};
    return node;
  }

  /// One line per client that earns something; its own explanation has the rest.
  Explanation of_clients(std::string_view name, const Points& points, std::optional<Motion> motion) const {
    Explanation node = figure(name, points.text(), "points", "points.exact");
    for (std::size_t i = 0; i < model_.portfolio().clients.size(); ++i) {
      const ClientExplainer client(model_, i, on_);
      Explanation part = motion ? client.sold_points(motion) : client.managed_points();
      if (part.value == "0" || part.value == "null") continue;
      settle(part);
      part.because.clear();
      node.because.push_back(std::move(part));
    }
    return node;
  }

  Explanation performance() const {
    Explanation node = figure("performance", json_of(evaluation_.performance), "tier", "tier.minimum");
    // The tier met decides, and that no higher one is.
    bool from_here = !evaluation_.performance;
    for (std::size_t i = 0; i < evaluation_.tiers.size(); ++i) {
      from_here = from_here || evaluation_.tiers[i].id == evaluation_.performance;
      if (from_here) node.because.push_back(tier(i));
    }
    return node;
  }

  Explanation tier(std::size_t index) const {
    const TierStanding& standing = evaluation_.tiers[index];
    const Tier& tier = (*model_.rules().tiers.on(on_))[index];
    Explanation node = figure("tier.met", json_of(standing.met), "boolean", "tier.minimum");
    node.subject.emplace_back("tier", tier.id);
    for (const Track track : kTracks) {
      const std::optional<Decimal>& minimum = tier.minimum[track];
      if (!minimum) continue;
      Explanation part = figure("tier.minimum", evaluation_.points.of(track).text(), "points", "tier.minimum");
      part.subject.emplace_back("tier", tier.id);
      part.subject.emplace_back("track", name_of(track));
      add_parameter(part, model_.rules().tiers, on_, json_quoted(minimum->text()));
      node.because.push_back(std::move(part));
    }
    if (tier.certified) node.because.push_back(certification());
    for (const Condition& condition : tier.conditions) {
      const auto& open = standing.unconfirmed;
      const bool confirmed = std::find(open.begin(), open.end(), condition.id) == open.end();
      Explanation part = figure("tier.condition", json_of(confirmed), "boolean", "tier.condition");
      part.subject.emplace_back("condition", condition.id);
      const auto& all = model_.portfolio().partner.confirmed;
      const auto place = std::find(all.begin(), all.end(), condition.id);
      if (place != all.end()) {
        part.inputs.push_back({"/partner/confirmed/" + std::to_string(place - all.begin()), json_quoted(condition.id)});
      }
      node.because.push_back(std::move(part));
    }
    return node;
  }

  Explanation certification(std::optional<Day> day = std::nullopt) const {
    const Partner& partner = model_.portfolio().partner;
    Explanation node =
        figure("tier.certification", json_of(partner.certified_on(day.value_or(on_))), "boolean", "tier.certification");
    if (partner.certified_until) {
      node.inputs.push_back({"/partner/certifiedUntil", quoted(*partner.certified_until)});
    }
    return node;
  }

  Explanation credited() const {
    Explanation node = figure("credited", json_of(evaluation_.credited), "tier", "tier.credited");
    const Portfolio& portfolio = model_.portfolio();
    if (on_ < portfolio.as_of) {
      node.inputs.push_back({"/asOf", quoted(portfolio.as_of)});
      return node;
    }
    std::optional<CreditedStep> last;
    for (const CreditedStep& step : model_.steps(on_.next())) {
      if (step.outcome == ReviewOutcome::rise || step.outcome == ReviewOutcome::fall) last = step;
    }
    if (last) {
      add_step(node, *last);
    } else if (portfolio.partner.credited_tier) {
      node.inputs.push_back({"/partner/creditedTier/tier", json_quoted(portfolio.partner.credited_tier->tier)});
      node.inputs.push_back({"/partner/creditedTier/since", quoted(portfolio.partner.credited_tier->since)});
    }
    return node;
  }

  Explanation checkpoint(Day day, const std::optional<std::string>& performance) const {
    Explanation node = figure("review.checkpoint", json_of(performance), "tier", "review.checkpoint");
    node.subject.emplace_back("on", day.text());
    node.planned = day > model_.portfolio().as_of;
    const int* checkpoint_day = model_.rules().checkpoint_day.on(day);
    if (checkpoint_day != nullptr) {
      add_parameter(node, model_.rules().checkpoint_day, day, std::to_string(*checkpoint_day));
    }
    if (const auto* tiers = model_.rules().tiers.on(day); tiers != nullptr && !tiers->empty()) {
      // Without any tier met, it is the lowest that was missed.
      add_parameter(node, model_.rules().tiers, day, json_quoted(performance.value_or(tiers->front().id)));
    }
    const auto& credited = model_.portfolio().partner.credited_tier;
    for (std::size_t i = 0; credited && i < credited->met_on.size(); ++i) {
      if (credited->met_on[i] != day) continue;
      node.inputs.push_back({"/partner/creditedTier/metOn/" + std::to_string(i), quoted(day)});
    }
    return node;
  }

  Explanation review() const {
    Explanation node = figure("review", json_of(evaluation_.review->to), "tier", "tier.credited");
    node.rules.clear();
    add_step(node, model_.steps(evaluation_.review->next.next()).back());
    return node;
  }

  /// Why the credited tier is what it is after a checkpoint, in the order in which the rules are asked.
  void add_step(Explanation& node, const CreditedStep& step) const {
    const Day day = step.checkpoint.on;
    const RuleBook& rules = model_.rules();
    node.subject.emplace_back("on", day.text());
    node.subject.emplace_back("outcome", name_of(step.outcome));
    node.planned = true;
    if (const auto& review = step.checkpoint.review; review && step.outcome != ReviewOutcome::rise) {
      add_parameter(node, rules.down_reviews, day, json_quoted(review->on.text() + ", since " + review->since.text()));
    }
    if (step.outcome == ReviewOutcome::rise) {
      node.rules.emplace_back("review.checkpoint");
      node.because.push_back(checkpoint(day, step.performance));
    } else if (step.outcome == ReviewOutcome::protected_) {
      node.rules.emplace_back("review.protection");
      add_parameter(node, rules.protection_months, day, std::to_string(*rules.protection_months.on(day)));
      add_since(node, step.since);
    } else if (step.outcome == ReviewOutcome::fall && !model_.portfolio().partner.certified_on(day)) {
      node.rules.emplace_back("review.certification");
      node.because.push_back(certification(day));
    } else {
      node.rules.emplace_back("review.down");
      add_window(node, step.checkpoint);
    }
  }

  /// Since when the tier is held: by the document, or by a checkpoint.
  void add_since(Explanation& node, Day since) const {
    const auto& credited = model_.portfolio().partner.credited_tier;
    if (credited && credited->since == since) {
      node.inputs.push_back({"/partner/creditedTier/since", quoted(since)});
      return;
    }
    for (const CreditedStep& step : model_.steps(since.next())) {
      if (step.checkpoint.on == since) node.because.push_back(checkpoint(since, step.performance));
    }
  }

  void add_window(Explanation& node, const Checkpoint& review) const {
    for (const Checkpoint& past : checkpoints(model_.rules(), {review.window_start(), review.on.next()})) {
      const auto* tiers = model_.rules().tiers.on(past.on);
      const Tier* tier =
          tiers == nullptr ? nullptr : performance_of(*tiers, model_.ledger().at(past.on), model_.standing_on(past.on));
      node.because.push_back(checkpoint(past.on, tier == nullptr ? std::nullopt : std::optional(tier->id)));
    }
  }

  const Model& model_;
  Day on_;
  const Evaluation& evaluation_;
};

}  // namespace

Result<std::vector<Explanation>> explain_client(const Model& model, std::size_t client, Day on) {
  const Problems missing = model.missing_parameters({on, on.next()});
  if (!missing.empty()) return missing;
  return ClientExplainer(model, client, on).figures();
}

Result<std::vector<Explanation>> explain_standing(const Model& model, Day on) {
  const Result<Evaluation> evaluation = model.evaluate(on);
  if (!evaluation) return evaluation.problems();
  return StandingExplainer(model, on, *evaluation).figures();
}

}  // namespace tierwise
