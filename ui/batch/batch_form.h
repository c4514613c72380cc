// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A new batch: what, which task with which options, where to.

#include "core/batch/batch_tasks.h"
#include "ui/batch/input_facts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/background_queue.h"

#include <QVariantMap>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace aisemble::ui {

class NoticeBar;
class OutputChoice;
class SendingNote;
class SettingsController;
class TaskOptionsForm;

class BatchForm : public QWidget {
  Q_OBJECT
 public:
  BatchForm(const Theme& theme, const SettingsController& settings, BackgroundQueue& queue, QWidget* parent);

  /// Chooses a task that fits where none was chosen by hand since the form was empty.
  void addInputs(const QStringList& paths);
  void clearInputs();
  /// Its batch was started: empty again for the next one, which has results of its own.
  void beginAnew();
  [[nodiscard]] QStringList inputs() const;
  [[nodiscard]] BatchTask task() const;
  bool setTask(const QString& key); ///< "nlp/sentiment"; false: there is none
  void setModels(const QStringList& models);
  /// Errors: InvalidArgument as validate() and fillSpec().
  [[nodiscard]] Result<BatchSpec> spec() const;
  [[nodiscard]] QLineEdit& advanced() { return *m_advanced; } ///< options as JSON
  void setBusy(bool busy);
  void showError(const QString& message); ///< empty: none
  [[nodiscard]] QString errorText() const;
  void save(QVariantMap& out) const;
  void restore(const QVariantMap& from);
  void focusFirst();
  [[nodiscard]] QLabel& fit() { return *m_fit; } ///< what of the inputs the task can read
  [[nodiscard]] OutputChoice& output() { return *m_output; }
  [[nodiscard]] TaskOptionsForm& options() { return *m_options; }
  [[nodiscard]] QPushButton& startButton() { return *m_start; }
  [[nodiscard]] QComboBox& taskChoice() { return *m_task; }

 public Q_SLOTS:
  void start();
  void chooseFiles();
  void chooseFolder();

 Q_SIGNALS:
  void startRequested(const aisemble::BatchSpec& spec);
  void closeRequested();
  void changed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// Of a batch that nobody named: its task and its first input.
  [[nodiscard]] QString standardName() const;
  [[nodiscard]] Result<BatchSpec> specWith(const QString& advanced) const;
  void goToAdvanced();
  static QVBoxLayout* addCentred(QWidget* area);
  void buildFoot(const SettingsController& settings, QVBoxLayout* outer);
  void buildInputs(QVBoxLayout* column);
  void buildTask(QVBoxLayout* column);
  void buildOutput(QVBoxLayout* column);
  void fillTasks();
  void onTask();
  void inspect();
  void showInputs();
  void sayFit(int files, int fitting, bool counted);
  void removeSelected();

  const Theme& m_theme;
  BackgroundQueue& m_queue;
  std::vector<InputFacts> m_inputs;
  QScrollArea* m_scroll;
  QListWidget* m_list;
  QLabel* m_fit;
  QLabel* m_none; ///< in the list while that is empty
  QPushButton* m_clear;
  QComboBox* m_task;
  QLabel* m_hint;
  TaskOptionsForm* m_options;
  QPushButton* m_more;
  QWidget* m_morePart;
  QLineEdit* m_advanced;
  QLineEdit* m_name;
  QCheckBox* m_cache;
  OutputChoice* m_output;
  NoticeBar* m_error;
  QPushButton* m_start;
  SendingNote* m_sending;
  int m_inspection = 0;
  bool m_taskChosen = false;
  bool m_busy = false;
};

} // namespace aisemble::ui
