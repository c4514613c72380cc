// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workbench_window.h"

#include "ui/messages/message_translation.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/opened_files.h"
#include "ui/shell/panel_warmup.h"
#include "ui/shell/panels.h"
#include "ui/shell/session_file.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace aisemble::ui {
namespace {

constexpr int kSessionDelayMs = 700;
constexpr QSize kWindowFrame(16, 48); // what a window manager puts around the window, generously

} // namespace

QSize WorkbenchWindow::firstSize(const QSize& available) {
  return QSize(1280, 820).boundedTo(available - kWindowFrame);
}

WorkbenchWindow::WorkbenchWindow(WorkbenchContext context) : m_context(std::move(context)) {
  setWindowTitle(QStringLiteral("Ai-semble Workbench"));
  m_theme = new Theme(this);
  m_theme->apply(m_context.settings.theme);
  setWindowIcon(applicationIcon());
  setMinimumSize(900, 600);
  resize(firstSize(screen()->availableSize()));
  m_settings = new SettingsController(m_context, m_queue, this);

  auto* centre = new QWidget(this);
  auto* row = new QHBoxLayout(centre);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  m_rail = new NavigationRail(*m_theme, centre);
  m_stack = new QStackedWidget(centre);
  row->addWidget(m_rail);
  row->addWidget(makeLine(Qt::Vertical, centre));
  row->addWidget(m_stack, 1);
  setCentralWidget(centre);
  m_status = new StatusLine(m_context, this);
  setStatusBar(m_status);
  buildPanels();
  m_toast = new Toast(this);
  m_palette = new CommandPalette(this);
  connect(m_palette, &CommandPalette::elsewhereChosen, this, &WorkbenchWindow::runElsewhere);
  buildMenus();

  connect(m_rail, &NavigationRail::panelRequested, this, &WorkbenchWindow::showPanel);
  connect(m_rail, &NavigationRail::settingsRequested, this, &WorkbenchWindow::showSettings);
  connect(m_rail, &NavigationRail::helpRequested, this, &WorkbenchWindow::showPanelHelp);
  connect(m_settings, &SettingsController::changed, this, [this] { m_theme->apply(m_settings->settings().theme); });
  connect(m_settings, &SettingsController::applied, this, &WorkbenchWindow::showProblems);
  connect(m_settings, &SettingsController::failed, this, [this](const QString& text) { m_toast->announce(text); });

  m_saveTimer.setSingleShot(true);
  m_saveTimer.setInterval(kSessionDelayMs);
  connect(&m_saveTimer, &QTimer::timeout, this, [this] {
    m_queue.run([file = m_context.stateFolder / "session.ini", now = session()] { return writeSession(file, now); });
  });
  m_statusTimer.setInterval(250);
  connect(&m_statusTimer, &QTimer::timeout, this, &WorkbenchWindow::showStatus);
  m_statusTimer.start();

  m_restored = readSession(m_context.stateFolder / "session.ini");
  restoreGeometry(m_restored.value(QStringLiteral("window/geometry")).toByteArray());
  const QString last = m_restored.value(QStringLiteral("window/panel")).toString();
  const auto found = std::find_if(m_panels.begin(), m_panels.end(), [&](const auto& one) { return one.first == last; });
  showPanel(found == m_panels.end() ? 0 : static_cast<int>(found - m_panels.begin()));
  recoverThenRestore();
  QTimer::singleShot(0, m_settings, &SettingsController::loadKeys); // the keyring may ask the user: after the paint
  if (!m_context.startupWarnings.empty()) m_toast->announce(said(m_context.startupWarnings.front()));
}

WorkbenchWindow::~WorkbenchWindow() {
  for (const auto& [id, panel] : m_panels)
    panel->shutdown();
  // Panels hold references to the queue and must be gone before it.
  delete centralWidget();
}

void WorkbenchWindow::buildPanels() {
  const PanelEnvironment environment{m_context, *m_theme, *m_settings, m_queue};
  int index = 0;
  for (const PanelDescription& description : panelDescriptions()) {
    Panel* panel = description.make(environment, m_stack);
    panel->setObjectName(description.id);
    m_stack->addWidget(panel);
    ++index;
    m_rail->addPanel(description.glyph, description.title, tr("%1 (Alt+%2)").arg(description.title).arg(index));
    m_panels.emplace_back(description.id, panel);
    connect(panel, &Panel::statusChanged, this, &WorkbenchWindow::showStatus);
    connect(panel, &Panel::sessionChanged, this, &WorkbenchWindow::scheduleSessionSave);
    connect(panel, &Panel::notice, this, [this](const QString& text) { m_toast->announce(text); });
    connect(panel, &Panel::openRequested, this, &WorkbenchWindow::openIn);
    connect(panel, &Panel::undoOffered, this, [this](const QString& text, const std::function<void()>& undo) {
      m_toast->announce(text, tr("Undo"), undo);
    });
    connect(panel, &Panel::undoWithdrawn, this, [this](const QString& text) {
      if (m_toast->text() == text) m_toast->hide();
    });
  }
}

