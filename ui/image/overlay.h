// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is drawn over a picture: boxes of faces, objects and words, and the part that a crop keeps.

#include "core/engine/vision_types.h"
#include "ui/theme/tokens.h"

#include <QRectF>
#include <QString>

#include <compare>
#include <vector>

namespace aisemble::ui {

enum class OverlayKind { Face, Object, Word, Crop };
inline constexpr std::array kBoxKinds{OverlayKind::Face, OverlayKind::Object, OverlayKind::Word};

/// A box and the row of its task's table.
struct OverlayKey {
  VisionTask task = VisionTask::Analyze;
  int row = -1;
  auto operator<=>(const OverlayKey&) const = default;
};

struct OverlayItem {
  OverlayKind kind = OverlayKind::Object;
  OverlayKey key;
  QRectF box;          ///< pixels of the picture
  QString label;       ///< what is written beside it
  QString objectClass; ///< of objects whose class is known; colours follow it
};

/// Empty for tasks that find no places.
[[nodiscard]] std::vector<OverlayItem> overlaysOf(const VisionResult& result);
/// From the accent of the theme by turning its hue, the same for a kind (and class) everywhere.
[[nodiscard]] QColor overlayColour(OverlayKind kind, const QString& objectClass, const Tokens& tokens);
/// Black or white, whichever reads better on `ground`.
[[nodiscard]] QColor readableOn(const QColor& ground);
/// The words of a result in the order of rows: words of all lines, or the lines where a reader gives no words.
struct PlacedText {
  QString text;
  PixelBox box;
  double confidence = 0;
  int line = 0; ///< from 1
};
[[nodiscard]] std::vector<PlacedText> placedTexts(const ExtractedText& text);

} // namespace aisemble::ui
