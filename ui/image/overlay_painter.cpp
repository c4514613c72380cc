// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/overlay_painter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace aisemble::ui {
namespace {

/// More labels than this cover each other; then only the pointed at and the selected are named.
constexpr std::size_t kMostLabels = 40;
constexpr double kSmallestLabelled = 18; ///< device-independent pixels; boxes under it are named when pointed at
constexpr QColor kHalo(0, 0, 0, 150);

bool is(const std::optional<OverlayKey>& key, const OverlayItem& item) {
  return key && *key == item.key;
}

/// A dark line under the coloured one keeps the box visible on a ground of its own colour.
void drawBox(QPainter& painter, const QRectF& box, const QColor& colour, double width) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(kHalo, width + 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
  painter.drawRect(box);
  painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
  painter.drawRect(box);
}

void drawLabel(QPainter& painter, const OverlayScene& scene, const QRectF& box, const QString& text,
               const QColor& colour) {
  const QFontMetricsF metrics(painter.font());
  const QString shown = metrics.elidedText(text, Qt::ElideRight, 220);
  QRectF tag(0, 0, metrics.horizontalAdvance(shown) + 10, metrics.height() + 2);
  tag.moveBottomLeft(box.topLeft() - QPointF(1, 1));
  if (tag.top() < scene.view.top()) tag.moveTop(std::max(box.top() + 1, scene.view.top()));
  tag.moveLeft(
      std::clamp(tag.left(), scene.view.left(), std::max(scene.view.left(), scene.view.right() - tag.width())));
  painter.setPen(QPen(kHalo, 1));
  painter.setBrush(colour);
  painter.drawRoundedRect(tag, 3, 3);
  painter.setPen(readableOn(colour));
  painter.drawText(tag, Qt::AlignCenter, shown);
}

void drawCrop(QPainter& painter, const OverlayScene& scene, const OverlayItem& item) {
  const QRectF kept = scene.transform.toView(item.box);
  QPainterPath outside;
  outside.addRect(scene.transform.toView(scene.transform.visible()));
  QPainterPath inside;
  inside.addRect(kept);
  painter.fillPath(outside.subtracted(inside), QColor(0, 0, 0, 120));
  drawBox(painter, kept, overlayColour(item.kind, {}, scene.tokens), 2);
}

} // namespace

void paintOverlays(QPainter& painter, const OverlayScene& scene) {
  painter.setRenderHint(QPainter::Antialiasing);
  QFont font = painter.font();
  font.setPointSizeF(std::max(8.0, font.pointSizeF() * 0.9));
  font.setWeight(QFont::DemiBold);
  painter.setFont(font);
  const auto special = [&](const OverlayItem& item) { return is(scene.hovered, item) || is(scene.selected, item); };
  const auto named = std::count_if(scene.shown.begin(), scene.shown.end(),
                                   [](const OverlayItem* item) { return item->kind != OverlayKind::Word; });
  const bool fewEnough = static_cast<std::size_t>(named) <= kMostLabels;
  // What is pointed at and selected comes last, over the others.
  for (const bool above : {false, true})
    for (const OverlayItem* item : scene.shown) {
      if (item->kind == OverlayKind::Crop) {
        if (!above) drawCrop(painter, scene, *item);
        continue;
      }
      if (special(*item) != above) continue;
      const QRectF box = scene.transform.toView(item->box);
      if (!box.intersects(scene.view)) continue;
      const QColor colour = overlayColour(item->kind, item->objectClass, scene.tokens);
      if (above) {
        QColor wash = colour;
        wash.setAlpha(is(scene.selected, *item) ? 80 : 45);
        painter.fillRect(box, wash);
      }
      drawBox(painter, box, colour, is(scene.selected, *item) ? 3 : item->kind == OverlayKind::Word ? 1.25 : 2);
      // A word's label would hide the word.
      const bool labelled =
          above || (item->kind != OverlayKind::Word && fewEnough && box.height() >= kSmallestLabelled);
      if (labelled) drawLabel(painter, scene, box, item->label, colour);
    }
}

} // namespace aisemble::ui
