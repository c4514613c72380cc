// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The bar of a search in a text: what to look for, how many there are, ways to the next and the previous, and out.
// Whoever owns it searches and tells the count; the bar knows no text.

#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QToolButton>
#include <QWidget>

class QLabel;

namespace aisemble::ui {

class IconButton;

class FindBar : public QWidget {
  Q_OBJECT
 public:
  /// Hidden until it is opened. `what` names the field: "Find in the text".
  FindBar(const Theme& theme, const QString& what, QWidget* parent);

  /// Shows the bar with the field chosen, so that typing replaces it. Empty `needle`: what was looked for last.
  void open(const QString& needle);
  /// Hides the bar and tells so.
  void close();

  [[nodiscard]] QString needle() const { return m_field->text(); }
  [[nodiscard]] Qt::CaseSensitivity caseSensitivity() const;
  /// `current` counts from 1; 0: none of them is the current one. `isLimited`: there are more than `total`.
  void showCount(qsizetype current, qsizetype total, bool isLimited);

  [[nodiscard]] QLineEdit& field() { return *m_field; }
  [[nodiscard]] QToolButton& caseToggle() { return *m_case; }
  [[nodiscard]] QString countText() const;

 Q_SIGNALS:
  /// The text to look for or its case; the bar was opened with one.
  void searchChanged();
  void stepRequested(int direction);
  void closed();

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QLineEdit* m_field;
  QLabel* m_count;
  QToolButton* m_case;
  IconButton* m_previous;
  IconButton* m_next;
};

} // namespace aisemble::ui
