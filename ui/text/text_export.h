// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An answer's table as text for other programs.

#include "ui/text/text_findings.h"

#include <string>

namespace aisemble::ui {

/// RFC 4180 with a line of names. Cells that a spreadsheet would take for a formula get an apostrophe in front (OWASP,
/// "CSV Injection"); numbers stay as they are.
[[nodiscard]] std::string csvOf(const TextFindings& findings);
/// Tab-separated, for the clipboard: tabs and line breaks in cells become spaces.
[[nodiscard]] QString tabbedOf(const TextFindings& findings);

} // namespace aisemble::ui
