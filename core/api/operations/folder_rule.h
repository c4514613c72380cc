// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where backups may read and write.

#include <algorithm>
#include <filesystem>

namespace aisemble::api {

/// `path` is `folder` or below it; both absolute and without links or "..", which is the caller's to see to.
[[nodiscard]] inline bool isInside(const std::filesystem::path& path, const std::filesystem::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

} // namespace aisemble::api
