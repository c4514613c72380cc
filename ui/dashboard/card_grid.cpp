// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/card_grid.h"

#include "ui/theme/tokens.h"

#include <QGridLayout>
#include <QResizeEvent>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kMostColumns = 3;
constexpr int kLeastCardWidth = 292;
constexpr int kCardGap = 12;

} // namespace

CardGrid::CardGrid(QWidget* parent) : QWidget(parent) {
  m_grid = new QGridLayout(this);
  m_grid->setContentsMargins(kDoubleStep, 0, kDoubleStep, kDoubleStep);
  m_grid->setSpacing(kCardGap);
}

void CardGrid::add(QWidget* card, bool isWide) {
  card->setParent(this); // now: a widget that is styled already is styled anew for another parent
  QSizePolicy policy = card->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  card->setSizePolicy(policy);
  m_cards.push_back({card, isWide});
  m_columns = 0; // laid out by the next resize
}

void CardGrid::setUsed(QWidget* card, bool isUsed) {
  for (Card& known : m_cards) {
    if (known.widget != card || known.isUsed == isUsed) continue;
    known.isUsed = isUsed;
    card->setVisible(isUsed && !known.isVeiled);
    if (m_columns > 0) reflow();
  }
}

void CardGrid::veil() {
  for (Card& card : m_cards) {
    card.isVeiled = true;
    card.widget->hide();
  }
}

bool CardGrid::unveil(int count) {
  const QRect seen = visibleRegion().boundingRect();
  const auto unveilWhere = [&](auto isWanted) {
    for (Card& card : m_cards) {
      if (count == 0) return;
      if (!card.isVeiled || !isWanted(card)) continue;
      unveilCard(card);
      --count;
    }
  };
  unveilWhere([&](const Card& card) { return seen.intersects(card.widget->geometry()); });
  unveilWhere([](const Card&) { return true; });
  return std::any_of(m_cards.begin(), m_cards.end(), [](const Card& card) { return card.isVeiled; });
}

void CardGrid::unveilCard(Card& card) {
  card.isVeiled = false;
  card.widget->setVisible(card.isUsed);
}

int CardGrid::columnsFor(int width) {
  const int inside = width - 2 * kDoubleStep;
  return std::clamp((inside + kCardGap) / (kLeastCardWidth + kCardGap), 1, kMostColumns);
}

void CardGrid::reflow() {
  m_columns = columnsFor(width());
  for (const Card& card : m_cards)
    m_grid->removeWidget(card.widget);
  for (int column = 0; column < kMostColumns; ++column)
    m_grid->setColumnStretch(column, column < m_columns ? 1 : 0);
  int row = 0;
  int column = 0;
  for (const Card& card : m_cards) {
    if (!card.isUsed) continue;
    if (card.isWide && column > 0) {
      column = 0;
      ++row;
    }
    m_grid->addWidget(card.widget, row, column, 1, card.isWide ? m_columns : 1);
    column += card.isWide ? m_columns : 1;
    if (column < m_columns) continue;
    column = 0;
    ++row;
  }
}

void CardGrid::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (columnsFor(event->size().width()) != m_columns) reflow();
}

} // namespace aisemble::ui
