// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The search in an editor by its bar: finds, counts, and goes from hit to hit, around the ends of the text.

#include "ui/text/text_findings.h"

#include <QObject>
#include <QStringView>
#include <QTimer>

namespace aisemble::ui {

class FindBar;
class TextEditor;

/// More hits than this are neither counted nor shown.
inline constexpr std::size_t kMostHits = 100'000;

/// Every place of `needle`, left to right and not overlapping, at most kMostHits. Length does not change with case:
/// letters are compared by simple case folding.
[[nodiscard]] std::vector<TextMark> hitsOf(QStringView text, const QString& needle, Qt::CaseSensitivity sensitivity);

class TextFind : public QObject {
  Q_OBJECT
 public:
  TextFind(FindBar& bar, QObject* parent);

  /// Opens the bar for an editor, with what is chosen there.
  void open(TextEditor& editor);
  /// To the next (1) or the previous (-1) hit; opens the bar for `editor` where it is closed.
  void step(TextEditor& editor, int direction);

 private:
  void take(TextEditor* editor);
  void search();
  /// Shows the first hit that begins at `from` or behind it, in a direction and around.
  void goTo(qsizetype from, int direction);
  void sayCount();
  void onClosed();

  FindBar& m_bar;
  TextEditor* m_editor = nullptr; ///< searched; null: the bar is closed
  qsizetype m_from = 0;           ///< where the search began: typing on finds from there
  QTimer m_textChanged;
};

} // namespace aisemble::ui
