// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether the desktop prefers dark: the XDG settings portal where there is one, else the lightness of the palette that
// the platform gave before ours was set. (QStyleHints::colorScheme comes with Qt 6.5.)

#include <QDBusVariant>
#include <QObject>

namespace aisemble::ui {

/// Of the GUI thread; asks the portal without waiting for it.
class SystemScheme : public QObject {
  Q_OBJECT
 public:
  /// Construct before the first QApplication::setPalette().
  explicit SystemScheme(QObject* parent = nullptr);
  [[nodiscard]] bool isDark() const { return m_dark; }

 Q_SIGNALS:
  void changed();

 private Q_SLOTS:
  void onPortalSetting(const QString& group, const QString& key, const QDBusVariant& value);

 private:
  void take(uint preference);

  bool m_dark = false;
};

} // namespace aisemble::ui
