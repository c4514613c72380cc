// SPDX-License-Identifier: Apache-2.0
// Schedules, times and log lines with any content: refused, or read as something that is in its range.
#include "core/api/operations/cron_schedule.h"
#include "core/api/operations/log_queries.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace aisemble::api;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Stamp now(std::chrono::seconds(1'764'000'000));
  if (const auto schedule = CronSchedule::parse(text)) {
    const auto next = schedule->nextAfter(now);
    if (!next || *next <= now || *next > now + std::chrono::hours(24 * 366 * 9)) std::abort();
  }
  if (const auto time = parseIsoTime(text); time && *parseIsoTime(isoText(*time)) != *time) std::abort();
  if (const auto entry = readLogEntry(text)) {
    if (logsAsCsv({*entry}).empty() != (logsAsJson({*entry}).find(':') == std::string::npos)) std::abort();
  }
  return 0;
}
