// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/log_queries.h"

#include "core/base/csv_cell.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <queue>
#include <unordered_set>
#include <utility>

namespace aisemble::api {
namespace {

using wire::Json;

constexpr std::size_t kKeptBytes = std::size_t{32} << 20;
constexpr std::size_t kNames = 1000;
constexpr std::size_t kTopErrors = 10;
constexpr std::size_t kColumns = 256; // further fields share the column "other_fields"
constexpr std::size_t kEventBytes = 200;

struct Kept {
  LogEntry entry;
  std::uint64_t arrival = 0;
};

/// Older first; lines of equal times in the order of the files.
bool isOlder(const Kept& a, const Kept& b) {
  const Stamp first = a.entry.time.value_or(Stamp::min());
  const Stamp second = b.entry.time.value_or(Stamp::min());
  return std::pair(first, a.arrival) < std::pair(second, b.arrival);
}

/// A heap of the newest, its oldest on top.
class Newest {
 public:
  explicit Newest(std::size_t limit) : m_limit(limit) {}

  void add(LogEntry entry) {
    if (m_limit == 0 || m_isOverfull) return;
    m_bytes += entry.line.size();
    m_heap.push_back({std::move(entry), m_arrivals++});
    std::push_heap(m_heap.begin(), m_heap.end(), isNewer);
    if (m_heap.size() > m_limit) {
      std::pop_heap(m_heap.begin(), m_heap.end(), isNewer);
      m_bytes -= m_heap.back().entry.line.size();
      m_heap.pop_back();
    }
    m_isOverfull = m_bytes > kKeptBytes;
  }
  [[nodiscard]] bool isOverfull() const { return m_isOverfull; }
  [[nodiscard]] std::vector<LogEntry> take() {
    std::sort(m_heap.begin(), m_heap.end(), isOlder);
    std::vector<LogEntry> out;
    for (Kept& kept : m_heap)
      out.push_back(std::move(kept.entry));
    return out;
  }

 private:
  static bool isNewer(const Kept& a, const Kept& b) { return isOlder(b, a); }

  const std::size_t m_limit;
  std::vector<Kept> m_heap;
  std::uint64_t m_arrivals = 0;
  std::size_t m_bytes = 0;
  bool m_isOverfull = false;
};

void count(std::map<std::string, std::uint64_t>& counts, const std::string& name) {
  const auto at = counts.find(name);
  if (at != counts.end())
    ++at->second;
  else
    ++counts[counts.size() < kNames ? name : std::string("other")];
}

std::string hourOf(Stamp time) {
  std::string text = isoText(std::chrono::floor<std::chrono::hours>(time));
  text.erase(19, 4); // the milliseconds
  return text;
}

/// The start of a text, not cut inside a character.
std::string shortened(std::string text) {
  if (text.size() <= kEventBytes) return text;
  std::size_t end = kEventBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  text.resize(end);
  return text + "…";
}

void countEntry(LogStatistics& out, std::map<std::string, std::uint64_t>& errors, const LogEntry& entry) {
  ++out.total;
  count(out.levels, shortened(entry.level));
  count(out.services, entry.service.empty() ? std::string("unknown") : shortened(entry.service));
  count(out.hours, hourOf(*entry.time));
  if (!isErrorLevel(entry.level)) return;
  ++out.errors;
  count(errors, shortened(entry.event));
}

std::vector<std::string> columnsOf(const std::vector<Json>& rows, bool& hasOthers) {
  std::vector<std::string> out;
  std::unordered_set<std::string> known;
  for (const Json& row : rows)
    for (const auto& [name, value] : row.items()) {
      if (known.contains(name)) continue;
      hasOthers = known.size() == kColumns;
      if (hasOthers) return out;
      known.insert(name);
      out.push_back(name);
    }
  return out;
}

std::string othersOf(const Json& row, const std::vector<std::string>& columns) {
  Json rest = Json::object();
  for (const auto& [name, value] : row.items())
    if (std::find(columns.begin(), columns.end(), name) == columns.end()) rest[name] = value;
  return rest.empty() ? std::string() : csvCell(wire::writeJsonLossy(rest));
}

std::vector<Json> rowsOf(const std::vector<LogEntry>& entries) {
  std::vector<Json> rows;
  for (const LogEntry& entry : entries)
    if (Json fields; readLogEntry(entry.line, &fields)) rows.push_back(std::move(fields));
  return rows;
}

} // namespace

Result<LogMatches> searchLogs(const LogFolder& folder, const LogFilter& filter, std::size_t limit) {
  LogMatches out;
  Newest newest(limit);
  const auto judge = [&](std::string_view line) {
    Json fields;
    std::optional<LogEntry> entry = readLogEntry(line, &fields);
    if (!entry || !matches(filter, *entry, fields)) return;
    ++out.total;
    newest.add(std::move(*entry));
  };
  if (auto read = folder.readLines(judge); !read) return fail(std::move(read.error()));
  if (newest.isOverfull())
    return fail(ErrorCode::TooLarge,
                "The matching log lines take more than 32 MiB. Lower 'limit' or narrow the search.");
  out.entries = newest.take();
  return out;
}

Result<LogStatistics> countLogs(const LogFolder& folder, Stamp start, Stamp end) {
  LogStatistics out;
  out.start = start;
  out.end = end;
  std::map<std::string, std::uint64_t> errors;
  const auto judge = [&](std::string_view line) {
    const std::optional<LogEntry> entry = readLogEntry(line);
    if (entry && entry->time && *entry->time >= start && *entry->time <= end) countEntry(out, errors, *entry);
  };
  if (auto read = folder.readLines(judge); !read) return fail(std::move(read.error()));
  out.topErrors.assign(errors.begin(), errors.end());
  std::stable_sort(out.topErrors.begin(), out.topErrors.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (out.topErrors.size() > kTopErrors) out.topErrors.resize(kTopErrors);
  return out;
}

std::string logsAsJson(const std::vector<LogEntry>& entries) {
  return wire::writeJsonLossy(Json(rowsOf(entries)), 2);
}

std::string logsAsCsv(const std::vector<LogEntry>& entries) {
  const std::vector<Json> rows = rowsOf(entries);
  bool hasOthers = false;
  const std::vector<std::string> columns = columnsOf(rows, hasOthers);
  std::string out;
  const auto endRow = [&] {
    out.back() = '\r'; // instead of the last comma
    out += '\n';
  };
  if (columns.empty()) return out;
  for (const std::string& column : columns)
    out += csvCell(column) + ',';
  if (hasOthers) out += "other_fields,";
  endRow();
  for (const Json& row : rows) {
    for (const std::string& column : columns) {
      const auto at = row.find(column);
      out += (at == row.end() ? std::string() : wire::csvCellOf(*at)) + ',';
    }
    if (hasOthers) out += othersOf(row, columns) + ',';
    endRow();
  }
  return out;
}

} // namespace aisemble::api
