// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_results_view.h"

#include "ui/prompt/message_text.h"
#include "ui/text/bar_list.h"
#include "ui/text/findings_model.h"
#include "ui/text/stage_times.h"
#include "ui/text/text_export.h"
#include "ui/widgets/controls.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

constexpr int kJsonTab = 2;
/// More than this nobody reads, and laying it out would stall the window; the export has all of it.
constexpr std::size_t kShownJson = 256 * 1024;

void clear(QLayout& layout) {
  while (QLayoutItem* item = layout.takeAt(0)) {
    delete item->widget();
    delete item;
  }
}

} // namespace

TextResultsView::TextResultsView(const Theme& theme, TextController& controller, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_controller(controller) {
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
  m_pages = new QStackedWidget(this);
  stack->addWidget(m_pages);
  m_hint = makeLabel({}, "muted", m_pages);
  m_hint->setAlignment(Qt::AlignCenter);
  m_hint->setWordWrap(true);
  m_hint->setMargin(24);
  m_pages->addWidget(m_hint);

  auto* page = new QWidget(m_pages);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kHalfStep);
  column->addWidget(buildHead(theme));
  m_tabs = new QTabWidget(page);
  m_tabs->setDocumentMode(true);
  m_tabs->tabBar()->setExpanding(false);
  m_tabs->tabBar()->setDrawBase(false);
  m_tabs->setAccessibleName(tr("Result"));
  m_tabs->addTab(buildOverview(theme), tr("Overview"));
  m_tabs->addTab(buildTable(theme), tr("Table"));
  if (controller.canEncode()) m_tabs->addTab(buildJson(), tr("JSON"));
  column->addWidget(m_tabs, 1);
  column->addWidget(buildFoot());
  m_pages->addWidget(page);
  connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
    if (tab == kJsonTab) fillJson();
    Q_EMIT tabChanged();
  });
}

QWidget* TextResultsView::buildHead(const Theme& theme) {
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, kStep, kStep, 0);
  row->setSpacing(kHalfStep);
  m_headline = new ElidedLabel(head);
  m_headline->setProperty("tone", "title");
  row->addWidget(m_headline, 1);
  m_stale = makeLabel(tr("Text changed"), "badge", head);
  m_stale->setToolTip(tr("The text was edited since. Run the task again for a new result."));
  m_cached = makeLabel(tr("Cached"), "badge", head);
  m_cached->setToolTip(tr("Answered from the cache"));
  m_remote = makeLabel(tr("remote"), "badge", head);
  m_remote->setToolTip(tr("Answered by a service elsewhere"));
  for (QLabel* badge : {m_stale, m_cached, m_remote})
    row->addWidget(badge, 0, Qt::AlignVCenter);
  m_copy = new IconButton(theme, Glyph::Copy, tr("Copy the result (Ctrl+Shift+C)"), head);
  m_export = new IconButton(theme, Glyph::Export, tr("Export the result (Ctrl+S)"), head);
  row->addWidget(m_copy);
  row->addWidget(m_export);
  connect(m_copy, &QToolButton::clicked, this, &TextResultsView::copy);
  connect(m_export, &QToolButton::clicked, this, &TextResultsView::exportRequested);
  return head;
}

QWidget* TextResultsView::buildOverview(const Theme& theme) {
  auto* area = new QScrollArea(this);
  area->setProperty("area", "side");
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  auto* inside = new QWidget(area);
  inside->setProperty("area", "side");
  inside->setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(inside);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(12);
  m_quote = makeLabel({}, "field", inside);
  m_quote->setWordWrap(true);
  m_quote->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_quote->setAccessibleName(tr("Summary"));
  column->addWidget(m_quote);
  m_figuresBox = new QWidget(inside);
  m_figures = new QGridLayout(m_figuresBox);
  m_figures->setContentsMargins(0, 0, 0, 0);
  m_figures->setHorizontalSpacing(kDoubleStep);
  m_figures->setVerticalSpacing(kStep);
  column->addWidget(m_figuresBox);
  m_barsTitle = makeLabel({}, "section", inside);
  column->addWidget(m_barsTitle);
  m_bars = new BarList(theme, inside);
  column->addWidget(m_bars);
  m_notes = new QVBoxLayout;
  m_notes->setSpacing(kStep);
  column->addLayout(m_notes);
  column->addStretch(1);
  area->setWidget(inside);
  connect(m_bars, &BarList::activated, this, [this](int row) {
    selectRow(row);
    Q_EMIT rowChosen(row);
  });
  return area;
}

