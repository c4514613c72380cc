// SPDX-License-Identifier: Apache-2.0
#pragma once
// {"status": "success", "message": …}: what most operations routes answer.

#include "core/api/http/exchange.h"

#include <string>

namespace aisemble::api {

[[nodiscard]] HttpResponse successAnswer(const std::string& message);

} // namespace aisemble::api
