// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tasks that run the model over given tokens once, without generating: on the caller's thread, with its one lease.

#include "core/engine/engine.h"
#include "core/llm/engine/loaded_model.h"

namespace aisemble::llm {

/// `decoded` is what the ids without added special tokens decode to.
[[nodiscard]] Result<TokenizeResult> tokenize(const Tokenizer& tokenizer, const TokenizeRequest& request,
                                              const std::stop_token& stop);
/// Errors: InvalidArgument for an id that the vocabulary lacks.
[[nodiscard]] Result<TokenizeResult> detokenize(const Tokenizer& tokenizer, const DetokenizeRequest& request);

/// The following notice the context's stop at each chunk of tokens and report Progress.
[[nodiscard]] Result<LogitsResult> computeLogits(const LoadedModel& model, const LogitsRequest& request,
                                                 const RunContext& context);
/// A window of the whole context moves by half of it; every token but the first is predicted once, from as much text
/// before it as the window holds (the strided evaluation of the transformers documentation).
[[nodiscard]] Result<PerplexityResult> computePerplexity(const LoadedModel& model, const PerplexityRequest& request,
                                                         const RunContext& context);
/// Mean over all tokens of the last hidden state, after the final norm, scaled to length 1.
[[nodiscard]] Result<EmbedResult> computeEmbeddings(const LoadedModel& model, const EmbedRequest& request,
                                                    const RunContext& context);

} // namespace aisemble::llm
