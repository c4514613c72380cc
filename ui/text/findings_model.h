// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The rows of an answer as a table; it holds no copy of them.

#include "ui/text/text_findings.h"
#include "ui/theme/theme.h"

#include <QAbstractTableModel>

#include <memory>

namespace aisemble::ui {

class FindingsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  FindingsModel(const Theme& theme, QObject* parent);
  void setFindings(std::shared_ptr<const TextFindings> findings);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  const Theme& m_theme;
  std::shared_ptr<const TextFindings> m_findings;
};

} // namespace aisemble::ui
