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

/// The pointer to a row of a list, which slashes enclose.
std::string row_at(std::string_view parent, std::string_view list, std::size_t row) {
  std::string pointer(parent);
  pointer += list;
  pointer += number_text(row);
  return pointer;
}

void add_subject(Explanation& node, std::string_view key, std::string_view value) {
  node.subject.push_back({key, std::string(value)});
}

void add_subject(Explanation& node, std::string_view key, Day day) {
  add_subject(node, key, day.text());
}

/// `ids`, which a space parts.
void add_rules(Explanation& node, std::string_view ids) {
  while (!ids.empty()) {
    const std::size_t space = std::min(ids.find(' '), ids.size());
    node.rules.push_back(ids.substr(0, space));
    ids.remove_prefix(std::min(space + 1, ids.size()));
  }
}

/// What is at the place `parent` and `member` make up.
void add_input(Explanation& node, std::string_view parent, std::string_view member, std::string_view text) {
  ExplainedInput input{std::string(parent), json_quoted(text)};
  input.pointer += member;
  node.inputs.push_back(std::move(input));
}

void add_input(Explanation& node, std::string_view parent, std::string_view member, Day day) {
  add_input(node, parent, member, day.text());
}

void add_input(Explanation& node, std::string_view parent, std::string_view member, Amount amount) {
  add_input(node, parent, member, decimal_text(amount.scaled(), Decimal::kDecimals));
}

void add_reason(Explanation& node, Explanation reason) {
  node.because.push_back(std::move(reason));
}

void add_parameter(Explanation& node, std::string_view path, const EntryTerms* entry, std::string value) {
  if (entry != nullptr) {
    node.parameters.push_back({path, entry->from, std::move(value), entry->status, entry->source});
  }
}

