// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where benchmark runs are kept. The database behind it is handed in by app/.

#include "core/base/clock.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace aisemble::bench {

struct KeptRun {
  std::int64_t id = 0;
  std::string kind; ///< "suite", …
  std::string title;
  WallTime created;
};

/// Thread-safe; every function blocks on the disk for a moment. Errors: NotFound, IoFailure, Corrupt.
class RunArchive {
 public:
  virtual ~RunArchive() = default;
  /// Durable when it returns.
  [[nodiscard]] virtual Result<std::int64_t> keep(const std::string& kind, const std::string& title,
                                                  const std::string& reportJson) = 0;
  /// Newest first; of every kind when `kind` is empty; all when `limit` is 0 or less.
  [[nodiscard]] virtual Result<std::vector<KeptRun>> list(const std::string& kind, int limit) = 0;
  [[nodiscard]] virtual Result<std::string> report(std::int64_t id) = 0;
  [[nodiscard]] virtual Result<void> remove(std::int64_t id) = 0;
};

} // namespace aisemble::bench
