// SPDX-License-Identifier: Apache-2.0
#pragma once
// One line of the log or of the audit log, and whether it is what a search asks for.

#include "core/api/operations/wall_text.h"
#include "core/wire/json.h"

#include <optional>
#include <string>
#include <string_view>

namespace aisemble::api {

struct LogEntry {
  std::string line; ///< as it stands in the file: a JSON object
  std::optional<Stamp> time;
  std::string level;   ///< upper case; "UNKNOWN" when the line has none, as the audit log's
  std::string service; ///< field "service", else "category", else "logger"; may be empty
  std::string event;   ///< field "event", else "message", else "action"
};

/// What all filters of a search look for; absent ones let everything pass.
struct LogFilter {
  std::optional<Stamp> from;          ///< inclusive; lines without a time do not pass
  std::optional<Stamp> to;            ///< inclusive
  std::optional<std::string> level;   ///< any case; "warn" is "warning", "fatal" is "critical"
  std::optional<std::string> service; ///< any case, whole
  std::optional<std::string> text;    ///< in the event or in a field's text, ASCII letters of any case
  std::optional<std::string> traceId; ///< field "trace_id" or "request_id" or "id", as text
};

/// Nothing: the line is no JSON object (a line cut by a crash, say).
[[nodiscard]] std::optional<LogEntry> readLogEntry(std::string_view line, wire::Json* fields = nullptr);

/// `fields` are those of `entry`.
[[nodiscard]] bool matches(const LogFilter& filter, const LogEntry& entry, const wire::Json& fields);

/// "WARNING" for "warn", "Warning", "warning".
[[nodiscard]] std::string levelKey(std::string_view level);
[[nodiscard]] bool isErrorLevel(std::string_view levelKey);

} // namespace aisemble::api
