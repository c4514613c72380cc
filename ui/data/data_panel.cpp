// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_panel.h"

#include "ui/data/analysis_pages.h"
#include "ui/data/chart_page.h"
#include "ui/data/data_empty.h"
#include "ui/data/data_notices.h"
#include "ui/data/data_times.h"
#include "ui/data/steps_panel.h"
#include "ui/data/table_page.h"
#include "ui/prompt/message_text.h"
#include "ui/services/service_texts.h"
#include "ui/widgets/controls.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace aisemble::ui {
namespace {

QString sizeText(const DataView& view) {
  const QLocale locale;
  return DataPanel::tr("%1 rows × %2 columns")
      .arg(locale.toString(static_cast<qulonglong>(view.rows)),
           locale.toString(static_cast<qulonglong>(view.columns.size())));
}

} // namespace

DataPanel::DataPanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings,
                     BackgroundQueue& queue, QWidget* parent)
    : Panel(parent), m_context(context), m_settings(settings), m_queue(queue) {
  setAcceptDrops(true);
  m_controller = new DataController(context, this);
  m_columns = new QSplitter(Qt::Horizontal, this);
  m_columns->setChildrenCollapsible(false);
  m_columns->setHandleWidth(1);
  m_columns->addWidget(buildMiddle(theme));
  m_steps = new StepsPanel(theme, settings, *m_controller, m_columns);
  m_steps->setMinimumWidth(264);
  m_columns->addWidget(m_steps);
  m_columns->setStretchFactor(0, 1);
  m_columns->setStretchFactor(1, 0);
  m_columns->setSizes({900, 304});
  auto* outer = new QHBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(m_columns);
  m_dropHint = makeLabel(tr("Drop to open the table"), "hero", this);
  m_dropHint->setObjectName(QStringLiteral("dropHint"));
  m_dropHint->setAlignment(Qt::AlignCenter);
  m_dropHint->setAttribute(Qt::WA_TransparentForMouseEvents);
  m_dropHint->hide();
  makeCommands();
  connectParts();
  connect(&settings, &SettingsController::changed, this, &DataPanel::statusChanged);
  connect(&settings, &SettingsController::changed, this, &DataPanel::refreshMissingAnalysis);
  connect(&settings, &SettingsController::applied, this, &DataPanel::applyHeld);
  refreshTable();
  refreshActivity();
}

QWidget* DataPanel::buildHead(const Theme& theme) {
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(kDoubleStep, kStep, kStep, kStep);
  row->setSpacing(kStep);
  m_title = new ElidedLabel(head);
  m_title->setProperty("tone", "title");
  m_size = new ElidedLabel(head);
  m_size->setProperty("tone", "muted");
  m_size->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  row->addWidget(m_title, 1);
  row->addWidget(m_size);
  m_original = new IconButton(theme, Glyph::Table, tr("Show the table as it was opened (Ctrl+Shift+O)"), head);
  m_original->setCheckable(true);
  auto* open = makeButton(tr("Open…"), "", head);
  open->setToolTip(tr("Open a file (Ctrl+O)"));
  m_export = makeButton(tr("Export…"), "primary", head);
  m_export->setToolTip(tr("Export what is shown (Ctrl+S)"));
  m_sideToggle = new IconButton(theme, Glyph::SidebarRight, tr("Show or hide the steps (Ctrl+Shift+B)"), head);
  m_sideToggle->setProperty("look", "toggle");
  m_sideToggle->setCheckable(true);
  m_sideToggle->setChecked(true);
  row->addWidget(m_original);
  row->addWidget(open);
  row->addWidget(m_export);
  row->addWidget(m_sideToggle);
  connect(open, &QPushButton::clicked, this, &DataPanel::chooseFile);
  connect(m_export, &QPushButton::clicked, this, &DataPanel::chooseExport);
  return head;
}

