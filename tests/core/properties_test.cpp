#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>

#include "tierwise/advice.hpp"
#include "tierwise/documents.hpp"
#include "tierwise/model.hpp"

namespace tierwise {
namespace {

using rc::gen::arbitrary;
using rc::gen::element;
using rc::gen::inRange;

const Day kAsOf = *Day::from_civil({2024, 6, 1});
constexpr int kPast = -500;
constexpr int kFuture = 300;
constexpr std::uint32_t kEmployees = 3;
/// A user in the partner account who has access to no client.
constexpr std::uint32_t kExtra = kEmployees;

std::shared_ptr<const RuleBook> shipped() {
  static const auto book = std::make_shared<const RuleBook>(read_rules(shipped_rules()).value());
  return book;
}

Day any_day() {
  return kAsOf.plus_days(*inRange(kPast, kFuture));
}

Interval any_interval() {
  const Day from = any_day();
  return *arbitrary<bool>() ? Interval{from} : Interval{from, from.plus_days(*inRange(0, 300))};
}

Amount any_amount() {
  return Amount(Decimal::from_scaled(*inRange<std::int64_t>(0, 100'000'000)));
}

/// Up to `most` rows, each made by `make`.
template <class Make>
auto any_rows(int most, Make make) {
  std::vector<decltype(make())> rows;
  for (int i = *inRange(0, most + 1); i > 0; --i) rows.push_back(make());
  return rows;
}

Sale any_sale() {
  Sale sale;
  sale.line = *element<std::string>("marketing-hub", "sales-hub");
  sale.on = any_day();
  sale.mrr = any_amount();
  sale.motion = *element(Motion::sourced, Motion::assisted);
  return sale;
}

std::vector<Access> any_access() {
  std::vector<Access> rows;
  for (std::uint32_t employee = 0; employee < kEmployees; ++employee) {
    if (*arbitrary<bool>()) rows.push_back({employee, any_interval(), std::nullopt, any_rows(1, any_interval)});
  }
  return rows;
}

Client any_client(const std::string& id, ActivityKinds& kinds) {
  Client client;
  client.id = id;
  client.name = id;
  client.market = *element<std::string>("US", "BR");
  client.currency = *element<std::string>("USD", "EUR", "JPY", "CHF");
  client.subscriptions = any_rows(3, [] {
    return Subscription{*element<std::string>("marketing-hub", "sales-hub"), any_amount(), any_interval(),
                        std::nullopt};
  });
  client.sales = any_rows(3, any_sale);
  client.access = any_access();
  client.other_partners = any_rows(2, any_interval);
  client.add_activities(any_rows(8, [&] {
    return Activity{
        any_day(), *inRange(0U, kEmployees),
        kinds.number_of(*element<std::string>("email", "blog", "login"), *element<std::string>("create", "publish"))};
  }));
  client.ended = any_rows(1, any_day);
  return client;
}

Portfolio any_portfolio() {
  Portfolio portfolio;
  portfolio.as_of = kAsOf;
  portfolio.partner.name = "Agency";
  portfolio.partner.email_domains = {"agency.example"};
  portfolio.partner.certified_until = any_day();
  if (*arbitrary<bool>())
    portfolio.partner.credited_tier = CreditedTier{"gold", kAsOf.plus_days(*inRange(-400, 1)), {}};
  for (std::uint32_t i = 0; i <= kEmployees; ++i) {
    const std::string id = "e" + std::to_string(i);
    const std::string email = id + (i == 1 ? "@elsewhere.example" : "@agency.example");
    portfolio.employees.push_back(std::make_shared<Employee>(Employee{
        id, email, {kAsOf.plus_days(2 * kPast)}, false, i == 2 ? any_rows(1, any_interval) : std::vector<Interval>{}}));
  }
  for (int i = *inRange(1, 4); i > 0; --i) {
    portfolio.clients.push_back(
        std::make_shared<Client>(any_client("c" + std::to_string(i), portfolio.activity_kinds)));
  }
  return portfolio;
}

Model model_of(Portfolio portfolio) {
  return {shipped(), std::make_shared<const Portfolio>(std::move(portfolio))};
}

/// The portfolio with its first client changed by `edit`.
template <class Edit>
Portfolio with_first_client(Portfolio portfolio, Edit edit) {
  auto client = std::make_shared<Client>(*portfolio.clients[0]);
  edit(*client);
  portfolio.clients.set(0, std::move(client));
  return portfolio;
}

/// Everything there is to say about a portfolio: its timeline, and a few days of it in full.
std::string everything_about(const Model& model) {
  std::string text =
      to_json(*model.timeline({kAsOf.plus_days(kPast), kAsOf.plus_days(2 * kFuture)}), model.portfolio());
  for (int days = kPast; days < 2 * kFuture; days += 97)
    text += evaluation_json(model, *model.totals(kAsOf.plus_days(days)));
  return text;
}

/// Applying both changes says the same as applying none; cases in which one cannot apply prove nothing.
void expect_undone(const Portfolio& portfolio, Change change, Change undo) {
  const Model base = model_of(portfolio);
  const Result<Model> changed = base.with_changes({"what if", {std::move(change), std::move(undo)}});
  RC_PRE(static_cast<bool>(changed));
  RC_ASSERT(everything_about(*changed) == everything_about(base));
}

RC_GTEST_PROP(Window, AnActivityCountsOnItsDaysAndOnNoOther, ()) {
  const Day on = *Day::from_civil({2023, 11, 15});
  const Day activity = on.plus_days(*inRange(0, 700));
  Portfolio portfolio;
  portfolio.as_of = kAsOf;
  portfolio.partner.email_domains = {"agency.example"};
  portfolio.employees.push_back(std::make_shared<Employee>(Employee{"ana", "ana@agency.example", {on}, false, {}}));
  Client client;
  client.market = "US";
  client.currency = "USD";
  client.access.push_back({0, {on}, std::nullopt, {}});
  client.add_activities(std::vector<Activity>{{activity, 0, portfolio.activity_kinds.number_of("email", "create")}});
  portfolio.clients.push_back(std::make_shared<Client>(std::move(client)));
  const Model model = model_of(std::move(portfolio));
  const Interval window{activity, activity.plus_days(60)};
  for (int days = -2; days <= 62; ++days) {
    const Day day = activity.plus_days(days);
    const bool active = model.evaluate(day)->clients.front().managed.status == ManagedStatus::active;
    RC_ASSERT(active == window.contains(day));
  }
}

RC_GTEST_PROP(Window, TouchingIntervalsPartitionTime, ()) {
  const Day a = any_day();
  const Day b = a.plus_days(*inRange(0, 50));
  const Interval parts[] = {{Day::earliest(), a}, {a, b}, {b}};
  const Day day = any_day();
  RC_ASSERT(std::count_if(std::begin(parts), std::end(parts), [&](Interval part) { return part.contains(day); }) == 1);
}

RC_GTEST_PROP(Undo, JoinThenLeave, ()) {
  const Portfolio portfolio = any_portfolio();
  const Day on = any_day();
  const std::string client = portfolio.clients[0]->id;
  expect_undone(portfolio, change::Join{client, on}, change::Leave{client, on});
}

RC_GTEST_PROP(Undo, GiveAccessThenRemoveAccess, ()) {
  const Portfolio portfolio = any_portfolio();
  const Day on = any_day();
  const std::string client = portfolio.clients[0]->id;
  const std::string extra = portfolio.employees[kExtra]->id;
  expect_undone(portfolio, change::GiveAccess{client, extra, {0, {on}, std::nullopt, {}}},
                change::RemoveAccess{client, extra, on});
}

RC_GTEST_PROP(Undo, DeactivateThenReactivate, ()) {
  const Portfolio portfolio = any_portfolio();
  const Day on = any_day();
  const std::string employee = portfolio.employees[*inRange(0U, kEmployees)]->id;
  const auto client = *arbitrary<bool>() ? std::optional(portfolio.clients[0]->id) : std::nullopt;
  expect_undone(portfolio, change::Deactivate{employee, client, on}, change::Reactivate{employee, client, on});
}

RC_GTEST_PROP(Undo, WorkThenStopWork, ()) {
  const Portfolio portfolio = any_portfolio();
  const std::string client = portfolio.clients[0]->id;
  const Day from = kAsOf.plus_days(kFuture);
  expect_undone(portfolio,
                change::Work{client, portfolio.employees[0]->id, "email", "create", {from, from.plus_days(100)}, 7},
                change::StopWork{client, from});
}

RC_GTEST_PROP(Undo, MoveClientThenBack, ()) {
  const Portfolio portfolio = any_portfolio();
  const Client& client = *portfolio.clients[0];
  expect_undone(portfolio, change::MoveClient{client.id, "IN", "COP"},
                change::MoveClient{client.id, client.market, client.currency});
}

RC_GTEST_PROP(Evaluation, IgnoresActivitiesAfterItsDay, ()) {
  const Portfolio portfolio = any_portfolio();
  const Day on = any_day();
  const Portfolio without = with_first_client(portfolio, [&](Client& client) {
    std::erase_if(client.activities, [&](const Activity& activity) { return on < activity.on; });
  });
  const auto without_forecast = [&](const Portfolio& documents) {
    const Model model = model_of(documents);
    Totals totals = *model.totals(on);
    totals.review.reset();
    return evaluation_json(model, totals);
  };
  RC_ASSERT(without_forecast(portfolio) == without_forecast(without));
}

RC_GTEST_PROP(Evaluation, CountsNothingThatBeginsAfterItsDay, ()) {
  const Portfolio portfolio = any_portfolio();
  const Day on = any_day();
  const Portfolio without = with_first_client(portfolio, [&](Client& client) {
    const auto later = [&](const Interval& interval) { return on < interval.from; };
    std::erase_if(client.sales, [&](const Sale& sale) { return on < sale.on; });
    std::erase_if(client.subscriptions, [&](const Subscription& each) { return later(each.in_force); });
    std::erase_if(client.access, [&](const Access& each) { return later(each.present); });
    std::erase_if(client.activities, [&](const Activity& activity) { return on < activity.on; });
    std::erase_if(client.other_partners, later);
    std::erase_if(client.ended, [&](Day day) { return on < day; });
  });
  const Evaluation a = *model_of(portfolio).evaluate(on);
  const Evaluation b = *model_of(without).evaluate(on);
  RC_ASSERT(a.points == b.points);
  RC_ASSERT(a.performance == b.performance);
  RC_ASSERT(a.clients.front().managed.status == b.clients.front().managed.status);
}

RC_GTEST_PROP(Evaluation, DoesNotDependOnTheOrderOfRows, ()) {
  const Portfolio portfolio = any_portfolio();
  std::mt19937 random(*arbitrary<unsigned>());
  const Portfolio shuffled = with_first_client(portfolio, [&](Client& client) {
    const auto shuffle = [&](auto& rows) { std::shuffle(rows.begin(), rows.end(), random); };
    shuffle(client.subscriptions);
    shuffle(client.access);
    shuffle(client.other_partners);
    std::vector<Activity> activities = std::exchange(client.activities, {});
    shuffle(activities);
    client.add_activities(activities);
    shuffle(client.ended);
  });
  RC_ASSERT(everything_about(model_of(shuffled)) == everything_about(model_of(portfolio)));
}

RC_GTEST_PROP(Evaluation, TotalsDoNotDependOnTheOrderOfClientsAndSales, ()) {
  const Portfolio portfolio = any_portfolio();
  Portfolio reversed =
      with_first_client(portfolio, [](Client& client) { std::reverse(client.sales.begin(), client.sales.end()); });
  for (std::size_t i = 0; i < portfolio.clients.size(); ++i) {
    reversed.clients.set(portfolio.clients.size() - 1 - i,
                         i == 0 ? reversed.clients.share(0) : portfolio.clients.share(i));
  }
  const Day on = any_day();
  const TrackPoints a = model_of(portfolio).evaluate(on)->points;
  const TrackPoints b = model_of(reversed).evaluate(on)->points;
  RC_ASSERT(a.sourced == b.sourced);
  RC_ASSERT(a.assisted == b.assisted);
  RC_ASSERT(a.managed == b.managed);
}

RC_GTEST_PROP(Evaluation, TotalsAreTheSumOfTheClients, ()) {
  const Evaluation evaluation = *model_of(any_portfolio()).evaluate(any_day());
  TrackPoints sum;
  for (const ClientEvaluation& client : evaluation.clients) {
    RC_PRE(client.managed_points && client.sourced && client.assisted);
    sum.managed.add(*client.managed_points);
    sum.sourced += *client.sourced;
    sum.assisted += *client.assisted;
  }
  RC_ASSERT(sum == evaluation.points);
}

TEST(Evaluation, OfADayWithoutTotalsIsTheirProblems) {
  const Model model = model_of({});
  const Day before_all_rules = Day::first();
  ASSERT_FALSE(model.totals(before_all_rules));
  EXPECT_EQ(to_json(model.evaluate(before_all_rules).problems()), to_json(model.totals(before_all_rules).problems()));
}

RC_GTEST_PROP(Split, SharesSumToTheWhole, ()) {
  const Portfolio alone = with_first_client(any_portfolio(), [](Client& client) { client.other_partners.clear(); });
  const int others = *inRange(1, 12);
  const Portfolio shared = with_first_client(alone, [&](Client& client) {
    client.other_partners.assign(static_cast<std::size_t>(others), {Day::earliest()});
  });
  const Day on = any_day();
  const ClientEvaluation whole = model_of(alone).evaluate(on)->clients.front();
  const ClientEvaluation share = model_of(shared).evaluate(on)->clients.front();
  RC_ASSERT(share.partners == others + 1);
  RC_PRE(whole.managed_points.has_value());
  Points sum;
  for (int i = 0; i <= others; ++i) sum.add(*share.managed_points);
  RC_ASSERT(sum == Points(*whole.managed_points));
}

/// The last of `steps` that starts on or before `day`.
template <class Steps, class FromOf>
const auto& in_force(const Steps& steps, Day day, FromOf from_of) {
  const auto after = std::find_if(steps.begin(), steps.end(), [&](const auto& step) { return day < from_of(step); });
  return *std::prev(after);
}

RC_GTEST_PROP(Timeline, ReadOnADayIsTheEvaluationOfThatDay, ()) {
  const Model model = model_of(any_portfolio());
  const Day from = any_day();
  const Interval range{from, from.plus_days(*inRange(1, 400))};
  const Timeline timeline = *model.timeline(range);
  const auto day_of = [](const auto& step) { return step.first; };
  const auto from_of = [](const TierFrom& step) { return step.from; };
  for (Day day = range.from; day < range.to; day = day.plus_days(*inRange(1, 40))) {
    const Evaluation evaluation = *model.evaluate(day);
    const ShownTracks& points = in_force(timeline.points, day, day_of).second;
    for (const Track track : kTracks) RC_ASSERT(points.of(track) == evaluation.points.of(track).shown());
    RC_ASSERT(in_force(timeline.performance, day, from_of).tier == evaluation.performance);
    RC_ASSERT(in_force(timeline.credited, day, from_of).tier == evaluation.credited);
  }
}

/// The events that are about no client, and those about the clients that are `wanted`.
template <class Wanted>
std::string events_of(Timeline timeline, const Model& model, Wanted wanted) {
  std::erase_if(timeline.events, [&](const TimelineEvent& event) { return event.client && !wanted(*event.client); });
  return to_json(timeline, model.portfolio());
}

RC_GTEST_PROP(Timeline, BesideABaseHasTheEventsOfClientsThatTheBaseHasOtherwise, ()) {
  const Model base = model_of(any_portfolio());
  Client added;
  added.id = "added";
  added.market = "US";
  added.currency = "USD";
  added.sales = any_rows(2, any_sale);
  const Change change =
      *element<Change>(change::AddClient{added, {}, {}}, change::Sell{"c1", any_sale()},
                       change::StopWork{std::nullopt, any_day()}, change::Deactivate{"e0", std::nullopt, any_day()},
                       change::Rule{RuleBook(*shipped())}, change::Certify{any_day()});
  const Result<Model> changed = base.with_changes({"what if", {change}});
  RC_PRE(static_cast<bool>(changed));
  const Interval range{kAsOf.plus_days(kPast), kAsOf.plus_days(kFuture)};
  const std::vector<std::uint32_t> unshared = changed->unshared_clients(&base);
  const auto is_unshared = [&](std::uint32_t client) {
    return std::binary_search(unshared.begin(), unshared.end(), client);
  };
  const Timeline whole = *changed->timeline(range);
  RC_ASSERT(to_json(*changed->timeline(range, &base), changed->portfolio()) == events_of(whole, *changed, is_unshared));
  // What they share is about the same clients on the same days.
  const auto shared_in = [&](const Model& model) {
    Timeline timeline{{}, model.timeline(range)->events};
    std::erase_if(timeline.events,
                  [&](const TimelineEvent& event) { return !event.client || is_unshared(*event.client); });
    return to_json(timeline, model.portfolio());
  };
  RC_ASSERT(shared_in(*changed) == shared_in(base));
}

/// Is the goal met once a new client bought a new line for `amount`?
bool met_after_sale(const Model& model, const Target& target, Day on, const GoalWay& way, Amount amount) {
  Client client;
  client.id = "buyer";
  client.market = way.growth ? "BR" : "US";
  client.currency = way.currency;
  Sale sale;
  sale.line = "content-hub";
  sale.on = on;
  sale.mrr = amount;
  sale.motion = way.motion;
  const Changes changes{"what if", {change::AddClient{client, {}, {}}, change::Sell{client.id, sale}}};
  return seek_goal(*model.with_changes(changes), on, on, target)->standing.met;
}

RC_GTEST_PROP(Goal, IsMetByTheAmountAndNotByOneUnitLess, ()) {
  const Model model = model_of(any_portfolio());
  const Day on = any_day();
  Target target;
  if (*arbitrary<bool>()) {
    target.tier = *element<std::string>("gold", "platinum");
  } else {
    target.points = model.ledger().at(on).total() + Points(Decimal::from_scaled(*inRange<std::int64_t>(1, 10'000'000)));
  }
  const Result<Goal> goal = seek_goal(model, on, on, target);
  RC_PRE(static_cast<bool>(goal));
  std::vector<GoalWay> ways = goal->ways;
  std::erase_if(ways, [](const GoalWay& way) { return !way.amount; });
  RC_PRE(!ways.empty());
  const GoalWay way = ways[*inRange<std::size_t>(0, ways.size())];
  const Amount unit = Amount::from_scaled(way.currency == "JPY" ? Decimal::kScale : Decimal::kScale / 100);
  RC_ASSERT(met_after_sale(model, target, on, way, *way.amount));
  RC_ASSERT(!met_after_sale(model, target, on, way, *way.amount - unit));
}

/// What managed points one activity on each of some days of a plan brings on every one of them.
struct Treatment {
  int touches = 0;
  std::vector<Points> gains;
};

/// Every choice of the plan's days on which to work for a client; whoever is set up may do so on any day.
std::vector<Treatment> treatments_of(const Model& model, const std::string& client, const std::vector<PlanDay>& days) {
  std::vector<Treatment> treatments;
  for (unsigned chosen = 0; chosen < 1U << days.size(); ++chosen) {
    Changes changes{"what if", {}};
    for (std::size_t i = 0; i < days.size(); ++i) {
      if ((chosen >> i & 1U) == 0) continue;
      changes.changes.push_back(change::Work{client, "ana", "email", "create", {days[i].on, days[i].on.next()}, 1});
    }
    const Model changed = *model.with_changes(changes);
    Treatment& treatment = treatments.emplace_back(Treatment{static_cast<int>(changes.changes.size()), {}});
    for (const PlanDay& day : days) {
      treatment.gains.push_back(changed.ledger().at(day.on).managed - model.ledger().at(day.on).managed);
    }
  }
  return treatments;
}

/// The fewest touches, one choice a client, that leave no gap; none if there are always some.
std::optional<int> fewest(const std::vector<std::vector<Treatment>>& clients, std::size_t first,
                          const std::vector<Points>& gaps, int fewer_than) {
  if (std::all_of(gaps.begin(), gaps.end(), [](const Points& gap) { return gap.sign() <= 0; })) return 0;
  if (first == clients.size()) return std::nullopt;
  std::optional<int> best;
  for (const Treatment& treatment : clients[first]) {
    const int most = best.value_or(fewer_than);
    if (treatment.touches >= most) continue;
    std::vector<Points> rest = gaps;
    for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= treatment.gains[i];
    const std::optional<int> others = fewest(clients, first + 1, rest, most - treatment.touches);
    if (others && treatment.touches + *others < most) best = treatment.touches + *others;
  }
  return best;
}

/// Clients of different sizes, each with work that runs out some day.
Portfolio any_busy_portfolio() {
  Portfolio portfolio;
  portfolio.as_of = kAsOf;
  portfolio.partner.email_domains = {"agency.example"};
  portfolio.employees.push_back(
      std::make_shared<Employee>(Employee{"ana", "ana@agency.example", {kAsOf.plus_days(kPast)}, false, {}}));
  for (int i = *inRange(2, 5); i > 0; --i) {
    Client client;
    client.id = "c" + std::to_string(i);
    client.market = *element<std::string>("US", "BR");
    client.currency = *element<std::string>("USD", "EUR");
    client.subscriptions.push_back({"marketing-hub",
                                    Amount(Decimal::from_integer(*inRange(1, 12) * 100)),
                                    {kAsOf.plus_days(kPast)},
                                    std::nullopt});
    const Day access = kAsOf.plus_days(*inRange(-90, -60));
    client.access.push_back({0, *inRange(0, 3) > 0 ? Interval{access} : Interval{access, any_day()}, std::nullopt, {}});
    if (client.access.front().present.empty()) client.access.front().present = {access};
    client.add_activities(std::vector<Activity>{
        {kAsOf.plus_days(*inRange(-60, 30)), 0, portfolio.activity_kinds.number_of("email", "create")}});
    portfolio.clients.push_back(std::make_shared<Client>(std::move(client)));
  }
  return portfolio;
}

RC_GTEST_PROP(Plan, TakesAsFewTouchesAsCanBe, ()) {
  const Model model = model_of(any_busy_portfolio());
  const Day from = kAsOf.plus_days(*inRange(0, 30));
  const Points target(Decimal::from_integer(*inRange(1, 40)));
  const Plan plan = *make_plan(model, {from, from.plus_days(*inRange(20, 90)), PlanDays::checkpoints, {{}, target}});
  std::vector<std::vector<Treatment>> clients;
  for (std::size_t i = 0; i < model.portfolio().clients.size(); ++i) {
    clients.push_back(treatments_of(model, model.portfolio().clients[i]->id, plan.days));
  }
  std::vector<Points> gaps;
  for (const PlanDay& day : plan.days) gaps.push_back(day.missing);
  const std::optional<int> least = fewest(clients, 0, gaps, 1000);
  RC_ASSERT(least.has_value() == !plan.unreachable.has_value());
  if (!least) return;
  RC_ASSERT(plan.proven);
  RC_ASSERT(static_cast<int>(plan.touches.size()) == *least);
  for (const PlanDay& day : plan.days) RC_ASSERT(day.after >= target);
}

}  // namespace
}  // namespace tierwise
