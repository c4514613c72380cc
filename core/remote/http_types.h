// SPDX-License-Identifier: Apache-2.0
#pragma once
// One HTTP exchange as values: what is sent, within which limits, and how it ended. HttpPool carries them.

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::remote {

struct HttpHeader {
  std::string name;
  std::string value;
  bool operator==(const HttpHeader&) const = default;
};
using HttpHeaders = std::vector<HttpHeader>;

/// The value of the first header of that name, whatever its case; nullptr without one.
[[nodiscard]] const std::string* findHeader(const HttpHeaders& headers, std::string_view name);

/// A body in pieces that are sent one after the other, from where they lie: an encoded image is never copied.
struct HttpBody {
  std::vector<std::shared_ptr<const std::string>> pieces; ///< none null

  [[nodiscard]] static HttpBody of(std::string text);
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::string joined() const; ///< a copy, for tests and small bodies
};

/// Times are counted from HttpPool::start(), the wait for a connection included, unless said otherwise.
struct HttpLimits {
  std::optional<std::chrono::milliseconds> total{std::chrono::seconds(30)}; ///< absent: none. The original's 30 s
  std::chrono::milliseconds connect{std::chrono::seconds(5)}; ///< of name, connection and TLS. The original's 5 s
  /// From the last byte sent to the first byte of the answer; absent: none. Also bounds the wait for a connection.
  std::optional<std::chrono::milliseconds> firstByte;
  std::optional<std::chrono::milliseconds> idle;     ///< between two pieces of the answer; absent: none
  std::size_t responseBytes = std::size_t{64} << 20; ///< of the body, once decoded from its transfer coding
};

struct HttpCall {
  std::string method = "GET";
  std::string url; ///< http or https, without a name or password in it
  HttpHeaders headers;
  HttpBody body;
  HttpLimits limits;
  std::optional<bool> waitForConnection; ///< absent: as the pool is set
};

struct HttpHead {
  int status = 0;
  HttpHeaders headers;
};

/// How an exchange ended. Only Done means that a whole answer came, of whatever status.
enum class HttpOutcome {
  Done,
  Cancelled,   ///< by cancel() or the pool's end
  Refused,     ///< all connections are taken, and the call or the pool says not to wait (or too many wait)
  WaitTimeout, ///< no connection became free in time
  BadAddress,  ///< the URL is not one that may be called; nothing was sent
  NameNotResolved,
  ConnectFailed,
  ConnectTimeout,
  TlsFailed,     ///< no common protocol or cipher, or the peer does not speak TLS
  TlsNotTrusted, ///< the certificate is not valid for this host, or nobody known signed it
  FirstByteTimeout,
  IdleTimeout,
  TotalTimeout,
  Closed,        ///< the peer closed before any byte of an answer
  Cut,           ///< the peer closed within the answer
  TooLarge,      ///< over HttpLimits::responseBytes, or an endless head
  NotHttp,       ///< the peer answered something else
  StoppedBySink, ///< HttpSink::onBody said so
  Failed,        ///< anything else; HttpEnd::detail has the library's words
};
inline constexpr std::array<std::string_view, 19> kHttpOutcomeNames{
    "done",           "cancelled",       "refused",    "wait_timeout",    "bad_address",        "name_not_found",
    "connect_failed", "connect_timeout", "tls_failed", "tls_not_trusted", "first_byte_timeout", "idle_timeout",
    "total_timeout",  "closed",          "cut",        "too_large",       "not_http",           "stopped",
    "failed"};

/// Names for logs and metrics labels.
[[nodiscard]] constexpr std::string_view httpOutcomeName(HttpOutcome outcome) {
  return kHttpOutcomeNames[static_cast<std::size_t>(outcome)];
}

struct HttpEnd {
  HttpOutcome outcome = HttpOutcome::Failed;
  int status = 0;       ///< 0 where no head came
  bool wasSent = false; ///< some of the request may have reached the peer
  bool usedKeptConnection = false;
  bool isHttp2 = false;
  std::uint64_t receivedBytes = 0;         ///< of the body
  std::chrono::nanoseconds connectTime{0}; ///< 0 on a kept connection
  std::chrono::nanoseconds firstByteTime{
      0};             ///< from the transfer's begin to the first byte of the answer; 0: none came
  std::string detail; ///< the library's words; no header, body or query in it
};

/// Where an answer goes. All functions are called on the pool's thread, one at a time, and return quickly.
class HttpSink {
 public:
  virtual ~HttpSink() = default;
  virtual void onHead(const HttpHead& head) = 0;
  /// False ends the exchange with StoppedBySink. `piece` is valid during the call only.
  [[nodiscard]] virtual bool onBody(std::string_view piece) = 0;
  /// Exactly once, last.
  virtual void onEnd(HttpEnd end) = 0;
};

} // namespace aisemble::remote
