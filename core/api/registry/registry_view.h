// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is asked of the registered models together with those found on this machine. Pure.

#include "core/engine/model_info.h"
#include "core/wire/json.h"

#include <string>
#include <vector>

namespace aisemble::api::registry {

inline constexpr const char* kLocalCategory = "local_models";

/// An entry of a category that describes a model: it names its provider or its task. The original's models.yaml has
/// blocks beside its models (selection strategies, recommendations) that its own figures count as models.
[[nodiscard]] bool isModel(const wire::Json& entry);

/// A model of this machine as the registry words one, with what is known of it.
[[nodiscard]] wire::Json localModelJson(const ModelInfo& info);
/// `categories` without what is no model, and the machine's models as a category of their own, last.
[[nodiscard]] wire::Json modelsOf(const wire::Json& categories, const std::vector<ModelInfo>& local);

/// Of such models. Empty: any.
struct ModelFilter {
  std::string task;
  std::string provider;
  std::string category;
};
[[nodiscard]] wire::Json filtered(const wire::Json& models, const ModelFilter& filter);
[[nodiscard]] std::size_t countOf(const wire::Json& models);
/// The model with "model_name" added, or null.
[[nodiscard]] wire::Json findModel(const wire::Json& models, const std::string& name);
[[nodiscard]] bool hasModel(const wire::Json& models, const std::string& name);
[[nodiscard]] std::vector<std::string> namesWithCapability(const wire::Json& models, const std::string& capability);
/// {total_models, categories{}, providers{}, tasks{}}
[[nodiscard]] wire::Json statsOf(const wire::Json& models);

/// The name by which this machine has the model: its own, or that of its model_id (a hub name). Empty: it has not.
[[nodiscard]] std::string localNameOf(const wire::Json& model, const std::string& name,
                                      const std::vector<ModelInfo>& local);

} // namespace aisemble::api::registry
