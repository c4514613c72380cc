// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_delegate.h"

#include <QPainter>

namespace aisemble::ui {
namespace {

constexpr int kMargin = 10;
constexpr int kDot = 8;

QFont smaller(QFont font) {
  font.setPointSizeF(font.pointSizeF() * 0.9);
  return font;
}

} // namespace

QSize ModelDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {160, QFontMetrics(option.font).height() + QFontMetrics(smaller(option.font)).height() + 2 * kStep + 2};
}

void ModelDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Tokens& tokens = m_theme.tokens();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const bool isSelected = option.state.testFlag(QStyle::State_Selected);
  const bool hasFocus = isSelected && option.state.testFlag(QStyle::State_HasFocus);
  const QRectF ground = QRectF(option.rect).adjusted(3, 1, -3, -1);
  if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
    painter->setPen(hasFocus ? QPen(tokens.accent, 2) : QPen(Qt::NoPen));
    painter->setBrush(isSelected ? tokens.accentSoft : tokens.raised);
    painter->drawRoundedRect(ground, 6, 6);
  }
  const bool hasProblem = index.data(kModelProblemRole).toBool();
  const QRect inside = option.rect.adjusted(kMargin + 2, kStep, -kMargin, -kStep);
  const QFontMetrics metrics(option.font);
  const QFont small = smaller(option.font);
  const QFontMetrics smallMetrics(small);

  int right = inside.right();
  if (index.data(kModelLoadedRole).toBool()) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.accent);
    painter->drawEllipse(QRectF(right - kDot, inside.top() + (metrics.height() - kDot) / 2.0, kDot, kDot));
    right -= kDot + kStep;
  }
  if (const QString badge = index.data(kModelBadgeRole).toString(); !badge.isEmpty()) {
    const int width = smallMetrics.horizontalAdvance(badge);
    painter->setFont(small);
    painter->setPen(tokens.textMuted);
    painter->drawText(QRect(right - width, inside.top(), width, metrics.height()), Qt::AlignVCenter, badge);
    right -= width + kStep;
  }
  painter->setFont(option.font);
  painter->setPen(hasProblem ? tokens.textMuted : tokens.text);
  const QRect name(inside.left(), inside.top(), right - inside.left(), metrics.height());
  painter->drawText(name, Qt::AlignVCenter, metrics.elidedText(index.data().toString(), Qt::ElideMiddle, name.width()));
  painter->setFont(small);
  painter->setPen(hasProblem ? tokens.danger : tokens.textMuted);
  const QRect line(inside.left(), name.bottom() + 3, inside.width(), smallMetrics.height());
  painter->drawText(line, Qt::AlignVCenter,
                    smallMetrics.elidedText(index.data(kModelLineRole).toString(), Qt::ElideRight, line.width()));
  painter->restore();
}

} // namespace aisemble::ui
