// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The result cache that an orchestrator keeps for its whole life, while settings switch its levels on and off.

#include "core/store/shared_result_cache.h"
#include "core/store/sqlite_result_cache.h"

#include <memory>
#include <mutex>

namespace aisemble {

/// Thread-safe. Switched off, every lookup is a miss and nothing is stored.
class SwitchableCache final : public ResultCache {
 public:
  /// `clock` and `logger` outlive this.
  SwitchableCache(std::unique_ptr<SqliteResultCache> local, const Clock& clock, Logger& logger)
      : m_local(std::move(local)), m_clock(clock), m_logger(logger) {}

  void configure(bool isEnabled, std::uint64_t limitBytes);
  /// Absent: no second level. Options that are in force already keep what is connected. Errors: as
  /// SharedResultCache::create(); then there is no second level.
  [[nodiscard]] Result<void> share(std::optional<SharedCacheOptions> options);

  [[nodiscard]] std::optional<Response> lookup(const CacheKey& key) override;
  void store(const CacheKey& key, const Response& response, std::chrono::seconds timeToLive) override;
  [[nodiscard]] CacheStatistics statistics() const override { return m_local->statistics(); }
  void clear() override { m_local->clear(); }
  [[nodiscard]] bool isOn() const override { return levels().isEnabled; }
  /// Absent: there is no second level.
  [[nodiscard]] std::optional<SharedCacheStatistics> sharedStatistics() const;

 private:
  struct Levels {
    bool isEnabled = true;
    std::shared_ptr<SharedResultCache> shared;
  };
  [[nodiscard]] Levels levels() const;

  const std::unique_ptr<SqliteResultCache> m_local;
  const Clock& m_clock;
  Logger& m_logger;
  mutable std::mutex m_mutex;
  Levels m_levels;                           // guarded by m_mutex
  std::optional<SharedCacheOptions> m_inUse; // guarded by m_mutex
};

} // namespace aisemble
