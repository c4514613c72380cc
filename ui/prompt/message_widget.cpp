// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/message_widget.h"

#include "ui/messages/message_translation.h"
#include "ui/messages/progress_text.h"
#include "ui/prompt/message_text.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QTextCursor>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kBubblePadding = 12;
constexpr int kFooterHeight = 28; // of a line
constexpr int kRowGap = 12;

IconButton* compact(const Theme& theme, Glyph glyph, const QString& name, QWidget* parent) {
  auto* button = new IconButton(theme, glyph, name, parent);
  button->setFixedSize(26, 26);
  button->setIconSize({16, 16});
  return button;
}

/// Wraps between the figures only, each of which stays whole.
QString wrappedFigures(const QString& figures) {
  QString out = figures;
  out.replace(QLatin1Char(' '), QChar(0x00A0))
      .replace(QStringLiteral("\u00A0\u00A0·\u00A0\u00A0"), QStringLiteral("\u00A0\u00A0·  "));
  return breakable(out);
}

} // namespace

MessageWidget::MessageWidget(const Theme& theme, QWidget* parent) : QFrame(parent), m_theme(theme) {
  m_bubble = new QFrame(this);
  m_body = new MessageBody(theme, m_bubble);

  m_notice = new QFrame(this);
  auto* notice = new QHBoxLayout(m_notice);
  notice->setContentsMargins(12, kStep, kStep, kStep);
  m_noticeIcon = new QLabel(m_notice);
  m_noticeText = new QLabel(m_notice);
  m_noticeText->setWordWrap(true);
  m_noticeText->setTextFormat(Qt::PlainText);
  m_progress = new QProgressBar(m_notice);
  m_progress->setAccessibleName(tr("Progress"));
  m_progress->setTextVisible(false);
  m_progress->setFixedWidth(160);
  m_noticeAction = makeButton(tr("Retry"), "link", m_notice);
  notice->addWidget(m_noticeIcon);
  notice->addWidget(m_noticeText, 1);
  notice->addWidget(m_progress);
  notice->addWidget(m_noticeAction);

  m_footer = new QWidget(this);
  auto* footer = new QHBoxLayout(m_footer);
  footer->setContentsMargins(0, 0, 0, 0);
  footer->setSpacing(2);
  m_branches = new QWidget(m_footer);
  auto* branches = new QHBoxLayout(m_branches);
  branches->setContentsMargins(0, 0, kHalfStep, 0);
  branches->setSpacing(0);
  m_previous = compact(theme, Glyph::Previous, tr("Previous version"), m_branches);
  m_branchText = makeLabel(QString(), "caption", m_branches);
  m_next = compact(theme, Glyph::Next, tr("Next version"), m_branches);
  branches->addWidget(m_previous);
  branches->addWidget(m_branchText);
  branches->addWidget(m_next);
  m_copy = compact(theme, Glyph::Copy, tr("Copy message"), m_footer);
  m_edit = compact(theme, Glyph::Edit, tr("Edit and send again"), m_footer);
  m_regenerate = compact(theme, Glyph::Regenerate, tr("Regenerate the answer, without the cache"), m_footer);
  m_cached = makeLabel(tr("cached"), "badge", m_footer);
  m_cached->setToolTip(tr("Answered from the cache: an equal request was answered before. "
                          "The figures are those of the first time."));
  m_remote = makeLabel(tr("remote"), "badge", m_footer);
  m_remote->setToolTip(tr("Answered by a service elsewhere"));
  m_figures = makeLabel(QString(), "caption", this);
  m_figures->setWordWrap(true);
  m_fallback = makeLabel(QString(), "caption", this);
  m_fallback->setWordWrap(true);
  for (QWidget* control :
       {m_branches, static_cast<QWidget*>(m_copy), static_cast<QWidget*>(m_edit), static_cast<QWidget*>(m_regenerate)})
    footer->addWidget(control, 0, Qt::AlignVCenter);
  footer->addSpacing(kHalfStep);
  footer->addWidget(m_cached, 0, Qt::AlignVCenter);
  footer->addWidget(m_remote, 0, Qt::AlignVCenter);
  footer->addStretch(1);

  connect(m_copy, &QToolButton::clicked, this, [this] { Q_EMIT copyRequested(m_item.id); });
  connect(m_edit, &QToolButton::clicked, this, [this] { Q_EMIT editRequested(m_item.id); });
  connect(m_regenerate, &QToolButton::clicked, this, [this] { Q_EMIT regenerateRequested(m_item.id); });
  connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT branchRequested(m_item.id, -1); });
  connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT branchRequested(m_item.id, 1); });
  connect(m_noticeAction, &QPushButton::clicked, this, [this] { Q_EMIT resubmitRequested(m_item.id); });
  connect(m_body, &QTextBrowser::anchorClicked, this, &MessageWidget::linkRequested);
  connect(m_body, &MessageBody::focusChanged, this, [this](bool has) { setLook(m_bubble, "focused", has); });
  connect(&theme, &Theme::changed, this, [this] {
    if (m_fresh) return;
    m_body->restart();
    m_layoutWidth = -1;
    const TranscriptItem item = std::exchange(m_item, {});
    m_fresh = true;
    present(item, !m_regenerate->isEnabled());
  });
}

