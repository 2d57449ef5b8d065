#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "target.hpp"
#include "tierwise/advice.hpp"

namespace tierwise {
namespace {

using Positions = std::vector<std::uint32_t>;

/// Something that could be done for one client, and what it would add on each day of the plan.
struct Candidate {
  std::vector<Touch> touches;     // more than one where a minimum asks for them
  std::vector<Points> gains;      // per day of the plan
  std::vector<double> estimates;  // of `gains`, for bounds that only guide the search
  Positions days;                 // places of the days with a gain

  std::size_t client() const { return touches.front().client; }
  std::size_t cost() const { return touches.size(); }
  bool covers(std::size_t day) const { return !gains.empty() && gains[day].sign() > 0; }
};

double estimate_of(const Points& points) {
  double sum = 0;
  for (const Fraction& term : points.terms()) {
    sum += static_cast<double>(term.numerator) / static_cast<double>(term.denominator);
  }
  return sum;
}

/// Bounds are taken with this much slack, so that no rounding of a double can cut off a plan that suffices.
constexpr double kSlack = 1e-6;

/// Some activity that counts. The row for all other tools names none, so one without a row of its own stands for them.
std::optional<std::pair<std::string, std::string>> qualifying_activity(const std::vector<QualifyingRow>& table) {
  for (const QualifyingRow& row : table) {
    if (row.actions.empty()) continue;
    if (row.tool != "*") return std::pair(row.tool, row.actions.front());
    std::string tool = "asset";
    const auto has_own_row = [&](const QualifyingRow& other) { return other.tool == tool; };
    while (std::any_of(table.begin(), table.end(), has_own_row)) tool += "-other";
    return std::pair(tool, row.actions.front());
  }
  return std::nullopt;
}

/// Finds everything that is worth considering for one client.
class CandidateFinder {
 public:
  CandidateFinder(const Model& model, Day from, const std::vector<Day>& days)
      : model_(model), from_(from), days_(days), terms_(model.terms()) {
    for (const ActivityTerms& terms : *terms_) most_copies_ = std::max(most_copies_, terms.minimum.count);
  }

  /// Appends what could be done for a client: the fewest activities for any of its days are one of these, or several.
  void collect(std::size_t client, std::vector<Candidate>& candidates) {
    std::vector<Way> ways;
    extend(client, {}, 0, ways);
    const std::size_t singles = ways.size();
    // Where a minimum asks for several activities, those for an early day may leave fewer to do for a later one.
    for (std::size_t i = 0; most_copies_ > 1 && i < ways.size(); ++i) {
      if (ways.size() > kMostWays) {
        complete_ = false;
        break;
      }
      extend(client, Way(ways[i]), singles, ways);
    }
    for (Way& way : ways) {
      if (!way.separable) candidates.push_back(std::move(way.all));
    }
  }

  /// Was all that is worth considering found?
  bool complete() const { return complete_; }

  /// What all these touches of one client add on each day of the plan.
  std::vector<Points> gains_of(std::size_t client, const std::vector<Touch>& touches) const {
    const ClientLedger& before = model_.client(client);
    const ClientLedger after = ledger_with(client, touches);
    std::vector<Points> gains;
    for (const Day day : days_) gains.push_back(Points(after.managed_on(day)) - Points(before.managed_on(day)));
    return gains;
  }

 private:
  static constexpr std::size_t kMostWays = 256;

  /// Activities for one client, the days of the plan in order: each is for a day that those before it leave open.
  struct Way {
    Candidate all;
    std::uint32_t next = 0;  // the first day that a further activity may be for
    bool separable = false;  // takes as many as two other ways that do the same together
  };

  /// Appends each way that goes on from `base` by one more day. The first `singles` ways are for one day.
  void extend(std::size_t client, const Way& base, std::size_t singles, std::vector<Way>& ways) const {
    const ClientLedger& ledger = model_.client(client);
    const std::size_t first = ways.size();
    for (std::uint32_t i = base.next; i < days_.size(); ++i) {
      if (ledger.relationship.active().contains(days_[i]) || ledger.mrr.at(days_[i]).zero()) continue;
      // An activity on the latest day that still covers a day does all that an earlier one does for it.
      const auto setup = latest_setup(client, days_[i]);
      if (!setup || base.all.covers(i)) continue;
      if (ways.size() > first && ways.back().all.touches.back().by == setup->first && ways.back().all.covers(i))
        continue;
      auto all = try_touch(base.all, client, setup->second, setup->first, i);
      if (!all) continue;
      const bool separable = std::any_of(ways.begin(), ways.begin() + static_cast<std::ptrdiff_t>(singles),
                                         [&](const Way& single) { return is_sum(*all, base.all, single.all); });
      ways.push_back({std::move(*all), i + 1, separable});
    }
  }

