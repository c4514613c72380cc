// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/prompt_panel.h"

#include "ui/charts/prompt_charts.h"
#include "ui/messages/message_translation.h"
#include "ui/messages/progress_text.h"
#include "ui/prompt/composer.h"
#include "ui/prompt/conversation_list.h"
#include "ui/prompt/message_text.h"
#include "ui/prompt/parameters_panel.h"
#include "ui/prompt/prompt_session.h"
#include "ui/prompt/transcript_view.h"
#include "ui/services/service_texts.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/open_link.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

namespace aisemble::ui {

PromptPanel::PromptPanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings,
                         BackgroundQueue& queue, QWidget* parent)
    : Panel(parent), m_context(context), m_settings(settings), m_modelFolders(settings.settings().modelFolders) {
  m_controller = new ChatController(context, queue, this);
  m_columns = new QSplitter(Qt::Horizontal, this);
  m_columns->setChildrenCollapsible(false);
  m_columns->setHandleWidth(1);
  m_list = new ConversationList(
      theme, context.conversations, queue, [this](ConversationId id) { return m_controller->isRunningIn(id); },
      m_columns);
  m_list->setMinimumWidth(168);
  m_columns->addWidget(m_list);
  m_columns->addWidget(buildMiddle(theme, queue));

  m_side = new QWidget(m_columns);
  auto* side = new QVBoxLayout(m_side);
  side->setContentsMargins(0, 0, 0, 0);
  m_sideSplit = new QSplitter(Qt::Vertical, m_side);
  m_sideSplit->setHandleWidth(1);
  m_sideSplit->setChildrenCollapsible(false);
  m_parameters = new ParametersPanel(theme, context.models, m_sideSplit);
  m_charts = new PromptCharts(theme, *m_controller, m_sideSplit);
  m_charts->setMinimumHeight(180);
  m_sideSplit->addWidget(m_parameters);
  m_sideSplit->addWidget(m_charts);
  m_sideSplit->setStretchFactor(0, 1);
  m_sideSplit->setStretchFactor(1, 0);
  m_sideSplit->setSizes({520, 216});
  side->addWidget(m_sideSplit);
  m_columns->addWidget(m_side);
  for (int i = 0; i < 3; ++i)
    m_columns->setStretchFactor(i, i == 1 ? 1 : 0);
  m_columns->setSizes({248, 700, 300});

  auto* outer = new QHBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(m_columns);

  makeCommands();
  connectParts();
  applySettings();
  m_parameters->setParameters({{}, {}, settings.settings().generation});
  m_parameters->reloadModels();
  m_list->model().reload();
  onActivity();
}

QWidget* PromptPanel::buildMiddle(const Theme& theme, BackgroundQueue& queue) {
  auto* middle = new QWidget(m_columns);
  middle->setProperty("area", "work");
  middle->setAttribute(Qt::WA_StyledBackground);
  middle->setMinimumWidth(340);
  auto* stack = new QVBoxLayout(middle);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(0);

  auto* head = new QWidget(middle);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(kStep, 12, kStep, kHalfStep); // on a line with the titles beside it
  m_listToggle = new IconButton(theme, Glyph::SidebarLeft, tr("Show or hide the conversations (Ctrl+B)"), head);
  m_listToggle->setProperty("look", "toggle");
  m_listToggle->setCheckable(true);
  m_listToggle->setChecked(true);
  m_title = new ElidedLabel(head);
  m_title->setProperty("tone", "title");
  m_sideToggle =
      new IconButton(theme, Glyph::SidebarRight, tr("Show or hide parameters and charts (Ctrl+Shift+B)"), head);
  m_sideToggle->setProperty("look", "toggle");
  m_sideToggle->setCheckable(true);
  m_sideToggle->setChecked(true);
  row->addWidget(m_listToggle);
  row->addWidget(m_title, 1);
  row->addWidget(m_sideToggle);
  stack->addWidget(head);

  m_pages = new QStackedWidget(middle);
  m_transcript = new TranscriptView(theme, m_controller->transcript(), m_pages);
  m_pages->addWidget(buildEmptyState());
  m_pages->addWidget(m_transcript);
  stack->addWidget(m_pages, 1);
  m_composer = new Composer(theme, queue, middle);
  stack->addWidget(m_composer);
  return middle;
}

