// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One row of the transcript: text, notice (error, interrupted, progress) and footer with figures and actions. The view
// keeps a few of these and moves them from message to message.

#include "ui/prompt/message_body.h"
#include "ui/prompt/transcript_model.h"
#include "ui/widgets/controls.h"

#include <QFrame>
#include <QProgressBar>

namespace aisemble::ui {

class MessageWidget : public QFrame {
  Q_OBJECT
 public:
  MessageWidget(const Theme& theme, QWidget* parent);

  /// `busy`: an answer is under way in this conversation, so nothing may be asked anew.
  void present(const TranscriptItem& item, bool busy);
  /// Lays everything out for a column and returns the height.
  int layoutFor(int width);
  [[nodiscard]] MessageId message() const { return m_item.id; }
  [[nodiscard]] bool holdsFocusOrSelection() const;
  void focusText();
  /// Every control that Tab visits, in reading order.
  [[nodiscard]] QList<QWidget*> focusOrder() const;

 Q_SIGNALS:
  void copyRequested(MessageId id);
  void editRequested(MessageId id);
  void regenerateRequested(MessageId id);
  void resubmitRequested(MessageId id);
  void branchRequested(MessageId id, int step);
  void linkRequested(const QUrl& url);

 private:
  void showNotice();
  void showFooter(bool busy);
  int placeFigures(int top, int controls, int width);

  const Theme& m_theme;
  TranscriptItem m_item;
  bool m_fresh = true; ///< nothing shown yet
  int m_layoutWidth = -1;
  int m_layoutHeight = 0;

  QFrame* m_bubble;
  MessageBody* m_body;
  QFrame* m_notice;
  QLabel* m_noticeIcon;
  QLabel* m_noticeText;
  QPushButton* m_noticeAction;
  QProgressBar* m_progress;
  QWidget* m_footer;
  QWidget* m_branches;
  IconButton* m_previous;
  QLabel* m_branchText;
  IconButton* m_next;
  QLabel* m_cached;
  QLabel* m_remote;
  QLabel* m_figures;
  QLabel* m_fallback; ///< why somebody else answered
  IconButton* m_copy;
  IconButton* m_edit;
  IconButton* m_regenerate;
};

} // namespace aisemble::ui
