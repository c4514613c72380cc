// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_notices.h"

#include "ui/messages/message_translation.h"
#include "ui/services/service_texts.h"
#include "ui/settings/settings_controller.h"
#include "ui/widgets/controls.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

constexpr int kBusyDelayMs = 150; // what is faster shows no progress: it would only flicker
constexpr int kMostNotes = 4;

QFrame* makeFrame(const char* kind, QHBoxLayout*& row, QWidget* parent) {
  auto* frame = new QFrame(parent);
  frame->setProperty("notice", QLatin1String(kind));
  row = new QHBoxLayout(frame);
  row->setContentsMargins(12, kStep, kStep, kStep);
  row->setSpacing(kStep);
  frame->hide();
  return frame;
}

QLabel* makeText(QFrame* frame) {
  auto* label = new QLabel(frame);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

} // namespace

QString activityText(const DataController& controller) {
  switch (controller.activity()) {
  case DataActivity::Idle:
    return {};
  case DataActivity::Opening:
    return DataNotices::tr("Opening the table");
  case DataActivity::Preparing:
    return DataNotices::tr("Carrying out the steps");
  case DataActivity::Analyzing:
    return DataNotices::tr("Analyzing");
  case DataActivity::Exporting:
    return DataNotices::tr("Exporting");
  }
  return {};
}

DataNotices::DataNotices(const Theme& theme, const SettingsController& settings, DataController& controller,
                         QWidget* parent)
    : QWidget(parent), m_theme(theme), m_settings(settings), m_controller(controller) {
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(kStep, 0, kStep, 0);
  stack->setSpacing(kHalfStep);
  QHBoxLayout* row = nullptr;
  m_busy = makeFrame("info", row, this);
  m_busyText = makeText(m_busy);
  m_progress = new QProgressBar(m_busy);
  m_progress->setAccessibleName(tr("Progress"));
  m_progress->setTextVisible(false);
  m_progress->setFixedWidth(160);
  m_cancel = makeButton(tr("Cancel"), "", m_busy);
  m_cancel->setToolTip(tr("Cancel (Esc)"));
  row->addWidget(m_busyText, 1);
  row->addWidget(m_progress);
  row->addWidget(m_cancel);

  m_steps = makeNotice(tr("Retry"));
  m_error = makeNotice(tr("Retry"));
  m_dismiss = new IconButton(theme, Glyph::Close, tr("Dismiss"), m_error.frame);
  m_error.frame->layout()->addWidget(m_dismiss);
  m_missing = makeNotice(tr("Analyze"));

  m_notes = makeFrame("warning", row, this);
  m_notesText = makeText(m_notes);
  auto* read = new IconButton(theme, Glyph::Close, tr("Hide the notes on reading"), m_notes);
  row->addWidget(m_notesText, 1);
  row->addWidget(read, 0, Qt::AlignTop);
  for (QFrame* frame : {m_busy, m_steps.frame, m_error.frame, m_missing.frame, m_notes})
    stack->addWidget(frame);

  m_busyDelay.setSingleShot(true);
  m_busyDelay.setInterval(kBusyDelayMs);
  connect(&m_busyDelay, &QTimer::timeout, this, &DataNotices::showBusy);
  connect(m_cancel, &QPushButton::clicked, &controller, &DataController::cancel);
  connect(m_steps.button, &QPushButton::clicked, &controller, &DataController::retrySteps);
  connect(m_error.button, &QPushButton::clicked, &controller, &DataController::retry);
  connect(m_missing.button, &QPushButton::clicked, this, &DataNotices::analysisRequested);
  connect(m_dismiss, &QToolButton::clicked, &controller, &DataController::dismissError);
  connect(read, &QToolButton::clicked, m_notes, &QWidget::hide);
  connect(&controller, &DataController::activityChanged, this, &DataNotices::refresh);
  connect(&controller, &DataController::tableChanged, this, &DataNotices::refreshNotes);
  connect(&settings, &SettingsController::changed, this, &DataNotices::refresh);
  connect(&theme, &Theme::changed, this, &DataNotices::refresh);
  refresh();
}

DataNotices::Notice DataNotices::makeNotice(const QString& button) {
  Notice out;
  QHBoxLayout* row = nullptr;
  out.frame = makeFrame("error", row, this);
  out.icon = new QLabel(out.frame);
  out.text = makeText(out.frame);
  out.button = makeButton(button, "link", out.frame);
  row->addWidget(out.icon);
  row->addWidget(out.text, 1);
  row->addWidget(out.button);
  return out;
}

