// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From columns to what a chart draws: few enough points that a million rows draw as fast as a hundred.

#include "ui/charts/min_max_reduce.h"
#include "ui/data/chart_scale.h"
#include "ui/data/data_view.h"
#include "ui/data/histogram_strips.h"

#include <QString>
#include <QStringList>

#include <stop_token>
#include <string>
#include <vector>

namespace aisemble::ui {

enum class ChartKind { Bar, Line, Scatter, Histogram };
inline constexpr int kChartKindCount = 4;
enum class BarFigure { Count, Mean, Sum };
inline constexpr int kBarFigureCount = 3;

inline constexpr std::size_t kMostGroups = 6;       ///< and one for the rest
inline constexpr std::size_t kMostCategories = 24;  ///< and one for the rest
inline constexpr std::size_t kMostScattered = 4000; ///< rows; of more, one for each occupied cell of a grid is drawn
inline constexpr int kGridColumns = 512;            ///< about the pixels of a dot
inline constexpr int kGridRows = 384;
inline constexpr int kLineStrips = 600;
inline constexpr int kHistogramBins = 30; ///< about; of whole numbers, as many as fit their values

struct ChartSetup {
  ChartKind kind = ChartKind::Bar;
  std::string x;     ///< empty in a line: the row's number
  std::string y;     ///< unused by a histogram and by a bar that counts
  std::string group; ///< empty: one series
  BarFigure figure = BarFigure::Count;
  bool operator==(const ChartSetup&) const = default;
};

struct ChartSeries {
  QString name;
  std::vector<ChartPoint> points; ///< of bars and histograms: x is the category's index
};

struct ChartData {
  ChartSetup setup; ///< that it was made for
  std::vector<ChartSeries> series;
  QStringList categories; ///< of bars and histograms
  HistogramStrips strips; ///< of histograms: one a category
  ChartSpan x;            ///< what all rows span, drawn or not: of lines and dots; of histograms, what the strips span
  ChartSpan y;            ///< of lines and dots
  QString xTitle;
  QString yTitle;
  std::size_t rows = 0;   ///< that have what the chart needs
  std::size_t drawn = 0;  ///< points or bars
  std::size_t merged = 0; ///< rarer categories that the last bar holds together
  QString problem;        ///< why there is nothing to draw, and what to choose; empty: there is
  bool wasStopped = false;
};

[[nodiscard]] ChartData chartDataOf(const DataView& view, const ChartSetup& setup, const std::stop_token& stop);

/// How many rows there are, what is drawn of them, and how the rest was left out.
[[nodiscard]] QString captionOf(const ChartData& data);

/// The same, with columns of numbers, as long as there are any, where this kind of chart needs them.
[[nodiscard]] ChartSetup withNumbers(ChartSetup setup, const std::vector<std::string>& numeric);

/// The same, with columns of this table for those that it lacks, or that this kind of chart cannot do without.
[[nodiscard]] ChartSetup withColumnsOf(const DataView& view, ChartSetup setup);

/// A set-up that shows something of this table: its first text column by number of rows, or its first column of
/// numbers.
[[nodiscard]] ChartSetup firstSetup(const DataView& view);

} // namespace aisemble::ui
