// SPDX-License-Identifier: Apache-2.0
#pragma once
// The models that an engine keeps in memory, for those who want to see them and let them go.

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace aisemble {

struct ModelInMemory {
  std::filesystem::path path;
  std::uint64_t weightBytes = 0; ///< 0 while it is being loaded
  bool isLoading = false;
  bool isBusy = false; ///< it answers somebody
};

/// Implemented by engines beside Engine. Thread-safe.
class ModelMemory {
 public:
  virtual ~ModelMemory() = default;
  [[nodiscard]] virtual std::vector<ModelInMemory> modelsInMemory() const = 0;
  /// Errors: NotFound (it is not in memory), Busy (it answers somebody).
  [[nodiscard]] virtual Result<void> unloadModel(const std::filesystem::path& path) = 0;
};

} // namespace aisemble
