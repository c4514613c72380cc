// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Cards side by side in as many columns as there is room for, and wide ones over all of them.

#include <QWidget>

#include <vector>

class QGridLayout;

namespace aisemble::ui {

class CardGrid : public QWidget {
  Q_OBJECT
 public:
  explicit CardGrid(QWidget* parent);
  /// In order; `isWide` takes a row of its own. Hidden cards take no place once reflow() was called.
  void add(QWidget* card, bool isWide = false);
  void reflow();
  [[nodiscard]] int columns() const { return m_columns; }
  /// [1, 3]: cards are no narrower than a chart can be read.
  [[nodiscard]] static int columnsFor(int width);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Card {
    QWidget* widget;
    bool isWide;
  };
  QGridLayout* m_grid;
  std::vector<Card> m_cards;
  int m_columns = 0;
};

} // namespace aisemble::ui
