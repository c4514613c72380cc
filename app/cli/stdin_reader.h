// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Standard input, read so that a stop request ends the wait at once: std::cin would sit in read() until the next line.

#include "core/base/result.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace aisemble::cli {

/// One for a whole command: what it has read ahead is its own. Do not mix with std::cin.
class StdinReader {
 public:
  explicit StdinReader(std::stop_token interrupt);
  ~StdinReader();
  StdinReader(const StdinReader&) = delete;
  StdinReader& operator=(const StdinReader&) = delete;

  /// Everything to the end. Errors: Cancelled once a stop is requested; IoFailure.
  [[nodiscard]] Result<std::string> readAll();
  /// The next line without its line feed; nothing at the end. Errors: as readAll().
  [[nodiscard]] Result<std::optional<std::string>> readLine();

 private:
  /// Waits for more and appends it to the buffer; false at the end.
  Result<bool> fill();

  const std::stop_token m_interrupt;
  const int m_wake; ///< eventfd, written when the stop is requested
  std::string m_buffer;
  std::size_t m_begin = 0; ///< of what was not given out yet
  bool m_atEnd = false;
  std::optional<std::stop_callback<std::function<void()>>> m_onStop; ///< writes to m_wake
};

} // namespace aisemble::cli
