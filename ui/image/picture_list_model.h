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
  int attempt = 0;  ///< grows when it is tried anew: what an earlier one ends with no longer counts
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
  void setProblem(PictureId id, int attempt, const QString& problem);
  void tryAnew(PictureId id);
  void marksChanged();
  void markChanged(PictureId id);

 private:
  void want(const PictureEntry& entry) const;
  void take(PictureId id, int attempt, const Result<Thumbnail>& made);
  [[nodiscard]] int rowOf(PictureId id, int attempt) const; ///< -1 also where it was tried anew since

  PictureLoader& m_loader;
  std::function<PictureMark(PictureId)> m_mark;
  std::vector<PictureEntry> m_entries;
  mutable QSet<PictureId> m_wanted; ///< thumbnails asked for: looking at a row asks
  PictureId m_nextId = 1;
};

} // namespace aisemble::ui
