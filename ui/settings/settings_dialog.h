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
class QDialogButtonBox;
class QLabel;
class QListWidget;
class QScrollArea;
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

 protected:
  bool focusNextPrevChild(bool next) override;

 private:
  /// Made when it is first looked at; `build` puts its controls on an empty widget.
  struct Page {
    void (SettingsDialog::*build)(QWidget* page);
    void (SettingsDialog::*load)(const Settings& settings);
    void (SettingsDialog::*collect)(Settings& settings) const;
    QScrollArea* view = nullptr;
  };

  void buildAppearance(QWidget* page);
  void loadAppearance(const Settings& settings);
  void collectAppearance(Settings& settings) const;
  void buildGeneration(QWidget* page);
  void loadGeneration(const Settings& settings);
  void collectGeneration(Settings& settings) const;
  void buildModels(QWidget* page);
  void loadModels(const Settings& settings);
  void collectModels(Settings& settings) const;
  void buildCache(QWidget* page);
  void loadCache(const Settings& settings);
  void collectCache(Settings& settings) const;
  void buildConnections(QWidget* page);
  void loadConnections(const Settings& settings);
  void collectConnections(Settings& settings) const;
  void buildEngine(QWidget* page);
  void loadEngine(const Settings& settings);
  void collectEngine(Settings& settings) const;
  void addModelFolder();
  void addPage(const Theme& theme, const QString& title, Glyph glyph, const Page& page);
  void openPage(int index);
  void moveButtonsToTabEnd();
  [[nodiscard]] Settings collect() const;
  bool applyChanges();
  void readModels();
  void readCache();

  WorkbenchContext& m_context;
  SettingsController& m_controller;
  QListWidget* m_titles;
  QStackedWidget* m_stack;
  QDialogButtonBox* m_buttons;
  QLabel* m_problem;
  std::vector<Page> m_pages; ///< in order of their titles
  // Set with their pages.
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
};

} // namespace aisemble::ui