void MessageWidget::present(const TranscriptItem& item, bool busy) {
  const bool other = m_fresh || item.id != m_item.id;
  if (!other && item == m_item) {
    showFooter(busy);
    return;
  }
  if (other) m_body->restart();
  m_item = item;
  m_fresh = false;
  m_layoutWidth = -1;
  setLook(m_bubble, "bubble", item.fromUser ? "user" : "assistant");
  const QString who = item.fromUser ? tr("You") : tr("Answer");
  setAccessibleName(who);
  m_body->setAccessibleName(tr("%1: text").arg(who));
  if (item.fromUser)
    m_body->setPlain(item.content);
  else
    m_body->setMarkdownText(item.content, item.state == MessageState::Streaming);
  showNotice();
  showFooter(busy);
}

void MessageWidget::showNotice() {
  QString text;
  QString action;
  const char* kind = "info";
  Glyph glyph = Glyph::Info;
  QColor colour = m_theme.tokens().textMuted;
  switch (m_item.state) {
  case MessageState::Failed:
    text = said(m_item.details.error);
    if (m_item.retryAfterMs)
      text +=
          QLatin1Char(' ') + tr("Try again in %1.").arg(durationText(std::chrono::milliseconds(*m_item.retryAfterMs)));
    action = tr("Retry");
    kind = "error";
    glyph = Glyph::Error;
    colour = m_theme.tokens().danger;
    break;
  case MessageState::Interrupted:
    text = m_item.details.finishReason == "stopped" ? tr("Stopped. The text so far was kept.")
                                                    : tr("Interrupted before the end. The text so far was kept.");
    action = tr("Ask again");
    kind = "warning";
    glyph = Glyph::Warning;
    colour = m_theme.tokens().warning;
    break;
  case MessageState::Streaming:
    if (!m_item.progress.isEmpty()) {
      text = progressText(m_item.progress.toStdString());
    } else if (m_item.content.isEmpty()) {
      text = tr("Waiting for the first token…");
    }
    break;
  case MessageState::Complete:
    break;
  }
  m_notice->setVisible(!text.isEmpty());
  if (text.isEmpty()) return;
  setLook(m_notice, "notice", kind);
  for (QLabel* label : {m_noticeIcon, m_noticeText})
    setLook(label, "notice", kind);
  m_noticeIcon->setPixmap(glyphIcon(glyph, colour, colour).pixmap(QSize(18, 18), devicePixelRatioF()));
  m_noticeText->setText(breakable(text));
  m_noticeAction->setVisible(!action.isEmpty());
  if (!action.isEmpty()) {
    m_noticeAction->setText(action);
    m_noticeAction->setAccessibleName(action);
  }
  const bool streaming = m_item.state == MessageState::Streaming;
  m_progress->setVisible(streaming);
  if (streaming) {
    const bool known = m_item.progressFraction >= 0;
    m_progress->setRange(0, known ? 1000 : 0);
    if (known) m_progress->setValue(static_cast<int>(m_item.progressFraction * 1000));
  }
}