  /// Do two candidates cover the same days with no more activities?
  static bool is_sum(const Candidate& whole, const Candidate& one, const Candidate& other) {
    return one.cost() + other.cost() <= whole.cost() &&
           std::all_of(whole.days.begin(), whole.days.end(),
                       [&](std::uint32_t day) { return one.covers(day) || other.covers(day); });
  }

  /// The latest day in `[from, until]` on which an employee is set up for the client, and who.
  std::optional<std::pair<Day, std::uint32_t>> latest_setup(std::size_t client, Day until) const {
    const Portfolio& portfolio = model_.portfolio();
    std::optional<std::pair<Day, std::uint32_t>> latest;
    for (const Access& access : portfolio.clients[client]->access) {
      const Employee& employee = *portfolio.employees[access.employee];
      const Setup setup = setup_of(access, employee, portfolio.partner.owns_domain_of(employee.email));
      for (const Interval& run : setup.assigned.runs()) {
        const Interval days = intersection(run, {from_, until.next()});
        if (days.empty() || (latest && days.to.previous() <= latest->first)) continue;
        latest = std::pair(days.to.previous(), access.employee);
      }
    }
    return latest;
  }

  /// The fewest more activities on `day` that cover the day of the plan at `needed`.
  std::optional<Candidate> try_touch(const Candidate& base, std::size_t client, std::uint32_t employee, Day day,
                                     std::uint32_t needed) const {
    const auto* table = model_.rules().qualifying.on(day);
    if (table == nullptr) return std::nullopt;
    const auto activity = qualifying_activity(*table);
    if (!activity) return std::nullopt;

    const Touch touch{client, employee, activity->first, activity->second, day, {}, {}};
    int too_few = 0;
    int enough = most_copies_;
    Candidate best = with_copies(base, touch, enough);
    if (!best.covers(needed)) return std::nullopt;
    while (enough - too_few > 1) {
      const int middle = too_few + (enough - too_few) / 2;
      Candidate candidate = with_copies(base, touch, middle);
      if (candidate.covers(needed)) {
        enough = middle;
        best = std::move(candidate);
      } else {
        too_few = middle;
      }
    }
    return best;
  }

  Candidate with_copies(const Candidate& base, Touch touch, int copies) const {
    Candidate candidate{base.touches, {}, {}, {}};
    for (int i = 0; i < copies; ++i) candidate.touches.push_back(touch);
    candidate.gains = gains_of(touch.client, candidate.touches);
    for (std::uint32_t i = 0; i < days_.size(); ++i) {
      const Points& gain = candidate.gains[i];
      candidate.estimates.push_back(estimate_of(gain));
      if (gain.sign() <= 0) continue;
      candidate.days.push_back(i);
      if (base.covers(i)) continue;
      if (touch.covers.empty()) touch.points = gain;
      touch.covers.push_back(days_[i]);
    }
    std::fill(candidate.touches.end() - copies, candidate.touches.end(), touch);
    return candidate;
  }

  ClientLedger ledger_with(std::size_t index, const std::vector<Touch>& touches) const {
    Portfolio portfolio = scratch();
    auto client = std::make_shared<Client>(*model_.portfolio().clients[index]);
    std::vector<Activity> planned;
    planned.reserve(touches.size());
    for (const Touch& touch : touches) {
      planned.push_back({touch.by, touch.employee, portfolio.activity_kinds.number_of(touch.tool, touch.action)});
    }
    client->add_activities(planned);
    ManagedContext context(portfolio, model_.rules(), terms_);
    return ClientLedger(*client, context, model_.client(index).prices);
  }

  /// All of the portfolio that a client's ledger depends on, without its clients.
  Portfolio scratch() const {
    const Portfolio& base = model_.portfolio();
    return {base.as_of, base.partner, base.employees, {}, base.activity_kinds, nullptr};
  }

  const Model& model_;
  Day from_;
  const std::vector<Day>& days_;
  ActivityTermsList terms_;
  int most_copies_ = 1;  // that the credit of a client takes
  bool complete_ = true;
};

/// The fewest activities that close every gap: branch and bound, days in order. Sums are exact; estimates guide alone.
class CoverSearch {
 public:
  CoverSearch(const std::vector<Candidate>& candidates, std::vector<Points> gaps)
      : candidates_(candidates), rest_(std::move(gaps)), excluded_(candidates.size()) {
    std::uint32_t clients = 0;
    for (std::uint32_t c = 0; c < candidates.size(); ++c) {
      if (c > 0 && candidates[c].client() != candidates[c - 1].client()) ++clients;
      client_.push_back(clients);
    }
    covering_.resize((clients + 1) * rest_.size());
    seen_.resize(clients + 1);
    sort_by_gain();
    find_independent_days();
  }

