// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/histogram_strips.h"

#include <algorithm>
#include <cmath>

namespace aisemble::ui {
namespace {

constexpr double kExactWholes = 1LL << 50; // half a number beside them is exact as well
constexpr double kWideStrip = 20;          // values: one more or less is not seen

/// The width whose last strip is the fullest; of several, the narrowest.
double wholeWidth(double values, double most) {
  double best = std::ceil(values / most);
  const auto emptyShare = [values](double width) { return std::ceil(values / width) - values / width; };
  for (double width = best + 1; width <= std::ceil(2 * values / most); ++width)
    if (emptyShare(width) < emptyShare(best)) best = width;
  return best;
}

HistogramStrips wholeStrips(ChartSpan span, std::size_t most) {
  const double values = span.high - span.low + 1;
  const auto wanted = static_cast<double>(most);
  HistogramStrips out{span.low - 0.5, span.high, 1, most, true};
  if (values > kWideStrip * wanted) {
    out.width = values / wanted;
    return out;
  }
  if (values > wanted + std::floor(wanted / 3)) out.width = wholeWidth(values, wanted);
  out.count = static_cast<std::size_t>(std::ceil(values / out.width));
  return out;
}

} // namespace

std::size_t HistogramStrips::of(double value) const {
  if (!(width > 0)) return 0;
  const double place = std::max(0.0, (value - low) / width); // also where that is no number
  return static_cast<std::size_t>(std::min(place, static_cast<double>(count - 1)));
}

ChartSpan HistogramStrips::span() const {
  return {low, low + width * static_cast<double>(count)};
}

ChartSpan HistogramStrips::at(std::size_t strip) const {
  const double begin = low + width * static_cast<double>(strip);
  const bool isLast = strip + 1 == count;
  const double end = low + width * static_cast<double>(strip + 1);
  if (!areWhole) return {begin, isLast ? high : end};
  return {std::ceil(begin), isLast ? high : std::ceil(end) - 1};
}

HistogramStrips stripsOf(ChartSpan span, bool areWhole, std::size_t most) {
  if (areWhole && std::abs(span.low) < kExactWholes && std::abs(span.high) < kExactWholes)
    return wholeStrips(span, most);
  if (!(span.high > span.low)) return {span.low, span.high, 0, 1, false};
  const auto wanted = static_cast<double>(most);
  const double reach = span.high - span.low; // may be too large for a double
  const double width = std::isfinite(reach) ? reach / wanted : span.high / wanted - span.low / wanted;
  return {span.low, span.high, width, most, false};
}

} // namespace aisemble::ui
