// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"

namespace aisemble {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

} // namespace

ServiceKind serviceOf(const Request& request) {
  return std::visit(Overloaded{[](const VisionRequest&) { return ServiceKind::Vision; },
                               [](const NlpRequest&) { return ServiceKind::Nlp; },
                               [](const DataRequest&) { return ServiceKind::Data; },
                               [](const auto&) { return ServiceKind::Llm; }},
                    request);
}

std::string taskName(const Request& request) {
  return std::visit(Overloaded{[](const CompletionRequest&) { return std::string("completion"); },
                               [](const ChatRequest&) { return std::string("chat"); },
                               [](const TokenizeRequest&) { return std::string("tokenize"); },
                               [](const DetokenizeRequest&) { return std::string("detokenize"); },
                               [](const LogitsRequest&) { return std::string("logits"); },
                               [](const PerplexityRequest&) { return std::string("perplexity"); },
                               [](const EmbedRequest&) { return std::string("embed"); },
                               [](const VisionRequest& r) { return std::string(visionTaskName(r.task)); },
                               [](const NlpRequest& r) { return std::string(nlpTaskName(r.task)); },
                               [](const DataRequest& r) { return std::string(dataOperationName(r.operation)); }},
                    request);
}

const std::string& modelOf(const Request& request) {
  return std::visit([](const auto& typed) -> const std::string& { return typed.model; }, request);
}

std::optional<std::string> Engine::remoteTarget(const Request&) const {
  return std::nullopt;
}

std::string Engine::batchKey(const Request&) const {
  return {};
}

Result<Response> Engine::run(const Request& request, const RunContext&) {
  return fail(ErrorCode::Unsupported, "The " + std::string(serviceName(service())) + " engine does not answer '" +
                                          taskName(request) + "' requests.");
}

std::vector<Result<Response>> Engine::runBatch(std::span<const Request> requests,
                                               std::span<const RunContext> contexts) {
  std::vector<Result<Response>> out;
  out.reserve(requests.size());
  for (std::size_t i = 0; i < requests.size(); ++i)
    out.push_back(run(requests[i], contexts[i]));
  return out;
}

void Engine::start(Request request, RunContext context, RequestCompletion done) {
  done(run(request, context));
}

} // namespace aisemble