QAction* WorkbenchWindow::command(const char* id, const QString& category, const QString& text,
                                  const QKeySequence& keys, std::function<void()> run) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(id));
  action->setShortcut(keys);
  action->setProperty("category", category);
  connect(action, &QAction::triggered, this, std::move(run));
  m_commands << action;
  return action;
}

void WorkbenchWindow::buildMenus() {
  const QString general = tr("General");
  const auto panelCommand = [this](const char* id) -> QAction* {
    for (const auto& [name, panel] : m_panels)
      for (QAction* action : panel->commands())
        if (action->objectName() == QLatin1String(id)) return action;
    return nullptr;
  };
  QMenu* file = menuBar()->addMenu(tr("&File"));
  file->addAction(panelCommand("prompt.new"));
  file->addSeparator();
  file->addAction(
      command("app.settings", general, tr("&Settings…"), Qt::CTRL | Qt::Key_Comma, [this] { showSettings(); }));
  file->addSeparator();
  file->addAction(command("app.quit", general, tr("&Quit"), QKeySequence::Quit, [this] { close(); }));

  m_conversationMenu = menuBar()->addMenu(tr("&Conversation"));
  for (const char* id : {"prompt.rename", "prompt.delete", "prompt.search", "", "prompt.stop", "prompt.regenerate",
                         "prompt.copy", "", "prompt.previousMessage", "prompt.nextMessage", "prompt.compose"}) {
    if (*id == '\0')
      m_conversationMenu->addSeparator();
    else
      m_conversationMenu->addAction(panelCommand(id));
  }

  QMenu* view = menuBar()->addMenu(tr("&View"));
  int index = 0;
  for (const PanelDescription& description : panelDescriptions()) {
    QAction* go = command("", tr("View"), tr("Go to %1").arg(description.title),
                          QKeySequence(tr("Alt+%1").arg(index + 1)), [this, index] { showPanel(index); });
    go->setObjectName(QStringLiteral("view.") + description.id);
    view->addAction(go);
    ++index;
  }
  view->addSeparator();
  view->addAction(panelCommand("prompt.toggleList"));
  view->addAction(panelCommand("prompt.toggleSide"));
  view->addAction(panelCommand("prompt.reloadModels"));
  view->addSeparator();
  const auto theme = [this](const char* id, const QString& text, ThemeChoice choice) {
    return command(id, tr("View"), text, QKeySequence(), [this, choice] {
      Settings changed = m_settings->settings();
      changed.theme = choice;
      if (const Result<void> done = m_settings->change(changed); !done) m_toast->announce(said(done.error()));
    });
  };
  QMenu* themes = view->addMenu(tr("&Theme"));
  themes->addAction(theme("view.system", tr("Theme as the system"), ThemeChoice::System));
  themes->addAction(theme("view.light", tr("Light theme"), ThemeChoice::Light));
  themes->addAction(theme("view.dark", tr("Dark theme"), ThemeChoice::Dark));
  view->addAction(command("view.fullScreen", tr("View"), tr("Full screen"), Qt::Key_F11,
                          [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); }));

  QMenu* help = menuBar()->addMenu(tr("&Help"));
  help->addAction(command("app.help", general, tr("&Help"), QKeySequence::HelpContents, [this] { showPanelHelp(); }));
  QAction* shortcuts = command("app.shortcuts", general, tr("Keyboard shortcuts"), QKeySequence(),
                               [this] { showShortcuts(commands(), this); });
  // Ctrl+? is typed with Shift on most layouts.
  shortcuts->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Question),
                           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Question),
                           QKeySequence(Qt::CTRL | Qt::Key_Slash)});
  help->addAction(shortcuts);
  help->addAction(command("app.palette", general, tr("Command palette"), Qt::CTRL | Qt::Key_K,
                          [this] { m_palette->isVisible() ? m_palette->dismiss() : openPalette(); }));
  help->addSeparator();
  help->addAction(command("app.about", general, tr("&About"), QKeySequence(), [this] { showAbout(this); }));
  addActions(m_commands);
}

void WorkbenchWindow::openPalette() {
  QList<QAction*> elsewhere;
  for (const auto& [id, panel] : m_panels)
    if (panel != m_stack->currentWidget()) elsewhere += panel->commands();
  m_palette->open(commands(), elsewhere);
}

void WorkbenchWindow::runElsewhere(QAction* command) {
  for (std::size_t i = 0; i < m_panels.size(); ++i)
    if (m_panels[i].second->commands().contains(command)) {
      showPanel(static_cast<int>(i));
      command->trigger(); // nothing happens where there is nothing to do it with: the panel says what is missing
    }
}

Panel* WorkbenchWindow::panel(const QString& id) const {
  for (const auto& [name, panel] : m_panels)
    if (name == id) return panel;
  return nullptr;
}

