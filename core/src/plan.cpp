#include <algorithm>
#include <map>

#include "target.hpp"
#include "tierwise/advice.hpp"

namespace tierwise {
namespace {

/// One activity that could be done, and what it would add on each day of the plan.
struct Candidate {
  Touch touch;
  std::vector<Points> gains;      // per day of the plan
  std::vector<double> estimates;  // of `gains`, for bounds that only guide the search
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
    if (row.tool != "*") return std::pair(row.tool, *row.actions.begin());
    std::string tool = "asset";
    const auto has_own_row = [&](const QualifyingRow& other) { return other.tool == tool; };
    while (std::any_of(table.begin(), table.end(), has_own_row)) tool += "-other";
    return std::pair(tool, *row.actions.begin());
  }
  return std::nullopt;
}

/// Finds every activity that is worth considering for one client.
class CandidateFinder {
 public:
  CandidateFinder(const Model& model, Day from, const std::vector<Day>& days)
      : model_(model), from_(from), days_(days) {
    const Portfolio& portfolio = model.portfolio();
    terms_ = activity_terms(model.rules(),
                            portfolio.partner.credited_tier ? portfolio.partner.credited_tier->tier : std::string());
  }

  void collect(std::size_t client, std::vector<Candidate>& candidates) {
    const ClientLedger& ledger = model_.client(client);
    std::optional<Day> last;
    for (std::size_t i = 0; i < days_.size(); ++i) {
      if (ledger.relationship.active().contains(days_[i]) || ledger.mrr.at(days_[i]).zero()) continue;
      const auto setup = latest_setup(client, days_[i]);
      if (!setup || setup->first == last) continue;
      last = setup->first;
      if (auto candidate = try_touch(client, setup->second, setup->first)) candidates.push_back(std::move(*candidate));
    }
  }

 private:
  /// The latest day in `[from, until]` on which an employee is set up for the client, and who.
  std::optional<std::pair<Day, std::uint32_t>> latest_setup(std::size_t client, Day until) const {
    const Portfolio& portfolio = model_.portfolio();
    std::optional<std::pair<Day, std::uint32_t>> latest;
    for (const Access& access : portfolio.clients[client]->access) {
      const Setup setup = setup_of(access, *portfolio.employees[access.employee], portfolio.partner);
      for (const Interval& run : setup.assigned.runs()) {
        const Interval days = intersection(run, {from_, until.next()});
        if (days.empty() || (latest && days.to.previous() <= latest->first)) continue;
        latest = std::pair(days.to.previous(), access.employee);
      }
    }
    return latest;
  }

  std::optional<Candidate> try_touch(std::size_t index, std::uint32_t employee, Day day) {
    const auto* table = model_.rules().qualifying.on(day);
    if (table == nullptr) return std::nullopt;
    const auto activity = qualifying_activity(*table);
    if (!activity) return std::nullopt;

    Portfolio portfolio = scratch();
    auto client = std::make_shared<Client>(*model_.portfolio().clients[index]);
    client->activities.push_back(
        {day, employee, portfolio.names.number_of(activity->first), portfolio.names.number_of(activity->second)});
    const ClientLedger& before = model_.client(index);
    const ClientLedger after = client_ledger(*client, portfolio, model_.rules(), terms_, before.price);

    Candidate candidate;
    candidate.touch = {index, employee, activity->first, activity->second, day, {}, {}};
    for (const Day plan_day : days_) {
      Points gain = Points(after.managed.at(plan_day)) - Points(before.managed.at(plan_day));
      if (gain.sign() > 0) {
        if (candidate.touch.covers.empty()) candidate.touch.points = gain;
        candidate.touch.covers.push_back(plan_day);
      }
      candidate.estimates.push_back(estimate_of(gain));
      candidate.gains.push_back(std::move(gain));
    }
    if (candidate.touch.covers.empty()) return std::nullopt;
    return candidate;
  }

  /// All of the portfolio that a client's ledger depends on, without its clients.
  Portfolio scratch() const {
    const Portfolio& base = model_.portfolio();
    return {base.as_of, base.partner, base.employees, {}, base.names};
  }

