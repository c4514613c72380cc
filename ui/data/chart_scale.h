// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What an axis of numbers shows: round numbers, written as the rest of the window writes them.

#include <QStringList>

#include <vector>

class QFontMetrics;

namespace aisemble::ui {

struct ChartSpan {
  double low = 0;
  double high = 0;
  bool operator==(const ChartSpan&) const = default;
};

struct ChartScale {
  ChartSpan span;
  std::vector<double> ticks; ///< within the span, in their order
};

/// Ticks at about `most` multiples of 1, 2 or 5 times a power of ten, none closer than `leastStep`; the span's ends are
/// moved outwards to such multiples.
[[nodiscard]] ChartScale roundScale(ChartSpan span, int most, double leastStep = 0);
/// The same ticks, without those outside of the span, which stays as it is.
[[nodiscard]] ChartScale scaleWithin(ChartSpan span, int most, double leastStep = 0);

/// As many decimals as the ticks' distance needs, with the locale's separators; years, as people write them, without.
[[nodiscard]] QStringList tickTexts(const std::vector<double>& ticks, bool mayBeYears);

/// Shortened to what is read at a glance, about 24 characters, and to `room`. No two are the same: an axis would take
/// them for one.
[[nodiscard]] QStringList categoryLabels(const QStringList& categories, const QFontMetrics& metrics, int room);

} // namespace aisemble::ui
