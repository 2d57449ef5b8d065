#pragma once

#include <string>
#include <vector>

#include "json_writer.hpp"
#include "tierwise/calculator.hpp"
#include "tierwise/results.hpp"
#include "tierwise/standing.hpp"

namespace tierwise {

/// An amount with at most 6 decimals and no trailing zeros.
std::string amount_text(const Fraction& amount);

void write_points(JsonWriter& json, const TrackPoints& points);

void write_tiers(JsonWriter& json, const std::vector<TierStanding>& tiers);

/// The fields of a calculation as `Session::calculation_numbers` gives them.
std::vector<double> numbers_of(const Calculation& calculation);

/// What of an answer is no number of its table, as JSON.
std::string rest_of(const Totals& totals, const std::vector<Warning>& warnings);
std::string rest_of(const Series& series);

}  // namespace tierwise
