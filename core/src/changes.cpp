#include "tierwise/changes.hpp"

#include <algorithm>

#include "json_value.hpp"

namespace tierwise {
namespace {

/// Activities that the `work` of one document can plan.
constexpr std::int64_t kMostPlanned = 1'000'000;

/// Applies changes one by one to its own copy of the documents. A change that cannot apply leaves a problem behind;
/// those after it are judged without it.
class Applier {
 public:
  Applier(std::shared_ptr<const RuleBook> rules, const Portfolio& portfolio)
      : documents_{std::move(rules), portfolio} {}

  void apply(const Change& change, std::size_t index) {
    index_ = index;
    std::visit(*this, change);
  }

  Result<Documents> take() {
    if (!problems_.empty()) return std::move(problems_);
    return std::move(documents_);
  }

  void operator()(const change::AddClient& change) {
    if (portfolio().client_index(change.client.id)) {
      return fail("duplicate-id", "/client/id", "an id that no other client has", json_quoted(change.client.id));
    }
    Client client = change.client;
    bool all_known = true;
    for (std::size_t i = 0; i < client.access.size(); ++i) {
      all_known = renumber(client.access[i].employee, change.employees, "/client/access/", i) && all_known;
    }
    for (std::size_t i = 0; i < client.activities.size(); ++i) {
      Activity& activity = client.activities[i];
      const std::size_t row = client.activity_positions[i];
      all_known = renumber(activity.employee, change.employees, "/client/activities/", row) && all_known;
      const ActivityKinds& kinds = change.activity_kinds;
      activity.kind = portfolio().activity_kinds.number_of(kinds.tool(activity.kind), kinds.action(activity.kind));
    }
    if (all_known) portfolio().clients.push_back(std::make_shared<Client>(std::move(client)));
  }

  void operator()(const change::Sell& change) {
    Client* client = edit_client(change.client);
    if (client == nullptr) return;
    Sale sale = change.sale;
    if (!sale.replaces) {
      sale.replaces = cost_on(*client, sale.line, sale.on);
      if (sale.mrr < *sale.replaces) {
        return fail("replaces-above-mrr", "/sale/mrr",
                    "at least what the line costs on that day, " + decimal_text(sale.replaces->scaled(), 4),
                    decimal_text(sale.mrr.scaled(), 4));
      }
    }
    reprice_line(*client, sale.line, sale.mrr, sale.on);
    client->sales.push_back(std::move(sale));
  }

  void operator()(const change::SetMrr& change) {
    Client* client = edit_client(change.client);
    if (client == nullptr) return;
    const bool had_line = reprice_line(*client, change.line, change.mrr, change.from);
    if (!had_line && change.mrr.zero()) {
      fail("nothing-in-force", "/line", "a line with a subscription on or after " + change.from.text(),
           json_quoted(change.line));
    }
  }

  void operator()(const change::Work& change) {
    Client* client = edit_client(change.client);
    const auto employee = find_employee(change.employee);
    if (client == nullptr || !employee) return;
    if (change.days.from < change.days.to) {
      planned_ += (change.days.to.number() - change.days.from.number() - 1) / change.every_days + 1;
    }
    if (planned_ > kMostPlanned) {
      return fail("too-many-items", "/everyDays", "at most " + number_text(kMostPlanned) + " items",
                  number_text(planned_));
    }
    const std::uint32_t kind = portfolio().activity_kinds.number_of(change.tool, change.action);
    std::vector<Activity> planned;
    for (Day day = change.days.from; day < change.days.to; day = day.plus_days(change.every_days)) {
      planned.push_back({day, *employee, kind});
    }
    client->add_activities(planned);
  }

  void operator()(const change::StopWork& change) {
    if (change.client) {
      if (Client* client = edit_client(*change.client)) client->drop_activities(change.from);
      return;
    }
    for (std::size_t i = 0; i < portfolio().clients.size(); ++i) {
      const auto& activities = portfolio().clients[i]->activities;
      const bool works_on = std::any_of(activities.begin(), activities.end(),
                                        [&](const Activity& activity) { return activity.on >= change.from; });
      if (works_on) edit_client(i).drop_activities(change.from);
    }
  }

  void operator()(const change::Join& change) {
    if (Client* client = edit_client(change.client)) client->other_partners.push_back({change.from, Day::forever()});
  }

  void operator()(const change::Leave& change) {
    Client* client = edit_client(change.client);
    if (client == nullptr) return;
    // Of several that end last, the one that began last: the order of the rows must not matter.
    const auto place = [](const Interval& interval) { return std::pair(interval.to, interval.from); };
    Interval* longest = nullptr;
    for (Interval& interval : client->other_partners) {
      if (interval.contains(change.from) && (longest == nullptr || place(*longest) < place(interval))) {
        longest = &interval;
      }
    }
    if (longest == nullptr) {
      return fail("nothing-in-force", "/from", "a day on which another partner services the client",
                  change.from.text());
    }
    longest->to = change.from;
  }

