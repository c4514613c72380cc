// SPDX-License-Identifier: Apache-2.0
#pragma once
// Separated values to a frame, on several threads; the result does not depend on how many.

#include "core/base/result.h"
#include "core/tabular/frame.h"
#include "core/tabular/workers.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace aisemble::tabular {

struct CsvOptions {
  char usualDelimiter = ',';                      ///< where nothing speaks for another
  std::optional<std::vector<std::string>> wanted; ///< columns whose values are needed; absent: all
  std::size_t partBytes = std::size_t{1} << 20;   ///< what one thread takes at a time
  std::size_t maxCells = std::size_t{100} << 20;  ///< of columns that are needed
  std::size_t maxColumns = 16'384;                ///< as in a sheet of Excel
};

/// `text` is UTF-8 without a byte order mark. Columns that are not needed come without values, as object columns of no
/// rows. Names that stand twice or are empty are changed as pandas does; rows that are too short get missing values;
/// fields too many must be empty; all of it is said in the notes. Errors: InvalidArgument with the line; TooLarge.
[[nodiscard]] Result<Frame> readCsv(std::shared_ptr<const std::string> text, const CsvOptions& options,
                                    const Workers& workers);

} // namespace aisemble::tabular
