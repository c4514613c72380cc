// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_panel.h"

#include "ui/messages/message_translation.h"
#include "ui/services/service_texts.h"
#include "ui/text/mark_legend.h"
#include "ui/text/source_history.h"
#include "ui/text/text_empty_state.h"
#include "ui/text/text_find.h"
#include "ui/text/text_session.h"
#include "ui/text/text_statistics.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/find_bar.h"
#include "ui/widgets/isolated.h"
#include "ui/widgets/notice_bar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

constexpr int kTypingPauseMs = 400;
constexpr int kCountingPauseMs = 250;
/// Edits during one run that are followed up; after more the marks of its answer are not worth having.
constexpr std::size_t kMostEdits = 200;

} // namespace

TextPanel::TextPanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings,
                     BackgroundQueue& queue, QWidget* parent)
    : Panel(parent), m_settings(settings) {
  m_controller = new TextController(context, this);
  m_columns = new QSplitter(Qt::Horizontal, this);
  m_columns->setChildrenCollapsible(false);
  m_columns->setHandleWidth(1);
  m_columns->addWidget(buildTexts(theme, queue));
  m_columns->addWidget(buildSide(theme));
  m_columns->setStretchFactor(0, 1);
  m_columns->setStretchFactor(1, 0);
  m_columns->setSizes({760, 400});
  auto* outer = new QHBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(m_columns);
  m_typing.setSingleShot(true);
  m_typing.setInterval(kTypingPauseMs);
  m_counting.setSingleShot(true);
  m_counting.setInterval(kCountingPauseMs);
  makeCommands();
  connectParts();
  connectEditors();
  applySettings();
  onTask();
  onText();
  queue.run([folder = context.samplesFolder] { return textSamplesIn(folder); }, this,
            [this](const std::vector<TextSample>& samples) { m_empty->setSamples(samples); });
}

QWidget* TextPanel::buildTexts(const Theme& theme, BackgroundQueue& queue) {
  auto* area = new QWidget(m_columns);
  area->setProperty("area", "work");
  area->setAttribute(Qt::WA_StyledBackground);
  area->setMinimumWidth(340);
  auto* column = new QVBoxLayout(area);
  column->setContentsMargins(12, kStep, 12, kStep);
  column->setSpacing(kStep);
  column->addWidget(buildHead(theme, area));
  m_fileNotice = new NoticeBar(theme, area);
  m_fileNotice->makeDismissible();
  column->addWidget(m_fileNotice);
  m_findBar = new FindBar(theme, tr("Find in the text"), area);
  m_find = new TextFind(*m_findBar, this);
  column->addWidget(m_findBar);

  m_texts = new QSplitter(Qt::Vertical, area);
  m_texts->setChildrenCollapsible(false);
  m_texts->setHandleWidth(1);
  m_editor = new TextEditor(theme, queue, m_texts);
  m_editor->setAccessibleName(tr("Text"));
  m_source = new SourceHistory(*m_editor->document(), this);
  auto* first = new QWidget(m_texts);
  m_firstBox = new QVBoxLayout(first);
  m_firstBox->setContentsMargins(0, 0, 0, 0);
  m_firstBox->addWidget(frameOf(m_editor, first));
  m_texts->addWidget(first);
  m_empty = new TextEmptyState(m_editor->viewport());
  m_otherBox = new QWidget(m_texts);
  auto* box = new QVBoxLayout(m_otherBox);
  box->setContentsMargins(0, kStep, 0, 0);
  box->setSpacing(kHalfStep);
  box->addWidget(makeLabel(tr("Compare with"), "section", m_otherBox));
  m_other = new TextEditor(theme, queue, m_otherBox);
  m_other->setAccessibleName(tr("Text to compare with"));
  m_other->setPlaceholderText(tr("Write or paste the second text, or drop a file here"));
  box->addWidget(frameOf(m_other, m_otherBox), 1);
  m_texts->addWidget(m_otherBox);
  m_texts->setStretchFactor(0, 2);
  m_texts->setStretchFactor(1, 1);
  m_texts->setSizes({400, 180});
  column->addWidget(m_texts, 1);

  m_legend = new MarkLegend(theme, area);
  column->addWidget(m_legend);
  m_statistics = new ElidedLabel(area);
  m_statistics->setProperty("tone", "caption");
  m_statistics->setAccessibleName(tr("Statistics of the text"));
  column->addWidget(m_statistics);
  return area;
}

