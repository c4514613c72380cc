// SPDX-License-Identifier: Apache-2.0
#pragma once
// Errors that the transport itself answers, in the shape that the client of that path expects.

#include "core/api/http/exchange.h"

#include <string_view>

namespace aisemble::api {

/// {"detail": message} as Ai-semble v2, or {"error": {message, type, param, code}} as OpenAI for paths under /v1.
[[nodiscard]] HttpResponse errorResponse(int status, std::string_view path, std::string_view message);

/// The reason phrase of RFC 9110: "Not Found". "Unknown" for a status it does not name.
[[nodiscard]] std::string_view reasonPhrase(int status);

} // namespace aisemble::api
