// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Text panel: the text with its marks on the left, the task and its result on the right. It puts the parts
// together; what they do is in them and in TextController.

#include "ui/settings/settings_controller.h"
#include "ui/shell/panel.h"
#include "ui/text/text_controller.h"
#include "ui/text/text_editor.h"
#include "ui/text/text_results_view.h"
#include "ui/text/text_task_form.h"
#include "ui/theme/theme.h"

#include <QTimer>

class QSplitter;
class QVBoxLayout;

namespace aisemble::ui {

class ElidedLabel;
class FindBar;
class IconButton;
class MarkLegend;
class NoticeBar;
class SourceHistory;
class TextEmptyState;
class TextFind;

class TextPanel : public Panel {
  Q_OBJECT
 public:
  TextPanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings, BackgroundQueue& queue,
            QWidget* parent);

  [[nodiscard]] QList<QAction*> commands() const override { return m_commands; }
  [[nodiscard]] PanelStatus status() const override;
  void saveSession(QVariantMap& session) const override;
  void restoreSession(const QVariantMap& session) override;
  void focusFirst() override;
  void take(const QVariantMap& what) override;
  void shutdown() override;

  void run();
  [[nodiscard]] bool isRunnable() const;
  /// By the file's ending: .json, else CSV.
  void exportTo(const std::filesystem::path& path);

  [[nodiscard]] TextController& controller() { return *m_controller; }
  [[nodiscard]] TextEditor& editor() { return *m_editor; }
  [[nodiscard]] TextEditor& otherEditor() { return *m_other; }
  [[nodiscard]] TextTaskForm& form() { return *m_form; }
  [[nodiscard]] TextResultsView& results() { return *m_results; }
  [[nodiscard]] MarkLegend& legend() { return *m_legend; }
  [[nodiscard]] NoticeBar& fileNotice() { return *m_fileNotice; }
  [[nodiscard]] FindBar& findBar() { return *m_findBar; }
  [[nodiscard]] ElidedLabel& title() { return *m_title; }

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Edit {
    qsizetype at;
    qsizetype removed;
    qsizetype added;
  };

  QWidget* buildTexts(const Theme& theme, BackgroundQueue& queue);
  QWidget* buildHead(const Theme& theme, QWidget* parent);
  QFrame* frameOf(TextEditor* editor, QWidget* parent);
  QWidget* buildSide(const Theme& theme);
  void makeCommands();
  QAction* command(const char* id, const QString& text, const QList<QKeySequence>& keys, std::function<void()> run);
  void connectParts();
  void connectEditors();
  void applySettings();
  void onText();
  void onTask();
  void onFinished();
  void onRunning(bool isRunning);
  void onLoaded(TextEditor* editor, const TextFile& file, bool replaced);
  void showOutcome(const std::vector<Edit>& since);
  void showMarks(const std::vector<Edit>& since);
  [[nodiscard]] bool isOfTheTextNow() const;
  void showHint();
  void showFailure(const Error& error);
  void showRow(int row, bool takeFocus);
  void goToMark(int direction);
  [[nodiscard]] QString tipOf(int mark) const;
  void countText();
  void chooseFile();
  /// What of a file could not be opened, with what can be done about it.
  void tellOpenFailed(TextEditor* editor, const std::filesystem::path& path, const Error& error);
  /// The one that is written in; the first text where it is neither.
  [[nodiscard]] TextEditor& editorInUse();
  void chooseExport();
  void replaceBy(const QString& text, const QString& source, const QString& said);
  void offerUndo(const QString& said);
  void withdrawUndo();
  [[nodiscard]] TextJob jobNow() const;

  SettingsController& m_settings;
  TextController* m_controller;
  TextEditor* m_editor = nullptr;
  TextEditor* m_other = nullptr;
  SourceHistory* m_source = nullptr; ///< of the first text
  QVBoxLayout* m_firstBox = nullptr;
  QWidget* m_otherBox = nullptr;
  TextEmptyState* m_empty = nullptr;
  NoticeBar* m_fileNotice = nullptr;
  FindBar* m_findBar = nullptr;
  TextFind* m_find = nullptr;
  MarkLegend* m_legend = nullptr;
  ElidedLabel* m_statistics = nullptr;
  ElidedLabel* m_title = nullptr;
  IconButton* m_sideToggle = nullptr;
  TextTaskForm* m_form = nullptr;
  TextResultsView* m_results = nullptr;
  QWidget* m_side = nullptr;
  QSplitter* m_columns;
  QSplitter* m_texts = nullptr;
  QList<QAction*> m_commands;
  QAction* m_cancelAction = nullptr;
  QTimer m_typing;
  QTimer m_counting;
  std::vector<Edit> m_edits;      ///< of the text since the run began
  std::filesystem::path m_folder; ///< of the file opened last; empty: none was
  QString m_undoSaid;             ///< what is offered to be undone; empty: nothing
  int m_undoSteps = 0;            ///< that the text has while it is not
  bool m_isCounting = false;
  bool m_restoring = false;
};

} // namespace aisemble::ui
