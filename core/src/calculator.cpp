#include "tierwise/calculator.hpp"

#include "json_value.hpp"

namespace tierwise {
namespace {

struct Prices {
  Decimal sold_rate;
  Decimal managed_rate;
  PriceTerms terms;
  Price sold;
  Price managed;
};

Result<Prices> prices_on(const RuleBook& rules, const CalculatorClient& client) {
  const Dated<Decimal>& sold_rates = rules.sold_rate(client.motion);
  const Decimal* sold_rate = sold_rates.on(client.on);
  const Decimal* managed_rate = rules.managed_rate.on(client.on);
  if (sold_rate == nullptr) return MissingParameter{sold_rates.path, client.on}.problem();
  if (managed_rate == nullptr) return MissingParameter{rules.managed_rate.path, client.on}.problem();
  const auto known = price_terms_on(rules, client.market, client.currency, client.on);
  if (const auto* missing = std::get_if<MissingParameter>(&known)) return missing->problem();
  const PriceTerms& terms = std::get<PriceTerms>(known);
  if (terms.unit == nullptr) {
    std::string expected = "a currency that the rule book has a unit for on " + client.on.text();
    const char* separator = ": ";
    for (const auto& [currency, unit] : *rules.unit.on(client.on)) {
      expected += separator + currency;
      separator = ", ";
    }
    return Problem{"unpriced-currency", "request", "/currency", expected, json_quoted(client.currency)};
  }
  const Price price = terms.price();
  return Prices{*sold_rate, *managed_rate, terms, price.at_rate(*sold_rate), price.at_rate(*managed_rate)};
}

/// `value × numerator ÷ denominator`, rounded half away from zero; a problem where that is not a number below 10^12.
Result<std::int64_t> scale(std::int64_t value, Int128 numerator, Int128 denominator, const char* pointer) {
  Int128 product = 0;
  const bool overflow = __builtin_mul_overflow(Int128{value}, numerator, &product);
  constexpr Int128 limit = power_of_ten(12 + Points::kShownDecimals);
  if (denominator != 0 && !overflow) {
    const Int128 quotient = divide_rounded(product, denominator);
    if (quotient < limit) return static_cast<std::int64_t>(quotient);
  }
  return Problem{"not-convertible", "request", pointer, "a figure whose counterpart is below 10^12, at a rate above 0",
                 decimal_text(value, Points::kShownDecimals)};
}

Result<Millionths> both(const Result<std::int64_t>& sold, const Result<std::int64_t>& managed) {
  if (!sold) return sold.problems();
  if (!managed) return managed.problems();
  return Millionths{*sold, *managed};
}

}  // namespace

Result<Calculation> calculate(const RuleBook& rules, const CalculationRequest& request) {
  const Result<Prices> prices = prices_on(rules, request.client);
  if (!prices) return prices.problems();

  Calculation result;
  result.unit = *prices->terms.unit;
  result.sold_rate = prices->sold_rate;
  result.managed_rate = prices->managed_rate;
  result.growth = prices->terms.growth;
  result.multiplier = prices->terms.multiplier;
  result.sold = prices->sold.points_of(request.sold);
  if (request.managed) {
    const int sharers = 1 + request.other_partners;
    result.managed = prices->managed.points_of(*request.managed, sharers);
    result.credit = {request.managed->scaled(), Int128{Decimal::kScale} * sharers};
  }
  return result;
}

Result<Millionths> points_to_currency(const RuleBook& rules, const CalculatorClient& client, Millionths points) {
  const Result<Prices> prices = prices_on(rules, client);
  if (!prices) return prices.problems();
  const auto amount = [](std::int64_t value, const Fraction& per_scaled_amount, const char* pointer) {
    return scale(value, per_scaled_amount.denominator, per_scaled_amount.numerator * Decimal::kScale, pointer);
  };
  return both(amount(points.sold, prices->sold.points, "/sold"),
              amount(points.managed, prices->managed.points, "/managed"));
}

Result<Millionths> currency_to_points(const RuleBook& rules, const CalculatorClient& client, Millionths amounts) {
  const Result<Prices> prices = prices_on(rules, client);
  if (!prices) return prices.problems();
  const auto points = [](std::int64_t value, const Fraction& per_scaled_amount, const char* pointer) {
    return scale(value, per_scaled_amount.numerator * Decimal::kScale, per_scaled_amount.denominator, pointer);
  };
  return both(points(amounts.sold, prices->sold.points, "/sold"),
              points(amounts.managed, prices->managed.points, "/managed"));
}

}  // namespace tierwise