QWidget* TextPanel::buildHead(const Theme& theme, QWidget* parent) {
  auto* head = new QWidget(parent);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kHalfStep);
  m_title = new ElidedLabel(head, Qt::ElideMiddle);
  m_title->setProperty("tone", "title");
  m_title->setAlignment(Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter); // also a name from right to left
  row->addWidget(m_title, 1);
  const auto button = [&](Glyph glyph, const QString& name, const char* id) {
    auto* made = new IconButton(theme, glyph, name, head);
    row->addWidget(made);
    connect(made, &QToolButton::clicked, this, [this, id] {
      for (QAction* action : m_commands)
        if (action->objectName() == QLatin1String(id)) action->trigger();
    });
  };
  button(Glyph::Open, tr("Open a text file (Ctrl+O)"), "text.open");
  button(Glyph::Paste, tr("Paste in place of the text (Ctrl+Shift+V)"), "text.paste");
  button(Glyph::Trash, tr("Clear the text (Ctrl+Shift+Delete)"), "text.clear");
  button(Glyph::Previous, tr("Previous mark (Shift+F8)"), "text.previous");
  button(Glyph::Next, tr("Next mark (F8)"), "text.next");
  m_sideToggle = new IconButton(theme, Glyph::SidebarRight, tr("Show or hide task and result (Ctrl+Shift+B)"), head);
  m_sideToggle->setProperty("look", "toggle");
  m_sideToggle->setCheckable(true);
  m_sideToggle->setChecked(true);
  row->addWidget(m_sideToggle);
  return head;
}

QFrame* TextPanel::frameOf(TextEditor* editor, QWidget* parent) {
  auto* frame = new QFrame(parent);
  frame->setObjectName(QStringLiteral("composerFrame"));
  auto* inside = new QVBoxLayout(frame);
  inside->setContentsMargins(kHalfStep, kHalfStep, 2, kHalfStep);
  inside->addWidget(editor);
  connect(editor, &TextEditor::focusChanged, frame, [frame](bool has) { setLook(frame, "focused", has); });
  return frame;
}

QWidget* TextPanel::buildSide(const Theme& theme) {
  m_side = new QWidget(m_columns);
  m_side->setProperty("area", "side");
  m_side->setAttribute(Qt::WA_StyledBackground);
  m_side->setMinimumWidth(300);
  auto* column = new QVBoxLayout(m_side);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_form = new TextTaskForm(theme, m_side);
  column->addWidget(m_form);
  column->addWidget(makeLine(Qt::Horizontal, m_side));
  m_results = new TextResultsView(theme, *m_controller, m_side);
  column->addWidget(m_results, 1);
  return m_side;
}

