// SPDX-License-Identifier: Apache-2.0
#include "core/store/redis_entry_p.h"

#include "core/base/hash.h"
#include "core/wire/request_json.h"

#include <fmt/format.h>

namespace aisemble::store {
namespace {

constexpr int kFormat = 1;

/// Everything that identifies the result, with lengths, so that no two keys have the same text.
std::string identityOf(const CacheKey& key) {
  return fmt::format("{} {} {}\n{}\n{}\n", key.formatVersion, key.target.size(), key.canonicalRequest.size(),
                     key.target, key.canonicalRequest);
}

} // namespace

std::string redisKeyOf(const CacheKey& key) {
  return fmt::format("aisemble:result:{}:{}", kFormat, digestOf(identityOf(key)).hex());
}

// The value: 32 hexadecimal digits of the checksum of the rest, then the identity, then the response's JSON.

std::optional<std::string> encodeRedisEntry(const CacheKey& key, const Response& response) {
  const auto json = wire::encodeResponse(response);
  if (!json) return std::nullopt;
  const std::string body = identityOf(key) + *json;
  return digestOf(body).hex() + body;
}

std::optional<Response> decodeRedisEntry(const CacheKey& key, std::string_view bytes) {
  constexpr std::size_t checksumSize = 32;
  if (bytes.size() < checksumSize) return std::nullopt;
  const std::string_view body = bytes.substr(checksumSize);
  if (digestOf(body).hex() != bytes.substr(0, checksumSize)) return std::nullopt;
  const std::string identity = identityOf(key);
  if (!body.starts_with(identity)) return std::nullopt;
  auto response = wire::decodeResponse(body.substr(identity.size()));
  if (!response) return std::nullopt;
  return std::move(*response);
}

} // namespace aisemble::store
