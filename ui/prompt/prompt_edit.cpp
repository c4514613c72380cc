// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/prompt_edit.h"

#include "core/base/files.h"
#include "core/base/utf8.h"
#include "ui/messages/message_translation.h"
#include "ui/widgets/background_queue.h"

#include <QInputMethodEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextLayout>
#include <QTimer>
#include <QUrl>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kFewestLines = 2;
constexpr int kMostLines = 9;
/// A prompt is read by a model with a context of at most some hundred thousand tokens.
constexpr std::uint64_t kLargestFile = 2'000'000;

Result<std::string> readText(const std::filesystem::path& path) {
  Result<std::string> text = readFile(path, kLargestFile);
  if (!text) return text;
  const std::size_t invalid = findInvalidUtf8(*text);
  if (invalid != std::string_view::npos || text->find('\0') != std::string::npos)
    return fail(ErrorCode::Unsupported,
                path.filename().string() + " is not a text in UTF-8. Convert it and drop it again.");
  return text;
}

} // namespace

PromptEdit::PromptEdit(BackgroundQueue& queue, QWidget* parent) : QPlainTextEdit(parent), m_queue(queue) {
  setTabChangesFocus(true);
  setFrameShape(QFrame::NoFrame);
  setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  document()->setDocumentMargin(4);
  connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
          [this] { updateGeometry(); });
}

QSize PromptEdit::sizeHint() const {
  // A plain text layout measures its height in lines.
  const int lines = std::clamp(static_cast<int>(document()->size().height()), kFewestLines, kMostLines);
  return {300, lines * fontMetrics().lineSpacing() + 2 * static_cast<int>(document()->documentMargin()) + 2};
}

QSize PromptEdit::minimumSizeHint() const {
  return {120, sizeHint().height()};
}

void PromptEdit::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (enter) {
    if (m_composing || m_justCommitted) {
      event->accept(); // it chose a candidate; it neither sends nor makes a line
      return;
    }
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool sends = modifiers == Qt::ControlModifier || (m_enterSends && modifiers == Qt::NoModifier);
    if (sends) {
      Q_EMIT sendRequested();
      return;
    }
    if (modifiers == Qt::ShiftModifier || modifiers == Qt::NoModifier) {
      textCursor().insertBlock(); // Shift+Enter would make a line separator, which models do not know
      ensureCursorVisible();
      return;
    }
  }
  if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier && document()->isEmpty() && !m_composing) {
    Q_EMIT recallRequested();
    return;
  }
  if (!event->text().isEmpty()) Q_EMIT written();
  QPlainTextEdit::keyPressEvent(event);
}

void PromptEdit::inputMethodEvent(QInputMethodEvent* event) {
  const bool wasComposing = m_composing;
  m_composing = !event->preeditString().isEmpty();
  if (m_composing || !event->commitString().isEmpty()) Q_EMIT written();
  if (wasComposing && !m_composing) {
    m_justCommitted = true;
    QTimer::singleShot(0, this, [this] { m_justCommitted = false; });
  }
  QPlainTextEdit::inputMethodEvent(event);
}

bool PromptEdit::canInsertFromMimeData(const QMimeData* source) const {
  return source->hasUrls() || QPlainTextEdit::canInsertFromMimeData(source);
}

void PromptEdit::insertFromMimeData(const QMimeData* source) {
  Q_EMIT written();
  bool tookFile = false;
  for (const QUrl& url : source->urls())
    if (url.isLocalFile()) {
      insertFile(std::filesystem::path(url.toLocalFile().toStdString()));
      tookFile = true;
    }
  if (!tookFile && source->hasText()) insertPlainText(source->text());
}

void PromptEdit::insertFile(const std::filesystem::path& path) {
  m_queue.run([path] { return readText(path); }, this,
              [this](const Result<std::string>& text) {
                if (!text) {
                  Q_EMIT refused(said(text.error()));
                  return;
                }
                insertPlainText(QString::fromStdString(*text));
                ensureCursorVisible();
                setFocus();
              });
}

void PromptEdit::focusInEvent(QFocusEvent* event) {
  QPlainTextEdit::focusInEvent(event);
  Q_EMIT focusChanged(true);
}

void PromptEdit::focusOutEvent(QFocusEvent* event) {
  QPlainTextEdit::focusOutEvent(event);
  m_composing = false;
  Q_EMIT focusChanged(false);
}

} // namespace aisemble::ui
