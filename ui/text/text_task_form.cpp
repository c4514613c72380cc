// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_task_form.h"

#include "ui/messages/progress_text.h"
#include "ui/prompt/message_text.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/no_wheel.h"

#include <QAccessible>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QSpinBox>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

/// Those that the text engine has something of its own for, and the most spoken others it tells apart.
constexpr std::array kLanguages{"en", "ja", "zh", "ko", "de", "fr", "es", "it", "pt", "nl", "ru"};

} // namespace

TextTaskForm::TextTaskForm(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(kStep);

  m_task = makeChoice(this);
  m_task->setAccessibleName(tr("Task"));
  for (const auto& [task, name] : kNlpTasks)
    m_task->addItem(taskTitle(task), static_cast<int>(task));
  column->addWidget(m_task);
  m_explanation = makeLabel({}, "muted", this);
  m_explanation->setWordWrap(true);
  column->addWidget(m_explanation);

  m_language = makeChoice(this);
  m_language->setAccessibleName(tr("Language of the text"));
  m_language->addItem(tr("Detect"), QStringLiteral("auto"));
  for (const char* code : kLanguages)
    m_language->addItem(languageName(QLatin1String(code)), QLatin1String(code));
  column->addWidget(field(tr("Language"), m_language, &m_languageRow));
  m_keywords = new QSpinBox(this);
  m_keywords->setRange(1, kMostAsked);
  m_keywords->setAccessibleName(tr("How many keywords at most"));
  column->addWidget(field(tr("Keywords at most"), m_keywords, &m_keywordsRow));
  m_sentences = new QSpinBox(this);
  m_sentences->setRange(1, kMostAsked);
  m_sentences->setAccessibleName(tr("How many sentences at most"));
  column->addWidget(field(tr("Sentences at most"), m_sentences, &m_sentencesRow));

  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  m_button = makeButton(tr("Run"), "primary", this);
  m_button->setMinimumWidth(96);
  m_asYouType = new QCheckBox(tr("As you type"), this);
  m_asYouType->setAccessibleName(tr("Run as you type"));
  row->addWidget(m_button);
  row->addWidget(m_asYouType, 1);
  column->addLayout(row);
  m_sending = makeLabel({}, "caption", this);
  m_sending->setWordWrap(true);
  column->addWidget(m_sending);
  setSending({}, false);

  m_stage = makeLabel({}, "caption", this);
  m_progress = new QProgressBar(this);
  m_progress->setAccessibleName(tr("Progress of the task"));
  m_progress->setTextVisible(false);
  column->addWidget(m_stage);
  column->addWidget(m_progress);

  m_error = new QFrame(this);
  m_error->setProperty("notice", "error");
  m_error->setAccessibleName(tr("Error"));
  auto* problem = new QVBoxLayout(m_error);
  problem->setContentsMargins(12, kStep, 12, kStep);
  m_errorText = makeLabel({}, "danger", m_error);
  m_errorText->setWordWrap(true);
  m_errorText->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_retry = makeButton(tr("Try again"), "", m_error);
  problem->addWidget(m_errorText);
  problem->addWidget(m_retry, 0, Qt::AlignLeft);
  column->addWidget(m_error);
  m_error->hide();

  const TextJob defaults;
  m_keywords->setValue(defaults.maxKeywords);
  m_sentences->setValue(defaults.maxSentences);
  connect(m_task, &QComboBox::currentIndexChanged, this, [this] {
    onTask();
    Q_EMIT taskChanged();
    Q_EMIT changed();
  });
  connect(m_language, &QComboBox::currentIndexChanged, this, &TextTaskForm::changed);
  connect(m_keywords, &QSpinBox::valueChanged, this, &TextTaskForm::changed);
  connect(m_sentences, &QSpinBox::valueChanged, this, &TextTaskForm::changed);
  connect(m_asYouType, &QCheckBox::toggled, this, &TextTaskForm::changed);
  connect(m_button, &QPushButton::clicked, this, [this] { m_busy ? Q_EMIT cancelRequested() : Q_EMIT runRequested(); });
  connect(m_retry, &QPushButton::clicked, this, &TextTaskForm::runRequested);
  connect(&theme, &Theme::changed, this, &TextTaskForm::refreshButton);
  guardFromWheel(this);
  onTask();
  setBusy(false);
}

