// The bare pass as a WebAssembly module of its own.
#include "bare_pass.hpp"

#include <cstdlib>

extern "C" {

/// Memory that is never given back.
void* reserve(std::size_t bytes) {
  return std::malloc(bytes);
}

double bare_pass_of(const std::int32_t* activity_days, const std::int32_t* activity_ends, std::int32_t clients,
                    const std::int32_t* sale_days, const double* sale_nets, std::int32_t sales, std::int32_t day) {
  return bare_pass(activity_days, activity_ends, clients, sale_days, sale_nets, sales, day);
}
}
