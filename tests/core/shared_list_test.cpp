#include "tierwise/shared_list.hpp"

#include <gtest/gtest.h>

namespace tierwise {
namespace {

SharedList<int> numbers(int count) {
  SharedList<int> list;
  for (int i = 0; i < count; ++i) list.push_back(std::make_shared<int>(i));
  return list;
}

std::vector<int> values(const SharedList<int>& list) {
  std::vector<int> result;
  for (std::size_t i = 0; i < list.size(); ++i) result.push_back(*list[i]);
  return result;
}

using Indices = std::vector<std::uint32_t>;

/// Around the ends of chunks.
class SharedListOfSize : public testing::TestWithParam<int> {
 protected:
  const int size_ = GetParam();
  const std::uint32_t last_ = static_cast<std::uint32_t>(size_ - 1);
  const SharedList<int> original_ = numbers(size_);
  SharedList<int> copy_ = original_;
};

TEST_P(SharedListOfSize, HoldsWhatWasAppendedInItsOrder) {
  std::vector<int> expected(static_cast<std::size_t>(size_));
  for (int i = 0; i < size_; ++i) expected[static_cast<std::size_t>(i)] = i;
  EXPECT_EQ(values(original_), expected);
}

TEST_P(SharedListOfSize, DoesNotDifferFromItsCopy) {
  EXPECT_EQ(copy_.differences(original_), Indices{});
}

TEST_P(SharedListOfSize, IsNotChangedByAnEditOfItsCopy) {
  copy_.edit(last_) = -1;
  EXPECT_EQ(*copy_[last_], -1);
  EXPECT_EQ(values(original_), values(numbers(size_)));
  EXPECT_EQ(copy_.differences(original_), Indices{last_});
}

TEST_P(SharedListOfSize, IsNotChangedByAnItemThatIsSetInItsCopy) {
  copy_.set(0, std::make_shared<int>(-1));
  EXPECT_EQ(*copy_[0], -1);
  EXPECT_EQ(values(original_), values(numbers(size_)));
  EXPECT_EQ(copy_.differences(original_), Indices{0});
}

TEST_P(SharedListOfSize, IsNotChangedByAnItemThatIsAppendedToItsCopy) {
  copy_.push_back(std::make_shared<int>(-1));
  EXPECT_EQ(copy_.size(), original_.size() + 1);
  EXPECT_EQ(values(original_), values(numbers(size_)));
  EXPECT_EQ(copy_.differences(original_), Indices{last_ + 1});
}

TEST_P(SharedListOfSize, CopiesAThingThatIsEditedTwiceOnce) {
  int* first = &copy_.edit(last_);
  EXPECT_EQ(&copy_.edit(last_), first);
}

INSTANTIATE_TEST_SUITE_P(All, SharedListOfSize, testing::Values(1, 2, 127, 128, 129, 256, 257));

TEST(SharedList, IsEmptyAtFirst) {
  EXPECT_EQ(SharedList<int>().size(), 0U);
  EXPECT_EQ(SharedList<int>().differences(numbers(3)), Indices{});
}

}  // namespace
}  // namespace tierwise
