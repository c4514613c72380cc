// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which language a text is in.

#include "core/base/result.h"
#include "core/engine/nlp_types.h"

#include <string>
#include <string_view>

namespace aisemble::nlp {

/// Never empty; best first. In this order:
///  1. Japanese, Chinese and Korean by their scripts, when these make a tenth of the letters: kana say Japanese, else
///     Hangul or Chinese characters, whichever are more. The confidence is that share.
///  2. Compact Language Detector 2 over the text (over four slices of a long one), the confidence being the share of
///     the text that it gives to the language, halved where it calls its answer unreliable. Such an answer is only
///     taken where there is more to go by than a few letters of the Latin alphabet.
///  3. English with confidence 0: an assumption, as for an empty text.
[[nodiscard]] LanguageDetection detectLanguage(std::string_view text);

/// "pt" for "pt", "PT", "pt-BR", "por", "Portuguese" and "português": ISO 639-1 and 639-2 codes and CLDR's names, in
/// English and in the language itself. Errors: InvalidArgument for anything else.
[[nodiscard]] Result<std::string> normalizeLanguage(std::string_view code);

} // namespace aisemble::nlp
