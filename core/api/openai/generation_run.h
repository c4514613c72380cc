// SPDX-License-Identifier: Apache-2.0
#pragma once
// The requests that one HTTP request stands for, from the first submitted to the last answered: a few at a time, all
// cancelled when one fails or the client leaves.

#include "core/api/openai/generation_sink.h"
#include "core/api/openai/keep_alive_timer.h"
#include "core/api/ticket_follower.h"
#include "core/orchestrator/orchestrator.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

namespace aisemble::api::openai {

struct RunPlan {
  std::vector<Request> requests;
  std::set<std::size_t> repeats; ///< as GenerationAsk's: computed anew, and not kept
  SubmitOptions submit;
  std::size_t atOnce = 8;
  std::string model; ///< as the client named it, for errors
};

/// Lives as long as a ticket of it is followed. Thread-safe.
class GenerationRun : public std::enable_shared_from_this<GenerationRun> {
 public:
  /// `timer` may be null where the sink is no stream.
  GenerationRun(RunPlan plan, std::unique_ptr<GenerationSink> sink, Orchestrator& orchestrator,
                TicketFollower& follower, std::shared_ptr<KeepAliveTimer> timer);

  /// Once. Does not wait.
  void start();
  /// The client is gone: stops everything and says nothing more.
  void abandon();

 private:
  using Lock = std::unique_lock<std::mutex>;

  void pump();
  void onText(std::size_t index, const std::string& piece);
  void onEnd(std::size_t index, Result<Completed> result, bool isElsewhere);
  void armTimer(MonotonicTime since);
  void onSilence();
  /// With `lock` held; releases it, then cancels what runs and lets the sink go.
  void close(Lock& lock);

  RunPlan m_plan;
  Orchestrator& m_orchestrator;
  TicketFollower& m_follower;
  const std::shared_ptr<KeepAliveTimer> m_timer;
  const bool m_isStream;

  std::mutex m_mutex;
  std::unique_ptr<GenerationSink> m_sink;  // guarded by m_mutex, as all below; null: it is over
  std::map<std::size_t, Ticket> m_running; // by index of the request
  std::size_t m_next = 0;
  std::size_t m_inFlight = 0;
  std::size_t m_ended = 0;
  bool m_isPumping = false;
  MonotonicTime m_lastWrite;
  std::optional<TimerThread::Id> m_alarm;
};

} // namespace aisemble::api::openai
