// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/bar_list.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace aisemble::ui {

BarList::BarList(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void BarList::setBars(std::vector<Bar> bars, double low, double high) {
  m_bars = std::move(bars);
  m_low = low;
  m_high = high;
  if (high <= low) {
    m_high = low;
    for (const Bar& bar : m_bars)
      m_high = std::max(m_high, bar.value);
    if (m_high <= low) m_high = low + 1;
  }
  m_hovered = m_current = -1;
  QStringList spoken;
  for (const Bar& bar : m_bars)
    spoken << QStringLiteral("%1: %2").arg(bar.name, bar.text);
  setAccessibleDescription(spoken.join(QStringLiteral(", ")));
  updateGeometry();
  update();
}

int BarList::lineHeight() const {
  return fontMetrics().height() + 10;
}

QSize BarList::sizeHint() const {
  return {280, static_cast<int>(m_bars.size()) * lineHeight() + 4};
}

QSize BarList::minimumSizeHint() const {
  return {160, sizeHint().height()};
}

void BarList::paintEvent(QPaintEvent*) {
  const Tokens& t = m_theme.tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  int names = 0;
  int values = 0;
  for (const Bar& bar : m_bars) {
    names = std::max(names, fontMetrics().horizontalAdvance(bar.name) + 2);
    values = std::max(values, fontMetrics().horizontalAdvance(bar.text));
  }
  names = std::min(names, width() * 9 / 20);
  const int left = 6 + names + 10;
  const int room = std::max(8, width() - left - values - 16);
  for (std::size_t i = 0; i < m_bars.size(); ++i) {
    const Bar& bar = m_bars[i];
    const QRect line(2, 2 + static_cast<int>(i) * lineHeight(), width() - 4, lineHeight());
    const int number = static_cast<int>(i);
    if (number == m_hovered || (number == m_current && hasFocus())) {
      painter.setPen(number == m_current && hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
      painter.setBrush(t.raised);
      painter.drawRoundedRect(QRectF(line).adjusted(0, 1, 0, -1), 4, 4);
    }
    painter.setPen(t.text);
    painter.drawText(QRect(6, line.top(), names, line.height()), Qt::AlignVCenter | Qt::AlignRight,
                     fontMetrics().elidedText(bar.name, Qt::ElideRight, names));
    const double low = bar.low.value_or(m_low);
    const auto at = [&](double value) { return left + room * std::clamp((value - low) / (m_high - low), 0.0, 1.0); };
    const double zero = at(std::max(0.0, low));
    const double tip = at(bar.value);
    const QRectF track(left, line.center().y() - 4, room, 9);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.border);
    painter.drawRoundedRect(track, 3, 3);
    QRectF filled(std::min(zero, tip), track.top(), std::abs(tip - zero), track.height());
    if (bar.value != 0 && filled.width() < 3) filled.setWidth(3);
    painter.setBrush(bar.value < 0 ? t.danger : t.accent);
    painter.drawRoundedRect(filled, 3, 3);
    painter.setPen(t.textMuted);
    painter.drawText(QRect(left + room + 6, line.top(), values + 6, line.height()), Qt::AlignVCenter | Qt::AlignRight,
                     bar.text);
  }
}

int BarList::barAt(int y) const {
  const int bar = (y - 2) / lineHeight();
  return y >= 2 && bar < static_cast<int>(m_bars.size()) ? bar : -1;
}

void BarList::setHovered(int bar) {
  if (bar == m_hovered) return;
  m_hovered = bar;
  const bool goes = bar >= 0 && m_bars[static_cast<std::size_t>(bar)].row >= 0;
  setCursor(goes ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
}

void BarList::activate(int bar) {
  m_current = bar;
  update();
  if (bar >= 0 && m_bars[static_cast<std::size_t>(bar)].row >= 0)
    Q_EMIT activated(m_bars[static_cast<std::size_t>(bar)].row);
}

void BarList::mouseMoveEvent(QMouseEvent* event) {
  setHovered(barAt(event->pos().y()));
}

void BarList::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) activate(barAt(event->pos().y()));
}

void BarList::leaveEvent(QEvent* event) {
  setHovered(-1);
  QWidget::leaveEvent(event);
}

void BarList::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(m_bars.size()) - 1;
  switch (event->key()) {
  case Qt::Key_Down:
    activate(std::min(last, m_current + 1));
    return;
  case Qt::Key_Up:
    activate(std::min(last, std::max(0, m_current - 1)));
    return;
  case Qt::Key_Return:
  case Qt::Key_Enter:
  case Qt::Key_Space:
    if (event->modifiers() == Qt::NoModifier) {
      activate(m_current);
      return;
    }
    break;
  default:
    break;
  }
  QWidget::keyPressEvent(event);
}

bool BarList::event(QEvent* event) {
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
    if (event->type() == QEvent::FocusIn && m_current < 0 && !m_bars.empty()) m_current = 0;
    update();
  }
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const int bar = barAt(help->pos().y()); bar >= 0) {
      const Bar& one = m_bars[static_cast<std::size_t>(bar)];
      QToolTip::showText(help->globalPos(), QStringLiteral("%1: %2").arg(one.name, one.text), this);
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return QWidget::event(event);
}

} // namespace aisemble::ui
