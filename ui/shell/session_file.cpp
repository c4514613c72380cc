// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/session_file.h"

#include <QFileInfo>
#include <QSettings>

namespace aisemble::ui {
namespace {

/// Geometry, a few numbers and a draft; more than this was not written by us.
constexpr qint64 kLargestSession = 32'000'000;

} // namespace

QVariantMap readSession(const std::filesystem::path& file) {
  const QString path = QString::fromStdString(file.string());
  if (QFileInfo(path).size() > kLargestSession) return {};
  const QSettings ini(path, QSettings::IniFormat);
  if (ini.status() != QSettings::NoError) return {};
  QVariantMap out;
  for (const QString& key : ini.allKeys())
    out.insert(key, ini.value(key));
  return out;
}

bool writeSession(const std::filesystem::path& file, const QVariantMap& session) {
  const QString path = QString::fromStdString(file.string());
  QSettings ini(path, QSettings::IniFormat);
  ini.clear();
  for (auto it = session.begin(); it != session.end(); ++it)
    ini.setValue(it.key(), it.value());
  ini.sync();
  return ini.status() == QSettings::NoError;
}

} // namespace aisemble::ui
