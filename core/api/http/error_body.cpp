// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/error_body.h"

#include <nlohmann/json.hpp>

namespace aisemble::api {
namespace {

/// As api.openai.com names them, and llama.cpp's server for 503.
std::string_view openAiType(int status) {
  switch (status) {
  case 401:
    return "authentication_error";
  case 403:
    return "permission_error";
  case 404:
    return "not_found_error";
  case 429:
    return "rate_limit_error";
  case 503:
    return "unavailable_error";
  default:
    return status >= 500 ? "server_error" : "invalid_request_error";
  }
}

nlohmann::json openAiCode(int status) {
  switch (status) {
  case 401:
    return "invalid_api_key";
  case 413:
    return "request_too_large";
  default:
    return nullptr;
  }
}

} // namespace

HttpResponse errorResponse(int status, std::string_view path, std::string_view message) {
  nlohmann::ordered_json body;
  if (path == "/v1" || path.starts_with("/v1/"))
    body = {{"error",
             {{"message", message}, {"type", openAiType(status)}, {"param", nullptr}, {"code", openAiCode(status)}}}};
  else
    body = {{"detail", message}};
  return {status, "application/json", body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), {}};
}

std::string_view reasonPhrase(int status) {
  switch (status) {
  case 100:
    return "Continue";
  case 200:
    return "OK";
  case 201:
    return "Created";
  case 202:
    return "Accepted";
  case 204:
    return "No Content";
  case 206:
    return "Partial Content";
  case 301:
    return "Moved Permanently";
  case 302:
    return "Found";
  case 303:
    return "See Other";
  case 304:
    return "Not Modified";
  case 307:
    return "Temporary Redirect";
  case 308:
    return "Permanent Redirect";
  case 400:
    return "Bad Request";
  case 401:
    return "Unauthorized";
  case 403:
    return "Forbidden";
  case 404:
    return "Not Found";
  case 405:
    return "Method Not Allowed";
  case 406:
    return "Not Acceptable";
  case 408:
    return "Request Timeout";
  case 409:
    return "Conflict";
  case 410:
    return "Gone";
  case 411:
    return "Length Required";
  case 412:
    return "Precondition Failed";
  case 413:
    return "Content Too Large";
  case 414:
    return "URI Too Long";
  case 415:
    return "Unsupported Media Type";
  case 416:
    return "Range Not Satisfiable";
  case 417:
    return "Expectation Failed";
  case 422:
    return "Unprocessable Content";
  case 424:
    return "Failed Dependency";
  case 428:
    return "Precondition Required";
  case 429:
    return "Too Many Requests";
  case 431:
    return "Request Header Fields Too Large";
  case 500:
    return "Internal Server Error";
  case 501:
    return "Not Implemented";
  case 502:
    return "Bad Gateway";
  case 503:
    return "Service Unavailable";
  case 504:
    return "Gateway Timeout";
  case 505:
    return "HTTP Version Not Supported";
  case 507:
    return "Insufficient Storage";
  case 508:
    return "Loop Detected";
  default:
    return "Unknown";
  }
}

} // namespace aisemble::api
