// SPDX-License-Identifier: Apache-2.0
#pragma once
// Fields to typed columns, part by part, with a guess at the type that the kinds of all values then confirm or not.

#include "core/tabular/csv_scanner_p.h"
#include "core/tabular/frame.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::tabular {

/// What a column's fields are stored as.
enum class CsvStorage { Nothing, Whole, Real, CommaReal, Flag, Text };

/// Rows of one column from one part of the file.
struct CsvPart {
  CsvStorage storage = CsvStorage::Nothing;
  unsigned kinds = 0; ///< ValueKind of all fields; of texts only missing or not
  std::size_t rows = 0;
  std::size_t missing = 0;
  std::size_t infinite = 0;
  std::vector<std::int64_t> ints;
  std::vector<double> reals;
  std::vector<std::uint8_t> flags;
  std::vector<std::string_view> texts; ///< into the file's text or `unquoted`
  std::vector<std::uint8_t> valid;     ///< empty: everywhere; not for texts
  std::shared_ptr<std::deque<std::string>> unquoted;

  void reserve(std::size_t expectedRows);
  void add(const CsvField& field, bool allowsDecimalComma);
  void addMissing() { add(CsvField{}, false); }

 private:
  void addText(const CsvField& field);
  void note(std::string_view text, bool isQuoted, bool allowsDecimalComma);
  void markMissing();
};

/// The storage that holds fields of these kinds, as pandas types them: whole numbers over 64 bits stay exact, as texts,
/// unless there are fractions; flags beside missing ones and decimal commas beside decimal points see the source.
[[nodiscard]] CsvStorage storageFor(unsigned kinds);

/// Whether what was stored under `storage` serves for all `kinds`.
[[nodiscard]] bool isServedBy(unsigned kinds, CsvStorage storage);

/// Puts the parts of a column together. What object columns point into is added to `owner`.
[[nodiscard]] TypedColumn joinParts(std::string name, std::vector<CsvPart*> parts, unsigned kinds,
                                    std::vector<std::shared_ptr<const void>>& owner);

} // namespace aisemble::tabular
