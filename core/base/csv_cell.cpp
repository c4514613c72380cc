// SPDX-License-Identifier: Apache-2.0
#include "core/base/csv_cell.h"

namespace aisemble {

std::string csvCell(std::string_view text) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r\n";
  const bool isFormula = !text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos;
  if (!isFormula && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = isFormula ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out += '"';
}

} // namespace aisemble
