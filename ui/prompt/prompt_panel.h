// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Prompt panel: conversations on the left, transcript and composer in the middle, parameters and live charts on the
// right. It puts the parts together; what they do is in them and in ChatController.

#include "ui/prompt/chat_controller.h"
#include "ui/prompt/prompt_session.h"
#include "ui/settings/settings_controller.h"
#include "ui/shell/panel.h"
#include "ui/theme/theme.h"

#include <QStackedWidget>

class QLabel;
class QSplitter;

namespace aisemble::ui {

class Composer;
class ConversationList;
class ElidedLabel;
class IconButton;
class ParametersPanel;
class PromptCharts;
class TranscriptView;

class PromptPanel : public Panel {
  Q_OBJECT
 public:
  PromptPanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings, BackgroundQueue& queue,
              QWidget* parent);

  [[nodiscard]] QList<QAction*> commands() const override { return m_commands; }
  [[nodiscard]] PanelStatus status() const override;
  void saveSession(QVariantMap& session) const override;
  void restoreSession(const QVariantMap& session) override;
  void focusFirst() override;
  /// "model": the model to answer with.
  void take(const QVariantMap& what) override;
  void shutdown() override;

  [[nodiscard]] ChatController& controller() { return *m_controller; }
  [[nodiscard]] Composer& composer() { return *m_composer; }
  [[nodiscard]] TranscriptView& transcript() { return *m_transcript; }
  [[nodiscard]] ConversationList& conversations() { return *m_list; }
  [[nodiscard]] ParametersPanel& parameters() { return *m_parameters; }
  [[nodiscard]] QLabel& where() { return *m_where; }

 private:
  QWidget* buildMiddle(const Theme& theme, BackgroundQueue& queue);
  QWidget* buildEmptyState();
  void makeCommands();
  QAction* command(const char* id, const QString& text, const QKeySequence& keys, std::function<void()> run);
  void connectParts();
  void prepareEngine(); ///< while a prompt is being written, so that its answer need not wait for libraries
  void send();
  void onSent();
  void showDraft();  ///< the one of the conversation that is open
  void takeUpEdit(); ///< of a question of the conversation that is open
  void onActivity();
  void onConversation();
  void applySettings();
  [[nodiscard]] QString engineText() const;
  void newConversation();

  WorkbenchContext& m_context;
  SettingsController& m_settings;
  ChatController* m_controller;
  ConversationList* m_list;
  TranscriptView* m_transcript;
  Composer* m_composer;
  ParametersPanel* m_parameters;
  PromptCharts* m_charts;
  QWidget* m_side;
  QStackedWidget* m_pages;
  QLabel* m_where; ///< of the empty state: where prompts go
  ElidedLabel* m_title;
  IconButton* m_listToggle;
  IconButton* m_sideToggle;
  QSplitter* m_columns;
  QSplitter* m_sideSplit;
  QList<QAction*> m_commands;
  QAction* m_stopAction = nullptr;
  struct Sent {
    std::optional<ConversationId> conversation; ///< as it was when the text was sent
    QString text;
  };
  Sent m_sent;
  QHash<ConversationId, QString> m_drafts;     ///< of the conversations that are not open; 0: of a new one
  QHash<ConversationId, QuestionEdit> m_edits; ///< of the conversations that are not open
  std::optional<ConversationId> m_draftOf;     ///< what the composer's text belongs to; absent: a new one
  QString m_loadedModel;                       ///< on this machine
  QString m_loadingStage;
  std::vector<std::string> m_modelFolders; ///< as the list of models was read
};

} // namespace aisemble::ui
