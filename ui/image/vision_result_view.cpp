// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/vision_result_view.h"

#include "ui/image/image_stage_bars.h"
#include "ui/messages/message_translation.h"
#include "ui/prompt/message_text.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/isolated.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace aisemble::ui {
namespace {

constexpr int kResultRow = 28;
constexpr int kLeastRows = 3;   ///< of the table, also in a small window
constexpr int kHeadPadding = 8; ///< left and right of a column's head: workbench.qss
constexpr int kCardPadding = 12;

/// A bar behind a share, so that a column of them is read at a glance. Paints the ground of marked cells itself: under
/// a style sheet with rules for items, Qt leaves the model's out.
class ShareDelegate final : public QStyledItemDelegate {
 public:
  ShareDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    if (const QVariant ground = index.data(Qt::BackgroundRole);
        ground.isValid() && !option.state.testFlag(QStyle::State_Selected))
      painter->fillRect(option.rect, ground.value<QBrush>());
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant share = index.data(VisionTableModel::ShareRole);
    if (!share.isValid()) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const QRectF track(option.rect.left() + kStep, option.rect.bottom() - 4, option.rect.width() - 2 * kStep, 2);
    painter->setBrush(m_theme.tokens().raised);
    painter->drawRect(track);
    painter->setBrush(m_theme.tokens().accent);
    painter->drawRect(QRectF(track.topLeft(), QSizeF(track.width() * std::clamp(share.toDouble(), 0.0, 1.0), 2)));
    painter->restore();
  }

 private:
  const Theme& m_theme;
};

/// The answer without the picture in it, which would be millions of letters that nobody reads.
Response withoutPicture(const Response& response) {
  Response out = response;
  if (auto* result = std::get_if<VisionResult>(&out))
    if (auto* made = std::get_if<ProcessedImage>(&result->detail)) made->image = {};
  return out;
}

struct VisionResultText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::VisionResultView)
};

QString nothingFound(VisionTask task) {
  switch (task) {
  case VisionTask::FaceDetection:
    return VisionResultText::tr("No faces were found in the picture.");
  case VisionTask::DetectObjects:
    return VisionResultText::tr("No objects were found in the picture.");
  case VisionTask::ExtractText:
    return VisionResultText::tr("No words were found in the picture.");
  default:
    return VisionResultText::tr("Nothing was found in the picture.");
  }
}

/// What went wrong, with the picture's name once, as `shown`; the engine may have named the whole path already.
QString failureText(const QString& name, const QString& shown, const Error& error) {
  const QString text = said(error);
  const QString named = name + QLatin1String(": ");
  const qsizetype at = text.indexOf(named);
  return shown + QLatin1String(": ") + (at < 0 ? text : text.sliced(at + named.size()));
}

} // namespace

