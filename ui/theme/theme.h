// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Applies light or dark to the whole application and tells widgets that paint themselves when it changes.

#include "core/settings/settings.h"
#include "ui/theme/tokens.h"

#include <QObject>
#include <QPointer>

namespace aisemble::ui {

class Restyling;
class ThemeStyle;

/// Of the GUI thread. One per application, made by the window's owner; widgets get it passed.
class Theme : public QObject {
  Q_OBJECT
 public:
  explicit Theme(QObject* parent = nullptr);

  /// Sets style, palette, font and style sheet. Cheap when nothing changes. A change is seen a few milliseconds later,
  /// and reaches hidden widgets soon after, or when they are shown.
  void apply(ThemeChoice choice);
  [[nodiscard]] const Tokens& tokens() const { return m_tokens; }
  [[nodiscard]] bool isDark() const { return m_tokens.dark; }

 Q_SIGNALS:
  void changed();

 private:
  void setStyle();

  ThemeChoice m_choice = ThemeChoice::System;
  Restyling* m_restyling;
  QPointer<ThemeStyle> m_style; ///< the application's
  bool m_systemDark = false;
  bool m_applied = false;
  Tokens m_tokens = lightTokens();
};

} // namespace aisemble::ui
