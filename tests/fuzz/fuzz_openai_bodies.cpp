// SPDX-License-Identifier: Apache-2.0
// Bodies of the OpenAI protocol: what is accepted is within the engines' ranges, what is refused names a parameter.
#include "core/api/openai/embeddings.h"
#include "core/api/openai/field_reader.h"
#include "core/api/openai/generation_request.h"
#include "core/wire/llm_json.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace aisemble;
using namespace aisemble::api::openai;

namespace {

void checkRefusal(const ApiError& error) {
  if (error.status != 400 || error.param.empty() || error.message.empty()) std::abort();
  if (!wire::parseJson(bodyOf(error))) std::abort();
}

void check(const Parsed<GenerationAsk>& ask) {
  if (!ask) return checkRefusal(ask.error());
  if (ask->requests.empty() || ask->requests.size() % static_cast<std::size_t>(ask->choices) != 0) std::abort();
  for (const Request& request : ask->requests) {
    const auto* completion = std::get_if<CompletionRequest>(&request);
    const GenerationOptions& options =
        completion != nullptr ? completion->options : std::get<ChatRequest>(request).options;
    if (!wire::validate(options)) std::abort();
    if (completion != nullptr && !completion->promptIds.empty() && !completion->prompt.empty()) std::abort();
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  api::HttpRequest request;
  request.body.assign(reinterpret_cast<const char*>(data), size);
  const auto body = readBody(request);
  if (!body) return 0;
  check(readChatAsk(*body));
  check(readCompletionAsk(*body));
  if (const auto ask = readEmbeddingsAsk(*body); !ask) checkRefusal(ask.error());
  return 0;
}
