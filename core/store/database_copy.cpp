// SPDX-License-Identifier: Apache-2.0
#include "core/store/database_copy.h"

#include "core/store/database_p.h"

#include <fmt/format.h>

namespace aisemble {

Result<void> copyDatabase(const std::filesystem::path& database, const std::filesystem::path& copy) {
  std::error_code unknown;
  if (std::filesystem::exists(copy, unknown))
    return fail(ErrorCode::IoFailure, fmt::format("'{}' is there already and was not written over.", copy.string()));
  Result<void> copied = store::Database::copy(database, copy);
  if (copied) // who may not read the original may not read the copy
    std::filesystem::permissions(copy, std::filesystem::status(database, unknown).permissions(), unknown);
  else
    std::filesystem::remove(copy, unknown);
  return copied;
}

} // namespace aisemble
