// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/conversation_delegate.h"

#include "ui/prompt/conversation_list_model.h"
#include "ui/widgets/caption_font.h"

#include <QLineEdit>
#include <QPainter>

namespace aisemble::ui {

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {120, option.fontMetrics.height() + QFontMetrics(captionFont(option.font)).height() + 2 * kStep};
}

void ConversationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
  const Tokens& t = m_theme.tokens();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
  const QRectF ground = QRectF(option.rect).adjusted(2, 1, -2, -1);
  if (selected || hovered) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(selected ? t.accentSoft : t.raised);
    painter->drawRoundedRect(ground, 6, 6);
  }
  if (option.state.testFlag(QStyle::State_HasFocus)) {
    painter->setPen(QPen(t.accent, 1.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(ground.adjusted(1, 1, -1, -1), 6, 6);
  }
  QRect text = option.rect.adjusted(12, kStep, -12, -kStep);
  const bool running = index.data(ConversationListModel::RunningRole).toBool();
  if (running) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.accent);
    painter->drawEllipse(QPointF(text.right() - 4, text.top() + option.fontMetrics.height() / 2.0), 4, 4);
    text.setRight(text.right() - kDoubleStep);
  }
  QFont font = option.font;
  if (selected) font.setWeight(QFont::DemiBold);
  painter->setFont(font);
  painter->setPen(t.text);
  const QFontMetrics metrics(font);
  painter->drawText(QRect(text.left(), text.top(), text.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                    metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, text.width()));
  const QFont caption = captionFont(option.font);
  const QFontMetrics captionMetrics(caption);
  painter->setFont(caption);
  painter->setPen(t.textMuted);
  painter->drawText(QRect(text.left(), text.top() + metrics.height(), text.width(), captionMetrics.height()),
                    Qt::AlignLeft | Qt::AlignVCenter,
                    running ? tr("Answering…") : index.data(ConversationListModel::UpdatedRole).toString());
  painter->restore();
}

QWidget* ConversationDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const {
  auto* editor = new QLineEdit(parent);
  editor->setAccessibleName(tr("Title of the conversation"));
  connect(editor, &QObject::destroyed, this, &ConversationDelegate::editingEnded);
  Q_EMIT editingBegan();
  return editor;
}

void ConversationDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                                const QModelIndex&) const {
  const int height = editor->sizeHint().height();
  editor->setGeometry(option.rect.left() + 2, option.rect.center().y() - height / 2, option.rect.width() - 4, height);
}

} // namespace aisemble::ui