void TextPanel::connectParts() {
  connect(m_form, &TextTaskForm::runRequested, this, &TextPanel::run);
  connect(m_form, &TextTaskForm::cancelRequested, m_controller, &TextController::cancel);
  connect(m_form, &TextTaskForm::taskChanged, this, &TextPanel::onTask);
  connect(m_form, &TextTaskForm::changed, this, [this] {
    if (m_restoring) return;
    if (m_form->runsAsYouType()) m_typing.start();
    Q_EMIT sessionChanged();
  });
  connect(&m_typing, &QTimer::timeout, this, [this] {
    if (m_form->runsAsYouType() && m_form->button().isEnabled()) run();
  });
  connect(&m_counting, &QTimer::timeout, this, &TextPanel::countText);

  connect(m_controller, &TextController::started, this, [this] { onRunning(true); });
  connect(m_controller, &TextController::progressed, m_form, &TextTaskForm::showProgress);
  connect(m_controller, &TextController::cancelled, this, [this] { onRunning(false); });
  connect(m_controller, &TextController::finished, this, [this] {
    onRunning(false);
    onFinished();
  });
  connect(m_controller, &TextController::failed, this, [this](const Error& error) {
    onRunning(false);
    showFailure(error);
  });

  connect(m_results, &TextResultsView::rowChosen, this, [this](int row) { showRow(row, false); });
  connect(m_results, &TextResultsView::rowActivated, this, [this](int row) { showRow(row, true); });
  connect(m_results, &TextResultsView::exportRequested, this, &TextPanel::chooseExport);
  connect(m_results, &TextResultsView::copied, this, [this] { Q_EMIT notice(tr("Copied")); });
  connect(m_results, &TextResultsView::tabChanged, this, &TextPanel::sessionChanged);
  connect(m_legend, &MarkLegend::toggled, m_editor, &TextEditor::showGroup);
  connect(m_sideToggle, &QToolButton::toggled, m_side, &QWidget::setVisible);
  connect(m_sideToggle, &QToolButton::toggled, this, &TextPanel::sessionChanged);
  for (QSplitter* splitter : {m_columns, m_texts})
    connect(splitter, &QSplitter::splitterMoved, this, &TextPanel::sessionChanged);
  connect(&m_settings, &SettingsController::changed, this, &TextPanel::applySettings);
}

void TextPanel::connectEditors() {
  connect(m_empty, &TextEmptyState::openRequested, this, &TextPanel::chooseFile);
  connect(m_empty, &TextEmptyState::sampleRequested, m_editor, &TextEditor::openFile);
  for (TextEditor* editor : {m_editor, m_other}) {
    connect(editor, &QPlainTextEdit::textChanged, this, &TextPanel::onText);
    connect(editor, &TextEditor::refused, this, &TextPanel::notice);
    connect(editor, &TextEditor::loaded, this,
            [this, editor](const TextFile& file, bool replaced) { onLoaded(editor, file, replaced); });
    connect(
        editor, &TextEditor::openFailed, this,
        [this, editor](const std::filesystem::path& path, const Error& error) { tellOpenFailed(editor, path, error); });
  }
  connect(m_editor, &QPlainTextEdit::textChanged, m_controller, &TextController::forgetEarlier);
  connect(m_fileNotice, &NoticeBar::dismissed, this, [this] { m_editor->setFocus(); });
  connect(m_editor->document(), &QTextDocument::contentsChange, this, [this](int at, int removed, int added) {
    if (m_controller->isRunning()) m_edits.push_back({at, removed, added});
  });
  connect(m_editor, &TextEditor::markClicked, this, [this](int mark) {
    m_editor->setCurrentMark(mark, false);
    m_results->selectRow(m_editor->marks()[static_cast<std::size_t>(mark)].row);
  });
  m_editor->setTips([this](int mark) { return tipOf(mark); });
}

void TextPanel::onLoaded(TextEditor* editor, const TextFile& file, bool replaced) {
  m_fileNotice->clear();
  if (!file.encoding.isEmpty())
    m_fileNotice->tell(
        NoticeBar::Kind::Info,
        tr("“%1” is not in UTF-8 and was read as %2. Where letters look wrong, save it as UTF-8 and open "
           "it again.")
            .arg(isolated(file.name), file.encoding));
  if (editor != m_editor) return;
  m_source->setName(file.name);
  m_folder = file.folder;
  onText();
  if (replaced) offerUndo(tr("“%1” was opened in place of the text").arg(isolated(file.name)));
}

