// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a picture's pixels are in a view: zoom, position, fitting. Plain arithmetic, so that tests need no window.

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace aisemble::ui {

/// Zoom counts device pixels a picture's pixel: 1 is "100 %", and crisp on every screen. View coordinates are
/// device-independent, as widgets have them.
class ViewTransform {
 public:
  static constexpr double kSmallestZoom = 0.01;
  static constexpr double kLargestZoom = 64;
  /// Fitting enlarges small pictures up to this many device-independent pixels a pixel, and those of a few pixels until
  /// they are of a size that is seen.
  static constexpr double kLargestFit = 3;
  static constexpr double kSeenSize = 128;

  /// A new picture is fitted.
  void setPicture(const QSizeF& size);
  /// A fitted picture stays fitted; otherwise what was in the middle stays there.
  void setView(const QSizeF& size, double devicePixelRatio);

  [[nodiscard]] bool isEmpty() const { return m_picture.isEmpty() || m_view.isEmpty(); }
  [[nodiscard]] bool isFitted() const { return m_fitted; }
  [[nodiscard]] double zoom() const { return m_scale * m_ratio; }
  /// Device-independent pixels a picture's pixel.
  [[nodiscard]] double scale() const { return m_scale; }
  /// Whether there is more of the picture than the view shows.
  [[nodiscard]] bool isPannable() const;

  void fit();
  /// The picture's point under `anchor` (a view's point) stays there, as far as the edges allow.
  void setZoom(double zoom, const QPointF& anchor);
  void panBy(const QPointF& distance);
  /// Moves so that `box` (of the picture) is seen, in the middle if it was not seen wholly.
  void reveal(const QRectF& box);

  [[nodiscard]] QPointF toView(const QPointF& pixel) const { return pixel * m_scale + m_origin; }
  [[nodiscard]] QPointF toPicture(const QPointF& point) const { return (point - m_origin) / m_scale; }
  [[nodiscard]] QRectF toView(const QRectF& box) const { return {toView(box.topLeft()), box.size() * m_scale}; }
  /// The part of the picture that the view shows; empty when there is none.
  [[nodiscard]] QRectF visible() const;

 private:
  [[nodiscard]] double fittingScale() const;
  void settle();

  QSizeF m_picture;
  QSizeF m_view;
  double m_ratio = 1;
  double m_scale = 1;
  QPointF m_origin; ///< of the picture, in the view
  bool m_fitted = true;
};

} // namespace aisemble::ui
