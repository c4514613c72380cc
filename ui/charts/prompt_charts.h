// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The two live charts of the Prompt panel. They read the controller's rings on a timer while they are seen, and not at
// all otherwise.

#include "ui/charts/live_chart.h"
#include "ui/prompt/chat_controller.h"

#include <QTimer>

namespace aisemble::ui {

class PromptCharts : public QWidget {
  Q_OBJECT
 public:
  PromptCharts(const Theme& theme, const ChatController& controller, QWidget* parent);
  [[nodiscard]] int ticks() const { return m_ticks; } ///< how often the charts were redrawn, for tests

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void tick();

  const ChatController& m_controller;
  LiveChart* m_rate;
  LiveChart* m_firstToken;
  QTimer m_timer;
  std::uint64_t m_seenRates = 0;
  int m_quietTicks = 0;
  int m_ticks = 0;
};

} // namespace aisemble::ui
