// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One row a column of the table: the engine's figures beside the profile's.

#include "core/engine/data_types.h"
#include "ui/data/column_profile.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace aisemble::ui {

class StatisticsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Figure {
    Name,
    Kind,
    Missing,
    Distinct,
    Mean,
    Deviation,
    Minimum,
    Quartile1,
    Median,
    Quartile3,
    Maximum,
    Distribution, ///< last: it is in the head of the table as well, the figures are not
    FigureCount
  };

  explicit StatisticsModel(QObject* parent);
  void setProfiles(const DataView& view, std::vector<ColumnProfile> profiles);
  void setAnalysis(std::optional<TableAnalysis> analysis);
  [[nodiscard]] const ColumnProfile* profile(int row) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] QString text(int row, int figure) const;

  std::vector<std::string> m_names;
  std::vector<ColumnProfile> m_profiles;
  std::optional<TableAnalysis> m_analysis;
};

} // namespace aisemble::ui
