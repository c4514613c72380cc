// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Models panel: what is on this machine on the left, one model on the right.

#include "ui/models/models_controller.h"
#include "ui/shell/panel.h"
#include "ui/theme/theme.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QListView;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QStandardItemModel;
class QVBoxLayout;

namespace aisemble::ui {

class ModelDetails;
class NoticeBar;

class ModelsPanel : public Panel {
  Q_OBJECT
 public:
  ModelsPanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings, BackgroundQueue& queue,
              QWidget* parent);

  [[nodiscard]] QList<QAction*> commands() const override { return m_commands; }
  [[nodiscard]] PanelStatus status() const override;
  void saveSession(QVariantMap& session) const override;
  void restoreSession(const QVariantMap& session) override;
  void focusFirst() override;
  void take(const QVariantMap& what) override;
  void shutdown() override;

  [[nodiscard]] ModelsController& controller() { return *m_controller; }
  [[nodiscard]] ModelDetails& details() { return *m_details; }
  [[nodiscard]] QListView& list() { return *m_list; }
  [[nodiscard]] NoticeBar& folderNotice() { return *m_folderNotice; }
  [[nodiscard]] QString current() const;
  void select(const QString& name);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* buildSide();
  QWidget* buildEmpty();
  QAction* command(const char* id, const QString& text, const QKeySequence& keys, std::function<void()> run);
  void makeCommands();
  void connectParts();
  void chooseFolder();
  void showModels();
  void showFolders();
  void showCurrent();
  void filter();

  WorkbenchContext& m_context;
  const Theme& m_theme;
  ModelsController* m_controller;
  QSplitter* m_columns;
  QLineEdit* m_search;
  QListView* m_list;
  QStandardItemModel* m_rows;
  QLabel* m_none;
  NoticeBar* m_folderNotice;
  QVBoxLayout* m_folders;
  QStackedWidget* m_pages;
  QScrollArea* m_scroll;
  ModelDetails* m_details;
  QList<QAction*> m_commands;
  QAction* m_stopAction = nullptr;
  QTimer m_timer;
  bool m_isFilling = false;
  QString m_wanted; ///< to be chosen once it is found
};

} // namespace aisemble::ui
