// SPDX-License-Identifier: Apache-2.0
#pragma once
// Every request's way: route, cache, sharing, admission, batching or start, cache store, metrics.
// The same call serves panels, commands and HTTP routes.

#include "core/engine/engine.h"
#include "core/engine/metrics.h"
#include "core/engine/result_cache.h"

#include <QFuture>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace aisemble {

using RequestId = std::uint64_t;

/// How one request ended, beside its response.
struct RequestReport {
  RequestId id = 0;
  Trace trace;
  bool fromCache = false; ///< answered by the cache; the response's own timings are those of its first computation
  bool shared = false;    ///< computed once for several callers
  bool remote = false;    ///< answered by a service elsewhere (or was, when it comes from the cache)
  std::string fallback;   ///< why an engine that was preferred to the one that answered did not; empty: none was
  int batchSize = 1;
};

struct Completed {
  Response response;
  RequestReport report;
};

struct Failed {
  Error error; ///< never Cancelled: a cancelled request's future is cancelled instead
  RequestReport report;
};

/// What a request's future carries: any number of Partial, then exactly one Completed or Failed, then finished().
/// A cancelled request's future ends cancelled, with neither.
using RequestEvent = std::variant<Partial, Completed, Failed>;

struct SubmitOptions {
  bool useCache = true;    ///< false: neither looks up, nor joins a request in flight; the result is still stored
  bool storeResult = true; ///< false: nothing is written to the cache (benchmarks)
  bool onlyKnown = false;  ///< wants what the cache has, and else ends cancelled: nothing is computed or sent, and what
                           ///< is not there is not counted as a request
  int priority = 0;        ///< higher goes first among the waiting
  bool watchFuture = true; ///< false: only Ticket::cancel() stops the request, the future's own cancel() is seen late.
                           ///< Spares each request three hand-overs between threads
  std::string hops = {}; ///< instances that passed the request on to this one (hops.h); it is not shared where it could
                         ///< be passed on to one of them: two that wait for each other's answer would never get it
  std::optional<std::chrono::milliseconds> deadline = std::nullopt; ///< absent: the orchestrator's default
};

/// The end of a request, for those who wait for nothing else. QFuture::then() would do, but Qt 6.4 may run a
/// continuation twice, the second time on what the first left behind, when it is attached just as the future finishes.
/// Thread-safe.
class TicketEnd {
 public:
  /// Calls `callback` once: when the future has finished, on a thread of the orchestrator, or at once when it has
  /// already. It returns quickly. One callback, at most.
  void whenReached(std::function<void()> callback);
  /// Called once by whoever finished the future, right after that.
  void reach();

  /// Stops the request unless it has ended. See Ticket::cancel().
  void cancel();
  /// What cancel() calls until the end is reached; given before anybody else has this.
  void onCancel(std::function<void()> stop);

 private:
  std::mutex m_mutex;
  bool m_isReached = false;         // guarded by m_mutex
  std::function<void()> m_callback; // guarded by m_mutex
  std::mutex m_stopMutex;           // held while m_stop runs: who made it is there until reach() has had this
  std::function<void()> m_stop;     // guarded by m_stopMutex
};

struct Ticket {
  RequestId id = 0;
  QFuture<RequestEvent> future; ///< cancel() stops the request, unless another caller shares it
  std::shared_ptr<TicketEnd> end;

  /// The same at once, whether or not the future is watched. From any thread.
  void cancel();
};

/// Values outside the ranges are taken as the nearest one inside.
struct OrchestratorOptions {
  int maxRunning = 8;  ///< requests of one service that are being worked on at once (for Start engines:
                       ///< handed over; they batch among themselves)
  int maxWaiting = 64; ///< further ones that may wait, per service
  std::chrono::milliseconds defaultDeadline{600'000};
  int batchLimit = 8;                              ///< the original's micro-batch size
  std::chrono::milliseconds batchWait{3};          ///< 0 to 100; how long the first of a batch waits for company
  std::chrono::seconds completionTimeToLive{7200}; ///< the original's: completions
  std::chrono::seconds otherTimeToLive{3600};      ///< the original's: everything else
};

/// What the orchestrator works with; all outlive it. `cache` and `canonicalizer` may be null (no cache, no sharing).
struct OrchestratorDependencies {
  ThreadBudget& threads;
  const Clock& clock;
  Logger& logger;
  Metrics& metrics;
  ModelResolver* models = nullptr;
  ResultCache* cache = nullptr;
  const RequestCanonicalizer* canonicalizer = nullptr;
};

/// How much a service has to do right now.
struct QueueDepth {
  int preparing = 0; ///< their model and cache entry are being looked up
  int waiting = 0;   ///< for admission
  int running = 0;   ///< admitted, or waiting for the company of a batch
};

/// All functions are thread-safe and none blocks on work. The destructor cancels everything and waits for it; it must
/// not run in a continuation of a ticket's future, which is called on a thread of the orchestrator and returns quickly.
/// Needs a QCoreApplication: without one a cancel is noticed only when the request moves on.
class Orchestrator {
 public:
  Orchestrator(OrchestratorDependencies dependencies, OrchestratorOptions options);
  ~Orchestrator();
  Orchestrator(const Orchestrator&) = delete;
  Orchestrator& operator=(const Orchestrator&) = delete;

  /// Replaces the engines of their service, the preferred one first; requests under way finish on the old ones, which
  /// outlive them. The next one takes over where one is Unavailable or Busy and has not begun to answer.
  void setEngines(ServiceKind service, std::vector<std::shared_ptr<Engine>> engines);
  /// The same for one engine.
  void setEngine(std::shared_ptr<Engine> engine);

  /// Takes effect for requests submitted later.
  void setOptions(const OrchestratorOptions& options);
  [[nodiscard]] OrchestratorOptions options() const;

  /// Never blocks: the future tells everything, errors included (Busy with a retry time, DeadlineExceeded,
  /// Unavailable, NotFound and whatever the engine answers).
  [[nodiscard]] Ticket submit(Request request, SubmitOptions options = {});

  [[nodiscard]] QueueDepth depth(ServiceKind service) const;

  /// Reads the clock again and acts on deadlines that have passed: for clocks that jump.
  void recheckDeadlines();

  /// Waits for the end of a request, for commands and tests; not for a thread with an event loop to serve.
  [[nodiscard]] static Result<Completed> wait(Ticket ticket);

 private:
  class State;
  std::unique_ptr<State> m_state;
};

} // namespace aisemble
