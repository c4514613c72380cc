// SPDX-License-Identifier: Apache-2.0
#pragma once
// Counts of characters, words and sentences, and the most frequent words.

#include "core/base/result.h"
#include "core/engine/nlp_types.h"

#include <stop_token>
#include <string_view>

namespace aisemble::nlp {

/// Words are what stands between white space. Where sentences end at full stops, the average sentence length divides by
/// all pieces, blank ones too. Of the words, lower-case and without ASCII punctuation at their ends, the ten most
/// frequent are given. The sentiment is left to the caller. Errors: Cancelled, Internal.
[[nodiscard]] Result<TextAnalysis> countText(std::string_view text, const AnalyzeOptions& options,
                                             const std::stop_token& stop);

} // namespace aisemble::nlp
