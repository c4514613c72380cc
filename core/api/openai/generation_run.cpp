// SPDX-License-Identifier: Apache-2.0
#include "core/api/openai/generation_run.h"

#include <utility>

namespace aisemble::api::openai {

GenerationRun::GenerationRun(RunPlan plan, std::unique_ptr<GenerationSink> sink, Orchestrator& orchestrator,
                             TicketFollower& follower, std::shared_ptr<KeepAliveTimer> timer)
    : m_plan(std::move(plan))
    , m_orchestrator(orchestrator)
    , m_follower(follower)
    , m_timer(std::move(timer))
    , m_isStream(sink->isStream())
    , m_sink(std::move(sink)) {}

void GenerationRun::start() {
  if (m_isStream) {
    m_lastWrite = m_timer->now(); // nothing else runs yet
    armTimer(m_lastWrite);
  }
  pump();
}

/// Submits up to the limit. One thread at a time: an answer that comes while it submits is seen by its next turn, so
/// that a row of answers from the cache does not pile up on the stack.
void GenerationRun::pump() {
  {
    const Lock lock(m_mutex);
    if (std::exchange(m_isPumping, true)) return;
  }
  while (true) {
    std::size_t index = 0;
    {
      const Lock lock(m_mutex);
      if (!m_sink || m_inFlight >= m_plan.atOnce || m_next >= m_plan.requests.size()) {
        m_isPumping = false;
        return;
      }
      index = m_next++;
      ++m_inFlight;
    }
    SubmitOptions options = m_plan.submit;
    if (m_plan.repeats.contains(index)) options.useCache = options.storeResult = false;
    Ticket ticket = m_orchestrator.submit(std::move(m_plan.requests[index]), options);
    bool isOver = false;
    {
      const Lock lock(m_mutex);
      isOver = m_sink == nullptr;
      if (!isOver) m_running.emplace(index, ticket);
    }
    if (isOver) ticket.cancel();
    std::function<void(const Partial&)> onPartial;
    if (m_isStream)
      onPartial = [self = shared_from_this(), index](const Partial& partial) {
        if (const auto* delta = std::get_if<TextDelta>(&partial)) self->onText(index, delta->text);
      };
    m_follower.follow(std::move(ticket), std::move(onPartial),
                      [self = shared_from_this(), index](Result<Completed> end, bool isElsewhere) {
                        self->onEnd(index, std::move(end), isElsewhere);
                      });
  }
}

void GenerationRun::onText(std::size_t index, const std::string& piece) {
  Lock lock(m_mutex);
  if (!m_sink) return;
  if (!m_sink->text(index, piece)) return close(lock);
  m_lastWrite = m_timer->now();
}

void GenerationRun::onEnd(std::size_t index, Result<Completed> result, bool isElsewhere) {
  {
    Lock lock(m_mutex);
    --m_inFlight;
    m_running.erase(index);
    if (!m_sink) return;
    auto* answer = result ? std::get_if<CompletionResult>(&result->response) : nullptr;
    if (answer == nullptr) {
      const Error other{ErrorCode::Internal, "The engine answered with something that is no text.", {}, std::nullopt};
      m_sink->fail(ofError(result ? other : result.error(), m_plan.model, isElsewhere && !result));
      return close(lock);
    }
    const bool isHeard = m_sink->ended(index, {std::move(*answer), std::move(result->report)});
    if (m_isStream) m_lastWrite = m_timer->now();
    const bool isLast = ++m_ended == m_plan.requests.size();
    if (isHeard && isLast) m_sink->finish();
    if (!isHeard || isLast) return close(lock);
  }
  pump();
}

void GenerationRun::abandon() {
  Lock lock(m_mutex);
  if (m_sink) close(lock);
}

void GenerationRun::close(Lock& lock) {
  const std::unique_ptr<GenerationSink> sink = std::move(m_sink);
  auto running = std::exchange(m_running, {});
  const auto alarm = std::exchange(m_alarm, std::nullopt);
  lock.unlock();
  if (alarm) m_timer->cancel(*alarm);
  for (auto& [index, ticket] : running)
    ticket.cancel();
}

/// The first alarm is set before anything runs; the others by the one before.
void GenerationRun::armTimer(MonotonicTime since) {
  const auto alarm = m_timer->schedule(since, [weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->onSilence();
  });
  const Lock lock(m_mutex);
  if (m_sink) m_alarm = alarm;
}

void GenerationRun::onSilence() {
  MonotonicTime since;
  {
    Lock lock(m_mutex);
    m_alarm.reset();
    if (!m_sink) return;
    since = m_timer->now();
    if (since - m_lastWrite < m_timer->interval()) {
      since = m_lastWrite;
    } else {
      if (!m_sink->keepAlive()) return close(lock);
      m_lastWrite = since;
    }
  }
  armTimer(since);
}

} // namespace aisemble::api::openai
