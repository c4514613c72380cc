// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Several requests under way at once, their answers in the order of the questions.

#include "app/cli/command_context.h"

#include <deque>
#include <functional>
#include <variant>

namespace aisemble::cli {

class OrderedAnswers {
 public:
  /// Called once for each question, in order, on the caller's thread; false: what was printed can no longer be read
  /// (a closed pipe), give up.
  using OnAnswer = std::function<bool(std::size_t index, const Result<Completed>& answer)>;

  OrderedAnswers(Orchestrator& orchestrator, std::stop_token interrupt, OnAnswer onAnswer);
  ~OrderedAnswers(); ///< cancels what is left

  /// Submits the request, or takes its error as the answer; waits for the oldest when many are under way. False: give
  /// up (interrupted, or the receiver of the answers is gone).
  [[nodiscard]] bool ask(std::size_t index, Result<Request> request, SubmitOptions options = {});

  /// Waits for the rest. The exit status: kInterrupted, kFailed when any answer was an error, kDone.
  [[nodiscard]] int finish();

 private:
  struct Pending {
    std::size_t index = 0;
    std::variant<Ticket, Error> what;
  };
  bool finishOldest();

  Orchestrator& m_orchestrator;
  const std::stop_token m_interrupt;
  const OnAnswer m_onAnswer;
  std::deque<Pending> m_pending;
  bool m_anyFailed = false;
  bool m_givenUp = false;
};

} // namespace aisemble::cli
