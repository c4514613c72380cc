// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Ctrl-C and SIGTERM as a stop request: the first one stops the work and keeps what was done, the second one ends the
// program at once.

#include <memory>
#include <stop_token>

namespace aisemble::cli {

/// Made first in main(), before any other thread: it blocks the signals for all of them and waits for them on a thread
/// of its own.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  /// Stop is requested once a signal came.
  [[nodiscard]] std::stop_token token() const;
  [[nodiscard]] bool interrupted() const { return token().stop_requested(); }

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace aisemble::cli
