// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The conversations on disk, newest first, as a list that is searched, renamed and read off the GUI thread.

#include "core/engine/conversation_store.h"
#include "ui/widgets/background_queue.h"

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace aisemble::ui {

class ConversationListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Roles { IdRole = Qt::UserRole + 1, UpdatedRole, MessagesRole, RunningRole };

  /// `isRunning` tells of a conversation whether an answer is under way in it.
  ConversationListModel(ConversationStore& store, BackgroundQueue& queue, std::function<bool(ConversationId)> isRunning,
                        QObject* parent);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override; ///< renames

  void setSearch(const QString& search);
  [[nodiscard]] const QString& search() const { return m_search; }
  void reload();
  void refreshRunning();
  /// Nothing changes until release(), so that an editor in the view keeps what is being typed; what was asked for
  /// meanwhile is done then.
  void hold();
  void release();
  [[nodiscard]] int rowOf(ConversationId id) const;
  [[nodiscard]] ConversationId idAt(int row) const { return m_items[static_cast<std::size_t>(row)].id; }

 Q_SIGNALS:
  void reloaded();
  void failed(const QString& message);

 private:
  ConversationStore& m_store;
  BackgroundQueue& m_queue;
  std::function<bool(ConversationId)> m_isRunning;
  std::vector<ConversationSummary> m_items;
  QString m_search;
  bool m_reading = false;
  bool m_again = false;
  bool m_held = false;
};

} // namespace aisemble::ui
