// SPDX-License-Identifier: Apache-2.0
#pragma once
// A second level behind a local result cache, shared between machines: a Redis server. Its absence or fault costs time,
// never an answer, and little time: after a fault it is left alone for a while.

#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/base/result.h"
#include "core/engine/result_cache.h"

#include <chrono>
#include <memory>
#include <string>

namespace aisemble {

struct SharedCacheOptions {
  std::string address = "redis://127.0.0.1:6379/0";    ///< redis://[user@]host[:port][/database] or unix:PATH
  std::string password;                                ///< empty: none
  std::chrono::milliseconds timeout{100};              ///< of connecting, and of each command
  std::size_t entryLimitBytes = std::size_t{16} << 20; ///< larger results stay local
  std::size_t queueLimitBytes = std::size_t{64} << 20; ///< of results that wait to be sent; more are not sent
  std::chrono::milliseconds shortestPause{1'000};      ///< after a fault; doubled with each further one
  std::chrono::milliseconds longestPause{30'000};
  bool operator==(const SharedCacheOptions&) const = default;
};

/// What the second level did since it was made.
struct SharedCacheStatistics {
  std::uint64_t hits = 0;
  std::uint64_t misses = 0;
  std::uint64_t stores = 0;
  std::uint64_t faults = 0;  ///< connections refused, commands unanswered
  std::uint64_t dropped = 0; ///< results not sent: the queue was full or the server was being left alone
  std::uint64_t foreign = 0; ///< entries that were damaged or not ours
  bool isPaused = false;     ///< it is being left alone after a fault
  std::string lastFault;
};

/// Thread-safe. Lookups ask the local cache first; what the server has is kept locally as well, for the rest of its
/// time to live. Results are sent by a thread of its own.
class SharedResultCache final : public ResultCache {
 public:
  /// `local`, `clock` and `logger` outlive this. Nothing is connected yet. Errors: InvalidArgument (the address).
  [[nodiscard]] static Result<std::unique_ptr<SharedResultCache>> create(ResultCache& local, SharedCacheOptions options,
                                                                         const Clock& clock, Logger& logger);
  ~SharedResultCache() override; ///< sends nothing more

  [[nodiscard]] std::optional<Response> lookup(const CacheKey& key) override;
  void store(const CacheKey& key, const Response& response, std::chrono::seconds timeToLive) override;
  [[nodiscard]] CacheStatistics statistics() const override; ///< of the local cache
  void clear() override;                                     ///< the local cache: the server's entries are others' too

  [[nodiscard]] SharedCacheStatistics sharedStatistics() const;
  /// Waits until what was stored so far has been sent or given up.
  void flush();

 private:
  class State;
  explicit SharedResultCache(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

} // namespace aisemble
