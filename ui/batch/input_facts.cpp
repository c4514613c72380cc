// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/input_facts.h"

#include "ui/batch/batch_words.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace aisemble::ui {
namespace {

struct InputFactsText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::InputFacts)
};

constexpr int kMostCounted = 50'000;
constexpr int kMostReasons = 8; // as many as a tool tip bears

void count(InputFacts& facts, const QString& name) {
  ++facts.files;
  for (const BatchInputKind kind : {BatchInputKind::Pictures, BatchInputKind::Texts, BatchInputKind::Tables})
    if (isNamedAs(name, kind)) ++facts.ofKind[static_cast<std::size_t>(kind)];
}

/// Empty: it can be read.
QString obstacleOf(const QFileInfo& info) {
  if (!info.exists())
    return info.isSymLink() ? InputFactsText::tr("the link leads nowhere") : InputFactsText::tr("not there any more");
  if (!info.isReadable() || (info.isDir() && !info.isExecutable())) return InputFactsText::tr("permission denied");
  return {};
}

/// False: there is nothing to look at further.
bool noteReadable(InputFacts& facts, const QFileInfo& info) {
  const QString obstacle = obstacleOf(info);
  if (obstacle.isEmpty()) return true;
  ++facts.unreadable;
  if (facts.reasons.size() < kMostReasons)
    facts.reasons << InputFactsText::tr("“%1”: %2").arg(info.fileName(), obstacle);
  return false;
}

} // namespace

bool isNamedAs(const QString& file, BatchInputKind kind) {
  const std::string suffix = file.mid(std::max<qsizetype>(file.lastIndexOf(u'.'), 0)).toLower().toStdString();
  const auto known = batchExtensions(kind);
  return std::find(known.begin(), known.end(), suffix) != known.end();
}

std::vector<InputFacts> inspectInputs(const QStringList& paths) {
  std::vector<InputFacts> out;
  int left = kMostCounted;
  for (const QString& path : paths) {
    InputFacts& facts = out.emplace_back();
    facts.path = path;
    const QFileInfo info(path);
    facts.isThere = info.exists();
    facts.isFolder = info.isDir();
    if (!noteReadable(facts, info)) continue;
    if (!facts.isFolder) {
      count(facts, info.fileName());
      continue;
    }
    // System: links that lead nowhere. Folders: those that cannot be looked into.
    QDirIterator files(path, QDir::Files | QDir::Dirs | QDir::System | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
      if (--left < 0) {
        facts.isCutShort = true;
        break;
      }
      files.next();
      if (noteReadable(facts, files.fileInfo()) && !files.fileInfo().isDir()) count(facts, files.fileName());
    }
  }
  return out;
}

QString factsText(const InputFacts& facts) {
  if (!facts.isThere) return InputFactsText::tr("Not there any more");
  if (!facts.isFolder)
    return facts.unreadable > 0 ? InputFactsText::tr("File, cannot be read") : InputFactsText::tr("File");
  const QString count = countText(facts.files) + (facts.isCutShort ? QStringLiteral("+") : QString());
  const QString said = InputFactsText::tr("Folder, files: %1").arg(count);
  return facts.unreadable == 0 ? said
                               : InputFactsText::tr("%1, cannot be read: %2").arg(said, countText(facts.unreadable));
}

BatchInputKind mostCommonKind(const std::vector<InputFacts>& facts) {
  std::array<int, 3> sum{};
  for (const InputFacts& one : facts)
    for (std::size_t i = 0; i < sum.size(); ++i)
      sum[i] += one.ofKind[i];
  // A .csv alone is a table first.
  constexpr auto kTables = static_cast<std::size_t>(BatchInputKind::Tables);
  constexpr auto kTexts = static_cast<std::size_t>(BatchInputKind::Texts);
  constexpr auto kPictures = static_cast<std::size_t>(BatchInputKind::Pictures);
  if (sum[kPictures] >= sum[kTexts] && sum[kPictures] >= sum[kTables] && sum[kPictures] > 0)
    return BatchInputKind::Pictures;
  return sum[kTables] >= sum[kTexts] && sum[kTables] > 0 ? BatchInputKind::Tables : BatchInputKind::Texts;
}

} // namespace aisemble::ui
