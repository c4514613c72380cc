// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/orchestrator_state.h"

#include <algorithm>
#include <utility>

namespace aisemble {
namespace {

constexpr int kDiskThreads = 2;    ///< a service; they wait for the disk more than they work
constexpr int kControlThreads = 2; ///< so that one slow continuation does not stop every delivery
/// Requests of one service whose key and cache entry are being looked up. Beyond it a caller is told Busy: queues are
/// bounded everywhere, also before admission.
constexpr int kMaxPreparing = 1024;

/// Within the ranges that the options state, so that a wrong setting cannot make a service stand still.
OrchestratorOptions withinRanges(OrchestratorOptions options) {
  options.maxRunning = std::max(options.maxRunning, 1);
  options.maxWaiting = std::max(options.maxWaiting, 0);
  options.batchLimit = std::max(options.batchLimit, 1);
  options.batchWait = std::clamp(options.batchWait, std::chrono::milliseconds(0), std::chrono::milliseconds(100));
  return options;
}

/// Requests up to this size are read for their key in some ten microseconds, less than a hand-over takes.
constexpr std::size_t kSmallBytes = 16 * 1024;
constexpr std::size_t kSmallCells = 200;

bool isSmall(const NlpRequest& request) {
  const auto& other = request.options.similarity.compareText;
  return request.text.size() + (other ? other->size() : 0) <= kSmallBytes;
}

bool isSmall(const VisionRequest& request) {
  const auto* image = std::get_if<EncodedImage>(&request.image);
  return image != nullptr && image->bytes != nullptr && image->bytes->size() <= kSmallBytes;
}

/// A table in a file is looked for on the disk.
bool isSmall(const DataRequest& request) {
  const auto* shared = std::get_if<SharedTable>(&request.data);
  if (shared == nullptr || shared->table == nullptr) return false;
  std::size_t bytes = 0;
  for (const Column& column : shared->table->columns) {
    if (column.cells.size() * shared->table->columns.size() > kSmallCells) return false;
    for (const Cell& cell : column.cells)
      if (const auto* text = std::get_if<std::string>(&cell))
        bytes += text->size();
      else if (const auto* nested = std::get_if<NestedJson>(&cell))
        bytes += nested->text.size();
  }
  return bytes <= kSmallBytes;
}

/// Language requests name a model, which is looked for on the disk.
template <class Other>
bool isSmall(const Other&) {
  return false;
}

} // namespace

Orchestrator::State::Lane::Lane(int computeThreads)
    : disk(kDiskThreads, TaskPool::Threads::Ready), compute(computeThreads), background(computeThreads) {}

Orchestrator::State::State(OrchestratorDependencies dependencies, const OrchestratorOptions& options)
    : m_dependencies(dependencies)
    , m_options(withinRanges(options))
    , m_timers(dependencies.clock)
    , m_control(kControlThreads, TaskPool::Threads::Ready)
    , m_storing(1) {
  for (auto& lane : m_lanes)
    lane = std::make_unique<Lane>(m_dependencies.threads.total());
  if (!m_watch.isWatching())
    m_dependencies.logger.log(LogLevel::Warning, "orchestrator",
                              "no QCoreApplication: cancelling a future is noticed late");
}

Orchestrator::State::~State() {
  std::vector<CallerPtr> callers;
  {
    const std::scoped_lock lock(m_mutex);
    for (const auto& [id, caller] : m_callers)
      callers.push_back(caller);
  }
  for (const CallerPtr& caller : callers) {
    caller->promise.future().cancel();
    leave(caller, std::nullopt);
  }
  std::unique_lock lock(m_mutex);
  m_idle.wait(lock, [this] { return m_flights == 0 && m_tasks == 0; });
}

void Orchestrator::State::setEngines(ServiceKind service, std::vector<std::shared_ptr<Engine>> engines) {
  // The replaced ones go after the lock: they may wait for their work.
  const std::scoped_lock lock(m_mutex);
  laneOf(service).engines.swap(engines);
}

void Orchestrator::State::setOptions(const OrchestratorOptions& options) {
  Flights admitted;
  {
    const std::scoped_lock lock(m_mutex);
    m_options = withinRanges(options);
    for (const ServiceKind service : kAllServices) {
      for (FlightPtr& flight : startWaiting(laneOf(service)))
        admitted.push_back(std::move(flight));
      publishDepth(service);
    }
  }
  placeLater(std::move(admitted));
}

OrchestratorOptions Orchestrator::State::options() const {
  const std::scoped_lock lock(m_mutex);
  return m_options;
}

QueueDepth Orchestrator::State::depth(ServiceKind service) const {
  const std::scoped_lock lock(m_mutex);
  const Lane& lane = *m_lanes[static_cast<std::size_t>(service)];
  return {lane.preparing, static_cast<int>(lane.waiting.size()), lane.running};
}

void Orchestrator::State::post(TaskPool& pool, std::function<void()> task, int priority) {
  {
    const std::scoped_lock lock(m_mutex);
    m_tasks += 2; // the task, and this thread: the task may be done while the pool is still being used here
  }
  pool.run(
      [this, task = std::move(task)]() mutable {
        task();
        task = {}; // what it holds goes before the destructor may proceed
        release();
      },
      priority);
  release();
}

void Orchestrator::State::release() {
  const std::scoped_lock lock(m_mutex);
  if (--m_tasks == 0) m_idle.notify_all();
}

void Orchestrator::State::publishDepth(ServiceKind service) {
  const Lane& lane = laneOf(service);
  m_dependencies.metrics.setQueueDepth(service, lane.preparing + static_cast<int>(lane.waiting.size()), lane.running);
}

Ticket Orchestrator::State::submit(Request request, const SubmitOptions& options) {
  const auto caller = std::make_shared<Caller>();
  caller->stages = std::make_shared<StageClock>(m_dependencies.clock);
  caller->options = options;
  caller->promise.start();

  const auto flight = std::make_shared<Flight>();
  flight->facts.service = serviceOf(request);
  flight->facts.task = taskName(request);
  flight->isCompletion =
      std::holds_alternative<CompletionRequest>(request) || std::holds_alternative<ChatRequest>(request);
  flight->isCacheable = !std::holds_alternative<LogitsRequest>(request);
  flight->stages = caller->stages;
  flight->model.name = modelOf(request);
  flight->request = std::move(request);
  flight->priority = options.priority;
  flight->hops = options.hops;
  flight->useCache = options.useCache;
  flight->storeResult = options.storeResult;
  flight->onlyKnown = options.onlyKnown;

  Ticket ticket;
  std::optional<Error> refusal;
  {
    const std::scoped_lock lock(m_mutex);
    Lane& lane = laneOf(flight->facts.service);
    ticket.id = caller->id = m_nextId++;
    flight->options = m_options;
    if (!lane.engines.empty()) {
      flight->engine = lane.engines.front();
      flight->fallbacks.assign(lane.engines.begin() + 1, lane.engines.end());
      if (!flight->fallbacks.empty()) flight->spare = flight->request;
    }
    if (!flight->engine)
      refusal = Error{ErrorCode::Unavailable,
                      "There is no engine for the " + std::string(serviceName(flight->facts.service)) +
                          " service. Install its module or set up a remote service for it.",
                      {},
                      std::nullopt};
    else if (lane.preparing >= kMaxPreparing)
      refusal = busyError(lane, flight->facts.service, false);
  }
  ticket.future = caller->promise.future();
  ticket.end = caller->end;
  if (refusal) {
    caller->stages->finish();
    finish(caller, flight->facts, fail(std::move(*refusal)));
    return ticket;
  }
  const std::weak_ptr<Caller> weak = caller;
  caller->end->onCancel([this, weak] { onCancelled(weak); });
  if (options.watchFuture) caller->watch = m_watch.watch(ticket.future, [this, weak] { onCancelled(weak); });
  {
    const std::scoped_lock lock(m_mutex);
    const auto allowed = caller->options.deadline.value_or(flight->options.defaultDeadline);
    // With the lock held: a deadline that has passed already waits for it, and finds the caller in the books.
    caller->timer = m_timers.schedule(m_dependencies.clock.now() + allowed, [this, weak] { onDeadline(weak); });
    caller->flight = flight;
    flight->callers.push_back(caller);
    m_callers.emplace(caller->id, caller);
    ++m_flights;
    ++laneOf(flight->facts.service).preparing;
    publishDepth(flight->facts.service);
  }
  if (mayPrepareHere(*flight, options))
    prepare(flight);
  else
    post(
        laneOf(flight->facts.service).disk, [this, flight] { prepare(flight); }, options.priority);
  return ticket;
}

/// Whether preparing is neither long nor waits for anything: no model and no entry is looked for on the disk, no engine
/// is entered.
bool Orchestrator::State::mayPrepareHere(const Flight& flight, const SubmitOptions& options) const {
  const bool isLookedUp =
      options.useCache && flight.isCacheable && m_dependencies.cache != nullptr && m_dependencies.cache->isOn();
  if (isLookedUp || !flight.model.name.empty()) return false;
  if (!std::visit([](const auto& request) { return isSmall(request); }, flight.request)) return false;
  return !flight.engine->remoteTarget(flight.request) && flight.engine->handover(flight.request) != Handover::Start;
}

void Orchestrator::State::prepare(const FlightPtr& flight) {
  const auto prepared = [&] {
    const std::scoped_lock lock(m_mutex);
    --laneOf(flight->facts.service).preparing;
    publishDepth(flight->facts.service);
  };
  flight->stages->enter(Stage::Other);
  if (Result<void> resolved = resolve(*flight); !resolved) {
    prepared();
    return conclude(flight, fail(std::move(resolved.error())));
  }
  if (joinOrOpen(flight)) {
    prepared();
    return retire(flight);
  }
  std::optional<Response> hit = lookup(flight);
  while (!hit && flight->onlyKnown && !flight->fallbacks.empty()) { // a stand-in may have answered it
    flight->engine = std::move(flight->fallbacks.front());
    flight->fallbacks.pop_front();
    if (resolve(*flight)) hit = lookup(flight);
  }
  flight->stages->enter(Stage::Queue);
  prepared();
  if (!hit && flight->onlyKnown) return conclude(flight, fail(ErrorCode::Cancelled, "The request was cancelled."));
  if (!hit) return admit(flight);
  {
    const std::scoped_lock lock(m_mutex);
    flight->facts.fromCache = true;
  }
  conclude(flight, std::move(*hit));
}

/// Reads models' files, which may be anything.
Result<void> Orchestrator::State::resolve(Flight& flight) try {
  // Language requests always need a model; the others name one only where their task can use several.
  // What a remote service calls its models is not looked up here.
  const std::optional<std::string> remote = flight.engine->remoteTarget(flight.request);
  flight.model = {.name = modelOf(flight.request), .path = {}, .digest = {}};
  const bool needsModel = flight.facts.service == ServiceKind::Llm || !flight.model.name.empty();
  if (!remote && needsModel && m_dependencies.models != nullptr) {
    Result<ResolvedModel> model = m_dependencies.models->resolve(flight.facts.service, flight.model.name);
    if (!model) return fail(std::move(model.error()));
    flight.model = std::move(*model);
  }
  {
    const std::scoped_lock lock(m_mutex);
    flight.facts.model = flight.model.name;
    flight.facts.remote = remote.has_value();
  }
  if (m_dependencies.canonicalizer != nullptr) {
    const std::string& local = flight.model.digest.empty() ? flight.model.name : flight.model.digest;
    flight.key =
        CacheKey{m_dependencies.canonicalizer->canonical(flight.request), remote ? "remote " + *remote : local};
  }
  return {};
} catch (const std::exception& e) {
  return fail(thrownError(flight, e.what()));
}

/// Everybody who waited for it has cancelled; the notice of that may still be on its way.
bool Orchestrator::State::isGivenUp(const Flight& flight) {
  return !flight.callers.empty() &&
         std::ranges::all_of(flight.callers, [](const CallerPtr& c) { return c->promise.isCanceled(); });
}

/// True: the flight's caller went over to an equal flight. False: this one goes on, open to others if it may be shared.
bool Orchestrator::State::joinOrOpen(const FlightPtr& flight) {
  if (!flight->key) return false;
  const std::string shareKey = shareKeyOf(*flight->key);
  const std::scoped_lock lock(m_mutex);
  if (flight->callers.empty()) return true; // everybody left meanwhile
  const CallerPtr caller = flight->callers.front();
  if (!caller->options.useCache || flight->onlyKnown) return false;
  if (!flight->hops.empty() && (flight->facts.remote || !flight->fallbacks.empty())) return false;
  const auto found = m_shareable.find(shareKey);
  if (found == m_shareable.end() || isGivenUp(*found->second)) {
    openToAll(flight);
    return false;
  }
  const FlightPtr& other = found->second;
  caller->stages->enter(Stage::Other); // whatever the shared computation does is no stage of this request
  caller->joined = true;
  caller->flight = other;
  flight->callers.clear();
  other->callers.push_back(caller);
  other->facts.wasShared = true;
  if (caller->options.priority > other->priority) {
    other->priority = caller->options.priority;
    laneOf(other->facts.service).waiting.raise(other, other->priority);
  }
  if (!other->textSoFar.empty()) {
    caller->firstToken = std::max(caller->stages->elapsed(), Nanoseconds{1});
    caller->promise.addResult(Partial{TextDelta{other->textSoFar, other->tokensSoFar, other->facts.remote}});
  }
  return true;
}

std::optional<Response> Orchestrator::State::lookup(const FlightPtr& flight) {
  if (m_dependencies.cache == nullptr || !flight->isCacheable || !m_dependencies.cache->isOn()) return std::nullopt;
  {
    const std::scoped_lock lock(m_mutex);
    if (!flight->key || flight->callers.empty() || !flight->callers.front()->options.useCache) return std::nullopt;
    flight->facts.lookedUp = true;
  }
  flight->stages->enter(Stage::Cache);
  return m_dependencies.cache->lookup(*flight->key);
}

void Orchestrator::State::admit(const FlightPtr& flight) {
  std::optional<Error> refusal;
  {
    const std::scoped_lock lock(m_mutex);
    Lane& lane = laneOf(flight->facts.service);
    if (flight->callers.empty()) {
      // fall through to retire
    } else if (lane.running < m_options.maxRunning && lane.waiting.empty()) {
      flight->phase = Flight::Phase::Placing;
      flight->admitted = m_dependencies.clock.now();
      ++lane.running;
      ++lane.placing;
    } else if (static_cast<int>(lane.waiting.size()) < m_options.maxWaiting) {
      flight->phase = Flight::Phase::Waiting;
      lane.waiting.add(flight, flight->priority);
    } else {
      refusal = busyError(lane, flight->facts.service, false);
    }
    publishDepth(flight->facts.service);
    if (flight->phase == Flight::Phase::Waiting) return;
  }
  if (refusal) return conclude(flight, fail(std::move(*refusal)));
  if (flight->phase == Flight::Phase::Placing) return place(flight);
  retire(flight);
}

} // namespace aisemble
