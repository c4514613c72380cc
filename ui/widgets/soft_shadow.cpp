// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/soft_shadow.h"

#include <QEvent>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace aisemble::ui {

SoftShadow::SoftShadow(QWidget& caster, const Look& look)
    : QWidget(caster.parentWidget()), m_caster(caster), m_look(look) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFocusPolicy(Qt::NoFocus);
  hide();
  caster.installEventFilter(this);
  connect(&caster, &QObject::destroyed, this, &QObject::deleteLater);
}

bool SoftShadow::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
  case QEvent::Show:
  case QEvent::Move:
  case QEvent::Resize:
  case QEvent::ZOrderChange:
    follow();
    break;
  case QEvent::Hide:
    hide();
    break;
  default:
    break;
  }
  return QWidget::eventFilter(watched, event);
}

void SoftShadow::follow() {
  const int blur = m_look.blur;
  setGeometry(m_caster.geometry().adjusted(-blur, -blur, blur, blur).translated(0, m_look.offset));
  stackUnder(&m_caster);
  setVisible(m_caster.isVisible());
}

/// The shadow of a straight edge that is blurred by a Gaussian is its cumulative distribution; by the distance to the
/// rounded rectangle that is close enough for its corners as well.
void SoftShadow::draw(qreal ratio) {
  const int side = static_cast<int>(std::ceil((2 * edge() + 1) * ratio));
  const double sigma = m_look.blur / 2.5;
  const double middle = side / ratio / 2;
  const double straight = middle - m_look.blur - m_look.corner; // half of the part between the corners
  QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const double dx = std::max(std::abs((x + 0.5) / ratio - middle) - straight, 0.0);
      const double dy = std::max(std::abs((y + 0.5) / ratio - middle) - straight, 0.0);
      const double distance = std::hypot(dx, dy) - m_look.corner;
      const double part = 0.5 * std::erfc(distance / (sigma * std::numbers::sqrt2));
      image.setPixelColor(x, y, QColor(0, 0, 0, static_cast<int>(std::lround(m_look.alpha * part))));
    }
  m_tile = QPixmap::fromImage(image);
  m_tile.setDevicePixelRatio(ratio);
}

void SoftShadow::paintEvent(QPaintEvent*) {
  const qreal ratio = devicePixelRatioF();
  if (m_tile.isNull() || m_tile.devicePixelRatio() != ratio) draw(ratio);
  const double far = edge();
  // Where parts begin and end: here, and in the picture.
  const std::array<double, 4> xs{0, far, width() - far, static_cast<double>(width())};
  const std::array<double, 4> ys{0, far, height() - far, static_cast<double>(height())};
  const double side = m_tile.width();
  const std::array<double, 4> from{0, far * ratio, side - far * ratio, side};
  QPainter painter(this);
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t column = 0; column < 3; ++column)
      painter.drawPixmap(QRectF(QPointF(xs[column], ys[row]), QPointF(xs[column + 1], ys[row + 1])), m_tile,
                         QRectF(QPointF(from[column], from[row]), QPointF(from[column + 1], from[row + 1])));
}

} // namespace aisemble::ui
