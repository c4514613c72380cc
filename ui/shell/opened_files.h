// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which panel opens what comes from outside of the window: the command line, the file manager, a second start.

#include <QStringList>
#include <QVariantMap>

namespace aisemble::ui {

struct FileDestination {
  QString panel;    ///< as in panelDescriptions()
  QVariantMap what; ///< for its take()
};

/// `paths` is not empty. By their endings, as batches choose files; only of a single path is the disk asked whether it
/// is a folder, and then whether that is a model. A table, a text or a model goes to its panel, pictures go together,
/// folders and everything else that is several to a new batch.
[[nodiscard]] FileDestination destinationOf(const QStringList& paths);

} // namespace aisemble::ui
