// SPDX-License-Identifier: Apache-2.0
#pragma once
// The weights of a model as one name space, whether they lie in one safetensors file or in several with an index.

#include "core/llm/format/safetensors.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aisemble::llm {

/// Movable; views live as long as the archive. const functions are thread-safe.
class TensorArchive {
 public:
  /// `path` is a safetensors file, or a folder with `model.safetensors.index.json` or `model.safetensors`.
  /// Errors: NotFound (no weights; a shard of the index is missing), Corrupt, Unsupported, IoFailure.
  [[nodiscard]] static Result<TensorArchive> open(const std::filesystem::path& path);

  [[nodiscard]] const TensorView* find(std::string_view name) const; ///< null when absent
  [[nodiscard]] bool contains(std::string_view name) const { return find(name) != nullptr; }
  [[nodiscard]] std::vector<std::string> names() const; ///< sorted

  [[nodiscard]] std::uint64_t parameters() const; ///< elements of all floating-point tensors
  [[nodiscard]] DType dominantDtype() const;      ///< that of most parameters
  [[nodiscard]] std::uint64_t bytesOnDisk() const;

 private:
  std::vector<SafetensorsFile> m_files;
  std::unordered_map<std::string_view, const TensorView*> m_byName; // keys and values point into m_files
};

} // namespace aisemble::llm
