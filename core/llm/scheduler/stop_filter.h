// SPDX-License-Identifier: Apache-2.0
#pragma once
// Ends a stream of text before the first of some stop texts, wherever they fall across the pieces of the stream.

#include <string>
#include <string_view>
#include <vector>

namespace aisemble::llm {

/// Holds text back only while it may still become a stop text. Stop texts and pieces are well-formed UTF-8, so what
/// comes out is, too. Not thread-safe.
class StopFilter {
 public:
  /// Empty stop texts are ignored.
  explicit StopFilter(std::vector<std::string> stops);

  /// Text that is certain to belong to the answer. Empty once stopped.
  [[nodiscard]] std::string push(std::string_view piece);
  /// What was held back, once no more text can come; empty when stopped.
  [[nodiscard]] std::string finish();
  [[nodiscard]] bool isStopped() const { return m_isStopped; }
  [[nodiscard]] bool isHolding() const { return !m_held.empty(); }

 private:
  std::vector<std::string> m_stops;
  std::string m_held;
  bool m_isStopped = false;
};

} // namespace aisemble::llm
