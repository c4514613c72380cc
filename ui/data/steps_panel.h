// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The list of steps with undo and redo, and under it the form that adds one or changes the chosen one.

#include "ui/data/data_controller.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace aisemble::ui {

class IconButton;
class SettingsController;
class StepForm;

class StepsPanel : public QWidget {
  Q_OBJECT
 public:
  StepsPanel(const Theme& theme, const SettingsController& settings, DataController& controller, QWidget* parent);

  /// Opens the form for a new step of this kind (an index of StepAction) about this column.
  void beginStep(int kind, const QString& column);
  void removeChosen();
  void editChosen();
  void moveChosen(int by);
  [[nodiscard]] QListWidget& list() { return *m_list; }
  [[nodiscard]] StepForm& form() { return *m_form; }

 Q_SIGNALS:
  void taken(); ///< what was in the form is a step now

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* buildHead(const Theme& theme);
  void refresh();
  void refreshColumns();
  void fitList();
  [[nodiscard]] int lowestList() const;
  /// Where the step in the form stands.
  [[nodiscard]] bool holdsNumbers(const std::string& column) const;
  void take();
  void onItemChanged(const QListWidgetItem* item);

  DataController& m_controller;
  const Theme& m_theme;
  QListWidget* m_list;
  QLabel* m_none;
  StepForm* m_form;
  IconButton* m_undo;
  IconButton* m_redo;
  IconButton* m_remove;
  IconButton* m_edit;
  std::optional<std::size_t> m_edited;
  bool m_isFilling = false;
};

} // namespace aisemble::ui
