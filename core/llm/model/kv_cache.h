// SPDX-License-Identifier: Apache-2.0
#pragma once
// Keys and values of one sequence, so that each new token costs one step and not the whole text again.

#include "core/llm/model/aligned_floats.h"
#include "core/llm/model/decoder_config.h"

#include <cstddef>

namespace aisemble::llm {

/// Fixed capacity; memory is touched only as it fills. Not thread-safe.
class KvCache {
 public:
  /// Room for `capacity` tokens. Throws std::bad_alloc.
  KvCache(const DecoderConfig& config, std::size_t capacity)
      : m_capacity(capacity)
      , m_positions((capacity + rows::kKeyBlock - 1) / rows::kKeyBlock * rows::kKeyBlock)
      , m_headDim(static_cast<std::size_t>(config.headDim))
      , m_kvHeads(static_cast<std::size_t>(config.kvHeads))
      , m_keys(static_cast<std::size_t>(config.layers) * layerSize())
      , m_values(static_cast<std::size_t>(config.layers) * layerSize()) {}

  [[nodiscard]] std::size_t length() const { return m_length; } ///< tokens inside
  [[nodiscard]] std::size_t capacity() const { return m_capacity; }
  /// Forgets all but the first `length` tokens, which must not be more than there are.
  void truncate(std::size_t length) { m_length = length < m_length ? length : m_length; }

  /// [blocks, headDim, rows::kKeyBlock]: see rows::Attention.
  [[nodiscard]] float* keys(std::size_t layer, std::size_t head) { return m_keys.data() + at(layer, head); }
  /// [positions, headDim]
  [[nodiscard]] float* values(std::size_t layer, std::size_t head) { return m_values.data() + at(layer, head); }

 private:
  friend class DecoderRun; // which advances the length once a step has succeeded
  [[nodiscard]] std::size_t layerSize() const { return m_kvHeads * m_headDim * m_positions; }
  [[nodiscard]] std::size_t at(std::size_t layer, std::size_t head) const {
    return layer * layerSize() + head * m_headDim * m_positions;
  }

  std::size_t m_capacity;
  std::size_t m_positions; // the capacity in whole blocks
  std::size_t m_headDim;
  std::size_t m_kvHeads;
  std::size_t m_length = 0;
  AlignedFloats m_keys;
  AlignedFloats m_values;
};

} // namespace aisemble::llm
