// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/log_entry.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace aisemble::api {
namespace {

using wire::Json;

constexpr wire::JsonLimits kLineLimits{std::size_t{1} << 20, 32, 10'000'000};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameLetters(char a, char b) {
  return lower(a) == lower(b);
}

bool containsText(std::string_view text, std::string_view part) {
  return std::search(text.begin(), text.end(), part.begin(), part.end(), sameLetters) != text.end();
}

bool equalText(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameLetters);
}

/// The first of these fields that is a text.
std::string textOf(const Json& fields, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const auto at = fields.find(name); at != fields.end() && at->is_string()) return at->get<std::string>();
  return {};
}

/// In any text below; numbers as they are written, so that "id 17" can be found by its number.
bool valueContains(const Json& value, std::string_view part) {
  if (value.is_string()) return containsText(value.get_ref<const std::string&>(), part);
  if (value.is_structured())
    return std::any_of(value.begin(), value.end(), [&](const Json& item) { return valueContains(item, part); });
  return value.is_number() && containsText(value.dump(), part);
}

/// In any field but those that have a filter of their own.
bool fieldsContain(const Json& fields, std::string_view part) {
  for (const auto& [name, value] : fields.items())
    if (name != "timestamp" && name != "level" && valueContains(value, part)) return true;
  return false;
}

bool hasTrace(const Json& fields, const std::string& id) {
  for (const char* name : {"trace_id", "request_id", "id"}) {
    const auto at = fields.find(name);
    if (at == fields.end()) continue;
    if (at->is_string() ? at->get_ref<const std::string&>() == id : at->is_number() && at->dump() == id) return true;
  }
  return false;
}

} // namespace

std::string levelKey(std::string_view level) {
  std::string out(level);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  if (out == "WARN") return "WARNING";
  if (out == "FATAL") return "CRITICAL";
  if (out == "ERR") return "ERROR";
  return out.empty() ? "UNKNOWN" : out;
}

bool isErrorLevel(std::string_view levelKey) {
  return levelKey == "ERROR" || levelKey == "CRITICAL";
}

std::optional<LogEntry> readLogEntry(std::string_view line, Json* fields) {
  Result<Json> parsed = wire::parseJson(line, kLineLimits);
  if (!parsed || !parsed->is_object()) return std::nullopt;
  LogEntry out;
  out.line = line;
  if (const Result<Stamp> time = parseIsoTime(textOf(*parsed, {"timestamp"}))) out.time = *time;
  out.level = levelKey(textOf(*parsed, {"level"}));
  out.service = textOf(*parsed, {"service", "category", "logger"});
  out.event = textOf(*parsed, {"event", "message", "action"});
  if (fields != nullptr) *fields = std::move(*parsed);
  return out;
}

bool matches(const LogFilter& filter, const LogEntry& entry, const Json& fields) {
  if (filter.from && (!entry.time || *entry.time < *filter.from)) return false;
  if (filter.to && (!entry.time || *entry.time > *filter.to)) return false;
  if (filter.level && entry.level != levelKey(*filter.level)) return false;
  if (filter.service && !equalText(entry.service, *filter.service)) return false;
  if (filter.traceId && !hasTrace(fields, *filter.traceId)) return false;
  return !filter.text || fieldsContain(fields, *filter.text);
}

} // namespace aisemble::api
