// SPDX-License-Identifier: Apache-2.0
#pragma once
// The orchestrator's state and the steps of a request's way. One mutex guards it; engines, cache, models, metrics of
// finished requests, stop callbacks and continuations of futures are never entered with it held.
//
//   submit -> prepare (disk thread: model, key, join, lookup) -> admit -> place -> start | run | batch
//          -> engineDone (any thread: frees the slot) -> conclude (control thread: store, deliver)
//
// A large answer is delivered first and stored on a thread of its own.
//
// Each arrow to another thread costs a short request more than its work. So a small request that needs no disk is
// prepared where it is submitted, and an answer that nobody stores is delivered by the thread that computed it.
//
// A caller leaves through exactly one of: conclude, leave (cancelled, or its deadline passed).

#include "core/orchestrator/admission.h"
#include "core/orchestrator/batcher.h"
#include "core/orchestrator/flight.h"
#include "core/orchestrator/task_pool.h"

#include <array>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace aisemble {

class Orchestrator::State {
 public:
  State(OrchestratorDependencies dependencies, const OrchestratorOptions& options);
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State();

  void setEngines(ServiceKind service, std::vector<std::shared_ptr<Engine>> engines);
  void setOptions(const OrchestratorOptions& options);
  [[nodiscard]] OrchestratorOptions options() const;
  [[nodiscard]] Ticket submit(Request request, const SubmitOptions& options);
  [[nodiscard]] QueueDepth depth(ServiceKind service) const;
  void recheckDeadlines() { m_timers.recheck(); }

 private:
  using FlightPtr = std::shared_ptr<Flight>;
  using CallerPtr = std::shared_ptr<Caller>;
  using Flights = std::vector<FlightPtr>;

  /// What one service has of its own.
  struct Lane {
    explicit Lane(int computeThreads);
    std::vector<std::shared_ptr<Engine>> engines; ///< the preferred one first
    WaitingList<FlightPtr> waiting;
    Batcher<FlightPtr> batcher;
    ServiceTimes times;
    int preparing = 0;   ///< before admission
    int running = 0;     ///< admitted and not yet answered
    int placing = 0;     ///< of these, on their way to the engine or a batch
    TaskPool disk;       ///< models, keys and lookups; own threads, so that digesting a model holds up no other service
    TaskPool compute;    ///< each task takes a lease before it computes
    TaskPool background; ///< likewise: apart, so that who was asked never waits for a thread that waits for a lease
    TaskPool& poolOf(ThreadBudget::Work work) { return work == ThreadBudget::Work::Asked ? compute : background; }
  };

  /// What is still to be done for a flight that lost a caller, once the lock is released.
  struct Departure {
    FlightPtr stop;   ///< its last caller left: ask the engine to stop
    FlightPtr retire; ///< and nothing else will retire it
    Flights place;    ///< got the freed slot
  };

  struct Answer {
    FlightPtr flight;
    Result<Response> result;
  };

  // orchestrator_state.cpp: the way in
  [[nodiscard]] bool mayPrepareHere(const Flight& flight, const SubmitOptions& options) const;
  void prepare(const FlightPtr& flight);
  [[nodiscard]] Result<void> resolve(Flight& flight);
  [[nodiscard]] bool joinOrOpen(const FlightPtr& flight);
  [[nodiscard]] std::optional<Response> lookup(const FlightPtr& flight);
  void admit(const FlightPtr& flight);

