// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation_rail.h"

#include "ui/widgets/controls.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace aisemble::ui {

NavigationRail::NavigationRail(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
  setProperty("area", "rail");
  setAttribute(Qt::WA_StyledBackground);
  setAccessibleName(tr("Panels"));
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(6, kStep, 6, kStep);
  stack->setSpacing(kHalfStep);
  m_panels = new QVBoxLayout;
  m_panels->setSpacing(kHalfStep);
  stack->addLayout(m_panels);
  stack->addStretch(1);
  m_group = new QButtonGroup(this);
  m_group->setExclusive(true);
  auto* help = makeEntry(Glyph::Help, tr("Help"), tr("Help (F1)"));
  auto* settings = makeEntry(Glyph::Settings, tr("Settings"), tr("Settings (Ctrl+,)"));
  stack->addWidget(help);
  stack->addWidget(settings);
  connect(help, &QToolButton::clicked, this, &NavigationRail::helpRequested);
  connect(settings, &QToolButton::clicked, this, &NavigationRail::settingsRequested);
  connect(m_group, &QButtonGroup::idClicked, this, &NavigationRail::panelRequested);
  connect(&theme, &Theme::changed, this, &NavigationRail::refreshIcons);
}

void NavigationRail::addPanel(Glyph glyph, const QString& title, const QString& toolTip) {
  QToolButton* entry = makeEntry(glyph, title, toolTip);
  entry->setCheckable(true);
  m_group->addButton(entry, static_cast<int>(m_group->buttons().size()));
  m_panels->addWidget(entry);
}

void NavigationRail::setCurrent(int index) {
  if (QAbstractButton* button = m_group->button(index)) button->setChecked(true);
}

void NavigationRail::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Down)
    focusNextChild();
  else if (event->key() == Qt::Key_Up)
    focusPreviousChild();
  else
    QWidget::keyPressEvent(event);
}

void NavigationRail::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool wasDense = m_entries.front().first->property("dense").toBool();
  if (!wasDense) m_roomyHeight = layout()->minimumSize().height();
  const bool isDense = height() < m_roomyHeight;
  for (const auto& [entry, glyph] : m_entries)
    setLook(entry, "dense", isDense);
  layout()->setSpacing(isDense ? 0 : kHalfStep);
  m_panels->setSpacing(isDense ? 0 : kHalfStep);
}

QToolButton* NavigationRail::makeEntry(Glyph glyph, const QString& title, const QString& toolTip) {
  auto* entry = new QToolButton(this);
  entry->setProperty("look", "rail");
  entry->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  entry->setIconSize({22, 22});
  entry->setText(title);
  entry->setAccessibleName(title);
  entry->setToolTip(toolTip);
  entry->setFocusPolicy(Qt::StrongFocus);
  entry->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  entry->setMinimumWidth(64);
  m_entries.emplace_back(entry, glyph);
  refreshIcons();
  return entry;
}

void NavigationRail::refreshIcons() {
  const Tokens& t = m_theme.tokens();
  for (const auto& [entry, glyph] : m_entries)
    entry->setIcon(glyphIcon(glyph, t.textMuted, t.accent));
}

} // namespace aisemble::ui
