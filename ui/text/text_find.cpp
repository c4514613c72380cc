// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_find.h"

#include "ui/text/text_editor.h"
#include "ui/widgets/find_bar.h"

#include <QStringMatcher>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kTypingPauseInTextMs = 150;

} // namespace

std::vector<TextMark> hitsOf(QStringView text, const QString& needle, Qt::CaseSensitivity sensitivity) {
  std::vector<TextMark> out;
  if (needle.isEmpty()) return out;
  const QStringMatcher matcher(needle, sensitivity);
  for (qsizetype at = matcher.indexIn(text); at >= 0 && out.size() < kMostHits;
       at = matcher.indexIn(text, at + needle.size()))
    out.push_back({at, at + needle.size(), 0, -1});
  return out;
}

TextFind::TextFind(FindBar& bar, QObject* parent) : QObject(parent), m_bar(bar) {
  m_textChanged.setSingleShot(true);
  m_textChanged.setInterval(kTypingPauseInTextMs);
  connect(&m_textChanged, &QTimer::timeout, this, &TextFind::search);
  connect(&bar, &FindBar::searchChanged, this, [this] {
    if (m_editor == nullptr) return;
    search();
    goTo(m_from, 1);
  });
  connect(&bar, &FindBar::stepRequested, this, [this](int direction) {
    if (m_editor != nullptr) step(*m_editor, direction);
  });
  connect(&bar, &FindBar::closed, this, &TextFind::onClosed);
}

void TextFind::open(TextEditor& editor) {
  take(&editor);
  const QTextCursor cursor = editor.textCursor();
  m_from = cursor.selectionStart();
  const QString chosen = cursor.selectedText();
  m_bar.open(chosen.contains(QChar::ParagraphSeparator) ? QString() : chosen);
}

void TextFind::step(TextEditor& editor, int direction) {
  if (m_editor == nullptr) return open(editor);
  if (m_textChanged.isActive()) search();
  const QTextCursor cursor = m_editor->textCursor();
  goTo(direction > 0 ? cursor.selectionEnd() : cursor.selectionStart(), direction);
}

void TextFind::take(TextEditor* editor) {
  if (m_editor == editor) return;
  if (m_editor != nullptr) {
    m_editor->disconnect(this);
    m_editor->setHits({});
  }
  m_editor = editor;
  if (editor == nullptr) return;
  connect(editor, &QPlainTextEdit::textChanged, this, [this] { m_textChanged.start(); });
  connect(editor, &QPlainTextEdit::cursorPositionChanged, this, &TextFind::sayCount);
}

void TextFind::search() {
  m_textChanged.stop();
  if (m_editor == nullptr) return;
  m_editor->setHits(hitsOf(m_editor->document()->toRawText(), m_bar.needle(), m_bar.caseSensitivity()));
  sayCount();
}

void TextFind::goTo(qsizetype from, int direction) {
  const std::vector<TextMark>& hits = m_editor->hits();
  if (hits.empty()) return;
  auto hit = std::partition_point(hits.begin(), hits.end(), [from, direction](const TextMark& one) {
    return direction > 0 ? one.begin < from : one.end <= from;
  });
  if (direction > 0) {
    if (hit == hits.end()) hit = hits.begin();
  } else {
    hit = hit == hits.begin() ? hits.end() - 1 : hit - 1;
  }
  m_from = hit->begin;
  m_editor->choose(hit->begin, hit->end);
}

void TextFind::sayCount() {
  const std::vector<TextMark>& hits = m_editor->hits();
  const QTextCursor cursor = m_editor->textCursor();
  const auto here = std::partition_point(
      hits.begin(), hits.end(), [&cursor](const TextMark& one) { return one.begin < cursor.selectionStart(); });
  const bool isCurrent =
      here != hits.end() && here->begin == cursor.selectionStart() && here->end == cursor.selectionEnd();
  m_bar.showCount(isCurrent ? here - hits.begin() + 1 : 0, static_cast<qsizetype>(hits.size()),
                  hits.size() == kMostHits);
}

void TextFind::onClosed() {
  TextEditor* editor = m_editor;
  take(nullptr);
  m_textChanged.stop();
  if (editor != nullptr) editor->setFocus(Qt::OtherFocusReason);
}

} // namespace aisemble::ui
