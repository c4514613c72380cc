// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The benchmark half of the dashboard: what to measure, how far it is, the table beside its targets, kept runs.

#include "ui/dashboard/benchmark_tables.h"
#include "ui/widgets/notice_bar.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QSplitter;

namespace aisemble::ui {

class RunList;

class BenchmarkPage : public QWidget {
  Q_OBJECT
 public:
  BenchmarkPage(const Theme& theme, BenchmarkController& controller, QWidget* parent);

  void run();
  void stop();
  /// Asks where to; by the file's extension .csv, .json or .png.
  void askExport();
  /// Errors are told in place.
  void exportTo(const QString& file);
  void focusFirst();

  /// Empty: this machine.
  [[nodiscard]] QString base() const;
  void setBase(const QString& base, bool chosen);
  [[nodiscard]] bool isBaseChosen() const;

  [[nodiscard]] SuiteTableModel& table() { return *m_table; }
  [[nodiscard]] ComparisonModel& comparison() { return *m_comparison; }
  [[nodiscard]] RunList& runs() { return *m_runs; }
  [[nodiscard]] NoticeBar& notice() { return *m_notice; }
  [[nodiscard]] QLabel& summary() { return *m_summary; }
  [[nodiscard]] QLabel& failures() { return *m_failures; }
  [[nodiscard]] QPushButton& runButton() { return *m_run; }
  [[nodiscard]] QPushButton& stopButton() { return *m_stop; }
  [[nodiscard]] QLineEdit& addressEdit() { return *m_address; }
  [[nodiscard]] QComboBox& targetChoice() { return *m_target; }
  [[nodiscard]] bool isComparing() const;

 Q_SIGNALS:
  void notified(const QString& text);
  void changed(); ///< what to measure

 private:
  QWidget* buildForm();
  QWidget* buildResult(const Theme& theme);
  void connectParts();
  void onTarget();
  void onRunning();
  void showFailures(const QString& lines);
  void showReport(const RunReport& report);
  void showComparison(const RunReport& before, const RunReport& after);
  void sayExportProblem(NoticeBar::Kind kind, const QString& text);
  [[nodiscard]] QImage picture();

  BenchmarkController& m_controller;
  const Theme& m_theme;
  QSplitter* m_columns;
  QComboBox* m_target;
  QLineEdit* m_address;
  QLineEdit* m_key;
  QPushButton* m_run;
  QPushButton* m_stop;
  QPushButton* m_export;
  QProgressBar* m_progress;
  QLabel* m_step;
  NoticeBar* m_notice;
  QString m_exportProblem; ///< of the last export that failed
  QWidget* m_result;
  QLabel* m_heading;
  QLabel* m_summary;
  QLabel* m_failures;
  QLabel* m_facts;
  std::pair<RunReport, RunReport> m_compared; ///< what is shown beside each other
  SuiteTableModel* m_table;
  ComparisonModel* m_comparison;
  FullTable* m_tableView;
  FullTable* m_comparisonView;
  RunList* m_runs;
};

} // namespace aisemble::ui
