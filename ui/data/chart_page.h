// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Charts from columns: what to draw is chosen above, drawn below, and saved as a picture.

#include "ui/data/chart_data.h"
#include "ui/data/data_controller.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QThreadPool>
#include <QWidget>

#include <cstdint>
#include <stop_token>

class QAbstractSeries;
class QChart;
class QChartView;
class QComboBox;
class QLabel;
class QScrollArea;
class QStackedWidget;

namespace aisemble::ui {

class IconButton;
class ScatterDots;

class ChartPage : public QWidget {
  Q_OBJECT
 public:
  ChartPage(const Theme& theme, DataController& controller, QWidget* parent);
  ~ChartPage() override;

  [[nodiscard]] ChartSetup setup() const;
  /// Of the view, in their order.
  [[nodiscard]] std::vector<std::string> numericColumns() const;
  void setSetup(const ChartSetup& setup);
  /// What is to be drawn, also of columns that the table does not have now.
  [[nodiscard]] const ChartSetup& wanted() const { return m_wanted; }
  /// The chart alone, twice as fine as the screen shows it.
  [[nodiscard]] QImage picture() const;
  [[nodiscard]] bool hasChart() const;
  [[nodiscard]] const ChartData& data() const { return m_data; }
  /// What a bar stands for, in full: its category or strip, its group, its height.
  [[nodiscard]] QString barText(std::size_t group, std::size_t category) const;
  /// As they stand or lie on their axis; without bars none.
  [[nodiscard]] QStringList barLabels() const;
  /// Bars lie where their labels would not fit side by side.
  [[nodiscard]] bool areBarsLying() const { return m_areBarsLying; }
  void focusFirst();

 Q_SIGNALS:
  void setupChanged();
  void saveRequested();

 protected:
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* buildForm(const Theme& theme);
  /// Another one was opened: what was drawn and wanted of columns that it lacks is over.
  void onTable();
  void offerColumns();
  void updateFields();
  void schedule();
  void compute();
  void draw();
  [[nodiscard]] QFont labelFont() const;
  [[nodiscard]] ChartKind kind() const { return m_data.setup.kind; }
  [[nodiscard]] bool mustBarsLie() const;
  void drawBars(const QList<QColor>& colours);
  void drawHistogramScale();
  void drawPoints(const QList<QColor>& colours);
  [[nodiscard]] QList<QColor> colours() const;

  const Theme& m_theme;
  DataController& m_controller;
  QComboBox* m_kind;
  QComboBox* m_x;
  QComboBox* m_figure;
  QComboBox* m_y;
  QComboBox* m_group;
  QWidget* m_figureField;
  QWidget* m_yField;
  IconButton* m_save;
  QStackedWidget* m_pages;
  QLabel* m_problem;
  QLabel* m_caption;
  QScrollArea* m_area; ///< many lying bars may be higher than the page
  QChart* m_chart;
  ScatterDots* m_dots;
  QChartView* m_view;
  QThreadPool m_pool;
  std::stop_source m_stop;
  std::uint64_t m_run = 0;
  ChartData m_data;
  ChartSetup m_wanted; ///< also of columns that the table does not have now
  bool m_isSetting = false;
  bool m_isStale = true;
  bool m_areBarsLying = false;
};

} // namespace aisemble::ui
