// SPDX-License-Identifier: Apache-2.0
#pragma once
// One HTTP request as a route understood it: what to ask the orchestrator, and how to tell the answer.

#include "core/api/http/exchange.h"
#include "core/orchestrator/orchestrator.h"

#include <tl/expected.hpp>

#include <functional>
#include <string>

namespace aisemble::api {

struct Call {
  Request request;
  std::function<std::string(const Completed&)> write; ///< the body of the 200 answer
  std::string imageUrl;            ///< not empty: the image of a vision request is to be fetched first
  bool takesAnyModel = false;      ///< a model that nobody has is answered by the default one (pods have one model)
  bool takesAnyLanguage = false;   ///< a language that is none is found out instead, as the original's always is
  bool isLanguageDetected = false; ///< since the one that was asked for is none; the answer says so
  std::string whyNotLater = {};    ///< not empty: why this cannot be a job
};

/// The call, or the answer that says why there is none.
using Understood = tl::expected<Call, HttpResponse>;
using CallReader = std::function<Understood(const HttpRequest&)>;

} // namespace aisemble::api
