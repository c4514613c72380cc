// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/orchestrator.h"

#include "core/orchestrator/orchestrator_state.h"

#include <utility>

namespace aisemble {

Orchestrator::Orchestrator(OrchestratorDependencies dependencies, OrchestratorOptions options)
    : m_state(std::make_unique<State>(dependencies, options)) {}

Orchestrator::~Orchestrator() = default;

void TicketEnd::whenReached(std::function<void()> callback) {
  {
    const std::scoped_lock lock(m_mutex);
    if (!m_isReached) {
      m_callback = std::move(callback);
      return;
    }
  }
  callback();
}

void TicketEnd::cancel() {
  const std::scoped_lock lock(m_stopMutex);
  if (m_stop) m_stop();
}

void TicketEnd::onCancel(std::function<void()> stop) {
  const std::scoped_lock lock(m_stopMutex);
  m_stop = std::move(stop);
}

void Ticket::cancel() {
  future.cancel();
  if (end) end->cancel();
}

void TicketEnd::reach() {
  {
    const std::scoped_lock lock(m_stopMutex);
    m_stop = nullptr;
  }
  std::function<void()> callback;
  {
    const std::scoped_lock lock(m_mutex);
    m_isReached = true;
    callback.swap(m_callback);
  }
  if (callback) callback();
}

void Orchestrator::setEngines(ServiceKind service, std::vector<std::shared_ptr<Engine>> engines) {
  m_state->setEngines(service, std::move(engines));
}

void Orchestrator::setEngine(std::shared_ptr<Engine> engine) {
  const ServiceKind service = engine->service();
  m_state->setEngines(service, {std::move(engine)});
}
void Orchestrator::setOptions(const OrchestratorOptions& options) {
  m_state->setOptions(options);
}
OrchestratorOptions Orchestrator::options() const {
  return m_state->options();
}
QueueDepth Orchestrator::depth(ServiceKind service) const {
  return m_state->depth(service);
}
void Orchestrator::recheckDeadlines() {
  m_state->recheckDeadlines();
}

Ticket Orchestrator::submit(Request request, SubmitOptions options) {
  return m_state->submit(std::move(request), options);
}

Result<Completed> Orchestrator::wait(Ticket ticket) {
  QFuture<RequestEvent>& future = ticket.future;
  future.waitForFinished();
  if (!future.isCanceled() && future.resultCount() > 0) {
    RequestEvent last = future.resultAt(future.resultCount() - 1);
    if (auto* completed = std::get_if<Completed>(&last)) return std::move(*completed);
    if (auto* failed = std::get_if<Failed>(&last)) return fail(std::move(failed->error));
  }
  return fail(ErrorCode::Cancelled, "The request was cancelled.");
}

} // namespace aisemble
