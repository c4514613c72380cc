// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/image_session.h"

#include "ui/shell/session_number.h"

namespace aisemble::ui {
namespace {

constexpr qsizetype kMostFiles = 1000;

QString kindName(OverlayKind kind) {
  switch (kind) {
  case OverlayKind::Face:
    return QStringLiteral("faces");
  case OverlayKind::Object:
    return QStringLiteral("objects");
  case OverlayKind::Word:
    return QStringLiteral("words");
  case OverlayKind::Crop:
    return QStringLiteral("crop");
  }
  return {};
}

} // namespace

void ImageSession::write(QVariantMap& session) const {
  const auto put = [&session](const char* key, const QVariant& value) { session.insert(QLatin1String(key), value); };
  put("image/files", files.mid(0, kMostFiles));
  put("image/current", current);
  const std::string_view name = visionTaskName(task);
  put("image/task", QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
  put("image/edges", options.analyze.detectEdges);
  put("image/minArea", options.detectObjects.minArea);
  put("image/scaleFactor", options.faceDetection.scaleFactor);
  put("image/minNeighbors", options.faceDetection.minNeighbors);
  put("image/minWidth", options.faceDetection.minWidth);
  put("image/minHeight", options.faceDetection.minHeight);
  QStringList languages;
  for (const std::string& language : options.extractText.languages)
    languages << QString::fromStdString(language);
  put("image/languages", languages);
  put("image/maxWidth", options.optimizeSize.maxWidth);
  put("image/maxHeight", options.optimizeSize.maxHeight);
  put("image/quality", options.optimizeSize.quality);
  put("image/cropWidth", options.smartCrop.width);
  put("image/cropHeight", options.smartCrop.height);
  QStringList hidden;
  for (const OverlayKind kind : hiddenKinds)
    hidden << kindName(kind);
  put("image/hidden", hidden);
  put("image/showSide", showSide);
  put("image/columns", columns);
  put("image/side", side);
}

void ImageSession::read(const QVariantMap& session) {
  const auto get = [&session](const char* key) { return session.value(QLatin1String(key)); };
  const auto has = [&session](const char* key) { return session.contains(QLatin1String(key)); };
  files = get("image/files").toStringList().mid(0, kMostFiles);
  current = get("image/current").toString();
  if (const auto known = visionTaskFromName(get("image/task").toString().toStdString())) task = *known;
  if (has("image/edges")) options.analyze.detectEdges = get("image/edges").toBool();
  readNumber(session, "image/minArea", 0, 1e9, options.detectObjects.minArea);
  readNumber(session, "image/scaleFactor", 1.01, 10, options.faceDetection.scaleFactor);
  readNumber(session, "image/minNeighbors", 0, 1000, options.faceDetection.minNeighbors);
  readNumber(session, "image/minWidth", 1, 65535, options.faceDetection.minWidth);
  readNumber(session, "image/minHeight", 1, 65535, options.faceDetection.minHeight);
  for (const QString& language : get("image/languages").toStringList().mid(0, 20))
    options.extractText.languages.push_back(language.toStdString());
  readNumber(session, "image/maxWidth", 1, 65535, options.optimizeSize.maxWidth);
  readNumber(session, "image/maxHeight", 1, 65535, options.optimizeSize.maxHeight);
  readNumber(session, "image/quality", 1, 100, options.optimizeSize.quality);
  readNumber(session, "image/cropWidth", 1, 65535, options.smartCrop.width);
  readNumber(session, "image/cropHeight", 1, 65535, options.smartCrop.height);
  const QStringList hidden = get("image/hidden").toStringList();
  for (const OverlayKind kind : kBoxKinds)
    if (hidden.contains(kindName(kind))) hiddenKinds.insert(kind);
  if (has("image/showSide")) showSide = get("image/showSide").toBool();
  columns = get("image/columns").toByteArray();
  side = get("image/side").toByteArray();
}

} // namespace aisemble::ui
