// SPDX-License-Identifier: Apache-2.0
#pragma once
// Frequencies and tables of the rotary embedding (Su et al. 2021) and its extensions to longer contexts.

#include "core/llm/model/decoder_config.h"

#include <cstddef>
#include <vector>

namespace aisemble::llm {

/// Angle per position for each of the rotaryDim / 2 pairs, in float32 as the reference computes them.
/// `config.kind` must not be None.
[[nodiscard]] std::vector<float> ropeFrequencies(const RopeConfig& config);

/// Cosines and sines by position, grown on demand. Not thread-safe.
class RopeTable {
 public:
  explicit RopeTable(const RopeConfig& config);
  /// Makes positions [0, positions) available; pointers given before become invalid.
  void reserve(std::size_t positions);
  [[nodiscard]] const float* cosine(std::size_t position) const { return m_cosine.data() + position * m_half; }
  [[nodiscard]] const float* sine(std::size_t position) const { return m_sine.data() + position * m_half; }
  [[nodiscard]] std::size_t half() const { return m_half; } ///< pairs a head; 0 without rotary embedding

 private:
  std::vector<float> m_frequencies;
  std::size_t m_half = 0;
  std::size_t m_positions = 0;
  float m_attentionFactor = 1;
  std::vector<float> m_cosine; // [positions, half]
  std::vector<float> m_sine;   // [positions, half]
};

} // namespace aisemble::llm
