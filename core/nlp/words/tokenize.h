// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words and sentences of a text, and the words' parts of speech.

#include "core/base/result.h"
#include "core/engine/nlp_types.h"

#include <stop_token>
#include <string>
#include <string_view>

namespace aisemble::nlp {

class JapaneseAnalyzer;

/// Words are \w+, whatever the language. The tags are, in English, of
/// exactly these words, by the perceptron tagger; in Japanese of the words that `japanese` finds; in other languages of
/// the words that ICU finds, untagged ("X"). Without `japanese` (null), Japanese is treated like those others, and
/// `tagger` of the result gives `whyNoJapanese`. Errors: Cancelled, Internal.
struct TokenizeTools {
  const JapaneseAnalyzer* japanese = nullptr;
  std::string whyNoJapanese;
};
[[nodiscard]] Result<TextTokens> tokenizeText(std::string_view text, const std::string& language,
                                              const TokenizeOptions& options, const TokenizeTools& tools,
                                              const std::stop_token& stop);

} // namespace aisemble::nlp
