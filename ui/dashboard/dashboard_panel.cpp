// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboard_panel.h"

#include "ui/dashboard/activity_page.h"
#include "ui/dashboard/benchmark_page.h"
#include "ui/dashboard/run_list.h"

#include <QHBoxLayout>
#include <QListView>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr QLatin1String kTab("dashboard/tab");
constexpr QLatin1String kRange("dashboard/range");
constexpr QLatin1String kBase("dashboard/base");
constexpr QLatin1String kIsBase("dashboard/measuresBase");
constexpr std::size_t kMostUndoings = 20; // deleted runs are held whole until they can no longer be put back

} // namespace

DashboardPanel::DashboardPanel(WorkbenchContext& context, const Theme& theme, SettingsController&,
                               BackgroundQueue& queue, QWidget* parent)
    : Panel(parent) {
  setProperty("area", "work");
  setAttribute(Qt::WA_StyledBackground);
  m_feed = new ActivityFeed(context.metrics, context.orchestrator, context.stateFolder, this);
  m_controller = new BenchmarkController(context, queue, this);
  auto* outer = new QHBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  m_tabs = new QTabWidget(this);
  m_tabs->setDocumentMode(true);
  m_tabs->setAccessibleName(tr("Parts of the dashboard"));
  m_tabs->tabBar()->setAccessibleName(tr("Parts of the dashboard"));
  m_tabs->tabBar()->setDrawBase(false);
  m_activity = new ActivityPage(theme, *m_feed, m_tabs);
  m_benchmark = new BenchmarkPage(theme, *m_controller, m_tabs);
  m_tabs->addTab(m_activity, tr("Live"));
  m_tabs->addTab(m_benchmark, tr("Benchmark"));
  outer->addWidget(m_tabs);
  makeCommands();
  connect(m_tabs, &QTabWidget::currentChanged, this, &DashboardPanel::sessionChanged);
  connect(m_activity, &ActivityPage::changed, this, &DashboardPanel::sessionChanged);
  connect(m_benchmark, &BenchmarkPage::changed, this, &DashboardPanel::sessionChanged);
  connect(m_benchmark, &BenchmarkPage::notified, this, &DashboardPanel::notice);
  connect(m_controller, &BenchmarkController::undoOffered, this, &DashboardPanel::offerUndo);
  connect(m_controller, &BenchmarkController::runningChanged, this, [this] {
    enableCommands();
    Q_EMIT statusChanged();
  });
  enableCommands();
}

QAction* DashboardPanel::command(const char* id, const QString& text, const QKeySequence& keys,
                                 std::function<void()> run) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(id));
  action->setShortcut(keys);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  action->setProperty("category", tr("Dashboard"));
  connect(action, &QAction::triggered, this, std::move(run));
  m_commands << action;
  return action;
}

void DashboardPanel::makeCommands() {
  command("dashboard.live", tr("Show live charts"), QKeySequence(), [this] { m_tabs->setCurrentIndex(0); });
  command("dashboard.benchmark", tr("Show the benchmark"), QKeySequence(), [this] { m_tabs->setCurrentIndex(1); });
  command("dashboard.minute", tr("Last minute"), Qt::CTRL | Qt::Key_1, [this] { m_activity->setRange(60); });
  command("dashboard.fiveMinutes", tr("Last 5 minutes"), Qt::CTRL | Qt::Key_5, [this] { m_activity->setRange(300); });
  command("dashboard.fifteenMinutes", tr("Last 15 minutes"), Qt::CTRL | Qt::SHIFT | Qt::Key_5,
          [this] { m_activity->setRange(900); });
  command("dashboard.pause", tr("Pause the charts or go on"), Qt::CTRL | Qt::SHIFT | Qt::Key_P,
          [this] { m_activity->setPaused(!m_activity->isPaused()); });
  command("dashboard.run", tr("Run the benchmark"), Qt::CTRL | Qt::Key_Return, [this] {
    m_tabs->setCurrentIndex(1);
    m_benchmark->run();
  });
  m_stop = command("dashboard.stop", tr("Stop the benchmark"), Qt::Key_Escape, [this] { m_benchmark->stop(); });
  command("dashboard.export", tr("Export the benchmark's result"), Qt::CTRL | Qt::SHIFT | Qt::Key_S,
          [this] { m_benchmark->askExport(); });
  command("dashboard.compare", tr("Compare the two chosen runs"), QKeySequence(),
          [this] { m_benchmark->runs().compareChosen(); });
  QAction* remove = command("dashboard.deleteRun", tr("Delete the chosen runs"), QKeySequence::Delete,
                            [this] { m_benchmark->runs().removeChosen(); });
  m_undoAction = command("dashboard.undo", tr("Put the deleted runs back"), QKeySequence::Undo,
                         [this] { undo(m_undoings.back().number); });
  m_undoAction->setEnabled(false);
  addActions(m_commands);
  // A bare key belongs to the list: elsewhere Delete takes out letters.
  remove->setShortcutContext(Qt::WidgetShortcut);
  removeAction(remove);
  m_benchmark->runs().list().addAction(remove);
}

void DashboardPanel::enableCommands() {
  m_stop->setEnabled(m_controller->isRunning());
}

void DashboardPanel::offerUndo(const QString& text, std::function<void()> undo) {
  const int number = ++m_lastUndoing;
  m_undoings.push_back({number, text, std::move(undo)});
  if (m_undoings.size() > kMostUndoings) m_undoings.erase(m_undoings.begin());
  m_undoAction->setEnabled(true);
  Q_EMIT undoOffered(text, [this, number] { this->undo(number); });
}

void DashboardPanel::undo(int number) {
  const auto found =
      std::find_if(m_undoings.begin(), m_undoings.end(), [number](const Undoing& one) { return one.number == number; });
  if (found == m_undoings.end()) return; // undone already
  const Undoing one = std::move(*found);
  m_undoings.erase(found);
  m_undoAction->setEnabled(!m_undoings.empty());
  Q_EMIT undoWithdrawn(one.text);
  one.undo();
}

PanelStatus DashboardPanel::status() const {
  PanelStatus out;
  if (m_controller->isRunning()) out.activity = tr("Measuring");
  return out;
}

void DashboardPanel::saveSession(QVariantMap& session) const {
  session[kTab] = m_tabs->currentIndex();
  session[kRange] = m_activity->range();
  session[kBase] = m_benchmark->base();
  session[kIsBase] = m_benchmark->isBaseChosen();
}

void DashboardPanel::restoreSession(const QVariantMap& session) {
  if (session.contains(kTab) && session[kTab].toInt() == 1) m_tabs->setCurrentIndex(1);
  m_activity->setRange(session.value(kRange, 60).toInt());
  m_benchmark->setBase(session.value(kBase).toString(), session.value(kIsBase).toBool());
}

void DashboardPanel::focusFirst() {
  if (m_tabs->currentIndex() == 0)
    m_activity->focusFirst();
  else
    m_benchmark->focusFirst();
}

void DashboardPanel::shutdown() {
  m_controller->stop();
}

void DashboardPanel::showEvent(QShowEvent* event) {
  Panel::showEvent(event);
  if (!m_hasRuns) m_controller->reloadRuns(); // opens the database: not before somebody looks
  m_hasRuns = true;
}

} // namespace aisemble::ui
