// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/statistics_model.h"

#include <QLocale>

namespace aisemble::ui {
namespace {

constexpr qsizetype kLongestName = 300;

QString figureText(const std::optional<double>& value) {
  return value ? readableNumber(*value) : QString();
}

bool isFigure(int section) {
  return section >= StatisticsModel::Missing && section <= StatisticsModel::Maximum;
}

QString valueCountText(std::size_t count) {
  return QLocale().toString(static_cast<qulonglong>(count));
}

} // namespace

StatisticsModel::StatisticsModel(QObject* parent) : QAbstractTableModel(parent) {}

void StatisticsModel::setProfiles(const DataView& view, std::vector<ColumnProfile> profiles) {
  beginResetModel();
  m_names.clear();
  for (const ViewColumn& column : view.columns)
    m_names.push_back(column.name);
  m_profiles = std::move(profiles);
  endResetModel();
}

void StatisticsModel::setAnalysis(std::optional<TableAnalysis> analysis) {
  m_analysis = std::move(analysis);
  if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, FigureCount - 1));
}

const ColumnProfile* StatisticsModel::profile(int row) const {
  const auto at = static_cast<std::size_t>(row);
  return at < m_profiles.size() ? &m_profiles[at] : nullptr;
}

int StatisticsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_names.size());
}

int StatisticsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : FigureCount;
}

QString StatisticsModel::text(int row, int figure) const {
  const auto at = static_cast<std::size_t>(row);
  const ColumnProfile* known = profile(row);
  switch (figure) {
  case Name:
    return oneLine(QString::fromStdString(m_names[at]), kLongestName);
  case Kind:
    return known != nullptr ? kindText(known->kind) : QString();
  case Missing:
    return known != nullptr ? valueCountText(known->missing) : QString();
  case Distinct:
    return known != nullptr ? valueCountText(known->unique) : QString();
  default:
    break;
  }
  if (!m_analysis || at >= m_analysis->columns.size() || !m_analysis->columns[at].numbers) return {};
  const NumericSummary& numbers = *m_analysis->columns[at].numbers;
  switch (figure) {
  case Mean:
    return figureText(numbers.mean);
  case Deviation:
    return figureText(numbers.deviation);
  case Minimum:
    return figureText(numbers.minimum);
  case Quartile1:
    return figureText(numbers.quartile1);
  case Median:
    return figureText(numbers.median);
  case Quartile3:
    return figureText(numbers.quartile3);
  case Maximum:
    return figureText(numbers.maximum);
  default:
    return {};
  }
}

QVariant StatisticsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const ColumnProfile* known = profile(index.row());
  if (role == Qt::DisplayRole) return text(index.row(), index.column());
  if (role == Qt::TextAlignmentRole)
    return static_cast<int>((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if ((role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) && index.column() == Distribution && known != nullptr)
    return profileText(*known);
  if (role == Qt::ToolTipRole && index.column() == Kind && m_analysis &&
      static_cast<std::size_t>(index.row()) < m_analysis->columns.size())
    return QString::fromStdString(m_analysis->columns[static_cast<std::size_t>(index.row())].type);
  return {};
}

QVariant StatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical) return {};
  if (role == Qt::TextAlignmentRole)
    return static_cast<int>((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
  case Name:
    return tr("Column");
  case Kind:
    return tr("Type");
  case Missing:
    return tr("Missing");
  case Distinct:
    return tr("Distinct");
  case Mean:
    return tr("Mean");
  case Deviation:
    return tr("Std. dev.");
  case Minimum:
    return tr("Min");
  case Quartile1:
    return tr("25 %");
  case Median:
    return tr("Median");
  case Quartile3:
    return tr("75 %");
  case Maximum:
    return tr("Max");
  case Distribution:
    return tr("Distribution");
  default:
    return {};
  }
}

} // namespace aisemble::ui