template <class T>
void add_parameter(Explanation& node, const Dated<T>& dated, Day day, std::string value) {
  add_parameter(node, dated.path, dated.entries.on(day), std::move(value));
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
  ClientExplainer(const Model& model, std::size_t index, Day on, ManagedContext& context)
      : model_(model),
        context_(context),
        client_(*model.portfolio().clients[index]),
        ledger_(model.client(index)),
        index_(index),
        on_(on),
        pointer_(row_at("", "/clients/", index)) {}

  std::vector<Explanation> figures() const {
    std::vector<Explanation> result;
    result.push_back(points());
    for (std::size_t i = 0; i < ledger_.lots.size(); ++i) {
      if (!ledger_.lots[i].life.contains(on_)) result.push_back(lot(i));
    }
    for (Explanation& figure : result) settle(figure);
    return result;
  }

  Explanation managed_points() const {
    Explanation node = figure("managed.points", "points");
    const bool unpriced = model_.unpriced_on(index_, on_);
    node.value = unpriced ? "null" : Points(ledger_.managed_on(on_)).text();
    if (unpriced) {
      add_rules(node, "currency.unit");
      add_input(node, pointer_, "/currency", client_.currency);
      return node;
    }
    if (!ledger_.relationship.active().contains(on_)) {
      add_reason(node, status());
      node.rules = node.because.front().rules;
      return node;
    }
    add_rules(node, "rate.managed");
    const RuleBook& rules = model_.rules();
    add_parameter(node, rules.managed_rate, on_, json_quoted(rules.managed_rate.on(on_)->text()));
    add_price(node, on_);
    add_reason(node, credit());
    return node;
  }

  /// Sold points of both motions, or of one.
  Explanation sold_points(std::optional<Motion> motion = std::nullopt) const {
    Explanation node = figure("sold.points", "points");
    add_rules(node, "sold.life");
    Points sum;
    bool unpriced = false;
    for (std::size_t i = 0; i < ledger_.lots.size(); ++i) {
      const SoldLot& sold = ledger_.lots[i];
      if (!sold.life.contains(on_) || (motion && client_.sales[i].motion != *motion)) continue;
      unpriced = unpriced || !sold.priced;
      if (sold.priced) sum.add(sold.points);
      add_reason(node, lot(i));
    }
    node.value = unpriced ? "null" : sum.text();
    return node;
  }

 private:
  Explanation figure(std::string_view name, std::string_view unit) const {
    Explanation node;
    node.figure = name;
    node.unit = unit;
    add_subject(node, "client", client_.id);
    return node;
  }

  bool is_plan(Day day) const { return day > model_.portfolio().as_of; }

  /// Would still hold, were it not for an end that is a plan?
  bool is_ended_by_plan(const Interval& interval) const {
    return interval.to <= on_ && is_plan(interval.to) && !is_plan(interval.from);
  }

  Explanation points() const {
    Explanation node = figure("client.points", "points");
    add_rules(node, "points.exact");
    add_reason(node, managed_points());
    add_reason(node, sold_points());
    const bool unknown = node.because[0].value == "null" || node.because[1].value == "null";
    Points sum(ledger_.managed_on(on_));
    for (const SoldLot& sold : ledger_.lots) {
      if (sold.life.contains(on_) && sold.priced) sum.add(sold.points);
    }
    node.value = unknown ? "null" : sum.text();
    return node;
  }

  /// Currency and market, by the rules of `day`.
  void add_price(Explanation& node, Day day) const {
    const RuleBook& rules = model_.rules();
    add_rules(node, "currency.unit");
    const Decimal* unit = rules.unit.on(day)->find(client_.currency);
    if (unit != nullptr) add_parameter(node, rules.unit, day, json_quoted(unit->text()));
    add_input(node, pointer_, "/currency", client_.currency);
    const bool grows = rules.growth.on(day)->contains(client_.market);
    add_rules(node, "market.growth");
    add_parameter(node, rules.growth, day, json_of(grows));
    add_input(node, pointer_, "/market", client_.market);
    if (grows) add_parameter(node, rules.multiplier, day, json_quoted(rules.multiplier.on(day)->text()));
  }

  Explanation credit() const {
    Explanation node = figure("managed.credit", client_.currency);
    node.value = json_quoted(amount_text(ledger_.credit_on(on_)));
    add_rules(node, "managed.split");
    add_reason(node, status());
    add_reason(node, mrr());
    add_reason(node, partners());
    return node;
  }

  Explanation mrr() const {
    Explanation node = figure("client.mrr", client_.currency);
    node.value = json_quoted(decimal_text(ledger_.mrr.at(on_).scaled(), Decimal::kDecimals));
    for (std::size_t i = 0; i < client_.subscriptions.size(); ++i) {
      const Subscription& subscription = client_.subscriptions[i];
      const std::string pointer = row_at(pointer_, "/subscriptions/", i);
      if (is_ended_by_plan(subscription.in_force)) {
        node.planned = true;
        add_input(node, pointer, "/to", subscription.in_force.to);
      }
      if (!subscription.in_force.contains(on_)) continue;
      node.planned = node.planned || is_plan(subscription.in_force.from);
      add_input(node, pointer, "/mrr", subscription.mrr);
    }
    return node;
  }

  Explanation partners() const {
    Explanation node = figure("client.partners", "partners");
    node.value = number_text(1 + ledger_.other_partners.at(on_));
    for (std::size_t i = 0; i < client_.other_partners.size(); ++i) {
      const Interval& interval = client_.other_partners[i];
      const std::string pointer = row_at(pointer_, "/otherPartners/", i);
      if (is_ended_by_plan(interval)) {
        node.planned = true;
        add_input(node, pointer, "/to", interval.to);
      }
      if (!interval.contains(on_)) continue;
      node.planned = node.planned || is_plan(interval.from);
      add_input(node, pointer, "/from", interval.from);
    }
    return node;
  }

  Explanation status() const {
    const Relationship& relationship = ledger_.relationship;
    const ManagedState state = relationship.state_on(on_, client_, context_);
    Explanation node = figure("managed.status", "status");
    node.value = json_quoted(name_of(state.status));
    if (state.until) add_subject(node, "until", *state.until);
    if (state.status == ManagedStatus::never) {
      add_subject(node, "reason", name_of(state.reason));
      add_rules(node, "managed.setup");
      if (state.reason == NeverReason::not_assigned) add_unassigned(node);
      if (state.reason == NeverReason::not_qualifying) add_not_qualifying(node);
      return node;
    }
    add_rules(node, state.status == ManagedStatus::ended ? "managed.end" : "managed.window");
    // Credit that stopped was judged by the window of the day on which it did.
    const Day judged = state.status == ManagedStatus::active ? on_ : state.until.value_or(on_);
    const RuleBook& rules = model_.rules();
    add_parameter(node, rules.window_days, judged, number_text(*rules.window_days.on(judged)));
    const std::size_t deciding = add_minimum(node, judged);
    add_activities(node, state, deciding);
    if (state.status == ManagedStatus::ended) add_reason(node, ending(*state.until));
    return node;
  }

  /// The domains of those who were users in the client's account, and not linked.
  void add_unassigned(Explanation& node) const {
    add_rules(node, "managed.assignment");
    const Portfolio& portfolio = model_.portfolio();
    for (std::size_t i = 0; i < portfolio.employees.size(); ++i) {
      const bool had_access = std::any_of(client_.access.begin(), client_.access.end(), [&](const Access& access) {
        return access.employee == i && access.present.from <= on_;
      });
      if (!had_access) continue;
      add_input(node, row_at("", "/employees/", i), "/email", portfolio.employees[i]->email);
    }
  }

  /// What was done last by somebody who was set up.
  void add_not_qualifying(Explanation& node) const {
    add_rules(node, "managed.qualifying");
    std::optional<std::size_t> latest;
    for (std::size_t i = 0; i < client_.activities.size(); ++i) {
      const Activity& activity = client_.activities[i];
      const bool later = !latest || client_.activities[*latest].on < activity.on;
      if (activity.on <= on_ && later && row_of(activity)) latest = i;
    }
    const std::size_t index = latest.value();
    const Activity& activity = client_.activities[index];
    const QualifyingRow* row = qualifying_row(activity);
    if (row != nullptr) {
      add_parameter(node, model_.rules().qualifying, activity.on, json_quoted(row->tool));
    }
    add_input(node, row_at(pointer_, "/activities/", client_.activity_positions[index]), "/action",
              model_.portfolio().activity_kinds.action(activity.kind));
  }

  /// How many activities decide; more than one where a minimum applies.
  std::size_t add_minimum(Explanation& node, Day day) const {
    const auto& credited = model_.portfolio().partner.credited_tier;
    const auto* minimum = model_.rules().minimum_activities.on(day);
    if (!credited || minimum == nullptr) return 1;
    const MinimumActivities* row = minimum->find(credited->tier);
    if (row == nullptr) return 1;
    add_rules(node, "managed.minimum");
    add_parameter(node, model_.rules().minimum_activities, day, number_text(row->count));
    add_input(node, "", "/partner/creditedTier/tier", credited->tier);
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
      for (const std::size_t index : latest_counting(count)) add_reason(node, activity(index));
    }
    if (stands_in && node.because.size() < count) {
      add_input(node, pointer_, "/managedUntil", *client_.managed_until);
    }
  }

  /// The last `count` counting activities up to the day, latest first, as indices of the client's activities.
  std::vector<std::uint32_t> latest_counting(std::size_t count) const {
    const auto day_of = [&](std::uint32_t index) { return client_.activities[index].on; };
    std::vector<std::uint32_t> indices;
    for (auto i = static_cast<std::uint32_t>(client_.activities.size()); i-- > 0;) {
      // The first ones of a day stand for it, so none of its others may end the search.
      if (indices.size() >= count && day_of(i) != day_of(indices.back())) break;
      const Activity& activity = client_.activities[i];
      if (activity.on <= on_ && row_of(activity) && counts(activity)) indices.push_back(i);
    }
    std::reverse(indices.begin(), indices.end());
    sort_positions(indices, [&](std::uint32_t a, std::uint32_t b) { return day_of(b) < day_of(a); });
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
      const Employee& employee = *portfolio.employees[access.employee];
      const Setup setup = setup_of(access, employee, portfolio.partner.owns_domain_of(employee.email));
      if (setup.assigned.contains(activity.on)) return i;
    }
    return std::nullopt;
  }

  const QualifyingRow* qualifying_row(const Activity& activity) const {
    return tierwise::qualifying_row(*model_.rules().qualifying.on(activity.on),
                                    model_.portfolio().activity_kinds.tool(activity.kind));
  }

  bool counts(const Activity& activity) const {
    const QualifyingRow* row = qualifying_row(activity);
    return row != nullptr && row->actions.contains(model_.portfolio().activity_kinds.action(activity.kind));
  }

  Explanation activity(std::size_t index) const {
    const Activity& activity = client_.activities[index];
    const Portfolio& portfolio = model_.portfolio();
    const Employee& employee = *portfolio.employees[activity.employee];
    Explanation node = figure("managed.activity", "day");
    node.value = quoted(activity.on);
    add_subject(node, "employee", employee.id);
    add_subject(node, "tool", portfolio.activity_kinds.tool(activity.kind));
    add_subject(node, "action", portfolio.activity_kinds.action(activity.kind));
    add_rules(node, "managed.setup managed.assignment managed.qualifying");
    node.planned = is_plan(activity.on);
    add_parameter(node, model_.rules().qualifying, activity.on, json_quoted(qualifying_row(activity)->tool));
    add_input(node, row_at(pointer_, "/activities/", client_.activity_positions[index]), "/on", activity.on);
    const std::size_t row = *row_of(activity);
    const std::string access = row_at(pointer_, "/access/", row);
    add_input(node, access, "/from", client_.access[row].present.from);
    const std::string user = row_at("", "/employees/", activity.employee);
    add_input(node, user, "/from", employee.present.from);
    if (portfolio.partner.owns_domain_of(employee.email)) {
      add_input(node, user, "/email", employee.email);
    } else {
      add_input(node, access, "/linked", *client_.access[row].linked);
    }
    return node;
  }

  Explanation ending(Day day) const {
    Explanation node = figure("managed.ending", "day");
    node.value = quoted(day);
    add_rules(node, "managed.end");
    node.planned = is_plan(day);
    for (std::size_t i = 0; i < client_.ended.size(); ++i) {
      if (client_.ended[i] == day) {
        add_input(node, row_at(pointer_, "/ended/", i), "", day);
        return node;
      }
    }
    for (std::size_t i = 0; i < client_.access.size(); ++i) {
      const Access& access = client_.access[i];
      if (access.present.to == day) {
        add_input(node, row_at(pointer_, "/access/", i), "/to", day);
      }
      if (model_.portfolio().employees[access.employee]->present.to == day) {
        add_input(node, row_at("", "/employees/", access.employee), "/to", day);
      }
    }
    return node;
  }

  Explanation lot(std::size_t index) const {
    const Sale& sale = client_.sales[index];
    const SoldLot& sold = ledger_.lots[index];
    const RuleBook& rules = model_.rules();
    const std::string pointer = row_at(pointer_, "/sales/", index);
    Explanation node = figure("lot.points", "points");
    add_subject(node, "line", sale.line);
    add_subject(node, "motion", name_of(sale.motion));
    add_subject(node, "on", sale.on);
    add_subject(node, "until", sold.life.to);
    node.value = sold.priced ? Points(sold.points).text() : "null";
    node.planned = is_plan(sale.on);
    add_rules(node, "sold.rate sold.line sold.life");
    const Dated<Decimal>& rates = rules.sold_rate(sale.motion);
    const Day first_sold = line_first_sold(client_, sale);
    add_parameter(node, rates, first_sold, json_quoted(sold.rate.text()));
    add_parameter(node, rules.life_months, sale.on, number_text(*rules.life_months.on(sale.on)));
    add_price(node, sale.on);
    add_input(node, pointer, "/on", sale.on);
    add_input(node, pointer, "/mrr", sale.mrr);
    if (sale.replaces && !sale.replaces->zero()) {
      add_rules(node, "sold.net");
      add_input(node, pointer, "/replaces", *sale.replaces);
    }
    add_line_start(node, sale.line, first_sold);
    return node;
  }

  /// The sale that dates the product line.
  void add_line_start(Explanation& node, const std::string& line, Day day) const {
    for (std::size_t i = 0; i < client_.sales.size(); ++i) {
      const Sale& sale = client_.sales[i];
      if (sale.line != line || sale.line_since.value_or(sale.on) != day) continue;
      const std::string pointer = row_at(pointer_, "/sales/", i) + (sale.line_since ? "/lineSince" : "/on");
      const bool known = std::any_of(node.inputs.begin(), node.inputs.end(),
                                     [&](const ExplainedInput& input) { return input.pointer == pointer; });
      if (!known) add_input(node, pointer, "", day);
      return;
    }
  }

  const Model& model_;
  ManagedContext& context_;
  const Client& client_;
  const ClientLedger& ledger_;
  std::size_t index_;
  Day on_;
  std::string pointer_;
};

