// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the Image panel keeps from one start to the next.

#include "core/engine/vision_types.h"
#include "ui/image/overlay.h"

#include <QByteArray>
#include <QStringList>
#include <QVariantMap>

#include <set>

namespace aisemble::ui {

struct ImageSession {
  QStringList files; ///< what was pasted is not among them
  QString current;   ///< one of them
  VisionTask task = VisionTask::Analyze;
  VisionOptions options;
  std::set<OverlayKind> hiddenKinds;
  bool showSide = true;
  QByteArray columns;
  QByteArray side;

  void write(QVariantMap& session) const;
  /// What is missing or nonsense leaves its field as it is.
  void read(const QVariantMap& session);
};

} // namespace aisemble::ui
