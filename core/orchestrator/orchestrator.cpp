// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/orchestrator.h"

#include <QPromise>
#include <QThreadPool>
#include <QtConcurrent>

#include <mutex>

namespace aisemble {

class Orchestrator::State {
 public:
  State(OrchestratorDependencies d, OrchestratorOptions o) : deps(d), options(o) { pool.setMaxThreadCount(8); }
  ~State() {
    pool.waitForDone();
    std::unique_lock lock(mutex);
    idle.wait(lock, [&] { return inFlight == 0; });
  }
  OrchestratorDependencies deps;
  std::mutex mutex;
  std::condition_variable idle;
  int inFlight = 0;
  OrchestratorOptions options;
  std::map<ServiceKind, std::shared_ptr<Engine>> engines;
  RequestId nextId = 1;
  QThreadPool pool;

  struct Job {
    RequestId id = 0;
    Request request;
    SubmitOptions options;
    QPromise<RequestEvent> promise;
    std::shared_ptr<StageClock> stages;
    std::shared_ptr<Engine> engine;
    ResolvedModel model;
    std::optional<CacheKey> key;
    bool fromCache = false;
  };

  void end(const std::shared_ptr<Job>& job, Result<Response> response) {
    RequestReport report;
    report.id = job->id;
    report.fromCache = job->fromCache;
    if (response && job->key && deps.cache != nullptr && !report.fromCache && job->options.storeResult)
      deps.cache->store(*job->key, *response, std::chrono::seconds(3600));
    report.trace = job->stages->finish();
    RequestRecord record;
    record.id = job->id;
    record.service = serviceOf(job->request);
    record.task = taskName(job->request);
    record.model = job->model.name;
    record.outcome = response ? Outcome::Success : Outcome::Error;
    record.trace = report.trace;
    record.fromCache = report.fromCache;
    deps.metrics.record(record);
    if (response)
      job->promise.addResult(Completed{std::move(*response), report});
    else if (!response.error().isCancelled())
      job->promise.addResult(Failed{std::move(response.error()), report});
    job->promise.finish();
    const std::scoped_lock lock(mutex);
    --inFlight;
    idle.notify_all();
  }

  void work(const std::shared_ptr<Job>& job) {
    if (!job->engine)
      return end(job, fail(ErrorCode::Unavailable, "No " + std::string(serviceName(serviceOf(job->request))) +
                                                       " engine is set up. Install or configure one."));
    if (deps.models != nullptr) {
      auto model = deps.models->resolve(serviceOf(job->request), modelOf(job->request));
      if (!model) return end(job, fail(model.error()));
      job->model = *model;
    }
    if (deps.cache != nullptr && deps.canonicalizer != nullptr) {
      job->key = CacheKey{deps.canonicalizer->canonical(job->request), job->model.digest, 1};
      if (job->options.useCache) {
        job->stages->enter(Stage::Cache);
        if (auto hit = deps.cache->lookup(*job->key)) {
          job->fromCache = true;
          return end(job, std::move(*hit));
        }
      }
    }
    RunContext context{
        {}, job->stages, [job](Partial partial) { job->promise.addResult(std::move(partial)); }, job->model};
    job->engine->start(job->request, context,
                       [this, job](Result<Response> response) { end(job, std::move(response)); });
  }
};

Orchestrator::Orchestrator(OrchestratorDependencies dependencies, OrchestratorOptions options)
    : m_state(std::make_shared<State>(dependencies, options)) {}
Orchestrator::~Orchestrator() = default;

void Orchestrator::setEngine(std::shared_ptr<Engine> engine) {
  const std::scoped_lock lock(m_state->mutex);
  m_state->engines[engine->service()] = std::move(engine);
}

void Orchestrator::setOptions(const OrchestratorOptions& options) {
  const std::scoped_lock lock(m_state->mutex);
  m_state->options = options;
}

OrchestratorOptions Orchestrator::options() const {
  const std::scoped_lock lock(m_state->mutex);
  return m_state->options;
}

Ticket Orchestrator::submit(Request request, SubmitOptions options) {
  auto job = std::make_shared<State::Job>();
  job->request = std::move(request);
  job->options = options;
  job->stages = std::make_shared<StageClock>(m_state->deps.clock);
  job->promise.start();
  {
    const std::scoped_lock lock(m_state->mutex);
    job->id = m_state->nextId++;
    ++m_state->inFlight;
    if (const auto found = m_state->engines.find(serviceOf(job->request)); found != m_state->engines.end())
      job->engine = found->second;
  }
  Ticket ticket{job->id, job->promise.future()};
  (void)QtConcurrent::run(&m_state->pool, [state = m_state.get(), job] { state->work(job); });
  return ticket;
}

Result<Completed> Orchestrator::wait(Ticket ticket) {
  ticket.future.waitForFinished();
  if (!ticket.future.isCanceled() && ticket.future.resultCount() > 0) {
    const RequestEvent last = ticket.future.resultAt(ticket.future.resultCount() - 1);
    if (const auto* completed = std::get_if<Completed>(&last)) return *completed;
    if (const auto* failed = std::get_if<Failed>(&last)) return fail(failed->error);
  }
  return fail(ErrorCode::Cancelled, "The request was cancelled.");
}

} // namespace aisemble
