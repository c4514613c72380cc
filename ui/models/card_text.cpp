// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/card_text.h"

#include "ui/widgets/markdown_style.h"

#include <QScrollBar>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace aisemble::ui {
namespace {

/// After a change of theme: laying the card out is work enough for a turn of the event loop of its own.
constexpr int kRewritingDelayMs = 10;

} // namespace

CardText::CardText(const Theme& theme, QWidget* parent) : QTextBrowser(parent), m_theme(theme) {
  setProperty("message", true); // looks like an answer
  setAccessibleName(tr("Model card"));
  setFrameShape(QFrame::NoFrame);
  setOpenLinks(false);
  setTabChangesFocus(true);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded); // for wide tables and code
  document()->setDocumentMargin(0);
  connect(&m_rewriting, &QTimer::timeout, this, [this] { setCard(m_markdown); });
  m_rewriting.setSingleShot(true);
  m_rewriting.setInterval(kRewritingDelayMs);
}

void CardText::setCard(const QString& markdown) {
  m_rewriting.stop();
  if (m_card != nullptr && markdown == m_markdown && m_isDark == m_theme.isDark()) return;
  m_markdown = markdown;
  m_isDark = m_theme.isDark();
  // In a document of its own, which nobody lays out before it is whole: one that is shown is laid out anew with each
  // cell of its tables.
  auto* card = new QTextDocument(this);
  card->setDefaultFont(font());
  renderMarkdown(*card, markdown, m_theme.tokens());
  card->setDocumentMargin(0);
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
  if (event->type() == QEvent::PaletteChange && m_isDark != m_theme.isDark()) m_rewriting.start();
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
