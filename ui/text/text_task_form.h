// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What to do with the text: the task, its options, and the button that starts and stops it.

#include "ui/text/text_controller.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace aisemble::ui {

class TextTaskForm : public QWidget {
  Q_OBJECT
 public:
  TextTaskForm(const Theme& theme, QWidget* parent);

  [[nodiscard]] NlpTask task() const;
  void setTask(NlpTask task);
  /// The job's texts are not touched.
  void fill(TextJob& job) const;
  void setOptions(const TextJob& job);
  [[nodiscard]] bool runsAsYouType() const;
  void setRunsAsYouType(bool on);
  [[nodiscard]] bool choosesAsYouType() const; ///< as the box says, whether it holds now or not
  /// `sentText` says where texts go, empty: nowhere. Those that go elsewhere first are not sent while they are typed.
  void setSending(const QString& sentText, bool isSentFirst);

  void setBusy(bool busy);
  void setRunnable(bool runnable);
  void showProgress(const Progress& progress);
  /// Empty: none.
  void showError(const QString& message);
  [[nodiscard]] QString errorText() const;
  [[nodiscard]] QPushButton& button() { return *m_button; }
  [[nodiscard]] QPushButton& retryButton() { return *m_retry; }
  [[nodiscard]] QComboBox& taskChoice() { return *m_task; }

 Q_SIGNALS:
  void runRequested();
  void cancelRequested();
  void changed();
  void taskChanged();

 protected:
  bool event(QEvent* event) override;

 private:
  QWidget* field(const QString& name, QWidget* control, QWidget** row);
  void onTask();
  void refreshButton();

  const Theme& m_theme;
  QComboBox* m_task;
  QLabel* m_explanation;
  QLabel* m_sending;
  QComboBox* m_language;
  QWidget* m_languageRow = nullptr;
  QSpinBox* m_keywords;
  QWidget* m_keywordsRow = nullptr;
  QSpinBox* m_sentences;
  QWidget* m_sentencesRow = nullptr;
  QCheckBox* m_asYouType;
  QPushButton* m_button;
  QLabel* m_stage;
  QProgressBar* m_progress;
  QFrame* m_error;
  QLabel* m_errorText;
  QPushButton* m_retry;
  bool m_busy = false;
  bool m_runnable = false;
};

} // namespace aisemble::ui