  const Model& model_;
  Day from_;
  const std::vector<Day>& days_;
  std::vector<ActivityTerms> terms_;
};

/// The fewest candidates that close every gap: branch and bound, days in order, exact where it decides.
class CoverSearch {
 public:
  CoverSearch(const std::vector<Candidate>& candidates, std::vector<Points> gaps)
      : candidates_(candidates), gaps_(std::move(gaps)), state_(candidates.size(), State::open) {
    for (std::size_t day = 0; day < gaps_.size(); ++day) {
      std::vector<std::size_t>& order = by_gain_.emplace_back();
      for (std::size_t c = 0; c < candidates.size(); ++c) {
        if (candidates[c].estimates[day] > 0) order.push_back(c);
      }
      std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const double first = candidates[a].estimates[day];
        const double second = candidates[b].estimates[day];
        return first != second ? first > second : total_gain(a) > total_gain(b);
      });
    }
    independent_ = independent_days();
  }

  /// The day that even all candidates together leave short; none if every gap can be closed.
  std::optional<std::size_t> hopeless_day() const {
    std::vector<std::size_t> all(candidates_.size());
    for (std::size_t c = 0; c < all.size(); ++c) all[c] = c;
    for (std::size_t day = 0; day < gaps_.size(); ++day) {
      if (covered_by(all, day) < gaps_[day]) return day;
    }
    return std::nullopt;
  }

  std::vector<std::size_t> run() {
    best_ = greedy();
    nodes_ = 0;
    proven_ = true;
    descend();
    std::sort(best_.begin(), best_.end());
    return best_;
  }

  bool proven() const { return proven_; }

  /// What the chosen add on a day; two touches of one client count once, the larger.
  Points covered_by(const std::vector<std::size_t>& chosen, std::size_t day) const {
    std::map<std::size_t, Points> by_client;
    for (const std::size_t c : chosen) {
      const Points& gain = candidates_[c].gains[day];
      const auto [place, added] = by_client.emplace(candidates_[c].touch.client, gain);
      if (!added && place->second < gain) place->second = gain;
    }
    Points sum;
    for (const auto& [client, gain] : by_client) sum += gain;
    return sum;
  }

 private:
  enum class State : std::uint8_t { open, chosen, excluded };
  static constexpr int kMostNodes = 20'000;

  double total_gain(std::size_t candidate) const {
    double sum = 0;
    for (const double gain : candidates_[candidate].estimates) sum += gain;
    return sum;
  }

  std::optional<std::size_t> first_short_day(const std::vector<std::size_t>& chosen) const {
    for (std::size_t day = 0; day < gaps_.size(); ++day) {
      if (covered_by(chosen, day) < gaps_[day]) return day;
    }
    return std::nullopt;
  }

  std::vector<std::size_t> greedy() const {
    std::vector<std::size_t> chosen;
    while (const auto day = first_short_day(chosen)) {
      const Points have = covered_by(chosen, *day);
      for (const std::size_t c : by_gain_[*day]) {
        if (std::find(chosen.begin(), chosen.end(), c) != chosen.end()) continue;
        chosen.push_back(c);
        if (have < covered_by(chosen, *day)) break;
        chosen.pop_back();
      }
    }
    for (std::size_t i = chosen.size(); i-- > 0;) {
      std::vector<std::size_t> without = chosen;
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
      if (!first_short_day(without)) chosen = std::move(without);
    }
    return chosen;
  }

  /// For each day, the earlier days that no candidate covers together with it.
  std::vector<std::vector<std::size_t>> independent_days() const {
    std::vector<std::vector<std::size_t>> result(gaps_.size());
    for (std::size_t late = 0; late < gaps_.size(); ++late) {
      for (std::size_t early = 0; early < late; ++early) {
        const bool shared = std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
          return candidate.estimates[early] > 0 && candidate.estimates[late] > 0;
        });
        if (!shared) result[late].push_back(early);
      }
    }
    return result;
  }

  /// How many more candidates it takes at least: per day the largest open gains that fill the rest of the gap, summed
  /// over days that share no candidate.
  std::size_t least_more() const {
    std::vector<std::size_t> least(gaps_.size(), 0);
    std::size_t most = 0;
    for (std::size_t day = 0; day < gaps_.size(); ++day) {
      double rest = estimate_of(gaps_[day] - covered_by(chosen_, day)) - kSlack;
      std::size_t count = 0;
      for (const std::size_t c : by_gain_[day]) {
        if (rest <= 0) break;
        if (state_[c] != State::open) continue;
        rest -= candidates_[c].estimates[day];
        ++count;
      }
      if (rest > 0) return candidates_.size() + 1;
      std::size_t earlier = 0;
      for (const std::size_t day_before : independent_[day]) earlier = std::max(earlier, least[day_before]);
      least[day] = count + earlier;
      most = std::max(most, least[day]);
    }
    return most;
  }

  void descend() {
    if (++nodes_ > kMostNodes) {
      proven_ = false;
      return;
    }
    const std::optional<std::size_t> day = first_short_day(chosen_);
    if (!day) {
      if (chosen_.size() < best_.size()) best_ = chosen_;
      return;
    }
    if (chosen_.size() + least_more() >= best_.size()) return;
    const auto next = std::find_if(by_gain_[*day].begin(), by_gain_[*day].end(),
                                   [&](std::size_t c) { return state_[c] == State::open; });
    if (next == by_gain_[*day].end()) return;
    const std::size_t candidate = *next;
    state_[candidate] = State::chosen;
    chosen_.push_back(candidate);
    descend();
    chosen_.pop_back();
    state_[candidate] = State::excluded;
    descend();
    state_[candidate] = State::open;
  }

  const std::vector<Candidate>& candidates_;
  std::vector<Points> gaps_;
  std::vector<std::vector<std::size_t>> by_gain_;
  std::vector<std::vector<std::size_t>> independent_;
  std::vector<State> state_;
  std::vector<std::size_t> chosen_;
  std::vector<std::size_t> best_;
  int nodes_ = 0;
  bool proven_ = true;
};

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
  if (standing.missing.contains(Track::sourced)) return PlanReason::needs_sourced;
  if (standing.missing.contains(Track::sold)) return PlanReason::needs_sold;
  return std::nullopt;
}

