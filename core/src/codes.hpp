#pragma once

#include <string_view>

namespace tierwise {

/// Is it an ISO 3166-1 alpha-2 code in use, or XK, which the programme's exports use for Kosovo?
bool is_market_code(std::string_view code);

/// Has it the form of an ISO 4217 code? Whether it can be priced is for the rule book to say.
bool is_currency_code(std::string_view code);

}  // namespace tierwise
