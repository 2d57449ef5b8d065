#include "codes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tierwise {
namespace {

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

/// For each first letter, which all of A to Z are, a bit for each second one.
constexpr auto kMarkets = [] {
  constexpr std::string_view codes =
      "ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR "
      "GABDEFGHILMNPQRSTUWY HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ "
      "NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU "
      "WFS XK YET ZAMW";
  std::array<std::uint32_t, 26> markets{};
  std::size_t first = 0;
  for (std::size_t i = 1; i < codes.size(); ++i) {
    if (codes[i] == ' ') {
      first = ++i;
    } else {
      markets[static_cast<std::size_t>(codes[first] - 'A')] |= 1U << (codes[i] - 'A');
    }
  }
  return markets;
}();

}  // namespace

bool is_market_code(std::string_view code) {
  return code.size() == 2 && is_capital(code[0]) && is_capital(code[1]) &&
         (kMarkets[static_cast<std::size_t>(code[0] - 'A')] >> (code[1] - 'A') & 1U) != 0;
}

bool is_currency_code(std::string_view code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), is_capital);
}

}  // namespace tierwise
