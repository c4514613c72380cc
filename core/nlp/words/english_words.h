// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words of an English text with their parts of speech.

#include "core/engine/nlp_types.h"

#include <stop_token>
#include <string_view>
#include <vector>

namespace aisemble::nlp {

/// One tagged word for each \w+ word of `text`, in order. The tagger itself sees the tokens of the Penn Treebank:
/// marks, numbers and addresses in one piece, contractions in two ("do", "n't"); a word takes the tag of the token in
/// which it begins. False when stopped.
[[nodiscard]] bool tagEnglishWords(std::string_view text, const std::stop_token& stop, std::vector<TaggedWord>& out);

/// The tokens that the tagger sees, each a slice of `text`.
[[nodiscard]] std::vector<std::string_view> pennTokens(std::string_view text);

} // namespace aisemble::nlp
