// SPDX-License-Identifier: Apache-2.0
#include "core/api/openai/api_error.h"

#include "core/wire/json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace aisemble::api::openai {
namespace {

constexpr std::chrono::seconds kRetryUnknown{5}; ///< nobody knows when an engine that is not there will be

wire::Json textOrNull(const std::string& text) {
  return text.empty() ? wire::Json(nullptr) : wire::Json(text);
}

ApiError serverError(int status, const Error& error) {
  return {status, error.message, "server_error", {}, std::string(errorCodeName(error.code)), std::nullopt};
}

std::chrono::seconds waitOf(const Error& error) {
  if (!error.retryAfter) return kRetryUnknown;
  return std::max(std::chrono::ceil<std::chrono::seconds>(*error.retryAfter), std::chrono::seconds(1));
}

ApiError unavailable(const Error& error) {
  ApiError out = serverError(503, error);
  out.type = "unavailable_error"; // llama.cpp's word
  out.retryAfter = waitOf(error);
  return out;
}

/// As OpenAI words it, whose clients wait and try again.
ApiError rateLimited(const Error& error) {
  return {429, error.message, "rate_limit_error", {}, "rate_limit_exceeded", waitOf(error)};
}

} // namespace

ApiError invalidValue(std::string param, std::string_view what) {
  return {400, fmt::format("'{}' {}.", param, what), "invalid_request_error", param, "invalid_value", std::nullopt};
}

ApiError unsupportedValue(std::string param, std::string_view what) {
  return {400,
          fmt::format("'{}' is not supported here: {}.", param, what),
          "invalid_request_error",
          param,
          "unsupported_value",
          std::nullopt};
}

ApiError modelNotFound(std::string_view model) {
  constexpr std::size_t kShown = 100;
  return {404,
          fmt::format("The model '{}{}' does not exist here, or may not be used. GET /v1/models lists those that do.",
                      model.substr(0, kShown), model.size() > kShown ? "…" : ""),
          "invalid_request_error",
          "model",
          "model_not_found",
          std::nullopt};
}

ApiError ofError(const Error& error, std::string_view model, bool isElsewhere) {
  if (isElsewhere && error.code == ErrorCode::NotFound && !model.empty())
    return {404, error.message, "invalid_request_error", "model", "model_not_found", std::nullopt};
  if (isElsewhere && (error.code == ErrorCode::NotFound || error.code == ErrorCode::Corrupt))
    return serverError(502, error);
  switch (error.code) {
  case ErrorCode::InvalidArgument:
    return {400, error.message, "invalid_request_error", {}, "invalid_value", std::nullopt};
  case ErrorCode::Unsupported:
    return {400, error.message, "invalid_request_error", {}, "unsupported_value", std::nullopt};
  case ErrorCode::TooLarge:
    return {400, error.message, "invalid_request_error", {}, "context_length_exceeded", std::nullopt};
  case ErrorCode::NotFound: // the engine's text names folders of this machine
    return modelNotFound(model);
  case ErrorCode::Busy:
    return isElsewhere ? rateLimited(error) : unavailable(error);
  case ErrorCode::Unavailable:
    return unavailable(error);
  case ErrorCode::Cancelled: // not by this client, who is still there
    return unavailable({error.code, "The server is stopping. Try again in a moment.", {}, std::nullopt});
  case ErrorCode::DeadlineExceeded:
    return serverError(504, error);
  case ErrorCode::OutOfMemory:
    return serverError(507, error);
  case ErrorCode::LoopDetected:
    return serverError(508, error);
  case ErrorCode::Corrupt: // the model's files: nothing that this client sent
  case ErrorCode::IoFailure:
  case ErrorCode::Internal:
    break;
  }
  return serverError(500, error);
}

std::string bodyOf(const ApiError& error) {
  const wire::Json body{{"error",
                         {{"message", error.message},
                          {"type", error.type},
                          {"param", textOrNull(error.param)},
                          {"code", textOrNull(error.code)}}}};
  return wire::writeJsonLossy(body);
}

HttpResponse toResponse(const ApiError& error) {
  HttpResponse out{error.status, "application/json", bodyOf(error), {}};
  if (error.retryAfter || error.status == 429 || error.status == 503)
    out.headers.push_back({"Retry-After", std::to_string(error.retryAfter.value_or(kRetryUnknown).count())});
  return out;
}

} // namespace aisemble::api::openai
