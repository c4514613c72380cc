// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/composer.h"

#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

namespace aisemble::ui {

Composer::Composer(const Theme& theme, BackgroundQueue& queue, QWidget* parent) : QWidget(parent), m_theme(theme) {
  auto* centring = new QHBoxLayout(this);
  centring->setContentsMargins(24, 0, 24 + 12, kStep); // the transcript's scroll bar has its 12 px
  auto* column = new QWidget(this);
  column->setMaximumWidth(kReadingWidth);
  centring->addStretch(1);
  centring->addWidget(column, 1000);
  centring->addStretch(1);
  auto* stack = new QVBoxLayout(column);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(kHalfStep);

  m_banner = new QFrame(column);
  m_banner->setObjectName(QStringLiteral("editBanner"));
  auto* banner = new QHBoxLayout(m_banner);
  banner->setContentsMargins(12, 2, kHalfStep, 2);
  banner->addWidget(
      makeLabel(tr("Editing an earlier message. It is sent as a new version; the old one is kept."), "field", m_banner),
      1);
  auto* cancel = makeButton(tr("Cancel edit"), "link", m_banner);
  banner->addWidget(cancel);
  m_banner->hide();
  stack->addWidget(m_banner);

  m_frame = new QFrame(column);
  m_frame->setObjectName(QStringLiteral("composerFrame"));
  auto* inside = new QVBoxLayout(m_frame);
  inside->setContentsMargins(kStep, kStep, kStep, kStep);
  inside->setSpacing(kHalfStep);
  m_edit = new PromptEdit(queue, m_frame);
  m_edit->setAccessibleName(tr("Prompt"));
  m_edit->setPlaceholderText(tr("Ask something, or drop a text file here"));
  inside->addWidget(m_edit);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(kHalfStep, 0, 0, 0);
  m_hint = new ElidedLabel(m_frame);
  m_hint->setProperty("tone", "caption");
  row->addWidget(m_hint, 1);
  m_button = makeButton(tr("Send"), "primary", m_frame);
  m_button->setMinimumWidth(96);
  row->addWidget(m_button);
  inside->addLayout(row);
  stack->addWidget(m_frame);

  connect(m_edit, &PromptEdit::sendRequested, this, [this] {
    if (!m_busy) Q_EMIT sendRequested();
  });
  connect(m_edit, &PromptEdit::focusChanged, this, [this](bool has) { setLook(m_frame, "focused", has); });
  connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
    refresh();
    Q_EMIT draftChanged();
  });
  connect(m_button, &QPushButton::clicked, this, [this] { m_busy ? Q_EMIT stopRequested() : Q_EMIT sendRequested(); });
  connect(cancel, &QPushButton::clicked, this, [this] {
    endEditing();
    m_edit->setFocus();
  });
  connect(&theme, &Theme::changed, this, &Composer::refresh);
  refreshHint();
  refresh();
}

void Composer::setText(const QString& text) {
  m_edit->setPlainText(text);
  m_edit->moveCursor(QTextCursor::End);
}

QString Composer::draft() const {
  return m_editing ? m_keptDraft : text();
}

void Composer::setBusy(bool busy) {
  m_busy = busy;
  refresh();
}

void Composer::setEnterSends(bool sends) {
  m_enterSends = sends;
  m_edit->setEnterSends(sends);
  refreshHint();
}

void Composer::beginEditing(MessageId question, const QString& text) {
  if (!m_editing) m_keptDraft = m_edit->toPlainText();
  m_editing = question;
  m_banner->show();
  setText(text);
  m_edit->setFocus();
}

void Composer::endEditing() {
  if (!std::exchange(m_editing, {})) return;
  m_banner->hide();
  setText(std::exchange(m_keptDraft, {}));
}

void Composer::clearSent() {
  if (m_editing)
    endEditing();
  else
    m_edit->clear();
}

void Composer::refresh() {
  const Tokens& t = m_theme.tokens();
  const bool sendable = !m_edit->toPlainText().trimmed().isEmpty();
  setLook(m_button, "look", m_busy ? "stop" : "primary");
  m_button->setText(m_busy ? tr("Stop") : tr("Send"));
  m_button->setAccessibleName(m_button->text());
  m_button->setToolTip(m_busy ? tr("Stop the answer (Esc)") : tr("Send the prompt (Ctrl+Enter)"));
  m_button->setIcon(m_busy ? glyphIcon(Glyph::Stop, t.danger, t.danger)
                           : glyphIcon(Glyph::Send, sendable ? t.onAccent : t.textMuted, t.onAccent));
  m_button->setEnabled(m_busy || sendable);
}

void Composer::refreshHint() {
  m_hint->setFullText(m_enterSends ? tr("Enter sends  ·  Shift+Enter makes a line")
                                   : tr("Ctrl+Enter sends  ·  Enter makes a line"));
}

} // namespace aisemble::ui
