// SPDX-License-Identifier: Apache-2.0
#pragma once
// Codecs of the language model's requests and results. Times are integer nanoseconds with `_ns` in their names.

#include "core/engine/llm_types.h"
#include "core/wire/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace aisemble::wire {

/// {max_tokens, temperature, top_p, top_k, min_p, repetition_penalty, seed?, stop?, ignore_eos?}: the names of the
/// original's and the OpenAI protocol's fields, so that a route may pass its whole body to the reader below.
[[nodiscard]] Json toJson(const GenerationOptions& options);
/// Fields of `json` (an object) as options; `path` prefixes the names in messages. `stop` may be one text or a list.
/// What is none of them is ignored, and named in `unknown`.
[[nodiscard]] Result<GenerationOptions> generationOptionsFromJson(const Json& json, std::string_view path,
                                                                  std::vector<std::string>* unknown = nullptr);
template <>
[[nodiscard]] Result<GenerationOptions> fromJson(const Json& json, const DecodeOptions& options);

/// Ranges of the fields, as their comments state. Errors: InvalidArgument naming the field.
[[nodiscard]] Result<void> validate(const GenerationOptions& options);

/// The same as compact text, for MessageDetails::parametersJson. Stop texts that are not UTF-8 are given in U+FFFD.
[[nodiscard]] std::string generationOptionsText(const GenerationOptions& options);
[[nodiscard]] Result<GenerationOptions> generationOptionsFromText(std::string_view text);

[[nodiscard]] Json toJson(const ChatMessage& message);
[[nodiscard]] Json toJson(const CompletionRequest& request);
[[nodiscard]] Json toJson(const ChatRequest& request);
[[nodiscard]] Json toJson(const TokenizeRequest& request);
[[nodiscard]] Json toJson(const DetokenizeRequest& request);
[[nodiscard]] Json toJson(const LogitsRequest& request);
[[nodiscard]] Json toJson(const PerplexityRequest& request);
[[nodiscard]] Json toJson(const EmbedRequest& request);

/// {prompt | prompt_ids, model?, raw?, options?}
template <>
[[nodiscard]] Result<CompletionRequest> fromJson(const Json& json, const DecodeOptions& options);
/// {messages: [{role, content}], model?, options?}
template <>
[[nodiscard]] Result<ChatRequest> fromJson(const Json& json, const DecodeOptions& options);
/// {text, model?, add_special_tokens?}
template <>
[[nodiscard]] Result<TokenizeRequest> fromJson(const Json& json, const DecodeOptions& options);
/// {ids, model?, skip_special_tokens?}
template <>
[[nodiscard]] Result<DetokenizeRequest> fromJson(const Json& json, const DecodeOptions& options);
/// {ids, model?}
template <>
[[nodiscard]] Result<LogitsRequest> fromJson(const Json& json, const DecodeOptions& options);
/// {text, model?}
template <>
[[nodiscard]] Result<PerplexityRequest> fromJson(const Json& json, const DecodeOptions& options);
/// {texts, model?}; `texts` may be one text or a list
template <>
[[nodiscard]] Result<EmbedRequest> fromJson(const Json& json, const DecodeOptions& options);

/// finish_reason is the OpenAI protocol's word; stopped_by_text tells a stop text from an end of sequence.
[[nodiscard]] Json toJson(const CompletionResult& result);
[[nodiscard]] Json toJson(const TokenizeResult& result);
[[nodiscard]] Json toJson(const PerplexityResult& result);
[[nodiscard]] Json toJson(const EmbedResult& result);

template <>
[[nodiscard]] Result<CompletionResult> fromJson(const Json& json, const DecodeOptions& options);
template <>
[[nodiscard]] Result<TokenizeResult> fromJson(const Json& json, const DecodeOptions& options);
template <>
[[nodiscard]] Result<PerplexityResult> fromJson(const Json& json, const DecodeOptions& options);
template <>
[[nodiscard]] Result<EmbedResult> fromJson(const Json& json, const DecodeOptions& options);

} // namespace aisemble::wire
