#include "requests.hpp"

#include <algorithm>

#include "codes.hpp"
#include "readers.hpp"

namespace tierwise {
namespace {

constexpr std::string_view kDirections[] = {"points-to-currency", "currency-to-points"};
constexpr int kMostOtherPartners = 1000;
constexpr std::string_view kPlanDays[] = {"checkpoints", "reviews", "day"};

CalculatorClient read_calculator_client(const Input& root) {
  CalculatorClient client;
  client.on = root.require("on").as_day();
  client.market = read_market(root.require("market"));
  client.currency = read_currency(root.require("currency"));
  client.motion = static_cast<Motion>(root.require("motion").as_choice(kMotions));
  return client;
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

Points read_points(const Input& input) {
  return Points(Fraction{read_millionths(input), power_of_ten(Points::kShownDecimals)});
}

Target read_target(const Input& root) {
  Target target;
  if (const auto tier = root.find("tier")) target.tier = tier->as_id();
  if (const auto points = root.find("points")) target.points = read_points(*points);
  if (target.tier.has_value() == target.points.has_value()) {
    root.report("expected-target", "either a tier or a number of points", target.tier ? "both" : "neither");
  }
  return target;
}

/// The first line of `text`, which loses it.
std::string_view take_line(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && text[size] != '\n') ++size;
  const std::string_view line(text.data(), size);
  text.remove_prefix(std::min(size + 1, text.size()));
  return line;
}

std::optional<Decimal> decimal_in(std::string_view line) {
  const auto decimal = Decimal::parse(line);
  return decimal && !decimal->negative() ? decimal : std::nullopt;
}

std::optional<int> partners_in(std::string_view line) {
  const auto decimal = decimal_in(line);
  if (!decimal || *decimal > Decimal::from_integer(kMostOtherPartners)) return std::nullopt;
  const int whole = static_cast<int>(decimal->scaled() / Decimal::kScale);
  return *decimal == Decimal::from_integer(whole) ? std::optional(whole) : std::nullopt;
}

}  // namespace

Result<CalculationRequest> read_calculation(std::string_view json) {
  return read_document<CalculationRequest>(json, "request", [](const Input& root) {
    root.allow_only("on market currency sold motion managed otherPartners");
    CalculationRequest request;
    request.client = read_calculator_client(root);
    request.sold = Amount(root.require("sold").as_decimal());
    if (const auto managed = root.find("managed")) request.managed = Amount(managed->as_decimal());
    request.other_partners = root.require("otherPartners").as_integer(0, kMostOtherPartners);
    return request;
  });
}

std::optional<CalculationRequest> read_calculation_lines(std::string_view lines) {
  const auto on = Day::parse(take_line(lines));
  const std::string_view market = take_line(lines);
  const std::string_view currency = take_line(lines);
  const auto sold = decimal_in(take_line(lines));
  const auto* const motion = std::find(std::begin(kMotions), std::end(kMotions), take_line(lines));
  const std::string_view managed_line = take_line(lines);
  const auto managed = decimal_in(managed_line);
  const auto other_partners = partners_in(take_line(lines));
  const bool good = on && is_market_code(market) && sold && motion != std::end(kMotions) &&
                    (managed || managed_line.empty()) && other_partners && lines.empty();
  if (!good) return std::nullopt;
  CalculationRequest request;
  request.client = {*on, std::string(market), std::string(currency), static_cast<Motion>(motion - kMotions)};
  request.sold = Amount(*sold);
  if (managed) request.managed = Amount(*managed);
  request.other_partners = *other_partners;
  return request;
}

Result<ConversionRequest> read_conversion(std::string_view json) {
  return read_document<ConversionRequest>(json, "request", [](const Input& root) {
    root.allow_only("on market currency motion direction sold managed");
    ConversionRequest request;
    request.client = read_calculator_client(root);
    request.to_currency = root.require("direction").as_choice(kDirections) == 0;
    request.figures = {read_millionths(root.require("sold")), read_millionths(root.require("managed"))};
    return request;
  });
}

Result<StandingRequest> read_standing(std::string_view json) {
  return read_document<StandingRequest>(json, "request", [](const Input& root) {
    root.allow_only("on points certified confirmed");
    StandingRequest request;
    request.on = root.require("on").as_day();
    const Input points = root.require("points");
    points.expect_object();
    points.allow_only("sourced assisted managed");
    request.points = {read_points(points.require("sourced")), read_points(points.require("assisted")),
                      read_points(points.require("managed"))};
    request.standing.certified = root.require("certified").as_boolean();
    root.require("confirmed").each_item([&](const Input& item) { request.standing.confirmed.push_back(item.as_id()); });
    return request;
  });
}

Result<ExplainRequest> read_explain(std::string_view json) {
  return read_document<ExplainRequest>(json, "request", [](const Input& root) {
    root.allow_only("on client");
    ExplainRequest request{root.require("on").as_day(), {}};
    if (const auto client = root.find("client")) request.client = client->as_id();
    return request;
  });
}

Result<DifferencesRequest> read_differences(std::string_view json) {
  return read_document<DifferencesRequest>(json, "request", [](const Input& root) {
    root.allow_only("from to");
    return DifferencesRequest{root.require("from").as_day(), root.require("to").as_day()};
  });
}

Result<GoalRequest> read_goal(std::string_view json) {
  return read_document<GoalRequest>(json, "request", [](const Input& root) {
    root.allow_only("on sellOn tier points");
    GoalRequest request;
    request.on = root.require("on").as_day();
    const auto sell_on = root.find("sellOn");
    request.sell_on = sell_on ? sell_on->as_day() : request.on;
    request.target = read_target(root);
    return request;
  });
}

Result<PlanRequest> read_plan(std::string_view json) {
  return read_document<PlanRequest>(json, "request", [](const Input& root) {
    root.allow_only("from until at tier points");
    PlanRequest request;
    request.from = root.require("from").as_day();
    request.until = root.require("until").as_day();
    request.at = static_cast<PlanDays>(root.require("at").as_choice(kPlanDays));
    request.target = read_target(root);
    return request;
  });
}

Result<Day> read_day(std::string_view text, const char* pointer) {
  if (const auto day = Day::parse(text)) return *day;
  return Problem{"expected-day", "request", pointer, "a day that exists, as \"YYYY-MM-DD\"", json_quoted(text)};
}

}  // namespace tierwise
