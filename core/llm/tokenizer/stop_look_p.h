// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where long work on a text notices that nobody wants it any more.

#include "core/base/result.h"

#include <cstdint>
#include <stop_token>

namespace aisemble::llm::tok {

inline tl::unexpected<Error> stopped() {
  return fail(ErrorCode::Cancelled, "The request was cancelled.");
}

/// Looks at a stop token once in some thousand steps. The token outlives this.
class StopLook {
 public:
  explicit StopLook(const std::stop_token& stop) : m_stop(stop) {}
  /// Counts a step; true where it is one to look at and a stop was requested.
  [[nodiscard]] bool isStopped() { return (++m_steps & kMask) == 0 && m_stop.stop_requested(); }

 private:
  static constexpr std::uint32_t kMask = 0xFFF;
  const std::stop_token& m_stop;
  std::uint32_t m_steps = 0;
};

} // namespace aisemble::llm::tok
