// SPDX-License-Identifier: Apache-2.0
#pragma once
// The result cache in results.db: found by digest, believed by the whole key and a checksum, limited in time and size.

#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/base/result.h"
#include "core/engine/result_cache.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace aisemble {

/// What cannot be written as JSON (logits, text that is not UTF-8, numbers that are not finite) is not stored. An entry
/// that is damaged or foreign is a miss and is deleted; when the file itself turns out damaged, it is moved aside to
/// "<file>.damaged" (one such copy is kept) and begun anew.
///
/// Least recently used entries go first when the limit is reached. A hit costs no write: uses are kept in memory and
/// written with the next store, every few hundred hits, and at the end; a kill loses that order and nothing else.
class SqliteResultCache final : public ResultCache {
 public:
  /// `limitBytes` counts requests and responses; the file is a little larger. `clock` and `logger` outlive the cache.
  /// Errors: IoFailure; Unsupported (the file is of a newer version, and is left alone).
  [[nodiscard]] static Result<std::unique_ptr<SqliteResultCache>>
  open(const std::filesystem::path& file, const Clock& clock, Logger& logger, std::uint64_t limitBytes);
  ~SqliteResultCache() override;

  [[nodiscard]] std::optional<Response> lookup(const CacheKey& key) override;
  void store(const CacheKey& key, const Response& response, std::chrono::seconds timeToLive) override;
  [[nodiscard]] CacheStatistics statistics() const override;
  void clear() override;

  /// The file is read through once, beside the first requests, to find damage early. Waits for the end of that.
  void waitForCheck();

  /// Takes effect at once: what no longer fits goes, and the file shrinks.
  void setLimitBytes(std::uint64_t limitBytes);

 private:
  class State;
  explicit SqliteResultCache(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

} // namespace aisemble
