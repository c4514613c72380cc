// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where prompts are written: field, Send or Stop, and the banner while an earlier question is edited.

#include "ui/prompt/prompt_edit.h"
#include "ui/theme/theme.h"

#include "core/engine/conversation_store.h"

#include <QFrame>

#include <optional>

class QPushButton;

namespace aisemble::ui {

class ElidedLabel;

class Composer : public QWidget {
  Q_OBJECT
 public:
  Composer(const Theme& theme, BackgroundQueue& queue, QWidget* parent);

  [[nodiscard]] PromptEdit& edit() { return *m_edit; }
  [[nodiscard]] QString text() const { return m_edit->toPlainText(); }
  void setText(const QString& text);
  /// The draft as it should be found after a restart: while a question is edited, what was there before.
  [[nodiscard]] QString draft() const;
  /// Busy: the button stops.
  void setBusy(bool busy);
  void setEnterSends(bool sends);

  void beginEditing(MessageId question, const QString& text);
  void endEditing(); ///< brings the draft back
  [[nodiscard]] std::optional<MessageId> editing() const { return m_editing; }
  /// What was asked is on the disk.
  void clearSent();

 Q_SIGNALS:
  void sendRequested();
  void stopRequested();
  void draftChanged();

 private:
  void refresh();
  void refreshHint();

  QFrame* m_frame;
  QFrame* m_banner;
  PromptEdit* m_edit;
  QPushButton* m_button;
  ElidedLabel* m_hint;
  const Theme& m_theme;
  bool m_busy = false;
  bool m_enterSends = true;
  std::optional<MessageId> m_editing;
  QString m_keptDraft;
};

} // namespace aisemble::ui
