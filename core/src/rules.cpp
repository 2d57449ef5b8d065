#include "tierwise/rules.hpp"

namespace tierwise {
namespace {

/// A decimal as a fraction without needless factors of ten: 2 is 2/1, 1.5 is 15/10.
Fraction fraction_of(Decimal decimal) {
  std::int64_t numerator = decimal.scaled();
  if (numerator % Decimal::kScale == 0) return {numerator / Decimal::kScale, 1};
  std::int32_t denominator = Decimal::kScale;
  for (; numerator % 10 == 0; numerator /= 10) denominator /= 10;
  return {numerator, denominator};
}

}  // namespace

std::string_view name_of(Status status) {
  switch (status) {
    case Status::stated: return "stated";
    case Status::inferred: return "inferred";
    case Status::assumed: return "assumed";
    case Status::illustrative: return "illustrative";
    case Status::user: break;
  }
  return "user";
}

std::string_view name_of(Motion motion) {
  return motion == Motion::sourced ? "sourced" : "assisted";
}

std::string_view name_of(Track track) {
  switch (track) {
    case Track::total: return "total";
    case Track::sold: return "sold";
    case Track::sourced: return "sourced";
    case Track::managed: break;
  }
  return "managed";
}

const EntryTerms* EntryList::on(Day day) const {
  const EntryTerms* in_force = nullptr;
  for (const auto& entry : entries_) {
    if (entry->from <= day) in_force = entry.get();
  }
  return in_force;
}

void EntryList::add_days(std::vector<Day>& days) const {
  for (const auto& entry : entries_) days.push_back(entry->from);
}

void EntryList::put(const EntryList& other) {
  for (const auto& entry : other.entries_) {
    auto place = entries_.begin();
    while (place != entries_.end() && (*place)->from < entry->from) ++place;
    if (place != entries_.end() && (*place)->from == entry->from) {
      *place = entry;
    } else {
      insert_at(entries_, place - entries_.begin(), entry);
    }
  }
}

std::vector<std::string>::const_iterator NameSet::place_of(std::string_view name) const {
  return std::lower_bound(names_.begin(), names_.end(), name);
}

bool NameSet::insert(std::string name) {
  const auto place = place_of(name);
  if (place != names_.end() && *place == name) return false;
  insert_at(names_, place - names_.begin(), std::move(name));
  return true;
}

bool NameSet::contains(std::string_view name) const {
  const auto place = place_of(name);
  return place != names_.end() && *place == name;
}

bool RuleBook::has_tier(std::string_view tier_id) const {
  for (const auto& entry : tiers.entries) {
    for (const Tier& tier : entry.value) {
      if (tier.id == tier_id) return true;
    }
  }
  return false;
}

void RuleBook::put(const RuleBook& other) {
  each_parameter([](auto& mine, const auto& theirs) { mine.entries.put(theirs.entries); }, *this, other);
}

Day MonthDay::in(int year) const {
  return *Day::from_civil({year, month, std::min(day, days_in_month(year, month))});
}

std::string MonthDay::text() const {
  const auto two_digits = [](int value) { return (value < 10 ? "0" : "") + number_text(value); };
  return two_digits(month) + "-" + two_digits(day);
}

Problem MissingParameter::problem() const {
  return {"missing-parameter", "rules", std::string(path), "an entry in force on " + day.text(),
          "none that starts by then"};
}

void MissingByPath::add(std::string_view path, Day day) {
  auto place = missing_.begin();
  while (place != missing_.end() && place->path < path) ++place;
  if (place == missing_.end() || place->path != path) {
    insert_at(missing_, place - missing_.begin(), {path, day});
  } else {
    place->day = std::min(place->day, day);
  }
}

Problems MissingByPath::problems() const {
  Problems problems;
  for (const MissingParameter& one : missing_) problems.push_back(one.problem());
  return problems;
}

std::variant<PriceTerms, MissingParameter> price_terms_on(const RuleBook& rules, std::string_view market,
                                                          std::string_view currency, Day day) {
  const auto* units = rules.unit.on(day);
  if (units == nullptr) return MissingParameter{rules.unit.path, day};
  const auto* growth = rules.growth.on(day);
  if (growth == nullptr) return MissingParameter{rules.growth.path, day};
  PriceTerms terms{units->find(currency), growth->contains(market)};
  if (terms.growth) {
    const Decimal* in_force = rules.multiplier.on(day);
    if (in_force == nullptr) return MissingParameter{rules.multiplier.path, day};
    terms.multiplier = *in_force;
  }
  return terms;
}

Price PriceTerms::price() const {
  if (unit == nullptr) return {};
  const Fraction times = fraction_of(multiplier);
  return {{times.numerator, times.denominator * unit->scaled()}, true};
}

Fraction Price::points_of(Amount amount, int sharers) const {
  return {amount.scaled() * points.numerator, points.denominator * sharers};
}

Price Price::at_rate(Decimal rate) const {
  if (!known) return *this;
  const Fraction times = fraction_of(rate);
  return {{times.numerator * points.numerator, times.denominator * points.denominator}, true};
}

}  // namespace tierwise