  /// The day that even all candidates together leave short; none if every gap can be closed.
  std::optional<std::size_t> hopeless_day() {
    for (std::uint32_t c = 0; c < candidates_.size(); ++c) choose(c);
    const auto day = short_day();
    while (!chosen_.empty()) drop_last();
    return day;
  }

  /// Positions of candidates, ascending.
  Positions run() {
    for (const bool looks_ahead : {false, true}) {
      fill_greedily(looks_ahead);
      trim();
      keep_if_best();
      while (!chosen_.empty()) drop_last();
    }
    descend();
    sort_positions(best_, std::less<>());
    return best_;
  }

  /// Was every smaller set ruled out?
  bool proven() const { return proven_; }

 private:
  static constexpr int kMostNodes = 10'000;
  static constexpr std::size_t kUnreachable = std::numeric_limits<std::size_t>::max() / 2;  // costs are added to it

  void sort_by_gain() {
    std::vector<double> totals;
    for (const Candidate& candidate : candidates_) {
      double total = 0;
      for (const double gain : candidate.estimates) total += gain;
      totals.push_back(total);
    }
    by_gain_.resize(rest_.size());
    for (std::uint32_t c = 0; c < candidates_.size(); ++c) {
      for (const std::uint32_t day : candidates_[c].days) by_gain_[day].push_back(c);
    }
    for (std::size_t day = 0; day < rest_.size(); ++day) {
      sort_positions(by_gain_[day], [&](std::uint32_t a, std::uint32_t b) {
        const double first = gain_each(a, day);
        const double second = gain_each(b, day);
        if (first != second) return first > second;
        return totals[a] > totals[b];
      });
    }
  }

  /// What each activity of a candidate adds on a day.
  double gain_each(std::uint32_t candidate, std::size_t day) const {
    return candidates_[candidate].estimates[day] / static_cast<double>(candidates_[candidate].cost());
  }

  /// For each day, the earlier days that no candidate covers together with it.
  void find_independent_days() {
    const std::size_t days = rest_.size();
    std::vector<char> shared(days * days);
    for (const Candidate& candidate : candidates_) {
      for (const std::uint32_t late : candidate.days) {
        for (const std::uint32_t early : candidate.days) shared[late * days + early] = 1;
      }
    }
    independent_.resize(days);
    for (std::uint32_t late = 0; late < days; ++late) {
      for (std::uint32_t early = 0; early < late; ++early) {
        if (shared[late * days + early] == 0) independent_[late].push_back(early);
      }
    }
  }

  /// How many of the chosen cover a client on a day; its credit counts once.
  std::uint32_t& covering(std::uint32_t candidate, std::size_t day) {
    return covering_[client_[candidate] * rest_.size() + day];
  }

  void choose(std::uint32_t candidate) {
    chosen_.push_back(candidate);
    cost_ += candidates_[candidate].cost();
    for (const std::uint32_t day : candidates_[candidate].days) {
      if (covering(candidate, day)++ == 0) rest_[day] -= candidates_[candidate].gains[day];
    }
  }

  void drop_last() {
    const std::uint32_t candidate = chosen_.back();
    chosen_.pop_back();
    cost_ -= candidates_[candidate].cost();
    for (const std::uint32_t day : candidates_[candidate].days) {
      if (--covering(candidate, day) == 0) rest_[day] += candidates_[candidate].gains[day];
    }
  }

  /// Is there nothing to gain from a candidate on a day: because it is ruled out, or its client covered already?
  bool closed(std::uint32_t candidate, std::size_t day) {
    return excluded_[candidate] != 0 || covering(candidate, day) > 0;
  }

  std::optional<std::size_t> short_day() const {
    for (std::size_t day = 0; day < rest_.size(); ++day) {
      if (rest_[day].sign() > 0) return day;
    }
    return std::nullopt;
  }

  void keep_if_best() {
    if (best_cost_ && *best_cost_ <= cost_) return;
    best_ = chosen_;
    best_cost_ = cost_;
  }

  /// Closes the first gap with what adds most there, or most to all gaps, then the next one.
  void fill_greedily(bool looks_ahead) {
    std::optional<std::size_t> day = short_day();
    while (day) {
      std::optional<std::uint32_t> best;
      double most = 0;
      for (const std::uint32_t c : by_gain_[*day]) {
        if (covering(c, *day) > 0) continue;
        const double use = looks_ahead ? use_of(c) : candidates_[c].estimates[*day];
        if (best && use <= most) continue;
        best = c;
        most = use;
        if (!looks_ahead) break;
      }
      choose(best.value());
      day = short_day();
    }
  }

