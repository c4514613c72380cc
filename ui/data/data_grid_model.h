// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A view as Qt's item model: no cell is copied, texts are made for what is painted.

#include "ui/data/cell_search.h"
#include "ui/data/column_profile.h"
#include "ui/data/data_view.h"
#include "ui/theme/theme.h"

#include <QAbstractTableModel>

#include <vector>

namespace aisemble::ui {

class DataGridModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  explicit DataGridModel(const Theme& theme, QObject* parent);

  void setView(const DataView& view);
  void setProfiles(std::vector<ColumnProfile> profiles);
  /// Cells that contain it are marked, whatever their case; empty: none.
  void setNeedle(const QString& needle);
  [[nodiscard]] const DataView& view() const { return m_view; }
  /// Null where it is not known yet.
  [[nodiscard]] const ColumnProfile* profile(int column) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  const Theme& m_theme;
  DataView m_view;
  std::vector<ColumnProfile> m_profiles;
  std::optional<CellFinder> m_finder;
};

/// As the grid shows it: one line, not endless; a word for a missing value.
[[nodiscard]] QString shownText(const Cell& cell);
} // namespace aisemble::ui
