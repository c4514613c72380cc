// SPDX-License-Identifier: Apache-2.0
#include "core/engine/request.h"

#include "core/base/one_of_p.h"

namespace aisemble {

template class OneOf<CompletionRequest, ChatRequest, TokenizeRequest, DetokenizeRequest, LogitsRequest,
                     PerplexityRequest, EmbedRequest, VisionRequest, NlpRequest, DataRequest>;
template class OneOf<CompletionResult, TokenizeResult, LogitsResult, PerplexityResult, EmbedResult, VisionResult,
                     NlpResult, DataResult>;

} // namespace aisemble
