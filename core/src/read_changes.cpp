#include "readers.hpp"
#include "tierwise/documents.hpp"

namespace tierwise {
namespace {

std::optional<std::string> optional_id(const Input& input, std::string_view key) {
  const auto id = input.find(key);
  return id ? std::optional(id->as_id()) : std::nullopt;
}

Change read_add_client(const Input& input) {
  input.allow_only("do client");
  change::AddClient change;
  const Input client = input.require("client");
  change.client = read_client(client, UnknownFields::refused, change.employees, change.activity_kinds);
  return change;
}

Change read_sell(const Input& input) {
  input.allow_only("do client sale");
  return change::Sell{input.require("client").as_id(), read_sale(input.require("sale"), UnknownFields::refused)};
}

Change read_set_mrr(const Input& input) {
  input.allow_only("do client line mrr from");
  return change::SetMrr{input.require("client").as_id(), input.require("line").as_name(),
                        Amount(input.require("mrr").as_decimal()), input.require("from").as_day()};
}

Change read_work(const Input& input) {
  input.allow_only("do client employee tool action from until everyDays");
  change::Work change;
  change.client = input.require("client").as_id();
  change.employee = input.require("employee").as_id();
  change.tool = input.require("tool").as_name();
  change.action = input.require("action").as_name();
  const std::size_t before = input.reports().problems.size();
  const Input until = input.require("until");
  change.days = {input.require("from").as_day(), until.as_day()};
  const bool comparable = input.reports().problems.size() == before;
  if (comparable && change.days.to < change.days.from) {
    until.report("to-before-from", "a day on or after \"from\", " + change.days.from.text());
  }
  change.every_days = input.require("everyDays").as_integer(1, 36500);
  return change;
}

Change read_stop_work(const Input& input) {
  input.allow_only("do client from");
  return change::StopWork{optional_id(input, "client"), input.require("from").as_day()};
}

template <class Kind>
Change read_client_and_from(const Input& input) {
  input.allow_only("do client from");
  return Kind{input.require("client").as_id(), input.require("from").as_day()};
}

Change read_add_employee(const Input& input) {
  input.allow_only("do employee");
  return change::AddEmployee{read_employee(input.require("employee"), UnknownFields::refused)};
}

Change read_give_access(const Input& input) {
  input.allow_only("do client access");
  const Input access = input.require("access");
  return change::GiveAccess{input.require("client").as_id(), access.require("employee").as_id(),
                            read_access(access, UnknownFields::refused)};
}

Change read_link(const Input& input) {
  input.allow_only("do client employee on");
  return change::Link{input.require("client").as_id(), input.require("employee").as_id(), input.require("on").as_day()};
}

Change read_remove_access(const Input& input) {
  input.allow_only("do client employee on");
  return change::RemoveAccess{input.require("client").as_id(), optional_id(input, "employee"),
                              input.require("on").as_day()};
}

Change read_delete_employee(const Input& input) {
  input.allow_only("do employee on");
  return change::DeleteEmployee{input.require("employee").as_id(), input.require("on").as_day()};
}

template <class Kind>
Change read_activation(const Input& input) {
  input.allow_only("do employee client on");
  return Kind{input.require("employee").as_id(), optional_id(input, "client"), input.require("on").as_day()};
}

Change read_end_services(const Input& input) {
  input.allow_only("do client on");
  return change::EndServices{input.require("client").as_id(), input.require("on").as_day()};
}

Change read_move_client(const Input& input) {
  input.allow_only("do client market currency");
  change::MoveClient change{input.require("client").as_id(), {}, {}};
  if (const auto market = input.find("market")) change.market = read_market(*market);
  if (const auto currency = input.find("currency")) change.currency = read_currency(*currency);
  if (!change.market && !change.currency) input.report("nothing-to-change", "a market, a currency, or both");
  return change;
}

Change read_certify(const Input& input) {
  input.allow_only("do until");
  return change::Certify{input.require("until").as_day()};
}

Change read_confirm(const Input& input) {
  input.allow_only("do condition");
  return change::Confirm{input.require("condition").as_id()};
}

Change read_rule(const Input& input) {
  input.allow_only("do path from value");
  const Input path = input.require("path");
  const Input value = input.require("value");
  const Day from = input.require("from").as_day();
  return change::Rule{read_parameter(path, from, value)};
}

struct Kind {
  std::string_view name;
  Change (*read)(const Input&);
};

constexpr Kind kKinds[] = {
    {"add-client", read_add_client},
    {"sell", read_sell},
    {"set-mrr", read_set_mrr},
    {"work", read_work},
    {"stop-work", read_stop_work},
    {"join", read_client_and_from<change::Join>},
    {"leave", read_client_and_from<change::Leave>},
    {"add-employee", read_add_employee},
    {"give-access", read_give_access},
    {"link", read_link},
    {"remove-access", read_remove_access},
    {"delete-employee", read_delete_employee},
    {"deactivate", read_activation<change::Deactivate>},
    {"reactivate", read_activation<change::Reactivate>},
    {"end-services", read_end_services},
    {"move-client", read_move_client},
    {"certify", read_certify},
    {"confirm", read_confirm},
    {"rule", read_rule},
};

void read_change(const Input& input, std::vector<Change>& changes) {
  if (!input.expect_object()) return;
  const Input name = input.require("do");
  if (!name.is_text()) {
    name.as_text();
    return;
  }
  const std::string kind = name.as_text();
  std::string known;
  for (const Kind& candidate : kKinds) {
    if (candidate.name == kind) {
      changes.push_back(candidate.read(input));
      return;
    }
    known += (known.empty() ? "" : ", ") + std::string(candidate.name);
  }
  name.report("unknown-change", "one of " + known);
}

constexpr std::size_t kMostChanges = 10'000;

Changes read_change_list(const Input& root) {
  expect_format(root, "tierwise/changes@1");
  root.allow_only("format name changes");
  Changes changes;
  changes.name = root.require("name").as_text();
  root.require("changes").each_item([&](const Input& item) { read_change(item, changes.changes); }, kMostChanges);
  return changes;
}

}  // namespace

Result<Changes> read_changes(std::string_view json) {
  return read_document<Changes>(json, "changes", read_change_list);
}

Result<std::string> validate(std::string_view json) {
  const Result<std::string> format =
      read_document<std::string>(json, "document", [](const Input& root) { return root.require("format").as_text(); },
                                 {"clients", [](auto, auto) {}});
  if (!format) return format.problems();
  const auto checked = [&](const auto& document) -> Result<std::string> {
    if (!document) return document.problems();
    return *format;
  };
  if (*format == "tierwise/rules@1") return checked(read_rules(json));
  if (*format == "tierwise/portfolio@1") return checked(read_portfolio(json));
  if (*format == "tierwise/changes@1") return checked(read_changes(json));
  return Problem{"wrong-format", "document", "/format",
                 "\"tierwise/rules@1\", \"tierwise/portfolio@1\" or \"tierwise/changes@1\"", json_quoted(*format)};
}

}  // namespace tierwise
