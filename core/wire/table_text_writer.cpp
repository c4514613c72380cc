// SPDX-License-Identifier: Apache-2.0
// Tables to JSON text without JSON values in between.
#include "core/base/utf8.h"
#include "core/wire/data_json.h"
#include "core/wire/data_text.h"

#include <fmt/compile.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstring>
#include <simdjson.h>

namespace aisemble::wire {
namespace {

constexpr std::array<bool, 256> kNeedsEscape = [] {
  std::array<bool, 256> out{};
  for (int c = 0; c < 0x20; ++c)
    out[static_cast<std::size_t>(c)] = true;
  out['"'] = out['\\'] = true;
  return out;
}();

void appendEscaped(std::string& out, std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  for (const char c : text) {
    if (!kNeedsEscape[static_cast<unsigned char>(c)]) {
      out += c;
      continue;
    }
    out += '\\';
    switch (c) {
    case '"':
    case '\\':
      out += c;
      break;
    case '\n':
      out += 'n';
      break;
    case '\r':
      out += 'r';
      break;
    case '\t':
      out += 't';
      break;
    case '\b':
      out += 'b';
      break;
    case '\f':
      out += 'f';
      break;
    default:
      out += "u00";
      out += digits[static_cast<unsigned char>(c) >> 4];
      out += digits[static_cast<unsigned char>(c) & 15];
    }
  }
}

void appendText(std::string& out, std::string_view text) {
  out += '"';
  bool isPlain = true;
  for (const char c : text)
    isPlain = isPlain && !kNeedsEscape[static_cast<unsigned char>(c)];
  if (isPlain)
    out += text;
  else
    appendEscaped(out, text);
  out += '"';
}

void appendDouble(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  // fmt's shortest form has Python's thresholds for exponents; whole numbers lack the fraction that says float.
  std::array<char, 32> buffer;
  const char* const end = fmt::format_to(buffer.data(), FMT_COMPILE("{}"), value);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  out += text;
  if (text.find_first_of(".e") == std::string_view::npos) out += ".0";
}

void appendCell(std::string& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell))
    appendText(out, *text);
  else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
    const fmt::format_int digits(*whole);
    out.append(digits.data(), digits.size());
  } else if (const auto* real = std::get_if<double>(&cell))
    appendDouble(out, *real);
  else if (const auto* flag = std::get_if<bool>(&cell))
    out += *flag ? "true" : "false";
  else if (const auto* nested = std::get_if<NestedJson>(&cell)) {
    if (Json::accept(nested->text))
      out += nested->text;
    else
      appendText(out, nested->text);
  } else
    out += "null";
}

/// `{"a":`, `,"b":`, …: what stands before each cell of a record.
std::vector<std::string> prefixesOf(const Table& table) {
  std::vector<std::string> out;
  for (const Column& column : table.columns) {
    std::string& prefix = out.emplace_back(out.empty() ? "{" : ",");
    appendText(prefix, column.name);
    prefix += ':';
  }
  return out;
}

void appendRecord(std::string& out, const Table& table, const std::vector<std::string>& prefixes, std::size_t row) {
  if (prefixes.empty()) {
    out += "{}";
    return;
  }
  for (std::size_t i = 0; i < prefixes.size(); ++i) {
    out += prefixes[i];
    appendCell(out, table.columns[i].cells[row]);
  }
  out += '}';
}

void mendUtf8(std::string& out, std::size_t from) {
  if (simdjson::validate_utf8(out.data() + from, out.size() - from)) return;
  std::string mended = replaceInvalidUtf8(std::string_view(out).substr(from));
  out.replace(from, std::string::npos, mended);
}

void appendTable(std::string& out, const char* name, const SharedTable& shared) {
  static const Table none;
  const Table& table = shared.table != nullptr ? *shared.table : none;
  out += "{\"";
  out += name;
  out += "\":";
  appendJson(out, table);
  if (table.rows() == 0 && !table.columns.empty()) {
    out += ",\"columns\":[";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i > 0) out += ',';
      appendText(out, table.columns[i].name);
    }
    out += ']';
  }
}

} // namespace

void appendJson(std::string& out, const Table& table) {
  constexpr std::size_t sample = 64; // rows that tell how long rows are
  const std::size_t from = out.size();
  const std::vector<std::string> prefixes = prefixesOf(table);
  out += '[';
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (row == sample) out.reserve(from + (out.size() - from) / sample * (table.rows() + table.rows() / 8));
    if (row > 0) out += ',';
    appendRecord(out, table, prefixes, row);
  }
  out += ']';
  mendUtf8(out, from);
}

void appendJsonRecord(std::string& out, const Table& table, std::size_t row) {
  const std::size_t from = out.size();
  appendRecord(out, table, prefixesOf(table), row);
  mendUtf8(out, from);
}

std::string dataResultToText(const DataResult& result) {
  if (std::holds_alternative<TableAnalysis>(result.detail)) return writeJsonLossy(toJson(result)["result"]);
  std::string out;
  if (const auto* transformed = std::get_if<TransformedTable>(&result.detail))
    appendTable(out, "transformed_data", transformed->table);
  else
    appendTable(out, "aggregated_data", std::get<AggregatedTable>(result.detail).table);
  fmt::format_to(std::back_inserter(out), FMT_COMPILE(",\"rows_processed\":{}}}"), result.rowsProcessed);
  mendUtf8(out, 0);
  return out;
}

} // namespace aisemble::wire
