// SPDX-License-Identifier: Apache-2.0
// From admission to the engine and back.
#include "core/orchestrator/orchestrator_state.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace aisemble {
namespace {

Error cancelledError() {
  return {ErrorCode::Cancelled, "The request was cancelled.", {}, std::nullopt};
}

} // namespace

/// Engines do not throw; should one, its request fails instead of hanging.
Error Orchestrator::State::thrownError(const Flight& flight, const char* what) {
  return {ErrorCode::Internal,
          "The " + std::string(serviceName(flight.facts.service)) + " engine broke off a " + flight.facts.task +
              " request unexpectedly. Report this with the log.",
          what, std::nullopt};
}

Orchestrator::State::Flights Orchestrator::State::startWaiting(Lane& lane) {
  Flights out;
  while (lane.running < m_options.maxRunning && !lane.waiting.empty()) {
    FlightPtr flight = lane.waiting.takeFirst();
    flight->phase = Flight::Phase::Placing;
    flight->admitted = m_dependencies.clock.now();
    ++lane.running;
    ++lane.placing;
    out.push_back(std::move(flight));
  }
  return out;
}

/// On a control thread: the slot was freed by an engine's callback, which an engine may make with its own locks held.
void Orchestrator::State::placeLater(Flights flights) {
  for (FlightPtr& flight : flights)
    post(m_control, [this, flight = std::move(flight)] { place(flight); });
}

void Orchestrator::State::place(const FlightPtr& flight) {
  switch (flight->engine->handover(flight->request)) {
  case Handover::Start:
    return start(flight);
  case Handover::Run:
    return runAlone(flight);
  case Handover::Batch:
    return collect(flight);
  }
}

bool Orchestrator::State::begin(Flight& flight) {
  if (flight.callers.empty()) return false;
  flight.phase = Flight::Phase::Running;
  return true;
}

ThreadBudget::Work Orchestrator::State::workOf(const Flight& flight) const {
  const std::scoped_lock lock(m_mutex);
  return flight.priority < 0 ? ThreadBudget::Work::Background : ThreadBudget::Work::Asked;
}

/// Somebody waits for the whole of it as soon as somebody waits for a part.
ThreadBudget::Work Orchestrator::State::workOf(const Flights& batch) const {
  const bool isAsked =
      std::ranges::any_of(batch, [this](const FlightPtr& f) { return workOf(*f) == ThreadBudget::Work::Asked; });
  return isAsked ? ThreadBudget::Work::Asked : ThreadBudget::Work::Background;
}

RunContext Orchestrator::State::contextOf(const FlightPtr& flight) {
  return {flight->stop.get_token(),
          flight->stages,
          [this, flight](Partial partial) { deliver(flight, std::move(partial)); },
          flight->model,
          flight->hops,
          workOf(*flight),
          flight->useCache,
          flight->storeResult};
}

void Orchestrator::State::start(const FlightPtr& flight) {
  bool isWanted = false;
  std::vector<Flights> batches;
  {
    const std::scoped_lock lock(m_mutex);
    Lane& lane = laneOf(flight->facts.service);
    --lane.placing;
    isWanted = begin(*flight);
    batches = batchesToGo(lane);
  }
  for (Flights& batch : batches)
    launchBatch(std::move(batch));
  if (!isWanted) return engineDone(flight, fail(cancelledError()));
  flight->stages->enter(Stage::Other);
  const std::shared_ptr<Engine> engine = flight->engine; // the flight may be answered before start() returns
  try {
    engine->start(std::move(flight->request), contextOf(flight),
                  [this, flight](Result<Response> result) { engineDone(flight, std::move(result)); });
  } catch (const std::exception& e) {
    engineDone(flight, fail(thrownError(*flight, e.what())));
  }
}

void Orchestrator::State::runAlone(const FlightPtr& flight) {
  int priority = 0;
  std::vector<Flights> batches;
  {
    const std::scoped_lock lock(m_mutex);
    Lane& lane = laneOf(flight->facts.service);
    --lane.placing;
    (void)begin(*flight);
    priority = flight->priority;
    batches = batchesToGo(lane);
  }
  for (Flights& batch : batches)
    launchBatch(std::move(batch));
  const auto compute = [this, flight] {
    const std::stop_token stop = flight->stop.get_token();
    ThreadBudget::Lease lease = m_dependencies.threads.acquire(1, stop, workOf(*flight));
    if (lease.threads() == 0 || stop.stop_requested()) return engineDone(flight, fail(cancelledError()), From::Pool);
    flight->stages->enter(Stage::Other);
    Result<Response> result = fail(cancelledError());
    try {
      result = flight->engine->run(flight->request, contextOf(flight));
    } catch (const std::exception& e) {
      result = fail(thrownError(*flight, e.what()));
    }
    lease.release();
    engineDone(flight, std::move(result), From::Pool);
  };
  post(laneOf(flight->facts.service).poolOf(workOf(*flight)), compute, priority);
}

