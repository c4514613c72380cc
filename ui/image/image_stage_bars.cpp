// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/image_stage_bars.h"

#include "ui/prompt/message_text.h"
#include "ui/text/stage_times.h"

#include <QPainter>

#include <algorithm>
#include <vector>

namespace aisemble::ui {
namespace {

struct ImageStageBarsText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::ImageStageBars)
};

QString title(Stage stage) {
  switch (stage) {
  case Stage::Queue:
    return ImageStageBarsText::tr("Waiting");
  case Stage::Cache:
    return ImageStageBarsText::tr("Cache");
  case Stage::BatchWait:
    return ImageStageBarsText::tr("Waiting for others");
  case Stage::LoadModel:
    return ImageStageBarsText::tr("Loading");
  case Stage::Tokenise:
  case Stage::Prefill:
  case Stage::Decode:
  case Stage::Other:
    return ImageStageBarsText::tr("Other");
  case Stage::DecodeImage:
    return ImageStageBarsText::tr("Decoding");
  case Stage::Infer:
    return ImageStageBarsText::tr("Computing");
  case Stage::Postprocess:
    return ImageStageBarsText::tr("Finishing");
  case Stage::Network:
    return ImageStageBarsText::tr("Network");
  }
  return {};
}

struct StageBar {
  QString name;
  Nanoseconds time{0};
};

std::vector<StageBar> barsOf(const Trace& trace) {
  std::vector<StageBar> out;
  const auto byStage = trace.byStage();
  for (std::size_t i = 0; i < byStage.size(); ++i)
    if (byStage[i].count() > 0) out.push_back({title(static_cast<Stage>(i)), byStage[i]});
  return out;
}

constexpr int kRow = 26;

} // namespace

ImageStageBars::ImageStageBars(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
  setAccessibleName(tr("Time of each stage"));
  connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ImageStageBars::setTrace(const Trace& trace) {
  m_trace = trace;
  setAccessibleDescription(stageTimesTable(trace));
  setMinimumHeight(sizeHint().height());
  update();
}

QSize ImageStageBars::sizeHint() const {
  return {240, (static_cast<int>(barsOf(m_trace).size()) + 1) * kRow + kStep};
}

void ImageStageBars::paintEvent(QPaintEvent*) {
  const Tokens& t = m_theme.tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto bars = barsOf(m_trace);
  int names = fontMetrics().horizontalAdvance(tr("End to end"));
  int times = fontMetrics().horizontalAdvance(durationText(m_trace.total));
  for (const StageBar& bar : bars) {
    names = std::max(names, fontMetrics().horizontalAdvance(bar.name));
    times = std::max(times, fontMetrics().horizontalAdvance(durationText(bar.time)));
  }
  names = std::min(names, width() / 2);
  const double room = std::max(0, width() - names - times - 3 * kStep);
  int y = kHalfStep;
  const auto line = [&](const QString& name, Nanoseconds time, bool whole) {
    painter.setPen(whole ? t.text : t.textMuted);
    painter.drawText(QRect(0, y, names, kRow), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(name, Qt::ElideRight, names));
    painter.setPen(t.text);
    painter.drawText(QRect(width() - times, y, times, kRow), Qt::AlignRight | Qt::AlignVCenter, durationText(time));
    if (!whole && m_trace.total.count() > 0) {
      const double share = static_cast<double>(time.count()) / static_cast<double>(m_trace.total.count());
      painter.setPen(Qt::NoPen);
      painter.setBrush(t.raised);
      const QRectF track(names + kStep, y + kRow / 2.0 - 4, room, 8);
      painter.drawRoundedRect(track, 4, 4);
      painter.setBrush(t.accent);
      painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max(4.0, room * share), 8)), 4, 4);
    }
    y += kRow;
  };
  for (const StageBar& bar : bars)
    line(bar.name, bar.time, false);
  line(tr("End to end"), m_trace.total, true);
}

} // namespace aisemble::ui