VisionResultView::VisionResultView(const Theme& theme, BackgroundQueue& queue,
                                   std::function<std::string(const Response&)> encodeResult, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_queue(queue), m_encode(std::move(encodeResult)) {
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(kStep);
  auto* head = new QHBoxLayout;
  head->addWidget(makeLabel(tr("Result"), "title", this));
  m_badge = makeLabel(QString(), "badge", this);
  head->addWidget(m_badge);
  head->addStretch(1);
  m_save = makeButton(tr("Save as…"), "", this);
  m_save->setToolTip(tr("Save the new picture to a file (Ctrl+S)"));
  head->addWidget(m_save);
  stack->addLayout(head);
  m_summary = makeLabel(QString(), "caption", this);
  m_summary->setWordWrap(true);
  stack->addWidget(m_summary);
  m_hint = makeLabel(QString(), "muted", this);
  m_hint->setWordWrap(true);
  stack->addWidget(m_hint);
  m_error = buildError();
  stack->addWidget(m_error);

  m_tabs = new QTabWidget(this);
  m_tabs->setAccessibleName(tr("Views of the result"));
  m_tabs->setDocumentMode(true);
  m_tabs->tabBar()->setExpanding(false);
  m_tabs->tabBar()->setAccessibleName(tr("Views of the result"));
  m_tabs->addTab(buildTable(), tr("Table"));
  m_textPage = buildText(theme, m_text, tr("Text that was read"));
  m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
  m_tabs->addTab(m_textPage, tr("Text"));
  m_jsonPage = buildText(theme, m_json, tr("Result as JSON"));
  m_jsonNote = makeLabel(tr("The picture itself is left out here; “Save as…” writes it."), "caption", m_jsonPage);
  m_jsonNote->setWordWrap(true);
  qobject_cast<QVBoxLayout*>(m_jsonPage->layout())->insertWidget(0, m_jsonNote);
  m_json->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  m_tabs->addTab(m_jsonPage, tr("JSON"));
  auto* times = new QScrollArea(m_tabs);
  times->setFrameShape(QFrame::NoFrame);
  times->setProperty("area", "side");
  times->setWidgetResizable(true);
  times->setFocusPolicy(Qt::NoFocus);
  m_stages = new ImageStageBars(theme, times);
  auto* page = new QWidget(times);
  page->setProperty("area", "side");
  auto* inside = new QVBoxLayout(page);
  inside->setContentsMargins(kHalfStep, kStep, kHalfStep, 0);
  inside->addWidget(m_stages);
  inside->addStretch(1);
  times->setWidget(page);
  m_tabs->addTab(times, tr("Time"));
  stack->addWidget(m_tabs, 1);
  m_bottom = new QWidget(this);
  stack->addWidget(m_bottom, 0);
  stack->setStretchFactor(m_bottom, 0);

  connect(m_save, &QPushButton::clicked, this, &VisionResultView::saveRequested);
  connect(m_tabs, &QTabWidget::currentChanged, this, &VisionResultView::showJson);
  m_bottom->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
  show({}, {});
}

QWidget* VisionResultView::buildTable() {
  auto* page = new QWidget(this);
  auto* stack = new QVBoxLayout(page);
  stack->setContentsMargins(0, kStep, 0, 0);
  stack->setSpacing(kHalfStep);
  m_model = new VisionTableModel(this);
  m_sorted = new QSortFilterProxyModel(this);
  m_sorted->setSourceModel(m_model);
  m_sorted->setSortRole(VisionTableModel::SortRole);
  m_table = new QTableView(page);
  nameTable(*m_table, tr("Result as a table"));
  m_table->setModel(m_sorted);
  m_table->setProperty("figures", true); // cells stand under their column heads
  m_table->setItemDelegate(new ShareDelegate(m_theme, m_table));
  m_table->setSortingEnabled(true);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setMouseTracking(true);
  m_table->setShowGrid(false);
  m_table->setTabKeyNavigation(false);
  m_table->setWordWrap(false);
  m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setDefaultSectionSize(kResultRow);
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->horizontalHeader()->setMinimumSectionSize(36);
  m_table->horizontalHeader()->setAccessibleName(tr("Columns; click to sort"));
  m_table->installEventFilter(this);
  m_table->viewport()->installEventFilter(this);
  stack->addWidget(m_table, 1);
  m_nothing = makeLabel(QString(), "muted", page);
  m_nothing->setAlignment(Qt::AlignCenter);
  m_nothing->setWordWrap(true);
  m_nothing->setMargin(kDoubleStep);
  stack->addWidget(m_nothing, 1);
  m_copies = new QWidget(page);
  auto* row = new QHBoxLayout(m_copies);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kDoubleStep);
  row->addStretch(1);
  const std::pair<QString, QChar> kinds[] = {{tr("Copy as CSV"), QLatin1Char(',')},
                                             {tr("Copy as TSV"), QLatin1Char('\t')}};
  for (const auto& [text, separator] : kinds) {
    auto* button = makeButton(text, "link", page);
    connect(button, &QPushButton::clicked, this, [this, separator = separator] { copyTable(separator); });
    row->addWidget(button);
  }
  stack->addWidget(m_copies);
  connect(m_table, &QAbstractItemView::entered, this,
          [this](const QModelIndex& index) { Q_EMIT rowHovered(m_sorted->mapToSource(index).row()); });
  connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          [this] { Q_EMIT rowSelected(selectedRow()); });
  return page;
}

