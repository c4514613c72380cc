// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words that say nothing about what a text is about.

#include <string_view>

namespace aisemble::nlp {

/// The 30 that the frequency list leaves out; the interface's own list.
[[nodiscard]] bool isKeywordStopWord(std::string_view word);

/// The 318 English ones that TF-IDF leaves out: the list of the Glasgow Information Retrieval Group
/// (http://ir.dcs.gla.ac.uk/resources/linguistic_utils/stop_words) in the form that scikit-learn uses.
[[nodiscard]] bool isEnglishStopWord(std::string_view word);

} // namespace aisemble::nlp
