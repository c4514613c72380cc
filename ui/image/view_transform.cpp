// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/view_transform.h"

#include <algorithm>

namespace aisemble::ui {
namespace {

/// Smaller than the view: in its middle. Larger: its edges do not come inside.
double settled(double origin, double length, double view) {
  if (length <= view) return (view - length) / 2;
  return std::clamp(origin, view - length, 0.0);
}

} // namespace

void ViewTransform::setPicture(const QSizeF& size) {
  m_picture = size;
  fit();
}

void ViewTransform::setView(const QSizeF& size, double devicePixelRatio) {
  const QPointF middle = isEmpty() ? QPointF() : toPicture({m_view.width() / 2, m_view.height() / 2});
  const bool hadView = !isEmpty();
  const double zoomWas = zoom();
  m_view = size;
  m_ratio = devicePixelRatio > 0 ? devicePixelRatio : 1;
  if (m_fitted || !hadView) return fit();
  m_scale = zoomWas / m_ratio;
  m_origin = QPointF(m_view.width() / 2, m_view.height() / 2) - middle * m_scale;
  settle();
}

double ViewTransform::fittingScale() const {
  const double seen = std::min(kSeenSize / std::max(m_picture.width(), m_picture.height()), kLargestZoom / m_ratio);
  return std::min(
      {m_view.width() / m_picture.width(), m_view.height() / m_picture.height(), std::max(kLargestFit, seen)});
}

void ViewTransform::fit() {
  m_fitted = true;
  if (isEmpty()) return;
  m_scale = fittingScale();
  settle();
}

void ViewTransform::setZoom(double zoom, const QPointF& anchor) {
  if (isEmpty()) return;
  // What fits may be smaller than the smallest zoom.
  const double smallest = std::min(kSmallestZoom, fittingScale() * m_ratio);
  const QPointF kept = toPicture(anchor);
  m_scale = std::clamp(zoom, smallest, kLargestZoom) / m_ratio;
  m_origin = anchor - kept * m_scale;
  m_fitted = false;
  settle();
}

void ViewTransform::panBy(const QPointF& distance) {
  if (isEmpty() || !isPannable()) return;
  m_origin += distance;
  m_fitted = false;
  settle();
}

void ViewTransform::reveal(const QRectF& box) {
  if (isEmpty() || !isPannable()) return;
  const QRectF shown = toView(box);
  if (QRectF(QPointF(), m_view).contains(shown)) return;
  m_origin += QPointF(m_view.width() / 2, m_view.height() / 2) - shown.center();
  settle();
}

bool ViewTransform::isPannable() const {
  constexpr double kRounding = 0.5; // a fitted picture may be over by an error of the last digit
  return m_picture.width() * m_scale > m_view.width() + kRounding ||
         m_picture.height() * m_scale > m_view.height() + kRounding;
}

QRectF ViewTransform::visible() const {
  if (isEmpty()) return {};
  const QRectF inside(toPicture({0, 0}), toPicture({m_view.width(), m_view.height()}));
  return inside.intersected(QRectF(QPointF(), m_picture));
}

void ViewTransform::settle() {
  m_origin = {settled(m_origin.x(), m_picture.width() * m_scale, m_view.width()),
              settled(m_origin.y(), m_picture.height() * m_scale, m_view.height())};
}

} // namespace aisemble::ui