QWidget* VisionResultView::buildText(const Theme& theme, QPlainTextEdit*& edit, const QString& name) {
  auto* page = new QWidget(this);
  auto* stack = new QVBoxLayout(page);
  stack->setContentsMargins(0, kStep, 0, 0);
  stack->setSpacing(kHalfStep);
  edit = new QPlainTextEdit(page);
  edit->setProperty("field", true);
  edit->setReadOnly(true);
  edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  edit->setTabChangesFocus(true);
  edit->setLineWrapMode(QPlainTextEdit::NoWrap);
  edit->setMinimumHeight(2 * kResultRow);
  edit->setAccessibleName(name);
  stack->addWidget(edit, 1);
  auto* row = new QHBoxLayout;
  row->addStretch(1);
  auto* copy = makeButton(tr("Copy"), "link", page);
  copy->setAccessibleName(tr("Copy: %1").arg(name));
  row->addWidget(copy);
  stack->addLayout(row);
  Q_UNUSED(theme)
  connect(copy, &QPushButton::clicked, this, [this, text = edit] {
    QGuiApplication::clipboard()->setText(text->toPlainText());
    Q_EMIT copied();
  });
  return page;
}

QFrame* VisionResultView::buildError() {
  auto* card = new QFrame(this);
  card->setProperty("notice", "error");
  auto* stack = new QVBoxLayout(card);
  stack->setContentsMargins(kCardPadding, kStep, kCardPadding, kStep);
  m_errorText = new QLabel(card);
  m_errorText->setWordWrap(true);
  m_errorText->setTextFormat(Qt::PlainText);
  m_errorText->setTextInteractionFlags(Qt::TextSelectableByMouse);
  stack->addWidget(m_errorText);
  m_retry = makeButton(tr("Try again"), "", card);
  stack->addWidget(m_retry, 0, Qt::AlignLeft);
  connect(m_retry, &QPushButton::clicked, this, &VisionResultView::retryRequested);
  return card;
}

void VisionResultView::show(const QString& name, const VisionOutcome& outcome) {
  const bool done = outcome.completed != nullptr;
  const bool failed = outcome.state == PictureMark::Failed && outcome.error.has_value();
  m_name = name;
  m_said = failed ? outcome.error : std::nullopt;
  m_error->setVisible(failed);
  m_tabs->setVisible(done);
  m_bottom->setVisible(!done);
  m_hint->setVisible(!done && !failed);
  m_hintSentence = name.isEmpty()                          ? tr("Open a picture, choose a task and press Run.")
                   : outcome.state == PictureMark::Running ? tr("Working on %1…")
                   : outcome.state == PictureMark::Waiting ? tr("%1 waits for its turn.")
                                                           : tr("Press Run to see what is found in %1.");
  refreshNamed();
  if (done && outcome.completed != m_shown)
    showCompleted(*outcome.completed);
  else if (!done)
    m_model->setTable({});
  m_shown = outcome.completed;
  const auto* result = outcome.result();
  const bool makesPicture = result != nullptr && std::holds_alternative<ProcessedImage>(result->detail);
  m_save->setVisible(done && makesPicture);
  m_jsonNote->setVisible(makesPicture);
  m_badge->setVisible(done && !m_badge->text().isEmpty());
  m_summary->setVisible(done);
  refreshLeastHeight();
  showJson();
}

void VisionResultView::refreshNamed() {
  // A label breaks lines between words, and a name may have none: it is shortened to a line, less a mark behind it.
  const auto shortened = [this](const QLabel& label, int room) {
    return label.fontMetrics().elidedText(m_name, Qt::ElideMiddle, std::max(room - 2 * kStep, 8 * kStep));
  };
  const QString hinted = shortened(*m_hint, width());
  m_hint->setText(m_name.isEmpty() ? m_hintSentence : m_hintSentence.arg(isolated(hinted)));
  m_hint->setToolTip(hinted == m_name ? QString() : m_name);
  if (m_said)
    m_errorText->setText(failureText(m_name, isolated(shortened(*m_errorText, width() - 2 * kCardPadding)), *m_said));
}

void VisionResultView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  refreshNamed();
  refreshLeastHeight();
}

