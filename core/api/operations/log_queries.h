// SPDX-License-Identifier: Apache-2.0
#pragma once
// Searching, counting and exporting log lines. All read every file once and keep little: a search its newest matches, a
// count its sums.

#include "core/api/operations/log_entry.h"
#include "core/api/operations/log_folder.h"

#include <map>
#include <string>
#include <vector>

namespace aisemble::api {

struct LogMatches {
  std::vector<LogEntry> entries; ///< the newest `limit`, oldest first; those without a time before all others
  std::uint64_t total = 0;       ///< of all that match
};

/// Errors: IoFailure; TooLarge when the matches to be kept take more than 32 MiB.
[[nodiscard]] Result<LogMatches> searchLogs(const LogFolder& folder, const LogFilter& filter, std::size_t limit);

struct LogStatistics {
  Stamp start;
  Stamp end;
  std::uint64_t total = 0;                                      ///< lines within the time
  std::map<std::string, std::uint64_t> levels;                  ///< by upper-case name
  std::map<std::string, std::uint64_t> services;                ///< "unknown" for lines that name none
  std::map<std::string, std::uint64_t> hours;                   ///< by "2026-11-25T02:00:00+00:00"
  std::uint64_t errors = 0;                                     ///< lines of level ERROR or CRITICAL
  std::vector<std::pair<std::string, std::uint64_t>> topErrors; ///< ten events, the most frequent first
  [[nodiscard]] double errorPercent() const {
    return total == 0 ? 0 : 100 * static_cast<double>(errors) / static_cast<double>(total);
  }
};

/// Names that outsiders could make up are counted apart up to a thousand, all further ones as "other". Errors:
/// IoFailure.
[[nodiscard]] Result<LogStatistics> countLogs(const LogFolder& folder, Stamp start, Stamp end);

/// A list of the lines' objects, indented by two as the original's.
[[nodiscard]] std::string logsAsJson(const std::vector<LogEntry>& entries);
/// RFC 4180 with a head line; columns are all fields in order of appearance, nested values as JSON. A text that a
/// spreadsheet would take for a formula gets a leading apostrophe (OWASP, "CSV Injection").
[[nodiscard]] std::string logsAsCsv(const std::vector<LogEntry>& entries);

} // namespace aisemble::api
