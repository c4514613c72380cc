// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A short notice over the lower edge of its parent, with at most one action ("Undo"). It takes no focus by itself,
// stays while it is hovered or holds the focus, and goes after a while.

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;

namespace aisemble::ui {

class Toast : public QFrame {
  Q_OBJECT
 public:
  explicit Toast(QWidget* parent);
  /// Replaces what is shown. `action` empty: no button.
  void announce(const QString& text, const QString& actionText = {}, std::function<void()> action = {});
  [[nodiscard]] QString text() const;
  [[nodiscard]] QPushButton* actionButton() const { return m_button; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void place();

  QLabel* m_label;
  QPushButton* m_button;
  QTimer m_timer;
  std::function<void()> m_action;
};

} // namespace aisemble::ui
