// SPDX-License-Identifier: Apache-2.0
#pragma once
// The 23 models that the registry knows before anybody registers one: Ai-semble v2's own. Most are services elsewhere
// or models that this machine need not have.

#include <span>
#include <string_view>

namespace aisemble::api::registry {

struct BuiltinModel {
  std::string_view category;
  std::string_view name;
  std::string_view info; ///< a JSON object
};

/// Categories and models in the original's order.
[[nodiscard]] std::span<const BuiltinModel> builtinModels();

} // namespace aisemble::api::registry