/// Batches that can get no more company: every slot is taken, and everybody who has one is where it belongs.
std::vector<Orchestrator::State::Flights> Orchestrator::State::batchesToGo(Lane& lane) {
  std::vector<Flights> out;
  if (lane.batcher.empty() || lane.placing > 0 || lane.running < m_options.maxRunning) return out;
  out = lane.batcher.takeAll();
  for (const Flights& batch : out)
    for (const FlightPtr& flight : batch)
      flight->phase = Flight::Phase::Running;
  return out;
}

void Orchestrator::State::collect(const FlightPtr& flight) {
  const std::string key = flight->engine->batchKey(flight->request);
  flight->stages->enter(Stage::BatchWait);
  std::vector<Flights> batches;
  bool isWanted = false;
  {
    const std::scoped_lock lock(m_mutex);
    Lane& lane = laneOf(flight->facts.service);
    --lane.placing;
    isWanted = begin(*flight);
    if (isWanted) {
      // A replaced engine's requests do not mix with those of its successor, nor one model's with another's.
      const std::string ownKey = key.empty() ? key
                                             : std::to_string(reinterpret_cast<std::uintptr_t>(flight->engine.get())) +
                                                   '\n' + flight->model.digest + '\n' + key;
      const std::chrono::milliseconds wait = flight->options.batchWait;
      const int limit = wait.count() == 0 ? 1 : flight->options.batchLimit;
      auto added = lane.batcher.add(ownKey, flight, static_cast<std::size_t>(limit));
      if (!added.full.empty()) {
        for (const FlightPtr& member : added.full)
          member->phase = Flight::Phase::Running;
        batches.push_back(std::move(added.full));
      } else {
        flight->phase = Flight::Phase::Batching;
      }
      if (added.opened != 0)
        m_timers.schedule(m_dependencies.clock.now() + wait,
                          [this, service = flight->facts.service, id = added.opened] {
                            Flights batch;
                            {
                              const std::scoped_lock timerLock(m_mutex);
                              batch = laneOf(service).batcher.take(id);
                              for (const FlightPtr& member : batch)
                                member->phase = Flight::Phase::Running;
                            }
                            if (!batch.empty()) launchBatch(std::move(batch));
                          });
    }
    for (Flights& batch : batchesToGo(lane))
      batches.push_back(std::move(batch));
  }
  if (!isWanted) engineDone(flight, fail(cancelledError()));
  for (Flights& batch : batches)
    launchBatch(std::move(batch));
}

void Orchestrator::State::launchBatch(Flights batch) {
  for (const FlightPtr& flight : batch)
    flight->stages->enter(Stage::Queue);
  const ThreadBudget::Work work = workOf(batch);
  TaskPool& pool = laneOf(batch.front()->facts.service).poolOf(work);
  post(pool, [this, work, batch = std::move(batch)] { runBatch(batch, work); });
}

void Orchestrator::State::runBatch(const Flights& batch, ThreadBudget::Work work) {
  ThreadBudget::Lease lease = m_dependencies.threads.acquire(1, {}, work);
  Flights wanted;
  Flights unwanted;
  {
    const std::scoped_lock lock(m_mutex);
    for (const FlightPtr& flight : batch)
      (flight->callers.empty() ? unwanted : wanted).push_back(flight);
    for (const FlightPtr& flight : wanted)
      flight->facts.batchSize = static_cast<int>(wanted.size());
  }
  std::vector<Answer> answers;
  for (const FlightPtr& flight : unwanted)
    answers.push_back({flight, fail(cancelledError())});
  if (wanted.empty()) return enginesDone(std::move(answers), From::Pool);
  std::vector<Request> requests;
  std::vector<RunContext> contexts;
  for (const FlightPtr& flight : wanted) {
    flight->stages->enter(Stage::Other);
    requests.push_back(std::move(flight->request));
    contexts.push_back(contextOf(flight));
  }
  std::vector<Result<Response>> results;
  const char* problem = "the engine answered too few items of a batch";
  std::string thrown;
  try {
    results = wanted.front()->engine->runBatch(requests, contexts);
  } catch (const std::exception& e) {
    thrown = e.what();
    problem = thrown.c_str();
  }
  lease.release();
  for (std::size_t i = 0; i < wanted.size(); ++i)
    answers.push_back({wanted[i], i < results.size() ? std::move(results[i])
                                                     : Result<Response>(fail(thrownError(*wanted[i], problem)))});
  enginesDone(std::move(answers), From::Pool);
}

