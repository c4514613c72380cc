// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rows of the items' table: a dot in the colour of the state, errors in theirs.

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QStyledItemDelegate>

namespace aisemble::ui {

/// The line of a file in `width`: its number stands whatever is left out of the name and of the text.
[[nodiscard]] QString elidedLine(const QString& file, qint64 line, const QString& text, const QFontMetrics& metrics,
                                 int width);

class ItemStateDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  ItemStateDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  [[nodiscard]] static QString shownText(const QModelIndex& index, const QFontMetrics& metrics, int width);

  const Theme& m_theme;
};

} // namespace aisemble::ui