void DataNotices::setTone(const Notice& notice, bool isError) {
  const char* look = isError ? "error" : "info";
  setLook(notice.frame, "notice", look);
  for (QLabel* label : {notice.icon, notice.text})
    setLook(label, "notice", look); // restyles the label under its frame's new look
  const QColor colour = isError ? m_theme.tokens().danger : m_theme.tokens().textMuted;
  notice.icon->setPixmap(
      glyphIcon(isError ? Glyph::Error : Glyph::Info, colour, colour).pixmap(QSize(18, 18), devicePixelRatioF()));
}

QString DataNotices::errorText() const {
  return m_error.frame->isHidden() ? QString() : m_error.text->text();
}

QString DataNotices::stepsText() const {
  return m_steps.frame->isHidden() ? QString() : m_steps.text->text();
}

QString DataNotices::missingAnalysisText() const {
  return m_missing.frame->isHidden() ? QString() : m_missing.text->text();
}

void DataNotices::showMissingAnalysis(const QString& why) {
  m_missing.text->setText(why);
  m_missing.frame->setVisible(!why.isEmpty());
  setTone(m_missing, false);
}

void DataNotices::showBusy() {
  m_busyText->setText(activityText(m_controller) + QStringLiteral("…"));
  const bool known = m_controller.fraction() >= 0;
  m_progress->setRange(0, known ? 1000 : 0);
  if (known) m_progress->setValue(static_cast<int>(m_controller.fraction() * 1000));
  m_busy->show();
}

void DataNotices::refresh() {
  refreshBusy();
  refreshSteps();
  refreshError();
}

void DataNotices::refreshBusy() {
  const bool isBusy = m_controller.activity() != DataActivity::Idle;
  if (!isBusy) {
    m_busyDelay.stop();
    m_busy->hide();
  } else if (!m_busy->isHidden()) {
    showBusy();
  } else if (!m_busyDelay.isActive()) {
    m_busyDelay.start();
  }
}

QString DataNotices::haltText(const HaltedSteps& halted) const {
  switch (halted.reason) {
  case HaltReason::Interrupted:
    return tr("Cancelled: the table shows what was there before. Carry the steps out again, or undo.");
  case HaltReason::NotSent:
    return tr("Step %1 is not applied: it is carried out elsewhere. Apply sends the rows to %2.")
        .arg(halted.step + 1)
        .arg(hostsText(m_settings.settings().service(ServiceKind::Data).endpoints));
  case HaltReason::Failed:
    break;
  }
  return tr("Step %1 is not applied: %2").arg(halted.step + 1).arg(said(*halted.error));
}

/// Not while they are being carried out: what is soon done would only flicker.
void DataNotices::refreshSteps() {
  const std::optional<HaltedSteps>& halted = m_controller.halted();
  const bool isShown = halted && m_controller.activity() != DataActivity::Preparing;
  m_steps.frame->setVisible(isShown);
  if (!isShown) return;
  m_steps.text->setText(haltText(*halted));
  m_steps.button->setText(halted->reason == HaltReason::NotSent ? tr("Apply") : tr("Retry"));
  m_steps.button->setAccessibleName(m_steps.button->text());
  setTone(m_steps, halted->reason == HaltReason::Failed);
}

void DataNotices::refreshError() {
  const std::optional<Error>& error = m_controller.error();
  m_error.frame->setVisible(error.has_value());
  if (!error) return;
  m_error.text->setText(said(*error));
  m_error.button->setVisible(m_controller.canRetry());
  setTone(m_error, true);
}

void DataNotices::refreshNotes() {
  const std::vector<std::string>& notes = m_controller.notes();
  QStringList lines;
  for (std::size_t i = 0; i < notes.size() && i < kMostNotes; ++i)
    lines << said(notes[i]);
  if (notes.size() > kMostNotes)
    lines << tr("… and further notes: %1").arg(QLocale().toString(static_cast<qulonglong>(notes.size() - kMostNotes)));
  m_notesText->setText(lines.join(QLatin1Char('\n')));
  m_notes->setVisible(!notes.empty());
}

} // namespace aisemble::ui
