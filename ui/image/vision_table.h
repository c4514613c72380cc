// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A vision result as rows and columns: for the table, and for CSV and TSV.

#include "core/engine/vision_types.h"

#include <QAbstractTableModel>
#include <QVariant>

#include <memory>
#include <vector>

namespace aisemble::ui {

struct VisionTable {
  QStringList headers;
  std::vector<std::vector<QVariant>> rows; ///< strings, integers or doubles; row i belongs to box i
  int shareColumn = -1;                    ///< holds shares of [0, 1], shown as bars; -1: none does
  bool hasPlaces = false;                  ///< rows have boxes over the picture
  QColor swatch;                           ///< the average colour of an analysis; invalid: none
};

[[nodiscard]] VisionTable visionTable(const VisionResult& result);
/// A cell as people read it.
[[nodiscard]] QString cellText(const QVariant& value, bool isShare);
/// With a line of headers; fields are quoted as RFC 4180 says. Numbers are written as programs read them.
[[nodiscard]] QString separatedText(const VisionTable& table, QChar separator, const std::vector<int>& rows);

class VisionTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Role { SortRole = Qt::UserRole + 1, ShareRole };

  using QAbstractTableModel::QAbstractTableModel;
  void setTable(VisionTable table);
  [[nodiscard]] const VisionTable& table() const { return m_table; }
  void setHovered(int row, const QColor& ground);
  [[nodiscard]] int hoveredRow() const { return m_hovered; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  VisionTable m_table;
  int m_hovered = -1;
  QColor m_ground;
};

} // namespace aisemble::ui
