// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/overlay_painter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <utility>

namespace aisemble::ui {
namespace {

constexpr double kSmallestLabelled = 18; ///< device-independent pixels; boxes under it are named when pointed at
constexpr QColor kHalo(0, 0, 0, 150);

bool is(const std::optional<OverlayKey>& key, const OverlayItem& item) {
  return key && *key == item.key;
}

/// A dark line under the coloured one keeps the box visible on a ground of its own colour.
void drawBox(QPainter& painter, const QRectF& box, const QColor& colour, double width, int haloAlpha = 150) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(QColor(0, 0, 0, haloAlpha), width + 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
  painter.drawRect(box);
  painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
  painter.drawRect(box);
}

struct Label {
  QRectF place;
  QString text;
};

Label labelFor(const QPainter& painter, const OverlayScene& scene, const QRectF& box, const QString& text) {
  const QFontMetricsF metrics(painter.font());
  const QString shown = metrics.elidedText(text, Qt::ElideRight, 220);
  QRectF tag(0, 0, metrics.horizontalAdvance(shown) + 10, metrics.height() + 2);
  tag.moveBottomLeft(box.topLeft() - QPointF(1, 1));
  if (tag.top() < scene.view.top()) tag.moveTop(std::max(box.top() + 1, scene.view.top()));
  tag.moveLeft(
      std::clamp(tag.left(), scene.view.left(), std::max(scene.view.left(), scene.view.right() - tag.width())));
  return {tag, shown};
}

void drawLabel(QPainter& painter, const Label& label, const QColor& colour) {
  painter.setPen(QPen(kHalo, 1));
  painter.setBrush(colour);
  painter.drawRoundedRect(label.place, 3, 3);
  painter.setPen(readableOn(colour));
  painter.drawText(label.place, Qt::AlignCenter, label.text);
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
  // Large boxes first: their labels have the first choice of room, and small boxes are drawn over large ones.
  std::vector<const OverlayItem*> ordered = scene.shown;
  std::stable_sort(ordered.begin(), ordered.end(), [](const OverlayItem* a, const OverlayItem* b) {
    return a->box.width() * a->box.height() > b->box.width() * b->box.height();
  });
  std::vector<std::pair<Label, QColor>> labels;
  // What is pointed at and selected comes last, over the others.
  for (const bool above : {false, true})
    for (const OverlayItem* item : ordered) {
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
      const bool isWord = item->kind == OverlayKind::Word;
      // A word's line stays off the letters, and its label would hide them.
      isWord ? drawBox(painter, box.adjusted(-1.5, -1.5, 1.5, 1.5), colour, is(scene.selected, *item) ? 2.5 : 1, 60)
             : drawBox(painter, box, colour, is(scene.selected, *item) ? 3 : 2);
      if (!above && (isWord || box.height() < kSmallestLabelled)) continue;
      const Label label = labelFor(painter, scene, box, item->label);
      const bool isFree = std::none_of(labels.begin(), labels.end(),
                                       [&](const auto& other) { return other.first.place.intersects(label.place); });
      if (above || isFree) labels.emplace_back(label, colour);
    }
  for (const auto& [label, colour] : labels)
    drawLabel(painter, label, colour);
}

} // namespace aisemble::ui
