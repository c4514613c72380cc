// SPDX-License-Identifier: Apache-2.0
#pragma once
// What can go wrong, as a value. Every fallible function of the project returns Result<T> (result.h)
// with one of these; mapping to HTTP statuses and to what a window shows happens once each, at the edges.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace aisemble {

enum class ErrorCode {
  InvalidArgument,  ///< the caller's input is wrong; repeating it cannot help
  NotFound,         ///< the named file, model, conversation or job does not exist
  Unsupported,      ///< understood, but this build or this model cannot do it
  TooLarge,         ///< over a stated limit (context length, body, pixels)
  Corrupt,          ///< a file or a stored entry is damaged or not what it claims to be
  Busy,             ///< the queue is full; Error::retryAfter says when to come back
  DeadlineExceeded, ///< the request's deadline passed
  Cancelled,        ///< the caller asked to stop; not a failure: never shown as one, cached or counted as one
  Unavailable,      ///< the engine, module or remote service cannot be reached or loaded
  LoopDetected,     ///< services elsewhere pass the request on in a circle; none of them would ever answer
  OutOfMemory,      ///< an allocation failed, or the estimate says it would
  IoFailure,        ///< reading or writing failed
  Internal,         ///< a mistake of ours
};

/// Stable lower-case name, used in JSON, logs and metrics labels: "invalid_argument", "busy", …
[[nodiscard]] std::string_view errorCodeName(ErrorCode code);

/// A failure. `message` names the thing, the cause and the next step, in UTF-8 and in one or two sentences;
/// `context` is optional detail for logs (a path, an offset, a library's own words).
struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string message;
  std::string context;
  /// When to come back, where that is known: with Busy, and Unavailable of a service that is not called for a while.
  std::optional<std::chrono::milliseconds> retryAfter;

  [[nodiscard]] bool isCancelled() const { return code == ErrorCode::Cancelled; }
};

} // namespace aisemble
