// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A batch in the list: its name, a bar of how far it is, and its state in words.

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace aisemble::ui {

class BatchDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  BatchDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  const Theme& m_theme;
};

} // namespace aisemble::ui
