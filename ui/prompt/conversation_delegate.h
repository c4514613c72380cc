// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Paints one conversation of the list: title, when, and a dot while it is being answered.

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace aisemble::ui {

class ConversationDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  ConversationDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const override;

 Q_SIGNALS:
  void editingBegan() const;
  void editingEnded() const; ///< after what was typed, if it was kept, has reached the model

 private:
  const Theme& m_theme;
};

} // namespace aisemble::ui
