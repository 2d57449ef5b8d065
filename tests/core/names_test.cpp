#include <gtest/gtest.h>

#include "tierwise/portfolio.hpp"

namespace tierwise {
namespace {

TEST(Names, KeepTheirNumbersHoweverManyFollow) {
  Names names;
  for (std::uint32_t number = 0; number < 100; ++number) {
    EXPECT_EQ(names.number_of("c" + std::to_string(number)), number);
  }
  for (std::uint32_t number = 0; number < 100; ++number) {
    const std::string name = "c" + std::to_string(number);
    EXPECT_EQ(names.find(name), number);
    EXPECT_EQ(names.number_of(name), number);
    EXPECT_EQ(names.name(number), name);
  }
  EXPECT_EQ(names.size(), 100U);
  EXPECT_EQ(names.find("c100"), std::nullopt);
}

TEST(ActivityKinds, TellToolAndActionApartWhereTogetherTheyReadAlike) {
  ActivityKinds kinds;
  const std::uint32_t early = kinds.number_of("e", "mailcreate");
  const std::uint32_t late = kinds.number_of("email", "create");
  EXPECT_NE(early, late);
  EXPECT_EQ(kinds.tool(early), "e");
  EXPECT_EQ(kinds.action(early), "mailcreate");
  EXPECT_EQ(kinds.tool(late), "email");
  EXPECT_EQ(kinds.action(late), "create");
  EXPECT_EQ(kinds.number_of("e", "mailcreate"), early);
}

}  // namespace
}  // namespace tierwise
