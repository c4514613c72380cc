// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_facts.h"

#include "ui/messages/message_translation.h"
#include "ui/prompt/message_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>

namespace aisemble::ui {
namespace {

struct ModelFactsText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::Models)
};

constexpr quint64 kBytesPerKibibyte = 1024;

QString originText(const std::string& origin) {
  if (origin == "bundled") return ModelFactsText::tr("Bundled with the program");
  if (origin == "home") return ModelFactsText::tr("The workbench's models folder");
  if (origin == "folder") return ModelFactsText::tr("A folder that you added");
  if (origin == "hugging-face-cache") return ModelFactsText::tr("The Hugging Face cache, read in place");
  return ModelFactsText::tr("Named by its path");
}

} // namespace

QString parameterCountText(quint64 count) {
  if (count == 0) return {};
  const auto value = static_cast<double>(count);
  if (value >= 1e9) return ModelFactsText::tr("%1 B").arg(value / 1e9, 0, 'f', 1);
  if (value >= 1e6) return ModelFactsText::tr("%1 M").arg(value / 1e6, 0, 'f', value < 1e7 ? 1 : 0);
  return QLocale().toString(count);
}

QString modelLine(const ModelInfo& info) {
  if (!info.problem.empty()) return ModelFactsText::tr("Cannot be used: %1").arg(said(info.problem));
  QStringList parts;
  if (info.parameters > 0) parts << ModelFactsText::tr("%1 parameters").arg(parameterCountText(info.parameters));
  if (info.bytesOnDisk > 0) parts << bytesText(info.bytesOnDisk);
  if (!info.dtype.empty()) parts << QString::fromStdString(info.dtype);
  return parts.join(QStringLiteral("  ·  "));
}

quint64 memoryNeeded(const ModelInfo& info) {
  const double context = static_cast<double>(info.kvBytesPerToken) * static_cast<double>(info.contextLength);
  return info.weightBytes + static_cast<quint64>(std::min(context, 1e15));
}

QString memoryWarning(const ModelInfo& info, quint64 available) {
  if (available == 0 || info.weightBytes == 0) return {};
  if (info.weightBytes > available)
    return ModelFactsText::tr(
               "Its weights take about %1, and %2 are free now. It will not load, or everything will become slow. "
               "Close other programs, or take a smaller model.")
        .arg(bytesText(info.weightBytes), bytesText(available));
  if (memoryNeeded(info) > available)
    return ModelFactsText::tr(
               "With a whole context it takes about %1, and %2 are free now. Long conversations may not fit.")
        .arg(bytesText(memoryNeeded(info)), bytesText(available));
  return {};
}

std::vector<ModelFact> modelFacts(const ModelInfo& info, const QString& licence) {
  const QLocale locale;
  std::vector<ModelFact> out;
  const auto add = [&](const QString& name, const QString& value) {
    if (!value.isEmpty()) out.push_back({name, value});
  };
  add(ModelFactsText::tr("Architecture"), QString::fromStdString(info.architecture));
  if (info.parameters > 0) {
    const QString exact = locale.toString(qulonglong(info.parameters));
    const QString rounded = parameterCountText(info.parameters);
    add(ModelFactsText::tr("Parameters"), rounded == exact ? exact : QStringLiteral("%1 (%2)").arg(rounded, exact));
  }
  add(ModelFactsText::tr("Weights on disk"),
      QStringList{QString::fromStdString(info.dtype), QString::fromStdString(info.format),
                  info.bytesOnDisk > 0 ? bytesText(info.bytesOnDisk) : QString()}
          .filter(QRegularExpression(QStringLiteral(".")))
          .join(QStringLiteral(", ")));
  if (info.weightBytes > 0)
    add(ModelFactsText::tr("Memory, estimated"),
        info.kvBytesPerToken > 0 && info.contextLength > 0
            ? ModelFactsText::tr("%1 for weights, %2 a token; %3 with a whole context")
                  .arg(bytesText(info.weightBytes), bytesText(info.kvBytesPerToken), bytesText(memoryNeeded(info)))
            : bytesText(info.weightBytes));
  if (info.contextLength > 0)
    add(ModelFactsText::tr("Context"), ModelFactsText::tr("%1 tokens").arg(locale.toString(info.contextLength)));
  if (info.vocabulary > 0)
    add(ModelFactsText::tr("Vocabulary"), ModelFactsText::tr("%1 tokens").arg(locale.toString(info.vocabulary)));
  if (!info.architecture.empty())
    add(ModelFactsText::tr("Chat template"), info.hasChatTemplate
                                                 ? ModelFactsText::tr("Yes")
                                                 : ModelFactsText::tr("No: conversations are written as plain text"));
  add(ModelFactsText::tr("Licence"), licence.isEmpty() ? ModelFactsText::tr("Not told in its folder") : licence);
  add(ModelFactsText::tr("Found in"), originText(info.origin));
  add(ModelFactsText::tr("Folder"), QString::fromStdString(info.path.string()));
  return out;
}

quint64 availableMemory() {
  QFile file(QStringLiteral("/proc/meminfo"));
  if (!file.open(QIODevice::ReadOnly)) return 0;
  for (const QByteArray& line : file.readAll().split('\n'))
    if (line.startsWith("MemAvailable:"))
      return line.mid(13).trimmed().split(' ').value(0).toULongLong() * kBytesPerKibibyte;
  return 0;
}

} // namespace aisemble::ui
