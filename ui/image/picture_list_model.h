// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The pictures that are open, with thumbnails made when they are first looked at.

#include "ui/image/picture_loader.h"

#include <QAbstractListModel>
#include <QSet>

#include <vector>

namespace aisemble::ui {

using PictureId = quint64;

struct PictureEntry {
  PictureId id = 0;
  PictureSource source;
  QImage thumbnail; ///< null: not made yet
  QSize size;       ///< empty: not known yet
  QString problem;  ///< why it cannot be shown; empty: it can, as far as is known
};

/// What the filmstrip marks a picture with.
enum class PictureMark { None, Waiting, Running, Done, Failed };

class PictureListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { ThumbnailRole = Qt::UserRole + 1, MarkRole };

  PictureListModel(PictureLoader& loader, std::function<PictureMark(PictureId)> mark, QObject* parent);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  /// Files that are open already are not opened twice. The row of the first of them, or -1.
  int add(const std::vector<PictureSource>& sources);
  struct Removed {
    PictureEntry entry;
    int row = 0;
  };
  Removed remove(int row);
  void restore(const Removed& removed);

  [[nodiscard]] const PictureEntry& at(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
  [[nodiscard]] int rowOf(PictureId id) const;            ///< -1: it is not in the list
  [[nodiscard]] int rowOfFile(const QString& path) const; ///< -1: it is not open; so for an empty path
  [[nodiscard]] std::vector<PictureSource> sources() const;
  void setProblem(PictureId id, const QString& problem);
  void marksChanged();
  void markChanged(PictureId id);

 private:
  void want(PictureId id, const PictureSource& source) const;
  void take(PictureId id, const Result<Thumbnail>& made);

  PictureLoader& m_loader;
  std::function<PictureMark(PictureId)> m_mark;
  std::vector<PictureEntry> m_entries;
  mutable QSet<PictureId> m_wanted; ///< thumbnails asked for: looking at a row asks
  PictureId m_nextId = 1;
};

} // namespace aisemble::ui