/// Explains totals, tiers and reviews on one day.
class StandingExplainer {
 public:
  StandingExplainer(const Model& model, Day on, const Totals& totals, ManagedContext& context)
      : model_(model), on_(on), totals_(totals), context_(context) {}

  std::vector<Explanation> figures() const {
    std::vector<Explanation> result;
    result.push_back(total());
    result.push_back(performance());
    result.push_back(credited());
    if (totals_.review) result.push_back(review());
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
    const TrackPoints& points = totals_.points;
    Explanation sold = figure("points.sold", points.sold().text(), "points", "points.exact");
    add_reason(sold, of_clients("points.sourced", points.sourced, Motion::sourced));
    add_reason(sold, of_clients("points.assisted", points.assisted, Motion::assisted));
    Explanation node = figure("points.total", points.total().text(), "points", "points.exact");
    add_reason(node, std::move(sold));
    add_reason(node, of_clients("points.managed", points.managed, std::nullopt));
    return node;
  }

  /// One line per client that earns something; its own explanation has the rest.
  Explanation of_clients(std::string_view name, const Points& points, std::optional<Motion> motion) const {
    Explanation node = figure(name, points.text(), "points", "points.exact");
    for (std::size_t i = 0; i < model_.portfolio().clients.size(); ++i) {
      // To explain why there are none would take longer than everything else.
      if (!motion && model_.client(i).managed_on(on_).zero()) continue;
      const ClientExplainer client(model_, i, on_, context_);
      Explanation part = motion ? client.sold_points(motion) : client.managed_points();
      if (part.value == "0" || part.value == "null") continue;
      settle(part);
      part.because.clear();
      add_reason(node, std::move(part));
    }
    return node;
  }

