// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/csv_dialect.h"

#include "core/tabular/csv_scanner_p.h"
#include "core/tabular/csv_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace aisemble::tabular {
namespace {

constexpr std::array<char, 4> kDelimiters{',', '\t', ';', '|'};
constexpr std::size_t kDialectSampleBytes = 64 << 10;
constexpr std::size_t kSampleRows = 100;

/// Counts fields a row, and fields that hold what could be another delimiter.
struct Counter {
  char delimiter;
  std::vector<std::size_t> rows{};
  std::size_t fields = 0;
  std::size_t doubtful = 0;

  void field(std::size_t, const CsvField& field) {
    ++fields;
    if (field.isQuoted) return;
    double number = 0;
    if (delimiter != ',' && readCommaReal(field.text, number)) return;
    for (const char other : kDelimiters)
      if (other != delimiter && field.text.find(other) != std::string_view::npos) {
        ++doubtful;
        return;
      }
  }
  bool row(std::size_t count, std::size_t) {
    rows.push_back(count);
    return rows.size() < kSampleRows;
  }
};

/// How well a delimiter fits, 0 to 1; 0 when it separates nothing.
double fitOf(std::string_view sample, char delimiter) {
  Counter counter{delimiter};
  const ScanResult scan = scanRows(sample, 0, delimiter, counter);
  if (scan.end == ScanEnd::TextAfterQuote || counter.rows.empty()) return 0;
  std::map<std::size_t, std::size_t> times;
  for (const std::size_t count : counter.rows)
    ++times[count];
  const auto usual =
      std::max_element(times.begin(), times.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (usual->first < 2) return 0;
  const double share = static_cast<double>(usual->second) / static_cast<double>(counter.rows.size());
  return share * (1 - 0.5 * static_cast<double>(counter.doubtful) / static_cast<double>(counter.fields));
}

struct Collector {
  std::vector<std::string> fields{};
  std::size_t rowEnd = 0;
  void field(std::size_t, const CsvField& field) {
    fields.push_back(field.hasDoubledQuotes ? withoutDoubledQuotes(field.text) : std::string(field.text));
  }
  static bool row(std::size_t, std::size_t) { return false; }
};

bool looksLikeHeader(const std::vector<std::string>& fields, bool allowsDecimalComma) {
  bool isSequence = fields.size() > 1;
  bool hasNumber = false;
  std::int64_t before = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const unsigned kind = kindOf(fields[i], false, allowsDecimalComma);
    if ((kind & (kTextValue | kFlag)) != 0) return true;
    hasNumber = hasNumber || (kind & (kWhole | kReal | kCommaReal | kBigWhole)) != 0;
    std::int64_t whole = 0;
    const bool isWhole = readWhole(fields[i], whole);
    isSequence = isSequence && isWhole && (i == 0 || whole == before + 1);
    before = whole;
  }
  return !hasNumber || isSequence;
}

} // namespace

std::string withoutDoubledQuotes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') ++i;
  }
  return out;
}

std::string delimiterName(char delimiter) {
  return delimiter == '\t' ? "a tab" : fmt::format("'{}'", delimiter);
}

std::optional<FirstRow> firstRow(std::string_view text, char delimiter) {
  Collector collector;
  const ScanResult scan = scanRows(text, 0, delimiter, collector);
  if (scan.end != ScanEnd::Stopped) return std::nullopt;
  return FirstRow{std::move(collector.fields), scan.at};
}

CsvDialect detectDialect(std::string_view text, char usual) {
  std::string_view sample = text.substr(0, kDialectSampleBytes);
  if (sample.size() < text.size()) { // without the row that is cut
    const std::size_t last = sample.rfind('\n');
    if (last != std::string_view::npos) sample = sample.substr(0, last + 1);
  }
  CsvDialect out{usual, true, false};
  double best = fitOf(sample, usual);
  for (const char delimiter : kDelimiters) {
    const double fit = fitOf(sample, delimiter);
    if (fit <= best) continue;
    best = fit;
    out.delimiter = delimiter;
  }
  out.allowsDecimalComma = out.delimiter != ',';
  if (const auto row = firstRow(text, out.delimiter))
    out.hasHeader = looksLikeHeader(row->fields, out.allowsDecimalComma);
  return out;
}

} // namespace aisemble::tabular
