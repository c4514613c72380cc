// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What stands above the table when something runs, has failed, waits to be asked for, or was read otherwise than it was
// written.

#include "ui/data/data_controller.h"
#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;

namespace aisemble::ui {

class IconButton;
class SettingsController;

class DataNotices : public QWidget {
  Q_OBJECT
 public:
  DataNotices(const Theme& theme, const SettingsController& settings, DataController& controller, QWidget* parent);

  /// Why there are no figures, with a button that has them computed; empty: nothing is missing.
  void showMissingAnalysis(const QString& why);

  [[nodiscard]] QString errorText() const;
  [[nodiscard]] QPushButton& retryButton() { return *m_error.button; }
  /// That not all ticked steps are applied: it stays until they are, or are no longer wanted.
  [[nodiscard]] QString stepsText() const;
  [[nodiscard]] QPushButton& stepsButton() { return *m_steps.button; }
  [[nodiscard]] QString missingAnalysisText() const;
  [[nodiscard]] QPushButton& analyzeButton() { return *m_missing.button; }
  [[nodiscard]] QPushButton& cancelButton() { return *m_cancel; }

 Q_SIGNALS:
  void analysisRequested();

 private:
  struct Notice {
    QFrame* frame = nullptr;
    QLabel* icon = nullptr;
    QLabel* text = nullptr;
    QPushButton* button = nullptr;
  };
  Notice makeNotice(const QString& button);
  /// As an error or, else, as a mere hint.
  void setTone(const Notice& notice, bool isError);
  void refresh();
  void refreshBusy();
  void refreshSteps();
  void refreshError();
  [[nodiscard]] QString haltText(const HaltedSteps& halted) const;
  void refreshNotes();
  void showBusy();

  const Theme& m_theme;
  const SettingsController& m_settings;
  DataController& m_controller;
  QFrame* m_busy;
  QLabel* m_busyText;
  QProgressBar* m_progress;
  QPushButton* m_cancel;
  Notice m_steps;
  Notice m_error;
  Notice m_missing;
  IconButton* m_dismiss;
  QFrame* m_notes;
  QLabel* m_notesText;
  QTimer m_busyDelay;
};

/// "Opening", "Preparing": what runs, in a word; empty when nothing does.
[[nodiscard]] QString activityText(const DataController& controller);

} // namespace aisemble::ui
