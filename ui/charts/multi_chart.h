// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A card with one chart of several series: title and unit above, legend with the newest values below, and what to say
// when there is nothing to draw. Given new points it replaces its series once.

#include "ui/charts/min_max_reduce.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QStringList>

#include <vector>

class QAbstractSeries;
class QAreaSeries;
class QBarCategoryAxis;
class QBarSet;
class QChart;
class QChartView;
class QLabel;
class QLineSeries;
class QValueAxis;

namespace aisemble::ui {

class ChartLegend;
class ElidedLabel;

enum class MultiShape {
  Lines,   ///< one over the other
  Stacked, ///< areas, each on top of the one before
  Bars     ///< one series over named classes
};

class MultiChart : public QFrame {
  Q_OBJECT
 public:
  struct Series {
    QString name;
    int colour = 0; ///< of markLineColour()
  };
  MultiChart(const Theme& theme, MultiShape shape, const QString& title, const QString& unit,
             const std::vector<Series>& series, QWidget* parent);

  /// x runs from -`rangeSeconds` to 0. A y that is no number breaks a line (not a stack) there. `newest` has a text a
  /// series, which may be empty. `noData` is shown instead of nothing: when no point is over 0.
  void setLines(const std::vector<std::vector<ChartPoint>>& lines, int rangeSeconds, const QStringList& newest,
                const QString& noData);
  /// For Bars: a value for each class.
  void setBars(const QStringList& classes, const std::vector<double>& values, const QString& legend,
               const QString& noData);
  /// The upper end of y at least; 0: the highest point alone decides.
  void setLeastTop(double top) { m_leastTop = top; }
  /// For many series: the legend names only those that have a value.
  void setHidesUnused(bool hides) { m_hidesUnused = hides; }

  [[nodiscard]] QString title() const;
  [[nodiscard]] QString legendText() const; ///< without its colours, for tests and assistive technology
  [[nodiscard]] bool isEmpty() const { return m_isEmpty; }
  [[nodiscard]] int pointCount(int series) const;
  [[nodiscard]] int partCount(int series) const;    ///< into how many pauses break its line
  [[nodiscard]] double lastValue(int series) const; ///< of the newest point drawn

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void buildChart();
  void addSeries();
  void attach(QAbstractSeries* series);
  QLineSeries* addPart(std::size_t series);
  double drawLine(std::size_t series, const std::vector<ChartPoint>& points);
  double drawStacked(std::size_t series, const std::vector<ChartPoint>& points, std::vector<double>& floor);
  void applyTheme();
  void showLegend(const QStringList& newest);
  void setTop(double greatest);
  void showNoData(const QString& text);
  void placeNoData();

  const Theme& m_theme;
  const MultiShape m_shape;
  const std::vector<Series> m_series;
  ElidedLabel* m_title;
  ChartLegend* m_legend;
  QLabel* m_from;
  QLabel* m_to;
  QLabel* m_noData;
  QChart* m_chart = nullptr;
  QChartView* m_view = nullptr;
  QValueAxis* m_x = nullptr;
  QBarCategoryAxis* m_classes = nullptr;
  QValueAxis* m_y = nullptr;
  std::vector<std::vector<QLineSeries*>> m_lines; ///< of each series its parts; the upper edge where areas are stacked
  std::vector<QLineSeries*> m_floors;             ///< their lower edges
  std::vector<QAreaSeries*> m_areas;
  QBarSet* m_bars = nullptr;
  QStringList m_newest;
  double m_leastTop = 0;
  bool m_hidesUnused = false;
  bool m_isEmpty = true;
};

} // namespace aisemble::ui
