// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_editor.h"

#include "ui/text/mark_colours.h"
#include "ui/widgets/background_queue.h"

#include <QDragEnterEvent>
#include <QHelpEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>
#include <QUrl>

#include <algorithm>

namespace aisemble::ui {

TextEditor::TextEditor(const Theme& theme, BackgroundQueue& queue, QWidget* parent)
    : QPlainTextEdit(parent), m_theme(theme), m_queue(queue) {
  setFrameShape(QFrame::NoFrame);
  setTabChangesFocus(true);
  setAcceptDrops(true);
  document()->setDocumentMargin(kStep);
  viewport()->setMouseTracking(true);
  m_refresh.setSingleShot(true);
  m_refresh.setInterval(0);
  connect(&m_refresh, &QTimer::timeout, this, &TextEditor::refreshMarks);
  connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { m_refresh.start(); });
  connect(document(), &QTextDocument::contentsChange, this, &TextEditor::onContentsChange);
  connect(&theme, &Theme::changed, this, &TextEditor::refreshMarks);
}

QString TextEditor::text() const {
  QString out = document()->toRawText();
  // toPlainText() would turn no-break spaces into spaces; the separators of lines and paragraphs are one unit each.
  out.replace(QChar::ParagraphSeparator, u'\n');
  out.replace(QChar::LineSeparator, u'\n');
  return out;
}

void TextEditor::replaceText(const QString& text) {
  QTextCursor cursor(document());
  cursor.beginEditBlock();
  cursor.select(QTextCursor::Document);
  cursor.insertText(text);
  cursor.endEditBlock();
  cursor.movePosition(QTextCursor::Start);
  setTextCursor(cursor);
}

void TextEditor::startWith(const QString& text) {
  setPlainText(text);
}

void TextEditor::openFile(const std::filesystem::path& path) {
  m_queue.run([path] { return readTextFile(path); }, this,
              [this, path](const Result<TextFile>& file) {
                if (!file) {
                  Q_EMIT openFailed(path, file.error());
                  return;
                }
                const bool had = !document()->isEmpty();
                replaceText(file->text);
                setFocus();
                Q_EMIT loaded(*file, had);
              });
}

void TextEditor::setMarks(std::vector<TextMark> marks, std::vector<MarkGroup> groups) {
  m_marks = std::move(marks);
  m_groups = std::move(groups);
  m_shown.assign(m_groups.size(), true);
  m_current = -1;
  refreshMarks();
}

void TextEditor::showGroup(int group, bool shown) {
  if (group < 0 || static_cast<std::size_t>(group) >= m_shown.size()) return;
  m_shown[static_cast<std::size_t>(group)] = shown;
  m_refresh.start();
}

bool TextEditor::isGroupShown(int group) const {
  return group >= 0 && static_cast<std::size_t>(group) < m_shown.size() && m_shown[static_cast<std::size_t>(group)];
}

void TextEditor::setCurrentMark(int mark, bool scroll) {
  m_current = mark >= 0 && static_cast<std::size_t>(mark) < m_marks.size() ? mark : -1;
  if (m_current >= 0 && scroll) {
    const qsizetype begin = m_marks[static_cast<std::size_t>(m_current)].begin;
    choose(begin, begin);
  }
  refreshMarks();
}

void TextEditor::setHits(std::vector<TextMark> hits) {
  m_hits = std::move(hits);
  refreshMarks();
}

void TextEditor::choose(qsizetype begin, qsizetype end) {
  QTextCursor cursor(document());
  cursor.setPosition(static_cast<int>(begin));
  cursor.setPosition(static_cast<int>(end), QTextCursor::KeepAnchor);
  setTextCursor(cursor);
  const QRect place = cursorRect(cursor);
  if (place.top() < 0 || place.bottom() > viewport()->height() - 2 * place.height()) centerCursor();
}

int TextEditor::neighbour(int direction) const {
  const int count = static_cast<int>(m_marks.size());
  int at = m_current;
  if (at < 0) {
    const MarkRange here = marksIn(m_marks, textCursor().position(), textCursor().position());
    at = static_cast<int>(here.first) - (direction > 0 ? 1 : 0);
  }
  for (int step = 0; step < count; ++step) {
    at = (at + direction + count) % count;
    const TextMark& mark = m_marks[static_cast<std::size_t>(at)];
    if (mark.begin < mark.end && isGroupShown(mark.group)) return at;
  }
  return -1;
}

int TextEditor::markAt(qsizetype position) const {
  const MarkRange here = marksIn(m_marks, position, position + 1);
  for (std::size_t i = here.first; i < here.last; ++i)
    if (m_marks[i].begin <= position && position < m_marks[i].end && isGroupShown(m_marks[i].group))
      return static_cast<int>(i);
  return -1;
}

std::pair<int, int> TextEditor::visibleRange() const {
  const QRect area = viewport()->rect();
  const int first = cursorForPosition(area.topLeft()).position();
  const int last = cursorForPosition(area.bottomRight()).position();
  return {first, std::max(first, last) + 1};
}

