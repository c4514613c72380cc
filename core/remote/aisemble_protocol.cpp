// SPDX-License-Identifier: Apache-2.0
// Ai-semble v2: its single services (pod) and its orchestrator, whose routes this program's own server answers too.
//
// Field by field: a completion sends prompt, model, max_tokens, temperature and, to a pod, top_p; the orchestrator has
// no top_p and always means 0.9, so another value is an error there. stop, seed, top_k, min_p, repetition_penalty,
// ignore_eos, raw and token ids do not exist in these routes, in this program's own server no more than in the
// original: each is an error that points to 'openai', which that server speaks too. `language` of text work is sent;
// the original accepts and ignores it. Tables are sent as records. An answer does not say how many tokens it has (the
// original's tokens_used adds prompt and answer), nor, from an orchestrator, whether it ended by itself or by
// max_tokens.
#include "core/base/files.h"
#include "core/remote/protocol_p.h"
#include "core/remote/service_errors.h"
#include "core/wire/data_json.h"
#include "core/wire/nlp_json.h"
#include "core/wire/vision_json.h"

#include <type_traits>

namespace aisemble::remote::aisemble_v2 {
namespace {

constexpr std::uint64_t kImageFileBytes = std::uint64_t{64} << 20;
constexpr double kOriginalTopP = 0.9;

bool isPod(const Endpoint& endpoint) {
  return endpoint.protocol == Protocol::AisemblePod;
}

struct Routes {
  std::string_view pod;
  std::string_view orchestrator;
};

Result<EncodedCall> post(const Endpoint& endpoint, const Url& base, Routes routes, const Json& body) {
  auto text = wire::writeJson(body);
  if (!text) return fail(std::move(text.error()));
  EncodedCall out;
  out.url = base.below(isPod(endpoint) ? routes.pod : routes.orchestrator);
  out.headers.push_back({"Content-Type", "application/json"});
  out.body = HttpBody::of(std::move(*text));
  return out;
}

Result<void> checkExpressible(const CompletionRequest& request, const Endpoint& endpoint) {
  const GenerationOptions& options = request.options;
  const std::pair<bool, const char*> beyond[] = {
      {!request.promptIds.empty(), "A prompt as token ids"},
      {options.topK != 0, "top_k"},
      {options.minP != 0.0, "min_p"},
      {options.repetitionPenalty != 1.0, "repetition_penalty"},
      {options.seed.has_value(), "A seed"},
      {!options.stop.empty(), "A stop text"},
      {options.ignoreEndOfSequence, "ignore_eos"},
      {request.raw, "A raw prompt"},
      {!isPod(endpoint) && options.topP != kOriginalTopP, "top_p other than 0.9"},
  };
  for (const auto& [isAsked, what] : beyond)
    if (isAsked)
      return notExpressible(endpoint, what,
                            "Leave it out, or reach the server by 'openai' if it is this program's own.");
  return {};
}

Result<EncodedCall> encode(const CompletionRequest& request, const Endpoint& endpoint, const Url& base,
                           const std::string& model) {
  if (auto r = checkExpressible(request, endpoint); !r) return fail(std::move(r.error()));
  Json body = Json::object();
  body["prompt"] = request.prompt;
  body["model"] = !model.empty() ? model : isPod(endpoint) ? "default" : "auto";
  body["max_tokens"] = request.options.maxTokens;
  body["temperature"] = request.options.temperature;
  if (isPod(endpoint)) body["top_p"] = request.options.topP;
  if (!isPod(endpoint)) body["auto_select"] = model.empty();
  return post(endpoint, base, {"/completion", "/ai/llm/completion"}, body);
}

Result<EncodedCall> encode(const VisionRequest& request, const Endpoint& endpoint, const Url& base,
                           const std::string& model) {
  VisionRequest whole = request;
  whole.model = model;
  if (const auto* path = std::get_if<std::filesystem::path>(&request.image)) {
    auto bytes = readFile(*path, kImageFileBytes);
    if (!bytes) return fail(std::move(bytes.error()));
    whole.image = EncodedImage{std::make_shared<const std::string>(std::move(*bytes))};
  }
  if (std::get<EncodedImage>(whole.image).isEmpty())
    return fail(ErrorCode::InvalidArgument, "The request has no image, or an empty one. Give an image file.");
  return post(endpoint, base, {"/analyze", "/ai/vision/analyze"}, wire::toJson(whole));
}

Result<EncodedCall> encode(const NlpRequest& request, const Endpoint& endpoint, const Url& base,
                           const std::string& model) {
  NlpRequest whole = request;
  whole.model = model;
  return post(endpoint, base, {"/process", "/ai/nlp/process"}, wire::toJson(whole));
}

Result<EncodedCall> encode(const DataRequest& request, const Endpoint& endpoint, const Url& base,
                           const std::string& model) {
  if (std::holds_alternative<std::filesystem::path>(request.data))
    return notExpressible(endpoint, "A table given as a file on this machine",
                          "Send its rows instead, or work on it with the local engine.");
  if (auto fits = wire::fitsJson(std::get<SharedTable>(request.data)); !fits) return fail(std::move(fits.error()));
  DataRequest whole = request;
  whole.model = model;
  return post(endpoint, base, {"/process", "/data/process"}, wire::toJson(whole));
}

/// The orchestrator wraps a service's answer in a job; a pod gives it bare.
Result<Json> unwrapped(Json json, const Endpoint& endpoint, const Request& request) {
  if (isPod(endpoint) || member(json, "job_id") == nullptr) return json;
  const std::string status = textMember(json, "status");
  const std::string error = textMember(json, "error");
  if (!error.empty() || status == "failed") {
    const CallFacts facts{serviceOf(request), hostOf(endpoint), remoteModel(request, endpoint), {}};
    return fail(statusError(facts, 500, withoutSecrets(serviceWords(error), endpoint, {}), std::nullopt));
  }
  const Json* result = member(json, "result");
  if (result == nullptr)
    return corruptAnswer(endpoint, "its job has no result (status '" + status.substr(0, 20) + "')");
  if (std::holds_alternative<DataRequest>(request)) return json; // the job of a table is its answer, with more fields
  return *result;
}

Result<Response> decodeCompletion(const CompletionRequest& request, const Endpoint& endpoint, const Json& json) {
  CompletionResult out;
  const bool isJob = member(json, "job_id") != nullptr;
  const Json* text = member(json, isJob ? "result" : "text");
  if (isJob && (text == nullptr || !text->is_string())) {
    if (auto inner = unwrapped(json, endpoint, request); !inner) return fail(std::move(inner.error()));
  }
  if (text == nullptr || !text->is_string()) return corruptAnswer(endpoint, "it has no text");
  out.text = text->get<std::string>();
  out.model =
      textMember(json, "model_used"); // this program's pod: `model` repeats the request's, as the original's does
  if (out.model.empty() && !isJob) out.model = textMember(json, "model");
  if (out.model.empty()) out.model = remoteModel(request, endpoint);
  out.seed = request.options.seed.value_or(0);
  if (textMember(json, "finish_reason") == "length") out.finish = FinishReason::Length;
  return Response(std::move(out));
}

/// Services of the original report some of the caller's mistakes as a result with an error in it.
Result<void> checkNoError(const Json& answer, const Endpoint& endpoint) {
  const Json* results = member(answer, "results");
  const std::string error = results == nullptr ? std::string() : textMember(*results, "error");
  if (error.empty()) return {};
  return fail(ErrorCode::InvalidArgument,
              hostOf(endpoint) + " could not do this: “" + withoutSecrets(serviceWords(error), endpoint, {}) + "”");
}

template <class Result_>
Result<Response> decodeAs(const Json& answer, const Endpoint& endpoint) {
  if (auto r = checkNoError(answer, endpoint); !r) return fail(std::move(r.error()));
  auto out = wire::fromJson<Result_>(answer);
  if (!out) return corruptAnswer(endpoint, out.error().message);
  return Response(std::move(*out));
}

} // namespace

Result<EncodedCall> encode(const Request& request, const Endpoint& endpoint, const Url& base) {
  const std::string model = remoteModel(request, endpoint);
  return std::visit(
      [&](const auto& typed) -> Result<EncodedCall> {
        using T = std::decay_t<decltype(typed)>;
        if constexpr (std::is_same_v<T, CompletionRequest> || std::is_same_v<T, VisionRequest> ||
                      std::is_same_v<T, NlpRequest> || std::is_same_v<T, DataRequest>)
          return encode(typed, endpoint, base, model);
        else
          return notExpressible(endpoint, "The request '" + taskName(request) + "'",
                                "Ai-semble v2 has completions only; this program's server also speaks 'openai'.");
      },
      request);
}

Result<Response> decode(const Request& request, const Endpoint& endpoint, std::string_view body) {
  auto json = parseAnswer(body, endpoint);
  if (!json) return fail(std::move(json.error()));
  if (const auto* completion = std::get_if<CompletionRequest>(&request))
    return decodeCompletion(*completion, endpoint, *json);
  auto answer = unwrapped(std::move(*json), endpoint, request);
  if (!answer) return fail(std::move(answer.error()));
  if (!answer->is_object()) return corruptAnswer(endpoint, "it is not an object");
  if (std::holds_alternative<VisionRequest>(request)) return decodeAs<VisionResult>(*answer, endpoint);
  if (std::holds_alternative<NlpRequest>(request)) return decodeAs<NlpResult>(*answer, endpoint);
  if (const auto* data = std::get_if<DataRequest>(&request)) {
    (*answer)["operation"] = dataOperationName(data->operation); // the service does not repeat it
    return decodeAs<DataResult>(*answer, endpoint);
  }
  return fail(ErrorCode::Internal, "No such request was sent.");
}

} // namespace aisemble::remote::aisemble_v2