  Explanation performance() const {
    Explanation node = figure("performance", json_of(totals_.performance), "tier", "tier.minimum");
    // The tier met decides, and that no higher one is.
    bool from_here = !totals_.performance;
    for (std::size_t i = 0; i < totals_.tiers.size(); ++i) {
      from_here = from_here || totals_.tiers[i].id == totals_.performance;
      if (from_here) add_reason(node, tier(i));
    }
    return node;
  }

  Explanation tier(std::size_t index) const {
    const TierStanding& standing = totals_.tiers[index];
    const Tier& tier = (*model_.rules().tiers.on(on_))[index];
    Explanation node = figure("tier.met", json_of(standing.met), "boolean", "tier.minimum");
    add_subject(node, "tier", tier.id);
    for (const Track track : kTracks) {
      const std::optional<Decimal>& minimum = tier.minimum[track];
      if (!minimum) continue;
      Explanation part = figure("tier.minimum", totals_.points.of(track).text(), "points", "tier.minimum");
      add_subject(part, "tier", tier.id);
      add_subject(part, "track", name_of(track));
      add_parameter(part, model_.rules().tiers, on_, json_quoted(minimum->text()));
      add_reason(node, std::move(part));
    }
    if (tier.certified) add_reason(node, certification());
    for (const Condition& condition : tier.conditions) {
      const auto& open = standing.unconfirmed;
      const bool confirmed = std::find(open.begin(), open.end(), condition.id) == open.end();
      Explanation part = figure("tier.condition", json_of(confirmed), "boolean", "tier.condition");
      add_subject(part, "condition", condition.id);
      const auto& all = model_.portfolio().partner.confirmed;
      const auto place = std::find(all.begin(), all.end(), condition.id);
      if (place != all.end()) {
        add_input(part, row_at("", "/partner/confirmed/", static_cast<std::size_t>(place - all.begin())), "",
                  condition.id);
      }
      add_reason(node, std::move(part));
    }
    return node;
  }