  /// What the candidate closes of all gaps.
  double use_of(std::uint32_t candidate) {
    double use = 0;
    for (const std::uint32_t day : candidates_[candidate].days) {
      if (covering(candidate, day) > 0) continue;
      use += std::clamp(estimate_of(rest_[day]), 0.0, candidates_[candidate].estimates[day]);
    }
    return use / static_cast<double>(candidates_[candidate].cost());
  }

  /// Drops what is not needed after all, the latest first.
  void trim() {
    for (std::size_t i = chosen_.size(); i-- > 0;) {
      std::swap(chosen_[i], chosen_.back());
      const std::uint32_t candidate = chosen_.back();
      drop_last();
      if (short_day()) choose(candidate);
    }
  }

  /// How many more activities it takes at least: per day the largest open gains for each that fill the rest of the gap,
  /// one candidate a client, the last of them in part, summed over days that share no candidate.
  std::size_t least_more() {
    std::vector<std::size_t> least(rest_.size(), 0);
    std::size_t most = 0;
    for (std::size_t day = 0; day < rest_.size(); ++day) {
      double rest = estimate_of(rest_[day]) - kSlack;
      double count = 0;
      ++stamp_;
      for (const std::uint32_t c : by_gain_[day]) {
        if (rest <= 0) break;
        if (closed(c, day) || seen_[client_[c]] == stamp_) continue;
        seen_[client_[c]] = stamp_;
        count += std::min(static_cast<double>(candidates_[c].cost()), rest / gain_each(c, day));
        rest -= candidates_[c].estimates[day];
      }
      if (rest > 0) return kUnreachable;
      std::size_t earlier = 0;
      for (const std::size_t day_before : independent_[day]) earlier = std::max(earlier, least[day_before]);
      least[day] = static_cast<std::size_t>(std::ceil(count - kSlack)) + earlier;
      most = std::max(most, least[day]);
    }
    return most;
  }

  void descend() {
    if (++nodes_ > kMostNodes) {
      proven_ = false;
      return;
    }
    const std::optional<std::size_t> day = short_day();
    if (!day) return keep_if_best();
    if (cost_ + least_more() >= *best_cost_) return;
    const auto next =
        std::find_if(by_gain_[*day].begin(), by_gain_[*day].end(), [&](std::uint32_t c) { return !closed(c, *day); });
    if (next == by_gain_[*day].end()) return;
    const std::uint32_t candidate = *next;
    choose(candidate);
    descend();
    drop_last();
    excluded_[candidate] = true;
    descend();
    excluded_[candidate] = false;
  }

