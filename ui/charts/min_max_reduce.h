// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Fewer points for the same picture.

#include <span>
#include <vector>

namespace aisemble::ui {

struct ChartPoint {
  double x = 0;
  double y = 0;
  bool operator==(const ChartPoint&) const = default;
};

/// At most two points for each of `columns` equal strips of [low, high]: the least and the greatest y of the strip, in
/// order of x, so that no peak is lost. `points` are sorted by x; those outside of [low, high] and those that are not
/// finite are left out. With no more points than 2 * columns they are returned as they are.
[[nodiscard]] std::vector<ChartPoint> reduceMinMax(std::span<const ChartPoint> points, double low, double high,
                                                   int columns);

} // namespace aisemble::ui
