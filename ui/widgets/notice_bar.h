// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A sentence or two in place: an error, a warning or a plain word, with at most one action beside it.

#include "ui/theme/theme.h"

#include <QFrame>

#include <functional>

class QGridLayout;
class QLabel;
class QPushButton;

namespace aisemble::ui {

class NoticeBar : public QFrame {
  Q_OBJECT
 public:
  enum class Kind { Info, Good, Warning, Error };
  NoticeBar(const Theme& theme, QWidget* parent);
  /// Shows itself. `action` empty: no button.
  void tell(Kind kind, const QString& text, const QString& actionText = {}, std::function<void()> action = {});
  void clear();
  /// From now on it has a button that clears it.
  void makeDismissible();
  [[nodiscard]] QString text() const;
  [[nodiscard]] QPushButton* actionButton() const { return m_button; }

 Q_SIGNALS:
  void dismissed();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void refreshIcon();

  const Theme& m_theme;
  Kind m_kind = Kind::Info;
  QLabel* m_mark;
  QLabel* m_text;
  QPushButton* m_button;
  QGridLayout* m_grid;
  bool m_isNarrow = false;
  std::function<void()> m_action;
};

} // namespace aisemble::ui
