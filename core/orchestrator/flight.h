// SPDX-License-Identifier: Apache-2.0
#pragma once
// One computation on its way through the orchestrator, and those who wait for it.

#include "core/orchestrator/cancel_watch.h"
#include "core/orchestrator/orchestrator.h"
#include "core/orchestrator/timer_thread.h"

#include <QPromise>

#include <deque>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace aisemble {

struct Flight;

/// Under which requests for the same thing find each other.
[[nodiscard]] inline std::string shareKeyOf(const CacheKey& key) {
  return key.target + '\n' + key.canonicalRequest;
}

/// One submit(): a promise, a time line and a deadline of its own, whoever computes the answer.
struct Caller {
  RequestId id = 0;
  SubmitOptions options;
  QPromise<RequestEvent> promise;
  std::shared_ptr<TicketEnd> end = std::make_shared<TicketEnd>();
  std::shared_ptr<StageClock> stages;
  CancelWatch::Watch watch = 0; ///< set before anything can end it
  TimerThread::Id timer = 0;    ///< likewise

  // Guarded by the orchestrator's lock.
  std::shared_ptr<Flight> flight; ///< null once ended
  bool joined = false;            ///< another request's flight
  Nanoseconds firstToken{0};      ///< from submission to the first text; 0: none yet
};

/// What reports tell of a computation.
struct FlightFacts {
  ServiceKind service = ServiceKind::Llm;
  std::string task;
  std::string model; ///< empty until it was found: what callers make up does not get into labels and logs
  bool lookedUp = false;
  bool fromCache = false;
  bool wasShared = false;
  bool remote = false;
  std::string fallback; ///< as RequestReport's
  int batchSize = 1;
};

/// One computation. It belongs to no caller: the first may leave and the others stay.
struct Flight {
  enum class Phase {
    Preparing, ///< model, key and cache lookup, on a disk thread
    Waiting,   ///< for admission
    Placing,   ///< admitted, on its way to the engine
    Batching,  ///< waits for company
    Running,   ///< handed to the engine, or queued for a computing thread
    Finishing, ///< answered; stored and delivered
  };

  // Written before the flight is shared, then constant; so are facts.service and facts.task.
  bool isCompletion = false; ///< has the completions' time to live
  bool isCacheable = true;
  OrchestratorOptions options;        ///< as they were at submission
  std::string hops;                   ///< as SubmitOptions'
  bool useCache = true;               ///< as the first caller's; nobody joins a flight without
  bool storeResult = true;            ///< as the first caller's
  bool onlyKnown = false;             ///< as its caller's, who is the only one
  std::shared_ptr<StageClock> stages; ///< the first caller's: the engine enters its stages here

  // Belong to the thread that moves the flight through its phases.
  std::shared_ptr<Engine> engine;
  std::deque<std::shared_ptr<Engine>> fallbacks; ///< take over in turn while `engine` cannot be reached
  std::optional<Request> spare;                  ///< a copy of the request as long as there are fallbacks
  Request request;                               ///< moved into the engine when handed over
  ResolvedModel model;
  std::optional<CacheKey> key;
  std::stop_source stop;

  // Guarded by the orchestrator's lock.
  Phase phase = Phase::Preparing;
  FlightFacts facts;
  std::string shareKey;       ///< not empty: others may join under this key
  bool isBeingStored = false; ///< answered, or about to be; its callers are those who joined since
  std::vector<std::shared_ptr<Caller>> callers;
  int priority = 0;
  bool hasBegunToAnswer = false; ///< some of the answer was given to the callers
  std::string textSoFar;         ///< for late joiners; kept only where others may join
  int tokensSoFar = 0;
  MonotonicTime admitted;
};

} // namespace aisemble
