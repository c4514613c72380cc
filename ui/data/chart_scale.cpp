// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/chart_scale.h"

#include <QFontMetrics>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace aisemble::ui {
namespace {

constexpr double kRounding = 1e-9; // of a step: what division leaves
constexpr double kMostTicks = 100;
constexpr int kLabelCharacters = 24;
constexpr double kFirstYear = 1000;
constexpr double kLastYear = 2999;

double roundStep(ChartSpan span, int most) {
  const double raw = span.high / most - span.low / most; // the difference itself may be too large for a double
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= raw * (1 - kRounding)) return factor * power;
  return 10 * power;
}

/// Something to divide, also where there is one value only.
ChartSpan widened(ChartSpan span) {
  if (span.high > span.low) return span;
  return {span.low, span.low + std::max(1.0, std::abs(span.low) * 0.01)};
}

/// The multiples from `first` to `last` of the step; the ends alone where doubles are too coarse or too fine for it.
ChartScale scaleFrom(ChartSpan span, double step, double first, double last) {
  if (!(step > 0) || !(last - first < kMostTicks) || !(first + 1 > first)) return {span, {span.low, span.high}};
  ChartScale out{span, {}};
  for (int i = 0; first + i <= last; ++i)
    out.ticks.push_back((first + i) * step + 0.0); // no -0
  return out;
}

} // namespace

ChartScale roundScale(ChartSpan span, int most, double leastStep) {
  span = widened(span);
  const double step = std::max(leastStep, roundStep(span, most));
  const double first = std::floor(span.low / step + kRounding);
  const double last = std::ceil(span.high / step - kRounding);
  return scaleFrom({std::min(span.low, first * step), std::max(span.high, last * step)}, step, first, last);
}

ChartScale scaleWithin(ChartSpan span, int most, double leastStep) {
  span = widened(span);
  const double step = std::max(leastStep, roundStep(span, most));
  return scaleFrom(span, step, std::ceil(span.low / step - kRounding), std::floor(span.high / step + kRounding));
}

QStringList tickTexts(const std::vector<double>& ticks, bool mayBeYears) {
  QStringList out;
  if (ticks.empty()) return out;
  const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
  const double size = std::max(std::abs(ticks.front()), std::abs(ticks.back()));
  const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + kRounding)));
  const bool areYears = mayBeYears && decimals == 0 && ticks.front() >= kFirstYear && ticks.back() <= kLastYear;
  QLocale locale;
  if (areYears) locale.setNumberOptions(QLocale::OmitGroupSeparator);
  for (const double tick : ticks)
    out << (size >= 1e12 || step < 1e-4 ? locale.toString(tick, 'g', 10) : locale.toString(tick, 'f', decimals));
  return out;
}

QStringList categoryLabels(const QStringList& categories, const QFontMetrics& metrics, int room) {
  // Not the average width: in a font with Japanese it is that of two letters.
  const int longest = std::min(room, kLabelCharacters * metrics.horizontalAdvance(u'n'));
  QStringList out;
  QSet<QString> seen;
  for (const QString& category : categories) {
    QString label = metrics.elidedText(category, Qt::ElideMiddle, longest);
    while (seen.contains(label))
      label += QChar(0x200B); // has no width
    seen.insert(label);
    out << label;
  }
  return out;
}

} // namespace aisemble::ui
