// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The messages on the shown path, one a row, with everything that a row shows.

#include "core/engine/conversation_store.h"

#include <QAbstractListModel>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace aisemble::ui {

struct TranscriptItem {
  MessageId id = 0;
  bool fromUser = false;
  QString content;
  MessageState state = MessageState::Complete;
  MessageDetails details;
  int sibling = 0;                 ///< index among the siblings, from 0
  int siblings = 1;                ///< how many there are
  QString progress;                ///< the stage, "loading model"; empty: none
  double progressFraction = -1;    ///< [0, 1]; negative: unknown
  std::optional<int> retryAfterMs; ///< a full queue's advice
  bool operator==(const TranscriptItem&) const = default;
};

class TranscriptModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Roles { IdRole = Qt::UserRole + 1, FromUserRole, StateRole, ModelRole };

  using QAbstractListModel::QAbstractListModel;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

  [[nodiscard]] const TranscriptItem& at(int row) const { return m_items[static_cast<std::size_t>(row)]; }
  [[nodiscard]] int rowOf(MessageId id) const; ///< -1: not shown

  /// Replaces the path; rows of the common beginning stay and are updated where they differ.
  void setItems(std::vector<TranscriptItem> items);
  /// Updates the row of the same message, if it is shown.
  void update(TranscriptItem item);

 private:
  std::vector<TranscriptItem> m_items;
};

} // namespace aisemble::ui
