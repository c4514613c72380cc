// SPDX-License-Identifier: Apache-2.0
#pragma once
// Takes generations in without making their caller wait: one thread renders and tokenises for models that are in
// memory, another loads those that are not, so that a load does not hold up requests for other models.

#include "core/engine/engine.h"
#include "core/llm/engine/generation.h"
#include "core/llm/engine/model_pool.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace aisemble::llm {

/// Progress partials for a load, throttled to what an eye can follow; empty where nobody listens.
[[nodiscard]] std::function<void(double)> loadProgress(const RunContext& context, const Clock& clock);

class Intake {
 public:
  /// All outlive this.
  Intake(const EngineEnvironment& environment, ModelPool& pool);
  ~Intake(); ///< answers what has not reached a scheduler with Cancelled
  Intake(const Intake&) = delete;
  Intake& operator=(const Intake&) = delete;

  /// Returns at once; thread-safe. `done` is called from a thread of the engine.
  void submit(StartedRequest started);

 private:
  struct Pending;
  using Queue = std::deque<std::unique_ptr<Pending>>;

  void prepareLoop(const std::stop_token& ending);
  void loadLoop(const std::stop_token& ending);
  void answerCancelled();

  const EngineEnvironment m_environment;
  ModelPool& m_pool;
  std::mutex m_mutex;
  std::condition_variable_any m_changed;
  Queue m_arrived;                // guarded by m_mutex
  Queue m_toLoad;                 // guarded by m_mutex
  bool m_isCancelPending = false; // guarded by m_mutex
  std::jthread m_loader;          // last two: they use all of the above
  std::jthread m_preparer;
};

} // namespace aisemble::llm
