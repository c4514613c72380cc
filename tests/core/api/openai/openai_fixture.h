// SPDX-License-Identifier: Apache-2.0
#pragma once
// The routes over a real orchestrator with a language engine that the test answers.

#include "core/api/openai/openai_routes.h"
#include "core/wire/canonical.h"
#include "core/wire/json.h"
#include "tests/core/api/fake_exchange.h"
#include "tests/core/orchestrator/fakes.h"

#include <nlohmann/json.hpp>

namespace aisemble::api::test {

using wire::Json;
using namespace aisemble::test;

inline Json parsed(const std::string& text) {
  auto out = wire::parseJson(text);
  return out ? std::move(*out) : Json("not JSON: " + text);
}

/// A catalogue with two models; `m/x` is a hub name, "broken" cannot be loaded.
class ListedModels final : public ModelResolver {
 public:
  static ModelInfo model(const std::string& name) {
    ModelInfo out;
    out.name = name;
    out.origin = "bundled";
    out.contextLength = 512;
    out.hasChatTemplate = true;
    return out;
  }
  Result<ResolvedModel> resolve(ServiceKind, const std::string& reference) override {
    const auto found = info(reference);
    if (!found) return aisemble::fail(found.error());
    return ResolvedModel{found->name, "/models/" + found->name, "digest"};
  }
  std::vector<ModelInfo> list() override {
    ModelInfo broken = model("broken");
    broken.problem = "config.json is damaged.";
    ModelInfo standard = model("tiny");
    standard.isDefault = true;
    return {model("m/x"), broken, standard};
  }
  Result<ModelInfo> info(const std::string& reference) override {
    if (isEmpty) return aisemble::fail(ErrorCode::NotFound, "There is no model.");
    if (reference == "here") { // a folder beside the server
      ModelInfo out = model("here");
      out.origin = "path";
      return out;
    }
    for (const ModelInfo& known : list())
      if (known.name == (reference.empty() ? "tiny" : reference)) return known;
    return aisemble::fail(ErrorCode::NotFound, "There is no model '" + reference + "'. Looked in '/home/secret'.");
  }
  std::atomic<bool> isEmpty{false}; ///< this machine has none
};

/// Members go in reverse order: the routes first, then who they work with.
struct OpenAiBench {
  explicit OpenAiBench(OpenAiOptions options = {}, OrchestratorOptions orchestratorOptions = {},
                       ServiceSettings language = {})
      : orchestrator(std::make_unique<Orchestrator>(
            OrchestratorDependencies{threads, Bench::systemClock(), logger, metrics, &models, &cache, &canonicalizer},
            orchestratorOptions)) {
    engine = std::make_shared<FakeEngine>(ServiceKind::Llm, Handover::Start);
    desk.attachTo(*engine);
    orchestrator->setEngine(engine);
    follower = std::make_unique<TicketFollower>();
    router = std::make_unique<Router>();
    RouteDependencies dependencies{*orchestrator,        *follower, metrics, models, nullptr,
                                   Bench::systemClock(), logger,    {},      {}};
    dependencies.language = [language] { return language; };
    registerOpenAiRoutes(*router, dependencies, options);
  }

  std::shared_ptr<FakeExchange> post(std::string_view path, std::string body) {
    return FakeExchange::call(*router, "POST", path, std::move(body));
  }
  std::shared_ptr<FakeExchange> post(std::string_view path, std::string body, HttpHeader header) {
    auto exchange = FakeExchange::make("POST", path, std::move(body));
    exchange->mutableRequest().headers.push_back(std::move(header));
    exchange->send(*router);
    return exchange;
  }

  static Response answerOf(const std::string& text, int prompt = 3, int completion = 2) {
    CompletionResult out;
    out.text = text;
    out.model = "tiny";
    out.promptTokens = prompt;
    out.completionTokens = completion;
    out.prefillTime = std::chrono::milliseconds(6);
    out.decodeTime = std::chrono::milliseconds(4);
    return out;
  }

  ThreadBudget threads{2};
  NullLogger logger;
  Metrics metrics;
  ListedModels models;
  FakeCache cache;
  wire::JsonCanonicalizer canonicalizer; // seeds tell answers apart
  StartDesk desk;
  std::shared_ptr<FakeEngine> engine;
  std::unique_ptr<Orchestrator> orchestrator;
  std::unique_ptr<TicketFollower> follower;
  std::unique_ptr<Router> router;
};

inline std::string chatBody(const std::string& more = {}) {
  return R"({"model": "tiny", "messages": [{"role": "user", "content": "hi"}])" + (more.empty() ? "" : ", " + more) +
         "}";
}
inline std::string completionBody(const std::string& more = {}) {
  return R"({"model": "tiny", "prompt": "hi")" + (more.empty() ? "" : ", " + more) + "}";
}

inline std::optional<std::string> headerOf(const HttpResponse& response, std::string_view name) {
  for (const HttpHeader& header : response.headers)
    if (equalsIgnoringCase(header.name, name)) return header.value;
  return std::nullopt;
}

/// The events of a stream: each one's data, parsed, or the text where it is no JSON; comments begin with ':'.
inline std::vector<Json> eventsOf(const std::string& streamed) {
  std::vector<Json> out;
  std::string_view rest = streamed;
  while (!rest.empty()) {
    const std::size_t end = rest.find("\n\n");
    const std::string event(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
    if (event.starts_with("data: {"))
      out.push_back(parsed(event.substr(6)));
    else
      out.push_back(event);
  }
  return out;
}

} // namespace aisemble::api::test