QWidget* TextResultsView::buildTable(const Theme& theme) {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(kStep, kStep, kStep, 0);
  m_table = new QTableView(page);
  nameTable(*m_table, tr("Result as a table"));
  m_table->setProperty("figures", true); // cells stand under their column heads
  m_model = new FindingsModel(theme, m_table);
  m_table->setModel(m_model);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setShowGrid(false);
  m_table->setAlternatingRowColors(false);
  m_table->setTabKeyNavigation(false);
  m_table->setWordWrap(false);
  m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
  m_table->horizontalHeader()->setHighlightSections(false);
  column->addWidget(m_table);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
    if (now.isValid() && !m_selecting) Q_EMIT rowChosen(now.row());
  });
  connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
    if (!m_selecting) Q_EMIT rowChosen(index.row());
  });
  connect(m_table, &QTableView::activated, this,
          [this](const QModelIndex& index) { Q_EMIT rowActivated(index.row()); });
  return page;
}

QWidget* TextResultsView::buildJson() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(kStep, kStep, kStep, 0);
  m_json = new QPlainTextEdit(page);
  m_json->setProperty("field", true);
  m_json->setAccessibleName(tr("Result as JSON"));
  m_json->setReadOnly(true);
  m_json->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_json->setTabChangesFocus(true);
  m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
  m_json->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  column->addWidget(m_json);
  return page;
}

QWidget* TextResultsView::buildFoot() {
  auto* foot = new QWidget(this);
  auto* column = new QVBoxLayout(foot);
  column->setContentsMargins(12, kHalfStep, 12, kStep);
  column->setSpacing(2);
  m_times = makeLabel({}, "caption", foot);
  m_times->setWordWrap(true);
  m_origin = makeLabel({}, "caption", foot);
  m_origin->setWordWrap(true);
  column->addWidget(m_times);
  column->addWidget(m_origin);
  return foot;
}

void TextResultsView::showOutcome(const TextOutcome& outcome) {
  m_findings = outcome.findings;
  m_jsonFilled = false;
  m_selecting = true;
  m_model->setFindings(m_findings);
  m_selecting = false;
  fitColumns();
  m_headline->setFullText(m_findings->headline);
  m_cached->setVisible(outcome.report.fromCache);
  m_remote->setVisible(outcome.report.remote);
  m_stale->hide();
  m_quote->setText(m_findings->quote);
  m_quote->setVisible(!m_findings->quote.isEmpty());
  fillFigures();
  m_barsTitle->setText(m_findings->barsTitle);
  m_barsTitle->setVisible(!m_findings->bars.empty());
  m_bars->setAccessibleName(m_findings->barsTitle);
  m_bars->setVisible(!m_findings->bars.empty());
  m_bars->setBars(m_findings->bars, m_findings->barLow, m_findings->barHigh);
  fillNotes();
  fillFoot(outcome.report);
  m_pages->setCurrentIndex(1);
  if (m_tabs->currentIndex() == kJsonTab) fillJson();
}

void TextResultsView::showNothing(const QString& hint) {
  m_hint->setText(hint);
  m_findings.reset();
  m_model->setFindings(nullptr);
  m_pages->setCurrentIndex(0);
}

void TextResultsView::setStale(bool stale) {
  m_stale->setVisible(stale);
}

bool TextResultsView::isStale() const {
  return !m_stale->isHidden();
}

void TextResultsView::fillFigures() {
  clear(*m_figures);
  constexpr int kColumns = 3;
  int at = 0;
  for (const Figure& figure : m_findings->figures) {
    auto* cell = new QWidget(m_figuresBox);
    auto* stack = new QVBoxLayout(cell);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(0);
    auto* value = makeLabel(figure.value, "title", cell);
    auto* name = makeLabel(figure.name, "caption", cell);
    name->setWordWrap(true);
    cell->setToolTip(figure.explanation);
    stack->addWidget(value);
    stack->addWidget(name);
    stack->addStretch(1);
    m_figures->addWidget(cell, at / kColumns, at % kColumns);
    ++at;
  }
  for (int i = 0; i < kColumns; ++i)
    m_figures->setColumnStretch(i, 1);
  m_figuresBox->setVisible(at > 0);
}

void TextResultsView::fillNotes() {
  clear(*m_notes);
  for (const QString& explanation : m_findings->explanations) {
    auto* label = makeLabel(explanation, "caption", this);
    label->setWordWrap(true);
    m_notes->addWidget(label);
  }
  for (const QString& note : m_findings->notes) {
    auto* frame = new QFrame(this);
    frame->setProperty("notice", "warning");
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(12, kStep, 12, kStep);
    auto* label = makeLabel(note, "field", frame);
    label->setWordWrap(true);
    row->addWidget(label);
    m_notes->addWidget(frame);
  }
}

