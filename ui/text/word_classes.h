// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Parts of speech, coarse enough to be told apart by colour.

#include <QString>

namespace aisemble::ui {

enum class WordClass {
  Noun,
  Name,
  Verb,
  Adjective,
  Adverb,
  Pronoun,
  Determiner,
  Preposition,
  Conjunction,
  Number,
  Other,
  Punctuation
};

/// From a tag of the Penn Treebank (M. Marcus et al., "Building a Large Annotated Corpus of English", Computational
/// Linguistics 19, 1993, table 2) or of Universal Dependencies (universaldependencies.org/u/pos). Unknown tags: Other.
[[nodiscard]] WordClass wordClassOf(const QString& tag);
[[nodiscard]] QString wordClassName(WordClass kind);
[[nodiscard]] int wordClassColour(WordClass kind);

} // namespace aisemble::ui
