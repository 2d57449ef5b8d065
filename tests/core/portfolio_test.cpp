#include "tierwise/portfolio.hpp"

#include <gtest/gtest.h>

namespace tierwise {
namespace {

Activity done_on(std::string_view day) {
  return {*Day::parse(day)};
}

std::vector<std::string> activity_days_of(const Client& client) {
  std::vector<std::string> days;
  for (const Activity& activity : client.activities) days.push_back(activity.on.text());
  return days;
}

using Texts = std::vector<std::string>;
using Positions = std::vector<std::uint32_t>;

TEST(Client, KeepsActivitiesByDayAndKnowsTheirPlaces) {
  Client client;
  client.add_activities(
      std::vector{done_on("2025-03-01"), done_on("2025-01-01"), done_on("2025-03-01"), done_on("2025-02-01")});
  EXPECT_EQ(activity_days_of(client), (Texts{"2025-01-01", "2025-02-01", "2025-03-01", "2025-03-01"}));
  EXPECT_EQ(client.activity_positions, (Positions{1, 3, 0, 2}));
}

TEST(Client, NumbersPlacesAnewWhereActivitiesAreDropped) {
  Client client;
  client.add_activities(std::vector{done_on("2025-03-01"), done_on("2025-02-01"), done_on("2025-01-01")});
  client.drop_activities(*Day::parse("2025-03-01"));
  EXPECT_EQ(activity_days_of(client), (Texts{"2025-01-01", "2025-02-01"}));
  EXPECT_EQ(client.activity_positions, (Positions{1, 0}));
  client.add_activities(std::vector{done_on("2025-01-15")});
  EXPECT_EQ(activity_days_of(client), (Texts{"2025-01-01", "2025-01-15", "2025-02-01"}));
  EXPECT_EQ(client.activity_positions, (Positions{1, 2, 0}));
}

}  // namespace
}  // namespace tierwise
