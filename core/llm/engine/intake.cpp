// SPDX-License-Identifier: Apache-2.0
#include "core/llm/engine/intake.h"

#include "core/llm/engine/guarded_call.h"

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace aisemble::llm {
namespace {

using StopCallback = std::stop_callback<std::function<void()>>;

/// Requested as soon as one of two others is.
class EitherStop {
 public:
  EitherStop(const std::stop_token& a, const std::stop_token& b)
      : m_onA(a, [this] { m_source.request_stop(); }), m_onB(b, [this] { m_source.request_stop(); }) {}
  [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

 private:
  std::stop_source m_source;
  StopCallback m_onA;
  StopCallback m_onB;
};

tl::unexpected<Error> cancelled() {
  return fail(ErrorCode::Cancelled, "The request was cancelled.");
}

} // namespace

std::function<void(double)> loadProgress(const RunContext& context, const Clock& clock) {
  if (!context.onPartial) return {};
  return [onPartial = context.onPartial, &clock, last = std::optional<MonotonicTime>()](double fraction) mutable {
    constexpr std::chrono::milliseconds kInterval{50};
    const MonotonicTime now = clock.now();
    if (last && now - *last < kInterval && fraction < 1) return;
    last = now;
    onPartial(Progress{fraction, "loading model"});
  };
}

/// A requested stop wakes the preparing thread, which answers it.
struct Intake::Pending {
  StartedRequest started;
  std::optional<StopCallback> onStop;

  [[nodiscard]] const std::stop_token& stop() const { return started.context.stop; }
};

Intake::Intake(const EngineEnvironment& environment, ModelPool& pool)
    : m_environment(environment)
    , m_pool(pool)
    , m_loader([this](const std::stop_token& ending) { loadLoop(ending); })
    , m_preparer([this](const std::stop_token& ending) { prepareLoop(ending); }) {}

Intake::~Intake() {
  m_preparer.request_stop();
  m_loader.request_stop();
  m_preparer.join();
  m_loader.join();
  for (Queue* queue : {&m_arrived, &m_toLoad})
    for (const auto& pending : *queue)
      pending->started.done(cancelled());
}

void Intake::submit(StartedRequest started) {
  auto pending = std::make_unique<Pending>();
  pending->started = std::move(started);
  // Outside of the lock: a stop that was already requested calls back at once.
  pending->onStop.emplace(pending->stop(), [this] {
    {
      const std::scoped_lock lock(m_mutex);
      m_isCancelPending = true;
    }
    m_changed.notify_all();
  });
  {
    const std::scoped_lock lock(m_mutex);
    m_arrived.push_back(std::move(pending));
  }
  m_changed.notify_all();
}

/// Answers everything in the queues whose stop was requested.
void Intake::answerCancelled() {
  Queue gone;
  {
    const std::scoped_lock lock(m_mutex);
    for (Queue* queue : {&m_arrived, &m_toLoad})
      for (auto& pending : *queue)
        if (pending->stop().stop_requested()) gone.push_back(std::move(pending));
    for (Queue* queue : {&m_arrived, &m_toLoad})
      std::erase(*queue, nullptr);
  }
  for (const auto& pending : gone)
    pending->started.done(cancelled());
}

void Intake::prepareLoop(const std::stop_token& ending) {
  for (;;) {
    std::unique_ptr<Pending> pending;
    {
      std::unique_lock lock(m_mutex);
      if (!m_changed.wait(lock, ending, [this] { return !m_arrived.empty() || m_isCancelPending; })) return;
      if (!std::exchange(m_isCancelPending, false)) {
        pending = std::move(m_arrived.front());
        m_arrived.pop_front();
      }
    }
    if (!pending) {
      answerCancelled();
      continue;
    }
    if (auto model = m_pool.find(pending->started.context.model)) {
      pending->onStop.reset();
      const EitherStop stop(pending->stop(), ending);
      const ThreadBudget::Lease lease = m_environment.threads.acquire(1, stop.token(), pending->started.context.work);
      if (lease.threads() == 0)
        pending->started.done(cancelled());
      else
        generate(model, std::move(pending->started));
      continue;
    }
    pending->started.context.stages->enter(Stage::LoadModel);
    {
      const std::scoped_lock lock(m_mutex);
      m_toLoad.push_back(std::move(pending));
    }
    m_changed.notify_all();
  }
}

void Intake::loadLoop(const std::stop_token& ending) {
  for (;;) {
    std::unique_ptr<Pending> pending;
    {
      std::unique_lock lock(m_mutex);
      if (!m_changed.wait(lock, ending, [this] { return !m_toLoad.empty(); })) return;
      pending = std::move(m_toLoad.front());
      m_toLoad.pop_front();
    }
    pending->onStop.reset();
    StartedRequest& started = pending->started;
    const EitherStop stop(started.context.stop, ending);
    // The lease first: whoever waits for a model that is being loaded waits for somebody who can compute.
    const ThreadBudget::Lease lease = m_environment.threads.acquire(1, stop.token(), started.context.work);
    if (lease.threads() == 0) {
      started.done(cancelled());
      continue;
    }
    auto model = guarded([&] {
      return m_pool.acquire(started.context.model, {stop.token(), loadProgress(started.context, m_environment.clock)});
    });
    if (!model)
      started.done(fail(std::move(model.error())));
    else
      generate(*model, std::move(started));
  }
}

} // namespace aisemble::llm
