// SPDX-License-Identifier: Apache-2.0
#pragma once
// Polarity and subjectivity of English text by lexicon and rules: the analyser of pattern.en (T. De Smedt and
// W. Daelemans, "Pattern for Python", JMLR 13, 2012) with TextBlob's defaults. In the order of the words:
//  - a word of the lexicon counts with the mean of its senses;
//  - an adverb of the lexicon multiplies the next word of the lexicon by its intensity, across words of one or two
//    letters;
//  - "no", "not", "never" before such a word multiplies its polarity by -0.5;
//  - "!" multiplies the polarity before it by 1.25, "(!)" is irony, faces have polarities of their own.
// The text's values are the means over all that counted, zeros where nothing did: the lexicon is English.

#include "core/base/result.h"
#include "core/engine/nlp_types.h"

#include <stop_token>
#include <string_view>

namespace aisemble::nlp {

/// Errors: Cancelled.
[[nodiscard]] Result<SentimentScores> scoreSentiment(std::string_view text, const std::stop_token& stop);

/// With label, confidence and the counts of a few plainly positive and negative words. Errors: Cancelled.
[[nodiscard]] Result<SentimentAnalysis> analyzeSentiment(std::string_view text, const SentimentOptions& options,
                                                         const std::stop_token& stop);

} // namespace aisemble::nlp
