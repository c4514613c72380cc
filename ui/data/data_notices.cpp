// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_notices.h"

#include "ui/messages/message_translation.h"
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

DataNotices::DataNotices(const Theme& theme, DataController& controller, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_controller(controller) {
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

  m_error = makeFrame("error", row, this);
  m_errorIcon = new QLabel(m_error);
  m_errorText = makeText(m_error);
  m_retry = makeButton(tr("Retry"), "link", m_error);
  m_dismiss = new IconButton(theme, Glyph::Close, tr("Dismiss"), m_error);
  row->addWidget(m_errorIcon);
  row->addWidget(m_errorText, 1);
  row->addWidget(m_retry);
  row->addWidget(m_dismiss);

  m_notes = makeFrame("warning", row, this);
  m_notesText = makeText(m_notes);
  auto* read = new IconButton(theme, Glyph::Close, tr("Hide the notes on reading"), m_notes);
  row->addWidget(m_notesText, 1);
  row->addWidget(read, 0, Qt::AlignTop);
  for (QFrame* frame : {m_busy, m_error, m_notes})
    stack->addWidget(frame);

  m_busyDelay.setSingleShot(true);
  m_busyDelay.setInterval(kBusyDelayMs);
  connect(&m_busyDelay, &QTimer::timeout, this, &DataNotices::showBusy);
  connect(m_cancel, &QPushButton::clicked, &controller, &DataController::cancel);
  connect(m_retry, &QPushButton::clicked, &controller, &DataController::retry);
  connect(m_dismiss, &QToolButton::clicked, &controller, &DataController::dismissError);
  connect(read, &QToolButton::clicked, m_notes, &QWidget::hide);
  connect(&controller, &DataController::activityChanged, this, &DataNotices::refresh);
  connect(&controller, &DataController::tableChanged, this, &DataNotices::refreshNotes);
  connect(&theme, &Theme::changed, this, &DataNotices::refresh);
  refresh();
}

QString DataNotices::errorText() const {
  return m_error->isHidden() ? QString() : m_errorText->text();
}

void DataNotices::showBusy() {
  m_busyText->setText(activityText(m_controller) + QStringLiteral("…"));
  const bool known = m_controller.fraction() >= 0;
  m_progress->setRange(0, known ? 1000 : 0);
  if (known) m_progress->setValue(static_cast<int>(m_controller.fraction() * 1000));
  m_busy->show();
}

void DataNotices::refresh() {
  const bool isBusy = m_controller.activity() != DataActivity::Idle;
  if (!isBusy) {
    m_busyDelay.stop();
    m_busy->hide();
  } else if (!m_busy->isHidden()) {
    showBusy();
  } else if (!m_busyDelay.isActive()) {
    m_busyDelay.start();
  }

  const std::optional<Error>& error = m_controller.error();
  m_error->setVisible(error.has_value());
  if (!error) return;
  const bool wasCancelled = error->isCancelled();
  QString text = wasCancelled
                     ? tr("Cancelled: the table shows what was there before. Carry the steps out again, or undo.")
                     : said(*error);
  if (m_controller.failedStep()) text = tr("Step %1: %2").arg(*m_controller.failedStep() + 1).arg(text);
  m_errorText->setText(text);
  setLook(m_error, "notice", wasCancelled ? "info" : "error");
  for (QLabel* label : {m_errorIcon, m_errorText})
    setLook(label, "notice", wasCancelled ? "info" : "error"); // restyles the label under its frame's new look
  const Tokens& t = m_theme.tokens();
  const QColor colour = wasCancelled ? t.textMuted : t.danger;
  m_errorIcon->setPixmap(
      glyphIcon(wasCancelled ? Glyph::Info : Glyph::Error, colour, colour).pixmap(QSize(18, 18), devicePixelRatioF()));
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
