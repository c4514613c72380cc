// SPDX-License-Identifier: Apache-2.0
#pragma once
// What one field of separated values may be.

#include <cstdint>
#include <string_view>

namespace aisemble::tabular {

/// Sets of kinds are ored together over a column.
enum ValueKind : unsigned {
  kMissingValue = 1U << 0, ///< nothing, or one of pandas' words for it
  kQuotedEmpty = 1U << 1,  ///< "": an empty text in a column of texts, missing elsewhere
  kWhole = 1U << 2,
  kReal = 1U << 3,
  kCommaReal = 1U << 4, ///< 1.234,5: only where ',' does not separate fields
  kBigWhole = 1U << 5,  ///< over 64 bits
  kInfinite = 1U << 6,  ///< also a number that no double holds
  kFlag = 1U << 7,      ///< True, TRUE, true and so on, as pandas reads them
  kTextValue = 1U << 8, ///< also numbers with leading zeros: those are codes
};

/// One of pandas 1.5's: "", "#N/A", "NA", "NULL", "NaN", "n/a", "null", …
[[nodiscard]] bool isMissingWord(std::string_view text);

/// True when the text is a whole number of 64 bits, without leading zeros; blanks around it do not matter.
[[nodiscard]] bool readWhole(std::string_view text, std::int64_t& out);
/// True when the text is a finite number of any form, without leading zeros.
[[nodiscard]] bool readReal(std::string_view text, double& out);
/// As readReal(), with a decimal comma and, if at all, dots between groups of three digits.
[[nodiscard]] bool readCommaReal(std::string_view text, double& out);
[[nodiscard]] bool readFlag(std::string_view text, bool& out);

[[nodiscard]] ValueKind kindOf(std::string_view text, bool isQuoted, bool allowsDecimalComma);

} // namespace aisemble::tabular
