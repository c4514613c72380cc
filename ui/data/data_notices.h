// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What stands above the table when something runs, has failed, or was read otherwise than it was written.

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

class DataNotices : public QWidget {
  Q_OBJECT
 public:
  DataNotices(const Theme& theme, DataController& controller, QWidget* parent);

  [[nodiscard]] QString errorText() const;
  [[nodiscard]] QPushButton& retryButton() { return *m_retry; }
  [[nodiscard]] QPushButton& cancelButton() { return *m_cancel; }

 private:
  void refresh();
  void refreshNotes();
  void showBusy();

  const Theme& m_theme;
  DataController& m_controller;
  QFrame* m_busy;
  QLabel* m_busyText;
  QProgressBar* m_progress;
  QPushButton* m_cancel;
  QFrame* m_error;
  QLabel* m_errorIcon;
  QLabel* m_errorText;
  QPushButton* m_retry;
  IconButton* m_dismiss;
  QFrame* m_notes;
  QLabel* m_notesText;
  QTimer m_busyDelay;
};

/// "Opening", "Preparing": what runs, in a word; empty when nothing does.
[[nodiscard]] QString activityText(const DataController& controller);

} // namespace aisemble::ui