Points gap_of(const TierStanding& standing) {
  Points gap;
  for (const Track track : {Track::total, Track::managed}) {
    const auto missing = standing.missing.find(track);
    if (missing != standing.missing.end() && gap < missing->second) gap = missing->second;
  }
  return gap;
}

std::vector<Lapse> lapses_of(const Model& model, Interval days) {
  std::vector<Lapse> lapses;
  for (std::size_t i = 0; i < model.portfolio().clients.size(); ++i) {
    const ClientLedger& client = model.client(i);
    for (const Interval& run : client.relationship.active().runs()) {
      if (!days.contains(run.to) || client.relationship.ended_on(run.to)) continue;
      Points points(client.managed.at(run.to.previous()));
      if (!points.zero()) lapses.push_back({i, run.to, std::move(points)});
    }
  }
  std::stable_sort(lapses.begin(), lapses.end(), [](const Lapse& a, const Lapse& b) { return b.points < a.points; });
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
  std::vector<Points> gaps;
  LedgerCursor cursor(model.ledger());
  for (const Day day : days) {
    const TrackPoints& points = cursor.at(day);
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
  const std::vector<std::size_t> chosen = search.run();
  plan.proven = search.proven();
  for (std::size_t day = 0; day < days.size(); ++day) plan.days[day].after += search.covered_by(chosen, day);
  for (const std::size_t c : chosen) plan.touches.push_back(candidates[c].touch);
  std::stable_sort(plan.touches.begin(), plan.touches.end(),
                   [](const Touch& a, const Touch& b) { return a.by < b.by; });
  return plan;
}

}  // namespace tierwise
