// SPDX-License-Identifier: Apache-2.0
#include "core/store/shared_result_cache.h"

#include "core/store/redis_connection_p.h"
#include "core/store/redis_entry_p.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace aisemble {

using store::RedisAddress;
using store::RedisConnection;

class SharedResultCache::State {
 public:
  State(ResultCache& local, RedisAddress address, SharedCacheOptions options, const Clock& clock, Logger& logger)
      : m_local(local)
      , m_address(std::move(address))
      , m_options(std::move(options))
      , m_clock(clock)
      , m_logger(logger)
      , m_sender([this](const std::stop_token& stop) { send(stop); }) {}

  std::optional<Response> lookup(const CacheKey& key) {
    if (std::optional<Response> hit = m_local.lookup(key)) return hit;
    std::unique_ptr<RedisConnection> connection = borrow();
    if (!connection) return std::nullopt;
    auto value = connection->get(store::redisKeyOf(key), m_options.entryLimitBytes);
    if (!value) {
      note(value.error());
      return std::nullopt;
    }
    giveBack(std::move(connection));
    std::optional<Response> response;
    if (*value) response = store::decodeRedisEntry(key, (*value)->bytes);
    {
      const std::scoped_lock lock(m_mutex);
      ++(response ? m_statistics.hits : m_statistics.misses);
      if (*value && !response) ++m_statistics.foreign;
    }
    // Rounded down: an entry never lives longer here than there. One without expiry is not from this program's hand.
    const auto rest = *value ? std::chrono::floor<std::chrono::seconds>((*value)->timeToLive) : std::chrono::seconds(0);
    if (response && rest.count() > 0) m_local.store(key, *response, rest);
    return response;
  }

  void store(const CacheKey& key, const Response& response, std::chrono::seconds timeToLive) {
    m_local.store(key, response, timeToLive);
    if (timeToLive.count() <= 0) return;
    std::optional<std::string> bytes = store::encodeRedisEntry(key, response);
    if (!bytes || bytes->size() > m_options.entryLimitBytes) return;
    const std::scoped_lock lock(m_mutex);
    if (m_clock.now() < m_pausedUntil || m_queuedBytes + bytes->size() > m_options.queueLimitBytes) {
      ++m_statistics.dropped;
      return;
    }
    m_queuedBytes += bytes->size();
    m_queue.push_back({store::redisKeyOf(key), std::move(*bytes), timeToLive});
    m_changed.notify_all();
  }

  ResultCache& local() const { return m_local; }

  SharedCacheStatistics statistics() const {
    const std::scoped_lock lock(m_mutex);
    SharedCacheStatistics out = m_statistics;
    out.isPaused = m_clock.now() < m_pausedUntil;
    return out;
  }

  void flush() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_queue.empty() && !m_isSending; });
  }

 private:
  struct Entry {
    std::string key;
    std::string bytes;
    std::chrono::milliseconds timeToLive;
  };

  /// A connection that nobody else uses; null while the server is being left alone.
  std::unique_ptr<RedisConnection> borrow() {
    {
      const std::scoped_lock lock(m_mutex);
      if (m_clock.now() < m_pausedUntil) return nullptr;
      if (!m_idle.empty()) {
        std::unique_ptr<RedisConnection> out = std::move(m_idle.back());
        m_idle.pop_back();
        return out;
      }
    }
    auto opened = RedisConnection::open(m_address, m_options.timeout);
    if (opened) return std::move(*opened);
    note(opened.error());
    return nullptr;
  }

  void giveBack(std::unique_ptr<RedisConnection> connection) {
    const std::scoped_lock lock(m_mutex);
    m_pause = {};
    m_idle.push_back(std::move(connection));
  }

  void note(const Error& error) {
    std::vector<std::unique_ptr<RedisConnection>> stale; // a server that went took all of them with it
    std::chrono::milliseconds pause{};
    {
      const std::scoped_lock lock(m_mutex);
      ++m_statistics.faults;
      m_statistics.lastFault = error.message;
      stale.swap(m_idle);
      if (m_clock.now() < m_pausedUntil) return; // another thread met the same fault
      m_pause = std::clamp(m_pause * 2, m_options.shortestPause, m_options.longestPause);
      m_pausedUntil = m_clock.now() + m_pause;
      pause = m_pause;
    }
    m_logger.log(
        LogLevel::Warning, "store", "shared cache left alone after a fault",
        {{"reason", error.message}, {"detail", error.context}, {"pause_ms", static_cast<long long>(pause.count())}});
  }

  void send(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    for (;;) {
      m_isSending = false;
      m_changed.notify_all();
      if (!m_changed.wait(lock, stop, [this] { return !m_queue.empty(); }) || stop.stop_requested()) return;
      m_isSending = true;
      const Entry entry = std::move(m_queue.front());
      m_queue.pop_front();
      m_queuedBytes -= entry.bytes.size();
      lock.unlock();
      const bool isStored = sendOne(entry);
      lock.lock();
      ++(isStored ? m_statistics.stores : m_statistics.dropped);
    }
  }

  bool sendOne(const Entry& entry) {
    std::unique_ptr<RedisConnection> connection = borrow();
    if (!connection) return false;
    if (const auto done = connection->set(entry.key, entry.bytes, entry.timeToLive); !done) {
      note(done.error());
      return false;
    }
    giveBack(std::move(connection));
    return true;
  }

  ResultCache& m_local;
  const RedisAddress m_address;
  const SharedCacheOptions m_options;
  const Clock& m_clock;
  Logger& m_logger;
  mutable std::mutex m_mutex;
  std::condition_variable_any m_changed;
  SharedCacheStatistics m_statistics;                   // guarded by m_mutex
  std::vector<std::unique_ptr<RedisConnection>> m_idle; // guarded by m_mutex; as many as were ever in use at once
  std::deque<Entry> m_queue;                            // guarded by m_mutex
  std::size_t m_queuedBytes = 0;                        // guarded by m_mutex
  bool m_isSending = false;                             // guarded by m_mutex
  std::chrono::milliseconds m_pause{0};                 // guarded by m_mutex; the last one
  MonotonicTime m_pausedUntil = MonotonicTime::min();   // guarded by m_mutex
  std::jthread m_sender;                                // last: it uses all of the above
};

SharedResultCache::SharedResultCache(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SharedResultCache::~SharedResultCache() = default;

Result<std::unique_ptr<SharedResultCache>> SharedResultCache::create(ResultCache& local, SharedCacheOptions options,
                                                                     const Clock& clock, Logger& logger) {
  Result<RedisAddress> address = store::parseRedisAddress(options.address);
  if (!address) return fail(std::move(address.error()));
  address->password = options.password;
  return std::unique_ptr<SharedResultCache>(
      new SharedResultCache(std::make_unique<State>(local, std::move(*address), std::move(options), clock, logger)));
}

std::optional<Response> SharedResultCache::lookup(const CacheKey& key) {
  return m_state->lookup(key);
}
void SharedResultCache::store(const CacheKey& key, const Response& response, std::chrono::seconds timeToLive) {
  m_state->store(key, response, timeToLive);
}
CacheStatistics SharedResultCache::statistics() const {
  return m_state->local().statistics();
}
void SharedResultCache::clear() {
  m_state->local().clear();
}
SharedCacheStatistics SharedResultCache::sharedStatistics() const {
  return m_state->statistics();
}
void SharedResultCache::flush() {
  m_state->flush();
}

} // namespace aisemble
