#include "tierwise/portfolio.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <limits>
#include <numeric>

#include "tierwise/order.hpp"

namespace tierwise {
namespace {

constexpr auto kFree = std::numeric_limits<std::uint32_t>::max();

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::size_t Names::slot_of(std::string_view name) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = std::hash<std::string_view>{}(name)&mask;
  while (slots_[slot] != kFree && names_[slots_[slot]] != name) slot = (slot + 1) & mask;
  return slot;
}

void Names::grow() {
  slots_.assign(std::max<std::size_t>(16, 2 * slots_.size()), kFree);
  for (std::uint32_t number = 0; number < names_.size(); ++number) slots_[slot_of(names_[number])] = number;
}

std::uint32_t Names::number_of(std::string_view name) {
  if (2 * names_.size() >= slots_.size()) grow();
  std::uint32_t& slot = slots_[slot_of(name)];
  if (slot == kFree) {
    slot = static_cast<std::uint32_t>(names_.size());
    names_.emplace_back(name);
  }
  return slot;
}

std::optional<std::uint32_t> Names::find(std::string_view name) const {
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t slot = slots_[slot_of(name)];
  return slot == kFree ? std::nullopt : std::optional(slot);
}

std::uint32_t ActivityKinds::number_of(std::string_view tool, std::string_view action) {
  const auto size = static_cast<ToolSize>(tool.size());
  name_.assign(reinterpret_cast<const char*>(&size), sizeof size);
  name_.append(tool).append(action);
  return names_.number_of(name_);
}

ActivityKinds::ToolSize ActivityKinds::tool_size(std::uint32_t kind) const {
  ToolSize size;
  std::memcpy(&size, names_.name(kind).data(), sizeof size);
  return size;
}

bool Partner::owns_domain_of(std::string_view email) const {
  const std::string_view domain = email.substr(email.rfind('@') + 1);
  return std::any_of(email_domains.begin(), email_domains.end(), [&](const std::string& own) {
    return std::equal(own.begin(), own.end(), domain.begin(), domain.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
  });
}

void Client::add_activities(std::span<const Activity> added) {
  for (const Activity& activity : added) {
    activity_positions.push_back(static_cast<std::uint32_t>(activities.size()));
    activities.push_back(activity);
  }
  std::vector<Day> days;
  days.reserve(activities.size());
  for (const Activity& activity : activities) days.push_back(activity.on);
  if (std::is_sorted(days.begin(), days.end())) return;
  const std::vector<std::uint32_t> order = order_of(days);
  arrange(activities, order);
  arrange(activity_positions, order);
}

void Client::drop_activities(Day from) {
  const auto first = std::partition_point(activities.begin(), activities.end(),
                                          [&](const Activity& activity) { return activity.on < from; });
  activities.erase(first, activities.end());
  activity_positions.resize(activities.size());
  std::vector<std::uint32_t> order(activities.size());
  std::iota(order.begin(), order.end(), 0U);
  sort_positions(order,
                 [&](std::uint32_t a, std::uint32_t b) { return activity_positions[a] < activity_positions[b]; });
  for (std::uint32_t position = 0; position < order.size(); ++position) activity_positions[order[position]] = position;
}

std::optional<std::uint32_t> Portfolio::employee_index(std::string_view id) const {
  for (std::size_t i = 0; i < employees.size(); ++i) {
    if (employees[i]->id == id) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

std::optional<std::size_t> Portfolio::client_index(std::string_view id) const {
  const std::optional<std::uint32_t> read = client_ids == nullptr ? std::nullopt : client_ids->find(id);
  if (read) return read;
  for (std::size_t i = client_ids == nullptr ? 0 : client_ids->size(); i < clients.size(); ++i) {
    if (clients[i]->id == id) return i;
  }
  return std::nullopt;
}

}  // namespace tierwise
