// SPDX-License-Identifier: Apache-2.0
#include "core/llm/engine/language_engine.h"

#include "core/llm/engine/blas_check.h"
#include "core/llm/engine/guarded_call.h"
#include "core/llm/engine/intake.h"
#include "core/llm/engine/model_pool.h"
#include "core/llm/engine/scoring.h"

#include <utility>

namespace aisemble::llm {
namespace {

template <class T>
Result<Response> asResponse(Result<T> result) {
  if (!result) return fail(std::move(result.error()));
  return Response(std::move(*result));
}

class LanguageEngine final : public Engine, public ModelMemory {
 public:
  LanguageEngine(const EngineEnvironment& environment, const LanguageEngineOptions& options)
      : m_environment(environment), m_pool(environment, options), m_intake(environment, m_pool) {}

  [[nodiscard]] ServiceKind service() const override { return ServiceKind::Llm; }

  [[nodiscard]] Handover handover(const Request& request) const override {
    const bool generates =
        std::holds_alternative<CompletionRequest>(request) || std::holds_alternative<ChatRequest>(request);
    return generates ? Handover::Start : Handover::Run;
  }

  [[nodiscard]] Result<Response> run(const Request& request, const RunContext& context) override {
    if (context.stop.stop_requested()) return fail(ErrorCode::Cancelled, "The request was cancelled.");
    return guarded([&]() -> Result<Response> {
      if (const auto* text = std::get_if<TokenizeRequest>(&request))
        return withTokenizer(context,
                             [&](const Tokenizer& tokenizer) { return tokenize(tokenizer, *text, context.stop); });
      if (const auto* ids = std::get_if<DetokenizeRequest>(&request))
        return withTokenizer(context, [&](const Tokenizer& tokenizer) { return detokenize(tokenizer, *ids); });
      if (const auto* ids = std::get_if<LogitsRequest>(&request))
        return withModel(context, [&](const LoadedModel& model) { return computeLogits(model, *ids, context); });
      if (const auto* text = std::get_if<PerplexityRequest>(&request))
        return withModel(context, [&](const LoadedModel& model) { return computePerplexity(model, *text, context); });
      if (const auto* texts = std::get_if<EmbedRequest>(&request))
        return withModel(context, [&](const LoadedModel& model) { return computeEmbeddings(model, *texts, context); });
      return Engine::run(request, context);
    });
  }

  void start(Request request, RunContext context, RequestCompletion done) override {
    if (handover(request) != Handover::Start) return done(run(request, context));
    const MonotonicTime now = m_environment.clock.now();
    m_intake.submit({std::move(request), std::move(context), std::move(done), now});
  }

  [[nodiscard]] std::vector<ModelInMemory> modelsInMemory() const override { return m_pool.list(); }

  [[nodiscard]] Result<void> unloadModel(const std::filesystem::path& path) override { return m_pool.unload(path); }

 private:
  template <class Use>
  Result<Response> withTokenizer(const RunContext& context, const Use& use) {
    context.stages->enter(Stage::LoadModel);
    auto tokenizer = m_pool.tokenizer(context.model);
    if (!tokenizer) return fail(std::move(tokenizer.error()));
    context.stages->enter(Stage::Tokenise);
    return asResponse(use(**tokenizer));
  }

  template <class Use>
  Result<Response> withModel(const RunContext& context, const Use& use) {
    context.stages->enter(Stage::LoadModel);
    auto model = m_pool.acquire(context.model, {context.stop, loadProgress(context, m_environment.clock)});
    if (!model) return fail(std::move(model.error()));
    auto answer = asResponse(use(**model));
    context.stages->enter(Stage::Postprocess);
    return answer;
  }

  const EngineEnvironment m_environment;
  ModelPool m_pool;
  Intake m_intake; // last: it hands work to the pool's models
};

} // namespace

Result<std::unique_ptr<Engine>> createLanguageEngine(const EngineEnvironment& environment) {
  return createLanguageEngine(environment, LanguageEngineOptions{});
}

Result<std::unique_ptr<Engine>> createLanguageEngine(const EngineEnvironment& environment,
                                                     const LanguageEngineOptions& options) {
  return guarded([&]() -> Result<std::unique_ptr<Engine>> {
    checkMatrixProduct(environment.logger);
    return std::make_unique<LanguageEngine>(environment, options);
  });
}

} // namespace aisemble::llm
