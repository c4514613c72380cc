// SPDX-License-Identifier: Apache-2.0
#include "core/api/validation/status.h"

#include "core/wire/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <utility>

namespace aisemble::api {

HttpResponse detailAnswer(int status, std::string_view detail) {
  wire::Json body = wire::Json::object();
  body["detail"] = detail;
  HttpResponse out;
  out.status = status;
  out.body = wire::writeJsonLossy(body);
  return out;
}

HttpResponse errorAnswer(const Error& error) {
  return errorAnswer(error, httpStatus(error.code));
}

HttpResponse errorAnswer(const Error& error, int status) {
  HttpResponse out = detailAnswer(status, error.message);
  if (error.retryAfter || error.code == ErrorCode::Busy) {
    const auto wait = error.retryAfter.value_or(std::chrono::milliseconds(1000));
    const auto seconds = std::max<std::chrono::seconds::rep>(1, std::chrono::ceil<std::chrono::seconds>(wait).count());
    out.headers.push_back({"Retry-After", std::to_string(seconds)});
  }
  return out;
}

HttpResponse jsonAnswer(std::string json) {
  HttpResponse out;
  out.body = std::move(json);
  return out;
}

} // namespace aisemble::api