QWidget* PromptPanel::buildEmptyState() {
  auto* page = new QWidget(m_pages);
  auto* stack = new QVBoxLayout(page);
  stack->setContentsMargins(24, 24, 24, 24);
  stack->setSpacing(kStep);
  stack->addStretch(2);
  auto* mark = new QLabel(page);
  mark->setPixmap(applicationIcon().pixmap(QSize(56, 56), devicePixelRatioF()));
  mark->setAlignment(Qt::AlignHCenter);
  stack->addWidget(mark);
  stack->addSpacing(kStep);
  auto* hero = makeLabel(tr("What would you like to ask?"), "hero", page);
  hero->setWordWrap(true);
  hero->setAlignment(Qt::AlignHCenter);
  stack->addWidget(hero);
  m_where = makeLabel(QString(), "muted", page);
  m_where->setAlignment(Qt::AlignHCenter);
  m_where->setWordWrap(true);
  stack->addWidget(m_where);
  stack->addSpacing(kDoubleStep);
  auto* suggestions = new QVBoxLayout;
  suggestions->setSpacing(kStep);
  for (const QString& prompt : {tr("Once upon a time"), tr("Tell me about the sea"), tr("Write a short poem")}) {
    auto* chip = makeButton(prompt, "", page);
    chip->setAccessibleName(tr("Use as prompt: %1").arg(prompt));
    connect(chip, &QPushButton::clicked, this, [this, prompt] {
      prepareEngine();
      m_composer->setText(prompt);
      m_composer->edit().setFocus();
    });
    suggestions->addWidget(chip, 0, Qt::AlignHCenter);
  }
  stack->addLayout(suggestions);
  stack->addStretch(3);
  return page;
}

QAction* PromptPanel::command(const char* id, const QString& text, const QKeySequence& keys,
                              std::function<void()> run) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(id));
  action->setShortcut(keys);
  action->setProperty("category", tr("Prompt"));
  connect(action, &QAction::triggered, this, std::move(run));
  m_commands << action;
  return action;
}

