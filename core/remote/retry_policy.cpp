// SPDX-License-Identifier: Apache-2.0
#include "core/remote/retry_policy.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace aisemble::remote {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds kLongest = std::chrono::hours(24);

/// A plain decimal number such as "3" or "1.5", and nothing else.
std::optional<double> plainNumber(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (problem != std::errc() || end != text.data() + text.size() || !(value >= 0)) return std::nullopt;
  return value;
}

milliseconds bounded(double seconds) {
  const double most = static_cast<double>(kLongest.count());
  return milliseconds(static_cast<std::int64_t>(std::ceil(std::clamp(seconds * 1000, 0.0, most))));
}

/// Reading this one field needs no JSON reader: the body may be cut or huge, and a wrong guess only changes a wait.
std::optional<milliseconds> delayInBody(std::string_view body) {
  constexpr std::string_view kField = "\"retryDelay\"";
  std::size_t at = body.find(kField);
  if (at == std::string_view::npos) return std::nullopt;
  at = body.find_first_not_of(" \t\r\n:", at + kField.size());
  if (at == std::string_view::npos || body[at] != '"') return std::nullopt;
  const std::size_t end = body.find('"', at + 1);
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view text = body.substr(at + 1, end - at - 1);
  if (!text.ends_with('s')) return std::nullopt; // google.protobuf.Duration in JSON
  text.remove_suffix(1);
  if (const auto seconds = plainNumber(text)) return bounded(*seconds);
  return std::nullopt;
}

RetryVerdict statusVerdict(int status) {
  switch (status) {
  case 408:
  case 429:
  case 502:
  case 503:
  case 504:
    return RetryVerdict::Always;
  default:
    return RetryVerdict::Never;
  }
}

} // namespace

RetryVerdict retryVerdict(const HttpEnd& end) {
  switch (end.outcome) {
  case HttpOutcome::Done:
    return statusVerdict(end.status);
  case HttpOutcome::NameNotResolved:
  case HttpOutcome::ConnectFailed:
  case HttpOutcome::ConnectTimeout:
  case HttpOutcome::TlsFailed:
    return RetryVerdict::Always;
  case HttpOutcome::Closed:
    return !end.wasSent || end.usedKeptConnection ? RetryVerdict::Always : RetryVerdict::IfIdempotent;
  case HttpOutcome::FirstByteTimeout:
    return RetryVerdict::IfIdempotent;
  default:
    return RetryVerdict::Never;
  }
}

milliseconds backoffDelay(const RetryOptions& options, int retry, double random) {
  const double grown = static_cast<double>(options.baseDelay.count()) * std::exp2(std::clamp(retry, 0, 30));
  const double ceiling = std::min(grown, static_cast<double>(options.maxDelay.count()));
  return milliseconds(static_cast<std::int64_t>(ceiling * std::clamp(random, 0.0, 1.0)));
}

std::optional<milliseconds> retryAfter(const HttpHeaders& headers, std::string_view body, WallTime now) {
  if (const std::string* value = findHeader(headers, "retry-after-ms"))
    if (const auto number = plainNumber(*value)) return bounded(*number / 1000);
  if (const std::string* value = findHeader(headers, "retry-after")) {
    if (const auto seconds = plainNumber(*value)) return bounded(*seconds);
    const std::time_t then = curl_getdate(value->c_str(), nullptr);
    if (then >= 0)
      return bounded(std::chrono::duration<double>(std::chrono::system_clock::from_time_t(then) - now).count());
  }
  return delayInBody(body);
}

void RetryBudget::refill(MonotonicTime now) {
  constexpr double kTokensPerSecond = 0.1;
  if (m_refilled && m_tokens < m_options.budgetFloor)
    m_tokens = std::min<double>(m_options.budgetFloor,
                                m_tokens + kTokensPerSecond * std::chrono::duration<double>(now - *m_refilled).count());
  m_refilled = now;
}

void RetryBudget::onRequestStarted(MonotonicTime now) {
  refill(now);
  ++m_active;
  // Saving up is bounded: an outage after a long calm must not meet a flood of retries.
  const double most = m_options.budgetFloor + 10;
  m_tokens = std::min(most, m_tokens + m_options.budgetRatio);
}

bool RetryBudget::beginRetry(MonotonicTime now) {
  refill(now);
  const double most = std::max<double>(m_options.budgetFloor, m_options.budgetRatio * m_active);
  if (m_retrying + 1 > most || m_tokens < 1) return false;
  m_tokens -= 1;
  ++m_retrying;
  return true;
}

} // namespace aisemble::remote
