// SPDX-License-Identifier: Apache-2.0
#pragma once
// Any request and any response as one JSON object, {"kind": …, "value": …}, for jobs, the result cache and proxies of
// our own. The functions on text spare their callers the JSON headers.

#include "core/engine/request.h"
#include "core/wire/json.h"

#include <string>
#include <string_view>

namespace aisemble::wire {

/// kind is "completion", "chat", "tokenize", "detokenize", "logits", "perplexity", "embed", "vision", "nlp" or "data".
[[nodiscard]] Json toJson(const Request& request);
template <>
[[nodiscard]] Result<Request> fromJson(const Json& json, const DecodeOptions& options);

/// kind is "completion", "tokenize", "perplexity", "embed", "vision", "nlp" or "data". Logits are no JSON: a matrix of
/// positions by vocabulary belongs in a safetensors file. Errors: Unsupported for them.
[[nodiscard]] Result<Json> toJson(const Response& response);
template <>
[[nodiscard]] Result<Response> fromJson(const Json& json, const DecodeOptions& options);

/// Errors: InvalidArgument (text that is not UTF-8, numbers that are not finite), Unsupported (logits).
[[nodiscard]] Result<std::string> encodeRequest(const Request& request);
[[nodiscard]] Result<std::string> encodeResponse(const Response& response);
/// Errors: InvalidArgument, TooLarge.
[[nodiscard]] Result<Request> decodeRequest(std::string_view text, const DecodeOptions& options = {});
[[nodiscard]] Result<Response> decodeResponse(std::string_view text);

} // namespace aisemble::wire