  Explanation certification(std::optional<Day> day = std::nullopt) const {
    const Partner& partner = model_.portfolio().partner;
    Explanation node =
        figure("tier.certification", json_of(partner.certified_on(day.value_or(on_))), "boolean", "tier.certification");
    if (partner.certified_until) {
      add_input(node, "", "/partner/certifiedUntil", *partner.certified_until);
    }
    return node;
  }

  Explanation credited() const {
    Explanation node = figure("credited", json_of(totals_.credited), "tier", "tier.credited");
    const Portfolio& portfolio = model_.portfolio();
    if (on_ < portfolio.as_of) {
      add_input(node, "", "/asOf", portfolio.as_of);
      return node;
    }
    std::optional<CreditedStep> last;
    const PlayedCheckpoints played = model_.play(on_.next());
    for (const CreditedStep& step : played.steps) {
      if (step.outcome == ReviewOutcome::rise || step.outcome == ReviewOutcome::fall) last = step;
    }
    if (last) {
      add_step(node, *last);
    } else if (portfolio.partner.credited_tier) {
      add_input(node, "", "/partner/creditedTier/tier", portfolio.partner.credited_tier->tier);
      add_input(node, "", "/partner/creditedTier/since", portfolio.partner.credited_tier->since);
    }
    return node;
  }

