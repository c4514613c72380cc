// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/picture_list_model.h"

#include "ui/messages/message_translation.h"

#include <QHash>

#include <algorithm>

namespace aisemble::ui {

PictureListModel::PictureListModel(PictureLoader& loader, std::function<PictureMark(PictureId)> mark, QObject* parent)
    : QAbstractListModel(parent), m_loader(loader), m_mark(std::move(mark)) {}

int PictureListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant PictureListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const PictureEntry& entry = at(index.row());
  switch (role) {
  case Qt::DisplayRole:
    return entry.source.name;
  case Qt::ToolTipRole:
    if (!entry.problem.isEmpty()) return entry.problem;
    return entry.source.path.isEmpty() ? entry.source.name : entry.source.path;
  case Qt::AccessibleTextRole:
    return entry.problem.isEmpty() ? entry.source.name : entry.problem;
  case ThumbnailRole:
    if (entry.thumbnail.isNull() && entry.problem.isEmpty()) want(entry);
    return entry.thumbnail;
  case MarkRole:
    return entry.problem.isEmpty() ? static_cast<int>(m_mark(entry.id)) : static_cast<int>(PictureMark::Failed);
  default:
    return {};
  }
}

void PictureListModel::want(const PictureEntry& entry) const {
  if (m_wanted.contains(entry.id)) return;
  m_wanted << entry.id;
  auto* self = const_cast<PictureListModel*>(this); // a cache that fills when it is looked at
  m_loader.thumbnail(entry.source, self, [self, id = entry.id, attempt = entry.attempt](const Result<Thumbnail>& made) {
    self->take(id, attempt, made);
  });
}

void PictureListModel::take(PictureId id, int attempt, const Result<Thumbnail>& made) {
  const int row = rowOf(id, attempt);
  if (row < 0 || (!made && made.error().isCancelled())) return;
  PictureEntry& entry = m_entries[static_cast<std::size_t>(row)];
  if (made) {
    entry.thumbnail = made->image;
    entry.size = made->size;
  } else {
    entry.problem = said(made.error());
  }
  Q_EMIT dataChanged(index(row), index(row));
}

int PictureListModel::add(const std::vector<PictureSource>& sources) {
  QHash<QString, int> known;
  for (int row = 0; row < rowCount(); ++row)
    if (!at(row).source.path.isEmpty()) known.insert(at(row).source.path, row);
  int first = -1;
  std::vector<PictureEntry> fresh;
  for (const PictureSource& source : sources) {
    int row = source.path.isEmpty() ? -1 : known.value(source.path, -1);
    if (row < 0) {
      row = rowCount() + static_cast<int>(fresh.size());
      if (!source.path.isEmpty()) known.insert(source.path, row);
      fresh.push_back({m_nextId++, source, {}, {}, {}, 0});
    }
    if (first < 0) first = row;
  }
  if (!fresh.empty()) {
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    std::move(fresh.begin(), fresh.end(), std::back_inserter(m_entries));
    endInsertRows();
  }
  return first;
}

PictureListModel::Removed PictureListModel::remove(int row) {
  beginRemoveRows({}, row, row);
  Removed out{std::move(m_entries[static_cast<std::size_t>(row)]), row};
  m_entries.erase(m_entries.begin() + row);
  endRemoveRows();
  if (out.entry.thumbnail.isNull()) m_wanted.remove(out.entry.id);
  return out;
}

void PictureListModel::restore(const Removed& removed) {
  const int row = std::min(removed.row, rowCount());
  beginInsertRows({}, row, row);
  m_entries.insert(m_entries.begin() + row, removed.entry);
  endInsertRows();
}

int PictureListModel::rowOf(PictureId id) const {
  const auto found = std::find_if(m_entries.begin(), m_entries.end(), [id](const auto& one) { return one.id == id; });
  return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

int PictureListModel::rowOfFile(const QString& path) const {
  if (path.isEmpty()) return -1;
  const auto found =
      std::find_if(m_entries.begin(), m_entries.end(), [&path](const auto& one) { return one.source.path == path; });
  return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

std::vector<PictureSource> PictureListModel::sources() const {
  std::vector<PictureSource> out;
  for (const PictureEntry& entry : m_entries)
    out.push_back(entry.source);
  return out;
}

int PictureListModel::rowOf(PictureId id, int attempt) const {
  const int row = rowOf(id);
  return row >= 0 && at(row).attempt == attempt ? row : -1;
}

void PictureListModel::setProblem(PictureId id, int attempt, const QString& problem) {
  const int row = rowOf(id, attempt);
  if (row < 0) return;
  m_entries[static_cast<std::size_t>(row)].problem = problem;
  Q_EMIT dataChanged(index(row), index(row));
}

void PictureListModel::tryAnew(PictureId id) {
  const int row = rowOf(id);
  if (row < 0) return;
  PictureEntry& entry = m_entries[static_cast<std::size_t>(row)];
  entry.problem.clear();
  ++entry.attempt;
  m_wanted.remove(id);
  Q_EMIT dataChanged(index(row), index(row));
}

void PictureListModel::marksChanged() {
  if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {MarkRole});
}

void PictureListModel::markChanged(PictureId id) {
  if (const int row = rowOf(id); row >= 0) Q_EMIT dataChanged(index(row), index(row), {MarkRole});
}

} // namespace aisemble::ui