void PromptPanel::makeCommands() {
  command("prompt.new", tr("New conversation"), QKeySequence::New, [this] { newConversation(); });
  command("prompt.rename", tr("Rename conversation"), Qt::Key_F2, [this] {
    m_listToggle->setChecked(true);
    m_list->renameCurrent();
  });
  command("prompt.delete", tr("Delete conversation"), Qt::CTRL | Qt::SHIFT | Qt::Key_Delete,
          [this] { m_list->deleteCurrent(); });
  command("prompt.restore", tr("Restore the deleted conversation"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z,
          [this] { m_list->restoreLast(); });
  command("prompt.search", tr("Search conversations"), QKeySequence::Find, [this] {
    m_listToggle->setChecked(true);
    m_list->focusSearch();
  });
  command("prompt.compose", tr("Go to the prompt"), Qt::CTRL | Qt::Key_L,
          [this] { m_composer->edit().setFocus(Qt::ShortcutFocusReason); });
  command("prompt.send", tr("Send"), QKeySequence(), [this] { send(); });
  m_stopAction = command("prompt.stop", tr("Stop the answer"), Qt::Key_Escape, [this] { m_controller->stop(); });
  command("prompt.regenerate", tr("Regenerate the last answer"), Qt::CTRL | Qt::Key_R, [this] {
    TranscriptModel& model = m_controller->transcript();
    if (model.rowCount() > 0) m_controller->regenerate(model.at(model.rowCount() - 1).id);
  });
  command("prompt.copy", tr("Copy the last answer"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] {
    TranscriptModel& model = m_controller->transcript();
    if (model.rowCount() > 0) QGuiApplication::clipboard()->setText(model.at(model.rowCount() - 1).content);
  });
  command("prompt.previousMessage", tr("Previous message"), Qt::ALT | Qt::Key_Up,
          [this] { m_transcript->focusMessage(-1); });
  command("prompt.nextMessage", tr("Next message"), Qt::ALT | Qt::Key_Down, [this] { m_transcript->focusMessage(1); });
  command("prompt.toggleList", tr("Show or hide the conversations"), Qt::CTRL | Qt::Key_B,
          [this] { m_listToggle->toggle(); });
  command("prompt.toggleSide", tr("Show or hide parameters and charts"), Qt::CTRL | Qt::SHIFT | Qt::Key_B,
          [this] { m_sideToggle->toggle(); });
  command("prompt.reloadModels", tr("Look for models again"), QKeySequence::Refresh,
          [this] { m_parameters->reloadModels(); });
  addActions(m_commands);
}

void PromptPanel::connectParts() {
  connect(m_list, &ConversationList::openRequested, m_controller, &ChatController::openConversation);
  connect(m_list, &ConversationList::newRequested, this, &PromptPanel::newConversation);
  connect(m_list, &ConversationList::failed, this, &PromptPanel::notice);
  connect(m_list, &ConversationList::undoOffered, this, &PromptPanel::undoOffered);
  connect(m_list, &ConversationList::searchLeft, this, &PromptPanel::focusFirst);
  connect(m_list, &ConversationList::trashed, this, [this](ConversationId id) {
    if (m_controller->conversation() != id) return;
    m_controller->stop();
    m_controller->newConversation();
  });
  connect(m_composer, &Composer::sendRequested, this, &PromptPanel::send);
  connect(m_composer, &Composer::stopRequested, m_controller, &ChatController::stop);
  connect(m_composer, &Composer::draftChanged, this, &PromptPanel::sessionChanged);
  connect(&m_composer->edit(), &PromptEdit::recallRequested, this,
          [this] { m_composer->setText(m_controller->lastPrompt()); });
  connect(&m_composer->edit(), &PromptEdit::refused, this, &PromptPanel::notice);
  connect(&m_composer->edit(), &PromptEdit::written, this, &PromptPanel::prepareEngine);

  connect(m_transcript, &TranscriptView::copyRequested, this, [this](MessageId id) {
    const int row = m_controller->transcript().rowOf(id);
    if (row < 0) return;
    const TranscriptItem& item = m_controller->transcript().at(row);
    QGuiApplication::clipboard()->setText(item.content.isEmpty() ? said(item.details.error) : item.content);
    Q_EMIT notice(tr("Copied"));
  });
  connect(m_transcript, &TranscriptView::editRequested, this, [this](MessageId id) {
    const int row = m_controller->transcript().rowOf(id);
    if (row >= 0) m_composer->beginEditing(id, m_controller->transcript().at(row).content);
  });
  connect(m_transcript, &TranscriptView::regenerateRequested, m_controller, &ChatController::regenerate);
  connect(m_transcript, &TranscriptView::resubmitRequested, m_controller, &ChatController::resubmit);
  connect(m_transcript, &TranscriptView::branchRequested, m_controller, &ChatController::switchBranch);
  connect(m_transcript, &TranscriptView::linkRequested, this, [this](const QUrl& url) {
    if (const QString refused = askAboutLink(url, window()); !refused.isEmpty()) Q_EMIT notice(refused);
  });

  connect(m_controller, &ChatController::activityChanged, this, &PromptPanel::onActivity);
  connect(m_controller, &ChatController::conversationChanged, this, &PromptPanel::onConversation);
  connect(m_controller, &ChatController::conversationsTouched, &m_list->model(), &ConversationListModel::reload);
  connect(&m_list->model(), &ConversationListModel::reloaded, this, &PromptPanel::onActivity);
  connect(m_controller, &ChatController::sent, this, &PromptPanel::onSent);
  connect(m_controller, &ChatController::failed, this, &PromptPanel::notice);
  connect(m_controller, &ChatController::modelLoading, this, [this](const QString& stage) {
    if (stage == m_loadingStage) return;
    m_loadingStage = stage;
    Q_EMIT statusChanged();
  });
  connect(m_controller, &ChatController::answered, this, [this](const MessageDetails& details) {
    m_loadingStage.clear();
    if (!details.fromRemote && !details.model.empty() && !details.finishReason.empty() && details.error.empty() &&
        !details.fromCache)
      m_loadedModel = QString::fromStdString(details.model);
    if (details.seed) m_parameters->showUsedSeed(*details.seed);
  });
  connect(m_parameters, &ParametersPanel::changed, this, [this] {
    m_controller->setParameters(m_parameters->parameters());
    Q_EMIT sessionChanged();
  });
  connect(m_listToggle, &QToolButton::toggled, m_list, &QWidget::setVisible);
  connect(m_sideToggle, &QToolButton::toggled, m_side, &QWidget::setVisible);
  for (QSplitter* splitter : {m_columns, m_sideSplit})
    connect(splitter, &QSplitter::splitterMoved, this, &PromptPanel::sessionChanged);
  for (IconButton* toggle : {m_listToggle, m_sideToggle})
    connect(toggle, &QToolButton::toggled, this, &PromptPanel::sessionChanged);
  connect(&m_settings, &SettingsController::changed, this, &PromptPanel::applySettings);
}

void PromptPanel::prepareEngine() {
  if (m_context.prepareEngine) m_context.prepareEngine(ServiceKind::Llm);
}

void PromptPanel::send() {
  m_controller->setParameters(m_parameters->parameters());
  const QString text = m_composer->text();
  m_sent = {m_draftOf, text};
  if (const auto question = m_composer->editing())
    (void)m_controller->editAndResend(*question, text);
  else
    (void)m_controller->send(text);
}

void PromptPanel::onSent() {
  if (m_draftOf != m_sent.conversation) {
    // Another conversation was opened meanwhile; what is written there stays.
    if (m_drafts.value(m_sent.conversation.value_or(0)) == m_sent.text)
      m_drafts.remove(m_sent.conversation.value_or(0));
    if (m_edits.value(m_sent.conversation.value_or(0)).text == m_sent.text)
      m_edits.remove(m_sent.conversation.value_or(0));
    return;
  }
  m_composer->clearSent();
  m_draftOf = m_controller->conversation(); // the first question made it
}

void PromptPanel::newConversation() {
  m_controller->newConversation();
  m_composer->edit().setFocus();
}

void PromptPanel::onActivity() {
  const bool busy = m_controller->isAnswering();
  m_composer->setBusy(busy);
  m_transcript->setBusy(busy);
  m_stopAction->setEnabled(busy);
  m_pages->setCurrentIndex(m_controller->transcript().rowCount() == 0 ? 0 : 1);
  m_list->model().refreshRunning();
  if (m_controller->conversation()) {
    m_list->setCurrent(m_controller->conversation());
    const int row = m_list->model().rowOf(*m_controller->conversation());
    if (row >= 0) m_title->setFullText(m_list->model().index(row).data().toString());
  } else {
    m_title->setFullText(tr("New conversation"));
  }
  Q_EMIT statusChanged();
}

void PromptPanel::showDraft() {
  const std::optional<ConversationId> now = m_controller->conversation();
  if (now == m_draftOf) return;
  if (m_composer->text().isEmpty())
    m_drafts.remove(m_draftOf.value_or(0));
  else
    m_drafts[m_draftOf.value_or(0)] = m_composer->text();
  m_draftOf = now;
  m_composer->setText(m_drafts.value(now.value_or(0)));
}

void PromptPanel::takeUpEdit() {
  const auto found = m_edits.constFind(m_draftOf.value_or(0));
  if (found == m_edits.constEnd() || m_composer->editing()) return;
  const QuestionEdit edit = *found;
  m_edits.erase(found);
  if (m_controller->transcript().rowOf(edit.question) >= 0)
    m_composer->beginEditing(edit.question, edit.text);
  else if (m_composer->text().isEmpty()) // another version is shown: the words are not lost
    m_composer->setText(edit.text);
}

void PromptPanel::onConversation() {
  if (const auto question = m_composer->editing(); question && m_controller->conversation() != m_draftOf) {
    m_edits[m_draftOf.value_or(0)] = {*question, m_composer->text()};
    m_composer->endEditing();
  }
  showDraft();
  takeUpEdit();
  m_list->setCurrent(m_controller->conversation());
  if (m_controller->conversation()) m_parameters->setSystemPrompt(m_controller->systemPrompt());
  m_controller->setParameters(m_parameters->parameters());
  Q_EMIT sessionChanged();
}

void PromptPanel::applySettings() {
  const Settings& settings = m_settings.settings();
  m_composer->setEnterSends(settings.enterSends);
  m_controller->setCacheEnabled(settings.cacheEnabled);
  m_parameters->setDefaults(settings.generation);
  if (settings.modelFolders != m_modelFolders) m_parameters->reloadModels();
  m_modelFolders = settings.modelFolders;
  m_parameters->setService(settings.service(ServiceKind::Llm));
  m_where->setText(breakable(promptsText(settings)));
  Q_EMIT statusChanged();
}

QString PromptPanel::engineText() const {
  if (!m_loadingStage.isEmpty()) return progressText(m_loadingStage.toStdString());
  const ServiceSettings& service = m_settings.settings().service(ServiceKind::Llm);
  const QString loaded = m_loadedModel.isEmpty() ? QString() : tr("%1 is loaded").arg(m_loadedModel);
  if (isAnsweredElsewhere(service)) {
    if (service.endpoints.empty()) return tr("There is no endpoint that answers");
    const QString elsewhere = tr("Prompts go to %1").arg(hostsText(service.endpoints));
    return loaded.isEmpty() || service.route == RouteChoice::Remote ? elsewhere : tr("%1; %2").arg(elsewhere, loaded);
  }
  if (!loaded.isEmpty()) return loaded;
  // The first answer tells at its end which model it came from.
  return m_controller->running() == 0 ? tr("No model loaded yet") : QString();
}

PanelStatus PromptPanel::status() const {
  PanelStatus out;
  const int running = m_controller->running();
  out.engine = engineText();
  if (running > 0) out.activity = running == 1 ? tr("Answering") : tr("%1 answers under way").arg(running);
  out.tokensPerSecond = m_controller->currentRate();
  return out;
}

void PromptPanel::saveSession(QVariantMap& session) const {
  PromptSession now;
  now.conversation = m_controller->conversation();
  now.drafts = m_drafts;
  now.drafts[m_draftOf.value_or(0)] = m_composer->draft();
  now.edits = m_edits;
  if (const auto question = m_composer->editing()) now.edits[m_draftOf.value_or(0)] = {*question, m_composer->text()};
  now.parameters = m_parameters->parameters();
  now.columns = m_columns->saveState();
  now.side = m_sideSplit->saveState();
  now.showList = m_listToggle->isChecked();
  now.showSide = m_sideToggle->isChecked();
  now.write(session);
}

void PromptPanel::restoreSession(const QVariantMap& session) {
  PromptSession was;
  was.parameters = m_parameters->parameters();
  was.read(session);
  m_columns->restoreState(was.columns);
  m_columns->setHandleWidth(1);
  m_sideSplit->restoreState(was.side);
  m_sideSplit->setHandleWidth(1);
  m_listToggle->setChecked(was.showList);
  m_sideToggle->setChecked(was.showSide);
  m_parameters->setParameters(was.parameters);
  m_drafts = was.drafts;
  m_edits = was.edits;
  m_draftOf = was.conversation;
  m_composer->setText(m_drafts.value(m_draftOf.value_or(0)));
  if (was.conversation) m_controller->openConversation(*was.conversation);
}

void PromptPanel::focusFirst() {
  m_composer->edit().setFocus();
}

void PromptPanel::take(const QVariantMap& what) {
  const QString model = what.value(QStringLiteral("model")).toString();
  if (model.isEmpty()) return;
  PromptParameters parameters = m_parameters->parameters();
  parameters.model = model.toStdString();
  m_parameters->setParameters(parameters);
}

void PromptPanel::shutdown() {
  m_controller->shutdown();
}

} // namespace aisemble::ui
