// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Everything the user can set, in pages. Nothing takes effect before Apply or OK.

#include "ui/settings/settings_controller.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QSpinBox;
class QStackedWidget;

namespace aisemble::ui {

class GenerationForm;
class LimitsForm;

class SettingsDialog : public QDialog {
  Q_OBJECT
 public:
  SettingsDialog(WorkbenchContext& context, const Theme& theme, SettingsController& controller, QWidget* parent);
  void showPage(int index);

 private:
  QWidget* appearancePage();
  QWidget* generationPage();
  QWidget* cachePage();
  QWidget* modelsPage();
  QWidget* connectionsPage();
  QWidget* enginePage();
  void addModelFolder();
  QSpinBox* number(int low, int high, const QString& suffix, const QString& name);
  void addPage(const Theme& theme, const QString& title, Glyph glyph, QWidget* page);
  void layOutPage(int index);
  void load(const Settings& settings);
  [[nodiscard]] Settings collect() const;
  bool applyChanges();
  void readModels();
  void readCache();

  WorkbenchContext& m_context;
  SettingsController& m_controller;
  QListWidget* m_pages;
  QStackedWidget* m_stack;
  std::vector<QWidget*> m_pageContents; ///< in order of the pages
  QComboBox* m_theme;
  QComboBox* m_language;
  QCheckBox* m_enterSends;
  QComboBox* m_model;
  GenerationForm* m_generation;
  QCheckBox* m_cacheEnabled;
  QSpinBox* m_cacheLimit;
  QSpinBox* m_completionHours;
  QSpinBox* m_otherHours;
  QLabel* m_cacheState;
  QListWidget* m_modelFolders;
  LimitsForm* m_limits;
  QSpinBox* m_threads;
  QSpinBox* m_batchWait;
  QSpinBox* m_maxRunning;
  QSpinBox* m_maxWaiting;
  QSpinBox* m_deadline;
  QLabel* m_problem;
};

} // namespace aisemble::ui
