// SPDX-License-Identifier: Apache-2.0
#pragma once
// The OpenAI protocol over the orchestrator: /v1/chat/completions, /v1/completions, /v1/embeddings and /v1/models, so
// that its clients work after changing their base URL only.

#include "core/api/http/router.h"
#include "core/api/route_dependencies.h"

#include <chrono>

namespace aisemble::api {

struct OpenAiOptions {
  /// A stream that has been silent for so long gets a comment line, so that no proxy takes it for dead.
  std::chrono::milliseconds keepAlive{10'000};
  /// Of the answers that one HTTP request asks for (n, lists of prompts), so many are computed at a time.
  int atOnce = 8;
};

/// What `dependencies` refers to outlives the router. Answers are never 422; errors are
/// {"error": {message, type, param, code}}.
void registerOpenAiRoutes(Router& router, const RouteDependencies& dependencies, const OpenAiOptions& options = {});

} // namespace aisemble::api
