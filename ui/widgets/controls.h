// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Small makers of controls, so that none is made without an accessible name and all look alike.

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

class QFormLayout;
class QTableView;

namespace aisemble::ui {

/// A tool button with an icon that follows the theme. `name` is its accessible name and, with the shortcut in
/// brackets where there is one, its tool tip.
class IconButton : public QToolButton {
  Q_OBJECT
 public:
  IconButton(const Theme& theme, Glyph glyph, const QString& name, QWidget* parent);
  void setGlyph(Glyph glyph);
  void setName(const QString& name);

 private:
  void refreshIcon();

  const Theme& m_theme;
  Glyph m_glyph;
};

/// A label that shortens its text at the end with an ellipsis and gives the whole in its tool tip.
class ElidedLabel : public QLabel {
  Q_OBJECT
 public:
  explicit ElidedLabel(QWidget* parent, Qt::TextElideMode mode = Qt::ElideRight);
  void setFullText(const QString& text);
  [[nodiscard]] const QString& fullText() const { return m_full; }
  [[nodiscard]] QSize minimumSizeHint() const override;
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void elide();

  QString m_full;
  Qt::TextElideMode m_mode;
};

/// `tone` is one of the style sheet's: "muted", "title", "section", "caption", "badge", …
[[nodiscard]] QLabel* makeLabel(const QString& text, const char* tone, QWidget* parent);
/// `look` is one of the style sheet's: "primary", "stop", "link", or empty.
[[nodiscard]] QPushButton* makeButton(const QString& text, const char* look, QWidget* parent);
/// A choice whose list looks like the other pop-ups and shows up to ten rows at once.
[[nodiscard]] QComboBox* makeChoice(QWidget* parent);
/// Names a table and what Qt builds it from: both heads, named as the table, and the button in their corner.
void nameTable(QTableView& table, const QString& name);
/// A form over the whole of `page`, as the settings have it: labels on the left, fields as wide as they want to be.
[[nodiscard]] QFormLayout* makeSettingsForm(QWidget* page);
[[nodiscard]] QFrame* makeLine(Qt::Orientation orientation, QWidget* parent);

/// Sets a property that the style sheet selects by, and applies it.
void setLook(QWidget* widget, const char* property, const QVariant& value);

} // namespace aisemble::ui
