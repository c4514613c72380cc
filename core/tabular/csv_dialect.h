// SPDX-License-Identifier: Apache-2.0
#pragma once
// How the fields of a file are separated, by evidence from its beginning.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::tabular {

struct CsvDialect {
  char delimiter = ','; ///< ',', ';', tab or '|'
  bool hasHeader = true;
  bool allowsDecimalComma = false; ///< where ',' does not separate fields
};

/// The delimiter under which rows have most evenly the same number of fields, more than one; `usual` where nothing
/// speaks for another. There is no header where the first row has a number and nothing but numbers and empty fields,
/// unless they are a sequence such as years.
[[nodiscard]] CsvDialect detectDialect(std::string_view text, char usual);

/// "','", "a tab": for people.
[[nodiscard]] std::string delimiterName(char delimiter);

/// The first row's fields, and where the second begins; nothing of a text without rows.
struct FirstRow {
  std::vector<std::string> fields;
  std::size_t end = 0;
};
[[nodiscard]] std::optional<FirstRow> firstRow(std::string_view text, char delimiter);

/// Doubled quotes to single ones.
[[nodiscard]] std::string withoutDoubledQuotes(std::string_view text);

} // namespace aisemble::tabular
