// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/system_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFile>
#include <QGuiApplication>
#include <QPalette>

namespace aisemble::ui {
namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kSettingGroup = QStringLiteral("org.freedesktop.appearance");
const QString kSettingKey = QStringLiteral("color-scheme");

/// Without a running bus, asking for one may start it and wait; then the palette decides.
bool hasSessionBus() {
  if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return true;
  const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
  return !runtime.isEmpty() && QFile::exists(runtime + QStringLiteral("/bus"));
}

} // namespace

SystemScheme::SystemScheme(QObject* parent) : QObject(parent) {
  m_dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
  if (!hasSessionBus()) return;
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
              SLOT(onPortalSetting(QString, QString, QDBusVariant)));
  QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
  call << kSettingGroup << kSettingKey;
  auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, 2000), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    watcher->deleteLater();
    if (reply.isError()) return;
    // Read() wraps the value in a second variant.
    const QVariant outer = reply.value().variant();
    const QVariant inner = outer.canConvert<QDBusVariant>() ? outer.value<QDBusVariant>().variant() : outer;
    take(inner.toUInt());
  });
}

void SystemScheme::onPortalSetting(const QString& group, const QString& key, const QDBusVariant& value) {
  if (group == kSettingGroup && key == kSettingKey) take(value.variant().toUInt());
}

void SystemScheme::take(uint preference) {
  if (preference == 0) return; // no preference: what the palette said stands
  const bool dark = preference == 1;
  if (dark == m_dark) return;
  m_dark = dark;
  Q_EMIT changed();
}

} // namespace aisemble::ui