  void operator()(const change::AddEmployee& change) {
    if (portfolio().employee_index(change.employee.id)) {
      return fail("duplicate-id", "/employee/id", "an id that no other employee has", json_quoted(change.employee.id));
    }
    portfolio().employees.push_back(std::make_shared<Employee>(change.employee));
  }

  void operator()(const change::GiveAccess& change) {
    Client* client = edit_client(change.client);
    if (client == nullptr) return;
    const auto employee = find_employee(change.employee, "/access/employee");
    if (!employee) return;
    Access access = change.access;
    access.employee = *employee;
    const bool overlaps = std::any_of(client->access.begin(), client->access.end(), [&](const Access& other) {
      return other.employee == access.employee && !intersection(other.present, access.present).empty();
    });
    if (overlaps) {
      return fail("access-overlap", "/access", "no overlap with another access row of the same employee",
                  "one from " + access.present.from.text());
    }
    client->access.push_back(std::move(access));
  }

  void operator()(const change::Link& change) {
    each_row_in_force(change.client, change.employee, change.on,
                      [&](Access& access) { access.linked = std::min(change.on, access.linked.value_or(change.on)); });
  }

  void operator()(const change::RemoveAccess& change) {
    each_row_in_force(change.client, change.employee, change.on,
                      [&](Access& access) { access.present.to = change.on; });
  }

  void operator()(const change::DeleteEmployee& change) {
    const auto index = find_employee(change.employee);
    if (!index || !expect_user(*index, change.on)) return;
    edit_employee(*index).present.to = change.on;
    for (std::size_t i = 0; i < portfolio().clients.size(); ++i) {
      const auto& rows = portfolio().clients[i]->access;
      const auto in_force = [&](const Access& row) {
        return row.employee == *index && row.present.contains(change.on);
      };
      if (std::none_of(rows.begin(), rows.end(), in_force)) continue;
      for (Access& row : edit_client(i).access) {
        if (in_force(row)) row.present.to = change.on;
      }
    }
  }

  void operator()(const change::Deactivate& change) {
    if (change.client) {
      each_row_in_force(*change.client, change.employee, change.on,
                        [&](Access& access) { deactivate(access.inactive, change.on); });
      return;
    }
    const auto index = find_employee(change.employee);
    if (index && expect_user(*index, change.on)) deactivate(edit_employee(*index).inactive, change.on);
  }

  void operator()(const change::Reactivate& change) {
    if (change.client) {
      each_row_in_force(*change.client, change.employee, change.on,
                        [&](Access& access) { reactivate(access.inactive, change.on); });
      return;
    }
    const auto index = find_employee(change.employee);
    if (index && expect_user(*index, change.on)) reactivate(edit_employee(*index).inactive, change.on);
  }

  void operator()(const change::EndServices& change) {
    if (Client* client = edit_client(change.client)) client->ended.push_back(change.on);
  }

  void operator()(const change::MoveClient& change) {
    Client* client = edit_client(change.client);
    if (client == nullptr) return;
    client->market = change.market.value_or(client->market);
    client->currency = change.currency.value_or(client->currency);
  }

  void operator()(const change::Certify& change) { portfolio().partner.certified_until = change.until; }

  void operator()(const change::Confirm& change) {
    if (!has_condition(change.condition)) {
      return fail("unknown-condition", "/condition", "the id of a condition of a tier", json_quoted(change.condition));
    }
    auto& confirmed = portfolio().partner.confirmed;
    if (std::find(confirmed.begin(), confirmed.end(), change.condition) == confirmed.end()) {
      confirmed.push_back(change.condition);
    }
  }

  void operator()(const change::Rule& change) {
    own_rules().put(change.entries);
    for (const auto& entry : change.entries.minimum_activities.entries) {
      for (const auto& [tier, minimum] : entry.value) {
        if (!own_rules().has_tier(tier)) fail("unknown-tier", "/value", "the ids of tiers as keys", json_quoted(tier));
      }
    }
  }

 private:
  Portfolio& portfolio() { return documents_.portfolio; }

  void fail(std::string_view id, std::string_view member, std::string_view expected, const std::string& found) {
    if (problems_.size() == kMostProblems) return;
    std::string pointer = "/changes/" + number_text(index_);
    pointer += member;
    problems_.push_back({id, "changes", pointer, expected, found});
  }

  Client& edit_client(std::size_t index) { return portfolio().clients.edit(index); }

  Client* edit_client(std::string_view id) {
    const auto index = portfolio().client_index(id);
    if (index) return &edit_client(*index);
    fail("unknown-client", "/client", "the id of a client", json_quoted(id));
    return nullptr;
  }

