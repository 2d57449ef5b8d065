#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "tierwise/portfolio.hpp"

namespace tierwise {

/// Reads a list of activities as programs write it, which is nearly all of a large portfolio, many times as fast as a
/// reader of any JSON could. `text` begins behind the member's name.
///
/// Appends the activities to `rows`, numbers what they name, and gives how long the list is. Gives 0 and appends
/// nothing where anything is not in plain order (a foreign member, an escape, a letter beyond ASCII, a value that is
/// not good): the JSON reader then reads the list, and says what is wrong with it.
std::size_t scan_activities(std::string_view text, Names& employees, ActivityKinds& kinds, std::vector<Activity>& rows);

}  // namespace tierwise
