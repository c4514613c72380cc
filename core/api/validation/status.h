// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one table from our errors to HTTP, and answers in FastAPI's form.

#include "core/api/http/exchange.h"
#include "core/base/error.h"

#include <string>
#include <string_view>

namespace aisemble::api {

/// 499 for Cancelled (nobody reads it: the client left or deleted the job).
[[nodiscard]] constexpr int httpStatus(ErrorCode code) {
  switch (code) {
  case ErrorCode::InvalidArgument:
  case ErrorCode::Unsupported:
  case ErrorCode::Corrupt: // what a client sent is not what it claims to be
    return 400;
  case ErrorCode::NotFound:
    return 404;
  case ErrorCode::TooLarge:
    return 413;
  case ErrorCode::Busy:
  case ErrorCode::Unavailable:
    return 503;
  case ErrorCode::DeadlineExceeded:
    return 504;
  case ErrorCode::Cancelled:
    return 499;
  case ErrorCode::OutOfMemory:
    return 507;
  case ErrorCode::LoopDetected:
    return 508;
  case ErrorCode::IoFailure:
  case ErrorCode::Internal:
    return 500;
  }
  return 500;
}

/// As httpStatus(), of what a service elsewhere could not do for a client of ours. `isOurModel`: the model that it was
/// asked for, if any, is the one set for it, and not one that the client named.
[[nodiscard]] constexpr int statusElsewhere(ErrorCode code, bool isOurModel) {
  if (code == ErrorCode::Corrupt || (code == ErrorCode::NotFound && isOurModel)) return 502;
  return code == ErrorCode::Busy ? 429 : httpStatus(code);
}

/// {"detail": text}. Text that is not UTF-8 gets U+FFFD.
[[nodiscard]] HttpResponse detailAnswer(int status, std::string_view detail);
/// detailAnswer() of the error's message with its status; Retry-After (whole seconds, at least 1) where the error
/// knows when to come back, and always with Busy.
[[nodiscard]] HttpResponse errorAnswer(const Error& error);
[[nodiscard]] HttpResponse errorAnswer(const Error& error, int status);
/// 200 with JSON text.
[[nodiscard]] HttpResponse jsonAnswer(std::string json);

} // namespace aisemble::api
