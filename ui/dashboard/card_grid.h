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
  /// In order; `isWide` takes a row of its own.
  void add(QWidget* card, bool isWide = false);
  /// A card that is not used takes no place.
  void setUsed(QWidget* card, bool isUsed);

  /// Hides the cards and keeps their places, so that they can be shown in small parts.
  void veil();
  /// Shows at most `count` more, those that can be seen first; false: none is left.
  bool unveil(int count);

  [[nodiscard]] int columns() const { return m_columns; }
  /// [1, 3]: cards are no narrower than a chart can be read.
  [[nodiscard]] static int columnsFor(int width);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Card {
    QWidget* widget;
    bool isWide;
    bool isUsed = true;
    bool isVeiled = false;
  };
  void reflow();
  void unveilCard(Card& card);

  QGridLayout* m_grid;
  std::vector<Card> m_cards;
  int m_columns = 0;
};

} // namespace aisemble::ui
