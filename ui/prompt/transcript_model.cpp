// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/transcript_model.h"

#include <algorithm>

namespace aisemble::ui {

int TranscriptModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant TranscriptModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const TranscriptItem& item = at(index.row());
  switch (role) {
  case Qt::DisplayRole:
    return item.content;
  case IdRole:
    return QVariant::fromValue<qint64>(item.id);
  case FromUserRole:
    return item.fromUser;
  case StateRole:
    return static_cast<int>(item.state);
  case ModelRole:
    return QString::fromStdString(item.details.model);
  default:
    return {};
  }
}

QHash<int, QByteArray> TranscriptModel::roleNames() const {
  return {{Qt::DisplayRole, "content"},
          {IdRole, "id"},
          {FromUserRole, "fromUser"},
          {StateRole, "state"},
          {ModelRole, "model"}};
}

int TranscriptModel::rowOf(MessageId id) const {
  // From the end: what changes is nearly always the last message.
  const auto found = std::find_if(m_items.rbegin(), m_items.rend(), [id](const auto& item) { return item.id == id; });
  return found == m_items.rend() ? -1 : static_cast<int>(std::distance(found, m_items.rend())) - 1;
}

void TranscriptModel::setItems(std::vector<TranscriptItem> items) {
  std::size_t common = 0;
  while (common < items.size() && common < m_items.size() && items[common].id == m_items[common].id)
    ++common;
  if (common == 0) {
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
    return;
  }
  for (std::size_t i = 0; i < common; ++i)
    update(std::move(items[i]));
  if (common < m_items.size()) {
    beginRemoveRows({}, static_cast<int>(common), rowCount() - 1);
    m_items.resize(common);
    endRemoveRows();
  }
  if (common < items.size()) {
    beginInsertRows({}, static_cast<int>(common), static_cast<int>(items.size()) - 1);
    std::move(items.begin() + static_cast<std::ptrdiff_t>(common), items.end(), std::back_inserter(m_items));
    endInsertRows();
  }
}

void TranscriptModel::update(TranscriptItem item) {
  const int row = rowOf(item.id);
  if (row < 0 || at(row) == item) return;
  m_items[static_cast<std::size_t>(row)] = std::move(item);
  Q_EMIT dataChanged(index(row), index(row));
}

} // namespace aisemble::ui
