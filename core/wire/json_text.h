// SPDX-License-Identifier: Apache-2.0
#pragma once
// Texts as JSON without JSON values in between: what is long, or written at every request.

#include <string>
#include <string_view>

namespace aisemble::wire {

/// Appends `text` between quotes. It is taken as it is: well-formed UTF-8 gives JSON.
void appendJsonText(std::string& out, std::string_view text);
/// The same of any bytes: what is not UTF-8 gets U+FFFD.
void appendJsonTextLossy(std::string& out, std::string_view text);
/// Shortest digits that read back as the same number, with a fraction or an exponent; null where JSON has none.
void appendJsonNumber(std::string& out, double value);

} // namespace aisemble::wire
