// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace aisemble::tabular {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Calls `use(value, isThere)` with functions of the row; the storage is chosen once, outside the loops.
template <class Use>
auto withValues(const TypedColumn& column, const Use& use) {
  static constexpr auto everywhere = [](std::size_t) { return true; };
  if (column.type == ColumnType::Int64) {
    const auto* data = column.ints.data();
    return use([data](std::size_t i) { return static_cast<double>(data[i]); }, everywhere);
  }
  if (column.type == ColumnType::UInt64) {
    const auto* data = column.unsignedInts.data();
    return use([data](std::size_t i) { return static_cast<double>(data[i]); }, everywhere);
  }
  const auto* data = column.reals.data();
  const auto value = [data](std::size_t i) { return data[i]; };
  if (column.missing == 0) return use(value, everywhere);
  const auto* valid = column.valid.data();
  return use(value, [valid](std::size_t i) { return valid[i] != 0; });
}

/// numpy's _lerp: from the nearer end, so that the ends are met exactly.
double interpolate(double low, double high, double t) {
  const double difference = high - low;
  return t >= 0.5 ? high - difference * (1 - t) : low + difference * t;
}

/// The value at q (n - 1). Its place lies in [from, to); what stands before is at most, what stands behind at least as
/// large as everything in there, and the smallest of those behind stands at `to`.
double selectAt(std::span<double> values, std::size_t from, std::size_t to, double q) {
  const double position = static_cast<double>(values.size() - 1) * q;
  const auto low = static_cast<std::size_t>(position);
  const auto begin = values.begin();
  std::nth_element(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(low),
                   begin + static_cast<std::ptrdiff_t>(to));
  if (low + 1 >= values.size()) return values[low];
  const std::size_t end = std::min(to + 1, values.size());
  const double high =
      *std::min_element(begin + static_cast<std::ptrdiff_t>(low) + 1, begin + static_cast<std::ptrdiff_t>(end));
  return interpolate(values[low], high, position - static_cast<double>(low));
}

} // namespace

std::optional<double> finite(double value) {
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

Moments momentsOf(const TypedColumn& column) {
  Moments out;
  out.count = column.rows - column.missing;
  out.mean = out.deviation = kNaN;
  if (out.count == 0) return out;
  withValues(column, [&](const auto& value, const auto& isThere) {
    out.mean = pairwiseSum(0, column.rows, value) / static_cast<double>(out.count); // missing values stand as 0
    if (out.count < 2) return;
    const double mean = out.mean;
    const double squares = pairwiseSum(0, column.rows, [&](std::size_t i) {
      const double distance = mean - value(i);
      return isThere(i) ? distance * distance : 0;
    });
    out.deviation = std::sqrt(squares / static_cast<double>(out.count - 1));
  });
  return out;
}

Quartiles quartilesOf(std::span<double> values) {
  Quartiles out;
  const std::size_t middle = (values.size() - 1) / 2;
  out.median = selectAt(values, 0, values.size(), 0.5);
  // Now the value at `middle` is in its place. With one or two values it is also the lower one of the first quartile.
  out.first = selectAt(values, 0, std::max<std::size_t>(middle, 1), 0.25);
  out.third = selectAt(values, middle, values.size(), 0.75);
  return out;
}

std::vector<double> presentValues(const TypedColumn& column) {
  std::vector<double> out;
  out.reserve(column.rows - column.missing);
  withValues(column, [&](const auto& value, const auto& isThere) {
    for (std::size_t i = 0; i < column.rows; ++i)
      if (isThere(i)) out.push_back(value(i));
  });
  return out;
}

NumericSummary summaryOf(const TypedColumn& column) {
  NumericSummary out;
  const Moments moments = momentsOf(column);
  out.count = static_cast<std::int64_t>(moments.count);
  if (moments.count == 0) return out;
  out.mean = finite(moments.mean);
  out.deviation = finite(moments.deviation);
  std::vector<double> values = presentValues(column);
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  out.minimum = *low;
  out.maximum = *high;
  const Quartiles quartiles = quartilesOf(values);
  out.quartile1 = finite(quartiles.first); // an interval over half of all doubles has no finite length
  out.median = finite(quartiles.median);
  out.quartile3 = finite(quartiles.third);
  return out;
}

std::optional<double> correlationOf(const TypedColumn& first, const TypedColumn& second) {
  // Welford's running moments, as pandas._libs.algos.nancorr has them: of a constant column they are exactly zero,
  // where two passes leave rounding errors to be correlated.
  return withValues(first, [&](const auto& x, const auto& hasX) {
    return withValues(second, [&](const auto& y, const auto& hasY) -> std::optional<double> {
      double count = 0;
      double meanX = 0;
      double meanY = 0;
      double squaresX = 0;
      double squaresY = 0;
      double products = 0;
      for (std::size_t i = 0; i < first.rows; ++i) {
        if (!hasX(i) || !hasY(i)) continue;
        const double share = 1 / ++count;
        const double dx = x(i) - meanX;
        const double dy = y(i) - meanY;
        meanX += share * dx;
        meanY += share * dy;
        squaresX += (x(i) - meanX) * dx;
        squaresY += (y(i) - meanY) * dy;
        products += (x(i) - meanX) * dy;
      }
      const double divisor = std::sqrt(squaresX * squaresY);
      const double r = products / divisor;
      return count >= 2 && divisor > 0 && std::isfinite(r) ? std::optional(std::clamp(r, -1.0, 1.0)) : std::nullopt;
    });
  });
}

} // namespace aisemble::tabular
