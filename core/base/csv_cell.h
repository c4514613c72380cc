// SPDX-License-Identifier: Apache-2.0
#pragma once
// Cells of the CSV files that are made for people to open.

#include <string>
#include <string_view>

namespace aisemble {

/// RFC 4180: in quotation marks, and those doubled, where a comma, a quotation mark or a line end stands in it. A text
/// that a spreadsheet would take for a formula, for it begins with = + - @, a tab or a line end, gets an apostrophe
/// before it and the marks around both (OWASP, "CSV Injection"). Numbers, which may begin with a minus, need no cell made.
[[nodiscard]] std::string csvCell(std::string_view text);

} // namespace aisemble
