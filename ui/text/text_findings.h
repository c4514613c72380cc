// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the panel shows of an answer: places in the text, a table, figures and bars. Made from the answer by one pure
// function, off the GUI thread, because a text of a megabyte has hundreds of thousands of words.

#include "core/engine/nlp_types.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace aisemble::ui {

/// A place in the text, in UTF-16 units. Empty: it was edited away.
struct TextMark {
  qsizetype begin = 0;
  qsizetype end = 0;
  int group = 0;
  int row = -1; ///< of the table; -1: none
  bool operator==(const TextMark&) const = default;
};

/// Below the words of a mark, where its colour alone must not tell what it means.
enum class MarkLine { None, Solid, Wave, Dots };

/// Marks of one colour, with an entry in the legend.
struct MarkGroup {
  QString name;
  int colour = 0; ///< of kMarkColours
  int count = 0;
  QString explanation; ///< for the tool tip
  MarkLine line = MarkLine::None;
};

struct FindingRow {
  QStringList cells;
  int firstMark = -1; ///< of the marks that belong to the row; -1: none is in the text
  int group = -1;
};

struct Figure {
  QString name;
  QString value;
  QString explanation;
};

struct Bar {
  QString name;
  double value = 0;
  QString text; ///< the value for people
  int row = -1;
  std::optional<double> low = {}; ///< where its scale begins, if elsewhere than those of the others
};

struct TextFindings {
  NlpTask task = NlpTask::Analyze;
  QString language;
  QString headline; ///< the answer in a few words: "positive", "English"
  std::vector<Figure> figures;
  QString barsTitle;
  std::vector<Bar> bars; ///< at most kMostBars
  double barLow = 0;     ///< where the bars begin; -1 for polarity
  double barHigh = 0;    ///< 0: the greatest of the bars
  QString quote;         ///< text to read: a summary
  QStringList columns;
  std::vector<FindingRow> rows;
  std::vector<MarkGroup> groups;
  std::vector<TextMark> marks; ///< by place; never overlapping
  QStringList notes;           ///< what one must know to read the answer rightly
  QStringList explanations;    ///< what is good to know
};

inline constexpr std::size_t kMostBars = 12;

/// Moves marks with an edit that replaced `removed` units at `at` by `added` ones; those that it touched become empty.
void moveMarks(std::vector<TextMark>& marks, qsizetype at, qsizetype removed, qsizetype added);
/// The marks that reach into [begin, end), as a range of indices; `marks` are in order and do not overlap.
struct MarkRange {
  std::size_t first = 0;
  std::size_t last = 0; ///< one past
};
[[nodiscard]] MarkRange marksIn(const std::vector<TextMark>& marks, qsizetype begin, qsizetype end);

/// `text` is what the answer is about; `other` the second text of a comparison.
[[nodiscard]] TextFindings findingsOf(const QString& text, const QString& other, const NlpResult& result);

/// Name of an ISO 639-1 language in the user's language; the code itself where it has none.
[[nodiscard]] QString languageName(const QString& code);
/// "Words and parts of speech" for Tokenize, …
[[nodiscard]] QString taskTitle(NlpTask task);
[[nodiscard]] QString taskExplanation(NlpTask task);

} // namespace aisemble::ui
