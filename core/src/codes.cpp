#include "codes.hpp"

#include <algorithm>

namespace tierwise {
namespace {

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

bool is_market_code(std::string_view code) {
  // Each first letter, which all of A to Z are, and the second ones.
  static constexpr std::string_view codes =
      "ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR "
      "GABDEFGHILMNPQRSTUWY HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ "
      "NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU "
      "WFS XK YET ZAMW";
  if (code.size() != 2 || !is_capital(code[0]) || !is_capital(code[1])) return false;
  std::size_t first = 0;
  while (codes[first] != code[0]) first = codes.find(' ', first) + 1;
  return codes.substr(first, codes.find(' ', first) - first).find(code[1], 1) != std::string_view::npos;
}

bool is_currency_code(std::string_view code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), is_capital);
}

}  // namespace tierwise
