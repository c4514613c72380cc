// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"

namespace aisemble {

std::string_view errorCodeName(ErrorCode code) {
  switch (code) {
  case ErrorCode::InvalidArgument:
    return "invalid_argument";
  case ErrorCode::NotFound:
    return "not_found";
  case ErrorCode::Unsupported:
    return "unsupported";
  case ErrorCode::TooLarge:
    return "too_large";
  case ErrorCode::Corrupt:
    return "corrupt";
  case ErrorCode::Busy:
    return "busy";
  case ErrorCode::DeadlineExceeded:
    return "deadline_exceeded";
  case ErrorCode::Cancelled:
    return "cancelled";
  case ErrorCode::Unavailable:
    return "unavailable";
  case ErrorCode::LoopDetected:
    return "loop_detected";
  case ErrorCode::OutOfMemory:
    return "out_of_memory";
  case ErrorCode::IoFailure:
    return "io_failure";
  case ErrorCode::Internal:
    return "internal";
  }
  return "internal";
}

} // namespace aisemble