void TextResultsView::fillFoot(const RequestReport& report) {
  m_times->setText(stageTimesText(report.trace));
  m_times->setToolTip(stageTimesTable(report.trace));
  QString origin = report.remote
                       ? tr("These results come from a service elsewhere.")
                       : tr("These results come from lexicon and rules on this machine, not from a language model.");
  MessageDetails whose;
  whose.fallback = report.fallback;
  whose.fromRemote = report.remote;
  if (const QString instead = fallbackText(whose); !instead.isEmpty()) origin += u' ' + instead;
  if (!m_findings->language.isEmpty())
    origin += u' ' + tr("Language of the text: %1.").arg(languageName(m_findings->language));
  m_origin->setText(origin);
}

void TextResultsView::fillJson() {
  if (m_jsonFilled || !m_findings || !m_controller.canEncode()) return;
  m_jsonFilled = true;
  m_json->setPlainText(tr("Writing…"));
  m_controller.encode(this, [this, shownFor = m_findings](const std::string& text) {
    if (shownFor != m_findings) return;
    if (text.size() <= kShownJson) {
      m_json->setPlainText(QString::fromStdString(text));
      return;
    }
    const std::size_t cut = text.rfind('\n', kShownJson);
    m_json->setPlainText(
        tr("The first %1 of %2 are shown. Export gives the whole.")
            .arg(QLocale().formattedDataSize(static_cast<qint64>(kShownJson)),
                 QLocale().formattedDataSize(static_cast<qint64>(text.size()))) +
        QStringLiteral("\n\n") +
        QString::fromUtf8(text.data(), static_cast<qsizetype>(cut == std::string::npos ? kShownJson : cut)));
  });
}

void TextResultsView::fitColumns() {
  // A hidden table would measure all of its rows, which takes seconds for a long text: the first ones and the last,
  // which has the greatest number, tell enough.
  constexpr int kMeasured = 100;
  constexpr int kWidest = 220;
  QHeaderView* header = m_table->horizontalHeader();
  const int columns = m_model->columnCount();
  const int rows = m_model->rowCount();
  const int wide = m_findings->task == NlpTask::Tokenize || m_findings->task == NlpTask::Summarize ? 1 : 0;
  for (int column = 0; column < columns; ++column) {
    header->setSectionResizeMode(column, column == wide ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (column == wide) continue;
    int width = header->sectionSizeHint(column);
    const auto measure = [&](int row) {
      const QString& cell = m_findings->rows[static_cast<std::size_t>(row)].cells.value(column);
      width = std::max(width, m_table->fontMetrics().horizontalAdvance(cell) + 2 * kStep + kHalfStep);
    };
    for (int row = 0; row < std::min(rows, kMeasured); ++row)
      measure(row);
    if (rows > kMeasured) measure(rows - 1);
    header->resizeSection(column, std::min(width, kWidest));
  }
}

void TextResultsView::selectRow(int row) {
  if (row < 0 || row >= m_model->rowCount()) return;
  m_selecting = true;
  const QModelIndex index = m_model->index(row, 0);
  m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  m_table->scrollTo(index);
  m_selecting = false;
}

int TextResultsView::tab() const {
  return m_tabs->currentIndex();
}

void TextResultsView::setTab(int tab) {
  if (tab >= 0 && tab < m_tabs->count()) m_tabs->setCurrentIndex(tab);
}

void TextResultsView::focusTable() {
  m_table->setFocus(Qt::ShortcutFocusReason);
  if (!m_table->currentIndex().isValid()) selectRow(0);
}

QString TextResultsView::headline() const {
  return m_findings ? m_headline->fullText() : QString();
}

QString TextResultsView::hint() const {
  return m_findings ? QString() : m_hint->text();
}

QString TextResultsView::origin() const {
  return m_findings ? m_origin->text() : QString();
}

QString TextResultsView::jsonText() const {
  return m_controller.canEncode() ? m_json->toPlainText() : QString();
}

void TextResultsView::copy() {
  if (!m_findings) return;
  const auto put = [this](const QString& text) {
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT copied();
  };
  if (m_tabs->currentIndex() == kJsonTab)
    m_controller.encode(this, [put](const std::string& text) { put(QString::fromStdString(text)); });
  else if (!m_findings->quote.isEmpty() && m_tabs->currentIndex() == 0)
    put(m_findings->quote);
  else
    put(tabbedOf(*m_findings));
}

} // namespace aisemble::ui
