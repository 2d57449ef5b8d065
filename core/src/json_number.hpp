#pragma once

#include <string>
#include <string_view>

namespace tierwise {

/// The decimal notation without exponent (`0.1`) of what a JSON number means: of a whole number its digits, of any
/// other the shortest decimal that stands for the same double. Numbers of absurd size stay as `digits e exponent`,
/// which no reader accepts.
std::string plain_number(std::string_view token);

/// Is the number beyond the largest double?
bool exceeds_doubles(std::string_view token);

}  // namespace tierwise
