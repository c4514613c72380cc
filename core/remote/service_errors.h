// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a failed call is told to people: which host, what happened, what to do. Never a key, never the text of a request.

#include "core/engine/service.h"
#include "core/remote/endpoint.h"

namespace aisemble::remote {

/// Whom a call was meant for.
struct CallFacts {
  ServiceKind service = ServiceKind::Llm;
  std::string label; ///< host and port
  std::string model; ///< may be empty
  HttpLimits limits;
};

/// The exchange did not bring an answer. Codes: Cancelled; Busy with retryAfter (no free connection); DeadlineExceeded
/// (a limit on time); TooLarge; InvalidArgument (the address); Corrupt (not HTTP); Unavailable (everything else).
[[nodiscard]] Error transportError(const CallFacts& facts, const HttpEnd& end);

/// The exchange ended within an answer that came in pieces, of which the caller has `characters`. With none it is
/// transportError(); else Unavailable.
[[nodiscard]] Error cutError(const CallFacts& facts, const HttpEnd& end, std::size_t characters);

/// An answer with a status that is no success, or an error object inside an answer (`status` as given there, or 0).
/// `words` are the service's own, from serviceWords(). Codes: 400, 409, 422 InvalidArgument; 404 NotFound; 413
/// TooLarge; 429, and 503 that says when to come back: Busy with retryAfter; 3xx, 401, 402, 403, 5xx and the rest
/// Unavailable.
[[nodiscard]] Error statusError(const CallFacts& facts, int status, const std::string& words,
                                std::optional<std::chrono::milliseconds> retryAfter);

/// The message in an error body, whichever of the usual shapes it has (OpenAI's and llama.cpp's error objects,
/// FastAPI's detail, Triton's text, Google's), on one line and at most 300 bytes; empty when there is none.
[[nodiscard]] std::string serviceWords(std::string_view body);

/// `words` without what must not be shown: keys and header values become "•••"; words that quote 24 bytes in a row or
/// more of `sent` (the request's body) are dropped as a whole.
[[nodiscard]] std::string withoutSecrets(std::string words, const Endpoint& endpoint, const HttpBody& sent);

} // namespace aisemble::remote
