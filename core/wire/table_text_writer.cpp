// SPDX-License-Identifier: Apache-2.0
// Tables to JSON text without JSON values in between.
#include "core/base/utf8.h"
#include "core/wire/data_json.h"
#include "core/wire/data_text.h"
#include "core/wire/json_text.h"

#include <fmt/compile.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstring>
#include <simdjson.h>

namespace aisemble::wire {
namespace {

void appendCell(std::string& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell))
    appendJsonText(out, *text);
  else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
    const fmt::format_int digits(*whole);
    out.append(digits.data(), digits.size());
  } else if (const auto* real = std::get_if<double>(&cell))
    appendJsonNumber(out, *real);
  else if (const auto* flag = std::get_if<bool>(&cell))
    out += *flag ? "true" : "false";
  else if (const auto* nested = std::get_if<NestedJson>(&cell)) {
    if (Json::accept(nested->text))
      out += nested->text;
    else
      appendJsonText(out, nested->text);
  } else if (const auto* big = std::get_if<BigInteger>(&cell))
    out += big->digits;
  else
    out += "null";
}

/// `{"a":`, `,"b":`, …: what stands before each cell of a record.
std::vector<std::string> prefixesOf(const Table& table) {
  std::vector<std::string> out;
  for (const Column& column : table.columns) {
    std::string& prefix = out.emplace_back(out.empty() ? "{" : ",");
    appendJsonText(prefix, column.name);
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
  if (table.columns.empty())
    out += "[]"; // as pandas.DataFrame.to_dict has it; `rows_processed` tells of the rows
  else
    appendJson(out, table);
  if (table.rows() == 0 && !table.columns.empty()) {
    out += ",\"columns\":[";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i > 0) out += ',';
      appendJsonText(out, table.columns[i].name);
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
