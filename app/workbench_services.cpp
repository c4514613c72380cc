// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench_services.h"

#include "core/orchestrator/ready_threads.h"

#include <QMetaObject>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace aisemble {
namespace {

/// A local level for a shared cache that is only being tried.
class NoCache final : public ResultCache {
 public:
  std::optional<Response> lookup(const CacheKey&) override { return std::nullopt; }
  void store(const CacheKey&, const Response&, std::chrono::seconds) override {}
  [[nodiscard]] CacheStatistics statistics() const override { return {}; }
  void clear() override {}
};

ui::EndpointHealth shown(const remote::EndpointStatus& status) {
  using State = ui::EndpointHealth::State;
  ui::EndpointHealth out;
  out.label = status.label;
  switch (status.state) {
  case remote::BreakerState::Closed:
    out.state = status.consecutiveFailures > 0 ? State::Suspect : State::Ready;
    break;
  case remote::BreakerState::Open:
    out.state = State::PutOut;
    break;
  case remote::BreakerState::HalfOpen:
    out.state = State::Probing;
    break;
  }
  out.opensIn = status.opensIn;
  out.outstanding = status.outstanding;
  out.calls = status.attempts;
  const auto count = [&](remote::HttpOutcome outcome) { return status.ended[static_cast<std::size_t>(outcome)]; };
  out.failed =
      status.attempts - count(remote::HttpOutcome::Done) - count(remote::HttpOutcome::Cancelled) + status.errorStatuses;
  out.latency = status.lastLatency;
  out.lastProblem = status.lastProblem;
  out.refusesKey = status.lastStatus == 401;
  return out;
}

SharedCacheOptions optionsOf(const SharedCacheSettings& settings, const Secrets& secrets) {
  SharedCacheOptions out;
  out.address = settings.address;
  out.timeout = std::chrono::milliseconds(settings.timeoutMs);
  out.password = secrets.find(ui::kSharedCacheKey).value_or(std::string());
  return out;
}

} // namespace

WorkbenchServices::WorkbenchServices(Composition& core) : m_core(core) {
  m_threads.setMaxThreadCount(1);
  keepThreadsReady(m_threads);
}

WorkbenchServices::~WorkbenchServices() {
  m_pool.reset(); // its thread posts to this object until it is gone
  m_threads.waitForDone();
}

ui::ServicesHealth WorkbenchServices::health() const {
  ui::ServicesHealth out;
  const ServiceEngines::RemoteState state = m_core.services().remoteState();
  for (ServiceEngines::Health& health : m_core.services().health()) {
    ui::ServiceHealth one{health.service, health.isHealthy, std::move(health.reason), {}, health.isReadyHere};
    for (const remote::RemoteStatus& service : state.services)
      if (service.service == health.service)
        std::transform(service.endpoints.begin(), service.endpoints.end(), std::back_inserter(one.endpoints), shown);
    out.services.push_back(std::move(one));
  }
  out.connections = state.pool.active;
  out.connectionsOpened = state.pool.connectionsOpened;
  out.connectionsReused = state.pool.connectionsReused;
  if (const std::optional<SharedCacheStatistics> shared = m_core.sharedCache())
    out.sharedCache = ui::SharedCacheHealth{.hits = shared->hits,
                                            .misses = shared->misses,
                                            .stores = shared->stores,
                                            .faults = shared->faults,
                                            .isPaused = shared->isPaused,
                                            .lastFault = shared->lastFault};
  return out;
}

std::string WorkbenchServices::problemOfAddress(const std::string& url) const {
  const Result<remote::Url> parsed = remote::parseUrl(url);
  return parsed ? std::string() : parsed.error().message;
}

std::string WorkbenchServices::problemOfCacheAddress(const std::string& address) const {
  NoCache none;
  SystemClock clock;
  NullLogger logger;
  SharedCacheOptions options;
  options.address = address;
  const auto made = SharedResultCache::create(none, options, clock, logger);
  return made ? std::string() : made.error().message;
}

void WorkbenchServices::test(const RemoteEndpoint& endpoint, const std::optional<std::string>& key,
                             std::function<void(ui::ConnectionVerdict)> done) {
  const auto answer = [this, done = std::move(done)](ui::ConnectionVerdict verdict) {
    QMetaObject::invokeMethod(
        this, [done, verdict = std::move(verdict)] { done(verdict); }, Qt::QueuedConnection);
  };
  Result<remote::Endpoint> target = remoteEndpointOf(endpoint, m_core.secrets(), key);
  if (!target) {
    ui::ConnectionVerdict verdict;
    verdict.problem = target.error().message;
    return answer(std::move(verdict));
  }
  if (!m_pool) {
    remote::HttpPoolOptions options;
    options.maxKept = 0;
    m_pool = std::make_unique<remote::HttpPool>(std::move(options));
  }
  remote::testConnection(*target, *m_pool, [answer](remote::ConnectionReport report) {
    ui::ConnectionVerdict verdict;
    verdict.isReachable = report.isReachable;
    verdict.isUsable = report.isUsable;
    verdict.latency = report.latency;
    if (report.protocol) verdict.protocol = remote::protocolName(*report.protocol);
    if (report.dialect) verdict.dialect = remote::dialectName(*report.dialect);
    verdict.models = std::move(report.models);
    verdict.problem = std::move(report.problem);
    answer(std::move(verdict));
  });
}

void WorkbenchServices::testSharedCache(const SharedCacheSettings& settings, std::function<void(std::string)> done) {
  const SharedCacheOptions options = optionsOf(settings, m_core.secrets());
  m_threads.start([this, options, done = std::move(done)] {
    NoCache none;
    SystemClock clock;
    NullLogger logger;
    std::string problem;
    if (const auto made = SharedResultCache::create(none, options, clock, logger)) {
      (void)(*made)->lookup(CacheKey{});
      problem = (*made)->sharedStatistics().lastFault;
    } else {
      problem = made.error().message;
    }
    QMetaObject::invokeMethod(
        this, [done, problem] { done(problem); }, Qt::QueuedConnection);
  });
}

std::vector<ModelInMemory> LocalModelMemory::modelsInMemory() const {
  const std::shared_ptr<Engine> engine = m_services.local(ServiceKind::Llm).loadedEngine();
  const auto* memory = dynamic_cast<const ModelMemory*>(engine.get());
  return memory != nullptr ? memory->modelsInMemory() : std::vector<ModelInMemory>{};
}

Result<void> LocalModelMemory::unloadModel(const std::filesystem::path& path) {
  const std::shared_ptr<Engine> engine = m_services.local(ServiceKind::Llm).loadedEngine();
  auto* memory = dynamic_cast<ModelMemory*>(engine.get());
  if (memory == nullptr) return fail(ErrorCode::NotFound, "No model is in memory.");
  return memory->unloadModel(path);
}

} // namespace aisemble
