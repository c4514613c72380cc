// SPDX-License-Identifier: Apache-2.0
#pragma once
// Errors as the OpenAI protocol words them.

#include "core/api/http/exchange.h"
#include "core/base/error.h"

#include <tl/expected.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace aisemble::api::openai {

struct ApiError {
  int status = 400;
  std::string message;
  std::string type = "invalid_request_error";
  std::string param = {}; ///< the parameter's path, "messages[0].content"; empty: null
  std::string code = {};  ///< empty: null
  std::optional<std::chrono::seconds> retryAfter = std::nullopt;
};

template <class T>
using Parsed = tl::expected<T, ApiError>;

/// 400: a value that is wrong, or out of its range. `what` follows the parameter's name: "must be …".
[[nodiscard]] ApiError invalidValue(std::string param, std::string_view what);
/// 400: a value that would change the answer in a way that cannot be done here.
[[nodiscard]] ApiError unsupportedValue(std::string param, std::string_view what);
/// 404: the same text for a model that is not there and for one that may not be named.
[[nodiscard]] ApiError modelNotFound(std::string_view model);
/// What the orchestrator or an engine answered. `model` as the client named it. TooLarge is the context's length.
/// `isElsewhere`: a service elsewhere failed; 502 where it is at fault, 404 with its words for a model that the client
/// named, 429 where it is busy.
[[nodiscard]] ApiError ofError(const Error& error, std::string_view model, bool isElsewhere = false);

/// {"error": {message, type, param, code}}
[[nodiscard]] std::string bodyOf(const ApiError& error);
/// With Retry-After for every 429 and 503.
[[nodiscard]] HttpResponse toResponse(const ApiError& error);

} // namespace aisemble::api::openai