QWidget* DataPanel::buildMiddle(const Theme& theme) {
  auto* middle = new QWidget(m_columns);
  middle->setProperty("area", "work");
  middle->setAttribute(Qt::WA_StyledBackground);
  middle->setMinimumWidth(420);
  auto* stack = new QVBoxLayout(middle);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(0);
  m_head = buildHead(theme);
  stack->addWidget(m_head);
  m_tabs = new QTabBar(middle);
  m_tabs->setAccessibleName(tr("Pages of the table"));
  for (auto* scroll : m_tabs->findChildren<QAbstractButton*>())
    scroll->setAccessibleName(tr("Further pages"));
  m_tabs->setDrawBase(false);
  m_tabs->setExpanding(false);
  for (const QString& name : {tr("Table"), tr("Statistics"), tr("Correlations"), tr("Chart"), tr("JSON")})
    m_tabs->addTab(name);
  stack->addWidget(m_tabs);
  stack->addWidget(makeLine(Qt::Horizontal, middle));
  m_notices = new DataNotices(theme, m_settings, *m_controller, middle);
  stack->addSpacing(kHalfStep);
  stack->addWidget(m_notices);

  m_pages = new QStackedWidget(middle);
  std::error_code ignored;
  m_empty = new DataEmpty(theme, std::filesystem::exists(m_context.samplesFolder / "tables" / "penguins.csv", ignored),
                          m_pages);
  m_content = new QStackedWidget(m_pages);
  m_table = new TablePage(theme, m_content);
  m_statistics = new StatisticsPage(theme, *m_controller, m_content);
  m_correlations = new CorrelationPage(theme, *m_controller, m_content);
  m_chart = new ChartPage(theme, *m_controller, m_content);
  for (QWidget* page : std::initializer_list<QWidget*>{m_table, m_statistics, m_correlations, m_chart,
                                                       new JsonPage(*m_controller, m_content)})
    m_content->addWidget(page);
  m_pages->addWidget(m_empty);
  m_pages->addWidget(m_content);
  stack->addWidget(m_pages, 1);
  m_footer = buildFooter();
  stack->addWidget(m_footer);
  return middle;
}

QWidget* DataPanel::buildFooter() {
  auto* footer = new QWidget(this);
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(kDoubleStep, kHalfStep, kStep, kHalfStep);
  row->setSpacing(kStep);
  m_times = new ElidedLabel(footer);
  m_times->setProperty("tone", "caption");
  m_cached = makeLabel(tr("cached"), "badge", footer);
  m_cached->setToolTip(tr("This answer was computed before and comes from the cache"));
  m_remote = makeLabel(tr("remote"), "badge", footer);
  m_fallback = makeLabel(tr("this machine instead"), "badge", footer);
  row->addWidget(m_times, 1);
  row->addWidget(m_cached);
  row->addWidget(m_remote);
  row->addWidget(m_fallback);
  return footer;
}

