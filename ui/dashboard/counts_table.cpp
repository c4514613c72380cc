// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/counts_table.h"

#include "ui/widgets/controls.h"

#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>
#include <vector>

namespace aisemble::ui {

CountsTable::CountsTable(int rows, int columns, QWidget* parent) : QTableWidget(rows, columns, parent) {
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  connect(model(), &QAbstractItemModel::headerDataChanged, this, &CountsTable::fit);
}

void CountsTable::fit() {
  std::vector<int> widths;
  int wanted = 0;
  for (int column = 0; column < columnCount(); ++column) {
    widths.push_back(std::max(horizontalHeader()->sectionSizeHint(column), sizeHintForColumn(column)));
    wanted += widths.back();
  }
  int left = std::max(0, viewport()->width() - wanted);
  for (int column = 0; column < columnCount(); ++column) {
    const int share = left / (columnCount() - column);
    left -= share;
    setColumnWidth(column, widths[static_cast<std::size_t>(column)] + share);
  }
  const bool scrolls = wanted > viewport()->width();
  setFixedHeight(verticalHeader()->length() + horizontalHeader()->sizeHint().height() + 2 * frameWidth() + kStep +
                 (scrolls ? horizontalScrollBar()->sizeHint().height() : 0));
}

void CountsTable::resizeEvent(QResizeEvent* event) {
  QTableWidget::resizeEvent(event);
  if (event->size().width() != event->oldSize().width()) fit();
}

} // namespace aisemble::ui
