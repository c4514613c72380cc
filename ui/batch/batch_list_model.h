// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The batches, newest first, as their journal last told.

#include "core/engine/batch_types.h"

#include <QAbstractListModel>

#include <set>
#include <vector>

namespace aisemble::ui {

class BatchListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { SummaryRole = Qt::UserRole, FractionRole, StateRole, DetailRole, BeganRole };
  using QAbstractListModel::QAbstractListModel;

  void replace(std::vector<BatchSummary> batches);
  /// Comes first where it is new.
  void update(const BatchSummary& summary);
  void remove(BatchId id);
  /// Not shown until it is shown again: a removal that can be undone.
  void hide(BatchId id, bool hidden);

  [[nodiscard]] const BatchSummary* find(BatchId id) const;
  [[nodiscard]] const BatchSummary* at(int row) const;
  [[nodiscard]] int rowOf(BatchId id) const;
  [[nodiscard]] const std::vector<BatchSummary>& all() const { return m_shown; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::vector<BatchSummary> m_shown;
  std::vector<BatchSummary> m_hidden;
  std::set<BatchId> m_hiddenIds;
};

} // namespace aisemble::ui
