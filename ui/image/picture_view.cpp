// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/picture_view.h"

#include "ui/image/overlay_painter.h"

#include <QApplication>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

namespace aisemble::ui {
namespace {

constexpr double kZoomStep = 1.25;
constexpr int kCheck = 8; ///< side of a field of the checkerboard
constexpr int kPanStep = 64;
/// From here on pixels are shown as squares: who looks that closely wants to see them.
constexpr double kSquareZoom = 3;

void drawCheckerboard(QPainter& painter, const QRectF& area, const Tokens& tokens) {
  painter.fillRect(area, tokens.dark ? QColor(58, 64, 72) : QColor(255, 255, 255));
  const QColor second = tokens.dark ? QColor(76, 83, 92) : QColor(222, 226, 231);
  painter.save();
  painter.setClipRect(area);
  const int rows = static_cast<int>(std::ceil(area.height() / kCheck));
  const int columns = static_cast<int>(std::ceil(area.width() / kCheck));
  for (int row = 0; row < rows; ++row)
    for (int column = row % 2; column < columns; column += 2)
      painter.fillRect(QRectF(area.left() + column * kCheck, area.top() + row * kCheck, kCheck, kCheck), second);
  painter.restore();
}

} // namespace

PictureView::PictureView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setMinimumSize(120, 100);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PictureView::setPicture(std::shared_ptr<const LoadedPicture> picture) {
  if (picture == m_picture && (picture != nullptr || m_placeholder.isNull())) return;
  const QSize size = picture != nullptr ? picture->size : QSize();
  m_picture = std::move(picture);
  m_placeholder = {};
  // The placeholder had the picture's place already; zooming meanwhile is not undone.
  if (size != m_size) m_transform.setPicture(size);
  m_size = size;
  viewChanged();
}

void PictureView::setPlaceholder(const QImage& thumbnail, const QSize& size) {
  m_picture.reset();
  m_placeholder = thumbnail;
  m_size = size;
  m_transform.setPicture(size);
  viewChanged();
}

void PictureView::setOverlays(std::vector<OverlayItem> items) {
  m_overlays = std::move(items);
  update();
}

void PictureView::setKindShown(OverlayKind kind, bool shown) {
  shown ? (void)m_hiddenKinds.erase(kind) : (void)m_hiddenKinds.insert(kind);
  update();
}

void PictureView::setHovered(std::optional<OverlayKey> key) {
  if (key == m_hovered) return;
  m_hovered = key;
  update();
}

void PictureView::setSelected(std::optional<OverlayKey> key) {
  if (key == m_selected) return;
  m_selected = key;
  for (const OverlayItem& item : m_overlays)
    if (key && item.key == *key) m_transform.reveal(item.box);
  update();
}

void PictureView::zoomTo(double zoom, const QPointF& anchor) {
  m_transform.setZoom(zoom, anchor);
  viewChanged();
}

void PictureView::zoomBy(double factor) {
  zoomTo(m_transform.zoom() * factor, QRectF(rect()).center());
}

void PictureView::fit() {
  m_transform.fit();
  viewChanged();
}

void PictureView::actualSize() {
  zoomTo(1, QRectF(rect()).center());
}

void PictureView::viewChanged() {
  update();
  refreshCursor();
  Q_EMIT zoomChanged();
}

void PictureView::refreshCursor() {
  if (m_isPanning)
    setCursor(Qt::ClosedHandCursor);
  else if (m_hovered && !m_isSpaceDown)
    setCursor(Qt::PointingHandCursor);
  else
    setCursor(m_transform.isPannable() ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

bool PictureView::isShown(const OverlayItem& item) const {
  return !m_hiddenKinds.contains(item.kind);
}

std::optional<OverlayKey> PictureView::overlayAt(const QPointF& point) const {
  if (m_transform.isEmpty()) return {};
  const QPointF pixel = m_transform.toPicture(point);
  const double slack = 3 / m_transform.scale(); // the line is as good as the inside
  const OverlayItem* best = nullptr;
  for (const OverlayItem& item : m_overlays) {
    if (item.kind == OverlayKind::Crop || !isShown(item)) continue;
    if (!item.box.adjusted(-slack, -slack, slack, slack).contains(pixel)) continue;
    // The smallest: what lies inside another stays reachable.
    const auto area = [](const OverlayItem& one) { return one.box.width() * one.box.height(); };
    if (best == nullptr || area(item) < area(*best)) best = &item;
  }
  return best != nullptr ? std::optional(best->key) : std::nullopt;
}

void PictureView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), m_theme.tokens().dark ? m_theme.tokens().code : m_theme.tokens().raised);
  if (!m_transform.isEmpty()) {
    drawPicture(painter);
    OverlayScene scene{m_transform, m_theme.tokens(), QRectF(rect()), {}, m_hovered, m_selected};
    for (const OverlayItem& item : m_overlays)
      if (isShown(item)) scene.shown.push_back(&item);
    paintOverlays(painter, scene);
  }
  if (hasFocus()) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(m_theme.tokens().accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
  }
}