void TextPanel::tellOpenFailed(TextEditor* editor, const std::filesystem::path& path, const Error& error) {
  QString action;
  std::function<void()> act;
  switch (error.code) {
  case ErrorCode::TooLarge:
  case ErrorCode::InvalidArgument: // a folder
    action = tr("Make a batch of it");
    act = [this, path] {
      Q_EMIT openRequested(
          QStringLiteral("batch"),
          {{QStringLiteral("inputs"), QStringList(QString::fromStdString(path.string()))},
           {QStringLiteral("task"), QStringLiteral("nlp/%1").arg(QLatin1String(nlpTaskName(m_form->task()).data()))}});
    };
    break;
  case ErrorCode::Unsupported:
    break; // what is no text will not become one
  default:
    action = tr("Try again");
    act = [editor, path] { editor->openFile(path); };
  }
  m_fileNotice->tell(NoticeBar::Kind::Error, said(error), action, act);
}

TextEditor& TextPanel::editorInUse() {
  return m_other->hasFocus() && m_other->isVisible() ? *m_other : *m_editor;
}

TextJob TextPanel::jobNow() const {
  TextJob job;
  job.text = m_editor->text();
  job.other = m_other->text();
  m_form->fill(job);
  return job;
}

void TextPanel::run() {
  if (m_editor->document()->isEmpty()) {
    Q_EMIT notice(tr("There is no text yet. Write, paste or open one first."));
    return;
  }
  if (!isRunnable()) {
    m_other->setFocus(Qt::ShortcutFocusReason);
    Q_EMIT notice(tr("There is no second text yet. Write, paste or drop one to compare with."));
    return;
  }
  m_typing.stop();
  m_edits.clear();
  m_controller->run(jobNow());
}

bool TextPanel::isRunnable() const {
  return !m_editor->document()->isEmpty() && (m_form->task() != NlpTask::Similarity || !m_other->document()->isEmpty());
}

void TextPanel::onText() {
  const bool empty = m_editor->document()->isEmpty();
  if (empty) m_source->setName({});
  const QString source = m_source->name();
  m_empty->setVisible(empty);
  m_title->setFullText(source.isEmpty() ? tr("Text") : source);
  m_form->setRunnable(isRunnable());
  if (!m_results->hasOutcome())
    showHint();
  else if (const bool isItAgain = isOfTheTextNow(); isItAgain && m_results->isStale())
    showMarks({}); // which editing it took apart
  else
    m_results->setStale(!isItAgain);
  withdrawUndo();
  if (m_restoring) return;
  m_counting.start();
  if (m_form->runsAsYouType()) m_typing.start();
  Q_EMIT sessionChanged();
}

void TextPanel::onTask() {
  const bool compares = m_form->task() == NlpTask::Similarity;
  m_otherBox->setVisible(compares);
  m_firstBox->setContentsMargins(0, 0, 0, compares ? kStep : 0);
  m_form->setRunnable(isRunnable());
  m_form->showError({});
  m_controller->choose(jobNow());
  showOutcome({});
}

void TextPanel::onRunning(bool isRunning) {
  m_form->setBusy(isRunning);
  m_cancelAction->setEnabled(isRunning);
  if (!m_results->hasOutcome()) showHint();
  Q_EMIT statusChanged();
}

void TextPanel::onFinished() {
  if (m_controller->job().task != m_form->task()) return; // another was chosen while this one ran
  m_form->showError({});
  showOutcome(m_edits);
}

void TextPanel::showFailure(const Error& error) {
  const NlpTask task = m_controller->job().task;
  if (task == m_form->task())
    m_form->showError(said(error));
  else
    Q_EMIT notice(QStringLiteral("%1: %2").arg(taskTitle(task), said(error)));
}

void TextPanel::showOutcome(const std::vector<Edit>& since) {
  if (!m_controller->outcome()) {
    showHint();
    m_editor->setMarks({}, {});
    m_legend->setGroups({});
    return;
  }
  m_results->showOutcome(*m_controller->outcome());
  showMarks(isOfTheTextNow() ? std::vector<Edit>() : since);
}

