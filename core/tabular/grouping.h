// SPDX-License-Identifier: Apache-2.0
#pragma once
// Rows to groups of equal keys, numbered in the order in which pandas' groupby(sort=True, dropna=True) lists them.

#include "core/base/result.h"
#include "core/tabular/frame.h"

#include <cstdint>
#include <limits>
#include <stop_token>
#include <vector>

namespace aisemble::tabular {

inline constexpr std::uint32_t kNoGroup = std::numeric_limits<std::uint32_t>::max();

struct Groups {
  std::vector<std::uint32_t> ofRow;    ///< kNoGroup where a key is missing; empty: all rows are in group 0
  std::vector<std::uint32_t> firstRow; ///< of each group: where its keys stand
  std::size_t count = 0;

  [[nodiscard]] std::uint32_t of(std::size_t row) const { return ofRow.empty() ? 0 : ofRow[row]; }
};

/// Distinct values of a column, numbered from 0: numbers in their order (true is 1, as in Python), before texts by code
/// point, before lists and objects by their text. Missing ones have kNoGroup.
[[nodiscard]] Groups codesOf(const TypedColumn& column);

/// By several keys, lexicographically. `keys` is not empty. Stops between keys; the answer then counts for nothing.
[[nodiscard]] Groups groupBy(const std::vector<const TypedColumn*>& keys, const std::stop_token& stop);

} // namespace aisemble::tabular
