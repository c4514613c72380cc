// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs many generations on one model at once: at each step every sequence that is being answered gets its next token
// from one pass over the weights, and prompts that wait are taken in by chunks, so that a long one does not stall the
// others.

#include "core/base/clock.h"
#include "core/base/thread_budget.h"
#include "core/llm/scheduler/generation.h"
#include "core/llm/scheduler/step_model.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace aisemble::llm {

class Sequence;

struct SchedulerOptions {
  std::size_t maxSequences = 16;          ///< in one step; further ones wait in order of arrival
  std::size_t kvTokens = 1U << 16U;       ///< room for keys and values, over all sequences; at least one context
  std::size_t prefillChunk = 512;         ///< prompt tokens a step while nobody decodes
  std::size_t prefillChunkDecoding = 128; ///< prompt tokens a step while somebody does: bounds the others' pause
};

/// A sequence reserves room for its prompt and its maxTokens (the context length at most) when it joins, so a running
/// one never runs out. Who has no room waits, and nobody overtakes.
/// Cancel is noticed at each step, that is at each token or chunk of a prompt.
class Scheduler {
 public:
  /// `threads` and `clock` outlive this. Each step holds a lease for as many threads as it computes with, and keeps it
  /// for the next one unless somebody waits who is not behind it; a thread is left to background work that waits.
  Scheduler(std::unique_ptr<StepModel> model, ThreadBudget& threads, const Clock& clock, SchedulerOptions options);
  ~Scheduler(); ///< cancels what runs and waits for it
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  /// Returns at once; thread-safe. The job's `done` may be called before this returns (only when it is refused).
  /// Errors through `done`: InvalidArgument (an empty prompt), TooLarge (the prompt leaves no room in the context),
  /// Cancelled, OutOfMemory, Internal.
  void submit(GenerationJob job);

  [[nodiscard]] bool isIdle() const;              ///< nothing waits or runs
  [[nodiscard]] std::size_t waiting() const;      ///< jobs that have not joined yet
  [[nodiscard]] std::size_t highestKvUse() const; ///< most tokens ever reserved at once

 private:
  void run(const std::stop_token& ending);
  bool collect(const std::stop_token& ending);
  void admit();
  void step(const std::stop_token& ending);
  void stepTogether(std::span<const StepItem> items, std::span<Sequence* const> who, int threads);
  void sweep();
  [[nodiscard]] bool takeThreads(int most, const std::stop_token& ending);

  const std::unique_ptr<StepModel> m_model; // the scheduler's thread only, but for its constant numbers
  ThreadBudget& m_threads;
  const Clock& m_clock;
  const SchedulerOptions m_options;

  mutable std::mutex m_mutex;
  std::condition_variable_any m_changed;
  std::deque<std::unique_ptr<Sequence>> m_incoming; // guarded by m_mutex
  bool m_isCancelPending = false;                   // guarded by m_mutex
  std::size_t m_active = 0;                         // guarded by m_mutex: submitted and not finished
  std::size_t m_waitingCount = 0;                   // guarded by m_mutex
  std::size_t m_highestKvUse = 0;                   // guarded by m_mutex

  std::deque<std::unique_ptr<Sequence>> m_waiting;  // the scheduler's thread only
  std::vector<std::unique_ptr<Sequence>> m_running; // the scheduler's thread only
  std::size_t m_kvUse = 0;                          // the scheduler's thread only
  ThreadBudget::Lease m_lease;                      // the scheduler's thread only; empty while nothing runs
  std::jthread m_thread;                            // last: it uses all of the above
};

} // namespace aisemble::llm
