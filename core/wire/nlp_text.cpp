// SPDX-License-Identifier: Apache-2.0
#include "core/wire/nlp_text.h"

#include "core/wire/json_text.h"
#include "core/wire/nlp_json.h"

#include <nlohmann/json.hpp>

namespace aisemble::wire {
namespace {

/// Room for quotes, comma and a few escapes beside a text; for a tag's names too.
constexpr std::size_t kAroundText = 8;
constexpr std::size_t kAroundTag = 32;

void appendTexts(std::string& out, const std::vector<std::string>& texts) {
  out += '[';
  for (const std::string& text : texts) {
    if (out.back() != '[') out += ',';
    appendJsonTextLossy(out, text);
  }
  out += ']';
}

std::size_t expectedSize(const TextTokens& tokens) {
  std::size_t out = 256;
  for (const std::string& word : tokens.words)
    out += word.size() + kAroundText;
  for (const std::string& sentence : tokens.sentences)
    out += sentence.size() + kAroundText;
  for (const TaggedWord& word : tokens.tags)
    out += word.word.size() + word.tag.size() + kAroundTag;
  return out;
}

std::string tokensToText(const TextTokens& tokens, const std::string& language) {
  std::string out;
  out.reserve(expectedSize(tokens));
  out += R"({"task":")";
  out += nlpTaskName(NlpTask::Tokenize);
  out += R"(","results":{"word_tokens":)";
  appendTexts(out, tokens.words);
  out += R"(,"sentence_tokens":)";
  appendTexts(out, tokens.sentences);
  out += R"(,"pos_tags":[)";
  for (const TaggedWord& word : tokens.tags) {
    if (out.back() != '[') out += ',';
    out += R"({"word":)";
    appendJsonTextLossy(out, word.word);
    out += R"(,"pos":)";
    appendJsonTextLossy(out, word.tag);
    out += '}';
  }
  out += R"(],"token_count":)";
  out += std::to_string(tokens.words.size());
  out += R"(,"sentence_count":)";
  out += std::to_string(tokens.sentences.size());
  if (!tokens.tagger.empty()) {
    out += R"(,"tagger":)";
    appendJsonTextLossy(out, tokens.tagger);
  }
  out += R"(},"language_detected":)";
  appendJsonTextLossy(out, language);
  out += '}';
  return out;
}

} // namespace

std::string nlpResultToText(const NlpResult& result) {
  if (const auto* tokens = std::get_if<TextTokens>(&result.detail)) return tokensToText(*tokens, result.language);
  return writeJsonLossy(toJson(result));
}

} // namespace aisemble::wire
