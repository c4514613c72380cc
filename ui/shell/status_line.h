// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The status bar: model, what runs, tokens/s, cache hits, memory.

#include "ui/shell/panel.h"
#include "ui/workbench_context.h"

#include <QStatusBar>
#include <QTimer>

class QLabel;

namespace aisemble::ui {

class StatusLine : public QStatusBar {
  Q_OBJECT
 public:
  StatusLine(WorkbenchContext& context, QWidget* parent);
  void setPanelStatus(const PanelStatus& status);

 private:
  void refreshFigures();
  QLabel* addFigure(const QString& name);

  WorkbenchContext& m_context;
  QLabel* m_engine;
  QLabel* m_activity;
  QLabel* m_rate;
  QLabel* m_cache;
  QLabel* m_memory;
  QTimer m_timer;
};

} // namespace aisemble::ui
