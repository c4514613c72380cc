// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The window: rail, panels, menus, status bar, palette, session. It knows panels only through Panel.

#include "ui/settings/settings_controller.h"
#include "ui/shell/panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/background_queue.h"
#include "ui/workbench_context.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>
#include <vector>

class QMenu;
class QStackedWidget;

namespace aisemble::ui {

class CommandPalette;
class NavigationRail;
class StatusLine;
class Toast;

class WorkbenchWindow : public QMainWindow {
  Q_OBJECT
 public:
  /// `context`'s references outlive the window. Reads the session file (a few hundred bytes) at once; everything else
  /// comes after the first paint.
  explicit WorkbenchWindow(WorkbenchContext context);
  ~WorkbenchWindow() override;
  /// Of a window that was never opened before, on a screen with this much room.
  [[nodiscard]] static QSize firstSize(const QSize& available);

  [[nodiscard]] Panel* panel(const QString& id) const; ///< null: there is none
  [[nodiscard]] Toast& toast() { return *m_toast; }
  [[nodiscard]] CommandPalette& commandPalette() { return *m_palette; }
  [[nodiscard]] QList<QAction*> commands() const;
  /// Shows files and folders in the panels that they belong to (see destinationOf()) and comes to the front; with none
  /// it only does the latter. What comes before the session is restored waits for that.
  void open(const QStringList& paths);
  /// As at the end of the program, without ending it.
  void saveSessionNow();

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void buildPanels();
  void buildMenus();
  QAction* command(const char* id, const QString& category, const QString& text, const QKeySequence& keys,
                   std::function<void()> run);
  void showPanel(int index);
  void openIn(const QString& panel, const QVariantMap& what);
  void openPalette();
  void runElsewhere(QAction* command);
  void showStatus();
  void showSettings();
  void showPanelHelp();
  void showProblems();
  void recoverThenRestore();
  void restoreSession();
  void scheduleSessionSave();
  [[nodiscard]] QVariantMap session() const;

  WorkbenchContext m_context;
  BackgroundQueue m_queue; ///< outlives the panels: destroyed after the widgets, it finishes their last writes
  Theme* m_theme;
  SettingsController* m_settings;
  NavigationRail* m_rail;
  QStackedWidget* m_stack;
  StatusLine* m_status;
  Toast* m_toast;
  CommandPalette* m_palette;
  QMenu* m_conversationMenu = nullptr; ///< of the Prompt panel
  std::vector<std::pair<QString, Panel*>> m_panels;
  QList<QAction*> m_commands;
  QVariantMap m_restored;
  QStringList m_waiting; ///< to be opened once the session is restored
  QTimer m_saveTimer;
  QTimer m_statusTimer;
  bool m_restoring = true;
};

} // namespace aisemble::ui
