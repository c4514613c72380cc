// SPDX-License-Identifier: Apache-2.0
#pragma once
// Copies of databases in use, for backups.

#include "core/base/result.h"

#include <filesystem>

namespace aisemble {

/// Writes `database` as it stands at one moment to `copy`, a new file of one piece (no write-ahead log beside it).
/// Others may read and write `database` meanwhile, from this process or another; what they commit later is not in the
/// copy. Any thread; blocks for the time of reading and writing the file. On an error no `copy` is left behind. Errors:
/// Corrupt (not a database, or damaged), IoFailure.
[[nodiscard]] Result<void> copyDatabase(const std::filesystem::path& database, const std::filesystem::path& copy);

} // namespace aisemble
