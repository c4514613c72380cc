// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/restyling.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QStyle>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kSettlingMs = 5;
constexpr int kRestylingIntervalMs = 16;
constexpr int kRestylingBudgetMs = 6; ///< of each interval: input and painting come between

void styleAnew(QWidget& widget) {
  widget.style()->polish(&widget); // forgets which rules held for it
}

} // namespace

Restyling::Restyling(QObject* parent) : QObject(parent) {
  m_timer.setInterval(kRestylingIntervalMs);
  connect(&m_timer, &QTimer::timeout, this, &Restyling::styleSome);
}

void Restyling::begin() {
  finish();
  for (QWidget* window : QApplication::topLevelWidgets()) {
    if (window->isVisible()) paintLater(*window);
    styleOrKeep(*window);
  }
  if (m_order.empty()) return;
  std::reverse(m_order.begin(), m_order.end()); // parents first
  qApp->installEventFilter(this);
  m_timer.start();
}

/// As a whole, once layouts and charts have settled: each of them would have the window painted by itself.
void Restyling::paintLater(QWidget& window) {
  if (!window.updatesEnabled()) return;
  window.setUpdatesEnabled(false);
  QTimer::singleShot(kSettlingMs, &window, [&window] { window.setUpdatesEnabled(true); });
}

/// With its children. What was never styled will be in any case, before it is shown.
void Restyling::styleOrKeep(QWidget& widget) {
  if (widget.testAttribute(Qt::WA_WState_Polished)) {
    if (widget.isVisible()) {
      styleAnew(widget);
    } else {
      m_order.emplace_back(&widget);
      m_waiting.insert(&widget);
    }
  }
  for (QObject* child : widget.children())
    if (child->isWidgetType() && !static_cast<QWidget*>(child)->isWindow()) styleOrKeep(*static_cast<QWidget*>(child));
}

bool Restyling::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Show && m_waiting.erase(watched) != 0) styleAnew(*static_cast<QWidget*>(watched));
  return false;
}

void Restyling::styleSome() {
  QElapsedTimer clock;
  clock.start();
  while (!m_order.empty() && clock.elapsed() < kRestylingBudgetMs) {
    const QPointer<QWidget> next = m_order.back();
    m_order.pop_back();
    if (next && m_waiting.erase(next) != 0) styleAnew(*next);
  }
  if (m_order.empty()) finish();
}

void Restyling::finish() {
  m_timer.stop();
  qApp->removeEventFilter(this);
  m_order.clear();
  m_waiting.clear();
}

} // namespace aisemble::ui
