// SPDX-License-Identifier: Apache-2.0
#pragma once
// The routes over a real orchestrator and a data folder of their own.

#include "core/api/registry/registry_routes.h"
#include "core/base/files.h"
#include "core/wire/json.h"
#include "tests/core/api/fake_exchange.h"
#include "tests/core/orchestrator/fakes.h"

#include <QTemporaryDir>

#include <nlohmann/json.hpp>

namespace aisemble::api::test {

using wire::Json;
using namespace aisemble::test;

inline Json parsed(const std::string& text) {
  auto out = wire::parseJson(text);
  return out ? std::move(*out) : Json("not JSON: " + text);
}

/// A catalogue that lists what the test puts there.
class ListedModels final : public ModelResolver {
 public:
  Result<ResolvedModel> resolve(ServiceKind, const std::string& reference) override {
    return ResolvedModel{reference, "/models/" + reference, "digest"};
  }
  std::vector<ModelInfo> list() override { return models; }
  Result<ModelInfo> info(const std::string&) override { return ModelInfo{}; }
  std::vector<ModelInfo> models;
};

/// Members go in reverse order: the routes first, then who they work with.
struct RegistryBench {
  RegistryBench() {
    engine = std::make_shared<FakeEngine>(ServiceKind::Llm, Handover::Start);
    desk.attachTo(*engine);
    orchestrator->setEngine(engine);
  }
  /// Reads the data folder, which is the test's until then.
  void open() {
    router = std::make_unique<Router>();
    registerRegistryRoutes(
        *router,
        RouteDependencies{
            *orchestrator, *follower, metrics, models, nullptr, Bench::systemClock(), logger, {}, dataFolder()});
  }
  [[nodiscard]] std::filesystem::path dataFolder() const { return directory.path().toStdString(); }

  std::shared_ptr<FakeExchange> send(const std::string& method, std::string_view target, std::string body = {}) {
    if (!router) open();
    return FakeExchange::call(*router, method, target, std::move(body));
  }
  /// The answer, waited for.
  HttpResponse ask(const std::string& method, std::string_view target, std::string body = {}) {
    const auto exchange = send(method, target, std::move(body));
    if (!exchange->waitForEnd() || exchange->isMisused()) return {0, "", "no answer, or a wrong one", {}};
    return exchange->response();
  }

  ThreadBudget threads{2};
  NullLogger logger;
  Metrics metrics;
  ListedModels models;
  FakeCache cache;
  FakeCanonicalizer canonicalizer;
  StartDesk desk;
  QTemporaryDir directory;
  std::shared_ptr<FakeEngine> engine;
  std::unique_ptr<Orchestrator> orchestrator = std::make_unique<Orchestrator>(
      OrchestratorDependencies{threads, Bench::systemClock(), logger, metrics, &models, &cache, &canonicalizer},
      OrchestratorOptions{});
  std::unique_ptr<TicketFollower> follower = std::make_unique<TicketFollower>();
  std::unique_ptr<Router> router;
};

} // namespace aisemble::api::test
