// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/controls.h"
#include "ui/widgets/escape_keys.h"
#include "ui/widgets/mnemonic.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QEvent>
#include <QFormLayout>
#include <QHeaderView>
#include <QResizeEvent>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTableView>

namespace aisemble::ui {

IconButton::IconButton(const Theme& theme, Glyph glyph, const QString& name, QWidget* parent)
    : QToolButton(parent), m_theme(theme), m_glyph(glyph) {
  setFocusPolicy(Qt::StrongFocus); // tool buttons are skipped by Tab otherwise
  setIconSize(QSize(18, 18));
  setFixedSize(30, 30);
  setName(name);
  refreshIcon();
  connect(&theme, &Theme::changed, this, &IconButton::refreshIcon);
}

void IconButton::setGlyph(Glyph glyph) {
  m_glyph = glyph;
  refreshIcon();
}

void IconButton::setName(const QString& name) {
  setAccessibleName(name);
  setToolTip(name);
}

void IconButton::refreshIcon() {
  setIcon(glyphIcon(m_glyph, m_theme.tokens()));
}

ElidedLabel::ElidedLabel(QWidget* parent, Qt::TextElideMode mode) : QLabel(parent), m_mode(mode) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setTextFormat(Qt::PlainText);
}

void ElidedLabel::setFullText(const QString& text) {
  if (text == m_full) return;
  m_full = text;
  updateGeometry();
  elide();
}

QSize ElidedLabel::minimumSizeHint() const {
  return {fontMetrics().averageCharWidth() * 4, QLabel::minimumSizeHint().height()};
}

QSize ElidedLabel::sizeHint() const {
  return {fontMetrics().horizontalAdvance(m_full) + 2 + contentsMargins().left() + contentsMargins().right(),
          QLabel::sizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
  QLabel::resizeEvent(event);
  elide();
}

void ElidedLabel::changeEvent(QEvent* event) {
  QLabel::changeEvent(event);
  if (event->type() == QEvent::FontChange) elide();
}

void ElidedLabel::elide() {
  const QString shown = fontMetrics().elidedText(m_full, m_mode, contentsRect().width());
  if (shown != text()) setText(shown);
  setToolTip(shown == m_full ? QString() : m_full);
}

QLabel* makeLabel(const QString& text, const char* tone, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("tone", QLatin1String(tone));
  label->setTextFormat(Qt::PlainText);
  return label;
}

QPushButton* makeButton(const QString& text, const char* look, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setAccessibleName(withoutMnemonic(text));
  if (*look != '\0') button->setProperty("look", QLatin1String(look));
  button->setAutoDefault(false);
  return button;
}

QComboBox* makeChoice(QWidget* parent) {
  auto* choice = new QComboBox(parent);
  choice->setMaxVisibleItems(10);
  choice->setItemDelegate(new QStyledItemDelegate(choice)); // the combo box's own does not follow the style sheet
  QWidget* popup = choice->view()->window();
  // Before there is a window of the system: without a change of parent, which would style the list anew.
  popup->overrideWindowFlags(Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint);
  popup->setAttribute(Qt::WA_TranslucentBackground); // for the round corners
  keepEscapeInList(*choice);
  return choice;
}

void nameTable(QTableView& table, const QString& name) {
  table.setAccessibleName(name);
  table.horizontalHeader()->setAccessibleName(name);
  table.verticalHeader()->setAccessibleName(name);
  for (auto* corner : table.findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly))
    corner->setAccessibleName(QCoreApplication::translate("aisemble::ui", "Choose all cells"));
}

QFormLayout* makeSettingsForm(QWidget* page) {
  auto* form = new QFormLayout(page);
  form->setContentsMargins(24, 20, 24, 20);
  form->setHorizontalSpacing(24);
  form->setVerticalSpacing(12);
  form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
  return form;
}

QFrame* makeLine(Qt::Orientation orientation, QWidget* parent) {
  auto* line = new QFrame(parent);
  line->setProperty("line", true);
  orientation == Qt::Horizontal ? line->setFixedHeight(1) : line->setFixedWidth(1);
  return line;
}

void setLook(QWidget* widget, const char* property, const QVariant& value) {
  if (widget->property(property) == value) return;
  widget->setProperty(property, value);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

} // namespace aisemble::ui
