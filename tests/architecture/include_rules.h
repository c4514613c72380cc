// SPDX-License-Identifier: Apache-2.0
#pragma once
// Checks every #include of a source tree against the table of layers (layers.txt).

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace aisemble::architecture {

struct LayerTable {
  std::map<std::string, std::set<std::string>> allowed; ///< layer folder -> folders and library words it may include
};

/// One include against the rules: "core/wire/x.h:12: includes core/store/y.h …".
struct Violation {
  std::string where;
  std::string what;
};

/// Throws std::runtime_error on a line that cannot be read: a test fails loudly then.
[[nodiscard]] LayerTable readLayerTable(const std::filesystem::path& file);

/// Walks core/, ui/ and app/ under `root`.
[[nodiscard]] std::vector<Violation> checkTree(const std::filesystem::path& root, const LayerTable& table);

} // namespace aisemble::architecture
