// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/markdown_style.h"

#include <QFontDatabase>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>

#include <utility>
#include <vector>

namespace aisemble::ui {
namespace {

constexpr int kProseLineHeight = 128;

bool isCode(const QTextBlock& block) {
  const QTextBlockFormat format = block.blockFormat();
  return format.hasProperty(QTextFormat::BlockCodeFence) || format.hasProperty(QTextFormat::BlockCodeLanguage);
}

void styleProse(QTextCursor& cursor, const QTextBlock& block, bool inTable) {
  QTextBlockFormat format = block.blockFormat();
  format.setLineHeight(inTable ? 110 : kProseLineHeight, QTextBlockFormat::ProportionalHeight);
  format.setTopMargin(format.headingLevel() > 0 ? 10 : 0);
  const bool insideList = block.textList() != nullptr && block.next().textList() != nullptr;
  format.setBottomMargin(inTable ? 0 : insideList ? 2 : kStep);
  cursor.setPosition(block.position());
  cursor.setBlockFormat(format);
}

void styleFragments(QTextCursor& cursor, const QTextBlock& block, const Tokens& tokens) {
  const bool code = isCode(block);
  const int heading = block.blockFormat().headingLevel();
  struct Change {
    int begin;
    int end;
    QTextCharFormat format;
  };
  std::vector<Change> changes; // collected first: changing formats moves the fragments
  for (auto it = block.begin(); !it.atEnd(); ++it) {
    const QTextFragment fragment = it.fragment();
    const QTextCharFormat old = fragment.charFormat();
    QTextCharFormat change;
    if (code || old.fontFixedPitch()) {
      change.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
      if (!code) change.setBackground(tokens.code);
    }
    if (heading > 0) {
      change.setProperty(QTextFormat::FontSizeAdjustment, heading == 1 ? 2 : heading == 2 ? 1 : 0);
      change.setFontWeight(QFont::DemiBold);
    }
    if (old.isAnchor()) change.setForeground(tokens.accent);
    if (!change.isEmpty()) changes.push_back({fragment.position(), fragment.position() + fragment.length(), change});
  }
  for (const Change& change : changes) {
    cursor.setPosition(change.begin);
    cursor.setPosition(change.end, QTextCursor::KeepAnchor);
    cursor.mergeCharFormat(change.format);
  }
}

void styleTable(QTextTable& table, const Tokens& tokens) {
  QTextTableFormat format = table.format();
  format.setBorder(1);
  format.setBorderBrush(tokens.borderStrong);
  format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
  format.setBorderCollapse(true);
  format.setCellPadding(5);
  format.setCellSpacing(0);
  format.setTopMargin(kHalfStep);
  format.setBottomMargin(kStep);
  table.setFormat(format);
  for (int column = 0; column < table.columns(); ++column) {
    QTextTableCell cell = table.cellAt(0, column);
    QTextTableCellFormat cellFormat = cell.format().toTableCellFormat();
    cellFormat.setBackground(tokens.code);
    cell.setFormat(cellFormat);
  }
}

/// Where a table follows code or a quotation, Qt's import begins its first cell with an empty paragraph, and what comes
/// after is not as heavy as a heading.
void mendFirstCell(const QTextTable& table) {
  const QTextTableCell cell = table.cellAt(0, 0);
  QTextCursor cursor = cell.firstCursorPosition();
  if (cursor.block().length() > 1 || cursor.block() == cell.lastCursorPosition().block()) return;
  cursor.deleteChar();
  cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor::KeepAnchor);
  QTextCharFormat heading;
  heading.setFontWeight(QFont::Bold);
  cursor.mergeCharFormat(heading);
}

/// Puts each run of code lines into one frame, so that the ground is one box with room around the text.
void boxCode(QTextDocument& document, const Tokens& tokens) {
  std::vector<std::pair<int, int>> runs;
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    if (!isCode(block)) continue;
    if (!runs.empty() && isCode(block.previous()) &&
        runs.back().second == block.previous().position() + block.previous().length() - 1)
      runs.back().second = block.position() + block.length() - 1;
    else
      runs.emplace_back(block.position(), block.position() + block.length() - 1);
  }
  QTextFrameFormat box;
  box.setBackground(tokens.code);
  box.setBorder(0);
  box.setPadding(10);
  box.setTopMargin(2);
  box.setBottomMargin(kStep);
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    QTextCursor cursor(&document);
    cursor.setPosition(run->first);
    cursor.setPosition(run->second, QTextCursor::KeepAnchor);
    cursor.insertFrame(box);
  }
}

/// Frames and tables are kept apart by empty blocks, which Markdown itself never makes; they must take no room.
void collapseEmptyBlocks(QTextDocument& document) {
  QTextCursor cursor(&document);
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    cursor.setPosition(block.position());
    if (block.length() > 1 || document.blockCount() == 1 || cursor.currentFrame() != document.rootFrame()) continue;
    QTextBlockFormat format;
    format.setLineHeight(1, QTextBlockFormat::FixedHeight);
    cursor.setBlockFormat(format);
  }
}

} // namespace

void renderMarkdown(QTextDocument& document, const QString& markdown, const Tokens& tokens) {
  document.setIndentWidth(24);
  document.setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                     QTextDocument::MarkdownNoHTML);
  QTextCursor cursor(&document);
  cursor.beginEditBlock();
  for (QTextFrame* frame : document.rootFrame()->childFrames())
    if (auto* table = qobject_cast<QTextTable*>(frame)) mendFirstCell(*table);
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    cursor.setPosition(block.position());
    if (isCode(block)) {
      QTextBlockFormat format = block.blockFormat();
      format.setTopMargin(0);
      format.setBottomMargin(0);
      format.setLeftMargin(0);
      format.setNonBreakableLines(false); // a long line would end at the edge, where nobody sees the rest
      cursor.setBlockFormat(format);
    } else {
      styleProse(cursor, block, cursor.currentTable() != nullptr);
    }
    styleFragments(cursor, block, tokens);
  }
  for (QTextFrame* frame : document.rootFrame()->childFrames())
    if (auto* table = qobject_cast<QTextTable*>(frame)) styleTable(*table, tokens);
  cursor.endEditBlock();
  boxCode(document, tokens);
  collapseEmptyBlocks(document);
}

} // namespace aisemble::ui
