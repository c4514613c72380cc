// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One small chart: a title, the newest value, and a line or dots. Given new points it replaces its series once.

#include "ui/charts/min_max_reduce.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <vector>

class QAreaSeries;
class QChart;
class QChartView;
class QLabel;
class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace aisemble::ui {

enum class ChartShape { Line, Stems };

class LiveChart : public QWidget {
  Q_OBJECT
 public:
  LiveChart(const Theme& theme, ChartShape shape, const QString& title, QWidget* parent);

  /// x runs from `low` to `high`; `value` is shown beside the title.
  void setPoints(const std::vector<ChartPoint>& points, double low, double high, const QString& value);
  /// Said while there are no points to show; "No answers yet" where nothing else is given.
  void setEmptyText(const QString& text) { m_emptyText = text; }
  [[nodiscard]] int pointCount() const;

 private:
  QWidget* buildScale();
  void applyTheme();

  const Theme& m_theme;
  QLabel* m_value;
  QWidget* m_scale;
  QLabel* m_top;     ///< the scale's upper end
  QLabel* m_nothing; ///< in the chart's place
  QChart* m_chart;
  QChartView* m_view;
  QLineSeries* m_line;
  QScatterSeries* m_dots;
  QAreaSeries* m_area;
  QValueAxis* m_x;
  QValueAxis* m_y;
  ChartShape m_shape;
  QString m_emptyText;
};

/// The next of 1, 2, 5 times a power of ten that is not under `value`: an axis end that does not dance.
[[nodiscard]] double niceCeiling(double value);

} // namespace aisemble::ui
