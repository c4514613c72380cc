// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the engine's analysis says: the figures of each column, the map of correlations, and both as JSON.

#include "ui/data/data_controller.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QScrollArea;
class QTableView;

namespace aisemble::ui {

class HeatMap;
class StatisticsModel;

class StatisticsPage : public QWidget {
  Q_OBJECT
 public:
  StatisticsPage(const Theme& theme, DataController& controller, QWidget* parent);
  [[nodiscard]] QTableView& table() { return *m_table; }

 private:
  DataController& m_controller;
  StatisticsModel* m_model;
  QTableView* m_table;
};

class CorrelationPage : public QWidget {
  Q_OBJECT
 public:
  CorrelationPage(const Theme& theme, DataController& controller, QWidget* parent);
  [[nodiscard]] HeatMap& map() { return *m_map; }

 private:
  void refresh();

  DataController& m_controller;
  HeatMap* m_map;
  QScrollArea* m_area;
  QLabel* m_pair;
  QLabel* m_none;
};

class JsonPage : public QWidget {
  Q_OBJECT
 public:
  JsonPage(DataController& controller, QWidget* parent);

 private:
  DataController& m_controller;
  QPlainTextEdit* m_text;
};

} // namespace aisemble::ui
