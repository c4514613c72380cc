// SPDX-License-Identifier: Apache-2.0
#pragma once
// The result cache as the orchestrator sees it; core/store keeps it in SQLite.

#include "core/engine/request.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace aisemble {

/// Identity of a result: everything that decides the answer, and nothing else.
struct CacheKey {
  std::string canonicalRequest; ///< canonical JSON of the request: sorted keys, defaults filled in
  std::string target;           ///< local: the model's digest; remote: endpoint and model name
  int formatVersion = 2;        ///< raised when the meaning of stored results changes
  bool operator==(const CacheKey&) const = default;
};

struct CacheStatistics {
  std::uint64_t entries = 0;
  std::uint64_t bytes = 0;
  std::uint64_t hits = 0;      ///< since start
  std::uint64_t misses = 0;    ///< since start
  std::uint64_t stores = 0;    ///< since start
  std::uint64_t evictions = 0; ///< since start, expired ones not counted
  std::uint64_t damaged = 0;   ///< entries dropped because they could not be read
};

/// Thread-safe. Nothing here fails a request: a fault is a miss, and is logged.
class ResultCache {
 public:
  virtual ~ResultCache() = default;
  [[nodiscard]] virtual std::optional<Response> lookup(const CacheKey& key) = 0;
  virtual void store(const CacheKey& key, const Response& response, std::chrono::seconds timeToLive) = 0;
  [[nodiscard]] virtual CacheStatistics statistics() const = 0;
  virtual void clear() = 0;
  /// False: every lookup is a miss and nothing is stored, so that nobody need ask.
  [[nodiscard]] virtual bool isOn() const { return true; }
};

/// Makes canonical requests; core/wire implements it so that the orchestrator needs no JSON.
class RequestCanonicalizer {
 public:
  virtual ~RequestCanonicalizer() = default;
  /// Equal for requests that ask for the same thing.
  [[nodiscard]] virtual std::string canonical(const Request& request) const = 0;
};

} // namespace aisemble
