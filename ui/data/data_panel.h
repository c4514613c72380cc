// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Data panel: a table in the middle with its figures and charts on further pages, the steps of its preparation on
// the right. It puts the parts together; what they do is in them and in DataController.

#include "ui/data/data_controller.h"
#include "ui/settings/settings_controller.h"
#include "ui/shell/panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/background_queue.h"

#include <filesystem>
#include <optional>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabBar;

namespace aisemble::ui {

class ChartPage;
class CorrelationPage;
class DataEmpty;
class DataNotices;
class ElidedLabel;
class IconButton;
class StatisticsPage;
class StepsPanel;
class TablePage;

class DataPanel : public Panel {
  Q_OBJECT
 public:
  enum Page { TableTab, StatisticsTab, CorrelationTab, ChartTab, JsonTab, TabCount };

  DataPanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings, BackgroundQueue& queue,
            QWidget* parent);

  [[nodiscard]] QList<QAction*> commands() const override { return m_commands; }
  [[nodiscard]] PanelStatus status() const override;
  void saveSession(QVariantMap& session) const override;
  void restoreSession(const QVariantMap& session) override;
  void focusFirst() override;
  void take(const QVariantMap& what) override;
  void shutdown() override;

  void openFile(const QString& file);
  void paste();
  void exportTable(const QString& file, const QString& format);
  void saveChart(const QString& file);
  void showPage(int page);
  /// Adds a step that sorts by this column; again: the other way; a third time: none.
  void sortBy(int column);

  [[nodiscard]] DataController& controller() { return *m_controller; }
  [[nodiscard]] TablePage& table() { return *m_table; }
  [[nodiscard]] StatisticsPage& statistics() { return *m_statistics; }
  [[nodiscard]] CorrelationPage& correlations() { return *m_correlations; }
  [[nodiscard]] ChartPage& chart() { return *m_chart; }
  [[nodiscard]] StepsPanel& steps() { return *m_steps; }
  [[nodiscard]] DataNotices& notices() { return *m_notices; }
  [[nodiscard]] DataEmpty& emptyState() { return *m_empty; }
  [[nodiscard]] QTabBar& tabs() { return *m_tabs; }

 protected:
  void showEvent(QShowEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* buildHead(const Theme& theme);
  QWidget* buildMiddle(const Theme& theme);
  QWidget* buildFooter();
  void connectParts();
  QAction* command(const char* id, const QString& text, const QKeySequence& keys, std::function<void()> run);
  void makeCommands();
  void chooseFile();
  void chooseExport();
  void chooseChartFile();
  void openSample();
  void openRestored();
  void columnMenu(int column, const QPoint& where);
  void beginStep(int kind);
  void addStep(StepAction action);
  void offerSteps(const EarlierTable& earlier);
  [[nodiscard]] QString tableName(const std::filesystem::path& file) const;
  [[nodiscard]] QString columnName(int column) const;
  void refreshTable();
  void refreshHead();
  void refreshActivity();
  [[nodiscard]] bool sendsRows() const;
  [[nodiscard]] bool showsFigures() const;
  void refreshAnswer();
  void refreshMissingAnalysis();
  void analyzeIfWanted();
  void analyzeNow();
  void forgetRestored();
  void applyHeld();

  WorkbenchContext& m_context;
  const SettingsController& m_settings;
  BackgroundQueue& m_queue;
  DataController* m_controller;
  QSplitter* m_columns;
  QWidget* m_head;
  ElidedLabel* m_title;
  ElidedLabel* m_size;
  QPushButton* m_export;
  IconButton* m_original;
  IconButton* m_sideToggle;
  QTabBar* m_tabs;
  DataNotices* m_notices;
  QStackedWidget* m_pages;   ///< empty state, or the tabs' pages
  QStackedWidget* m_content; ///< of the tabs
  DataEmpty* m_empty;
  TablePage* m_table;
  StatisticsPage* m_statistics;
  CorrelationPage* m_correlations;
  ChartPage* m_chart;
  StepsPanel* m_steps;
  QWidget* m_footer;
  ElidedLabel* m_times;
  QLabel* m_cached;
  QLabel* m_remote;
  QLabel* m_fallback;
  QLabel* m_dropHint;
  QList<QAction*> m_commands;
  QAction* m_cancelAction = nullptr;
  QAction* m_undoAction = nullptr;
  QAction* m_redoAction = nullptr;
  QList<QAction*> m_tableActions; ///< that need a table
  /// Of the session, until the panel is shown for the first time: nothing is read before somebody looks.
  std::optional<QString> m_restoredFile;
  Steps m_restoredSteps;
  /// By the page of figures alone. A restored one sends nothing by itself; choosing one is somebody's wish.
  Asking m_analysisAsking = Asking::Anybody;
  std::filesystem::path m_shownFile; ///< of the table in the grid
  QString m_offered;                 ///< what was said when an earlier table was offered
};

} // namespace aisemble::ui
