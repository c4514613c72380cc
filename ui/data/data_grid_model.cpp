// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_grid_model.h"

#include <QBrush>
#include <QFont>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace aisemble::ui {
namespace {

constexpr qsizetype kLongestShown = 300;
constexpr qsizetype kLongestTip = 4000;

} // namespace

QString shownText(const Cell& cell) {
  if (isMissing(cell)) return DataGridModel::tr("missing");
  QString text = QString::fromStdString(cellText(cell));
  if (text.isEmpty()) return QStringLiteral("\"\"");
  return oneLine(std::move(text), kLongestShown);
}

DataGridModel::DataGridModel(const Theme& theme, QObject* parent) : QAbstractTableModel(parent), m_theme(theme) {
  connect(&theme, &Theme::changed, this, [this] {
    if (rowCount() > 0 && columnCount() > 0)
      Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::ForegroundRole});
  });
}

void DataGridModel::setView(const DataView& view) {
  beginResetModel();
  m_view = view;
  m_profiles.clear();
  endResetModel();
}

void DataGridModel::setProfiles(std::vector<ColumnProfile> profiles) {
  m_profiles = std::move(profiles);
  if (columnCount() == 0) return;
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
  if (rowCount() > 0)
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::TextAlignmentRole});
}

void DataGridModel::setNeedle(const QString& needle) {
  m_finder.reset();
  if (!needle.isEmpty()) m_finder.emplace(needle);
  if (rowCount() > 0 && columnCount() > 0)
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::BackgroundRole});
}

const ColumnProfile* DataGridModel::profile(int column) const {
  const auto at = static_cast<std::size_t>(column);
  return column >= 0 && at < m_profiles.size() ? &m_profiles[at] : nullptr;
}

int DataGridModel::rowCount(const QModelIndex& parent) const {
  if (parent.isValid()) return 0;
  return static_cast<int>(std::min<std::size_t>(m_view.rows, std::numeric_limits<int>::max()));
}

int DataGridModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_view.columns.size());
}

QVariant DataGridModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Cell& cell = m_view.at(static_cast<std::size_t>(index.row()), static_cast<std::size_t>(index.column()));
  switch (role) {
  case Qt::DisplayRole:
    return shownText(cell);
  case Qt::EditRole:
    return QString::fromStdString(cellText(cell));
  case Qt::ToolTipRole: {
    const QString text = QString::fromStdString(cellText(cell));
    return text.size() > 24 || text.contains(QLatin1Char('\n')) ? text.left(kLongestTip).toHtmlEscaped() : QVariant();
  }
  case Qt::TextAlignmentRole: {
    const ColumnProfile* known = profile(index.column());
    const bool isRight = known != nullptr ? known->isNumeric() : numberIn(cell).has_value();
    return static_cast<int>((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  case Qt::ForegroundRole:
    return isMissing(cell) ? QBrush(m_theme.tokens().textMuted) : QVariant();
  case Qt::FontRole: {
    if (!isMissing(cell)) return {};
    QFont font;
    font.setItalic(true);
    return font;
  }
  case Qt::BackgroundRole:
    return m_finder && m_finder->isIn(cell) ? QBrush(m_theme.tokens().warningSoft) : QVariant();
  default:
    return {};
  }
}

QVariant DataGridModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical) return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
  if (section < 0 || section >= columnCount()) return {};
  const QString name =
      oneLine(QString::fromStdString(m_view.columns[static_cast<std::size_t>(section)].name), kLongestShown);
  if (role == Qt::DisplayRole) return name;
  if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
    return profile(section) != nullptr ? name + QLatin1Char('\n') + profileText(*profile(section)) : name;
  return {};
}

} // namespace aisemble::ui
