// SPDX-License-Identifier: Apache-2.0
#pragma once
// Figures of one column of numbers, in the order of operations of numpy 1.24 and pandas 1.5, so that they agree with
// theirs to the last digits.

#include "core/engine/data_types.h"
#include "core/tabular/frame.h"

#include <optional>
#include <span>

namespace aisemble::tabular {

/// numpy's pairwise summation (numpy/core/src/umath/loops_utils.h.src): blocks of 128 in eight sums, halves above;
/// the error grows with log n. `value(i)` for i in [begin, begin + n).
template <class Value>
double pairwiseSum(std::size_t begin, std::size_t n, const Value& value) {
  if (n < 8) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
      sum += value(begin + i);
    return sum;
  }
  if (n > 128) {
    std::size_t half = n / 2;
    half -= half % 8;
    return pairwiseSum(begin, half, value) + pairwiseSum(begin + half, n - half, value);
  }
  double sums[8];
  for (std::size_t j = 0; j < 8; ++j)
    sums[j] = value(begin + j);
  std::size_t i = 8;
  for (; i < n - n % 8; i += 8)
    for (std::size_t j = 0; j < 8; ++j)
      sums[j] += value(begin + i + j);
  double sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
  for (; i < n; ++i)
    sum += value(begin + i);
  return sum;
}

struct Moments {
  std::size_t count = 0; ///< values that are not missing
  double mean = 0;       ///< NaN without values
  double deviation = 0;  ///< sample standard deviation; NaN with fewer than two values
};

/// Two passes: the mean, then the squares around it (pandas.core.nanops.nanvar).
[[nodiscard]] Moments momentsOf(const TypedColumn& column);

/// Linear interpolation between the order statistics around q (n - 1) (numpy.percentile, method "linear").
struct Quartiles {
  double first = 0;
  double median = 0;
  double third = 0;
};
/// `values` is not empty; its order changes.
[[nodiscard]] Quartiles quartilesOf(std::span<double> values);

/// The values of a numeric column that are not missing.
[[nodiscard]] std::vector<double> presentValues(const TypedColumn& column);

/// pandas' describe(). The column is numeric.
[[nodiscard]] NumericSummary summaryOf(const TypedColumn& column);

/// Pearson's r over the rows where both have a value; absent with fewer than two of them or a constant column
/// (pandas.DataFrame.corr).
[[nodiscard]] std::optional<double> correlationOf(const TypedColumn& first, const TypedColumn& second);

/// Absent where the value is not finite.
[[nodiscard]] std::optional<double> finite(double value);

} // namespace aisemble::tabular
