// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panel_warmup.h"

#include <QElapsedTimer>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kBetweenPartsMs = 16;
constexpr int kBudgetMs = 6; ///< of each interval: input and painting come between

} // namespace

PanelWarmup::PanelWarmup(QWidget& root) : QObject(&root) {
  m_timer.setInterval(kBetweenPartsMs);
  connect(&m_timer, &QTimer::timeout, this, &PanelWarmup::styleSome);
  QTimer::singleShot(kBetweenPartsMs, this, [this, &root] { begin(root); });
}

void PanelWarmup::begin(QWidget& root) {
  for (QWidget* widget : root.findChildren<QWidget*>())
    m_widgets.emplace_back(widget);
  std::reverse(m_widgets.begin(), m_widgets.end()); // parents first
  m_timer.start();
}

void PanelWarmup::styleSome() {
  QElapsedTimer clock;
  clock.start();
  while (!m_widgets.empty() && clock.elapsed() < kBudgetMs) {
    if (const QPointer<QWidget>& next = m_widgets.back()) next->ensurePolished();
    m_widgets.pop_back();
  }
  if (m_widgets.empty()) deleteLater();
}

} // namespace aisemble::ui
