// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/restyling.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QStyle>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kSeenIntervalMs = 4; ///< hardly longer than a picture stands on the screen
constexpr int kHiddenIntervalMs = 8;
constexpr int kStyleBudgetMs = 3; ///< of each interval: input and painting come between

void styleAnew(QWidget& widget) {
  widget.style()->polish(&widget); // forgets which rules held for it
}

} // namespace

Restyling::Restyling(QObject* parent) : QObject(parent) {
  connect(&m_timer, &QTimer::timeout, this, &Restyling::styleSome);
}

void Restyling::begin() {
  finish();
  Order seen;
  for (QWidget* window : QApplication::topLevelWidgets()) {
    collect(*window, seen, m_order);
    if (!window->isVisible() || !window->updatesEnabled()) continue;
    window->setUpdatesEnabled(false);
    m_held.emplace_back(window);
  }
  m_hidden = m_order.size();
  std::reverse(m_order.begin(), m_order.end()); // parents first
  m_order.insert(m_order.end(), seen.rbegin(), seen.rend());
  for (const QPointer<QWidget>& widget : m_order)
    m_waiting.insert(widget);
  qApp->installEventFilter(this);
  m_timer.start(kSeenIntervalMs);
  styleSome();
}

/// `widget` and its children. What was never styled will be in any case, before it is shown.
void Restyling::collect(QWidget& widget, Order& seen, Order& hidden) {
  if (widget.testAttribute(Qt::WA_WState_Polished)) (widget.isVisible() ? seen : hidden).emplace_back(&widget);
  for (QObject* child : widget.children())
    if (child->isWidgetType() && !static_cast<QWidget*>(child)->isWindow())
      collect(*static_cast<QWidget*>(child), seen, hidden);
}

bool Restyling::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Show && m_waiting.erase(watched) != 0) styleAnew(*static_cast<QWidget*>(watched));
  return false;
}

void Restyling::styleSome() {
  if (m_order.size() <= m_hidden && !m_held.empty()) {
    releaseWindows(); // painting them is work enough for this turn
    m_timer.start(kHiddenIntervalMs);
    return;
  }
  const std::size_t end = m_held.empty() ? 0 : m_hidden;
  QElapsedTimer clock;
  clock.start();
  while (m_order.size() > end && clock.elapsed() < kStyleBudgetMs) {
    const QPointer<QWidget> next = m_order.back();
    m_order.pop_back();
    if (next && m_waiting.erase(next) != 0) styleAnew(*next);
  }
  if (m_order.empty() && m_held.empty()) finish();
}

void Restyling::releaseWindows() {
  for (const QPointer<QWidget>& window : m_held) {
    if (!window) continue;
    window->setUpdatesEnabled(true);
    // What was to be painted as the window was held is still noted, so Qt takes its request for under way; but that was
    // used up meanwhile, and without another nothing would be painted any more.
    QCoreApplication::postEvent(window, new QEvent(QEvent::UpdateRequest), Qt::LowEventPriority);
  }
  m_held.clear();
}

void Restyling::finish() {
  releaseWindows();
  m_timer.stop();
  qApp->removeEventFilter(this);
  m_order.clear();
  m_waiting.clear();
}

} // namespace aisemble::ui
