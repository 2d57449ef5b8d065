#include "tierwise/session.hpp"

#include "json_writer.hpp"
#include "readers.hpp"
#include "tierwise/calculator.hpp"
#include "tierwise/documents.hpp"
#include "writers.hpp"

namespace tierwise {
namespace {

constexpr std::string_view kDirections[] = {"points-to-currency", "currency-to-points"};

template <class T, class Write>
std::string answer(const Result<T>& result, Write write) {
  return result ? write(*result) : to_json(result.problems());
}

Result<Day> read_day(std::string_view text, const char* pointer) {
  if (const auto day = Day::parse(text)) return *day;
  return Problem{"expected-day", "request", pointer, "a day that exists, as \"YYYY-MM-DD\"", json_quoted(text)};
}

CalculatorClient read_calculator_client(const Input& root) {
  CalculatorClient client;
  client.on = root.require("on").as_day();
  client.market = read_market(root.require("market"));
  client.currency = read_currency(root.require("currency"));
  client.motion = static_cast<Motion>(root.require("motion").as_choice(kMotions));
  return client;
}

CalculationRequest read_calculation(const Input& root) {
  root.allow_only({"on", "market", "currency", "sold", "motion", "managed", "otherPartners"});
  CalculationRequest request;
  request.client = read_calculator_client(root);
  request.sold = Amount(root.require("sold").as_decimal());
  if (const auto managed = root.find("managed")) request.managed = Amount(managed->as_decimal());
  request.other_partners = root.require("otherPartners").as_integer(0, 1000);
  return request;
}

std::int64_t read_millionths(const Input& input) {
  const std::string text = input.as_text();
  const auto scaled = parse_scaled(text, Points::kShownDecimals);
  if (input.is_text() && (!scaled || *scaled < 0)) {
    input.report("expected-amount",
                 "a figure from 0 to below 10^12, such as \"12.5\", with a point and at most 6 decimals");
  }
  return scaled.value_or(0);
}

struct Conversion {
  CalculatorClient client;
  bool to_currency = true;
  Millionths figures;
};

Conversion read_conversion(const Input& root) {
  root.allow_only({"on", "market", "currency", "motion", "direction", "sold", "managed"});
  Conversion conversion;
  conversion.client = read_calculator_client(root);
  conversion.to_currency = root.require("direction").as_choice(kDirections) == 0;
  conversion.figures = {read_millionths(root.require("sold")), read_millionths(root.require("managed"))};
  return conversion;
}

struct StandingRequest {
  Day on;
  TrackPoints points;
  Standing standing;
};

StandingRequest read_standing(const Input& root) {
  root.allow_only({"on", "points", "certified", "confirmed"});
  StandingRequest request;
  request.on = root.require("on").as_day();
  const Input points = root.require("points");
  points.expect_object();
  points.allow_only({"sourced", "assisted", "managed"});
  const auto read = [&](std::string_view key) {
    return Points(Fraction{read_millionths(points.require(key)), power_of_ten(Points::kShownDecimals)});
  };
  request.points = {read("sourced"), read("assisted"), read("managed")};
  request.standing.certified = root.require("certified").as_boolean();
  root.require("confirmed").each_item([&](const Input& item) {
    request.standing.confirmed.push_back(item.as_id());
  });
  return request;
}

std::string write_calculation(const Calculation& calculation) {
  JsonWriter json;
  json.object([&] {
    json.member("total", calculation.sold + calculation.managed)
        .member("sold", calculation.sold)
        .member("managed", calculation.managed)
        .member("unit", calculation.unit.text())
        .member("soldRate", calculation.sold_rate.text())
        .member("managedRate", calculation.managed_rate.text())
        .member("growth", calculation.growth)
        .member("multiplier", calculation.multiplier.text())
        .member("credit", amount_text(calculation.credit));
  });
  return json.take();
}

std::string write_millionths(const Millionths& figures) {
  JsonWriter json;
  json.object([&] {
    json.member("sold", decimal_text(figures.sold, Points::kShownDecimals))
        .member("managed", decimal_text(figures.managed, Points::kShownDecimals));
  });
  return json.take();
}

std::string write_standing(const std::vector<Tier>& tiers, const StandingRequest& request) {
  const Tier* performance = performance_of(tiers, request.points, request.standing);
  JsonWriter json;
  json.object([&] {
    json.key("points");
    write_points(json, request.points);
    json.key("performance");
    if (performance == nullptr) {
      json.null();
    } else {
      json.value(performance->id);
    }
    json.key("tiers");
    write_tiers(json, compare_with_tiers(tiers, request.points, request.standing));
  });
  return json.take();
}

}  // namespace

std::string Session::keep(Opened opened) {
  const int handle = next_handle_++;
  opened_.emplace(handle, std::move(opened));
  JsonWriter json;
  json.object([&] { json.member("handle", handle); });
  return json.take();
}

template <class T>
std::shared_ptr<const T> Session::find(int handle) const {
  const auto opened = opened_.find(handle);
  if (opened == opened_.end()) return nullptr;
  const auto* value = std::get_if<std::shared_ptr<const T>>(&opened->second);
  return value == nullptr ? nullptr : *value;
}

template <class T, class Answer>
std::string Session::with(int handle, Answer answer) const {
  const std::shared_ptr<const T> value = find<T>(handle);
  if (value == nullptr) {
    return to_json(
        Problems{{"unknown-handle", "request", "", "a handle that is open and of the right kind", std::to_string(handle)}});
  }
  return answer(*value);
}

void Session::release(int handle) {
  opened_.erase(handle);
}

std::string Session::validate(std::string_view document) const {
  return answer(tierwise::validate(document), [](const std::string& format) {
    JsonWriter json;
    json.object([&] { json.member("format", format); });
    return json.take();
  });
}

std::string Session::open_rules(std::string_view rules) {
  return answer(read_rules(rules),
                [this](const RuleBook& book) { return keep(std::make_shared<const RuleBook>(book)); });
}

std::string Session::open_portfolio(int rules_handle, std::string_view portfolio) {
  return with<RuleBook>(rules_handle, [&](const RuleBook&) {
    Result<Portfolio> result = read_portfolio(portfolio);
    if (!result) return to_json(result.problems());
    auto document = std::make_shared<const Portfolio>(std::move(result).value());
    return keep(std::make_shared<const Model>(find<RuleBook>(rules_handle), std::move(document)));
  });
}

std::string Session::with_changes(int model_handle, std::string_view changes) {
  return with<Model>(model_handle, [&](const Model& model) {
    const Result<Changes> document = read_changes(changes);
    if (!document) return to_json(document.problems());
    return answer(model.with_changes(*document),
                  [this](const Model& changed) { return keep(std::make_shared<const Model>(changed)); });
  });
}

std::string Session::evaluate(int model_handle, std::string_view on) const {
  return with<Model>(model_handle, [&](const Model& model) {
    return answer(read_day(on, "/on"), [&](Day day) {
      return answer(model.evaluate(day), [](const Evaluation& evaluation) { return to_json(evaluation); });
    });
  });
}

std::string Session::timeline(int model_handle, std::string_view from, std::string_view to) const {
  return with<Model>(model_handle, [&](const Model& model) {
    return answer(read_day(from, "/from"), [&](Day first) {
      return answer(read_day(to, "/to"), [&](Day end) {
        return answer(model.timeline({first, end}), [](const Timeline& timeline) { return to_json(timeline); });
      });
    });
  });
}

std::string Session::calculate(int rules_handle, std::string_view request) const {
  return with<RuleBook>(rules_handle, [&](const RuleBook& rules) {
    return answer(read_document<CalculationRequest>(request, "request", read_calculation),
                  [&](const CalculationRequest& read) {
                    return answer(tierwise::calculate(rules, read), write_calculation);
                  });
  });
}

std::string Session::convert(int rules_handle, std::string_view request) const {
  return with<RuleBook>(rules_handle, [&](const RuleBook& rules) {
    return answer(read_document<Conversion>(request, "request", read_conversion), [&](const Conversion& read) {
      return answer(read.to_currency ? points_to_currency(rules, read.client, read.figures)
                                     : currency_to_points(rules, read.client, read.figures),
                    write_millionths);
    });
  });
}

std::string Session::standing(int rules_handle, std::string_view request) const {
  return with<RuleBook>(rules_handle, [&](const RuleBook& rules) {
    return answer(read_document<StandingRequest>(request, "request", read_standing),
                  [&](const StandingRequest& read) {
                    const auto* tiers = rules.tiers.on(read.on);
                    if (tiers == nullptr) return to_json(Problems{MissingParameter{rules.tiers.path, read.on}.problem()});
                    return write_standing(*tiers, read);
                  });
  });
}

}  // namespace tierwise
