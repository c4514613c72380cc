// SPDX-License-Identifier: Apache-2.0
#pragma once
// A cached result as the bytes of one Redis value. Whoever else writes to that server is not trusted: an entry counts
// only when its checksum and its whole key agree.

#include "core/engine/result_cache.h"

#include <optional>
#include <string>
#include <string_view>

namespace aisemble::store {

/// "aisemble:result:<format>:" and the key's digest. Entries of another format are other keys.
[[nodiscard]] std::string redisKeyOf(const CacheKey& key);

/// nullopt: the response cannot be written as JSON (logits, text that is not UTF-8).
[[nodiscard]] std::optional<std::string> encodeRedisEntry(const CacheKey& key, const Response& response);

/// nullopt: damaged, foreign, or of another key that has the same digest.
[[nodiscard]] std::optional<Response> decodeRedisEntry(const CacheKey& key, std::string_view bytes);

} // namespace aisemble::store
