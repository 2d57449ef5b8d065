// What of the C library only nlohmann/json's lexer and Embind call, reduced to what they need. The originals would be a
// tenth of the download.
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

/// Embind would write down the addresses of types that are not bound, and all are. It is called by all three names.
int sprintf(char* out, const char*, ...) {
  *out = '\0';
  return 0;
}
int siprintf(char* out, const char*, ...) {
  *out = '\0';
  return 0;
}
int __small_sprintf(char* out, const char*, ...) {
  *out = '\0';
  return 0;
}
}
