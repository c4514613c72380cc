// SPDX-License-Identifier: Apache-2.0
#pragma once
// Penn Treebank tags for the words of English sentences: a greedy averaged perceptron (M. Collins, EMNLP 2002) over
// sparse features, trained by resources/training/pos_tagger on the Universal Dependencies English Web Treebank. Its
// card with measured accuracy is resources/models/pos-english/README.md.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace aisemble::nlp {

/// Number of a tag; pennTagName() gives its name.
using PennTag = std::uint8_t;

/// "NN", "VBZ", …
[[nodiscard]] std::string_view pennTagName(PennTag tag);

/// Tags the tokens of one sentence: words, marks, and parts of contractions ("do", "n't"). Linear in the sentence.
[[nodiscard]] std::vector<PennTag> tagSentence(std::span<const std::string_view> tokens);

} // namespace aisemble::nlp
