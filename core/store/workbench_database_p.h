// SPDX-License-Identifier: Apache-2.0
#pragma once
// The shared connection as the stores use it.

#include "core/base/clock.h"
#include "core/store/database_p.h"
#include "core/store/workbench_database.h"

#include <mutex>

namespace aisemble {

struct WorkbenchDatabase::Connection {
  std::mutex mutex;
  std::unique_ptr<store::Database> database; // guarded by mutex
};

namespace store {

/// Times as the columns hold them: nanoseconds since 1970.
[[nodiscard]] inline std::int64_t toColumn(WallTime time) {
  return std::chrono::duration_cast<Nanoseconds>(time.time_since_epoch()).count();
}
[[nodiscard]] inline WallTime fromColumn(std::int64_t count) {
  return WallTime(std::chrono::duration_cast<WallTime::duration>(Nanoseconds(count)));
}

} // namespace store
} // namespace aisemble
