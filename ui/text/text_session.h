// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the Text panel finds again after a restart.

#include "ui/text/text_controller.h"

#include <QByteArray>
#include <QVariantMap>

namespace aisemble::ui {

/// A longer text is not kept: the session is written again after each pause of the typing.
inline constexpr qsizetype kLongestKeptText = 1'000'000;

struct TextSession {
  TextJob job; ///< texts, task and options
  QString source;
  bool asYouType = false;
  QByteArray columns;
  QByteArray texts;
  int tab = 0;
  bool showSide = true;

  void write(QVariantMap& session) const;
  /// Takes what is there and makes sense; keeps the rest as it was.
  void read(const QVariantMap& session);
};

} // namespace aisemble::ui
