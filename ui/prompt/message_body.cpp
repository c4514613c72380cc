// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/message_body.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QWheelEvent>

#include <cmath>
#include <memory>

namespace aisemble::ui {

MessageBody::MessageBody(const Theme& theme, QWidget* parent)
    : QTextBrowser(parent), m_theme(theme), m_stream(*document()) {
  setProperty("message", true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setOpenLinks(false);
  setTabChangesFocus(true);
  setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard | Qt::LinksAccessibleByMouse |
                          Qt::LinksAccessibleByKeyboard);
  setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  // Wrapping at the viewport would follow the widget's size, which comes from this very layout, one step late.
  setLineWrapMode(QTextEdit::FixedPixelWidth);
  document()->setDocumentMargin(0);
  document()->setIndentWidth(24);
  viewport()->setAutoFillBackground(false);
}

void MessageBody::setMarkdownText(const QString& text, bool growing) {
  m_stream.setText(text, m_theme.tokens(), growing);
}

void MessageBody::setPlain(const QString& text) {
  m_stream.setPlainText(text);
}

void MessageBody::restart() {
  m_stream.reset();
}

int MessageBody::heightFor(int width) {
  // Setting the width it has would lay out the whole text again, with every word of an answer that is being written.
  if (lineWrapColumnOrWidth() != width) setLineWrapColumnOrWidth(width);
  return static_cast<int>(std::ceil(document()->size().height()));
}

int MessageBody::idealWidth() const {
  std::unique_ptr<QTextDocument> copy(document()->clone());
  copy->setDocumentMargin(0);
  copy->setTextWidth(-1);
  return static_cast<int>(std::ceil(copy->idealWidth()));
}

QVariant MessageBody::loadResource(int type, const QUrl&) {
  // An answer that is not null keeps the document from reading local files by itself.
  if (type != QTextDocument::ImageResource) return QByteArray();
  QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
  nothing.fill(Qt::transparent);
  return nothing;
}

void MessageBody::wheelEvent(QWheelEvent* event) {
  event->ignore();
}

void MessageBody::keyPressEvent(QKeyEvent* event) {
  // Paging belongs to the transcript; this text never scrolls by itself.
  if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown ||
      event->matches(QKeySequence::MoveToStartOfDocument) || event->matches(QKeySequence::MoveToEndOfDocument)) {
    event->ignore();
    return;
  }
  QTextBrowser::keyPressEvent(event);
}

void MessageBody::focusInEvent(QFocusEvent* event) {
  QTextBrowser::focusInEvent(event);
  Q_EMIT focusChanged(true);
}

void MessageBody::focusOutEvent(QFocusEvent* event) {
  QTextBrowser::focusOutEvent(event);
  Q_EMIT focusChanged(false);
}

void MessageBody::contextMenuEvent(QContextMenuEvent* event) {
  QMenu* menu = createStandardContextMenu(event->pos());
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->popup(event->globalPos());
}

} // namespace aisemble::ui
