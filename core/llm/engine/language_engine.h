// SPDX-License-Identifier: Apache-2.0
#pragma once
// The language engine behind the Engine interface: completions and chats through a continuous batch, and the small
// tasks around them.

#include "core/engine/engine.h"

#include <cstddef>
#include <memory>

namespace aisemble::llm {

struct LanguageEngineOptions {
  std::size_t maxLoadedModels = 2; ///< unloaded least recently used first, and never while in use
  std::size_t maxSequences = 16;   ///< of one model in one step
  double kvMemoryShare = 0.25;     ///< of the machine's memory, for keys and values of one model
};

/// CompletionRequest and ChatRequest go through start(); TokenizeRequest, DetokenizeRequest, LogitsRequest,
/// PerplexityRequest and EmbedRequest through run(). The model is that of RunContext::model.path and is loaded at its
/// first use, with Progress partials; start() never waits for that.
///
/// A chat with a model that has no chat template is written as plain text: system messages first, then "User: …" and
/// "Assistant: …" lines, then "Assistant:"; generation also stops before the next "\nUser:", and usedChatTemplate is
/// false. A seed that is not given is drawn below 2^53, so that JSON carries it exactly.
///
/// Errors: InvalidArgument (options out of range, ids outside of the vocabulary, text that is not UTF-8, nothing to
/// do), TooLarge (over the context length; both numbers are in the message), NotFound, Corrupt, Unsupported, IoFailure
/// (the model's files), OutOfMemory, Cancelled, Internal.
[[nodiscard]] Result<std::unique_ptr<Engine>> createLanguageEngine(const EngineEnvironment& environment);
[[nodiscard]] Result<std::unique_ptr<Engine>> createLanguageEngine(const EngineEnvironment& environment,
                                                                   const LanguageEngineOptions& options);

} // namespace aisemble::llm