  Employee& edit_employee(std::size_t index) { return portfolio().employees.edit(index); }

  /// A copy of the rule book, the same for all changes.
  RuleBook& own_rules() {
    if (!own_rules_) documents_.rules = own_rules_ = std::make_shared<RuleBook>(*documents_.rules);
    return *own_rules_;
  }

  std::optional<std::uint32_t> find_employee(std::string_view id, std::string_view member = "/employee") {
    const auto index = portfolio().employee_index(id);
    if (!index) fail("unknown-employee", member, "the id of an employee", json_quoted(id));
    return index;
  }

  /// Replaces a number of `names` by the index of that employee; `list` and `row` say where it stands in the change.
  bool renumber(std::uint32_t& employee, const Names& names, const char* list, std::size_t row) {
    const auto index = find_employee(names.name(employee), list + number_text(row) + "/employee");
    if (index) employee = *index;
    return index.has_value();
  }

  bool expect_user(std::uint32_t employee, Day day) {
    const Employee& user = *portfolio().employees[employee];
    if (user.present.contains(day)) return true;
    fail("nothing-in-force", "/on", "a day on which " + user.id + " is a user in the partner account", day.text());
    return false;
  }

  /// Edits the access rows of one employee, or of all, that are in force on `day`; none is a problem.
  template <class Edit>
  void each_row_in_force(const std::string& client_id, const std::optional<std::string>& employee_id, Day day,
                         Edit edit) {
    Client* client = edit_client(client_id);
    if (client == nullptr) return;
    std::optional<std::uint32_t> employee;
    if (employee_id) {
      employee = find_employee(*employee_id);
      if (!employee) return;
    }
    bool any = false;
    for (Access& access : client->access) {
      if (!access.present.contains(day) || (employee && access.employee != *employee)) continue;
      any = true;
      edit(access);
    }
    if (!any) fail("nothing-in-force", "/on", "a day on which such access to the client is in force", day.text());
  }

  void deactivate(std::vector<Interval>& inactive, Day day) {
    const bool already =
        std::any_of(inactive.begin(), inactive.end(), [&](const Interval& i) { return i.contains(day); });
    if (already) return fail("already-inactive", "/on", "a day on which the user is not deactivated yet", day.text());
    inactive.push_back({day, Day::forever()});
  }

  void reactivate(std::vector<Interval>& inactive, Day day) {
    bool any = false;
    for (Interval& interval : inactive) {
      if (!interval.contains(day)) continue;
      any = true;
      interval.to = day;
    }
    if (!any) fail("nothing-in-force", "/on", "a day on which the user is deactivated", day.text());
  }

  static Amount cost_on(const Client& client, const std::string& line, Day day) {
    Amount cost;
    for (const Subscription& subscription : client.subscriptions) {
      if (subscription.line == line && subscription.in_force.contains(day)) cost += subscription.mrr;
    }
    return cost;
  }

  /// From `day` on the line costs `mrr`: ends or drops its subscriptions and opens one, with the first renewal that is
  /// still to come. Says whether the line had any subscription to end or drop.
  static bool reprice_line(Client& client, const std::string& line, Amount mrr, Day day) {
    bool had_any = false;
    std::optional<Day> renewal;
    for (Subscription& subscription : client.subscriptions) {
      if (subscription.line != line || subscription.in_force.to <= day) continue;
      had_any = true;
      if (subscription.renewal && *subscription.renewal > day) {
        renewal = std::min(*subscription.renewal, renewal.value_or(*subscription.renewal));
      }
      subscription.in_force.to = std::max(day, subscription.in_force.from);
    }
    std::erase_if(client.subscriptions, [&](const Subscription& subscription) {
      return subscription.line == line && subscription.in_force.from >= day;
    });
    if (!mrr.zero()) client.subscriptions.push_back({line, mrr, {day, Day::forever()}, renewal});
    return had_any;
  }

  bool has_condition(const std::string& id) const {
    for (const auto& entry : documents_.rules->tiers.entries) {
      for (const Tier& tier : entry.value) {
        for (const Condition& condition : tier.conditions) {
          if (condition.id == id) return true;
        }
      }
    }
    return false;
  }

  Documents documents_;
  std::shared_ptr<RuleBook> own_rules_;
  std::int64_t planned_ = 0;  // activities of all `work`
  std::size_t index_ = 0;
  Problems problems_;
};

}  // namespace

Result<Documents> apply_changes(std::shared_ptr<const RuleBook> rules, const Portfolio& portfolio,
                                const Changes& changes) {
  Applier applier(std::move(rules), portfolio);
  for (std::size_t i = 0; i < changes.changes.size(); ++i) applier.apply(changes.changes[i], i);
  return applier.take();
}

}  // namespace tierwise