void DataPanel::connectParts() {
  connect(m_controller, &DataController::tableChanged, this, [this] {
    // The same file read again stays where it was; what is pasted is another table each time.
    if (m_controller->file() != m_shownFile || m_controller->isPasted()) m_table->startAnew();
    m_shownFile = m_controller->file();
    if (!m_offered.isEmpty()) Q_EMIT undoWithdrawn(std::exchange(m_offered, {})); // it was of the table before
    m_original->setChecked(false);
    refreshTable();
    Q_EMIT sessionChanged();
  });
  connect(m_controller, &DataController::viewChanged, this, [this] {
    refreshTable();
    analyzeIfWanted();
  });
  connect(m_controller, &DataController::profilesChanged, this, [this] {
    if (!m_original->isChecked()) m_table->setProfiles(m_controller->profiles());
  });
  connect(m_controller, &DataController::stepsChanged, this, [this] {
    refreshHead();
    Q_EMIT sessionChanged();
  });
  connect(m_controller, &DataController::stepsLost, this, &DataPanel::offerSteps);
  connect(m_controller, &DataController::activityChanged, this, &DataPanel::refreshActivity);
  connect(m_notices, &DataNotices::analysisRequested, this, &DataPanel::analyzeNow);
  connect(m_controller, &DataController::exported, this,
          [this](const QString& file) { Q_EMIT notice(tr("Exported to %1").arg(file)); });
  connect(m_empty, &DataEmpty::openRequested, this, &DataPanel::chooseFile);
  connect(m_empty, &DataEmpty::pasteRequested, this, &DataPanel::paste);
  connect(m_empty, &DataEmpty::sampleRequested, this, &DataPanel::openSample);
  connect(m_original, &QToolButton::toggled, this, &DataPanel::refreshTable);
  connect(m_sideToggle, &QToolButton::toggled, m_steps, &QWidget::setVisible);
  connect(m_sideToggle, &QToolButton::toggled, this, &DataPanel::sessionChanged);
  connect(m_columns, &QSplitter::splitterMoved, this, &DataPanel::sessionChanged);
  connect(m_tabs, &QTabBar::currentChanged, this, [this](int page) {
    m_content->setCurrentIndex(page);
    m_analysisAsking = Asking::Anybody;
    analyzeIfWanted();
    refreshMissingAnalysis();
    Q_EMIT sessionChanged();
  });
  connect(m_table, &TablePage::sortRequested, this, &DataPanel::sortBy);
  connect(m_table, &TablePage::columnMenuRequested, this, &DataPanel::columnMenu);
  connect(m_table, &TablePage::copied, this,
          [this](qulonglong cells) { Q_EMIT notice(tr("Cells copied: %1").arg(QLocale().toString(cells))); });
  // Where undoing takes the step back, not what was typed into the form.
  connect(m_steps, &StepsPanel::taken, this, [this] {
    if (m_tabs->currentIndex() == TableTab)
      m_table->grid().setFocus(Qt::OtherFocusReason);
    else
      m_steps->list().setFocus(Qt::OtherFocusReason);
  });
  connect(m_chart, &ChartPage::setupChanged, this, &DataPanel::sessionChanged);
  connect(m_chart, &ChartPage::saveRequested, this, &DataPanel::chooseChartFile);
}

void DataPanel::refreshTable() {
  const bool showsOriginal = m_original->isChecked();
  m_table->setView(showsOriginal ? m_controller->base() : m_controller->view());
  if (!showsOriginal) m_table->setProfiles(m_controller->profiles());
  m_pages->setCurrentIndex(m_controller->hasTable() ? 1 : 0);
  refreshHead();
}

void DataPanel::refreshHead() {
  const bool hasTable = m_controller->hasTable();
  for (QWidget* widget : std::initializer_list<QWidget*>{m_head, m_tabs, m_footer})
    widget->setVisible(hasTable);
  m_steps->setVisible(hasTable && m_sideToggle->isChecked());
  for (QAction* action : m_tableActions)
    action->setEnabled(hasTable);
  m_undoAction->setEnabled(m_controller->canUndo());
  m_redoAction->setEnabled(m_controller->canRedo());
  if (!hasTable) return;
  m_title->setFullText(tableName(m_controller->file()));
  const bool isOriginal = m_original->isChecked() || m_controller->steps().empty();
  m_original->setEnabled(!m_controller->steps().empty());
  m_size->setFullText(sizeText(m_original->isChecked() ? m_controller->base() : m_controller->view()));
  m_original->setToolTip(m_original->accessibleName() +
                         (isOriginal ? QString() : u'\n' + tr("As opened: %1").arg(sizeText(m_controller->base()))));
  int sorted = -1;
  bool isDescending = false;
  const Steps& steps = m_controller->steps();
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (const auto* sort = std::get_if<SortStep>(&steps[i].action);
        sort != nullptr && steps[i].isOn && !m_controller->isLeftOut(i)) {
      const auto column = m_controller->view().find(sort->column);
      if (!column) continue;
      sorted = static_cast<int>(*column);
      isDescending = sort->isDescending;
    }
  m_table->setSorted(m_original->isChecked() ? -1 : sorted, isDescending);
}

