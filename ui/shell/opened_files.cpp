// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/opened_files.h"

#include "ui/batch/input_facts.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace aisemble::ui {
namespace {

bool isModel(const QString& path) {
  if (path.endsWith(QLatin1String(".safetensors"), Qt::CaseInsensitive)) return true;
  const QDir folder(path);
  return folder.exists(QStringLiteral("config.json")) && !folder.entryList({QStringLiteral("*.safetensors")}).isEmpty();
}

} // namespace

FileDestination destinationOf(const QStringList& paths) {
  const QString& only = paths.front();
  const bool isFolder = paths.size() == 1 && QFileInfo(only).isDir();
  const auto isPicture = [](const QString& path) { return isNamedAs(path, BatchInputKind::Pictures); };
  if (!isFolder && std::all_of(paths.begin(), paths.end(), isPicture))
    return {QStringLiteral("image"), {{QStringLiteral("files"), paths}}};
  if (paths.size() > 1 || (isFolder && !isModel(only)))
    return {QStringLiteral("batch"), {{QStringLiteral("inputs"), paths}}};
  if (isModel(only)) return {QStringLiteral("models"), {{QStringLiteral("folder"), only}}};
  const bool isTable = isNamedAs(only, BatchInputKind::Tables);
  return {isTable ? QStringLiteral("data") : QStringLiteral("text"), {{QStringLiteral("file"), only}}};
}

} // namespace aisemble::ui
