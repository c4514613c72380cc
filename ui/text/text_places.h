// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Finds in a text what an answer names without saying where. Places are UTF-16 units.

#include <QHash>
#include <QString>

#include <vector>

namespace aisemble::ui {

struct Place {
  qsizetype begin = 0;
  qsizetype end = 0;
  int item = 0; ///< index of what was found there
  bool operator==(const Place&) const = default;
};

/// Every whole word of `text` that is one of `words` whatever its case; words are runs of letters, digits, marks and
/// underscores, as in \w+ of Unicode. Items of several words are found as they stand.
[[nodiscard]] std::vector<Place> placesOfWords(const QString& text, const QStringList& words);

/// The tokens in order, each behind the one before. Quotation marks that a tagger turned into `` or '' are found as
/// quotation marks. What is not near the end of the token before is left out.
[[nodiscard]] std::vector<Place> placesOfTokens(const QString& text, const QStringList& tokens);

/// The sentences of an extract in the text, in order: whole ones, or what stands between full stops, as the original
/// service cuts them.
[[nodiscard]] std::vector<Place> placesOfExtract(const QString& text, const QString& extract);

/// The texts in order; where one does not follow, it is looked for from behind its own last place.
[[nodiscard]] std::vector<Place> placesOfTexts(const QString& text, const QStringList& items);

/// Lower-case words of the text.
[[nodiscard]] QHash<QString, int> wordCounts(const QString& text);

/// As the text engine finds them by the Unicode rules, without surrounding white space.
[[nodiscard]] std::vector<Place> sentencesOf(const QString& text);

} // namespace aisemble::ui
