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

void count(InputFacts& facts, const QString& name) {
  ++facts.files;
  const std::string suffix = name.mid(std::max<qsizetype>(name.lastIndexOf(u'.'), 0)).toLower().toStdString();
  for (const BatchInputKind kind : {BatchInputKind::Pictures, BatchInputKind::Texts, BatchInputKind::Tables}) {
    const auto known = batchExtensions(kind);
    if (std::find(known.begin(), known.end(), suffix) != known.end()) ++facts.ofKind[static_cast<std::size_t>(kind)];
  }
}

} // namespace

std::vector<InputFacts> inspectInputs(const QStringList& paths) {
  std::vector<InputFacts> out;
  int left = kMostCounted;
  for (const QString& path : paths) {
    InputFacts& facts = out.emplace_back();
    facts.path = path;
    const QFileInfo info(path);
    facts.isThere = info.exists();
    facts.isFolder = info.isDir();
    if (!facts.isFolder) {
      if (facts.isThere) count(facts, info.fileName());
      continue;
    }
    QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
      if (--left < 0) {
        facts.isCutShort = true;
        break;
      }
      files.next();
      count(facts, files.fileName());
    }
  }
  return out;
}

QString factsText(const InputFacts& facts) {
  if (!facts.isThere) return InputFactsText::tr("Not there any more");
  if (!facts.isFolder) return InputFactsText::tr("File");
  const QString count = countText(facts.files) + (facts.isCutShort ? QStringLiteral("+") : QString());
  return InputFactsText::tr("Folder, files: %1").arg(count);
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