QWidget* TextTaskForm::field(const QString& name, QWidget* control, QWidget** row) {
  auto* line = new QWidget(this);
  auto* layout = new QHBoxLayout(line);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* label = makeLabel(name, "field", line);
  label->setBuddy(control);
  layout->addWidget(label);
  layout->addWidget(control, 1);
  control->setMinimumWidth(120);
  *row = line;
  return line;
}

NlpTask TextTaskForm::task() const {
  return static_cast<NlpTask>(m_task->currentData().toInt());
}

void TextTaskForm::setTask(NlpTask task) {
  if (const int index = m_task->findData(static_cast<int>(task)); index >= 0) m_task->setCurrentIndex(index);
}

void TextTaskForm::fill(TextJob& job) const {
  job.task = task();
  // Detecting is what this task is for.
  job.language = job.task == NlpTask::Language ? QStringLiteral("auto") : m_language->currentData().toString();
  job.maxKeywords = m_keywords->value();
  job.maxSentences = m_sentences->value();
}

void TextTaskForm::setOptions(const TextJob& job) {
  setTask(job.task);
  if (const int index = m_language->findData(job.language); index >= 0) m_language->setCurrentIndex(index);
  m_keywords->setValue(job.maxKeywords);
  m_sentences->setValue(job.maxSentences);
}

bool TextTaskForm::runsAsYouType() const {
  return m_asYouType->isChecked() && m_asYouType->isEnabled();
}

bool TextTaskForm::choosesAsYouType() const {
  return m_asYouType->isChecked();
}

void TextTaskForm::setSending(const QString& sentText, bool isSentFirst) {
  m_sending->setText(breakable(sentText));
  m_sending->setVisible(!sentText.isEmpty());
  m_asYouType->setEnabled(!isSentFirst);
  m_asYouType->setToolTip(isSentFirst
                              ? tr("Not while texts are sent elsewhere: with every pause the whole text would go out")
                              : tr("Runs the task a moment after each change of the text or the options"));
}

void TextTaskForm::setRunsAsYouType(bool on) {
  m_asYouType->setChecked(on);
}

void TextTaskForm::onTask() {
  const NlpTask now = task();
  m_explanation->setText(taskExplanation(now));
  m_keywordsRow->setVisible(now == NlpTask::Keywords);
  m_sentencesRow->setVisible(now == NlpTask::Summarize);
  m_languageRow->setVisible(now != NlpTask::Language);
}

void TextTaskForm::setBusy(bool busy) {
  m_busy = busy;
  if (busy) showError({});
  m_progress->setVisible(busy);
  m_stage->setVisible(busy);
  m_stage->setText(progressText({}));
  m_progress->setRange(0, 0);
  refreshButton();
}

void TextTaskForm::setRunnable(bool runnable) {
  m_runnable = runnable;
  refreshButton();
}

void TextTaskForm::showProgress(const Progress& progress) {
  if (progress.fraction >= 0) {
    m_progress->setRange(0, 1000);
    m_progress->setValue(static_cast<int>(progress.fraction * 1000));
  }
  m_stage->setText(progressText(progress.stage));
}

void TextTaskForm::showError(const QString& message) {
  m_errorText->setText(message);
  m_error->setVisible(!message.isEmpty());
  if (message.isEmpty()) return;
  m_error->setAccessibleDescription(message);
  QAccessibleEvent alert(m_error, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

QString TextTaskForm::errorText() const {
  return m_error->isHidden() ? QString() : m_errorText->text();
}

bool TextTaskForm::event(QEvent* event) {
  const bool handled = QWidget::event(event);
  // Where there is little room, the result gives way: a layout would take some from the lines of the error instead.
  if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
    setMinimumHeight(layout()->totalHeightForWidth(width()));
  return handled;
}

void TextTaskForm::refreshButton() {
  const Tokens& t = m_theme.tokens();
  setLook(m_button, "look", m_busy ? "stop" : "primary");
  m_button->setText(m_busy ? tr("Cancel") : tr("Run"));
  m_button->setAccessibleName(m_button->text());
  m_button->setToolTip(m_busy ? tr("Cancel the task (Esc)") : tr("Run the task on the text (Ctrl+Enter)"));
  m_button->setIcon(m_busy ? glyphIcon(Glyph::Stop, t.danger, t.danger)
                           : glyphIcon(Glyph::Play, m_runnable ? t.onAccent : t.textMuted, t.onAccent));
  m_button->setEnabled(m_busy || m_runnable);
}

} // namespace aisemble::ui
