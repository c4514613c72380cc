// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one request and the one response that travel between panels, commands, routes, orchestrator and engines.

#include "core/base/one_of.h"
#include "core/engine/data_types.h"
#include "core/engine/llm_types.h"
#include "core/engine/nlp_types.h"
#include "core/engine/service.h"
#include "core/engine/vision_types.h"

#include <string>
#include <variant>

namespace aisemble {

using Request = OneOf<CompletionRequest, ChatRequest, TokenizeRequest, DetokenizeRequest, LogitsRequest,
                      PerplexityRequest, EmbedRequest, VisionRequest, NlpRequest, DataRequest>;

using Response = OneOf<CompletionResult, TokenizeResult, LogitsResult, PerplexityResult, EmbedResult, VisionResult,
                       NlpResult, DataResult>;

/// A new piece of a generated text, well-formed UTF-8 on its own.
struct TextDelta {
  std::string text;
  int tokens = 0; ///< tokens that this piece stands for
  bool fromRemote = false; ///< a service elsewhere generates it; the orchestrator says so, no engine needs to
};

struct Progress {
  double fraction = 0; ///< [0, 1]; negative: unknown
  std::string stage;   ///< what is being done, e.g. "loading model"
};

/// What a request gives before its result.
using Partial = std::variant<TextDelta, Progress>;

[[nodiscard]] ServiceKind serviceOf(const Request& request);
/// "completion", "chat", "tokenize", "detokenize", "logits", "perplexity", "embed", or the task of the other services.
[[nodiscard]] std::string taskName(const Request& request);
/// The model that the request names; empty where it names none.
[[nodiscard]] const std::string& modelOf(const Request& request);

} // namespace aisemble
