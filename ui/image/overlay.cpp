// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/overlay.h"

#include <QCoreApplication>

#include <cmath>

namespace aisemble::ui {
namespace {

struct OverlayText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::Overlay)
};

QRectF rectOf(const PixelBox& box) {
  return QRectF(box.x, box.y, box.width, box.height);
}

QString wholePercent(double share) {
  return QStringLiteral("%1 %").arg(std::lround(share * 100));
}

/// Turns of the colour circle from the accent: far apart for the kinds, and clear of the red of errors.
double hueTurn(OverlayKind kind) {
  switch (kind) {
  case OverlayKind::Face:
    return 0;
  case OverlayKind::Object:
    return 0.62; // amber beside the teal accent
  case OverlayKind::Word:
    return 0.24; // violet-blue
  case OverlayKind::Crop:
    return 0;
  }
  return 0;
}

} // namespace

std::vector<OverlayItem> overlaysOf(const VisionResult& result) {
  std::vector<OverlayItem> out;
  const auto add = [&](OverlayKind kind, const PixelBox& box, const QString& label, const QString& objectClass = {}) {
    out.push_back({kind, {result.task, static_cast<int>(out.size())}, rectOf(box), label, objectClass});
  };
  if (const auto* faces = std::get_if<FaceDetections>(&result.detail)) {
    for (const DetectedFace& face : faces->faces)
      add(OverlayKind::Face, face.box, OverlayText::tr("Face %1").arg(face.id));
  } else if (const auto* objects = std::get_if<ObjectDetections>(&result.detail)) {
    for (const DetectedObject& object : objects->objects) {
      const QString name = object.label ? QString::fromStdString(*object.label) : QString();
      add(OverlayKind::Object, object.box,
          name.isEmpty() ? OverlayText::tr("Object %1").arg(object.id)
                         : QStringLiteral("%1  %2").arg(name, wholePercent(object.confidence)),
          name);
    }
  } else if (const auto* text = std::get_if<ExtractedText>(&result.detail)) {
    for (const PlacedText& one : placedTexts(*text))
      add(OverlayKind::Word, one.box, one.text);
  } else if (const auto* picture = std::get_if<ProcessedImage>(&result.detail);
             picture != nullptr && picture->cropped) {
    out.push_back({OverlayKind::Crop, {result.task, -1}, rectOf(*picture->cropped), OverlayText::tr("Kept"), {}});
  }
  return out;
}

std::vector<PlacedText> placedTexts(const ExtractedText& text) {
  std::vector<PlacedText> out;
  int line = 0;
  for (const TextRegion& region : text.regions) {
    ++line;
    if (region.words.empty()) out.push_back({QString::fromStdString(region.text), region.box, region.confidence, line});
    for (const TextWord& word : region.words)
      out.push_back({QString::fromStdString(word.text), word.box, word.confidence, line});
  }
  return out;
}

QColor overlayColour(OverlayKind kind, const QString& objectClass, const Tokens& tokens) {
  float hue = 0;
  float saturation = 0;
  float lightness = 0;
  tokens.accent.getHslF(&hue, &saturation, &lightness);
  double turn = hueTurn(kind);
  // Classes walk around the circle by the golden section, by a sum over their letters that every run has alike.
  if (!objectClass.isEmpty()) {
    quint32 sum = 2166136261U;
    for (const QChar letter : objectClass)
      sum = (sum ^ letter.unicode()) * 16777619U;
    turn += std::fmod(static_cast<double>(sum % 1024) * 0.6180339887, 1.0);
  }
  // Over photographs both themes need a strong, middling colour.
  return QColor::fromHslF(static_cast<float>(std::fmod(hue + turn, 1.0)), std::max(saturation, 0.75F),
                          tokens.dark ? 0.6F : 0.45F);
}

QColor readableOn(const QColor& ground) {
  // One of the two has always at least the square root of 21, which is over the 4.5 that small text needs.
  return contrastRatio(ground, Qt::black) >= contrastRatio(ground, Qt::white) ? QColor(Qt::black) : QColor(Qt::white);
}

} // namespace aisemble::ui
