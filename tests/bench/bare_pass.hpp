#pragma once

#include <cstdint>

/// The least that any engine has to do for one day; see bare-pass.ts.
inline double bare_pass(const std::int32_t* activity_days, const std::int32_t* activity_ends, std::int32_t clients,
                        const std::int32_t* sale_days, const double* sale_nets, std::int32_t sales, std::int32_t day) {
  constexpr std::int32_t kYear = 365;
  constexpr std::int32_t kWindow = 60;
  std::int32_t active = 0;
  std::int32_t i = 0;
  for (std::int32_t client = 0; client < clients; ++client) {
    std::int32_t last = -0x40000000;
    for (; i < activity_ends[client]; ++i) {
      const std::int32_t on = activity_days[i];
      if (on <= day && on > last) last = on;
    }
    if (day < last + kWindow) ++active;
  }
  double sold = 0;
  for (std::int32_t sale = 0; sale < sales; ++sale) {
    const std::int32_t on = sale_days[sale];
    if (on <= day && day < on + kYear) sold += sale_nets[sale];
  }
  return active + sold;
}
