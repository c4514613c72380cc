// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How the numbers of a column are divided to be counted: strips that each have room for as many values.

#include "ui/data/chart_scale.h"

#include <cstddef>

namespace aisemble::ui {

struct HistogramStrips {
  double low = 0;  ///< where the first begins; of whole numbers, half a number before the least
  double high = 0; ///< the greatest number
  double width = 0;
  std::size_t count = 1;
  bool areWhole = false;

  /// The strip that a number within the span belongs to.
  [[nodiscard]] std::size_t of(double value) const;
  /// From the first to the last of them: what an axis of the same width shows.
  [[nodiscard]] ChartSpan span() const;
  /// What this one counts: of whole numbers, the least and the greatest.
  [[nodiscard]] ChartSpan at(std::size_t strip) const;
};

/// About `most` strips, of whole numbers never more than a third beyond it. Whole numbers are not cut through: where a
/// strip had room for two of them and the next one for one, the bars would tell of the strips, not of the column.
[[nodiscard]] HistogramStrips stripsOf(ChartSpan span, bool areWhole, std::size_t most);

} // namespace aisemble::ui
