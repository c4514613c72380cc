// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Markdown that grows: what is settled is laid out once, and only the open end is laid out again.

#include "ui/theme/tokens.h"

#include <QString>
#include <QTextDocument>

namespace aisemble::ui {

/// Where `text` can be cut, at or after `from`, so that both parts render as the whole would: after a blank line
/// outside code fences and lists; or, when more than `maxTail` characters have gathered without one, after the last
/// line end. Returns `from` where there is no such place yet. `inFence` says whether the cut is inside a code fence,
/// whose opening line is `fence`.
struct MarkdownCut {
  qsizetype position = 0;
  bool inFence = false;
  QString fence;
};
[[nodiscard]] MarkdownCut findMarkdownCut(const QString& text, qsizetype from, qsizetype maxTail);

/// Writes Markdown into a document. HTML in it stays text, images are not fetched.
class MarkdownStream {
 public:
  explicit MarkdownStream(QTextDocument& document) : m_document(document) {}

  /// Shows `text`. Where it only grew since the last call, the settled part stays untouched.
  void setText(const QString& text, const Tokens& tokens, bool growing);
  void setPlainText(const QString& text);
  /// Forgets what was shown, so that the next setText() starts over (other colours, other message).
  void reset();
  [[nodiscard]] const QString& text() const { return m_text; }

 private:
  void append(const QString& markdown, const Tokens& tokens);

  QTextDocument& m_document;
  QString m_text;
  qsizetype m_settled = 0; ///< characters of m_text that will not be laid out again
  int m_settledEnd = 0;    ///< position in the document where the open end begins
  QString m_openFence;     ///< the settled part ends inside this code fence
  bool m_incremental = false;
};

} // namespace aisemble::ui
