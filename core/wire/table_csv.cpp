// SPDX-License-Identifier: Apache-2.0
#include "core/wire/table_csv.h"

#include <fmt/format.h>

#include <string_view>

namespace aisemble::wire {
namespace {

void appendText(std::string& out, std::string_view text, char separator) {
  const bool isPlain = !text.empty() && text.find_first_of("\"\r\n") == std::string_view::npos &&
                       text.find(separator) == std::string_view::npos && text.front() != ' ' && text.back() != ' ';
  if (isPlain) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void appendCell(std::string& out, const Cell& cell, char separator) {
  if (const auto* text = std::get_if<std::string>(&cell))
    appendText(out, *text, separator);
  else if (const auto* nested = std::get_if<NestedJson>(&cell))
    appendText(out, nested->text, separator);
  else if (const auto* flag = std::get_if<bool>(&cell))
    out += *flag ? "True" : "False";
  else if (const auto* big = std::get_if<BigInteger>(&cell))
    out += big->digits;
  else if (const auto* whole = std::get_if<std::int64_t>(&cell))
    fmt::format_to(std::back_inserter(out), "{}", *whole);
  else if (const auto* real = std::get_if<double>(&cell)) {
    const std::size_t begin = out.size();
    fmt::format_to(std::back_inserter(out), "{}", *real);
    // A column of whole doubles must not come back as one of integers.
    if (out.find_first_of(".e", begin) == std::string::npos) out += ".0";
  }
}

} // namespace

std::string toCsv(const Table& table, char separator) {
  std::string out;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) out += separator;
    appendText(out, table.columns[i].name, separator);
  }
  out += '\n';
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i > 0) out += separator;
      appendCell(out, table.columns[i].cells[row], separator);
    }
    // An empty line would be no row to most readers.
    if (table.columns.size() == 1 && std::holds_alternative<std::monostate>(table.columns[0].cells[row])) out += "NA";
    out += '\n';
  }
  return out;
}

} // namespace aisemble::wire
