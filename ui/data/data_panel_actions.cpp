// SPDX-License-Identifier: GPL-3.0-or-later
// What the Data panel does when told: commands, files in and out, columns' menus, session.

#include "core/base/files.h"
#include "ui/data/chart_page.h"
#include "ui/data/data_panel.h"
#include "ui/data/steps_panel.h"
#include "ui/data/table_page.h"
#include "ui/messages/message_translation.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/isolated.h"

#include <QBuffer>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QSplitter>
#include <QTabBar>

namespace aisemble::ui {
namespace {

// Indices of StepAction's alternatives.
constexpr int kFilterStep = 0;
constexpr int kRenameStep = 3;
constexpr int kFillStep = 4;
constexpr int kGroupStep = 7;

constexpr qsizetype kLongestSteps = 1'000'000;

struct ExportFormat {
  const char* suffix;
  const char* filter;
};
constexpr ExportFormat kFormats[] = {{"csv", QT_TRANSLATE_NOOP("aisemble::ui::DataPanel", "CSV (*.csv)")},
                                     {"tsv", QT_TRANSLATE_NOOP("aisemble::ui::DataPanel", "TSV (*.tsv)")},
                                     {"json", QT_TRANSLATE_NOOP("aisemble::ui::DataPanel", "JSON (*.json)")},
                                     {"jsonl", QT_TRANSLATE_NOOP("aisemble::ui::DataPanel", "JSON lines (*.jsonl)")}};

QString firstLocalFile(const QMimeData* data) {
  if (data == nullptr) return {};
  for (const QUrl& url : data->urls())
    if (url.isLocalFile()) return url.toLocalFile();
  return {};
}

} // namespace

QAction* DataPanel::command(const char* id, const QString& text, const QKeySequence& keys, std::function<void()> run) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(id));
  action->setShortcut(keys);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  action->setProperty("category", tr("Data"));
  connect(action, &QAction::triggered, this, std::move(run));
  m_commands << action;
  return action;
}

void DataPanel::makeCommands() {
  command("data.open", tr("Open a table"), QKeySequence::Open, [this] { chooseFile(); });
  command("data.paste", tr("Paste cells as a table"), QKeySequence::Paste, [this] { paste(); });
  command("data.sample", tr("Open the sample table"), QKeySequence(), [this] { openSample(); });
  m_cancelAction = command("data.cancel", tr("Cancel what runs"), Qt::Key_Escape, [this] { m_controller->cancel(); });
  m_undoAction = command("data.undo", tr("Undo the last change of the steps"), QKeySequence::Undo,
                         [this] { m_controller->undo(); });
  m_redoAction =
      command("data.redo", tr("Redo the change of the steps"), QKeySequence::Redo, [this] { m_controller->redo(); });
  const auto needsTable = [this](const char* id, const QString& text, const QKeySequence& keys, auto run) {
    m_tableActions << command(id, text, keys, run);
  };
  needsTable("data.export", tr("Export what is shown"), QKeySequence::Save, [this] { chooseExport(); });
  m_tableActions.back()->setShortcuts({QKeySequence::Save, Qt::CTRL | Qt::Key_E}); // as elsewhere; as it was
  needsTable("data.close", tr("Close the table"), QKeySequence::Close, [this] {
    m_controller->close();
    focusFirst();
  });
  needsTable("data.search", tr("Search in the table"), QKeySequence::Find, [this] {
    showPage(TableTab);
    m_table->focusSearch();
  });
  needsTable("data.nextHit", tr("Next hit"), Qt::Key_F3, [this] { m_table->findNext(1); });
  needsTable("data.previousHit", tr("Previous hit"), Qt::SHIFT | Qt::Key_F3, [this] { m_table->findNext(-1); });
  needsTable("data.copy", tr("Copy the chosen cells with the columns' names"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
             [this] { m_table->copySelection(true); });
  needsTable("data.sort", tr("Sort by the current column"), Qt::CTRL | Qt::SHIFT | Qt::Key_S,
             [this] { sortBy(m_table->currentColumn()); });
  needsTable("data.filter", tr("Keep rows by the current column"), Qt::CTRL | Qt::SHIFT | Qt::Key_F,
             [this] { beginStep(kFilterStep); });
  needsTable("data.group", tr("Group by the current column"), Qt::CTRL | Qt::SHIFT | Qt::Key_G,
             [this] { beginStep(kGroupStep); });
  needsTable("data.steps", tr("Go to the steps"), Qt::CTRL | Qt::Key_L, [this] {
    m_sideToggle->setChecked(true);
    m_steps->beginStep(kFilterStep, columnName(m_table->currentColumn()));
  });
  needsTable("data.original", tr("Show the table as it was opened, or as prepared"), Qt::CTRL | Qt::SHIFT | Qt::Key_O,
             [this] {
               if (m_original->isEnabled()) m_original->toggle();
             });
  needsTable("data.analyze", tr("Analyze"), Qt::Key_F5, [this] {
    if (m_tabs->currentIndex() == TableTab || m_tabs->currentIndex() == ChartTab) showPage(StatisticsTab);
    analyzeNow();
  });
  const QStringList pages{tr("Go to the table"), tr("Go to the statistics"), tr("Go to the correlations"),
                          tr("Go to the chart"), tr("Go to the JSON")};
  const char* const ids[] = {"data.table", "data.statistics", "data.correlations", "data.chart", "data.json"};
  for (int page = 0; page < TabCount; ++page)
    needsTable(ids[page], pages[page], QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)), [this, page] {
      showPage(page);
      if (page == TableTab) m_table->grid().setFocus(Qt::ShortcutFocusReason);
      if (page == ChartTab) m_chart->focusFirst();
    });
  needsTable("data.saveChart", tr("Save the chart as a picture"), Qt::CTRL | Qt::SHIFT | Qt::Key_P,
             [this] { chooseChartFile(); });
  command("data.toggleSide", tr("Show or hide the steps"), Qt::CTRL | Qt::SHIFT | Qt::Key_B,
          [this] { m_sideToggle->toggle(); });
  addActions(m_commands);
}

