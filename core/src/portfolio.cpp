#include "tierwise/portfolio.hpp"

#include <algorithm>

namespace tierwise {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::uint32_t Names::number_of(std::string_view name) {
  const auto known = numbers_.find(name);
  if (known != numbers_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(names_.size());
  names_.emplace_back(name);
  numbers_.emplace(std::string(name), number);
  return number;
}

std::optional<std::uint32_t> Names::find(std::string_view name) const {
  const auto known = numbers_.find(name);
  if (known == numbers_.end()) return std::nullopt;
  return known->second;
}

bool Partner::owns_domain_of(std::string_view email) const {
  const std::size_t at = email.rfind('@');
  if (at == std::string_view::npos) return false;
  const std::string_view domain = email.substr(at + 1);
  return std::any_of(email_domains.begin(), email_domains.end(), [&](const std::string& own) {
    return std::equal(own.begin(), own.end(), domain.begin(), domain.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
  });
}

std::optional<std::uint32_t> Portfolio::employee_index(std::string_view id) const {
  for (std::size_t i = 0; i < employees.size(); ++i) {
    if (employees[i]->id == id) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

std::optional<std::size_t> Portfolio::client_index(std::string_view id) const {
  for (std::size_t i = 0; i < clients.size(); ++i) {
    if (clients[i]->id == id) return i;
  }
  return std::nullopt;
}

}  // namespace tierwise
