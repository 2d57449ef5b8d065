#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace tierwise {

/// A list of things that never change and that its copies share. They lie in chunks, so that a copy in which one thing
/// is another costs a chunk and a pointer to each other chunk, not a pointer to everything.
template <class T>
class SharedList {
 public:
  using Item = std::shared_ptr<const T>;

  std::size_t size() const { return chunks_.empty() ? 0 : (chunks_.size() - 1) * kChunk + chunks_.back()->size(); }
  const Item& operator[](std::size_t index) const { return (*chunks_[index / kChunk])[index % kChunk]; }

  void push_back(Item item) {
    if (size() % kChunk == 0) {
      chunks_.push_back(std::make_shared<Chunk>());
    } else {
      own(chunks_.back());
    }
    chunks_.back()->push_back(std::move(item));
  }

  void set(std::size_t index, Item item) { own_item(index) = std::move(item); }

  /// The thing at `index`, for a change in this list alone. What nobody else holds is changed in its place, so that
  /// many changes of one thing copy it once.
  T& edit(std::size_t index) {
    Item& item = own_item(index);
    if (item.use_count() > 1) item = std::make_shared<T>(*item);
    return const_cast<T&>(*item);
  }

  /// Calls `different(index)` for every index, ascending, at which an earlier list has something else or nothing.
  template <class Different>
  void each_difference(const SharedList& earlier, Different different) const {
    for (std::size_t c = 0; c < chunks_.size(); ++c) {
      const bool has_chunk = c < earlier.chunks_.size();
      if (has_chunk && chunks_[c] == earlier.chunks_[c]) continue;
      const std::size_t known = has_chunk ? earlier.chunks_[c]->size() : 0;
      for (std::size_t i = 0; i < chunks_[c]->size(); ++i) {
        if (i >= known || (*chunks_[c])[i] != (*earlier.chunks_[c])[i]) different(c * kChunk + i);
      }
    }
  }

 private:
  static constexpr std::size_t kChunk = 128;
  using Chunk = std::vector<Item>;

  static void own(std::shared_ptr<Chunk>& chunk) {
    if (chunk.use_count() > 1) chunk = std::make_shared<Chunk>(*chunk);
  }
  Item& own_item(std::size_t index) {
    std::shared_ptr<Chunk>& chunk = chunks_[index / kChunk];
    own(chunk);
    return (*chunk)[index % kChunk];
  }

  std::vector<std::shared_ptr<Chunk>> chunks_;  // all full but the last
};

}  // namespace tierwise
