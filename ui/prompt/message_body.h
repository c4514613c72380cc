// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The text of one message: selectable, as high as its text, fetching nothing from anywhere.

#include "ui/prompt/markdown_stream.h"
#include "ui/theme/theme.h"

#include <QTextBrowser>

namespace aisemble::ui {

class MessageBody : public QTextBrowser {
  Q_OBJECT
 public:
  MessageBody(const Theme& theme, QWidget* parent);

  void setMarkdownText(const QString& text, bool growing);
  void setPlain(const QString& text);
  void restart(); ///< for another message, or other colours
  /// Lays the text out for a width and says how high it is.
  [[nodiscard]] int heightFor(int width);
  /// Width of the longest line when nothing wraps.
  [[nodiscard]] int idealWidth() const;

 Q_SIGNALS:
  void focusChanged(bool has);

 protected:
  /// Nothing is loaded: neither files nor anything of a network.
  QVariant loadResource(int type, const QUrl& name) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  const Theme& m_theme;
  MarkdownStream m_stream;
};

} // namespace aisemble::ui
