// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The left side of the Prompt panel: search, new, the list with rename, delete and undo.

#include "ui/prompt/conversation_list_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/toast.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTimer>

#include <optional>

namespace aisemble::ui {

class ConversationList : public QWidget {
  Q_OBJECT
 public:
  ConversationList(const Theme& theme, ConversationStore& store, BackgroundQueue& queue,
                   std::function<bool(ConversationId)> isRunning, QWidget* parent);

  [[nodiscard]] ConversationListModel& model() { return *m_model; }
  void setCurrent(std::optional<ConversationId> id);
  void renameCurrent();
  void deleteCurrent();
  /// What was deleted last, today or earlier; it is opened.
  void restoreLast();
  void focusSearch();

 Q_SIGNALS:
  void openRequested(ConversationId id);
  void newRequested();
  void trashed(ConversationId id);
  /// A notice with an action for the window's toast.
  void undoOffered(const QString& text, std::function<void()> undo);
  void failed(const QString& message);
  /// Escape in the search field when it is empty.
  void searchLeft();

 private:
  void selectCurrent();
  void restore(ConversationId id);
  [[nodiscard]] QModelIndex chosen() const;

  ConversationStore& m_store;
  BackgroundQueue& m_queue;
  ConversationListModel* m_model;
  QLineEdit* m_search;
  QListView* m_view;
  QLabel* m_empty;
  QTimer m_searchDelay;
  std::optional<ConversationId> m_current;
};

} // namespace aisemble::ui
