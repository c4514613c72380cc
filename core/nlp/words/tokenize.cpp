// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/words/tokenize.h"

#include "core/nlp/tasks/sentences.h"
#include "core/nlp/text/pieces.h"
#include "core/nlp/words/english_words.h"
#include "core/nlp/words/japanese_words.h"
#include "core/nlp/words/segmented_words.h"

namespace aisemble::nlp {
namespace {

Result<void> addTags(std::string_view text, const std::string& language, const TokenizeTools& tools,
                     const std::stop_token& stop, TextTokens& out) {
  if (language == "en") {
    out.tagger = "averaged perceptron, Penn Treebank tags";
    if (!tagEnglishWords(text, stop, out.tags)) return cancelled();
    return {};
  }
  if (language == "ja" && tools.japanese != nullptr) {
    out.tagger = "MeCab with IPADIC, Universal Dependencies tags";
    return tools.japanese->tag(text, stop, out.tags);
  }
  out.tagger = "ICU word segmentation, untagged";
  if (language == "ja" && !tools.whyNoJapanese.empty()) out.tagger += ". " + tools.whyNoJapanese;
  return segmentWords(text, language, stop, out.tags);
}

} // namespace

Result<TextTokens> tokenizeText(std::string_view text, const std::string& language, const TokenizeOptions& options,
                                const TokenizeTools& tools, const std::stop_token& stop) {
  TextTokens out;
  StopCheck check(stop);
  const bool isDone = forEachWord(text, [&](std::string_view word) {
    out.words.emplace_back(word);
    return !check.isDue();
  });
  if (!isDone) return cancelled();
  const auto sentences = sentencesOf(text, options.sentences, check);
  if (!sentences) return fail(sentences.error());
  out.sentences.assign(sentences->begin(), sentences->end());
  if (Result<void> tagged = addTags(text, language, tools, stop, out); !tagged) return fail(std::move(tagged.error()));
  return out;
}

} // namespace aisemble::nlp
