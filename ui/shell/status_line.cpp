// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "core/base/machine.h"
#include "ui/prompt/message_text.h"
#include "ui/widgets/controls.h"

#include <QLabel>

namespace aisemble::ui {

StatusLine::StatusLine(WorkbenchContext& context, QWidget* parent) : QStatusBar(parent), m_context(context) {
  setSizeGripEnabled(false);
  setAccessibleName(tr("Status"));
  m_engine = new QLabel(this);
  m_engine->setAccessibleName(tr("Engine"));
  m_activity = new QLabel(this);
  m_activity->setAccessibleName(tr("Activity"));
  addWidget(m_engine);
  addWidget(m_activity);
  m_rate = addFigure(tr("Rate"));
  m_cache = addFigure(tr("Cache hits"));
  m_memory = addFigure(tr("Memory"));
  m_timer.setInterval(1000);
  connect(&m_timer, &QTimer::timeout, this, &StatusLine::refreshFigures);
  m_timer.start();
  refreshFigures();
}

QLabel* StatusLine::addFigure(const QString& name) {
  auto* label = new QLabel(this);
  label->setAccessibleName(name);
  // Wide enough for any value, so that neighbours stay where they are.
  label->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("Memory 0000.0 MB")) + 2 * kStep);
  label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  addPermanentWidget(label);
  return label;
}

void StatusLine::setPanelStatus(const PanelStatus& status) {
  m_engine->setText(status.engine);
  m_engine->setVisible(!status.engine.isEmpty()); // empty it would push the other to the right
  m_activity->setText(status.activity);
  setLook(m_activity, "busy", !status.activity.isEmpty());
  m_rate->setText(status.tokensPerSecond > 0 ? rateText(status.tokensPerSecond) : QString());
}

void StatusLine::refreshFigures() {
  std::uint64_t hits = 0;
  for (const ServiceKind service : kAllServices)
    hits += m_context.metrics.totals(service).cacheHits;
  m_cache->setText(tr("Cache hits %1").arg(hits));
  m_memory->setText(tr("Memory %1").arg(bytesText(processUsage().residentBytes)));
}

} // namespace aisemble::ui
