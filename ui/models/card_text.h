// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A model's card, as high as its text: what is around it scrolls. It loads nothing: no pictures, no files.

#include "ui/theme/theme.h"

#include <QTextBrowser>
#include <QTimer>

namespace aisemble::ui {

class CardText : public QTextBrowser {
  Q_OBJECT
 public:
  CardText(const Theme& theme, QWidget* parent);
  /// Shown a few turns of the event loop later: it is laid out in parts.
  void setCard(const QString& markdown);
  QVariant loadResource(int type, const QUrl& name) override;

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  void begin();
  void layOutSome();
  [[nodiscard]] QTextDocument* newCard();
  void replaceCard(QTextDocument* card);
  void fit();

  const Theme& m_theme;
  QString m_markdown;
  bool m_isDark = false;           ///< the theme that its colours are of
  QTextDocument* m_card = nullptr; ///< what is shown
  QTextDocument* m_next = nullptr; ///< what is being laid out
  int m_nextBlock = 0;             ///< of it: the first that is not laid out yet
  QTimer m_parts;
};

} // namespace aisemble::ui
