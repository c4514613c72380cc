// SPDX-License-Identifier: Apache-2.0
#pragma once
// A bounded ring that producers append to from any thread and a chart's timer snapshots. The oldest sample goes first;
// `dropped` counts what was overwritten, so that nobody mistakes the window for the whole.

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

namespace aisemble {

template <class Sample>
class SampleRing {
 public:
  struct Snapshot {
    std::vector<Sample> samples; ///< oldest first
    std::uint64_t dropped = 0;   ///< samples overwritten since construction
  };

  explicit SampleRing(std::size_t capacity) : m_samples(capacity == 0 ? 1 : capacity) {}

  void push(Sample sample) {
    const std::scoped_lock lock(m_mutex);
    m_samples[static_cast<std::size_t>(m_pushed % m_samples.size())] = std::move(sample);
    ++m_pushed;
  }

  [[nodiscard]] Snapshot snapshot() const {
    const std::scoped_lock lock(m_mutex);
    Snapshot out;
    const std::uint64_t capacity = m_samples.size();
    const std::uint64_t kept = m_pushed < capacity ? m_pushed : capacity;
    out.dropped = m_pushed - kept;
    out.samples.reserve(static_cast<std::size_t>(kept));
    for (std::uint64_t i = m_pushed - kept; i < m_pushed; ++i)
      out.samples.push_back(m_samples[static_cast<std::size_t>(i % capacity)]);
    return out;
  }

 private:
  mutable std::mutex m_mutex;
  std::vector<Sample> m_samples; // guarded by m_mutex
  std::uint64_t m_pushed = 0;    // guarded by m_mutex
};

} // namespace aisemble
