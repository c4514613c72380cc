// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/min_max_reduce.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace aisemble::ui {

std::vector<ChartPoint> reduceMinMax(std::span<const ChartPoint> points, double low, double high, int columns) {
  std::vector<ChartPoint> inside;
  if (!(high > low) || columns < 1) return inside;
  std::copy_if(points.begin(), points.end(), std::back_inserter(inside), [low, high](const ChartPoint& point) {
    return std::isfinite(point.x) && std::isfinite(point.y) && point.x >= low && point.x <= high;
  });
  if (inside.size() <= 2 * static_cast<std::size_t>(columns)) return inside;

  std::vector<ChartPoint> out;
  out.reserve(2 * static_cast<std::size_t>(columns));
  const auto columnOf = [&](double x) {
    return std::min(columns - 1, static_cast<int>((x - low) / (high - low) * columns));
  };
  std::size_t begin = 0;
  while (begin < inside.size()) {
    const int column = columnOf(inside[begin].x);
    std::size_t end = begin;
    std::size_t least = begin;
    std::size_t greatest = begin;
    for (; end < inside.size() && columnOf(inside[end].x) == column; ++end) {
      if (inside[end].y < inside[least].y) least = end;
      if (inside[end].y > inside[greatest].y) greatest = end;
    }
    const auto [first, second] = std::minmax(least, greatest);
    out.push_back(inside[first]);
    if (second != first) out.push_back(inside[second]);
    begin = end;
  }
  return out;
}

} // namespace aisemble::ui
