// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Applies light or dark to the whole application and tells widgets that paint themselves when it changes.

#include "core/settings/settings.h"
#include "ui/theme/tokens.h"

#include <QObject>

namespace aisemble::ui {

/// Of the GUI thread. One per application, made by the window's owner; widgets get it passed.
class Theme : public QObject {
  Q_OBJECT
 public:
  explicit Theme(QObject* parent = nullptr);

  /// Sets style, palette, font and style sheet. Cheap when nothing changes.
  void apply(ThemeChoice choice);
  [[nodiscard]] const Tokens& tokens() const { return m_tokens; }
  [[nodiscard]] bool isDark() const { return m_tokens.dark; }

 Q_SIGNALS:
  void changed();

 private:
  void applyTokens();

  ThemeChoice m_choice = ThemeChoice::System;
  bool m_systemDark = false;
  bool m_applied = false;
  Tokens m_tokens = lightTokens();
};

} // namespace aisemble::ui
