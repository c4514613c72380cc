// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every command by a few letters of its name. It floats in the window and gives the focus back where it was.

#include <QFrame>
#include <QPointer>

class QAction;
class QLineEdit;
class QLabel;
class QListView;
class QStandardItemModel;

namespace aisemble::ui {

class CommandPalette : public QFrame {
  Q_OBJECT
 public:
  explicit CommandPalette(QWidget* window);
  /// `elsewhere` are those of panels that are not shown, and hidden: they are found by letters only, after the others.
  void open(const QList<QAction*>& commands, const QList<QAction*>& elsewhere = {});
  void dismiss();
  [[nodiscard]] QStringList shownCommands() const;
  [[nodiscard]] QLineEdit& field() { return *m_field; }

 Q_SIGNALS:
  /// One of `elsewhere`, to be triggered once its panel is shown.
  void elsewhereChosen(QAction* command);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void filter();
  void runCurrent();
  void place();

  QLineEdit* m_field;
  QListView* m_view;
  QLabel* m_none;
  QStandardItemModel* m_model;
  QList<QPointer<QAction>> m_commands;
  QList<QPointer<QAction>> m_elsewhere;
  QPointer<QWidget> m_before;
};

/// How well `pattern` matches `text`, letters in order, case ignored: greater is better, negative is no match.
/// Beginnings of words and runs count more.
[[nodiscard]] int matchScore(const QString& pattern, const QString& text);

} // namespace aisemble::ui
