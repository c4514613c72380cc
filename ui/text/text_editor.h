// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The editor of the Text panel: takes files, and shows marks on the text. Marks are painted for the visible part only,
// so that hundreds of thousands of them cost nothing.

#include "ui/text/text_file.h"
#include "ui/text/text_findings.h"
#include "ui/theme/theme.h"

#include <QPlainTextEdit>
#include <QTimer>

#include <filesystem>
#include <functional>

namespace aisemble::ui {

class BackgroundQueue;

class TextEditor : public QPlainTextEdit {
  Q_OBJECT
 public:
  TextEditor(const Theme& theme, BackgroundQueue& queue, QWidget* parent);

  /// As it is, no-break spaces included, with line feeds between lines: what marks count in.
  [[nodiscard]] QString text() const;
  /// Can be undone.
  void replaceText(const QString& text);
  /// Cannot be undone.
  void startWith(const QString& text);
  /// Read off the GUI thread; `loaded` or `openFailed` tells the end.
  void openFile(const std::filesystem::path& path);

  void setMarks(std::vector<TextMark> marks, std::vector<MarkGroup> groups);
  void clearMarks() { setMarks({}, {}); }
  void showGroup(int group, bool shown);
  [[nodiscard]] bool isGroupShown(int group) const;
  [[nodiscard]] const std::vector<TextMark>& marks() const { return m_marks; }
  /// Paints the mark as the current one and, with `scroll`, takes the cursor there. -1: none.
  void setCurrentMark(int mark, bool scroll = true);
  [[nodiscard]] int currentMark() const { return m_current; }
  /// The next visible mark in a direction (1, -1) from the current one or the cursor; -1: there is none.
  [[nodiscard]] int neighbour(int direction) const;
  [[nodiscard]] int markAt(qsizetype position) const;
  /// What a search found, in order; shown over the marks.
  void setHits(std::vector<TextMark> hits);
  [[nodiscard]] const std::vector<TextMark>& hits() const { return m_hits; }
  /// Selects the place and brings it into view.
  void choose(qsizetype begin, qsizetype end);
  /// Text for the tool tip of a mark.
  void setTips(std::function<QString(int mark)> tips) { m_tips = std::move(tips); }
  void refreshMarks(); ///< now; otherwise it happens once the event loop is reached

 Q_SIGNALS:
  void markClicked(int mark);
  void loaded(const aisemble::ui::TextFile& file, bool replacedText);
  void openFailed(const std::filesystem::path& path, const Error& error);
  void refused(const QString& reason);
  void focusChanged(bool has);

 protected:
  bool canInsertFromMimeData(const QMimeData* source) const override;
  void insertFromMimeData(const QMimeData* source) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  void onContentsChange(int at, int removed, int added);
  void setDropping(bool dropping);
  [[nodiscard]] std::pair<int, int> visibleRange() const;
  void addSelection(QList<QTextEdit::ExtraSelection>& to, const TextMark& place, const QTextCharFormat& format) const;
  [[nodiscard]] QTextCharFormat formatOf(int mark) const;

  const Theme& m_theme;
  BackgroundQueue& m_queue;
  std::vector<TextMark> m_marks;
  std::vector<TextMark> m_hits;
  std::vector<MarkGroup> m_groups;
  std::vector<bool> m_shown;
  std::function<QString(int)> m_tips;
  QTimer m_refresh;
  int m_current = -1;
  bool m_dropping = false;
};

} // namespace aisemble::ui
