// What of the C library only nlohmann/json's lexer calls, reduced to what it needs. The originals would be a tenth of
// the download.
#include <cmath>
#include <cstddef>
#include <cstring>

#include "json_number.hpp"

extern "C" {

/// The lexer asks for a number that is finite; which one is read from its digits, exactly (`plain_number`).
double strtod(const char* text, char** end) {
  *end = const_cast<char*>(text) + std::strlen(text);
  return tierwise::exceeds_doubles(text) ? HUGE_VAL : 0;
}

// Nobody calls these, but they are in one object file with the original of `strtod`.
float strtof(const char*, char**) {
  return 0;
}
long double strtold(const char*, char**) {
  return 0;
}

/// The lexer quotes what it did not expect in messages that nobody sees: the engine has its own.
int snprintf(char* out, std::size_t size, const char*, ...) {
  if (size > 0) *out = '\0';
  return 0;
}
}
