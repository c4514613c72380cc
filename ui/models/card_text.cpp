// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/card_text.h"

#include "ui/widgets/markdown_style.h"

#include <QAbstractTextDocumentLayout>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTextBlock>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace aisemble::ui {
namespace {

constexpr int kBetweenCardPartsMs = 2;
constexpr int kCardBudgetMs = 4; ///< of each part: input and painting come between

} // namespace

CardText::CardText(const Theme& theme, QWidget* parent) : QTextBrowser(parent), m_theme(theme) {
  setProperty("message", true); // looks like an answer
  setAccessibleName(tr("Model card"));
  setFrameShape(QFrame::NoFrame);
  setOpenLinks(false);
  setTabChangesFocus(true);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded); // for wide tables and code
  m_parts.setInterval(kBetweenCardPartsMs);
  connect(&m_parts, &QTimer::timeout, this, &CardText::layOutSome);
  replaceCard(newCard());
}

void CardText::setCard(const QString& markdown) {
  const bool isOther = markdown != m_markdown;
  if (!isOther && m_isDark == m_theme.isDark()) return;
  if (isOther) replaceCard(newCard()); // not the words of another model
  m_markdown = markdown;
  begin();
}

void CardText::begin() {
  m_isDark = m_theme.isDark();
  delete std::exchange(m_next, nullptr);
  m_parts.start();
}

/// Begins when the widget has its width. In a document of its own, which nobody lays out before it is whole: one that
/// is shown is laid out anew with each cell of its tables.
void CardText::layOutSome() {
  if (m_next == nullptr) {
    m_next = newCard();
    renderMarkdown(*m_next, m_markdown, m_theme.tokens());
    m_next->setTextWidth(viewport()->width());
    m_nextBlock = 0;
    return;
  }
  QElapsedTimer clock;
  clock.start();
  QTextBlock block = m_next->findBlockByNumber(m_nextBlock);
  if (!block.isValid()) {
    m_parts.stop();
    replaceCard(std::exchange(m_next, nullptr));
    return;
  }
  for (; block.isValid() && clock.elapsed() < kCardBudgetMs; block = block.next(), ++m_nextBlock)
    (void)m_next->documentLayout()->blockBoundingRect(block); // lays out all up to it
}

/// Margin and width belong to it before its layout is made, which would else be for nothing.
QTextDocument* CardText::newCard() {
  auto* card = new QTextDocument(this);
  card->setDefaultFont(font());
  card->setDocumentMargin(0);
  return card;
}

void CardText::replaceCard(QTextDocument* card) {
  setDocument(card);
  delete std::exchange(m_card, card);
  fit();
}

QVariant CardText::loadResource(int, const QUrl&) {
  return {};
}

/// Comes when it is styled anew: at once where it is seen, else when there is time.
void CardText::changeEvent(QEvent* event) {
  QTextBrowser::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && m_isDark != m_theme.isDark()) begin();
}

void CardText::resizeEvent(QResizeEvent* event) {
  QTextBrowser::resizeEvent(event);
  if (event->oldSize().width() != event->size().width()) fit();
}

void CardText::wheelEvent(QWheelEvent* event) {
  event->ignore(); // the page around it scrolls
}

void CardText::fit() {
  const int width = viewport()->width();
  if (document()->textWidth() != width) document()->setTextWidth(width); // lays all out anew, equal or not
  const int bar = document()->idealWidth() > width + 1 ? horizontalScrollBar()->sizeHint().height() : 0;
  setFixedHeight(static_cast<int>(std::ceil(document()->size().height())) + bar + kStep);
}

} // namespace aisemble::ui
