// SPDX-License-Identifier: Apache-2.0
#include "core/remote/remote_engine.h"

#include "core/remote/remote_core_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace aisemble::remote {
namespace {

std::vector<std::string> labelsOf(const std::vector<Endpoint>& endpoints) {
  std::vector<std::string> out;
  for (const Endpoint& endpoint : endpoints) {
    const auto url = parseUrl(endpoint.url);
    out.push_back(url ? url->label() : std::string("?"));
  }
  return out;
}

/// Tells the set how a health check ended.
class HealthSink final : public HttpSink {
 public:
  using Report = std::function<void(bool)>;
  explicit HealthSink(Report report) : m_report(std::move(report)) {}
  void onHead(const HttpHead&) override {}
  bool onBody(std::string_view) override { return true; }
  void onEnd(HttpEnd end) override {
    if (end.outcome == HttpOutcome::Cancelled || end.outcome == HttpOutcome::Refused) return; // tells nothing
    m_report(end.outcome == HttpOutcome::Done && end.status < 500);
  }

 private:
  Report m_report;
};

} // namespace

RemoteEngine::Core::Core(RemoteOptions options, HttpPool& pool, const EngineEnvironment& environment)
    : m_options(std::move(options))
    , m_pool(pool)
    , m_logger(environment.logger)
    , m_clock(environment.clock)
    , m_set(labelsOf(m_options.endpoints), m_options.set)
    , m_budget(RetryBudget(m_options.retry))
    , m_random(std::random_device{}()) {}

void RemoteEngine::Core::startHealthChecks() {
  if (m_options.health.interval.count() > 0)
    m_pool.post([weak = weak_from_this()] {
      if (const auto core = weak.lock()) core->scheduleHealth();
    });
}

void RemoteEngine::Core::scheduleHealth() {
  const double factor = 1 + m_options.health.jitter * (2 * random() - 1);
  const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(m_options.health.interval * factor);
  const std::scoped_lock lock(m_mutex);
  if (m_isClosing) return;
  m_healthTimer = m_pool.schedule(wait, [weak = weak_from_this()] {
    if (const auto core = weak.lock()) core->checkHealth();
  });
}

void RemoteEngine::Core::checkHealth() {
  {
    const std::scoped_lock lock(m_mutex);
    if (m_isClosing) return;
  }
  for (const std::size_t index : m_set.suspects(m_clock.now())) {
    const Endpoint& endpoint = m_options.endpoints[index];
    auto url = healthUrl(endpoint);
    auto headers = commonHeaders(endpoint);
    if (!url || !headers) continue;
    HttpCall call;
    call.url = std::move(*url);
    call.headers = std::move(*headers);
    call.limits.total = m_options.health.limit;
    call.waitForConnection = false;
    m_pool.start(std::move(call), std::make_shared<HealthSink>([weak = weak_from_this(), index](bool isHealthy) {
                   const auto core = weak.lock();
                   if (core == nullptr) return;
                   {
                     const std::scoped_lock lock(core->m_mutex);
                     if (core->m_isClosing) return;
                   }
                   core->m_set.checked(index, isHealthy, core->m_clock.now());
                 }));
  }
  scheduleHealth();
}

void RemoteEngine::Core::enter(const std::shared_ptr<Call>& call) {
  m_budget.with([&](RetryBudget& budget) { budget.onRequestStarted(m_clock.now()); });
  const std::scoped_lock lock(m_mutex);
  m_calls.insert(call);
}

void RemoteEngine::Core::leave(const std::shared_ptr<Call>& call) {
  m_budget.with([](RetryBudget& budget) { budget.onRequestEnded(); });
  const std::scoped_lock lock(m_mutex);
  m_calls.erase(call);
  m_changed.notify_all(); // with the lock held: close() may end this object's life right after
}

void RemoteEngine::Core::close() {
  std::unique_lock lock(m_mutex);
  m_isClosing = true;
  m_pool.cancelTimer(m_healthTimer);
  for (const auto& call : m_calls)
    call->cancel();
  m_changed.wait(lock, [this] { return m_calls.empty(); });
  lock.unlock();
  m_worker.close(); // here, because the last reference to this object may go on that thread
  lock.lock();
  // What still runs on the pool's thread on our behalf is over once this comes back.
  bool isThrough = false;
  m_pool.post([&] {
    const std::scoped_lock through(m_mutex);
    isThrough = true;
    m_changed.notify_all();
  });
  m_changed.wait(lock, [&] { return isThrough; });
}

RemoteStatus RemoteEngine::Core::status() const {
  RemoteStatus out;
  out.service = m_options.service;
  out.endpoints = m_set.status(m_clock.now());
  for (const Endpoint& endpoint : m_options.endpoints)
    out.protocols.emplace_back(protocolName(endpoint.protocol));
  m_budget.with([&](const RetryBudget& budget) {
    out.active = budget.active();
    out.retrying = budget.retrying();
  });
  return out;
}

Result<std::unique_ptr<RemoteEngine>> RemoteEngine::create(RemoteOptions options, HttpPool& pool,
                                                           const EngineEnvironment& environment) {
  const std::string service(serviceName(options.service));
  if (options.endpoints.empty())
    return fail(ErrorCode::InvalidArgument, "The remote " + service +
                                                " service has no endpoint. Add one, or set "
                                                "the service to local.");
  for (std::size_t i = 0; i < options.endpoints.size(); ++i) {
    const auto url = parseUrl(options.endpoints[i].url);
    const auto headers = url ? commonHeaders(options.endpoints[i]) : Result<HttpHeaders>(fail(url.error()));
    if (!headers) {
      Error error = headers.error();
      error.message = fmt::format("Endpoint {} of the {} service: {}", i + 1, service, error.message);
      return fail(std::move(error));
    }
  }
  auto core = std::make_shared<Core>(std::move(options), pool, environment);
  core->startHealthChecks();
  return std::unique_ptr<RemoteEngine>(new RemoteEngine(std::move(core)));
}

RemoteEngine::RemoteEngine(std::shared_ptr<Core> core) : m_core(std::move(core)) {}

RemoteEngine::~RemoteEngine() {
  m_core->close();
}

ServiceKind RemoteEngine::service() const {
  return m_core->m_options.service;
}

std::optional<std::string> RemoteEngine::remoteTarget(const Request& request) const {
  std::vector<std::string> lines;
  for (const Endpoint& endpoint : m_core->m_options.endpoints) {
    const auto url = parseUrl(endpoint.url); // create() saw to it
    lines.push_back(fmt::format("{} {} {}", protocolName(endpoint.protocol), url ? url->below("") : endpoint.url,
                                remoteModel(request, endpoint)));
  }
  std::ranges::sort(lines);
  return fmt::format("{}", fmt::join(lines, "\n"));
}

void RemoteEngine::start(Request request, RunContext context, RequestCompletion done) {
  if (serviceOf(request) != service())
    return done(fail(ErrorCode::Unsupported, "The remote " + std::string(serviceName(service())) +
                                                 " service does not answer '" + taskName(request) + "' requests."));
  auto call = std::make_shared<Call>(m_core, std::move(request), std::move(context), std::move(done));
  m_core->enter(call);
  call->begin();
}

RemoteStatus RemoteEngine::status() const {
  return m_core->status();
}

} // namespace aisemble::remote
