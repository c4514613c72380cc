// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/answers.h"

#include "core/api/validation/status.h"
#include "core/wire/json.h"

#include <nlohmann/json.hpp>

namespace aisemble::api {

HttpResponse successAnswer(const std::string& message) {
  wire::Json body = wire::Json::object();
  body["status"] = "success";
  body["message"] = message;
  return jsonAnswer(wire::writeJsonLossy(body));
}

} // namespace aisemble::api
