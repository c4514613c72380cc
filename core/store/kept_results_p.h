// SPDX-License-Identifier: Apache-2.0
#pragma once
// Large results as they were last decoded: reading a table of 100,000 rows back from its JSON takes five times as long
// as computing it. The database stays what decides; this only spares the decoding.

#include "core/base/hash.h"
#include "core/engine/result_cache.h"

#include <cstddef>
#include <list>
#include <memory>

namespace aisemble::store {

struct KeptResult {
  CacheKey key;
  Digest checksum; ///< of the entry that it was decoded from
  std::shared_ptr<const Response> response;
  std::size_t bytes = 0; ///< of the key and of the encoded response
};

/// The most recently used ones, up to a number of bytes. Not thread-safe.
class KeptResults {
 public:
  /// Smaller results decode in less than a millisecond and are not kept.
  static constexpr std::size_t kWorthKeeping = std::size_t{32} << 10;

  explicit KeptResults(std::size_t limitBytes = std::size_t{64} << 20) : m_limitBytes(limitBytes) {}

  /// Takes the place of what was kept under this key.
  void keep(KeptResult result);
  /// Null: none. Valid until the next change.
  [[nodiscard]] const KeptResult* find(const CacheKey& key);
  void drop(const CacheKey& key);
  void clear();

 private:
  const std::size_t m_limitBytes;
  std::size_t m_bytes = 0;
  std::list<KeptResult> m_results; // the last used one first; few enough to look through
};

} // namespace aisemble::store
