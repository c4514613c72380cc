// SPDX-License-Identifier: Apache-2.0
#include "core/store/redis_connection_p.h"

#include <fmt/format.h>
#include <hiredis/hiredis.h>

#include <signal.h>
#include <time.h>

#include <charconv>

namespace aisemble::store {
namespace {

/// A server that went answers a write with SIGPIPE, which ends a program that does not expect it. hiredis 0.14 has no
/// way to ask for an error instead, so the signal is held back on this thread, and taken away should it come.
class WithoutBrokenPipe {
 public:
  WithoutBrokenPipe() {
    ::sigemptyset(&m_pipe);
    ::sigaddset(&m_pipe, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
  }
  ~WithoutBrokenPipe() {
    if (::sigismember(&m_before, SIGPIPE) == 1) return;
    const timespec atOnce{};
    while (::sigtimedwait(&m_pipe, nullptr, &atOnce) == SIGPIPE) {
    }
    ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
  }
  WithoutBrokenPipe(const WithoutBrokenPipe&) = delete;
  WithoutBrokenPipe& operator=(const WithoutBrokenPipe&) = delete;

 private:
  sigset_t m_pipe{};
  sigset_t m_before{};
};

struct ReplyDeleter {
  void operator()(redisReply* reply) const { freeReplyObject(reply); }
};
using Reply = std::unique_ptr<redisReply, ReplyDeleter>;

Reply adopt(void* reply) {
  return Reply(static_cast<redisReply*>(reply));
}

bool isOk(const Reply& reply) {
  return reply != nullptr && reply->type == REDIS_REPLY_STATUS;
}

timeval toTimeval(std::chrono::milliseconds time) {
  return {.tv_sec = time.count() / 1000, .tv_usec = time.count() % 1000 * 1000};
}

std::optional<int> numberIn(std::string_view text, int low, int high) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || value < low || value > high) return std::nullopt;
  return value;
}

tl::unexpected<Error> badAddress(std::string_view text, std::string_view what) {
  return fail(ErrorCode::InvalidArgument,
              fmt::format("The Redis address '{}' {}. Give redis://host:port/database or unix:PATH.", text, what));
}

} // namespace

Result<RedisAddress> parseRedisAddress(std::string_view text) {
  RedisAddress out;
  if (text.starts_with("unix:")) {
    out.socket = text.substr(5);
    if (out.socket.empty()) return badAddress(text, "names no socket");
    return out;
  }
  constexpr std::string_view scheme = "redis://";
  if (!text.starts_with(scheme)) return badAddress(text, "does not begin with redis:// or unix:");
  std::string_view rest = text.substr(scheme.size());
  if (const std::size_t slash = rest.find('/'); slash != std::string_view::npos) {
    const std::string_view number = rest.substr(slash + 1);
    if (!number.empty()) {
      const auto database = numberIn(number, 0, 65'535);
      if (!database) return badAddress(text, "has no number of a database after the slash");
      out.database = *database;
    }
    rest = rest.substr(0, slash);
  }
  if (const std::size_t at = rest.rfind('@'); at != std::string_view::npos) {
    out.user = rest.substr(0, at);
    if (out.user.find(':') != std::string::npos)
      return fail(ErrorCode::InvalidArgument,
                  "The Redis address holds a password, which would stand in a file. Leave it "
                  "out and keep it as the secret 'redis'.");
    rest = rest.substr(at + 1);
  }
  const std::size_t bracket = rest.starts_with('[') ? rest.find(']') : std::string_view::npos;
  const std::size_t colon = rest.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon != std::string_view::npos) {
    const auto port = numberIn(rest.substr(colon + 1), 1, 65'535);
    if (!port) return badAddress(text, "has no port from 1 to 65535 after the colon");
    out.port = *port;
    rest = rest.substr(0, colon);
  }
  if (bracket != std::string_view::npos) rest = rest.substr(1, bracket - 1);
  if (rest.empty()) return badAddress(text, "names no host");
  out.host = rest;
  return out;
}

Result<std::unique_ptr<RedisConnection>> RedisConnection::open(const RedisAddress& address,
                                                               std::chrono::milliseconds timeout) {
  const WithoutBrokenPipe guard;
  const std::string name = address.socket.empty() ? fmt::format("{}:{}", address.host, address.port) : address.socket;
  const timeval limit = toTimeval(timeout);
  redisContext* context = address.socket.empty() ? redisConnectWithTimeout(address.host.c_str(), address.port, limit)
                                                 : redisConnectUnixWithTimeout(address.socket.c_str(), limit);
  if (context == nullptr) return fail(ErrorCode::OutOfMemory, "There is no memory for a connection to Redis.");
  std::unique_ptr<RedisConnection> out(new RedisConnection(context, name));
  if (context->err != 0) return out->fault("cannot be reached");
  redisSetTimeout(context, limit);
  if (!address.password.empty()) {
    const Reply reply =
        adopt(address.user.empty() ? redisCommand(context, "AUTH %b", address.password.data(), address.password.size())
                                   : redisCommand(context, "AUTH %b %b", address.user.data(), address.user.size(),
                                                  address.password.data(), address.password.size()));
    if (!isOk(reply)) return out->fault("refuses the user or the password");
  }
  if (address.database != 0) {
    const Reply reply = adopt(redisCommand(context, "SELECT %d", address.database));
    if (!isOk(reply)) return out->fault("has no such database");
  }
  return out;
}

RedisConnection::~RedisConnection() {
  redisFree(m_context);
}

tl::unexpected<Error> RedisConnection::fault(const char* what) const {
  return fail(ErrorCode::Unavailable, fmt::format("The Redis server at {} {}.", m_name, what),
              m_context->err != 0 ? m_context->errstr : "");
}

Result<std::optional<RedisConnection::Value>> RedisConnection::get(const std::string& key, std::size_t limitBytes) {
  const WithoutBrokenPipe guard;
  const Reply size = adopt(redisCommand(m_context, "STRLEN %b", key.data(), key.size()));
  if (size == nullptr) return fault("does not answer");
  if (size->type == REDIS_REPLY_ERROR) return std::nullopt; // another type: foreign
  if (size->type != REDIS_REPLY_INTEGER) return fault("does not speak Redis' protocol");
  if (size->integer <= 0 || static_cast<std::uint64_t>(size->integer) > limitBytes) return std::nullopt;
  redisAppendCommand(m_context, "GET %b", key.data(), key.size());
  redisAppendCommand(m_context, "PTTL %b", key.data(), key.size());
  void* raw = nullptr;
  if (redisGetReply(m_context, &raw) != REDIS_OK) return fault("does not answer");
  const Reply value = adopt(raw);
  if (redisGetReply(m_context, &raw) != REDIS_OK) return fault("does not answer");
  const Reply expiry = adopt(raw);
  if (value->type != REDIS_REPLY_STRING || expiry->type != REDIS_REPLY_INTEGER || expiry->integer == -2)
    return std::nullopt; // it went meanwhile
  return Value{std::string(value->str, value->len), std::chrono::milliseconds(std::max(expiry->integer, 0LL))};
}

Result<void> RedisConnection::set(const std::string& key, std::string_view value,
                                  std::chrono::milliseconds timeToLive) {
  const WithoutBrokenPipe guard;
  const Reply reply = adopt(redisCommand(m_context, "SET %b %b PX %lld", key.data(), key.size(), value.data(),
                                         value.size(), static_cast<long long>(timeToLive.count())));
  if (reply == nullptr) return fault("does not answer");
  if (!isOk(reply)) return fault("does not store the entry");
  return {};
}

} // namespace aisemble::store
