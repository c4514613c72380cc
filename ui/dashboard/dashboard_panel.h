// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Dashboard panel: what the program is doing, live, and the benchmark beside its targets.

#include "ui/settings/settings_controller.h"
#include "ui/shell/panel.h"
#include "ui/theme/theme.h"

class QTabWidget;

namespace aisemble::ui {

class ActivityFeed;
class ActivityPage;
class BenchmarkController;
class BenchmarkPage;

class DashboardPanel : public Panel {
  Q_OBJECT
 public:
  DashboardPanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings, BackgroundQueue& queue,
                 QWidget* parent);

  [[nodiscard]] QList<QAction*> commands() const override { return m_commands; }
  [[nodiscard]] PanelStatus status() const override;
  void saveSession(QVariantMap& session) const override;
  void restoreSession(const QVariantMap& session) override;
  void focusFirst() override;
  void shutdown() override;

  [[nodiscard]] ActivityFeed& feed() { return *m_feed; }
  [[nodiscard]] ActivityPage& activity() { return *m_activity; }
  [[nodiscard]] BenchmarkController& controller() { return *m_controller; }
  [[nodiscard]] BenchmarkPage& benchmark() { return *m_benchmark; }
  [[nodiscard]] QTabWidget& tabs() { return *m_tabs; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QAction* command(const char* id, const QString& text, const QKeySequence& keys, std::function<void()> run);
  void makeCommands();
  void enableCommands();
  struct Undoing {
    int number = 0;
    QString text;
    std::function<void()> undo;
  };
  void offerUndo(const QString& text, std::function<void()> undo);
  void undo(int number);

  ActivityFeed* m_feed;
  ActivityPage* m_activity;
  BenchmarkController* m_controller;
  BenchmarkPage* m_benchmark;
  QTabWidget* m_tabs;
  QList<QAction*> m_commands;
  QAction* m_stop = nullptr;
  QAction* m_undoAction = nullptr;
  std::vector<Undoing> m_undoings; ///< what can be undone; the last one last
  int m_lastUndoing = 0;
  bool m_hasRuns = false; ///< the list of runs was asked for
};

} // namespace aisemble::ui
