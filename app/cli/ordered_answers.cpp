// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ordered_answers.h"

namespace aisemble::cli {
namespace {

/// Enough to fill a batch and to hide the latency of one request; well below the orchestrator's waiting room.
constexpr std::size_t kInFlight = 32;

} // namespace

OrderedAnswers::OrderedAnswers(Orchestrator& orchestrator, std::stop_token interrupt, OnAnswer onAnswer)
    : m_orchestrator(orchestrator), m_interrupt(std::move(interrupt)), m_onAnswer(std::move(onAnswer)) {}

OrderedAnswers::~OrderedAnswers() {
  for (Pending& rest : m_pending)
    if (auto* ticket = std::get_if<Ticket>(&rest.what)) ticket->future.cancel();
}

bool OrderedAnswers::ask(std::size_t index, Result<Request> request, SubmitOptions options) {
  if (m_givenUp || m_interrupt.stop_requested()) return false;
  if (request)
    m_pending.push_back({index, m_orchestrator.submit(std::move(*request), options)});
  else
    m_pending.push_back({index, std::move(request.error())});
  return m_pending.size() < kInFlight || finishOldest();
}

bool OrderedAnswers::finishOldest() {
  Pending oldest = std::move(m_pending.front());
  m_pending.pop_front();
  Result<Completed> answer = tl::unexpected<Error>(Error{});
  if (auto* error = std::get_if<Error>(&oldest.what))
    answer = fail(std::move(*error));
  else
    answer = follow(std::move(std::get<Ticket>(oldest.what)), m_interrupt);
  if (!answer && answer.error().isCancelled()) {
    m_givenUp = true;
    return false;
  }
  if (!answer) m_anyFailed = true;
  if (!m_onAnswer(oldest.index, answer)) m_givenUp = true;
  return !m_givenUp;
}

int OrderedAnswers::finish() {
  while (!m_givenUp && !m_pending.empty())
    static_cast<void>(finishOldest());
  if (m_interrupt.stop_requested()) return kInterrupted;
  return m_anyFailed || m_givenUp ? kFailed : kDone;
}

} // namespace aisemble::cli
