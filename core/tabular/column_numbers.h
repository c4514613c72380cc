// SPDX-License-Identifier: Apache-2.0
#pragma once
// The values of a column as numbers that can be computed with.

#include "core/base/result.h"
#include "core/engine/data_types.h"
#include "core/tabular/frame.h"

#include <cstdint>
#include <vector>

namespace aisemble::tabular {

__extension__ using Int128 = __int128;

struct Numbers {
  std::vector<std::int64_t> ints; ///< whole numbers and flags, or …
  std::vector<double> reals;      ///< … these
  std::vector<Int128> wides;      ///< beside `reals`: the same exactly, where some are whole and beyond std::int64_t
  std::vector<std::uint8_t> valid;
  const std::int64_t* intData = nullptr;
  const double* realData = nullptr;
  const std::uint8_t* validData = nullptr; ///< nullptr: everywhere
  bool isWhole = false;                    ///< all are whole numbers or flags
  bool hasBig = false;                     ///< an object column with some BigInteger

  [[nodiscard]] bool isThere(std::size_t row) const { return validData == nullptr || validData[row] != 0; }
  [[nodiscard]] double operator[](std::size_t row) const {
    return intData != nullptr ? static_cast<double>(intData[row]) : realData[row];
  }
};

/// Flags are numbers. Errors: InvalidArgument naming the function and the first value that is none.
[[nodiscard]] Result<Numbers> numbersOf(const TypedColumn& column, AggregateFunction function);

/// A cell of the smallest kind that holds the number.
[[nodiscard]] Cell wideCell(Int128 value);

/// What Python takes for true: numbers but zero, texts, lists and objects but empty ones. The value is there.
[[nodiscard]] bool isTrue(const TypedColumn& column, std::size_t row);

} // namespace aisemble::tabular
