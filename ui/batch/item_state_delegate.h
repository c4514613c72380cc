// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rows of the items' table: a dot in the colour of the state, errors in theirs.

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace aisemble::ui {

class ItemStateDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  ItemStateDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  const Theme& m_theme;
};

} // namespace aisemble::ui
