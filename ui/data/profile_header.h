// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The grid's header: a column's name and kind, how much of it is missing, and a small picture of its values.

#include "ui/data/data_grid_model.h"
#include "ui/theme/theme.h"

#include <QHeaderView>

namespace aisemble::ui {

/// Paints the distribution of a column into `area`: bars of a histogram, or the shares of the most frequent values.
void paintDistribution(QPainter& painter, const QRectF& area, const ColumnProfile& profile, const Tokens& tokens);

/// What stands over the shares: the most frequent value, or how many there are; where none `standsOut`, naming one
/// would mislead.
[[nodiscard]] QString shareText(const ColumnProfile& profile, bool standsOut);

/// A column's kind and, at the right end of the same line, how much of it is missing.
struct KindLine {
  QString kind;
  QString missing; ///< empty: nothing is
};
/// What of it fits into `width`: the missing ones are always said, by a mark at the least.
[[nodiscard]] KindLine kindLine(const ColumnProfile& profile, const QFontMetrics& metrics, int width);

class ProfileHeader : public QHeaderView {
  Q_OBJECT
 public:
  ProfileHeader(const Theme& theme, const DataGridModel& model, QWidget* parent);
  /// The column that the rows are sorted by; -1: none.
  void setSorted(int column, bool isDescending);

 Q_SIGNALS:
  void menuRequested(int column, QPoint where);

 protected:
  void paintSection(QPainter* painter, const QRect& rect, int column) const override;
  [[nodiscard]] QSize sectionSizeFromContents(int column) const override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  const Theme& m_theme;
  const DataGridModel& m_model;
  int m_sorted = -1;
  bool m_isDescending = false;
};

} // namespace aisemble::ui