/// Whether the result is that of the very text there is, also after editing it and undoing that.
bool TextPanel::isOfTheTextNow() const {
  const TextJob* asked = m_controller->answered();
  const auto holds = [](const TextEditor& editor, const QString& text) {
    return editor.document()->characterCount() - 1 == text.size() && editor.text() == text; // most often by its length
  };
  return asked != nullptr && holds(*m_editor, asked->text) &&
         (asked->task != NlpTask::Similarity || holds(*m_other, asked->other));
}

void TextPanel::showMarks(const std::vector<Edit>& since) {
  const TextOutcome& outcome = *m_controller->outcome();
  m_results->setStale(!since.empty());
  std::vector<TextMark> marks = outcome.findings->marks;
  if (since.size() > kMostEdits) marks.clear();
  if (!marks.empty())
    for (const Edit& edit : since)
      moveMarks(marks, edit.at, edit.removed, edit.added);
  m_editor->setMarks(std::move(marks), outcome.findings->groups);
  m_legend->setGroups(outcome.findings->groups);
}

void TextPanel::showHint() {
  const bool isAtIt = m_controller->isRunning() && m_controller->job().task == m_form->task();
  m_results->showNothing(isAtIt         ? tr("Working on the text…")
                         : isRunnable() ? tr("Press Run to see the result of this task.")
                                        : tr("The result appears here."));
}

void TextPanel::showRow(int row, bool takeFocus) {
  const std::vector<TextMark>& marks = m_editor->marks();
  const int current = m_editor->currentMark();
  const auto belongs = [row](const TextMark& mark) { return mark.row == row && mark.begin < mark.end; };
  // Choosing a row again goes to the next of its places.
  auto found = marks.end();
  if (current >= 0 && marks[static_cast<std::size_t>(current)].row == row)
    found = std::find_if(marks.begin() + current + (takeFocus ? 0 : 1), marks.end(), belongs);
  if (found == marks.end()) found = std::find_if(marks.begin(), marks.end(), belongs);
  if (found != marks.end()) m_editor->setCurrentMark(static_cast<int>(found - marks.begin()));
  if (takeFocus) m_editor->setFocus(Qt::ShortcutFocusReason);
}

void TextPanel::goToMark(int direction) {
  const int mark = m_editor->neighbour(direction);
  if (mark < 0) return;
  m_editor->setCurrentMark(mark);
  m_results->selectRow(m_editor->marks()[static_cast<std::size_t>(mark)].row);
}

QString TextPanel::tipOf(int mark) const {
  const auto& outcome = m_controller->outcome();
  if (!outcome) return {};
  const TextFindings& findings = *outcome->findings;
  const TextMark& found = m_editor->marks()[static_cast<std::size_t>(mark)];
  if (found.row < 0 || findings.task == NlpTask::Summarize)
    return findings.groups[static_cast<std::size_t>(found.group)].name;
  const FindingRow& row = findings.rows[static_cast<std::size_t>(found.row)];
  QStringList lines;
  for (qsizetype i = 0; i < findings.columns.size(); ++i)
    if (const QString cell = row.cells.value(i); !cell.isEmpty())
      lines << QStringLiteral("%1: %2").arg(findings.columns[i], cell);
  return lines.join(u'\n');
}

void TextPanel::countText() {
  if (m_isCounting) {
    m_counting.start();
    return;
  }
  if (m_editor->document()->isEmpty()) {
    m_statistics->setFullText({});
    return;
  }
  m_isCounting = true;
  m_controller->work().run([text = m_editor->text()] { return statisticsText(statisticsOf(text)); }, this,
                           [this](const QString& said) {
                             m_isCounting = false;
                             if (!m_editor->document()->isEmpty()) m_statistics->setFullText(said);
                           });
}

