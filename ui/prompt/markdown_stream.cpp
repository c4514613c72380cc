// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/markdown_stream.h"

#include "ui/widgets/markdown_style.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocumentFragment>
#include <QTextList>

namespace aisemble::ui {
namespace {

/// Above this an answer keeps the layout it was streamed with; laying it out as a whole would be felt.
constexpr qsizetype kWholeLayoutLimit = 24'000;
constexpr qsizetype kTailLimit = 6'000;

bool isFence(QStringView line) {
  const QStringView trimmed = line.trimmed();
  return trimmed.startsWith(QLatin1String("```")) || trimmed.startsWith(QLatin1String("~~~"));
}

/// A line that may belong to what stands before a blank line.
bool continuesBlock(QStringView line) {
  if (line.isEmpty() || line.front().isSpace()) return true;
  static const QRegularExpression item(QStringLiteral("^([-*+]|\\d{1,9}[.)])\\s"));
  return item.match(line.left(16).toString() + QLatin1Char(' ')).hasMatch();
}

} // namespace

MarkdownCut findMarkdownCut(const QString& text, qsizetype from, qsizetype maxTail) {
  MarkdownCut cut{from, false, {}};
  QString fence;
  MarkdownCut lastLine = cut;
  bool afterBlank = false;
  qsizetype start = from;
  while (start < text.size()) {
    const qsizetype end = text.indexOf(QLatin1Char('\n'), start);
    if (end < 0) break; // an unfinished line settles nothing
    const QStringView line = QStringView(text).mid(start, end - start);
    if (fence.isEmpty() && afterBlank && !line.trimmed().isEmpty() && !continuesBlock(line)) cut = {start, false, {}};
    if (isFence(line)) fence = fence.isEmpty() ? line.trimmed().toString() : QString();
    afterBlank = fence.isEmpty() && line.trimmed().isEmpty();
    start = end + 1;
    lastLine = {start, !fence.isEmpty(), fence};
  }
  return text.size() - cut.position > maxTail && lastLine.position > cut.position ? lastLine : cut;
}

void MarkdownStream::reset() {
  m_text.clear();
  m_settled = 0;
  m_settledEnd = 0;
  m_openFence.clear();
  m_incremental = false;
  m_document.clear();
}

void MarkdownStream::setPlainText(const QString& text) {
  if (m_text == text) return;
  m_text = text;
  m_document.setPlainText(text);
  QTextCursor cursor(&m_document);
  cursor.select(QTextCursor::Document);
  QTextBlockFormat format;
  format.setLineHeight(128, QTextBlockFormat::ProportionalHeight);
  cursor.mergeBlockFormat(format);
}

void MarkdownStream::setText(const QString& text, const Tokens& tokens, bool growing) {
  const bool wholeAgain = !growing && m_incremental && text.size() <= kWholeLayoutLimit;
  if (text == m_text && !wholeAgain) return;
  if (wholeAgain || !text.startsWith(m_text)) reset();
  m_text = text;
  m_document.setUndoRedoEnabled(false);
  if (m_settledEnd == 0 && !growing && text.size() <= kWholeLayoutLimit) {
    renderMarkdown(m_document, text, tokens);
    return;
  }
  m_incremental = true;
  // Drop the open end, settle what became settled, and lay out the rest again.
  QTextCursor cursor(&m_document);
  cursor.setPosition(m_settledEnd);
  const QTextBlockFormat settledLast = cursor.blockFormat();
  cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
  cursor.removeSelectedText();
  if (m_settledEnd > 0) cursor.setBlockFormat(settledLast); // an empty block takes the format of what was removed
  const auto opened = [this](const QString& part) {
    return m_openFence.isEmpty() ? part : m_openFence + QLatin1Char('\n') + part;
  };
  // Inside a fence that was cut, the text up to its end must be seen with its opening line before it.
  while (true) {
    const qsizetype head = m_openFence.isEmpty() ? 0 : m_openFence.size() + 1;
    const QString rest = opened(m_text.mid(m_settled));
    const MarkdownCut cut = findMarkdownCut(rest, 0, kTailLimit);
    if (cut.position <= head) break;
    QString part = rest.left(cut.position);
    if (cut.inFence) part += cut.fence.left(3);
    append(part, tokens);
    m_settled += cut.position - head;
    m_openFence = cut.inFence ? cut.fence : QString();
    QTextCursor last(&m_document);
    last.movePosition(QTextCursor::End);
    m_settledEnd = last.position();
  }
  const QString tail = m_text.mid(m_settled);
  if (!tail.isEmpty()) append(opened(tail), tokens);
}

void MarkdownStream::append(const QString& markdown, const Tokens& tokens) {
  QTextDocument part;
  part.setDefaultFont(m_document.defaultFont());
  renderMarkdown(part, markdown, tokens);
  QTextCursor cursor(&m_document);
  cursor.beginEditBlock();
  cursor.movePosition(QTextCursor::End);
  if (cursor.position() > 0) cursor.insertBlock(QTextBlockFormat(), QTextCharFormat());
  const int begin = cursor.position();
  cursor.insertFragment(QTextDocumentFragment(&part));
  // The first and the last block of a fragment go into blocks that are there and bring their text only.
  const auto restyle = [&cursor](int position, const QTextBlock& from) {
    if (from.textList() != nullptr) return;
    cursor.setPosition(position);
    cursor.setBlockFormat(from.blockFormat());
  };
  cursor.movePosition(QTextCursor::End);
  restyle(cursor.position(), part.lastBlock());
  restyle(begin, part.begin());
  cursor.endEditBlock();
}

} // namespace aisemble::ui
