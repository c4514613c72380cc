// SPDX-License-Identifier: Apache-2.0
#pragma once
// Uninitialised float memory at a cache line's beginning. Pages that are never written cost nothing.

#include <cstddef>
#include <cstdlib>
#include <limits>
#include <memory>
#include <new>

namespace aisemble::llm {

class AlignedFloats {
 public:
  AlignedFloats() = default;
  /// Throws std::bad_alloc.
  explicit AlignedFloats(std::size_t count) { grow(count); }

  /// At least `count` floats; the content is lost when it has to grow. Throws std::bad_alloc.
  float* grow(std::size_t count) {
    if (count <= m_count) return m_data.get();
    constexpr std::size_t kLine = 64;
    if (count > std::numeric_limits<std::size_t>::max() / sizeof(float) - kLine) throw std::bad_alloc();
    const std::size_t bytes = (count * sizeof(float) + kLine - 1) / kLine * kLine;
    m_count = 0;
    m_data.reset();
    m_data.reset(static_cast<float*>(std::aligned_alloc(kLine, bytes)));
    if (!m_data) throw std::bad_alloc();
    m_count = count;
    return m_data.get();
  }

  [[nodiscard]] float* data() { return m_data.get(); }
  [[nodiscard]] const float* data() const { return m_data.get(); }
  [[nodiscard]] std::size_t size() const { return m_count; }

 private:
  struct Free {
    void operator()(float* data) const { std::free(data); }
  };
  std::unique_ptr<float[], Free> m_data;
  std::size_t m_count = 0;
};

} // namespace aisemble::llm
