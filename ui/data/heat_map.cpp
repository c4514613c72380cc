// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/heat_map.h"

#include "ui/data/data_view.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace aisemble::ui {
namespace {

constexpr int kSmallestCell = 24;
constexpr int kLargestCell = 72;
constexpr int kLongestLabel = 160;
constexpr int kLabelGap = 8;
constexpr int kRoomForFigure = 40;

QColor blend(const QColor& from, const QColor& to, double share) {
  const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
  return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

} // namespace

QColor readableOn(const QColor& ground, const Tokens& tokens) {
  const auto better = [&ground](const QColor& one, const QColor& other) {
    return contrastRatio(one, ground) >= contrastRatio(other, ground) ? one : other;
  };
  const QColor own = better(tokens.text, tokens.onAccent);
  return contrastRatio(own, ground) >= 4.5 ? own : better(Qt::black, Qt::white);
}

HeatMap::HeatMap(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("Correlations"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HeatMap::setCorrelations(const std::vector<Correlation>& correlations) {
  m_names.clear();
  QHash<QString, int> places;
  const auto placeOf = [&](const std::string& name) {
    const QString text = QString::fromStdString(name);
    const auto found = places.constFind(text);
    if (found != places.constEnd()) return *found;
    const int place = static_cast<int>(m_names.size());
    places.insert(text, place);
    m_names.push_back(text);
    return place;
  };
  for (const Correlation& one : correlations) {
    placeOf(one.first);
    placeOf(one.second);
  }
  const std::size_t count = m_names.size();
  m_values.assign(count * count, std::nullopt);
  for (std::size_t i = 0; i < count; ++i)
    m_values[i * count + i] = 1.0;
  for (const Correlation& one : correlations) {
    const auto row = static_cast<std::size_t>(placeOf(one.first));
    const auto column = static_cast<std::size_t>(placeOf(one.second));
    m_values[row * count + column] = one.coefficient;
    m_values[column * count + row] = one.coefficient;
  }
  m_current = {};
  measure();
  updateGeometry();
  update();
}

std::optional<double> HeatMap::at(int row, int column) const {
  return m_values[static_cast<std::size_t>(row) * m_names.size() + static_cast<std::size_t>(column)];
}

QString HeatMap::textAt(int row, int column) const {
  const QString pair =
      tr("%1 and %2: %3").arg(m_names[static_cast<std::size_t>(row)], m_names[static_cast<std::size_t>(column)]);
  const std::optional<double> value = at(row, column);
  return pair.arg(value ? fixedNumber(*value, 3) : tr("not defined"));
}

void HeatMap::measure() {
  m_labels = 0;
  for (const QString& name : m_names)
    m_labels = std::max(m_labels, static_cast<int>(std::ceil(QFontMetricsF(font()).horizontalAdvance(name))));
  // Names are shortened only where the cells would become too small for them.
  const int spare = std::min(width(), height()) - 2 * kLabelGap - size() * kRoomForFigure;
  m_labels = std::min(m_labels, std::max(kLongestLabel, spare)) + kLabelGap;
  if (m_names.empty()) return;
  const int room = std::min(width(), height()) - m_labels - kLabelGap;
  m_cell = std::clamp(room / size(), kSmallestCell, kLargestCell);
}

QSize HeatMap::sizeHint() const {
  const int side = m_labels + kLabelGap + size() * kSmallestCell;
  return {side, side};
}

QRect HeatMap::cellAt(int row, int column) const {
  return {m_labels + column * m_cell, m_labels + row * m_cell, m_cell, m_cell};
}

std::optional<QPoint> HeatMap::placeAt(const QPoint& at) const {
  const QPoint place((at.x() - m_labels) / m_cell, (at.y() - m_labels) / m_cell);
  if (at.x() < m_labels || at.y() < m_labels || place.x() >= size() || place.y() >= size()) return std::nullopt;
  return place;
}

void HeatMap::paintEvent(QPaintEvent* event) {
  const Tokens& t = m_theme.tokens();
  QPainter painter(this);
  painter.setPen(t.text);
  for (int i = 0; i < size(); ++i) {
    const QString name =
        fontMetrics().elidedText(m_names[static_cast<std::size_t>(i)], Qt::ElideMiddle, m_labels - kLabelGap);
    const QRect row = cellAt(i, 0);
    painter.drawText(QRect(0, row.top(), m_labels - kLabelGap, m_cell), Qt::AlignRight | Qt::AlignVCenter, name);
    painter.save();
    painter.translate(cellAt(0, i).center().x(), m_labels - kLabelGap);
    painter.rotate(-90);
    painter.drawText(QRect(0, -m_cell / 2, m_labels - kLabelGap, m_cell), Qt::AlignLeft | Qt::AlignVCenter, name);
    painter.restore();
  }
  QFont small = font();
  small.setPointSizeF(font().pointSizeF() * 0.9);
  painter.setFont(small);
  for (int row = 0; row < size(); ++row)
    for (int column = 0; column < size(); ++column) {
      const QRect cell = cellAt(row, column).adjusted(1, 1, -1, -1);
      if (!event->rect().intersects(cell)) continue;
      const std::optional<double> value = at(row, column);
      const QColor ground =
          value ? blend(t.surface, *value < 0 ? t.danger : t.accent, std::min(1.0, std::abs(*value))) : t.raised;
      painter.fillRect(cell, ground);
      if (m_cell >= kRoomForFigure) {
        painter.setPen(readableOn(ground, t));
        painter.drawText(cell, Qt::AlignCenter, value ? fixedNumber(*value, 2) : QStringLiteral("–"));
      }
    }
  if (size() > 0 && hasFocus()) {
    painter.setPen(QPen(t.text, 2));
    painter.drawRect(cellAt(m_current.y(), m_current.x()).adjusted(1, 1, -1, -1));
  }
}

void HeatMap::setCurrent(QPoint place) {
  if (size() == 0) return;
  m_current = {std::clamp(place.x(), 0, size() - 1), std::clamp(place.y(), 0, size() - 1)};
  const QString text = textAt(m_current.y(), m_current.x());
  setAccessibleDescription(text);
  Q_EMIT currentChanged(text);
  update();
}

void HeatMap::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
  case Qt::Key_Left:
    return setCurrent(m_current + QPoint(-1, 0));
  case Qt::Key_Right:
    return setCurrent(m_current + QPoint(1, 0));
  case Qt::Key_Up:
    return setCurrent(m_current + QPoint(0, -1));
  case Qt::Key_Down:
    return setCurrent(m_current + QPoint(0, 1));
  default:
    QWidget::keyPressEvent(event);
  }
}

void HeatMap::mouseMoveEvent(QMouseEvent* event) {
  const auto place = placeAt(event->pos());
  if (place) Q_EMIT currentChanged(textAt(place->y(), place->x()));
}

void HeatMap::mousePressEvent(QMouseEvent* event) {
  if (const auto place = placeAt(event->pos())) setCurrent(*place);
}

void HeatMap::resizeEvent(QResizeEvent*) {
  measure();
}

void HeatMap::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  setCurrent(m_current);
}

} // namespace aisemble::ui
