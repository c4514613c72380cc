// SPDX-License-Identifier: Apache-2.0
#pragma once
// English words with a polarity, from core/nlp/lexicon/en_polarity.tsv (public domain, see its head).

#include <string_view>

namespace aisemble::nlp {

struct Polarity {
  std::string_view form;
  double polarity;     ///< [-1, 1]
  double subjectivity; ///< [0, 1]
  double intensity;    ///< by which the word multiplies the next one, (0, 4]
  bool modifies;       ///< can be an adverb, and then modifies the next word
};

/// Null for a word that the lexicon does not have. `word` is lower-case.
[[nodiscard]] const Polarity* findPolarity(std::string_view word);

} // namespace aisemble::nlp
