// SPDX-License-Identifier: Apache-2.0
// The ways out of the orchestrator: an answer, a cancel, a deadline.
#include "core/orchestrator/orchestrator_state.h"
#include "core/orchestrator/request_report.h"

#include <algorithm>
#include <utility>

namespace aisemble {

/// Whether its answer may go to the cache, which takes a disk's time.
bool Orchestrator::State::isStored(const Flight& flight) const {
  return flight.key && flight.isCacheable && m_dependencies.cache != nullptr && m_dependencies.cache->isOn();
}

/// Stores a fresh answer and gives it to everyone who waits for it. The flight can be joined until the moment its
/// callers are taken, so an equal request always finds either the flight or the stored answer.
void Orchestrator::State::conclude(const FlightPtr& flight, Result<Response> result) {
  bool fromCache = false;
  {
    const std::scoped_lock lock(m_mutex);
    fromCache = flight->facts.fromCache;
  }
  if (result && !fromCache && isStored(*flight)) {
    const std::chrono::seconds timeToLive =
        flight->isCompletion ? flight->options.completionTimeToLive : flight->options.otherTimeToLive;
    bool isWanted = false; // nobody is left after a cancel, and what nobody got is not kept
    {
      const std::scoped_lock lock(m_mutex);
      isWanted = std::ranges::any_of(flight->callers, [](const CallerPtr& c) { return c->options.storeResult; });
    }
    if (isWanted && timeToLive.count() > 0) {
      flight->stages->enter(Stage::Cache);
      m_dependencies.cache->store(*flight->key, *result, timeToLive);
      flight->stages->enter(Stage::Other);
    }
  }
  std::vector<CallerPtr> callers;
  FlightFacts facts;
  {
    const std::scoped_lock lock(m_mutex);
    flight->phase = Flight::Phase::Finishing;
    if (!flight->shareKey.empty()) m_shareable.erase(std::exchange(flight->shareKey, {}));
    callers.swap(flight->callers);
    for (const CallerPtr& caller : callers) {
      caller->flight.reset();
      m_callers.erase(caller->id);
    }
    // The tokens of a computation whose first caller left are counted with one of those who stayed.
    if (!callers.empty() && std::ranges::all_of(callers, [](const CallerPtr& c) { return c->joined; }))
      callers.front()->joined = false;
    facts = flight->facts;
  }
  for (const CallerPtr& caller : callers) {
    caller->stages->finish();
    const bool isLast = caller == callers.back();
    finish(caller, facts, isLast ? std::move(result) : result);
  }
  retire(flight);
}

void Orchestrator::State::retire(const FlightPtr& flight) {
  flight->engine.reset(); // it may be the last to hold a replaced engine, which the destructor must wait for
  flight->fallbacks.clear();
  const std::scoped_lock lock(m_mutex);
  if (--m_flights == 0) m_idle.notify_all();
}

/// Tells the caller and everybody else how its request ended. The caller was taken out of the books before and its time
/// line is finished, so this happens once.
void Orchestrator::State::finish(const CallerPtr& caller, const FlightFacts& facts, Result<Response> result) {
  m_timers.cancel(caller->timer);
  m_watch.end(std::exchange(caller->watch, 0));

  RequestReport report;
  report.id = caller->id;
  report.trace = caller->stages->finish();
  report.fromCache = facts.fromCache;
  report.shared = caller->joined || facts.wasShared;
  report.remote = facts.remote;
  report.fallback = facts.fallback;
  report.batchSize = facts.batchSize;

  RequestRecord record;
  record.id = caller->id;
  record.service = facts.service;
  record.task = facts.task;
  record.model = facts.model;
  record.cacheLookedUp = facts.lookedUp;
  record.fromCache = facts.fromCache;
  record.shared = caller->joined;
  record.remote = facts.remote;
  record.batchSize = facts.batchSize;
  record.timeToFirstToken = caller->firstToken;
  record.finished = m_dependencies.clock.now();
  record.trace = report.trace;
  if (result) countTokens(*result, record);
  if (!result) record.error = result.error().code;
  record.outcome = result ? Outcome::Success : outcomeOf(result.error());

  bool isDelivered = false;
  if (result)
    isDelivered = caller->promise.addResult(Completed{std::move(*result), std::move(report)});
  else if (!result.error().isCancelled())
    isDelivered = caller->promise.addResult(Failed{std::move(result.error()), std::move(report)});
  else
    caller->promise.future().cancel();
  if (!isDelivered) {
    record.outcome = Outcome::Cancelled; // a cancel that came before the answer
    record.error = ErrorCode::Cancelled;
  }
  m_dependencies.metrics.record(record);
  logRequest(m_dependencies.logger, record);
  caller->promise.finish();
  caller->end->reach();
}

void Orchestrator::State::onCancelled(const std::weak_ptr<Caller>& weak) {
  if (const CallerPtr caller = weak.lock()) leave(caller, std::nullopt);
}

void Orchestrator::State::onDeadline(const std::weak_ptr<Caller>& weak) {
  const CallerPtr caller = weak.lock();
  if (!caller) return;
  std::optional<Error> error;
  {
    const std::scoped_lock lock(m_mutex);
    if (!caller->flight) return;
    error = deadlineError(*caller);
  }
  leave(caller, std::move(error));
}

/// Ends one caller's request before its flight does: cancelled, or with an error of its own. Continuations of its
/// future may take their time, so they run on a control thread, not on the thread that noticed.
void Orchestrator::State::leave(const CallerPtr& caller, std::optional<Error> error) {
  Departure departure;
  FlightFacts facts;
  {
    const std::scoped_lock lock(m_mutex);
    if (!caller->flight) return; // it has ended otherwise
    ++m_tasks;                   // this thread: the departure may retire the last flight
    facts = caller->flight->facts;
    caller->stages->finish();
    departure = detach(caller);
  }
  depart(std::move(departure));
  if (!error) error = Error{ErrorCode::Cancelled, "The request was cancelled.", {}, std::nullopt};
  post(m_control, [this, caller, facts = std::move(facts), error = std::move(*error)]() mutable {
    finish(caller, facts, fail(std::move(error)));
  });
  release();
}

Orchestrator::State::Departure Orchestrator::State::detach(const CallerPtr& caller) {
  Departure out;
  const FlightPtr flight = std::exchange(caller->flight, nullptr);
  m_callers.erase(caller->id);
  std::erase(flight->callers, caller);
  if (!flight->callers.empty()) return out;

  // Nobody is interested any more. A new equal request must not join what is being stopped.
  if (!flight->shareKey.empty()) m_shareable.erase(std::exchange(flight->shareKey, {}));
  out.stop = flight;
  Lane& lane = laneOf(flight->facts.service);
  if (flight->phase == Flight::Phase::Waiting && lane.waiting.remove(flight)) {
    flight->phase = Flight::Phase::Finishing;
    out.retire = flight;
  } else if (flight->phase == Flight::Phase::Batching && lane.batcher.remove(flight)) {
    flight->phase = Flight::Phase::Finishing;
    out.retire = flight;
    --lane.running;
    out.place = startWaiting(lane);
  }
  publishDepth(flight->facts.service);
  return out;
}

void Orchestrator::State::depart(Departure departure) {
  if (departure.stop) departure.stop->stop.request_stop();
  placeLater(std::move(departure.place));
  if (departure.retire) retire(departure.retire);
}

Error Orchestrator::State::busyError(Lane& lane, ServiceKind service, bool waited) const {
  Error error;
  error.code = ErrorCode::Busy;
  error.retryAfter = lane.times.retryAfter(static_cast<int>(lane.waiting.size()) + 1, m_options.maxRunning);
  error.message = "The " + std::string(serviceName(service)) + " service is busy: " +
                  (waited ? "no place became free before the request's deadline"
                          : std::to_string(lane.waiting.size()) + " requests wait already") +
                  ". Try again in " + std::to_string(error.retryAfter->count()) + " ms.";
  return error;
}

Error Orchestrator::State::deadlineError(const Caller& caller) const {
  const Flight& flight = *caller.flight;
  if (flight.phase == Flight::Phase::Waiting)
    return busyError(*m_lanes[static_cast<std::size_t>(flight.facts.service)], flight.facts.service, true);
  const auto allowed = caller.options.deadline.value_or(flight.options.defaultDeadline);
  return {ErrorCode::DeadlineExceeded,
          "The " + flight.facts.task + " request did not finish within its " + std::to_string(allowed.count()) +
              " ms. Allow more time or ask for less.",
          {},
          std::nullopt};
}

} // namespace aisemble
