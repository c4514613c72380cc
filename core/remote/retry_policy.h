// SPDX-License-Identifier: Apache-2.0
#pragma once
// When a remote call is tried again, how long it waits before that, and how many retries a service may add to its load.
// Pure; this is the only retry loop of the program, so what is counted here is what the services see.

#include "core/base/clock.h"
#include "core/remote/http_types.h"

#include <optional>
#include <string_view>

namespace aisemble::remote {

struct RetryOptions {
  int maxAttempts = 3;                            ///< the first one included; 1 never retries
  std::chrono::milliseconds baseDelay{200};       ///< the first wait is up to this long
  std::chrono::milliseconds maxDelay{5'000};      ///< no wait that we choose is longer
  std::chrono::milliseconds maxRetryAfter{5'000}; ///< a longer wait that the service asks for is the caller's: Busy
  std::chrono::milliseconds totalTime{60'000};    ///< no attempt begins later than this after the first
  double budgetRatio = 0.2;                       ///< retries per request, on average and at the same time. Envoy: 20 %
  int budgetFloor = 3;                            ///< that many are always allowed. Envoy's min_retry_concurrency
};

/// What a failed attempt allows.
enum class RetryVerdict {
  Never,
  IfIdempotent, ///< the peer may have begun to work on it
  Always,       ///< nothing was sent, or the peer says that it did not take it
};

/// The table: connection failures and 408, 429, 502, 503, 504 always; a connection that broke before an answer, and a
/// limit on time that passed, where doing it twice does no harm; a kept connection that turned out dead always (the
/// peer had closed it); everything else never: other statuses, wrong certificates, bad addresses, answers that were
/// cut.
[[nodiscard]] RetryVerdict retryVerdict(const HttpEnd& end);

/// AWS Architecture Blog, "Exponential Backoff And Jitter": full jitter, uniform in [0, min(max, base * 2^retry)).
/// `retry` counts from 0; `random` is in [0, 1).
[[nodiscard]] std::chrono::milliseconds backoffDelay(const RetryOptions& options, int retry, double random);

/// How long the service asks to wait: the headers retry-after-ms and Retry-After (seconds or an HTTP date, RFC 9110,
/// 10.2.3), else `"retryDelay": "3.5s"` anywhere in a JSON body (google.rpc.RetryInfo). Never negative; at most a day.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const HttpHeaders& headers, std::string_view body,
                                                                  WallTime now);

/// Keeps retries from multiplying the load of a service in trouble (Envoy's retry budget, with a deposit for each
/// request as in Finagle's): at any time at most `budgetRatio` of the requests under way are retries, and over time at
/// most `budgetRatio` of all requests, plus the floor, which refills by one every ten seconds. Not thread-safe.
class RetryBudget {
 public:
  explicit RetryBudget(const RetryOptions& options) : m_options(options), m_tokens(options.budgetFloor) {}

  void onRequestStarted(MonotonicTime now);
  void onRequestEnded() { --m_active; }
  /// Takes one retry from the budget, until endRetry(). False: none is left.
  [[nodiscard]] bool beginRetry(MonotonicTime now);
  void endRetry() { --m_retrying; }

  [[nodiscard]] int retrying() const { return m_retrying; }
  [[nodiscard]] int active() const { return m_active; }

 private:
  void refill(MonotonicTime now);

  RetryOptions m_options;
  double m_tokens;
  int m_active = 0;
  int m_retrying = 0;
  std::optional<MonotonicTime> m_refilled;
};

} // namespace aisemble::remote
