// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_delegate.h"

#include "ui/batch/batch_list_model.h"
#include "ui/widgets/caption_font.h"

#include <QPainter>

namespace aisemble::ui {
namespace {

constexpr int kBar = 4;

} // namespace

QSize BatchDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {120,
          option.fontMetrics.height() + QFontMetrics(captionFont(option.font)).height() + kBar + 4 * kHalfStep + kStep};
}

void BatchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Tokens& t = m_theme.tokens();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const QRectF ground = QRectF(option.rect).adjusted(2, 1, -2, -1);
  painter->setPen(Qt::NoPen);
  if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
    painter->setBrush(selected ? t.accentSoft : t.raised);
    painter->drawRoundedRect(ground, 6, 6);
  }
  if (option.state.testFlag(QStyle::State_HasFocus)) {
    painter->setPen(QPen(t.accent, 1.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(ground.adjusted(1, 1, -1, -1), 6, 6);
  }
  const QRect area = option.rect.adjusted(12, kStep, -12, -kStep);
  QFont font = option.font;
  if (selected) font.setWeight(QFont::DemiBold);
  const QFontMetrics metrics(font);
  painter->setFont(font);
  painter->setPen(t.text);
  painter->drawText(QRect(area.left(), area.top(), area.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                    metrics.elidedText(index.data().toString(), Qt::ElideMiddle, area.width()));

  const auto state = static_cast<BatchState>(index.data(BatchListModel::StateRole).toInt());
  const QRectF bar(area.left(), area.top() + metrics.height() + kHalfStep, area.width(), kBar);
  painter->setPen(Qt::NoPen);
  painter->setBrush(selected ? t.borderStrong : t.border);
  painter->drawRoundedRect(bar, 2, 2);
  const bool stands = state == BatchState::Interrupted || state == BatchState::Paused;
  painter->setBrush(stands ? t.warning : state == BatchState::Cancelled ? t.textMuted : t.accent);
  const double fraction = index.data(BatchListModel::FractionRole).toDouble();
  if (fraction > 0)
    painter->drawRoundedRect(QRectF(bar.left(), bar.top(), std::max(4.0, bar.width() * fraction), kBar), 2, 2);

  const QFont caption = captionFont(option.font);
  const QFontMetrics captionMetrics(caption);
  painter->setFont(caption);
  painter->setPen(state == BatchState::Interrupted ? t.warning : t.textMuted);
  QRect line(area.left(), static_cast<int>(bar.bottom()) + kHalfStep, area.width(), captionMetrics.height());
  // When it was begun stands whole: batches of one task and folder are told apart by it.
  const QString began = index.data(BatchListModel::BeganRole).toString();
  const int room = began.isEmpty() ? 0 : captionMetrics.horizontalAdvance(began) + kStep;
  painter->drawText(line.adjusted(0, 0, -room, 0), Qt::AlignLeft | Qt::AlignVCenter,
                    captionMetrics.elidedText(index.data(BatchListModel::DetailRole).toString(), Qt::ElideRight,
                                              area.width() - room));
  painter->setPen(t.textMuted);
  painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, began);
  painter->restore();
}

} // namespace aisemble::ui
