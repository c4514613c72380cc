// SPDX-License-Identifier: Apache-2.0
#include "core/api/openai/openai_routes.h"

#include "core/api/closable.h"
#include "core/api/openai/embedding_run.h"
#include "core/api/openai/field_reader.h"
#include "core/api/openai/generation_request.h"
#include "core/api/openai/generation_run.h"
#include "core/api/openai/model_choice.h"
#include "core/api/openai/model_list.h"
#include "core/api/submit_options.h"
#include "core/orchestrator/task_pool.h"

#include <QUuid>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace aisemble::api {
namespace {

using namespace openai;

constexpr int kThreads = 2; ///< bodies are read and models looked up here, not on the transport's threads
constexpr std::uint64_t kBodyLimitBytes = std::uint64_t{16} << 20; ///< far over any context

std::string newId(const char* prefix) {
  return prefix + QUuid::createUuid().toString(QUuid::Id128).toStdString();
}

void setModel(Request& request, const std::string& model) {
  if (auto* chat = std::get_if<ChatRequest>(&request)) chat->model = model;
  if (auto* completion = std::get_if<CompletionRequest>(&request)) completion->model = model;
}

class Routes {
 public:
  Routes(const RouteDependencies& dependencies, const OpenAiOptions& options)
      : m_dependencies(dependencies)
      , m_options(options)
      , m_timer(std::make_shared<KeepAliveTimer>(dependencies.clock, options.keepAlive))
      , m_pool(std::make_shared<Closable<TaskPool>>(kThreads)) {}
  ~Routes() {
    m_pool->close(); // its tasks use what is here
    m_timer->close();
  }
  Routes(const Routes&) = delete;
  Routes& operator=(const Routes&) = delete;

  void generate(const ExchangePtr& exchange, bool isChat) {
    run([this, exchange, isChat] {
      if (auto problem = startGeneration(exchange, isChat)) exchange->respond(toResponse(*problem));
    });
  }
  void embed(const ExchangePtr& exchange) {
    run([this, exchange] {
      if (auto problem = startEmbedding(exchange)) exchange->respond(toResponse(*problem));
    });
  }
  void listModels(const ExchangePtr& exchange) {
    run([this, exchange] {
      const wire::Json list = modelListJson(m_dependencies.models.list(), language());
      exchange->respond({200, "application/json", wire::writeJsonLossy(list), {}});
    });
  }
  void describeModel(const ExchangePtr& exchange, std::string name) {
    run([this, exchange, name = std::move(name)] {
      const wire::Json list = modelListJson(m_dependencies.models.list(), language());
      for (const wire::Json& model : list["data"])
        if (model["id"] == name) return exchange->respond({200, "application/json", wire::writeJsonLossy(model), {}});
      exchange->respond(toResponse(modelNotFound(name)));
    });
  }

 private:
  void run(std::function<void()> task) {
    m_pool->with([&](TaskPool& pool) { pool.run(std::move(task)); });
  }

  [[nodiscard]] ServiceSettings language() const {
    return m_dependencies.language ? m_dependencies.language() : ServiceSettings{};
  }

  std::optional<ApiError> startGeneration(const ExchangePtr& exchange, bool isChat) {
    auto body = readBody(exchange->request());
    if (!body) return std::move(body.error());
    auto ask = isChat ? readChatAsk(*body) : readCompletionAsk(*body);
    if (!ask) return std::move(ask.error());
    auto model = chooseModel(m_dependencies.models, ask->model);
    if (!model) return std::move(model.error());
    for (Request& request : ask->requests)
      setModel(request, model->reference);

    AnswerHead head;
    head.isChat = isChat;
    head.id = newId(isChat ? "chatcmpl-" : "cmpl-");
    head.model = modelElsewhere(language(), model->reference).value_or(std::move(model->name));
    head.created =
        std::chrono::duration_cast<std::chrono::seconds>(m_dependencies.clock.wallNow().time_since_epoch()).count();
    head.answers = ask->requests.size();
    head.choices = ask->choices;
    head.includeUsage = ask->includeUsage;
    auto sink = ask->stream ? streamedAnswer(exchange, std::move(head)) : wholeAnswer(exchange, std::move(head));
    RunPlan plan{std::move(ask->requests), std::move(ask->repeats), submitOptions(exchange->request()),
                 static_cast<std::size_t>(std::max(m_options.atOnce, 1)), std::move(ask->model)};
    const auto run = std::make_shared<GenerationRun>(std::move(plan), std::move(sink), m_dependencies.orchestrator,
                                                     m_dependencies.follower, m_timer);
    exchange->onClientGone([weak = std::weak_ptr(run)] {
      if (const auto running = weak.lock()) running->abandon();
    });
    run->start();
    return std::nullopt;
  }

  std::optional<ApiError> startEmbedding(const ExchangePtr& exchange) {
    auto body = readBody(exchange->request());
    if (!body) return std::move(body.error());
    auto ask = readEmbeddingsAsk(*body);
    if (!ask) return std::move(ask.error());
    auto model = chooseModel(m_dependencies.models, ask->model);
    if (!model) return std::move(model.error());
    EmbeddingPlan plan{std::move(*ask), model->reference,
                       modelElsewhere(language(), model->reference).value_or(std::move(model->name)),
                       submitOptions(exchange->request())};
    if (plan.name.empty()) plan.name = kDefaultModel; // vectors do not say whose they are
    std::make_shared<EmbeddingRun>(std::move(plan), exchange, m_dependencies.orchestrator, m_dependencies.follower,
                                   m_pool)
        ->start();
    return std::nullopt;
  }

  const RouteDependencies m_dependencies;
  const OpenAiOptions m_options;
  const std::shared_ptr<KeepAliveTimer> m_timer;
  const std::shared_ptr<Closable<TaskPool>> m_pool;
};

} // namespace

void registerOpenAiRoutes(Router& router, const RouteDependencies& dependencies, const OpenAiOptions& options) {
  const auto routes = std::make_shared<Routes>(dependencies, options);
  const RouteOptions limits{.bodyLimitBytes = kBodyLimitBytes, .bodyFolder = {}};
  router.add(
      "POST", "/v1/chat/completions", [routes](const ExchangePtr& exchange) { routes->generate(exchange, true); },
      limits);
  router.add(
      "POST", "/v1/completions", [routes](const ExchangePtr& exchange) { routes->generate(exchange, false); }, limits);
  router.add(
      "POST", "/v1/embeddings", [routes](const ExchangePtr& exchange) { routes->embed(exchange); }, limits);
  router.add("GET", "/v1/models", [routes](const ExchangePtr& exchange) { routes->listModels(exchange); });
  router.add("GET", "/v1/models/{id}", [routes](const ExchangePtr& exchange) {
    routes->describeModel(exchange, exchange->request().parameters.at("id"));
  });
  // Names of the hub have an owner.
  router.add("GET", "/v1/models/{owner}/{id}", [routes](const ExchangePtr& exchange) {
    const auto& parameters = exchange->request().parameters;
    routes->describeModel(exchange, parameters.at("owner") + '/' + parameters.at("id"));
  });
}

} // namespace aisemble::api
