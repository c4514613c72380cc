// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/item_state_delegate.h"

#include "ui/batch/batch_items_model.h"

#include <QPainter>

#include <algorithm>

namespace aisemble::ui {
namespace {

QColor colourOf(BatchItemState state, const Tokens& t) {
  switch (state) {
  case BatchItemState::Failed:
    return t.danger;
  case BatchItemState::Skipped:
  case BatchItemState::Cancelled:
    return t.warning;
  case BatchItemState::Running:
  case BatchItemState::Completed:
    return t.accent;
  case BatchItemState::Queued:
    break;
  }
  return t.borderStrong;
}

} // namespace

QString elidedLine(const QString& file, qint64 line, const QString& text, const QFontMetrics& metrics, int width) {
  const QString number = u':' + QString::number(line);
  constexpr int kJoint = 2; // together they may be a little wider than each alone
  const QString shown =
      metrics.elidedText(file, Qt::ElideMiddle, std::max(0, width - metrics.horizontalAdvance(number) - kJoint)) +
      number;
  const QString rest = QStringLiteral(" · ") + text;
  const int room = width - metrics.horizontalAdvance(shown) - kJoint;
  if (text.isEmpty() || room < metrics.horizontalAdvance(rest.left(4) + u'…')) return shown;
  return shown + metrics.elidedText(rest, Qt::ElideRight, room);
}

QString ItemStateDelegate::shownText(const QModelIndex& index, const QFontMetrics& metrics, int width) {
  const QString whole = index.data().toString();
  const qint64 line = index.data(BatchItemsModel::LineRole).toLongLong();
  if (index.column() == BatchItemsModel::InputColumn && line > 0 && metrics.horizontalAdvance(whole) > width)
    return elidedLine(index.data(BatchItemsModel::FileRole).toString(), line,
                      index.data(BatchItemsModel::TextRole).toString(), metrics, width);
  const bool isResult = index.column() == BatchItemsModel::SummaryColumn;
  return metrics.elidedText(whole, isResult ? Qt::ElideRight : Qt::ElideMiddle, width);
}

void ItemStateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Tokens& t = m_theme.tokens();
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const QVariant known = index.data(BatchItemsModel::StateRole);
  const auto state = static_cast<BatchItemState>(known.toInt());
  painter->save();
  if (selected) painter->fillRect(option.rect, t.accentSoft);
  QRect area = option.rect.adjusted(kStep, 0, -kStep, 0);
  if (index.column() == BatchItemsModel::StateColumn && known.isValid()) {
    painter->setRenderHint(QPainter::Antialiasing);
    const QPointF centre(area.left() + 4, area.center().y() + 0.5);
    if (state == BatchItemState::Running) { // a ring: not told by its colour alone
      painter->setPen(QPen(colourOf(state, t), 1.6));
      painter->setBrush(Qt::NoBrush);
      painter->drawEllipse(centre, 3.2, 3.2);
    } else {
      painter->setPen(Qt::NoPen);
      painter->setBrush(colourOf(state, t));
      painter->drawEllipse(centre, 4, 4);
    }
    area.setLeft(area.left() + kDoubleStep);
  }
  const bool isProblem = index.column() == BatchItemsModel::SummaryColumn && state == BatchItemState::Failed;
  const bool isMuted = index.column() == BatchItemsModel::TimeColumn ||
                       (index.column() == BatchItemsModel::SummaryColumn && state != BatchItemState::Completed);
  painter->setFont(option.font);
  painter->setPen(isProblem ? t.danger : isMuted ? t.textMuted : t.text);
  painter->drawText(area, index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine,
                    shownText(index, option.fontMetrics, area.width()));
  painter->restore();
}

} // namespace aisemble::ui
