// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A small table of figures that is as high as its rows. Its columns share the width, but none is less wide than its
// head and its figures: where there is little room it scrolls sideways.

#include <QTableWidget>

namespace aisemble::ui {

class CountsTable : public QTableWidget {
  Q_OBJECT
 public:
  CountsTable(int rows, int columns, QWidget* parent);
  /// To be called when heads, figures or heights of rows have changed.
  void fit();

 protected:
  void resizeEvent(QResizeEvent* event) override;
};

} // namespace aisemble::ui
