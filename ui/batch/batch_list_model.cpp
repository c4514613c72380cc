// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_list_model.h"

#include "ui/batch/batch_words.h"
#include "ui/messages/message_translation.h"

#include <QLocale>

#include <algorithm>

namespace aisemble::ui {
namespace {

double fractionOf(const BatchSummary& summary) {
  const std::int64_t total = summary.counts.total();
  if (summary.state == BatchState::Completed) return 1;
  return total == 0 ? 0 : static_cast<double>(summary.counts.atEnd()) / static_cast<double>(total);
}

/// What tells it from others of the same task and folder.
QString tipOf(const BatchSummary& summary) {
  QStringList lines{QString::fromStdString(summary.spec.name)};
  if (!summary.error.empty()) lines << said(summary.error);
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(summary.created.time_since_epoch()).count();
  if (seconds != 0)
    lines << BatchListModel::tr("Begun: %1")
                 .arg(QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds), QLocale::ShortFormat));
  lines << whereaboutsText(summary);
  return lines.join(u'\n');
}

QString detailOf(const BatchSummary& summary) {
  QString out = batchStateText(summary) + QStringLiteral(" · ") + progressText(summary);
  if (summary.state == BatchState::Running && summary.timeLeft)
    out += QStringLiteral(" · ") + timeLeftText(*summary.timeLeft);
  return out;
}

} // namespace

void BatchListModel::replace(std::vector<BatchSummary> batches) {
  beginResetModel();
  m_shown.clear();
  m_hidden.clear();
  for (BatchSummary& one : batches)
    (m_hiddenIds.contains(one.id) ? m_hidden : m_shown).push_back(std::move(one));
  endResetModel();
}

void BatchListModel::update(const BatchSummary& summary) {
  if (m_hiddenIds.contains(summary.id)) {
    for (BatchSummary& one : m_hidden)
      if (one.id == summary.id) one = summary;
    return;
  }
  if (const int row = rowOf(summary.id); row >= 0) {
    m_shown[static_cast<std::size_t>(row)] = summary;
    Q_EMIT dataChanged(index(row), index(row));
    return;
  }
  // Ids grow: that is their order of coming.
  const auto at = std::find_if(m_shown.begin(), m_shown.end(), [&](const auto& one) { return one.id < summary.id; });
  const int row = static_cast<int>(at - m_shown.begin());
  beginInsertRows({}, row, row);
  m_shown.insert(at, summary);
  endInsertRows();
}

void BatchListModel::remove(BatchId id) {
  m_hiddenIds.erase(id);
  std::erase_if(m_hidden, [id](const auto& one) { return one.id == id; });
  const int row = rowOf(id);
  if (row < 0) return;
  beginRemoveRows({}, row, row);
  m_shown.erase(m_shown.begin() + row);
  endRemoveRows();
}

void BatchListModel::hide(BatchId id, bool hidden) {
  if (hidden) {
    const int row = rowOf(id);
    if (row < 0) return;
    const BatchSummary kept = m_shown[static_cast<std::size_t>(row)];
    remove(id);
    m_hiddenIds.insert(id);
    m_hidden.push_back(kept);
    return;
  }
  m_hiddenIds.erase(id);
  const auto found = std::find_if(m_hidden.begin(), m_hidden.end(), [id](const auto& one) { return one.id == id; });
  if (found == m_hidden.end()) return;
  const BatchSummary kept = *found;
  m_hidden.erase(found);
  update(kept);
}

const BatchSummary* BatchListModel::find(BatchId id) const {
  return at(rowOf(id));
}

const BatchSummary* BatchListModel::at(int row) const {
  return row < 0 || row >= rowCount() ? nullptr : &m_shown[static_cast<std::size_t>(row)];
}

int BatchListModel::rowOf(BatchId id) const {
  for (std::size_t i = 0; i < m_shown.size(); ++i)
    if (m_shown[i].id == id) return static_cast<int>(i);
  return -1;
}

int BatchListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant BatchListModel::data(const QModelIndex& index, int role) const {
  const BatchSummary* summary = at(index.row());
  if (summary == nullptr) return {};
  switch (role) {
  case Qt::DisplayRole:
    return QString::fromStdString(summary->spec.name);
  case DetailRole:
    return detailOf(*summary);
  case Qt::AccessibleTextRole:
    return QString::fromStdString(summary->spec.name) + QStringLiteral(", ") + detailOf(*summary) +
           QStringLiteral(", ") + beganText(*summary, QDateTime::currentDateTime());
  case Qt::ToolTipRole:
    return tipOf(*summary);
  case BeganRole:
    return beganText(*summary, QDateTime::currentDateTime());
  case FractionRole:
    return fractionOf(*summary);
  case StateRole:
    return static_cast<int>(summary->state);
  default:
    return {};
  }
}

} // namespace aisemble::ui
