// SPDX-License-Identifier: Apache-2.0
// The ways out of the orchestrator: an answer, a cancel, a deadline.
#include "core/orchestrator/orchestrator_state.h"
#include "core/orchestrator/request_report.h"

#include <algorithm>
#include <utility>

namespace aisemble {
namespace {

/// Storing this much takes some ten milliseconds and more.
constexpr std::size_t kManyCells = 20'000;
constexpr std::size_t kManyWords = 10'000;
constexpr int kMostStoresUnderWay = 2;

std::size_t cellsOf(const SharedTable& shared) {
  return shared.table == nullptr ? 0 : shared.table->rows() * shared.table->columns.size();
}
bool isLong(const TransformedTable& detail) {
  return cellsOf(detail.table) >= kManyCells;
}
bool isLong(const AggregatedTable& detail) {
  return cellsOf(detail.table) >= kManyCells;
}
bool isLong(const TextTokens& detail) {
  return detail.words.size() >= kManyWords;
}
template <class Other>
bool isLong(const Other&) {
  return false;
}

bool isLongToStore(const Response& response) {
  const auto isLongDetail = [](const auto& detail) { return isLong(detail); };
  if (const auto* data = std::get_if<DataResult>(&response)) return std::visit(isLongDetail, data->detail);
  if (const auto* text = std::get_if<NlpResult>(&response)) return std::visit(isLongDetail, text->detail);
  return false;
}

} // namespace

/// Whether its answer may go to the cache, which takes a disk's time.
bool Orchestrator::State::isStored(const Flight& flight) const {
  return flight.key && flight.isCacheable && m_dependencies.cache != nullptr && m_dependencies.cache->isOn();
}

/// How long a fresh answer is kept; nothing: it is not.
std::optional<std::chrono::seconds> Orchestrator::State::lifeInCache(const Flight& flight) const {
  if (!isStored(flight)) return std::nullopt;
  const std::chrono::seconds life =
      flight.isCompletion ? flight.options.completionTimeToLive : flight.options.otherTimeToLive;
  const std::scoped_lock lock(m_mutex);
  // Nobody is left after a cancel, and what nobody got is not kept.
  const bool isWanted = std::ranges::any_of(flight.callers, [](const CallerPtr& c) { return c->options.storeResult; });
  if (flight.facts.fromCache || !isWanted || life.count() <= 0) return std::nullopt;
  return life;
}

/// Stores a fresh answer and gives it to everyone who waits for it. An equal request always finds either the flight or
/// the stored answer.
void Orchestrator::State::conclude(const FlightPtr& flight, Result<Response> result) {
  const auto life = result ? lifeInCache(*flight) : std::nullopt;
  if (!life) {
    give(flight, std::move(result));
    return retire(flight);
  }
  if (const std::optional<GiveFirst> order = storesApart(flight, *result)) {
    if (*order == GiveFirst::Yes) give(flight, result, Door::Open);
    return post(m_storing, [this, flight, result = std::move(result), life = *life]() mutable {
      m_dependencies.cache->store(*flight->key, *result, life);
      {
        const std::scoped_lock lock(m_mutex);
        --m_stores;
      }
      give(flight, std::move(result));
      retire(flight);
    });
  }
  flight->stages->enter(Stage::Cache);
  m_dependencies.cache->store(*flight->key, *result, *life);
  flight->stages->enter(Stage::Other);
  give(flight, std::move(result));
  retire(flight);
}

/// What takes the cache long is stored on a thread of its own, one after the other, and its callers do not wait for it:
/// unless so many are under way already that they would fill the memory.
std::optional<Orchestrator::State::GiveFirst> Orchestrator::State::storesApart(const FlightPtr& flight,
                                                                               const Response& response) {
  const std::scoped_lock lock(m_mutex);
  // Behind an older answer to the same, whatever its size: the newest is to stay.
  const auto isBehind = [&] {
    const auto older = m_shareable.find(shareKeyOf(*flight->key));
    return older != m_shareable.end() && older->second->isBeingStored;
  };
  // Most answers are small, and nothing is under way: no key is put together for them.
  if (!isLongToStore(response) && (m_stores == 0 || !isBehind())) return std::nullopt;
  flight->isBeingStored = true;
  openToAll(flight);
  return ++m_stores <= kMostStoresUnderWay ? GiveFirst::Yes : GiveFirst::No;
}

/// Gives the answer to those who wait for it. Behind an open door others still join, for an answer from the cache.
void Orchestrator::State::give(const FlightPtr& flight, Result<Response> result, Door door) {
  std::vector<CallerPtr> callers;
  FlightFacts facts;
  {
    const std::scoped_lock lock(m_mutex);
    flight->phase = Flight::Phase::Finishing;
    if (door == Door::Closed) closeToOthers(*flight);
    callers.swap(flight->callers);
    for (const CallerPtr& caller : callers) {
      caller->flight.reset();
      m_callers.erase(caller->id);
    }
    // The tokens of a computation whose first caller left are counted with one of those who stayed.
    if (!callers.empty() && std::ranges::all_of(callers, [](const CallerPtr& c) { return c->joined; }))
      callers.front()->joined = false;
    facts = flight->facts;
    if (door == Door::Open) flight->facts.lookedUp = flight->facts.fromCache = true; // of those who come later
  }
  for (const CallerPtr& caller : callers) {
    caller->stages->finish();
    const bool isLast = caller == callers.back();
    finish(caller, facts, isLast ? std::move(result) : result);
  }
}

/// Also where the request itself passed the cache by: its answer replaces what stands there.
void Orchestrator::State::openToAll(const FlightPtr& flight) {
  if (flight->shareKey.empty()) flight->shareKey = shareKeyOf(*flight->key);
  FlightPtr& open = m_shareable[flight->shareKey];
  if (open != nullptr && open != flight) open->shareKey.clear();
  open = flight;
}

void Orchestrator::State::closeToOthers(Flight& flight) {
  if (!flight.shareKey.empty()) m_shareable.erase(std::exchange(flight.shareKey, {}));
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
  if (isDelivered || !caller->options.onlyKnown) {
    m_dependencies.metrics.record(record);
    logRequest(m_dependencies.logger, record);
  }
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

  if (flight->isBeingStored) return out; // answered: an equal request finds it here until the cache has it
  // Nobody is interested any more. A new equal request must not join what is being stopped.
  closeToOthers(*flight);
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
