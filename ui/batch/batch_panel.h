// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Batch panel: the batches at the left; a new one, or the selected one, at the right. It puts the parts together.

#include "ui/batch/batch_controller.h"
#include "ui/settings/settings_controller.h"
#include "ui/shell/panel.h"
#include "ui/theme/theme.h"

#include <QTimer>

#include <optional>
#include <vector>

class QLabel;
class QListView;
class QSplitter;
class QStackedWidget;

namespace aisemble::ui {

class BatchEmpty;
class BatchForm;
class BatchView;
class InterruptedBar;

class BatchPanel : public Panel {
  Q_OBJECT
 public:
  BatchPanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings, BackgroundQueue& queue,
             QWidget* parent);

  [[nodiscard]] QList<QAction*> commands() const override { return m_commands; }
  [[nodiscard]] PanelStatus status() const override;
  void saveSession(QVariantMap& session) const override;
  void restoreSession(const QVariantMap& session) override;
  void focusFirst() override;
  /// "inputs": files and folders; "task": "nlp/sentiment", for example.
  void take(const QVariantMap& what) override;
  void shutdown() override;

  [[nodiscard]] BatchController& controller() { return *m_controller; }
  [[nodiscard]] BatchForm& form() { return *m_form; }
  [[nodiscard]] BatchView& view() { return *m_view; }
  [[nodiscard]] QListView& list() { return *m_list; }
  [[nodiscard]] InterruptedBar& interruptedBar() { return *m_interrupted; }
  [[nodiscard]] bool showsForm() const;
  [[nodiscard]] bool showsEmpty() const;

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  enum Page { EmptyPage, FormPage, BatchPage };
  QWidget* buildSide();
  void buildPages(WorkbenchContext& context, const SettingsController& settings);
  void makeCommands();
  QAction* command(const char* id, const QString& text, const QKeySequence& keys, std::function<void()> run);
  void connectParts();
  void newBatch(const QStringList& paths, const QString& task = {});
  void showPage();
  void select(BatchId id);
  void onChanged();
  [[nodiscard]] BatchId selected() const;
  void pauseOrResume();
  void cancel();
  void resumeCancelled();
  void retryFailed();
  void removeSelected();
  /// What a notice offers to undo, and the command does as long as it can be done.
  struct Undoing {
    int number = 0;
    BatchId batch = 0;
    bool isRemoval = false; ///< else a cancel
    QString text;
    bool hasBegun = false; ///< of a cancel: the batch was seen to obey
  };
  void offerUndo(BatchId batch, bool isRemoval, const QString& text);
  void undo(int number);
  std::optional<Undoing> takeUndo(int number);
  /// What is offered to undo the cancelling of a batch that goes on, whoever saw to that.
  void withdrawCancel(BatchId batch);
  void noteUndoings(const BatchChange& change);
  void openOutput();
  void paste();

  WorkbenchContext& m_context;
  const Theme& m_theme;
  BatchController* m_controller;
  InterruptedBar* m_interrupted;
  QSplitter* m_columns;
  QListView* m_list;
  QLabel* m_listHint;
  QStackedWidget* m_pages;
  BatchEmpty* m_empty;
  BatchForm* m_form;
  BatchView* m_view;
  QLabel* m_dropHint;
  QTimer m_around; ///< while it is seen: the command may work on the same batches
  QList<QAction*> m_commands;
  QAction* m_undoAction = nullptr;
  std::vector<Undoing> m_undoings; ///< the last one last
  int m_lastUndoing = 0;
  BatchId m_wanted = 0; ///< to be selected when it comes
  bool m_composing = false;
};

} // namespace aisemble::ui
