// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_legend.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kGap = 10;     // between two entries
constexpr int kInnerGap = 4; // between a colour, its name and its value
constexpr int kSquare = 8;

} // namespace

ChartLegend::ChartLegend(QWidget* parent) : QLabel(parent) {
  setProperty("tone", "caption");
  QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void ChartLegend::setEntries(const QList<Entry>& entries) {
  if (entries == m_entries) return;
  const int before = heightForWidth(width());
  m_entries = entries;
  measure();
  setAccessibleName(entriesText());
  if (heightForWidth(width()) != before) updateGeometry(); // else whoever lays this out need not know
  update();
}

QString ChartLegend::entriesText() const {
  QStringList parts;
  for (const Entry& entry : m_entries)
    parts << (entry.value.isEmpty() ? entry.name : entry.name + QLatin1Char(' ') + entry.value);
  return parts.join(QLatin1Char(' '));
}

QFont ChartLegend::valueFont() const {
  QFont bold = font();
  bold.setBold(true);
  return bold;
}

int ChartLegend::lineHeight() const {
  return fontMetrics().lineSpacing();
}

void ChartLegend::measure() {
  const QFontMetrics names = fontMetrics();
  const QFontMetrics values(valueFont());
  m_widths.clear();
  for (const Entry& entry : m_entries)
    m_widths << kSquare + kInnerGap + names.horizontalAdvance(entry.name) +
                    (entry.value.isEmpty() ? 0 : kInnerGap + values.horizontalAdvance(entry.value));
}

QList<ChartLegend::Place> ChartLegend::places(int width) const {
  QList<Place> out;
  Place next;
  for (const int wanted : m_widths) {
    if (next.left > 0 && next.left + wanted > width) next = {next.line + 1, 0};
    out << next;
    next.left += wanted + kGap;
  }
  return out;
}

int ChartLegend::heightForWidth(int width) const {
  const QList<Place> all = places(width);
  return lineHeight() * (all.isEmpty() ? 1 : all.back().line + 1);
}

QSize ChartLegend::sizeHint() const {
  return {0, lineHeight()};
}

QSize ChartLegend::minimumSizeHint() const {
  return {0, lineHeight()};
}

void ChartLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QList<Place> all = places(width());
  const QFontMetrics names = fontMetrics();
  const QFont bold = valueFont();
  for (qsizetype i = 0; i < all.size(); ++i) {
    const Entry& entry = m_entries[i];
    const int top = all[i].line * lineHeight();
    const int baseline = top + names.ascent();
    int left = all[i].left;
    // In the middle of the small letters.
    painter.fillRect(left, baseline - (names.xHeight() + kSquare) / 2, kSquare, kSquare, entry.colour);
    left += kSquare + kInnerGap;
    const int room = width() - left - (m_widths[i] - kSquare - kInnerGap - names.horizontalAdvance(entry.name));
    const QString name = names.elidedText(entry.name, Qt::ElideRight, std::max(room, 0));
    painter.setPen(palette().color(foregroundRole()));
    painter.setFont(font());
    painter.drawText(left, baseline, name);
    if (entry.value.isEmpty()) continue;
    painter.setFont(bold);
    painter.drawText(left + names.horizontalAdvance(name) + kInnerGap, baseline, entry.value);
  }
}

void ChartLegend::changeEvent(QEvent* event) {
  QLabel::changeEvent(event);
  if (event->type() != QEvent::FontChange) return;
  measure();
  updateGeometry();
}

} // namespace aisemble::ui
