// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The text field that prompts are written in. Enter sends or makes a line, by setting; never while an input method
// composes a word.

#include <QPlainTextEdit>

#include <filesystem>

namespace aisemble::ui {

class BackgroundQueue;

class PromptEdit : public QPlainTextEdit {
  Q_OBJECT
 public:
  PromptEdit(BackgroundQueue& queue, QWidget* parent);
  void setEnterSends(bool sends) { m_enterSends = sends; }
  [[nodiscard]] bool isComposing() const { return m_composing; }
  /// High enough for its lines, between two and nine of them.
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void written(); ///< by hand: typed, composed, pasted or dropped
  void sendRequested();
  void recallRequested(); ///< Up in an empty field
  void focusChanged(bool has);
  void refused(const QString& reason); ///< a dropped file is no text

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void inputMethodEvent(QInputMethodEvent* event) override;
  bool canInsertFromMimeData(const QMimeData* source) const override;
  void insertFromMimeData(const QMimeData* source) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void insertFile(const std::filesystem::path& path);

  BackgroundQueue& m_queue;
  bool m_enterSends = true;
  bool m_composing = false;
  bool m_justCommitted = false; ///< the Enter that ended a composition may still arrive as a key
};

} // namespace aisemble::ui