void VisionResultView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  refreshLeastHeight(); // fonts and margins are those of the style sheet from now on
}

int VisionResultView::heightOfRows(int rows) const {
  return m_table->horizontalHeader()->sizeHint().height() + rows * kResultRow +
         m_table->horizontalScrollBar()->sizeHint().height() + 2 * m_table->frameWidth();
}

void VisionResultView::refreshLeastHeight() {
  // More lines above take from the rows rather than from the form.
  const int more = std::max(0, m_summary->heightForWidth(width()) - m_summary->fontMetrics().height());
  m_table->setMinimumHeight(std::max(heightOfRows(1), heightOfRows(kLeastRows) - more));
  setMinimumHeight(m_shown != nullptr ? heightOfAResult() : 0); // what else is shown needs what it says
}

/// With a few rows of the table to be seen; the same whatever is shown.
int VisionResultView::heightOfAResult() const {
  // The other pages take less, where they must.
  m_tabs->ensurePolished(); // they are hidden until there is a result
  const int around =
      m_tabs->minimumSizeHint().height() - m_tabs->findChild<QStackedWidget*>()->minimumSizeHint().height();
  const QLayout& page = *m_tabs->widget(0)->layout();
  return m_save->sizeHint().height() + kStep + m_summary->fontMetrics().height() + kStep + around +
         page.contentsMargins().top() + heightOfRows(kLeastRows) + page.spacing() + m_copies->sizeHint().height();
}

void VisionResultView::measureColumns() {
  QHeaderView* header = m_table->horizontalHeader();
  m_columnNeeds.clear();
  for (int column = 0; column < m_model->columnCount(); ++column) {
    const int cells =
        std::max(static_cast<QAbstractItemView*>(m_table)->sizeHintForColumn(column) + 1, header->minimumSectionSize());
    const QString head = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const int words = header->fontMetrics().horizontalAdvance(head) + 2 * kHeadPadding + 2;
    m_columnNeeds.push_back({std::max(cells, header->sectionSizeHint(column)), std::max(cells, words)});
  }
}

/// To the edge: what is left over is shared by all columns. What fits only without the room for marks of sorting goes
/// without it rather than sideways.
void VisionResultView::fitColumns() {
  std::vector<int> shown;
  for (int column = 0; column < static_cast<int>(m_columnNeeds.size()); ++column)
    if (!m_table->isColumnHidden(column)) shown.push_back(column);
  if (shown.empty()) return;
  const int room = m_table->viewport()->width();
  const auto total = [&](int ColumnNeed::*need) {
    return std::accumulate(shown.begin(), shown.end(), 0, [&](int sum, int column) {
      return sum + m_columnNeeds[static_cast<std::size_t>(column)].*need;
    });
  };
  const auto need = total(&ColumnNeed::comfortable) <= room ? &ColumnNeed::comfortable : &ColumnNeed::least;
  int left = std::max(0, room - total(need));
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const int share = left / static_cast<int>(shown.size() - i);
    m_table->setColumnWidth(shown[i], m_columnNeeds[static_cast<std::size_t>(shown[i])].*need + share);
    left -= share;
  }
}

