// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The scrolling transcript. Only rows in sight have widgets; the heights of the others are estimates until they come
// into sight, and what is being read does not move when an estimate turns out wrong.

#include "ui/prompt/transcript_model.h"
#include "ui/theme/theme.h"

#include <QAbstractScrollArea>
#include <QPointer>

#include <map>
#include <vector>

namespace aisemble::ui {

class IconButton;
class MessageWidget;

class TranscriptView : public QAbstractScrollArea {
  Q_OBJECT
 public:
  TranscriptView(const Theme& theme, TranscriptModel& model, QWidget* parent);

  /// An answer is under way: nothing can be asked anew meanwhile.
  void setBusy(bool busy);
  void scrollToEnd();
  /// Moves the focus to the next (1) or previous (-1) message and shows it.
  void focusMessage(int step);
  [[nodiscard]] int liveRows() const { return static_cast<int>(m_live.size()); } ///< rows with widgets, for tests
  [[nodiscard]] MessageWidget* widgetOf(MessageId id) const;                     ///< null: not in sight

 Q_SIGNALS:
  void copyRequested(MessageId id);
  void editRequested(MessageId id);
  void regenerateRequested(MessageId id);
  void resubmitRequested(MessageId id);
  void branchRequested(MessageId id, int step);
  void linkRequested(const QUrl& url);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;

 private:
  struct Row {
    int height = 0;
    bool measured = false;
  };

  void onReset();
  void onInserted(int first, int last);
  void onRemoved(int first, int last);
  void onChanged(int first, int last);
  void scheduleLayout();
  void layoutRows();
  void placeRows(int firstRow, int firstTop, std::vector<int>& placed);
  void measure(int row);
  void estimate(int row);
  void estimateAll();
  MessageWidget* obtain(int row);
  void recycleExcept(const std::vector<int>& rows);
  void recycle(MessageWidget* widget);
  void chainFocus(const std::vector<int>& rows);
  void placeJumpButton();
  [[nodiscard]] int column() const;
  [[nodiscard]] int columnLeft() const;

  const Theme& m_theme;
  TranscriptModel& m_model;
  std::vector<Row> m_rows;
  std::map<int, MessageWidget*> m_live; ///< by row
  std::vector<MessageWidget*> m_spare;
  std::vector<int> m_chained;
  int m_anchorRow = 0;    ///< first row in sight
  int m_anchorOffset = 0; ///< how many pixels of it are above the viewport
  bool m_stickToEnd = true;
  bool m_layingOut = false;
  bool m_layoutPending = false;
  bool m_busy = false;
  int m_width = 0;
  QPointer<IconButton> m_jump;
};

} // namespace aisemble::ui
