// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the protocols share: one pair of functions each, and helpers to read answers that are not to be trusted.

#include "core/remote/protocol.h"
#include "core/wire/json.h"

#include <nlohmann/json.hpp>

namespace aisemble::remote {

using wire::Json;

namespace openai {
[[nodiscard]] Result<EncodedCall> encode(const Request& request, const Endpoint& endpoint, const Url& base);
[[nodiscard]] Result<Response> decode(const Request& request, const Endpoint& endpoint, std::string_view body);
[[nodiscard]] std::unique_ptr<AnswerStream> stream(const Request& request, const Endpoint& endpoint);
[[nodiscard]] Url versioned(Url base); ///< with /v1 where the address has no path
} // namespace openai

namespace aisemble_v2 {
[[nodiscard]] Result<EncodedCall> encode(const Request& request, const Endpoint& endpoint, const Url& base);
[[nodiscard]] Result<Response> decode(const Request& request, const Endpoint& endpoint, std::string_view body);
} // namespace aisemble_v2

namespace open_inference {
[[nodiscard]] std::string modelRoute(const std::string& model); ///< "/v2/models/…", the name percent-encoded
[[nodiscard]] Result<EncodedCall> encode(const Request& request, const Endpoint& endpoint, const Url& base,
                                         std::string_view metadata);
[[nodiscard]] Result<Response> decode(const Request& request, const Endpoint& endpoint, const HttpHead& head,
                                      std::string_view body);
} // namespace open_inference

/// nullptr unless `json` is an object with a member of that name that is not null.
[[nodiscard]] const Json* member(const Json& json, const char* name);
/// Empty unless it is text.
[[nodiscard]] std::string textMember(const Json& json, const char* name);
/// 0 unless it is a whole number that an int can hold.
[[nodiscard]] int countMember(const Json& json, const char* name);
/// JSON of an answer. Errors: Corrupt naming the service's host.
[[nodiscard]] Result<Json> parseAnswer(std::string_view body, const Endpoint& endpoint);
[[nodiscard]] tl::unexpected<Error> corruptAnswer(const Endpoint& endpoint, const std::string& why);
[[nodiscard]] tl::unexpected<Error> notExpressible(const Endpoint& endpoint, const std::string& what,
                                                   const std::string& next);
/// "host:port" of the endpoint, or "the service" when its address is bad.
[[nodiscard]] std::string hostOf(const Endpoint& endpoint);

} // namespace aisemble::remote
