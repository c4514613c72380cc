// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Shows one picture with boxes over it: wheel zooms at the pointer, dragging pans, a click takes the box under it.

#include "ui/image/overlay.h"
#include "ui/image/picture_loader.h"
#include "ui/image/view_transform.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <set>

namespace aisemble::ui {

class PictureView : public QWidget {
  Q_OBJECT
 public:
  PictureView(const Theme& theme, QWidget* parent);

  /// Null: nothing. The same picture again keeps zoom and place.
  void setPicture(std::shared_ptr<const LoadedPicture> picture);
  /// Stands in, blurred, until the picture is there.
  void setPlaceholder(const QImage& thumbnail, const QSize& size);
  void setOverlays(std::vector<OverlayItem> items);
  void setKindShown(OverlayKind kind, bool shown);
  [[nodiscard]] bool isKindShown(OverlayKind kind) const { return !m_hiddenKinds.contains(kind); }
  void setHovered(std::optional<OverlayKey> key);
  /// Also brings the box into view.
  void setSelected(std::optional<OverlayKey> key);

  void zoomBy(double factor); ///< around the middle
  void fit();
  void actualSize();

  [[nodiscard]] const ViewTransform& transform() const { return m_transform; }
  [[nodiscard]] const std::vector<OverlayItem>& overlays() const { return m_overlays; }
  [[nodiscard]] std::optional<OverlayKey> hovered() const { return m_hovered; }
  [[nodiscard]] std::optional<OverlayKey> selected() const { return m_selected; }
  [[nodiscard]] QSize sizeHint() const override { return {480, 360}; }

 Q_SIGNALS:
  void zoomChanged();
  void hoveredChanged(std::optional<aisemble::ui::OverlayKey> key); ///< by the pointer
  void selectedChanged(std::optional<aisemble::ui::OverlayKey> key);
  void stepRequested(int by); ///< to the next or previous picture

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void zoomTo(double zoom, const QPointF& anchor);
  void viewChanged();
  void refreshCursor();
  [[nodiscard]] std::optional<OverlayKey> overlayAt(const QPointF& point) const;
  [[nodiscard]] bool isShown(const OverlayItem& item) const;
  void drawPicture(QPainter& painter) const;

  const Theme& m_theme;
  ViewTransform m_transform;
  std::shared_ptr<const LoadedPicture> m_picture;
  QImage m_placeholder;
  QSize m_size;
  std::vector<OverlayItem> m_overlays;
  std::set<OverlayKind> m_hiddenKinds;
  std::optional<OverlayKey> m_hovered;
  std::optional<OverlayKey> m_selected;
  QPointF m_pressed;
  QPointF m_last;
  bool m_isDown = false;
  bool m_isPanning = false;
  bool m_isSpaceDown = false;
};

} // namespace aisemble::ui
