// What of the C library only nlohmann/json's lexer calls, reduced to what it needs. The originals would be a
// tenth of the download.
#include <cerrno>
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

/// The lexer takes a whole number that is out of range here for one that `strtod` and `plain_number` read, and these
/// give the same digits.
unsigned long long strtoull(const char*, char**, int) {
  errno = ERANGE;
  return 0;
}
long long strtoll(const char*, char**, int) {
  errno = ERANGE;
  return 0;
}

// Nobody calls these, but they are in the object files of the originals.
long strtol(const char*, char**, int) {
  return 0;
}
unsigned long strtoul(const char*, char**, int) {
  return 0;
}
float strtof(const char*, char**) {
  return 0;
}
long double strtold(const char*, char**) {
  return 0;
}

/// What tells at run time which class a type is derived from, and would bring its code along: nobody asks.
void* _ZTVN10__cxxabiv117__class_type_infoE[3];
void* _ZTVN10__cxxabiv120__si_class_type_infoE[3];
void* _ZTVN10__cxxabiv121__vmi_class_type_infoE[3];
}
