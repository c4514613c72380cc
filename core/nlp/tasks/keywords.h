// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a text is about: its most frequent words, and where it is long enough its weightiest ones.

#include "core/base/result.h"
#include "core/engine/nlp_types.h"

#include <stop_token>
#include <string_view>

namespace aisemble::nlp {

/// Words of at least three characters that are no stop words, by frequency; with more than five such words and a full
/// stop in the text also by TF-IDF over the pieces between full stops. Errors: Cancelled.
[[nodiscard]] Result<KeywordExtraction> extractKeywords(std::string_view text, const KeywordsOptions& options,
                                                        const std::stop_token& stop);

} // namespace aisemble::nlp