  // dispatch.cpp: to the engine and back
  void place(const FlightPtr& flight);
  void placeLater(Flights flights);
  void start(const FlightPtr& flight);
  void runAlone(const FlightPtr& flight);
  void collect(const FlightPtr& flight);
  void launchBatch(Flights batch);
  void runBatch(const Flights& batch, ThreadBudget::Work work);
  [[nodiscard]] ThreadBudget::Work workOf(const Flight& flight) const;
  [[nodiscard]] ThreadBudget::Work workOf(const Flights& batch) const;
  void deliver(const FlightPtr& flight, Partial partial);
  /// On whose thread an answer came: an engine may hold locks of its own while it calls, the pool's tasks hold none.
  enum class From { Engine, Pool };
  void engineDone(const FlightPtr& flight, Result<Response> result, From from = From::Engine);
  void enginesDone(std::vector<Answer> answers, From from); // of one service
  [[nodiscard]] bool isStored(const Flight& flight) const;
  void fallBack(const FlightPtr& flight);
  [[nodiscard]] static bool mayFallBack(const Flight& flight, const Result<Response>& result); // m_mutex held
  [[nodiscard]] static Error thrownError(const Flight& flight, const char* what);
  [[nodiscard]] RunContext contextOf(const FlightPtr& flight);
  [[nodiscard]] Flights startWaiting(Lane& lane);             // m_mutex held
  [[nodiscard]] std::vector<Flights> batchesToGo(Lane& lane); // m_mutex held
  [[nodiscard]] bool begin(Flight& flight);                   // m_mutex held; false: nobody waits for it any more

  // endings.cpp: the ways out
  enum class GiveFirst { No, Yes };
  enum class Door { Closed, Open };
  void conclude(const FlightPtr& flight, Result<Response> result);
  [[nodiscard]] std::optional<std::chrono::seconds> lifeInCache(const Flight& flight) const;
  [[nodiscard]] std::optional<GiveFirst> storesApart(const FlightPtr& flight, const Response& response);
  void give(const FlightPtr& flight, Result<Response> result, Door door = Door::Closed);
  void openToAll(const FlightPtr& flight);     // m_mutex held
  static bool isGivenUp(const Flight& flight); // m_mutex held
  void closeToOthers(Flight& flight);          // m_mutex held
  void leave(const CallerPtr& caller, std::optional<Error> error);
  [[nodiscard]] Departure detach(const CallerPtr& caller); // m_mutex held
  void depart(Departure departure);
  void retire(const FlightPtr& flight);
  void finish(const CallerPtr& caller, const FlightFacts& facts, Result<Response> result);
  [[nodiscard]] Error deadlineError(const Caller& caller) const;                     // m_mutex held
  [[nodiscard]] Error busyError(Lane& lane, ServiceKind service, bool waited) const; // m_mutex held
  void onCancelled(const std::weak_ptr<Caller>& caller);
  void onDeadline(const std::weak_ptr<Caller>& caller);

  [[nodiscard]] Lane& laneOf(ServiceKind service) { return *m_lanes[static_cast<std::size_t>(service)]; }
  void publishDepth(ServiceKind service); // m_mutex held
  /// Runs `task` on the pool; the destructor waits for it.
  void post(TaskPool& pool, std::function<void()> task, int priority = 0);
  void release(); ///< one of m_tasks is done; this object may go when it returns

  const OrchestratorDependencies m_dependencies;
  mutable std::mutex m_mutex;
  std::condition_variable m_idle;
  OrchestratorOptions m_options; // guarded by m_mutex
  RequestId m_nextId = 1;        // guarded by m_mutex
  int m_flights = 0;             // guarded by m_mutex; not yet retired
  int m_stores = 0;              // guarded by m_mutex; on m_storing's thread or queued for it
  int m_tasks = 0;               // guarded by m_mutex; tasks and threads in here that the destructor waits for
  std::unordered_map<std::string, FlightPtr> m_shareable;         // guarded by m_mutex; by shareKey
  std::unordered_map<RequestId, CallerPtr> m_callers;             // guarded by m_mutex; not yet ended
  std::array<std::unique_ptr<Lane>, kAllServices.size()> m_lanes; // contents guarded by m_mutex, pools apart
  TimerThread m_timers;
  CancelWatch m_watch;
  TaskPool m_control; ///< hands over, stores and delivers: never computes
  TaskPool m_storing; ///< one thread, so in order; for what would keep m_control's busy
};

} // namespace aisemble
