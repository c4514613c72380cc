// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is in the files and folders that somebody chose, by kinds that tasks read.

#include "core/batch/batch_tasks.h"

#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace aisemble::ui {

struct InputFacts {
  QString path;
  bool isThere = true;
  bool isFolder = false;
  bool isCutShort = false;     ///< there are more than were counted
  int files = 0;               ///< 1 for a file
  std::array<int, 3> ofKind{}; ///< by BatchInputKind; a .csv is a text and a table
  int unreadable = 0;          ///< files and folders, apart from `files`
  QStringList reasons;         ///< of the first few of these: "“a.jpg”: permission denied"
  [[nodiscard]] int of(BatchInputKind kind) const { return ofKind[static_cast<std::size_t>(kind)]; }
};

/// By the ending of a name or path; a .csv is a text and a table.
[[nodiscard]] bool isNamedAs(const QString& file, BatchInputKind kind);
/// Looks into folders, as deep as they go; counts a limited number. Blocks on the disk.
[[nodiscard]] std::vector<InputFacts> inspectInputs(const QStringList& paths);
/// "Folder, files: 128, cannot be read: 1", "File", "Not there any more"
[[nodiscard]] QString factsText(const InputFacts& facts);
/// The kind that most of the files are of.
[[nodiscard]] BatchInputKind mostCommonKind(const std::vector<InputFacts>& facts);

} // namespace aisemble::ui