void TextPanel::replaceBy(const QString& text, const QString& source, const QString& said) {
  const bool had = !m_editor->document()->isEmpty();
  m_editor->replaceText(text);
  m_source->setName(source);
  onText();
  m_editor->setFocus();
  if (had) offerUndo(said);
}

void TextPanel::offerUndo(const QString& said) {
  // Later edits go with it: there is one line of undoing.
  const int steps = m_editor->document()->availableUndoSteps();
  m_undoSaid = said;
  m_undoSteps = steps;
  Q_EMIT undoOffered(said, [editor = QPointer<TextEditor>(m_editor), steps] {
    while (editor && editor->document()->isUndoAvailable() && editor->document()->availableUndoSteps() >= steps)
      editor->undo();
  });
}

void TextPanel::withdrawUndo() {
  if (m_undoSaid.isEmpty() || m_editor->document()->availableUndoSteps() >= m_undoSteps) return;
  Q_EMIT undoWithdrawn(std::exchange(m_undoSaid, {}));
}

void TextPanel::applySettings() {
  const Settings& settings = m_settings.settings();
  const ServiceSettings& service = settings.service(ServiceKind::Nlp);
  m_controller->setCacheEnabled(settings.cacheEnabled);
  m_form->setSending(sentText(ServiceKind::Nlp, service), isAnsweredElsewhere(service));
  if (!m_form->runsAsYouType()) m_typing.stop();
  Q_EMIT statusChanged();
}

PanelStatus TextPanel::status() const {
  PanelStatus out;
  const ServiceSettings& service = m_settings.settings().service(ServiceKind::Nlp);
  out.engine = isSentElsewhere(service) ? tr("Texts go to %1").arg(hostsText(service.endpoints))
                                        : tr("Text by lexicon and rules");
  if (m_controller->isRunning()) out.activity = taskTitle(m_controller->job().task);
  return out;
}

void TextPanel::saveSession(QVariantMap& session) const {
  TextSession now;
  now.job = jobNow();
  now.source = m_source->name();
  now.asYouType = m_form->choosesAsYouType();
  now.columns = m_columns->saveState();
  now.texts = m_texts->saveState();
  now.tab = m_results->tab();
  now.showSide = m_sideToggle->isChecked();
  now.write(session);
}

void TextPanel::restoreSession(const QVariantMap& session) {
  TextSession was;
  was.job = jobNow();
  was.tab = m_results->tab();
  was.read(session);
  m_restoring = true; // what is restored does not run by itself
  m_form->setOptions(was.job);
  m_form->setRunsAsYouType(was.asYouType);
  // The session may come when somebody writes already; theirs stands.
  if (m_editor->document()->isEmpty()) {
    m_editor->startWith(was.job.text);
    m_source->setName(was.source);
  }
  if (m_other->document()->isEmpty()) m_other->startWith(was.job.other);
  m_restoring = false;
  m_columns->restoreState(was.columns);
  m_columns->setHandleWidth(1);
  m_texts->restoreState(was.texts);
  m_texts->setHandleWidth(1);
  m_sideToggle->setChecked(was.showSide);
  m_results->setTab(was.tab);
  onTask();
  m_restoring = true;
  onText();
  m_restoring = false;
  m_counting.start();
  if (m_editor->document()->isEmpty() || !isRunnable()) return;
  m_edits.clear();
  m_controller->recall(jobNow());
}

void TextPanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && m_findBar->isVisible()) return m_findBar->close();
  Panel::keyPressEvent(event);
}

void TextPanel::focusFirst() {
  m_editor->setFocus();
}

void TextPanel::take(const QVariantMap& what) {
  if (const QString file = what.value(QStringLiteral("file")).toString(); !file.isEmpty())
    m_editor->openFile(std::filesystem::path(file.toStdString()));
}

void TextPanel::shutdown() {
  m_typing.stop();
  m_controller->cancel();
}

} // namespace aisemble::ui
