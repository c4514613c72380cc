// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/find_bar.h"

#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>

namespace aisemble::ui {

FindBar::FindBar(const Theme& theme, const QString& what, QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kHalfStep);
  m_field = new QLineEdit(this);
  m_field->setProperty("search", true);
  m_field->setAccessibleName(what);
  m_field->setPlaceholderText(what);
  m_field->setClearButtonEnabled(true);
  auto* lens = m_field->addAction(glyphIcon(Glyph::Search, theme.tokens()), QLineEdit::LeadingPosition);
  connect(&theme, &Theme::changed, this, [lens, &theme] { lens->setIcon(glyphIcon(Glyph::Search, theme.tokens())); });
  m_field->installEventFilter(this);
  row->addWidget(m_field, 1);
  m_count = makeLabel(QString(), "muted", this);
  m_count->setAlignment(Qt::AlignCenter);
  // As wide as most counts are, so that the buttons stay in place while one steps.
  m_count->setMinimumWidth(m_count->fontMetrics().horizontalAdvance(tr("%1 of %2").arg(8888).arg(8888)) + 2 * kStep);
  row->addWidget(m_count);
  m_case = new QToolButton(this);
  m_case->setText(QStringLiteral("Aa"));
  m_case->setCheckable(true);
  m_case->setFixedHeight(30);
  m_case->setFocusPolicy(Qt::StrongFocus);
  m_case->setAccessibleName(tr("Match case"));
  m_case->setToolTip(tr("Match case (Alt+C)"));
  m_case->setShortcut(Qt::ALT | Qt::Key_C);
  row->addWidget(m_case);
  m_previous = new IconButton(theme, Glyph::Previous, tr("Previous hit (Shift+F3)"), this);
  m_next = new IconButton(theme, Glyph::Next, tr("Next hit (F3)"), this);
  auto* out = new IconButton(theme, Glyph::Close, tr("Close the search (Esc)"), this);
  for (IconButton* button : {m_previous, m_next, out})
    row->addWidget(button);
  connect(m_field, &QLineEdit::textChanged, this, &FindBar::searchChanged);
  connect(m_case, &QToolButton::toggled, this, &FindBar::searchChanged);
  connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(-1); });
  connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(1); });
  connect(out, &QToolButton::clicked, this, &FindBar::close);
  hide();
  showCount(0, 0, false);
}

void FindBar::open(const QString& needle) {
  show();
  m_field->setFocus(Qt::ShortcutFocusReason);
  if (needle.isEmpty() || needle == m_field->text())
    Q_EMIT searchChanged();
  else
    m_field->setText(needle);
  m_field->selectAll();
}

void FindBar::close() {
  if (isHidden()) return;
  hide();
  Q_EMIT closed();
}

Qt::CaseSensitivity FindBar::caseSensitivity() const {
  return m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
}

void FindBar::showCount(qsizetype current, qsizetype total, bool isLimited) {
  const QLocale locale;
  const QString all = isLimited ? tr("%1+", "more than so many").arg(locale.toString(total)) : locale.toString(total);
  if (needle().isEmpty())
    m_count->clear();
  else if (total == 0)
    m_count->setText(tr("No hits"));
  else if (current > 0)
    m_count->setText(tr("%1 of %2").arg(locale.toString(current), all));
  else
    m_count->setText(tr("Hits: %1").arg(all));
  m_count->setAccessibleName(m_count->text());
  setLook(m_field, "invalid", !needle().isEmpty() && total == 0);
  m_previous->setEnabled(total > 0);
  m_next->setEnabled(total > 0);
}

QString FindBar::countText() const {
  return m_count->text();
}

bool FindBar::event(QEvent* event) {
  // Escape leaves the search first, whatever else in the window goes by it.
  if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();
    return true;
  }
  return QWidget::event(event);
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_field || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
  const Qt::KeyboardModifiers held = key->modifiers() & ~Qt::KeypadModifier;
  if (!isEnter || (held != Qt::NoModifier && held != Qt::ShiftModifier)) return false;
  Q_EMIT stepRequested(held == Qt::ShiftModifier ? -1 : 1);
  return true;
}

void FindBar::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return close();
  QWidget::keyPressEvent(event);
}

} // namespace aisemble::ui
