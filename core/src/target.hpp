#pragma once

#include "tierwise/advice.hpp"

namespace tierwise {

/// How the model stands on `day` towards the target: its tier, or a nameless tier with nothing but a total minimum.
/// A tier that is not in the rule book on that day is a problem.
Result<TierStanding> standing_towards(const Model& model, const Target& target, const TrackPoints& points, Day day);

/// Does the target take a certification? Rule `tier.certification`.
bool asks_for_certification(const RuleBook& rules, const Target& target, Day day);

}  // namespace tierwise
