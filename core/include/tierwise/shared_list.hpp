#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace tierwise {

/// What a `SharedList` is made of, the same for every type of its things.
class SharedItems {
 public:
  using Item = std::shared_ptr<const void>;

  std::size_t size() const { return chunks_.empty() ? 0 : (chunks_.size() - 1) * kChunk + chunks_.back()->size(); }
  const Item& operator[](std::size_t index) const { return (*chunks_[index / kChunk])[index % kChunk]; }
  void push_back(Item item);
  /// The item at `index`, to be replaced in this list alone.
  Item& own(std::size_t index);
  std::vector<std::uint32_t> differences(const SharedItems& earlier) const;

 private:
  static constexpr std::size_t kChunk = 128;
  using Chunk = std::vector<Item>;

  static Chunk& own(std::shared_ptr<Chunk>& chunk);

  std::vector<std::shared_ptr<Chunk>> chunks_;  // all full but the last
};

/// A list of things that never change and that its copies share. They lie in chunks, so that a copy in which one thing
/// is another costs a chunk and a pointer to each other chunk, not a pointer to everything.
template <class T>
class SharedList {
 public:
  std::size_t size() const { return items_.size(); }
  const T* operator[](std::size_t index) const { return static_cast<const T*>(items_[index].get()); }
  std::shared_ptr<const T> share(std::size_t index) const { return std::static_pointer_cast<const T>(items_[index]); }

  void push_back(std::shared_ptr<const T> item) { items_.push_back(std::move(item)); }
  void set(std::size_t index, std::shared_ptr<const T> item) { items_.own(index) = std::move(item); }

  /// The thing at `index`, for a change in this list alone. What nobody else holds is changed in its place, so that
  /// many changes of one thing copy it once.
  T& edit(std::size_t index) {
    SharedItems::Item& item = items_.own(index);
    if (item.use_count() > 1) item = std::make_shared<T>(*static_cast<const T*>(item.get()));
    return *const_cast<T*>(static_cast<const T*>(item.get()));
  }

  /// The indices, ascending, at which an earlier list has something else or nothing.
  std::vector<std::uint32_t> differences(const SharedList& earlier) const { return items_.differences(earlier.items_); }

 private:
  SharedItems items_;
};

}  // namespace tierwise
