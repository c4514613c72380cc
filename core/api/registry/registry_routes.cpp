// SPDX-License-Identifier: Apache-2.0
#include "core/api/registry/registry_routes.h"

#include "core/api/closable.h"
#include "core/api/registry/registry_service.h"
#include "core/orchestrator/task_pool.h"

#include <utility>

namespace aisemble::api {
namespace {

using registry::RegistryService;

constexpr std::uint64_t kBodyLimitBytes = std::uint64_t{1} << 20; ///< a prompt to select for is the largest

/// One thread answers everything: the registry is its alone, and a change is complete before the next request is read.
class Routes {
 public:
  using Answer = HttpResponse (RegistryService::*)(const HttpRequest&);

  explicit Routes(const RouteDependencies& dependencies) : m_dependencies(dependencies), m_service(dependencies) {}
  ~Routes() { m_pool.close(); }
  Routes(const Routes&) = delete;
  Routes& operator=(const Routes&) = delete;

  void respond(const ExchangePtr& exchange, Answer answer) {
    run([this, exchange, answer] { exchange->respond((m_service.*answer)(exchange->request())); });
  }

  void benchmark(const ExchangePtr& exchange) {
    run([this, exchange] {
      auto verdict = m_service.benchmark(exchange->request());
      if (auto* refusal = std::get_if<HttpResponse>(&verdict)) return exchange->respond(std::move(*refusal));
      auto& ask = std::get<registry::BenchmarkAsk>(verdict);
      openai::RunPlan plan = registry::benchmarkPlan(ask);
      const auto measurement =
          std::make_shared<openai::GenerationRun>(std::move(plan), registry::benchmarkAnswer(exchange, std::move(ask)),
                                                  m_dependencies.orchestrator, m_dependencies.follower, nullptr);
      exchange->onClientGone([weak = std::weak_ptr(measurement)] {
        if (const auto running = weak.lock()) running->abandon();
      });
      measurement->start();
    });
  }

 private:
  void run(std::function<void()> task) {
    m_pool.with([&](TaskPool& pool) { pool.run(std::move(task)); });
  }

  const RouteDependencies m_dependencies;
  RegistryService m_service;
  Closable<TaskPool> m_pool{1};
};

} // namespace

void registerRegistryRoutes(Router& router, const RouteDependencies& dependencies) {
  const auto routes = std::make_shared<Routes>(dependencies);
  const RouteOptions limits{.bodyLimitBytes = kBodyLimitBytes, .bodyFolder = {}};
  const auto add = [&](const char* method, const char* pattern, Routes::Answer answer) {
    router.add(
        method, pattern, [routes, answer](const ExchangePtr& exchange) { routes->respond(exchange, answer); }, limits);
  };
  const auto addNamed = [&](const char* method, Routes::Answer answer) {
    add(method, "/models/{name}", answer);
    add(method, "/models/{owner}/{name}", answer); // a model of the hub
  };
  add("GET", "/models", &RegistryService::list);
  add("GET", "/models/stats", &RegistryService::stats);
  add("GET", "/models/capabilities/{capability}", &RegistryService::withCapability);
  add("GET", "/models/analytics/usage", &RegistryService::usage);
  add("GET", "/models/health/system", &RegistryService::health);
  add("POST", "/models/register", &RegistryService::add);
  add("POST", "/models/select", &RegistryService::select);
  add("POST", "/models/reload", &RegistryService::reload);
  add("POST", "/models/optimize/auto-scaling", &RegistryService::scale);
  addNamed("GET", &RegistryService::describe);
  addNamed("PATCH", &RegistryService::update);
  addNamed("DELETE", &RegistryService::remove);
  for (const char* pattern : {"/models/benchmark/{name}", "/models/benchmark/{owner}/{name}"})
    router.add(
        "POST", pattern, [routes](const ExchangePtr& exchange) { routes->benchmark(exchange); }, limits);
}

} // namespace aisemble::api
