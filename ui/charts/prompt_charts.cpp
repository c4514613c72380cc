// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/prompt_charts.h"

#include "ui/prompt/message_text.h"
#include "ui/widgets/controls.h"

#include <QVBoxLayout>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kSampleIntervalMs = 100;
constexpr double kWindowSeconds = 60;
constexpr int kTicksAfter = 20; // until the last sample has surely left the window
constexpr int kMostAnswers = 40;

double secondsUntil(MonotonicTime at, MonotonicTime now) {
  return std::chrono::duration<double>(at - now).count();
}

} // namespace

PromptCharts::PromptCharts(const Theme& theme, const ChatController& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller) {
  setProperty("area", "side");
  setAttribute(Qt::WA_StyledBackground);
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(kDoubleStep, 12, kDoubleStep, 12);
  stack->setSpacing(kStep);
  m_rate = new LiveChart(theme, ChartShape::Line, tr("Tokens/s, last minute"), this);
  m_firstToken = new LiveChart(theme, ChartShape::Stems, tr("Time to first token (ms)"), this);
  stack->addWidget(m_rate, 1);
  stack->addWidget(m_firstToken, 1);
  m_timer.setInterval(kSampleIntervalMs);
  connect(&m_timer, &QTimer::timeout, this, &PromptCharts::tick);
}

void PromptCharts::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_seenRates = 0;
  m_quietTicks = 0;
  tick();
  m_timer.start();
}

void PromptCharts::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  m_timer.stop();
}

void PromptCharts::tick() {
  const auto rates = m_controller.rates().snapshot();
  const std::uint64_t seen = rates.dropped + rates.samples.size();
  // The line still wanders out of the window for a minute after the last sample; then there is nothing to redraw.
  m_quietTicks = seen == m_seenRates ? m_quietTicks + 1 : 0;
  if (m_quietTicks > static_cast<int>(kWindowSeconds * 1000 / kSampleIntervalMs) + kTicksAfter) return;
  m_seenRates = seen;
  ++m_ticks;

  const MonotonicTime now = std::chrono::steady_clock::now();
  std::vector<ChartPoint> points;
  for (const RateSample& sample : rates.samples) {
    const double x = secondsUntil(sample.at, now);
    // A pause leaves the line on the ground instead of a slope across it.
    if (points.empty() || x - points.back().x > 1) points.push_back({x - 0.1, 0});
    points.push_back({x, sample.tokensPerSecond});
  }
  m_rate->setPoints(points, -kWindowSeconds, 0,
                    m_controller.currentRate() > 0 ? rateText(m_controller.currentRate()) : QString());

  const auto answers = m_controller.firstTokens().snapshot().samples;
  const std::size_t count = std::min<std::size_t>(answers.size(), kMostAnswers);
  points.clear();
  for (std::size_t i = 0; i < count; ++i)
    points.push_back({static_cast<double>(i) + 1, answers[answers.size() - count + i].milliseconds});
  m_firstToken->setPoints(points, 0, std::max<double>(10, static_cast<double>(count)) + 1,
                          answers.empty()
                              ? QString()
                              : durationText(std::chrono::duration_cast<Nanoseconds>(
                                    std::chrono::duration<double, std::milli>(answers.back().milliseconds))));
}

} // namespace aisemble::ui