  Explanation checkpoint(Day day, const std::optional<std::string>& performance) const {
    Explanation node = figure("review.checkpoint", json_of(performance), "tier", "review.checkpoint");
    add_subject(node, "on", day);
    node.planned = day > model_.portfolio().as_of;
    const int* checkpoint_day = model_.rules().checkpoint_day.on(day);
    if (checkpoint_day != nullptr) {
      add_parameter(node, model_.rules().checkpoint_day, day, number_text(*checkpoint_day));
    }
    if (const auto* tiers = model_.rules().tiers.on(day); tiers != nullptr && !tiers->empty()) {
      // Without any tier met, it is the lowest that was missed.
      add_parameter(node, model_.rules().tiers, day, json_quoted(performance.value_or(tiers->front().id)));
    }
    const auto& credited = model_.portfolio().partner.credited_tier;
    for (std::size_t i = 0; credited && i < credited->met_on.size(); ++i) {
      if (credited->met_on[i] != day) continue;
      add_input(node, row_at("", "/partner/creditedTier/metOn/", i), "", day);
    }
    return node;
  }

  Explanation review() const {
    Explanation node = figure("review", json_of(totals_.review->to), "tier", "tier.credited");
    node.rules.clear();
    add_step(node, model_.play(totals_.review->next.next()).steps.back());
    return node;
  }

  /// Why the credited tier is what it is after a checkpoint, in the order in which the rules are asked.
  void add_step(Explanation& node, const CreditedStep& step) const {
    const Day day = step.checkpoint.on;
    const RuleBook& rules = model_.rules();
    add_subject(node, "on", day);
    add_subject(node, "outcome", name_of(step.outcome));
    node.planned = true;
    if (const auto& review = step.checkpoint.review; review && step.outcome != ReviewOutcome::rise) {
      add_parameter(node, rules.down_reviews, day, json_quoted(review->on.text() + ", since " + review->since.text()));
    }
    if (step.outcome == ReviewOutcome::rise) {
      add_rules(node, "review.checkpoint");
      add_reason(node, checkpoint(day, step.performance));
    } else if (step.outcome == ReviewOutcome::protected_) {
      add_rules(node, "review.protection");
      add_parameter(node, rules.protection_months, day, number_text(*rules.protection_months.on(day)));
      add_since(node, step.since);
    } else if (step.outcome == ReviewOutcome::fall && !model_.portfolio().partner.certified_on(day)) {
      add_rules(node, "review.certification");
      add_reason(node, certification(day));
    } else {
      add_rules(node, "review.down");
      add_window(node, step.checkpoint);
    }
  }

  /// Since when the tier is held: by the document, or by a checkpoint.
  void add_since(Explanation& node, Day since) const {
    const std::vector<CreditedStep> steps = model_.play(since.next()).steps;
    if (!steps.empty() && steps.back().checkpoint.on == since) {
      add_reason(node, checkpoint(since, steps.back().performance));
    } else {
      add_input(node, "", "/partner/creditedTier/since", since);
    }
  }

  void add_window(Explanation& node, const Checkpoint& review) const {
    for (const Checkpoint& past : checkpoints(model_.rules(), {review.window_start(), review.on.next()})) {
      const auto* tiers = model_.rules().tiers.on(past.on);
      const Tier* tier =
          tiers == nullptr ? nullptr : performance_of(*tiers, model_.ledger().at(past.on), model_.standing_on(past.on));
      add_reason(node, checkpoint(past.on, tier == nullptr ? std::nullopt : std::optional(tier->id)));
    }
  }

  const Model& model_;
  Day on_;
  const Totals& totals_;
  ManagedContext& context_;
};

}  // namespace

Result<std::vector<Explanation>> explain_client(const Model& model, std::size_t client, Day on) {
  const Problems missing = model.missing_parameters({on, on.next()});
  if (!missing.empty()) return missing;
  ManagedContext context = model.managed_context();
  return ClientExplainer(model, client, on, context).figures();
}

Result<std::vector<Explanation>> explain_standing(const Model& model, Day on) {
  const Result<Totals> totals = model.totals(on);
  if (!totals) return totals.problems();
  ManagedContext context = model.managed_context();
  return StandingExplainer(model, on, *totals, context).figures();
}

}  // namespace tierwise