QList<QAction*> WorkbenchWindow::commands() const {
  QList<QAction*> all;
  if (const auto* current = qobject_cast<Panel*>(m_stack->currentWidget())) all += current->commands();
  return all + m_commands;
}

void WorkbenchWindow::showPanel(int index) {
  if (index < 0 || index >= m_stack->count()) return;
  m_stack->setCurrentIndex(index);
  m_rail->setCurrent(index);
  // What belongs to another panel leaves the menus: an action in a menu keeps its shortcut while its panel is hidden,
  // and two of the same keys answer nothing.
  for (std::size_t i = 0; i < m_panels.size(); ++i)
    for (QAction* action : m_panels[i].second->commands())
      action->setVisible(static_cast<int>(i) == index);
  if (m_conversationMenu != nullptr)
    m_conversationMenu->menuAction()->setVisible(m_panels[static_cast<std::size_t>(index)].first ==
                                                 QLatin1String("prompt"));
  m_panels[static_cast<std::size_t>(index)].second->focusFirst();
  showStatus();
  scheduleSessionSave();
}

void WorkbenchWindow::openIn(const QString& panel, const QVariantMap& what) {
  for (std::size_t i = 0; i < m_panels.size(); ++i)
    if (m_panels[i].first == panel) {
      m_panels[i].second->take(what);
      showPanel(static_cast<int>(i));
    }
}

void WorkbenchWindow::open(const QStringList& paths) {
  if (m_restoring) {
    m_waiting += paths;
  } else if (!paths.isEmpty()) {
    const FileDestination destination = destinationOf(paths);
    openIn(destination.panel, destination.what);
  }
  setWindowState(windowState() & ~Qt::WindowMinimized);
  show();
  QWidget* dialog = QApplication::activeModalWidget(); // it has the keys until it is closed
  QWidget* front = dialog != nullptr ? dialog : this;
  front->raise();
  front->activateWindow();
}

void WorkbenchWindow::showStatus() {
  const auto* current = qobject_cast<const Panel*>(m_stack->currentWidget());
  if (current == nullptr) return;
  PanelStatus shown = current->status();
  // What goes on in another panel stays in sight while this one is idle.
  for (auto one = m_panels.begin(); one != m_panels.end() && shown.activity.isEmpty(); ++one) {
    if (one->second == current) continue;
    const PanelStatus other = one->second->status();
    shown.activity = other.activity;
    shown.tokensPerSecond = other.tokensPerSecond;
  }
  m_status->setPanelStatus(shown);
}

void WorkbenchWindow::showPanelHelp() {
  showHelp(*m_theme, panelDescriptions()[static_cast<std::size_t>(m_stack->currentIndex())].title, this);
}

void WorkbenchWindow::showSettings() {
  auto* dialog = new SettingsDialog(m_context, *m_theme, *m_settings, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void WorkbenchWindow::showProblems() {
  // The dialog and the Services panel show theirs in place.
  if (m_settings->problems().empty() || QApplication::activeModalWidget() != nullptr) return;
  if (auto* current = qobject_cast<Panel*>(m_stack->currentWidget());
      current != nullptr && current->objectName() == QLatin1String("services"))
    return;
  m_toast->announce(said(m_settings->problems().front()));
}

void WorkbenchWindow::recoverThenRestore() {
  // First in the queue, so that every reading after it sees interrupted answers as such. Nothing is run again.
  m_queue.run([&store = m_context.conversations] { return store.recoverInterrupted(); }, this,
              [this](const Result<int>& recovered) {
                if (!recovered)
                  m_toast->announce(said(recovered.error()));
                else if (*recovered > 0)
                  m_toast->announce(
                      tr("Answers that were interrupted when the program last ended, now marked: %1").arg(*recovered));
                restoreSession();
              });
}

void WorkbenchWindow::restoreSession() {
  for (const auto& [id, panel] : m_panels)
    panel->restoreSession(m_restored);
  m_restoring = false;
  if (!m_waiting.isEmpty()) open(std::exchange(m_waiting, {}));
  new PanelWarmup(*m_stack);
}

void WorkbenchWindow::scheduleSessionSave() {
  if (!m_restoring) m_saveTimer.start();
}

QVariantMap WorkbenchWindow::session() const {
  QVariantMap out;
  out.insert(QStringLiteral("window/geometry"), saveGeometry());
  if (const QWidget* current = m_stack->currentWidget())
    out.insert(QStringLiteral("window/panel"), current->objectName());
  for (const auto& [id, panel] : m_panels)
    panel->saveSession(out);
  return out;
}

void WorkbenchWindow::saveSessionNow() {
  m_saveTimer.stop();
  if (m_restoring) return; // closed before it was read: what is on the disk stands
  m_queue.run([file = m_context.stateFolder / "session.ini", now = session()] { return writeSession(file, now); });
}

void WorkbenchWindow::closeEvent(QCloseEvent* event) {
  saveSessionNow();
  for (const auto& [id, panel] : m_panels)
    panel->shutdown();
  event->accept();
}

} // namespace aisemble::ui
