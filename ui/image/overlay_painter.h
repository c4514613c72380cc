// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Draws boxes and their labels so that they are seen on any ground.

#include "ui/image/overlay.h"
#include "ui/image/view_transform.h"

#include <optional>

class QPainter;

namespace aisemble::ui {

struct OverlayScene {
  const ViewTransform& transform;
  const Tokens& tokens;
  QRectF view;
  std::vector<const OverlayItem*> shown;
  std::optional<OverlayKey> hovered;
  std::optional<OverlayKey> selected;
};

void paintOverlays(QPainter& painter, const OverlayScene& scene);

} // namespace aisemble::ui
