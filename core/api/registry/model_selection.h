// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which model a prompt should go to: Ai-semble v2's table of rules. Pure.

#include "core/api/registry/task_classifier.h"
#include "core/wire/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace aisemble::api::registry {

struct SelectionAsk {
  PromptTask task = PromptTask::General;
  std::string priority = "balanced"; ///< "quality", "cost", "balanced"; "speed" and others have no rules of their own
  std::int64_t maxTokens = 100;
};

struct Selection {
  std::string model;
  double confidence = 0;
  std::string reason;
  std::vector<std::string> fallbacks; ///< registered ones, the best first
};

/// The first rule of the task that applies and whose model is among `models` (as modelsOf() gives them).
[[nodiscard]] Selection selectModel(const SelectionAsk& ask, const wire::Json& models);
/// {performance, cost, quality, …}: the original's judgement of a model, not a measurement. {} where it has none.
[[nodiscard]] wire::Json judgedMetrics(std::string_view model);

} // namespace aisemble::api::registry
