// SPDX-License-Identifier: Apache-2.0
#pragma once
// A file of rows to a frame: separated values, JSON, JSON lines, told apart by the name's ending, then by the content.

#include "core/base/result.h"
#include "core/tabular/frame.h"
#include "core/tabular/workers.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace aisemble::tabular {

inline constexpr std::uint64_t kMaxFileBytes = std::uint64_t{1} << 30;

/// `wanted`: columns whose values are needed; others may come without values, as object columns of no rows. Errors:
/// NotFound, TooLarge, IoFailure, InvalidArgument (with the line), OutOfMemory, Cancelled.
[[nodiscard]] Result<Frame> readTableFile(const std::filesystem::path& path,
                                          const std::optional<std::vector<std::string>>& wanted,
                                          const Workers& workers);

} // namespace aisemble::tabular
