// SPDX-License-Identifier: Apache-2.0
#pragma once
// One connection to a Redis server over hiredis, as the shared result cache uses it.

#include "core/base/result.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct redisContext;

namespace aisemble::store {

struct RedisAddress {
  std::string host = "127.0.0.1";
  int port = 6379;
  std::string socket; ///< path of a Unix socket; then host and port are not used
  std::string user;   ///< empty: the server's default user
  std::string password;
  int database = 0;
  bool operator==(const RedisAddress&) const = default;
};

/// "redis://[user@]host[:port][/database]" or "unix:PATH". A password does not belong in an address that stands in a
/// file, so one is refused. Errors: InvalidArgument naming what is wrong.
[[nodiscard]] Result<RedisAddress> parseRedisAddress(std::string_view text);

/// Not thread-safe. After an error the connection is of no further use.
class RedisConnection {
 public:
  /// Errors: Unavailable (cannot be reached in time, refuses the user or the database), naming the address.
  [[nodiscard]] static Result<std::unique_ptr<RedisConnection>> open(const RedisAddress& address,
                                                                     std::chrono::milliseconds timeout);
  ~RedisConnection();
  RedisConnection(const RedisConnection&) = delete;
  RedisConnection& operator=(const RedisConnection&) = delete;

  struct Value {
    std::string bytes;
    std::chrono::milliseconds timeToLive{0}; ///< 0: it does not expire
  };
  /// nullopt: no such key, or a value longer than `limitBytes`, which is not fetched. Errors: Unavailable.
  [[nodiscard]] Result<std::optional<Value>> get(const std::string& key, std::size_t limitBytes);
  [[nodiscard]] Result<void> set(const std::string& key, std::string_view value, std::chrono::milliseconds timeToLive);

 private:
  RedisConnection(redisContext* context, std::string name) : m_context(context), m_name(std::move(name)) {}
  [[nodiscard]] tl::unexpected<Error> fault(const char* what) const;

  redisContext* m_context;
  std::string m_name; ///< for messages: host and port, never the password
};

} // namespace aisemble::store