/// Another table is wanted, and so are its figures where their page is open.
void DataPanel::forgetRestored() {
  m_restoredFile.reset();
  m_controller->restoreSteps({});
  m_analysisAsking = Asking::Anybody;
}

void DataPanel::openFile(const QString& file) {
  forgetRestored();
  m_controller->open(std::filesystem::path(file.toStdString()));
}

void DataPanel::take(const QVariantMap& what) {
  if (const QString file = what.value(QStringLiteral("file")).toString(); !file.isEmpty()) openFile(file);
}

void DataPanel::chooseFile() {
  auto* dialog = new QFileDialog(this, tr("Open a table"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters({tr("Tables (*.csv *.tsv *.tab *.txt *.json *.jsonl *.ndjson)"), tr("All files (*)")});
  if (!m_controller->file().empty() && !m_controller->isPasted())
    dialog->setDirectory(QString::fromStdString(m_controller->file().parent_path().string()));
  connect(dialog, &QFileDialog::fileSelected, this, &DataPanel::openFile);
  dialog->open();
}

void DataPanel::openSample() {
  openFile(QString::fromStdString((m_context.samplesFolder / "tables" / "penguins.csv").string()));
}

void DataPanel::paste() {
  const QMimeData* held = QGuiApplication::clipboard()->mimeData();
  if (const QString file = firstLocalFile(held); !file.isEmpty()) return openFile(file);
  forgetRestored();
  m_controller->openText(held != nullptr ? held->text() : QString());
}

QString DataPanel::tableName(const std::filesystem::path& file) const {
  return m_controller->isPasted(file) ? tr("Pasted table") : QString::fromStdString(file.filename().string());
}

void DataPanel::offerSteps(const EarlierTable& earlier) {
  const QString now = isolated(tableName(m_controller->file()));
  m_offered = earlier.file == m_controller->file()
                  ? tr("“%1” was opened anew, without its steps").arg(now)
                  : tr("“%1” was opened in place of “%2” and its steps").arg(now, isolated(tableName(earlier.file)));
  Q_EMIT undoOffered(m_offered, [panel = QPointer<DataPanel>(this), earlier] {
    if (panel) panel->m_controller->bringBack(earlier);
  });
}

void DataPanel::chooseExport() {
  if (!m_controller->hasTable() || m_controller->refuseExport()) return;
  auto* dialog = new QFileDialog(this, tr("Export the table"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  QStringList filters;
  for (const ExportFormat& format : kFormats)
    filters << tr(format.filter);
  dialog->setNameFilters(filters);
  dialog->setDefaultSuffix(QStringLiteral("csv"));
  if (!m_controller->isPasted())
    dialog->setDirectory(QString::fromStdString(m_controller->file().parent_path().string()));
  dialog->selectFile(tr("%1-prepared").arg(QString::fromStdString(m_controller->file().stem().string())) +
                     QStringLiteral(".csv"));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters](const QString& filter) {
    dialog->setDefaultSuffix(QLatin1String(kFormats[std::max<qsizetype>(0, filters.indexOf(filter))].suffix));
  });
  connect(dialog, &QFileDialog::fileSelected, this, [this, dialog, filters](const QString& file) {
    const qsizetype chosen = std::max<qsizetype>(0, filters.indexOf(dialog->selectedNameFilter()));
    exportTable(file, QLatin1String(kFormats[chosen].suffix));
  });
  dialog->open();
}

void DataPanel::exportTable(const QString& file, const QString& format) {
  const QString suffix = QFileInfo(file).suffix().toLower();
  const auto known = std::find_if(std::begin(kFormats), std::end(kFormats),
                                  [&](const ExportFormat& one) { return suffix == QLatin1String(one.suffix); });
  // What the name says counts, then what was chosen.
  m_controller->exportTo(std::filesystem::path(file.toStdString()),
                         known != std::end(kFormats) ? QLatin1String(known->suffix) : format);
}

void DataPanel::chooseChartFile() {
  if (!m_chart->hasChart() || m_controller->refuseExport()) return;
  auto* dialog = new QFileDialog(this, tr("Save the chart"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters({tr("PNG pictures (*.png)")});
  dialog->setDefaultSuffix(QStringLiteral("png"));
  dialog->selectFile(tr("chart") + QStringLiteral(".png"));
  connect(dialog, &QFileDialog::fileSelected, this, &DataPanel::saveChart);
  dialog->open();
}

void DataPanel::saveChart(const QString& file) {
  m_queue.run(
      [picture = m_chart->picture(), path = std::filesystem::path(file.toStdString())]() -> Result<void> {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG"))
          return fail(ErrorCode::Internal, "The chart could not be made into a PNG picture.");
        return writeFileAtomically(path, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
      },
      this,
      [this, file](const Result<void>& saved) {
        Q_EMIT notice(saved ? tr("Saved to %1").arg(file) : said(saved.error()));
      });
}

QString DataPanel::columnName(int column) const {
  const auto& columns = m_controller->view().columns;
  return column >= 0 && static_cast<std::size_t>(column) < columns.size()
             ? QString::fromStdString(columns[static_cast<std::size_t>(column)].name)
             : QString();
}

void DataPanel::addStep(StepAction action) {
  Steps steps = m_controller->steps();
  steps.push_back({std::move(action), true});
  m_controller->setSteps(std::move(steps));
}

void DataPanel::sortBy(int column) {
  const std::string name = columnName(column).toStdString();
  if (name.empty() || m_original->isChecked()) return;
  Steps steps = m_controller->steps();
  auto* last = steps.empty() ? nullptr : std::get_if<SortStep>(&steps.back().action);
  if (last == nullptr || !steps.back().isOn)
    steps.push_back({SortStep{name, false}, true});
  else if (last->column != name)
    *last = {name, false};
  else if (!last->isDescending)
    last->isDescending = true;
  else
    steps.pop_back();
  m_controller->setSteps(std::move(steps));
}

void DataPanel::beginStep(int kind) {
  const QString name = columnName(m_table->currentColumn());
  if (name.isEmpty()) return;
  m_sideToggle->setChecked(true);
  m_steps->beginStep(kind, name);
}

void DataPanel::columnMenu(int column, const QPoint& where) {
  const QString name = columnName(column);
  if (name.isEmpty() || m_original->isChecked()) return;
  const std::string key = name.toStdString();
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto begin = [this, name](int kind) {
    m_sideToggle->setChecked(true);
    m_steps->beginStep(kind, name);
  };
  menu->addAction(tr("Sort ascending"), this, [this, key] { addStep(SortStep{key, false}); });
  menu->addAction(tr("Sort descending"), this, [this, key] { addStep(SortStep{key, true}); });
  menu->addSeparator();
  menu->addAction(tr("Keep rows where…"), this, [begin] { begin(kFilterStep); });
  menu->addAction(tr("Drop rows where it is missing"), this, [this, key] { addStep(DropMissingStep{key}); });
  menu->addAction(tr("Fill missing values…"), this, [begin] { begin(kFillStep); });
  menu->addSeparator();
  menu->addAction(tr("Rename…"), this, [begin] { begin(kRenameStep); });
  QAction* remove = menu->addAction(tr("Leave this column out"), this, [this, key] {
    SelectStep step;
    for (const ViewColumn& one : m_controller->view().columns)
      if (one.name != key) step.columns.push_back(one.name);
    addStep(std::move(step));
  });
  remove->setEnabled(m_controller->view().columns.size() > 1);
  menu->addSeparator();
  menu->addAction(tr("Group by it…"), this, [begin] { begin(kGroupStep); });
  menu->addAction(tr("Draw it"), this, [this, key, column] {
    const ColumnProfile* profile = m_table->model().profile(column);
    ChartSetup setup;
    setup.x = key;
    setup.kind = profile != nullptr && profile->isNumeric() ? ChartKind::Histogram : ChartKind::Bar;
    m_chart->setSetup(setup);
    showPage(ChartTab);
  });
  menu->popup(where);
}

void DataPanel::saveSession(QVariantMap& session) const {
  const auto put = [&session](const char* key, const QVariant& value) { session.insert(QLatin1String(key), value); };
  const bool isWaiting = m_restoredFile.has_value();
  put("data/file", isWaiting ? *m_restoredFile : QString::fromStdString(m_controller->file().string()));
  put("data/steps", stepsToText(isWaiting ? m_restoredSteps : m_controller->steps()));
  put("data/page", m_tabs->currentIndex());
  put("data/columns", m_columns->saveState());
  put("data/showSteps", m_sideToggle->isChecked());
  const ChartSetup setup = m_chart->wanted();
  put("data/chart/kind", static_cast<int>(setup.kind));
  put("data/chart/figure", static_cast<int>(setup.figure));
  put("data/chart/x", QString::fromStdString(setup.x));
  put("data/chart/y", QString::fromStdString(setup.y));
  put("data/chart/group", QString::fromStdString(setup.group));
}

void DataPanel::restoreSession(const QVariantMap& session) {
  const auto text = [&session](const char* key) { return session.value(QLatin1String(key)).toString(); };
  const auto number = [&session](const char* key, int count) {
    bool isNumber = false;
    const int value = session.value(QLatin1String(key)).toInt(&isNumber);
    return isNumber && value >= 0 && value < count ? value : 0;
  };
  m_columns->restoreState(session.value(QStringLiteral("data/columns")).toByteArray());
  if (session.contains(QStringLiteral("data/showSteps")))
    m_sideToggle->setChecked(session.value(QStringLiteral("data/showSteps")).toBool());
  ChartSetup setup;
  setup.kind = static_cast<ChartKind>(number("data/chart/kind", kChartKindCount));
  setup.figure = static_cast<BarFigure>(number("data/chart/figure", kBarFigureCount));
  setup.x = text("data/chart/x").toStdString();
  setup.y = text("data/chart/y").toStdString();
  setup.group = text("data/chart/group").toStdString();
  m_chart->setSetup(setup);
  m_tabs->setCurrentIndex(number("data/page", TabCount));
  const QString file = text("data/file");
  if (file.isEmpty() || m_controller->hasTable()) return;
  m_restoredFile = file;
  m_restoredSteps = stepsFromText(text("data/steps").left(kLongestSteps));
  if (isVisible()) openRestored();
}

void DataPanel::openRestored() {
  if (!m_restoredFile) return;
  const QString file = *m_restoredFile;
  m_restoredFile.reset();
  m_analysisAsking = sendsRows() ? Asking::OnlyCache : Asking::Anybody;
  m_controller->restoreSteps(m_restoredSteps, m_analysisAsking);
  m_controller->open(std::filesystem::path(file.toStdString()));
}

void DataPanel::showEvent(QShowEvent* event) {
  Panel::showEvent(event);
  openRestored();
}

void DataPanel::dragEnterEvent(QDragEnterEvent* event) {
  if (firstLocalFile(event->mimeData()).isEmpty() && !event->mimeData()->hasText()) return;
  event->acceptProposedAction();
  m_dropHint->setGeometry(rect().adjusted(12, 12, -12, -12));
  m_dropHint->raise();
  m_dropHint->show();
}

void DataPanel::dragLeaveEvent(QDragLeaveEvent*) {
  m_dropHint->hide();
}

void DataPanel::dropEvent(QDropEvent* event) {
  m_dropHint->hide();
  event->acceptProposedAction();
  const QString file = firstLocalFile(event->mimeData());
  if (file.isEmpty()) {
    forgetRestored();
    m_controller->openText(event->mimeData()->text());
    return;
  }
  if (event->mimeData()->urls().size() > 1)
    Q_EMIT notice(tr("One table at a time: %1 is opened.").arg(QFileInfo(file).fileName()));
  openFile(file);
}

void DataPanel::resizeEvent(QResizeEvent* event) {
  Panel::resizeEvent(event);
  if (m_dropHint->isVisible()) m_dropHint->setGeometry(rect().adjusted(12, 12, -12, -12));
}

} // namespace aisemble::ui