void Orchestrator::State::deliver(const FlightPtr& flight, Partial partial) {
  std::vector<CallerPtr> gone; // cancelled, and nobody watches: there is no event loop
  {
    const std::scoped_lock lock(m_mutex);
    if (flight->phase == Flight::Phase::Finishing) return;
    auto* delta = std::get_if<TextDelta>(&partial);
    if (delta != nullptr) {
      flight->hasBegunToAnswer = true;
      delta->fromRemote = flight->facts.remote;
    }
    if (delta != nullptr && !flight->shareKey.empty()) {
      flight->textSoFar += delta->text;
      flight->tokensSoFar += delta->tokens;
    }
    for (const CallerPtr& caller : flight->callers) {
      if (delta != nullptr && caller->firstToken == Nanoseconds{0})
        caller->firstToken = std::max(caller->stages->elapsed(), Nanoseconds{1});
      if (!caller->promise.addResult(partial)) gone.push_back(caller);
    }
  }
  for (const CallerPtr& caller : gone)
    leave(caller, std::nullopt);
}

void Orchestrator::State::engineDone(const FlightPtr& flight, Result<Response> result, From from) {
  std::vector<Answer> answers;
  answers.push_back({flight, std::move(result)});
  enginesDone(std::move(answers), from);
}

/// Frees all slots at once: what waited behind a batch comes in together and can be the next batch.
void Orchestrator::State::enginesDone(std::vector<Answer> answers, From from) {
  Flights admitted;
  Flights again; // they keep their slots and go to the next engine
  {
    const std::scoped_lock lock(m_mutex);
    // One by one: an engine may answer twice, and the same flight may stand here twice.
    std::erase_if(answers, [&](const Answer& answer) {
      Flight& flight = *answer.flight;
      if (flight.phase == Flight::Phase::Finishing) return true;
      Lane& lane = laneOf(flight.facts.service);
      if (mayFallBack(flight, answer.result)) {
        if (!flight.facts.fallback.empty()) flight.facts.fallback += ' ';
        flight.facts.fallback += answer.result.error().message;
        flight.phase = Flight::Phase::Placing;
        ++lane.placing;
        again.push_back(answer.flight);
        return true;
      }
      if (flight.phase == Flight::Phase::Running && !flight.stop.stop_requested())
        lane.times.add(m_dependencies.clock.now() - flight.admitted);
      flight.phase = Flight::Phase::Finishing;
      --lane.running;
      return false;
    });
    if (!answers.empty()) {
      const ServiceKind service = answers.front().flight->facts.service;
      admitted = startWaiting(laneOf(service));
      publishDepth(service);
    }
  }
  for (const FlightPtr& flight : again) {
    flight->stages->enter(Stage::Queue);
    post(laneOf(flight->facts.service).disk, [this, flight] { fallBack(flight); });
  }
  placeLater(std::move(admitted));
  for (Answer& answer : answers) {
    answer.flight->stages->enter(Stage::Other);
    if (from == From::Pool && !isStored(*answer.flight)) {
      conclude(answer.flight, std::move(answer.result));
      continue;
    }
    post(m_control,
         [this, answer = std::move(answer)]() mutable { conclude(answer.flight, std::move(answer.result)); });
  }
}

bool Orchestrator::State::mayFallBack(const Flight& flight, const Result<Response>& result) {
  if (result || flight.fallbacks.empty() || flight.phase != Flight::Phase::Running) return false;
  const ErrorCode code = result.error().code;
  const bool isElsewhere = code == ErrorCode::Unavailable || code == ErrorCode::Busy || code == ErrorCode::LoopDetected;
  return isElsewhere && !flight.hasBegunToAnswer && !flight.callers.empty() && !flight.stop.stop_requested();
}

/// On a disk thread: the next engine may need a model of this machine. The answer is stored under what that engine is;
/// the cache was asked for the preferred one and is not asked again.
void Orchestrator::State::fallBack(const FlightPtr& flight) {
  flight->engine = std::move(flight->fallbacks.front());
  flight->fallbacks.pop_front();
  flight->request = *flight->spare;
  if (flight->fallbacks.empty()) flight->spare.reset();
  Result<void> resolved = resolve(*flight);
  if (resolved) return place(flight);
  {
    const std::scoped_lock lock(m_mutex);
    --laneOf(flight->facts.service).placing;
  }
  engineDone(flight, fail(std::move(resolved.error())));
}

} // namespace aisemble
