#include "tierwise/shared_list.hpp"

namespace tierwise {

void SharedItems::push_back(Item item) {
  if (size() % kChunk == 0) chunks_.push_back(std::make_shared<Chunk>());
  own(chunks_.back()).push_back(std::move(item));
}

SharedItems::Item& SharedItems::own(std::size_t index) {
  return own(chunks_[index / kChunk])[index % kChunk];
}

SharedItems::Chunk& SharedItems::own(std::shared_ptr<Chunk>& chunk) {
  if (chunk.use_count() > 1) chunk = std::make_shared<Chunk>(*chunk);
  return *chunk;
}

std::vector<std::uint32_t> SharedItems::differences(const SharedItems& earlier) const {
  std::vector<std::uint32_t> indices;
  for (std::size_t c = 0; c < chunks_.size(); ++c) {
    const bool has_chunk = c < earlier.chunks_.size();
    if (has_chunk && chunks_[c] == earlier.chunks_[c]) continue;
    const std::size_t known = has_chunk ? earlier.chunks_[c]->size() : 0;
    for (std::size_t i = 0; i < chunks_[c]->size(); ++i) {
      const bool is_same = i < known && (*chunks_[c])[i] == (*earlier.chunks_[c])[i];
      if (!is_same) indices.push_back(static_cast<std::uint32_t>(c * kChunk + i));
    }
  }
  return indices;
}

}  // namespace tierwise
