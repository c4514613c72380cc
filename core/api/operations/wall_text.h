// SPDX-License-Identifier: Apache-2.0
#pragma once
// Points in time as the operations routes read and write them.

#include "core/base/clock.h"
#include "core/base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace aisemble::api {

/// Milliseconds since the epoch: any year that ISO 8601 can write fits.
using Stamp = std::chrono::sys_time<std::chrono::milliseconds>;

[[nodiscard]] Stamp stampOf(WallTime time);
[[nodiscard]] inline Stamp stampOf(const Clock& clock) {
  return stampOf(clock.wallNow());
}

/// "2026-11-25T02:32:05.123+00:00", which Python's fromisoformat reads.
[[nodiscard]] std::string isoText(Stamp time);
/// "20261125_023205", of file names. UTC.
[[nodiscard]] std::string fileStamp(Stamp time);

/// ISO 8601 as the log and Python write it: a date, or date and time with 'T' or a space, seconds and fraction
/// optional, with 'Z' or an offset. Without one it is UTC, as the log is. Errors: InvalidArgument.
[[nodiscard]] Result<Stamp> parseIsoTime(std::string_view text);

} // namespace aisemble::api
