// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchable_cache.h"

#include <utility>

namespace aisemble {

void SwitchableCache::configure(bool isEnabled, std::uint64_t limitBytes) {
  {
    const std::scoped_lock lock(m_mutex);
    m_levels.isEnabled = isEnabled;
  }
  m_local->setLimitBytes(limitBytes);
}

Result<void> SwitchableCache::share(std::optional<SharedCacheOptions> options) {
  {
    const std::scoped_lock lock(m_mutex);
    if (options == m_inUse) return {};
  }
  std::shared_ptr<SharedResultCache> shared;
  Result<void> out;
  if (options) {
    Result<std::unique_ptr<SharedResultCache>> made = SharedResultCache::create(*m_local, *options, m_clock, m_logger);
    if (made) {
      shared = std::move(*made);
    } else {
      options.reset();
      out = fail(std::move(made.error()));
    }
  }
  const std::scoped_lock lock(m_mutex);
  m_levels.shared.swap(shared); // the old one goes after the lock, or with the last lookup that uses it
  m_inUse = std::move(options);
  return out;
}

SwitchableCache::Levels SwitchableCache::levels() const {
  const std::scoped_lock lock(m_mutex);
  return m_levels;
}

std::optional<Response> SwitchableCache::lookup(const CacheKey& key) {
  const Levels now = levels();
  if (!now.isEnabled) return std::nullopt;
  return now.shared ? now.shared->lookup(key) : m_local->lookup(key);
}

void SwitchableCache::store(const CacheKey& key, const Response& response, std::chrono::seconds timeToLive) {
  const Levels now = levels();
  if (!now.isEnabled) return;
  if (now.shared)
    now.shared->store(key, response, timeToLive);
  else
    m_local->store(key, response, timeToLive);
}

std::optional<SharedCacheStatistics> SwitchableCache::sharedStatistics() const {
  const Levels now = levels();
  if (!now.shared) return std::nullopt;
  return now.shared->sharedStatistics();
}

} // namespace aisemble
