// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/transcript_view.h"

#include "ui/prompt/message_widget.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <numeric>
#include <utility>

namespace aisemble::ui {
namespace {

constexpr int kTopMargin = 24;
constexpr int kBottomMargin = 24;
constexpr int kSideMargin = 24;
constexpr int kStickDistance = 32; ///< this near to the end still counts as reading the end

} // namespace

TranscriptView::TranscriptView(const Theme& theme, TranscriptModel& model, QWidget* parent)
    : QAbstractScrollArea(parent), m_theme(theme), m_model(model) {
  setFrameShape(QFrame::NoFrame);
  setAccessibleName(tr("Transcript"));
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  // Always there, so that the column does not jump when the first answer outgrows the window.
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  viewport()->setBackgroundRole(QPalette::Window);
  verticalScrollBar()->setSingleStep(24);
  m_jump = new IconButton(theme, Glyph::Down, tr("Jump to the end"), viewport());
  m_jump->setProperty("look", "round");
  m_jump->setFixedSize(34, 34);
  m_jump->hide();
  connect(m_jump, &QToolButton::clicked, this, &TranscriptView::scrollToEnd);
  connect(&model, &QAbstractItemModel::modelReset, this, &TranscriptView::onReset);
  connect(&model, &QAbstractItemModel::rowsInserted, this,
          [this](const QModelIndex&, int first, int last) { onInserted(first, last); });
  connect(&model, &QAbstractItemModel::rowsRemoved, this,
          [this](const QModelIndex&, int first, int last) { onRemoved(first, last); });
  connect(&model, &QAbstractItemModel::dataChanged, this,
          [this](const QModelIndex& first, const QModelIndex& last) { onChanged(first.row(), last.row()); });
  connect(&theme, &Theme::changed, this, &TranscriptView::scheduleLayout);
}

void TranscriptView::setBusy(bool busy) {
  if (m_busy == busy) return;
  m_busy = busy;
  for (const auto& [row, widget] : m_live)
    widget->present(m_model.at(row), busy);
  scheduleLayout();
}

void TranscriptView::scrollToEnd() {
  m_stickToEnd = true;
  layoutRows();
}

MessageWidget* TranscriptView::widgetOf(MessageId id) const {
  const auto found = m_live.find(m_model.rowOf(id));
  return found == m_live.end() ? nullptr : found->second;
}

void TranscriptView::focusMessage(int step) {
  if (m_rows.empty()) return;
  int current = -1;
  for (const auto& [row, widget] : m_live)
    if (QApplication::focusWidget() != nullptr && widget->isAncestorOf(QApplication::focusWidget())) current = row;
  const int last = static_cast<int>(m_rows.size()) - 1;
  const int target = current < 0 ? last : std::clamp(current + step, 0, last);
  m_stickToEnd = target == last;
  if (!m_live.contains(target) || m_live[target]->y() < 0 ||
      m_live[target]->geometry().bottom() > viewport()->height()) {
    m_anchorRow = target;
    m_anchorOffset = 0;
  }
  layoutRows();
  if (const auto found = m_live.find(target); found != m_live.end()) found->second->focusText();
}

void TranscriptView::onReset() {
  for (auto& [row, widget] : std::exchange(m_live, {}))
    recycle(widget);
  m_rows.assign(static_cast<std::size_t>(m_model.rowCount()), {});
  estimateAll();
  m_stickToEnd = true;
  m_anchorRow = m_anchorOffset = 0;
  scheduleLayout();
}

void TranscriptView::onInserted(int first, int last) {
  // The model only ever appends; a general insert would have to renumber the live rows.
  m_rows.resize(static_cast<std::size_t>(last) + 1);
  for (int row = first; row <= last; ++row)
    estimate(row);
  m_stickToEnd = true;
  scheduleLayout();
}

void TranscriptView::onRemoved(int first, int) {
  for (auto it = m_live.lower_bound(first); it != m_live.end(); it = m_live.erase(it))
    recycle(it->second);
  m_rows.resize(static_cast<std::size_t>(first));
  scheduleLayout();
}

void TranscriptView::onChanged(int first, int last) {
  for (int row = first; row <= last; ++row) {
    const auto live = m_live.find(row);
    if (live == m_live.end()) {
      estimate(row);
      continue;
    }
    live->second->present(m_model.at(row), m_busy);
    m_rows[static_cast<std::size_t>(row)].measured = false;
  }
  layoutRows();
}

void TranscriptView::scheduleLayout() {
  if (std::exchange(m_layoutPending, true)) return;
  QTimer::singleShot(0, this, [this] {
    m_layoutPending = false;
    layoutRows();
  });
}

int TranscriptView::column() const {
  return std::max(200, std::min(kReadingWidth, viewport()->width() - 2 * kSideMargin));
}

int TranscriptView::columnLeft() const {
  return std::max(0, (viewport()->width() - column()) / 2);
}

void TranscriptView::estimate(int row) {
  const TranscriptItem& item = m_model.at(row);
  const int perLine = std::max(20, column() / std::max(1, fontMetrics().averageCharWidth()));
  const auto lines = item.content.size() / perLine + item.content.count(QLatin1Char('\n')) + 1;
  m_rows[static_cast<std::size_t>(row)] = {static_cast<int>(lines) * fontMetrics().lineSpacing() + 64, false};
}

void TranscriptView::estimateAll() {
  m_width = column();
  for (int row = 0; row < static_cast<int>(m_rows.size()); ++row)
    estimate(row);
}

void TranscriptView::measure(int row) {
  MessageWidget* widget = obtain(row);
  m_rows[static_cast<std::size_t>(row)] = {widget->layoutFor(column()), true};
}

MessageWidget* TranscriptView::obtain(int row) {
  if (const auto found = m_live.find(row); found != m_live.end()) return found->second;
  MessageWidget* widget = nullptr;
  if (m_spare.empty()) {
    widget = new MessageWidget(m_theme, viewport());
    connect(widget, &MessageWidget::copyRequested, this, &TranscriptView::copyRequested);
    connect(widget, &MessageWidget::editRequested, this, &TranscriptView::editRequested);
    connect(widget, &MessageWidget::regenerateRequested, this, &TranscriptView::regenerateRequested);
    connect(widget, &MessageWidget::resubmitRequested, this, &TranscriptView::resubmitRequested);
    connect(widget, &MessageWidget::branchRequested, this, &TranscriptView::branchRequested);
    connect(widget, &MessageWidget::linkRequested, this, &TranscriptView::linkRequested);
  } else {
    widget = m_spare.back();
    m_spare.pop_back();
  }
  widget->present(m_model.at(row), m_busy);
  m_live[row] = widget;
  return widget;
}

void TranscriptView::recycle(MessageWidget* widget) {
  widget->hide();
  m_spare.push_back(widget);
}

void TranscriptView::recycleExcept(const std::vector<int>& rows) {
  for (auto it = m_live.begin(); it != m_live.end();) {
    const bool inSight = std::find(rows.begin(), rows.end(), it->first) != rows.end();
    if (inSight || it->second->holdsFocusOrSelection()) {
      ++it;
    } else {
      recycle(it->second);
      it = m_live.erase(it);
    }
  }
}

void TranscriptView::layoutRows() {
  if (m_layingOut) return;
  m_layingOut = true;
  if (column() != m_width) estimateAll();
  const int count = static_cast<int>(m_rows.size());
  const int viewHeight = viewport()->height();
  std::vector<int> placed;
  if (count > 0) {
    m_anchorRow = std::clamp(m_anchorRow, 0, count - 1);
    if (m_stickToEnd) {
      int y = viewHeight - kBottomMargin;
      int row = count;
      while (row > 0 && y > 0) {
        measure(--row);
        y -= m_rows[static_cast<std::size_t>(row)].height;
      }
      m_anchorRow = row;
      m_anchorOffset = -y;
    } else if (Row& anchor = m_rows[static_cast<std::size_t>(m_anchorRow)];
               !anchor.measured && !m_live.contains(m_anchorRow)) { // one in sight grows at its end: nothing moves
      // Coming from below: what is under the estimate's edge stays where it is.
      const int below = anchor.height - m_anchorOffset;
      measure(m_anchorRow);
      if (m_anchorOffset > 0)
        m_anchorOffset = std::max(0, m_rows[static_cast<std::size_t>(m_anchorRow)].height - below);
    }
    // A conversation shorter than the viewport starts at its top.
    if (m_anchorRow == 0 && m_anchorOffset < -kTopMargin) m_anchorOffset = -kTopMargin;
    placeRows(m_anchorRow, -m_anchorOffset, placed);
  }
  recycleExcept(placed);
  for (const auto& [row, widget] : m_live)
    if (std::find(placed.begin(), placed.end(), row) == placed.end())
      widget->move(columnLeft(), row < m_anchorRow ? -20000 : 20000);

  const auto sum = [this](int end) {
    return std::accumulate(m_rows.begin(), m_rows.begin() + end, kTopMargin,
                           [](int total, const Row& row) { return total + row.height; });
  };
  QScrollBar* bar = verticalScrollBar();
  bar->setPageStep(viewHeight);
  bar->setRange(0, std::max(0, sum(count) + kBottomMargin - viewHeight));
  bar->setEnabled(bar->maximum() > 0);
  bar->setValue(m_stickToEnd ? bar->maximum() : sum(m_anchorRow) + m_anchorOffset);
  if (placed != m_chained) chainFocus(placed);
  placeJumpButton();
  m_layingOut = false;
}

void TranscriptView::placeRows(int firstRow, int firstTop, std::vector<int>& placed) {
  int y = firstTop;
  for (int row = firstRow; row < static_cast<int>(m_rows.size()) && y < viewport()->height(); ++row) {
    measure(row);
    MessageWidget* widget = m_live[row];
    const int height = m_rows[static_cast<std::size_t>(row)].height;
    widget->setGeometry(columnLeft(), y, column(), height);
    widget->show();
    placed.push_back(row);
    y += height;
  }
}

void TranscriptView::chainFocus(const std::vector<int>& rows) {
  m_chained = rows;
  QWidget* previous = this;
  for (const int row : rows)
    for (QWidget* control : m_live[row]->focusOrder()) {
      setTabOrder(previous, control);
      previous = control;
    }
  setTabOrder(previous, m_jump);
}

void TranscriptView::placeJumpButton() {
  const bool away = !m_stickToEnd && verticalScrollBar()->maximum() - verticalScrollBar()->value() > kStickDistance;
  m_jump->setVisible(away);
  if (!away) return;
  m_jump->move((viewport()->width() - m_jump->width()) / 2, viewport()->height() - m_jump->height() - kStep);
  m_jump->raise();
}

void TranscriptView::scrollContentsBy(int, int) {
  if (m_layingOut) return; // our own setValue
  const int value = verticalScrollBar()->value();
  m_stickToEnd = verticalScrollBar()->maximum() - value <= 2;
  int top = kTopMargin;
  int row = 0;
  while (row + 1 < static_cast<int>(m_rows.size()) && top + m_rows[static_cast<std::size_t>(row)].height <= value)
    top += m_rows[static_cast<std::size_t>(row++)].height;
  m_anchorRow = row;
  m_anchorOffset = value - top;
  layoutRows();
}

void TranscriptView::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  layoutRows();
}

void TranscriptView::keyPressEvent(QKeyEvent* event) {
  QScrollBar* bar = verticalScrollBar();
  switch (event->key()) {
  case Qt::Key_Home:
    bar->setValue(bar->minimum());
    return;
  case Qt::Key_End:
    scrollToEnd();
    return;
  default:
    QAbstractScrollArea::keyPressEvent(event);
  }
}

} // namespace aisemble::ui
