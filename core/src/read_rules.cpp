#include <algorithm>
#include <array>
#include <iterator>
#include <memory>

#include "codes.hpp"
#include "readers.hpp"
#include "tierwise/documents.hpp"

namespace tierwise {
namespace {

constexpr std::string_view kStatuses[] = {"stated", "inferred", "assumed", "illustrative", "user"};
constexpr int kMostDays = 36500;
constexpr int kMostMonths = 1200;
/// That a tier can ask for; a plan proposes as many.
constexpr int kMostMinimumActivities = 1000;

/// Rates and multipliers stay below 10^4: with amounts below 10^12, every sum then fits the exact arithmetic of
/// `Points`.
constexpr std::int64_t kRateLimit = 10'000 * Decimal::kScale;

int read_days(const Input& input) {
  return input.as_integer(1, kMostDays);
}
int read_life(const Input& input) {
  return input.as_integer(1, kMostMonths);
}
int read_protection(const Input& input) {
  return input.as_integer(0, kMostMonths);
}
int read_day_of_month(const Input& input) {
  return input.as_integer(1, 31);
}

Decimal read_rate(const Input& input) {
  const Decimal rate = input.as_decimal("a rate");
  if (rate.scaled() >= kRateLimit) input.report("rate-too-large", "a rate below 10,000");
  return rate;
}

std::vector<QualifyingRow> read_qualifying(const Input& input) {
  std::vector<QualifyingRow> table;
  input.each_item([&](const Input& item) {
    item.expect_object();
    item.allow_only("tool actions");
    const Input tool = item.require("tool");
    QualifyingRow row{tool.as_name(), {}};
    item.require("actions").each_item([&](const Input& action) { row.actions.insert(action.as_name()); });
    const bool known =
        std::any_of(table.begin(), table.end(), [&](const QualifyingRow& other) { return other.tool == row.tool; });
    if (known) tool.report("duplicate-tool", "every tool in one row only");
    table.push_back(std::move(row));
  });
  return table;
}

ByName<MinimumActivities> read_minimum_activities(const Input& input) {
  ByName<MinimumActivities> minimum;
  input.each_member([&](std::string_view tier, const Input& item) {
    item.expect_object();
    item.allow_only("count days");
    minimum.add(tier) = {item.require("count").as_integer(1, kMostMinimumActivities), read_days(item.require("days"))};
  });
  return minimum;
}

ByName<Decimal> read_units(const Input& input) {
  ByName<Decimal> units;
  input.each_member([&](std::string_view currency, const Input& item) {
    if (!is_currency_code(currency)) {
      item.report("expected-currency", "an ISO 4217 code of three capital letters as key", json_quoted(currency));
    }
    const std::size_t before = item.reports().problems.size();
    const Decimal unit = item.as_decimal("a unit");
    const bool readable = item.reports().problems.size() == before;
    if (readable && unit.scaled() == 0) item.report("unit-zero", "a unit above 0");
    units.add(currency) = unit;
  });
  return units;
}

NameSet read_growth(const Input& input) {
  NameSet markets;
  input.each_item([&](const Input& item) {
    if (!markets.insert(read_market(item))) item.report("duplicate-market", "every market once");
  });
  return markets;
}

ByTrack<Decimal> read_minimum(const Input& input) {
  input.expect_object();
  input.allow_only("total sold sourced managed");
  ByTrack<Decimal> minimum;
  for (const Track track : kTracks) {
    if (const auto points = input.find(name_of(track))) minimum[track] = points->as_decimal("points");
  }
  return minimum;
}

std::vector<Condition> read_conditions(const Input& input) {
  std::vector<Condition> conditions;
  input.each_item([&](const Input& item) {
    item.expect_object();
    item.allow_only("id text");
    const Input id = item.require("id");
    Condition condition{id.as_id(), item.require("text").as_text()};
    const bool known = std::any_of(conditions.begin(), conditions.end(),
                                   [&](const Condition& other) { return other.id == condition.id; });
    if (known) id.report("duplicate-id", "an id that no other condition of this tier has");
    conditions.push_back(std::move(condition));
  });
  return conditions;
}

std::vector<Tier> read_tiers(const Input& input) {
  std::vector<Tier> tiers;
  input.each_item([&](const Input& item) {
    item.expect_object();
    item.allow_only("id name minimum certified conditions");
    const Input id = item.require("id");
    Tier tier;
    tier.id = id.as_id();
    tier.name = item.require("name").as_name();
    tier.minimum = read_minimum(item.require("minimum"));
    tier.certified = item.require("certified").as_boolean();
    tier.conditions = read_conditions(item.require("conditions"));
    if (std::any_of(tiers.begin(), tiers.end(), [&](const Tier& other) { return other.id == tier.id; })) {
      id.report("duplicate-id", "an id that no other tier of this list has");
    }
    tiers.push_back(std::move(tier));
  });
  return tiers;
}

MonthDay read_month_day(const Input& input) {
  // 2000 is a leap year, so every month and day that exist in any year pass.
  const std::string text = input.as_text();
  if (!input.is_text()) return {};
  const auto day = Day::parse("2000-" + text);
  if (!day) {
    input.report("expected-month-day", "a month and day, as \"MM-DD\"");
    return {};
  }
  return {day->civil().month, day->civil().day};
}

std::vector<DownReview> read_down_reviews(const Input& input) {
  std::vector<DownReview> reviews;
  input.each_item([&](const Input& item) {
    item.expect_object();
    item.allow_only("on since");
    const Input on = item.require("on");
    const DownReview review{read_month_day(on), read_month_day(item.require("since"))};
    if (std::any_of(reviews.begin(), reviews.end(), [&](const DownReview& other) { return other.on == review.on; })) {
      on.report("duplicate-review", "one review per day");
    }
    reviews.push_back(review);
  });
  return reviews;
}

/// Reads the value of an entry of a parameter. The rest of the entry is left to the caller.
using ReadEntry = std::shared_ptr<EntryTerms> (*)(const Input& value);

template <class T, T (*read_value)(const Input&)>
std::shared_ptr<EntryTerms> read_entry(const Input& value) {
  auto entry = std::make_shared<DatedEntry<T>>();
  entry->value = read_value(value);
  return entry;
}

/// A parameter: where it stands in a rule book, and how its values are read.
struct Parameter {
  std::string_view path;
  EntryList& entries;
  ReadEntry read;
};

template <auto read_value, class T>
Parameter parameter(Dated<T>& dated) {
  return {dated.path, dated.entries, read_entry<T, read_value>};
}

/// In the order of the document.
std::array<Parameter, 14> parameters_of(RuleBook& rules) {
  return {parameter<read_days>(rules.window_days),
          parameter<read_rate>(rules.managed_rate),
          parameter<read_qualifying>(rules.qualifying),
          parameter<read_minimum_activities>(rules.minimum_activities),
          parameter<read_life>(rules.life_months),
          parameter<read_rate>(rules.sourced_rate),
          parameter<read_rate>(rules.assisted_rate),
          parameter<read_units>(rules.unit),
          parameter<read_growth>(rules.growth),
          parameter<read_rate>(rules.multiplier),
          parameter<read_tiers>(rules.tiers),
          parameter<read_day_of_month>(rules.checkpoint_day),
          parameter<read_protection>(rules.protection_months),
          parameter<read_down_reviews>(rules.down_reviews)};
}

/// Reads what stands beside the value of a dated entry; `before` is the entry before, null for the first.
void read_terms(const Input& item, const Input& from, const ByName<Source>& sources, const EntryTerms* before,
                EntryTerms& terms) {
  terms.status = static_cast<Status>(item.require("status").as_choice(kStatuses));
  const Input source = item.require("source");
  terms.source = source.as_name();
  if (!terms.source.empty() && sources.find(terms.source) == nullptr && terms.status != Status::user) {
    source.report("unknown-source", "a key of \"sources\"");
  }
  if (const auto note = item.find("note")) terms.note = note->as_text();
  if (before != nullptr && terms.from <= before->from) {
    from.report("not-ascending", "a day after that of the entry before, " + before->from.text());
  }
}

void read_entries(const Input& list, const ByName<Source>& sources, const Parameter& parameter) {
  EntryList& entries = parameter.entries;
  list.each_item([&](const Input& item) {
    item.expect_object();
    item.allow_only("from value status source note");
    const Input from = item.require("from");
    const Day first_day = from.as_day();
    const auto entry = parameter.read(item.require("value"));
    entry->from = first_day;
    read_terms(item, from, sources, entries.empty() ? nullptr : &entries.back(), *entry);
    entries.add(entry);
  });
  if (entries.empty() && list.size() == 0 && list.is_list()) {
    list.report("empty-list", "at least one dated entry");
  }
}

ByName<Source> read_sources(const Input& input) {
  ByName<Source> sources;
  input.each_member([&](std::string_view key, const Input& item) {
    item.expect_object();
    item.allow_only("title url date");
    Source& source = sources.add(key);
    source.title = item.require("title").as_text();
    if (const auto url = item.find("url")) source.url = url->as_text();
    if (const auto date = item.find("date")) source.date = date->as_text();
  });
  return sources;
}

/// Reports only keys that are no tier; the list was read, and what else is wrong with it reported, before.
void expect_known_tiers(const Input& managed, const RuleBook& rules) {
  const auto list = managed.find("minimumActivities");
  if (!list || !list->is_list()) return;
  list->each_item([&](const Input& item) {
    const auto minimum = item.find("value");
    if (!minimum || !minimum->is_object()) return;
    minimum->each_member([&](std::string_view tier, const Input& value) {
      if (!rules.has_tier(tier)) value.report("unknown-tier", "the id of a tier in /tiers as key", json_quoted(tier));
    });
  });
}

/// A member that is an object with no other members than `keys`.
Input require_object(const Input& parent, std::string_view key, std::string_view keys) {
  const Input object = parent.require(key);
  object.expect_object();
  object.allow_only(keys);
  return object;
}

void read_parameters(const Input& root, RuleBook& rules) {
  const Input managed = require_object(root, "managed", "windowDays rate qualifying minimumActivities");
  const Input sold = require_object(root, "sold", "lifeMonths rate");
  const Input sold_rate = require_object(sold, "rate", "sourced assisted");
  const Input currency = require_object(root, "currency", "unit");
  const Input market = require_object(root, "market", "growth multiplier");
  const Input review = require_object(root, "review", "checkpointDay protectionMonths downReviews");
  const Input* const groups[] = {&root, &managed, &sold, &sold_rate, &currency, &market, &review};

  for (const Parameter& parameter : parameters_of(rules)) {
    const std::size_t slash = parameter.path.rfind('/');
    const std::string_view key = parameter.path.substr(slash + 1);
    const auto* const group = std::find_if(std::begin(groups), std::end(groups), [&](const Input* candidate) {
      return candidate->pointer() == parameter.path.substr(0, slash);
    });
    if (group == std::end(groups)) continue;  // missing, and reported
    const bool optional = &parameter.entries == &rules.minimum_activities.entries;
    if (!optional || (*group)->find(key)) read_entries((*group)->require(key), rules.sources, parameter);
  }
  expect_known_tiers(managed, rules);
}

RuleBook read_rule_book(const Input& root) {
  expect_format(root, "tierwise/rules@1");
  root.allow_only("format id version title sources managed sold currency market tiers review");
  RuleBook rules;
  rules.id = root.require("id").as_id();
  rules.version = root.require("version").as_name();
  rules.title = root.require("title").as_text();
  rules.sources = read_sources(root.require("sources"));
  read_parameters(root, rules);
  return rules;
}

}  // namespace

RuleBook read_parameter(const Input& path, Day from, const Input& value) {
  const std::string wanted = path.as_text();
  RuleBook rules;
  bool known = false;
  for (const Parameter& parameter : parameters_of(rules)) {
    if (parameter.path != wanted) continue;
    known = true;
    const auto entry = parameter.read(value);
    entry->from = from;
    entry->source = "user";
    parameter.entries.add(entry);
  }
  if (path.is_text() && !known) {
    path.report("unknown-parameter", "the path of a parameter of the rule book, such as \"/sold/rate/sourced\"");
  }
  return rules;
}

Result<RuleBook> read_rules(std::string_view json) {
  return read_document<RuleBook>(json, "rules", read_rule_book);
}

}  // namespace tierwise