void TextEditor::refreshMarks() {
  m_refresh.stop();
  QList<QTextEdit::ExtraSelection> selections;
  if (!m_marks.empty() || !m_hits.empty()) {
    const auto [begin, end] = visibleRange();
    const MarkRange marks = marksIn(m_marks, begin, end);
    for (std::size_t i = marks.first; i < marks.last; ++i)
      if (isGroupShown(m_marks[i].group)) addSelection(selections, m_marks[i], formatOf(static_cast<int>(i)));
    QTextCharFormat hit;
    hit.setBackground(hitColour(m_theme.tokens()));
    hit.setForeground(m_theme.tokens().text);
    const MarkRange hits = marksIn(m_hits, begin, end);
    for (std::size_t i = hits.first; i < hits.last; ++i)
      addSelection(selections, m_hits[i], hit);
  }
  if (!selections.isEmpty() || !extraSelections().isEmpty()) setExtraSelections(selections);
}

void TextEditor::addSelection(QList<QTextEdit::ExtraSelection>& to, const TextMark& place,
                              const QTextCharFormat& format) const {
  if (place.begin >= place.end || place.end > document()->characterCount() - 1) return;
  QTextEdit::ExtraSelection selection;
  selection.cursor = QTextCursor(document());
  selection.cursor.setPosition(static_cast<int>(place.begin));
  selection.cursor.setPosition(static_cast<int>(place.end), QTextCursor::KeepAnchor);
  selection.format = format;
  to << selection;
}

QTextCharFormat TextEditor::formatOf(int mark) const {
  const Tokens& tokens = m_theme.tokens();
  QTextCharFormat out;
  if (mark == m_current) {
    out.setBackground(tokens.accent);
    out.setForeground(tokens.onAccent);
    return out;
  }
  const MarkGroup& group = m_groups[static_cast<std::size_t>(m_marks[static_cast<std::size_t>(mark)].group)];
  out.setBackground(markColour(group.colour, tokens));
  out.setUnderlineColor(markLineColour(group.colour, tokens));
  switch (group.line) {
  case MarkLine::None:
    break;
  case MarkLine::Solid:
    out.setUnderlineStyle(QTextCharFormat::SingleUnderline);
    break;
  case MarkLine::Wave:
    out.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    break;
  case MarkLine::Dots:
    out.setUnderlineStyle(QTextCharFormat::DotLine);
    break;
  }
  return out;
}

void TextEditor::onContentsChange(int at, int removed, int added) {
  if (m_marks.empty() && m_hits.empty()) return;
  moveMarks(m_marks, at, removed, added);
  moveMarks(m_hits, at, removed, added);
  m_refresh.start();
}

bool TextEditor::canInsertFromMimeData(const QMimeData* source) const {
  return source->hasUrls() || QPlainTextEdit::canInsertFromMimeData(source);
}

void TextEditor::insertFromMimeData(const QMimeData* source) {
  QList<QUrl> files;
  for (const QUrl& url : source->urls())
    if (url.isLocalFile()) files << url;
  if (files.isEmpty()) {
    QPlainTextEdit::insertFromMimeData(source);
    return;
  }
  openFile(std::filesystem::path(files.front().toLocalFile().toStdString()));
  if (files.size() > 1)
    Q_EMIT refused(tr("Only the first of %1 files is opened here. A batch takes them all.").arg(files.size()));
}

void TextEditor::dragEnterEvent(QDragEnterEvent* event) {
  QPlainTextEdit::dragEnterEvent(event);
  if (event->mimeData()->hasUrls()) {
    event->acceptProposedAction();
    setDropping(true);
  }
}

void TextEditor::dragLeaveEvent(QDragLeaveEvent* event) {
  QPlainTextEdit::dragLeaveEvent(event);
  setDropping(false);
}

void TextEditor::dropEvent(QDropEvent* event) {
  setDropping(false);
  QPlainTextEdit::dropEvent(event);
}

void TextEditor::setDropping(bool dropping) {
  m_dropping = dropping;
  viewport()->update();
}

void TextEditor::mouseReleaseEvent(QMouseEvent* event) {
  QPlainTextEdit::mouseReleaseEvent(event);
  if (event->button() != Qt::LeftButton || textCursor().hasSelection() || m_marks.empty()) return;
  if (const int mark = markAt(cursorForPosition(event->pos()).position()); mark >= 0) Q_EMIT markClicked(mark);
}

void TextEditor::paintEvent(QPaintEvent* event) {
  QPlainTextEdit::paintEvent(event);
  if (!m_dropping) return;
  const Tokens& tokens = m_theme.tokens();
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  QColor ground = tokens.surface;
  ground.setAlpha(225);
  painter.fillRect(viewport()->rect(), ground);
  painter.setPen(QPen(tokens.accent, 2, Qt::DashLine));
  painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(6, 6, -6, -6), 8, 8);
  painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap,
                   document()->isEmpty() ? tr("Drop the file to open it")
                                         : tr("Drop the file to open it in place of this text"));
}

void TextEditor::resizeEvent(QResizeEvent* event) {
  QPlainTextEdit::resizeEvent(event);
  m_refresh.start();
}

void TextEditor::focusInEvent(QFocusEvent* event) {
  QPlainTextEdit::focusInEvent(event);
  Q_EMIT focusChanged(true);
}

void TextEditor::focusOutEvent(QFocusEvent* event) {
  QPlainTextEdit::focusOutEvent(event);
  Q_EMIT focusChanged(false);
}

bool TextEditor::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip && m_tips) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int mark = markAt(cursorForPosition(help->pos()).position());
    const QString tip = mark >= 0 ? m_tips(mark) : QString();
    if (tip.isEmpty())
      QToolTip::hideText();
    else
      QToolTip::showText(help->globalPos(), tip, viewport());
    return true;
  }
  return QPlainTextEdit::viewportEvent(event);
}

} // namespace aisemble::ui