void DataPanel::refreshActivity() {
  m_cancelAction->setEnabled(m_controller->activity() != DataActivity::Idle);
  refreshAnswer();
  refreshMissingAnalysis();
  refreshHead();
  Q_EMIT statusChanged();
}

void DataPanel::refreshAnswer() {
  const DataAnswerInfo answer = m_controller->answer().value_or(DataAnswerInfo());
  MessageDetails who;
  who.fromRemote = answer.remote;
  who.fallback = answer.fallback;
  const QString instead = fallbackText(who);
  QStringList parts;
  if (m_controller->answer())
    parts << (answer.areSteps ? stepsTimeText(answer.trace.total) : timesText(answer.trace, answer.readsFile));
  if (!instead.isEmpty()) parts << instead;
  m_times->setFullText(parts.join(QStringLiteral(" · ")));
  m_cached->setVisible(answer.fromCache);
  m_remote->setVisible(answer.remote);
  m_remote->setToolTip(instead.isEmpty() ? tr("A service elsewhere answered") : instead);
  m_fallback->setToolTip(instead);
  m_fallback->setVisible(!instead.isEmpty() && !answer.remote);
}

bool DataPanel::sendsRows() const {
  return isSentElsewhere(m_settings.settings().service(ServiceKind::Data));
}

bool DataPanel::showsFigures() const {
  const int page = m_tabs->currentIndex();
  return page != TableTab && page != ChartTab;
}

/// Figures of a table whose steps are not applied, and those that are computed elsewhere, are had by a button only.
void DataPanel::refreshMissingAnalysis() {
  const bool isMissing = showsFigures() && m_controller->hasTable() && !m_controller->analysis() &&
                         m_controller->activity() == DataActivity::Idle && !m_controller->error();
  if (!isMissing || (!m_controller->halted() && !m_controller->isAnalysisHeld()))
    return m_notices->showMissingAnalysis(QString());
  QString why = m_controller->halted() ? tr("The table is not analyzed by itself while steps are not applied.")
                                       : tr("The table is analyzed elsewhere, and was not sent by itself.");
  if (sendsRows())
    why +=
        u' ' +
        tr("Analyze sends the rows to %1.").arg(hostsText(m_settings.settings().service(ServiceKind::Data).endpoints));
  m_notices->showMissingAnalysis(why);
}

void DataPanel::analyzeIfWanted() {
  const auto isWanted = [this] {
    return showsFigures() && m_controller->hasTable() && !m_controller->analysis() && !m_controller->error();
  };
  if (!isWanted()) return;
  // The view may be shown just before the steps' end is told; it is idle when the events are through.
  QMetaObject::invokeMethod(
      this,
      [this, isWanted] {
        if (isWanted() && !m_controller->halted()) m_controller->analyze(m_analysisAsking);
      },
      Qt::QueuedConnection);
}

void DataPanel::analyzeNow() {
  m_analysisAsking = Asking::Anybody;
  m_controller->analyze();
}

/// What waited for somebody's word, since it is no longer sent anywhere.
void DataPanel::applyHeld() {
  if (sendsRows()) return;
  m_analysisAsking = Asking::Anybody;
  const auto& halted = m_controller->halted();
  if (halted && halted->reason == HaltReason::NotSent)
    m_controller->retrySteps();
  else if (m_controller->isAnalysisHeld())
    analyzeIfWanted();
}

PanelStatus DataPanel::status() const {
  const ServiceSettings& service = m_settings.settings().service(ServiceKind::Data);
  return {sendsRows() ? tr("Rows go to %1").arg(hostsText(service.endpoints)) : QString(), activityText(*m_controller),
          0};
}

void DataPanel::focusFirst() {
  if (m_controller->hasTable())
    m_table->grid().setFocus();
  else
    m_empty->openButton().setFocus();
}

void DataPanel::shutdown() {
  m_controller->cancel();
}

void DataPanel::showPage(int page) {
  if (page >= 0 && page < TabCount) m_tabs->setCurrentIndex(page);
}

} // namespace aisemble::ui
