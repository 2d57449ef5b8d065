// What `operator new` promises, of the memory that the engine has on the page and, natively, of the C++ library's.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <new>
#include <vector>

namespace {

/// Sizes around the one from which on memory is the C library's.
constexpr std::size_t kMostBytes = 1100;
constexpr std::size_t kOfEachSize = 64;
constexpr std::uintptr_t kAlignment = 16;

struct Taken {
  unsigned char* at;
  std::size_t size;
  unsigned char mark;

  bool untouched() const {
    return std::all_of(at, at + size, [this](unsigned char byte) { return byte == mark; });
  }
};

Taken take(std::size_t size, std::size_t turn) {
  const Taken taken{static_cast<unsigned char*>(operator new (size, std::align_val_t{kAlignment})), size,
                    static_cast<unsigned char>(size * 31 + turn)};
  std::memset(taken.at, taken.mark, size);
  return taken;
}

void give_back(const Taken& taken) {
  operator delete (taken.at, std::align_val_t{kAlignment});
}

}  // namespace

TEST(Allocator, GivesEachItsOwnAlignedMemoryAlsoWhereSomeWasGivenBack) {
  std::vector<Taken> all;
  for (std::size_t turn = 0; turn < kOfEachSize; ++turn) {
    for (std::size_t size = 0; size <= kMostBytes; ++size) all.push_back(take(size, turn));
  }
  for (std::size_t i = 0; i < all.size(); i += 2) {
    give_back(all[i]);
    all[i] = take(kMostBytes - all[i].size, i);
  }
  for (const Taken& taken : all) {
    ASSERT_EQ(reinterpret_cast<std::uintptr_t>(taken.at) % kAlignment, 0U) << taken.size << " bytes";
    ASSERT_TRUE(taken.untouched()) << taken.size << " bytes";
  }
  for (const Taken& taken : all) give_back(taken);
}
