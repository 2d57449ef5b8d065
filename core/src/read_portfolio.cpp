#include <algorithm>

#include "activity_scanner.hpp"
#include "codes.hpp"
#include "readers.hpp"
#include "tierwise/documents.hpp"

namespace tierwise {
namespace {

constexpr auto kRefused = UnknownFields::refused;

constexpr std::size_t kMostEmployees = 100'000;
constexpr std::size_t kMostClients = 100'000;
/// Of one client: as many as a document can hold.
constexpr std::size_t kMostActivitiesOfClient = JsonDocument::kMostBytes;

std::vector<Interval> read_intervals(const Input& parent, std::string_view key, UnknownFields unknown) {
  std::vector<Interval> intervals;
  parent.each_item_of(key, [&](const Input& item) {
    if (!item.expect_object()) return;
    if (unknown == kRefused) item.allow_only("from to");
    intervals.push_back(item.as_interval());
  });
  return intervals;
}

Subscription read_subscription(const Input& input, UnknownFields unknown) {
  input.expect_object();
  if (unknown == kRefused) input.allow_only("line mrr from to renewal renewalMrr");
  Subscription subscription{input.require("line").as_name(), Amount(input.require("mrr").as_decimal()),
                            input.as_interval(), std::nullopt};
  if (const auto renewal = input.find("renewal")) subscription.renewal = renewal->as_day();
  if (const auto renewal_mrr = input.find("renewalMrr")) renewal_mrr->as_decimal();
  return subscription;
}

Activity read_activity(const Input& input, UnknownFields unknown, Names& employees, ActivityKinds& kinds) {
  input.expect_object();
  if (unknown == kRefused) input.allow_only("employee on tool action");
  return {input.require("on").as_day(), employees.number_of(input.require("employee").as_id()),
          kinds.number_of(input.require("tool").as_name(), input.require("action").as_name())};
}

void read_access_rows(const Input& client, UnknownFields unknown, Names& employees, std::vector<Access>& rows) {
  client.each_item_of("access", [&](const Input& item) {
    Access row = read_access(item, unknown);
    row.employee = employees.number_of(item.require("employee").as_id());
    const bool overlaps = std::any_of(rows.begin(), rows.end(), [&](const Access& other) {
      return other.employee == row.employee && !intersection(other.present, row.present).empty();
    });
    if (overlaps) {
      item.report("access-overlap", "no overlap with another access row of the same employee",
                  row.present.from.text() + " to " + (row.present.open() ? "open" : row.present.to.text()));
    }
    rows.push_back(std::move(row));
  });
}

CreditedTier read_credited_tier(const Input& input) {
  input.expect_object();
  CreditedTier credited{input.require("tier").as_id(), input.require("since").as_day(), {}};
  input.each_item_of("metOn", [&](const Input& day) { credited.met_on.push_back(day.as_day()); });
  return credited;
}

Partner read_partner(const Input& input) {
  input.expect_object();
  Partner partner;
  partner.name = input.require("name").as_text();
  input.each_item_of("emailDomains", [&](const Input& item) { partner.email_domains.push_back(item.as_name()); });
  if (const auto until = input.find("certifiedUntil")) partner.certified_until = until->as_day();
  input.each_item_of("confirmed", [&](const Input& item) { partner.confirmed.push_back(item.as_id()); });
  if (const auto credited = input.find("creditedTier")) partner.credited_tier = read_credited_tier(*credited);
  input.each_item_of("team", [&](const Input& item) {
    if (!item.expect_object()) return;
    item.require("role").as_text();
    item.require("name").as_text();
    item.require("email").as_text();
  });
  return partner;
}

/// A portfolio whose clients still number employees by their names, in the order in which they were met.
struct Draft {
  Portfolio portfolio;
  std::vector<std::shared_ptr<Client>> clients;
  Names client_ids;
  Names employee_ids;             ///< of `/employees`, numbered as they stand there
  Names employees;                ///< that clients name
  std::vector<Activity> scanned;  ///< of the client that comes next
};

void add_client(Draft& draft, const Input& item) {
  auto client = std::make_shared<Client>(
      read_client(item, UnknownFields::ignored, draft.employees, draft.portfolio.activity_kinds));
  // Those that were not scanned are in the item; a list is never in both.
  if (!draft.scanned.empty()) {
    client->add_activities(draft.scanned);
    draft.scanned.clear();
  }
  if (!client->id.empty() && draft.client_ids.find(client->id)) {
    item.reports().add("duplicate-id", item.pointer() + "/id", "an id that no other client has",
                       json_quoted(client->id));
  }
  draft.client_ids.number_of(client->id);
  draft.clients.push_back(std::move(client));
}

/// Replaces the numbers of employees' names by indices of employees; reports names that no employee has.
void resolve_employees(Draft& draft, InputReport& report) {
  std::vector<std::optional<std::uint32_t>> index_of;
  for (std::uint32_t number = 0; number < draft.employees.size(); ++number) {
    index_of.push_back(draft.employee_ids.find(draft.employees.name(number)));
  }
  const auto resolve = [&](std::uint32_t& employee, std::size_t client, const char* list, std::size_t row) {
    const std::string& name = draft.employees.name(employee);
    if (!index_of[employee] && !name.empty()) {
      report.add("unknown-employee", "/clients/" + number_text(client) + list + number_text(row) + "/employee",
                 "the id of one of /employees", json_quoted(name));
    }
    employee = index_of[employee].value_or(0);
  };
  for (std::size_t c = 0; c < draft.clients.size(); ++c) {
    Client& client = *draft.clients[c];
    for (std::size_t i = 0; i < client.access.size(); ++i) resolve(client.access[i].employee, c, "/access/", i);
    for (std::size_t i = 0; i < client.activities.size(); ++i) {
      resolve(client.activities[i].employee, c, "/activities/", client.activity_positions[i]);
    }
    draft.portfolio.clients.push_back(draft.clients[c]);
  }
}

Portfolio read_root(const Input& root, Draft& draft) {
  expect_format(root, "tierwise/portfolio@1");
  Portfolio& portfolio = draft.portfolio;
  portfolio.as_of = root.require("asOf").as_day();
  portfolio.partner = read_partner(root.require("partner"));
  root.each_item_of(
      "employees",
      [&](const Input& item) {
        auto employee = std::make_shared<Employee>(read_employee(item, UnknownFields::ignored));
        if (!employee->id.empty() && draft.employee_ids.find(employee->id)) {
          item.reports().add("duplicate-id", item.pointer() + "/id", "an id that no other employee has",
                             json_quoted(employee->id));
        }
        draft.employee_ids.number_of(employee->id);
        portfolio.employees.push_back(std::move(employee));
      },
      kMostEmployees);
  // The clients were streamed; what is left to say is whether they were a list at all.
  root.each_item_of("clients", [](const Input&) {});
  resolve_employees(draft, root.reports());
  portfolio.client_ids = std::make_shared<const Names>(std::move(draft.client_ids));
  return std::move(portfolio);
}

}  // namespace

Problems read_root(std::string_view json, std::string_view name, const JsonDocument::Stream& stream,
                   void (*read)(const void* context, const Input& root), const void* context) {
  InputReport report{name, {}};
  const Result<JsonDocument> document = JsonDocument::parse(json, name, stream);
  if (!document) return document.problems();
  const Input root(document->root(), report);
  root.expect_object();
  read(context, root);
  return std::move(report.problems);
}

void expect_format(const Input& root, std::string_view format) {
  const Input given = root.require("format");
  const std::size_t before = given.reports().problems.size();
  const std::string text = given.as_text();
  const bool readable = given.reports().problems.size() == before;
  if (readable && !text.empty() && text != format) given.report("wrong-format", json_quoted(format));
}

std::string read_market(const Input& input) {
  const std::size_t before = input.reports().problems.size();
  std::string code = input.as_text();
  const bool readable = input.reports().problems.size() == before;
  if (readable && input.present() && !is_market_code(code)) {
    input.report("expected-market", "an ISO 3166-1 country code of two capital letters, such as \"BR\"");
  }
  return code;
}

std::string read_currency(const Input& input) {
  const std::size_t before = input.reports().problems.size();
  std::string code = input.as_text();
  const bool readable = input.reports().problems.size() == before;
  if (readable && input.present() && !is_currency_code(code)) {
    input.report("expected-currency", "an ISO 4217 code of three capital letters, such as \"EUR\"");
  }
  return code;
}

Sale read_sale(const Input& input, UnknownFields unknown) {
  input.expect_object();
  if (unknown == kRefused) input.allow_only("line on mrr replaces motion lineSince");
  Sale sale;
  sale.line = input.require("line").as_name();
  const std::size_t before = input.reports().problems.size();
  sale.on = input.require("on").as_day();
  sale.mrr = Amount(input.require("mrr").as_decimal());
  if (const auto replaces = input.find("replaces")) {
    sale.replaces = Amount(replaces->as_decimal());
    const bool comparable = input.reports().problems.size() == before;
    if (comparable && sale.mrr < *sale.replaces) {
      replaces->report("replaces-above-mrr", "at most the sale's mrr, " + decimal_text(sale.mrr.scaled(), 4));
    }
  }
  sale.motion = static_cast<Motion>(input.require("motion").as_choice(kMotions));
  if (const auto since = input.find("lineSince")) {
    sale.line_since = since->as_day();
    const bool comparable = input.reports().problems.size() == before;
    if (comparable && sale.on < *sale.line_since) {
      since->report("line-after-sale", "a day on or before the sale's, " + sale.on.text());
    }
  }
  return sale;
}

Employee read_employee(const Input& input, UnknownFields unknown) {
  input.expect_object();
  if (unknown == kRefused) input.allow_only("id email from to admin inactive");
  Employee employee;
  employee.id = input.require("id").as_id();
  const Input email = input.require("email");
  employee.email = email.as_text();
  if (email.is_text() && employee.email.find('@') == std::string::npos) {
    email.report("expected-email", "an e-mail address");
  }
  employee.present = input.as_interval();
  if (const auto admin = input.find("admin")) employee.admin = admin->as_boolean();
  employee.inactive = read_intervals(input, "inactive", unknown);
  return employee;
}

Access read_access(const Input& input, UnknownFields unknown) {
  input.expect_object();
  if (unknown == kRefused) input.allow_only("employee from to linked inactive");
  Access access;
  access.present = input.as_interval();
  if (const auto linked = input.find("linked")) access.linked = linked->as_day();
  access.inactive = read_intervals(input, "inactive", unknown);
  return access;
}

Client read_client(const Input& input, UnknownFields unknown, Names& employees, ActivityKinds& kinds) {
  input.expect_object();
  if (unknown == kRefused) {
    input.allow_only(
        "id name market currency subscriptions sales access otherPartners activities ended managedUntil products "
        "usage");
  }
  Client client;
  client.id = input.require("id").as_id();
  client.name = input.require("name").as_text();
  client.market = read_market(input.require("market"));
  client.currency = read_currency(input.require("currency"));
  input.each_item_of("subscriptions",
                     [&](const Input& item) { client.subscriptions.push_back(read_subscription(item, unknown)); });
  input.each_item_of("sales", [&](const Input& item) { client.sales.push_back(read_sale(item, unknown)); });
  read_access_rows(input, unknown, employees, client.access);
  client.other_partners = read_intervals(input, "otherPartners", unknown);
  std::vector<Activity> activities;
  input.each_item_of(
      "activities", [&](const Input& item) { activities.push_back(read_activity(item, unknown, employees, kinds)); },
      kMostActivitiesOfClient);
  client.add_activities(activities);
  input.each_item_of("ended", [&](const Input& item) { client.ended.push_back(item.as_day()); });
  if (const auto until = input.find("managedUntil")) client.managed_until = until->as_day();
  input.each_item_of("products", [](const Input& item) { item.as_text(); });
  if (const auto usage = input.find("usage")) usage->expect_number();
  return client;
}

Result<Portfolio> read_portfolio(std::string_view json) {
  InputReport streamed{"portfolio", {}};
  Draft draft;
  const JsonDocument::Stream clients{"clients",
                                     [&](std::size_t index, JsonValue item) {
                                       if (index < kMostClients) {
                                         add_client(draft, Input(item, streamed, "/clients/" + number_text(index)));
                                       } else if (index == kMostClients) {
                                         streamed.add_too_many_items("/clients", kMostClients, index + 1);
                                       }
                                     },
                                     "activities",
                                     [&](std::string_view text) {
                                       return scan_activities(text, draft.employees, draft.portfolio.activity_kinds,
                                                              draft.scanned);
                                     }};
  Result<Portfolio> result = read_document<Portfolio>(
      json, "portfolio",
      [&](const Input& root) {
        for (Problem& problem : streamed.problems) {
          root.reports().add(problem.id, problem.pointer, problem.expected, problem.found);
        }
        return read_root(root, draft);
      },
      clients);
  return result;
}

}  // namespace tierwise