void MessageWidget::showFooter(bool busy) {
  const bool streaming = m_item.state == MessageState::Streaming;
  m_branches->setVisible(m_item.siblings > 1);
  m_branchText->setText(QStringLiteral("%1/%2").arg(m_item.sibling + 1).arg(m_item.siblings));
  m_previous->setEnabled(m_item.sibling > 0);
  m_next->setEnabled(m_item.sibling + 1 < m_item.siblings);
  m_copy->setEnabled(!m_item.content.isEmpty() || !m_item.details.error.empty());
  m_edit->setVisible(m_item.fromUser);
  m_edit->setEnabled(!busy);
  m_regenerate->setVisible(!m_item.fromUser);
  m_regenerate->setEnabled(!busy && !streaming);
  m_noticeAction->setEnabled(!busy);
  m_cached->setVisible(m_item.details.fromCache);
  m_remote->setVisible(m_item.details.fromRemote);
  const QString figures = m_item.fromUser ? QString() : footerText(m_item);
  m_figures->setVisible(!m_item.fromUser);
  if (const QString shown = wrappedFigures(figures); m_figures->text() != shown) {
    m_figures->setText(shown);
    m_figures->setToolTip(figures);
    m_figures->setAccessibleDescription(figures);
  }
  const QString fallback = fallbackText(m_item.details);
  m_fallback->setText(breakable(fallback));
  m_fallback->setVisible(!fallback.isEmpty());
}

int MessageWidget::layoutFor(int width) {
  if (width == m_layoutWidth) return m_layoutHeight;
  m_layoutWidth = width;
  int y = 0;
  const bool hasText = !m_item.content.isEmpty();
  m_bubble->setVisible(hasText);
  if (hasText) {
    const int padX = m_item.fromUser ? kBubblePadding + 4 : kHalfStep;
    const int padY = m_item.fromUser ? kBubblePadding : kHalfStep;
    int textWidth = width - 2 * padX;
    int left = -padX;
    if (m_item.fromUser) {
      textWidth = std::min(m_body->idealWidth() + 2, width * 85 / 100 - 2 * padX);
      left = width - textWidth - 2 * padX;
    } else {
      left = 0;
    }
    const int textHeight = m_body->heightFor(textWidth);
    m_bubble->setGeometry(left, y, textWidth + 2 * padX, textHeight + 2 * padY);
    m_body->setGeometry(padX, padY, textWidth, textHeight);
    y += m_bubble->height() + kHalfStep;
  }
  if (!m_notice->isHidden()) {
    const int wanted = m_notice->layout()->hasHeightForWidth() ? m_notice->layout()->heightForWidth(width)
                                                               : m_notice->sizeHint().height();
    m_notice->setGeometry(0, y, width, std::max(wanted, 44));
    y += m_notice->height() + kHalfStep;
  }
  const int controls = std::min(width, m_footer->sizeHint().width());
  m_footer->setGeometry(m_item.fromUser ? width - controls : 0, y, controls, kFooterHeight);
  y += placeFigures(y, controls, width);
  if (!m_fallback->isHidden()) {
    m_fallback->ensurePolished();
    m_fallback->setGeometry(kHalfStep, y, width - kHalfStep, m_fallback->heightForWidth(width - kHalfStep));
    y += m_fallback->height();
  }
  y += kRowGap;
  m_layoutHeight = y;
  return y;
}

/// Beside the controls where they fit into a line, else below them. Gives back the height of both.
int MessageWidget::placeFigures(int top, int controls, int width) {
  m_figures->ensurePolished(); // its font decides
  if (m_figures->isHidden() || m_figures->text().isEmpty()) {
    m_figures->resize(0, 0);
    return kFooterHeight;
  }
  const int left = controls + kStep;
  if (left + m_figures->fontMetrics().horizontalAdvance(m_figures->text()) < width) {
    m_figures->setGeometry(left, top, width - left, kFooterHeight);
    return kFooterHeight;
  }
  m_figures->setGeometry(kHalfStep, top + kFooterHeight, width - kHalfStep,
                         m_figures->heightForWidth(width - kHalfStep));
  return kFooterHeight + m_figures->height();
}

bool MessageWidget::holdsFocusOrSelection() const {
  const QWidget* focus = QApplication::focusWidget();
  return (focus != nullptr && isAncestorOf(focus)) || m_body->textCursor().hasSelection();
}

void MessageWidget::focusText() {
  QWidget* target = m_bubble->isHidden() ? static_cast<QWidget*>(m_copy) : m_body;
  if (!target->isEnabled()) target = m_noticeAction;
  target->setFocus(Qt::TabFocusReason);
}

QList<QWidget*> MessageWidget::focusOrder() const {
  return {m_body, m_noticeAction, m_previous, m_next, m_copy, m_edit, m_regenerate};
}

} // namespace aisemble::ui