void VisionResultView::showCompleted(const Completed& completed) {
  const auto& result = std::get<VisionResult>(completed.response);
  const RequestReport& report = completed.report;
  QStringList badges;
  if (report.fromCache) badges << tr("From the cache");
  if (report.remote) badges << tr("Remote");
  m_badge->setText(badges.join(QStringLiteral(" · ")));
  QStringList facts;
  VisionTable table = visionTable(result);
  const bool isNothing = table.rows.empty();
  if (table.hasPlaces && !isNothing) facts << tr("%1 found").arg(table.rows.size());
  facts << durationText(report.trace.total);
  QString summary = facts.join(QStringLiteral("  ·  "));
  MessageDetails whose;
  whose.fallback = report.fallback;
  whose.fromRemote = report.remote;
  if (const QString instead = fallbackText(whose); !instead.isEmpty()) summary += u'\n' + instead;
  m_summary->setText(summary);
  m_stages->setTrace(report.trace);
  const auto* text = std::get_if<ExtractedText>(&result.detail);
  m_tabs->setTabVisible(m_tabs->indexOf(m_textPage), text != nullptr && !isNothing);
  m_text->setPlainText(text != nullptr ? QString::fromStdString(text->text) : QString());
  m_tabs->setTabVisible(m_tabs->indexOf(m_jsonPage), static_cast<bool>(m_encode));
  m_nothing->setText(isNothing ? nothingFound(result.task) : QString());
  m_nothing->setVisible(isNothing);
  m_table->setVisible(!isNothing);
  m_copies->setVisible(!isNothing);
  m_table->sortByColumn(-1, Qt::AscendingOrder);
  m_model->setTable(std::move(table));
  // A method that knows no classes leaves their column empty: its room is better used.
  for (int column = 0; column < m_model->columnCount(); ++column)
    m_table->setColumnHidden(
        column, !m_model->table().rows.empty() &&
                    std::all_of(m_model->table().rows.begin(), m_model->table().rows.end(), [column](const auto& row) {
                      return row[static_cast<std::size_t>(column)].toString().isEmpty();
                    }));
  measureColumns();
  fitColumns();
}

void VisionResultView::showJson() {
  // Made when it is looked at: of a page of words it takes a while.
  if (!m_encode || m_shown == nullptr || m_jsonOf == m_shown || m_tabs->currentWidget() != m_jsonPage) return;
  m_jsonOf = m_shown;
  m_json->setPlainText(tr("…"));
  m_queue.run(
      [shown = m_shown, encode = m_encode] { return QString::fromStdString(encode(withoutPicture(shown->response))); },
      this,
      [this, shown = m_shown](const QString& text) {
        if (m_shown == shown) m_json->setPlainText(text);
      });
}

void VisionResultView::setHoveredRow(int row) {
  m_model->setHovered(row, m_theme.tokens().raised);
  if (row >= 0) m_table->scrollTo(m_sorted->mapFromSource(m_model->index(row, 0)));
}

void VisionResultView::setSelectedRow(int row) {
  if (row == selectedRow()) return;
  if (row < 0 || row >= m_model->rowCount()) return m_table->clearSelection();
  m_tabs->setCurrentIndex(0);
  const QModelIndex index = m_sorted->mapFromSource(m_model->index(row, 0));
  m_table->setCurrentIndex(index);
  m_table->scrollTo(index);
}

int VisionResultView::selectedRow() const {
  const auto rows = m_table->selectionModel()->selectedRows();
  return rows.isEmpty() ? -1 : m_sorted->mapToSource(rows.front()).row();
}

std::vector<int> VisionResultView::rowsInOrder(bool selectedOnly) const {
  std::vector<int> out;
  for (int row = 0; row < m_sorted->rowCount(); ++row)
    if (!selectedOnly || m_table->selectionModel()->isRowSelected(row, {}))
      out.push_back(m_sorted->mapToSource(m_sorted->index(row, 0)).row());
  return out;
}

void VisionResultView::copyTable(QChar separator) {
  if (!hasTable()) return;
  QGuiApplication::clipboard()->setText(separatedText(m_model->table(), separator, rowsInOrder(false)));
  Q_EMIT copied();
}

bool VisionResultView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_table->viewport() && event->type() == QEvent::Leave) Q_EMIT rowHovered(-1);
  if (watched == m_table->viewport() && event->type() == QEvent::Resize) fitColumns();
  if (watched == m_table && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
    // The selected rows, as spreadsheets take them.
    const bool some = selectedRow() >= 0;
    QGuiApplication::clipboard()->setText(separatedText(m_model->table(), QLatin1Char('\t'), rowsInOrder(some)));
    Q_EMIT copied();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

QString VisionResultView::errorText() const {
  return m_error->isHidden() ? QString() : m_errorText->text();
}

QString VisionResultView::nothingText() const {
  return m_shown != nullptr ? m_nothing->text() : QString();
}

QString VisionResultView::summary() const {
  return m_summary->isHidden() ? QString() : m_summary->text();
}

QString VisionResultView::badges() const {
  return m_badge->isHidden() ? QString() : m_badge->text();
}

} // namespace aisemble::ui