  const std::vector<Candidate>& candidates_;
  std::vector<Points> rest_;             // of the gaps, what the chosen leave
  Positions client_;                     // of each candidate, counted from 0
  std::vector<std::uint32_t> covering_;  // by client and day
  std::vector<Positions> by_gain_;
  std::vector<Positions> independent_;
  std::vector<char> excluded_;
  Positions chosen_;
  Positions best_;
  std::optional<std::size_t> best_cost_;
  std::vector<std::uint64_t> seen_;  // by client: the last count that it was part of
  std::uint64_t stamp_ = 0;
  std::size_t cost_ = 0;
  int nodes_ = 0;
  bool proven_ = true;
};

/// Checkpoints that one plan can look at: those of twenty years.
constexpr std::size_t kMostPlanDays = 240;

std::vector<Day> plan_days(const Model& model, const PlanRequest& request) {
  if (request.at == PlanDays::day) return {request.until};
  std::vector<Day> days;
  for (const Checkpoint& checkpoint : checkpoints(model.rules(), {request.from, request.until.next()})) {
    if (request.at == PlanDays::checkpoints || checkpoint.review) days.push_back(checkpoint.on);
  }
  return days;
}

/// What no amount of work on clients can change.
std::optional<PlanReason> obstacle(const TierStanding& standing, bool needs_certification) {
  if (needs_certification && !standing.certified) return PlanReason::not_certified;
  if (!standing.unconfirmed.empty()) return PlanReason::unconfirmed;
  if (standing.missing[Track::sourced]) return PlanReason::needs_sourced;
  if (standing.missing[Track::sold]) return PlanReason::needs_sold;
  return std::nullopt;
}

Points gap_of(const TierStanding& standing) {
  Points gap;
  for (const Track track : {Track::total, Track::managed}) {
    const std::optional<Points>& missing = standing.missing[track];
    if (missing && gap < *missing) gap = *missing;
  }
  return gap;
}

/// Does an activity of the day before make a credit active on `day`, too?
bool reaches_next_day(const std::vector<ActivityTerms>& terms, Day day) {
  const auto term =
      std::find_if(terms.begin(), terms.end(), [&](const ActivityTerms& each) { return each.days.contains(day); });
  return term != terms.end() && term->window > 1 && (term->minimum.count == 0 || term->minimum.days > 1);
}

std::vector<Lapse> lapses_of(const Model& model, Interval days) {
  const ActivityTermsList& terms = model.terms();
  std::vector<Lapse> lapses;
  for (std::size_t i = 0; i < model.portfolio().clients.size(); ++i) {
    const ClientLedger& client = model.client(i);
    for (const Interval& run : client.relationship.active().runs()) {
      if (!days.contains(run.to) || client.relationship.ended_on(run.to)) continue;
      Points points(client.managed_on(run.to.previous()));
      const Day act_by = reaches_next_day(*terms, run.to) ? run.to.previous() : run.to;
      if (!points.zero()) lapses.push_back({i, act_by, run.to, std::move(points)});
    }
  }
  Positions order(lapses.size());
  std::iota(order.begin(), order.end(), 0U);
  sort_positions(order, [&](std::uint32_t a, std::uint32_t b) { return lapses[b].points < lapses[a].points; });
  arrange(lapses, order);
  return lapses;
}

}  // namespace

std::string_view name_of(PlanReason reason) {
  switch (reason) {
    case PlanReason::not_certified: return "not-certified";
    case PlanReason::unconfirmed: return "unconfirmed";
    case PlanReason::needs_sold: return "needs-sold";
    case PlanReason::needs_sourced: return "needs-sourced";
    case PlanReason::too_few_clients: break;
  }
  return "too-few-clients";
}

Result<Plan> make_plan(const Model& model, const PlanRequest& request) {
  if (request.until < request.from) {
    return Problem{"empty-range", "request", "/until", "a day on or after \"from\", " + request.from.text(),
                   request.until.text()};
  }
  const Problems missing = model.missing_parameters({request.from, request.until.next()});
  if (!missing.empty()) return missing;

  Plan plan;
  plan.request = request;
  plan.lapses = lapses_of(model, {request.from.next(), request.until.next()});
  const std::vector<Day> days = plan_days(model, request);
  if (days.size() > kMostPlanDays) {
    return Problem{"too-many-items", "request", "/until", "at most " + number_text(kMostPlanDays) + " items",
                   number_text(days.size())};
  }
  std::vector<Points> gaps;
  for (const Day day : days) {
    const TrackPoints points = model.ledger().at(day);
    const Result<TierStanding> standing = standing_towards(model, request.target, points, day);
    if (!standing) return standing.problems();
    const auto reason = obstacle(*standing, asks_for_certification(model.rules(), request.target, day));
    if (reason && !plan.unreachable) plan.unreachable = std::pair(*reason, day);
    gaps.push_back(gap_of(*standing));
    plan.days.push_back({day, gaps.back(), points.total()});
  }
  if (plan.unreachable) return plan;

  std::vector<Candidate> candidates;
  CandidateFinder finder(model, request.from, days);
  const bool any_gap = std::any_of(gaps.begin(), gaps.end(), [](const Points& gap) { return gap.sign() > 0; });
  for (std::size_t i = 0; any_gap && i < model.portfolio().clients.size(); ++i) finder.collect(i, candidates);
  CoverSearch search(candidates, gaps);
  if (const auto day = search.hopeless_day()) {
    plan.unreachable = std::pair(PlanReason::too_few_clients, days[*day]);
    return plan;
  }
  const Positions chosen = search.run();
  for (std::size_t i = 0; i < chosen.size();) {
    const std::size_t client = candidates[chosen[i]].client();
    std::vector<Touch> touches;
    for (; i < chosen.size() && candidates[chosen[i]].client() == client; ++i) {
      for (const Touch& touch : candidates[chosen[i]].touches) touches.push_back(touch);
    }
    const std::vector<Points> gains = finder.gains_of(client, touches);
    for (std::size_t day = 0; day < days.size(); ++day) plan.days[day].after += gains[day];
    for (const Touch& touch : touches) plan.touches.push_back(touch);
  }
  plan.proven = search.proven() && finder.complete();
  sort_by_day(plan.touches, [](const Touch& touch) { return touch.by; });
  return plan;
}

}  // namespace tierwise