void PictureView::drawPicture(QPainter& painter) const {
  const QRectF seen = m_transform.visible();
  const QRectF target = m_transform.toView(seen);
  const QImage& image = m_picture != nullptr ? m_picture->levelFor(m_transform.zoom()) : m_placeholder;
  if (image.isNull()) return;
  if (image.hasAlphaChannel()) drawCheckerboard(painter, target, m_theme.tokens());
  const double x = static_cast<double>(image.width()) / m_size.width();
  const double y = static_cast<double>(image.height()) / m_size.height();
  const QRectF source(seen.x() * x, seen.y() * y, seen.width() * x, seen.height() * y);
  painter.setRenderHint(QPainter::SmoothPixmapTransform, m_picture == nullptr || m_transform.zoom() < kSquareZoom);
  painter.drawImage(target, image, source);
}

void PictureView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_transform.setView(size(), devicePixelRatioF());
  viewChanged();
}

void PictureView::wheelEvent(QWheelEvent* event) {
  if (m_transform.isEmpty() || event->angleDelta().y() == 0) return event->ignore();
  zoomTo(m_transform.zoom() * std::pow(kZoomStep, event->angleDelta().y() / 120.0), event->position());
  event->accept();
}

bool PictureView::event(QEvent* event) {
  if (event->type() == QEvent::NativeGesture) {
    auto* gesture = static_cast<QNativeGestureEvent*>(event);
    if (gesture->gestureType() == Qt::ZoomNativeGesture) {
      zoomTo(m_transform.zoom() * (1 + gesture->value()), gesture->position());
      return true;
    }
  }
  return QWidget::event(event);
}

void PictureView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return event->ignore();
  m_isDown = true;
  m_pressed = m_last = event->position();
  m_isPanning = event->button() == Qt::MiddleButton || m_isSpaceDown;
  refreshCursor();
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
  if (m_isDown) {
    const QPointF moved = event->position() - m_pressed;
    if (!m_isPanning && moved.manhattanLength() >= QApplication::startDragDistance()) m_isPanning = true;
    if (m_isPanning) {
      m_transform.panBy(event->position() - m_last);
      viewChanged();
    }
    m_last = event->position();
    return;
  }
  const auto now = overlayAt(event->position());
  if (now == m_hovered) return;
  setHovered(now);
  refreshCursor();
  Q_EMIT hoveredChanged(now);
}

void PictureView::mouseReleaseEvent(QMouseEvent* event) {
  const bool clicked = m_isDown && !m_isPanning && event->button() == Qt::LeftButton;
  m_isDown = m_isPanning = false;
  if (clicked) {
    m_selected = overlayAt(event->position());
    update();
    Q_EMIT selectedChanged(m_selected);
  }
  refreshCursor();
}

void PictureView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return event->ignore();
  m_transform.isFitted() ? zoomTo(1, event->position()) : fit();
}

void PictureView::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  if (!m_hovered) return;
  setHovered({});
  Q_EMIT hoveredChanged({});
}

void PictureView::keyPressEvent(QKeyEvent* event) {
  const bool pannable = m_transform.isPannable();
  const auto pan = [&](double x, double y) {
    m_transform.panBy({x, y});
    viewChanged();
  };
  if (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) return QWidget::keyPressEvent(event);
  switch (event->key()) {
  case Qt::Key_Space:
    if (!event->isAutoRepeat()) m_isSpaceDown = true;
    return refreshCursor();
  case Qt::Key_Left:
    return pannable ? pan(kPanStep, 0) : Q_EMIT stepRequested(-1);
  case Qt::Key_Right:
    return pannable ? pan(-kPanStep, 0) : Q_EMIT stepRequested(1);
  case Qt::Key_Up:
    return pan(0, kPanStep);
  case Qt::Key_Down:
    return pan(0, -kPanStep);
  case Qt::Key_PageUp:
    return Q_EMIT stepRequested(-1);
  case Qt::Key_PageDown:
    return Q_EMIT stepRequested(1);
  case Qt::Key_Plus:
    return zoomBy(kZoomStep);
  case Qt::Key_Minus:
    return zoomBy(1 / kZoomStep);
  default:
    QWidget::keyPressEvent(event);
  }
}

void PictureView::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Space || event->isAutoRepeat()) return QWidget::keyReleaseEvent(event);
  m_isSpaceDown = false;
  refreshCursor();
}

void PictureView::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void PictureView::focusOutEvent(QFocusEvent* event) {
  m_isSpaceDown = false;
  QWidget::focusOutEvent(event);
  update();
}

} // namespace aisemble::ui
