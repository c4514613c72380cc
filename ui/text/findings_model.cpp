// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/findings_model.h"

#include "ui/text/mark_colours.h"

#include <algorithm>

namespace aisemble::ui {

FindingsModel::FindingsModel(const Theme& theme, QObject* parent) : QAbstractTableModel(parent), m_theme(theme) {
  connect(&theme, &Theme::changed, this, [this] {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DecorationRole});
  });
}

void FindingsModel::setFindings(std::shared_ptr<const TextFindings> findings) {
  beginResetModel();
  m_findings = std::move(findings);
  endResetModel();
}

int FindingsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_findings ? 0 : static_cast<int>(m_findings->rows.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_findings ? 0 : static_cast<int>(m_findings->columns.size());
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const FindingRow& row = m_findings->rows[static_cast<std::size_t>(index.row())];
  const QString cell = row.cells.value(index.column());
  switch (role) {
  case Qt::DisplayRole:
    return cell;
  case Qt::ToolTipRole:
    if (row.firstMark >= 0 && index.column() == 0) return tr("%1. Press Return to go to its place.").arg(cell);
    return cell;
  case Qt::DecorationRole: {
    // The colour of the marks, in the column of the thing itself.
    const int column = m_findings->columns.size() > 1 && m_findings->task == NlpTask::Tokenize ? 1 : 0;
    if (row.group < 0 || index.column() != column || m_findings->groups.size() < 2) return {};
    return markColour(m_findings->groups[static_cast<std::size_t>(row.group)].colour, m_theme.tokens());
  }
  case Qt::TextAlignmentRole: {
    if (index.column() == 0 && m_findings->task != NlpTask::Tokenize && m_findings->task != NlpTask::Summarize)
      return {};
    const bool number = !cell.isEmpty() && (cell[0].isDigit() || cell[0] == u'-') && cell.size() < 12;
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
  }
  default:
    return {};
  }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || !m_findings) return {};
  if (role == Qt::DisplayRole) return m_findings->columns.value(section);
  if (role != Qt::TextAlignmentRole) return {};
  // As the values below; those of the first rows tell of what kind they are.
  constexpr int kRowsAsked = 100;
  for (int row = 0; row < std::min(rowCount(), kRowsAsked); ++row) {
    if (m_findings->rows[static_cast<std::size_t>(row)].cells.value(section).isEmpty()) continue;
    if (const QVariant alignment = data(index(row, section), role); alignment.isValid()) return alignment;
    break;
  }
  return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
}

} // namespace aisemble::ui
