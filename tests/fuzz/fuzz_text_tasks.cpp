// SPDX-License-Identifier: Apache-2.0
// The scanners of the text engine: whatever is in a text, slices stay slices and counts stay counts.
#include "core/base/utf8.h"
#include "core/nlp/sentiment/sentiment.h"
#include "core/nlp/tasks/entities.h"
#include "core/nlp/tasks/keywords.h"
#include "core/nlp/tasks/similarity.h"
#include "core/nlp/tasks/statistics.h"
#include "core/nlp/tasks/summary.h"
#include "core/nlp/text/characters.h"
#include "core/nlp/words/tokenize.h"

#include <cmath>
#include <cstdint>
#include <string_view>

using namespace aisemble;
using namespace aisemble::nlp;

namespace {

void expect(bool holds) {
  if (!holds) __builtin_trap();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (findInvalidUtf8(text) != std::string_view::npos) return 0;

  const auto counts = countText(text, {}, {}).value();
  expect(counts.characters == static_cast<std::int64_t>(countCodePoints(text)));
  expect(counts.uppercase + counts.lowercase + counts.digits <= counts.characters);

  const auto sentiment = analyzeSentiment(text, {.assessments = true}, {}).value();
  expect(std::abs(sentiment.scores.polarity) <= 1 && sentiment.scores.subjectivity >= 0);
  std::int64_t free = 0;
  for (const SentimentAssessment& one : *sentiment.assessments) {
    expect(free <= one.begin && one.begin < one.end && one.end <= counts.characters &&
           one.end - one.begin == static_cast<std::int64_t>(countCodePoints(one.text)));
    free = one.end;
  }

  const auto entities = findEntities(text, {}).value();
  for (const NamedEntity& entity : entities.entities)
    expect(*entity.begin < *entity.end && *entity.end <= counts.characters &&
           *entity.end - *entity.begin == static_cast<std::int64_t>(countCodePoints(entity.text)));

  const auto sentences = tokenizeText(text, "en", {SentenceRule::Unicode}, {}, {}).value().sentences;
  expect(static_cast<std::int64_t>(sentences.size()) == countText(text, {SentenceRule::Unicode}, {}).value().sentences);

  const auto tokens = tokenizeText(text, "en", {}, {}, {}).value();
  expect(tokens.tags.size() == tokens.words.size());
  for (std::size_t i = 0; i < tokens.words.size(); ++i)
    expect(tokens.tags[i].word == tokens.words[i]);

  (void)extractKeywords(text, {.maxKeywords = 3}, {}).value();
  const auto summary = summarize(text, {.maxSentences = 2}, {}).value();
  expect(summary.summarySentences <= summary.originalSentences);
  const auto similarity = compareTexts(text, text.substr(0, text.find('\n')), {}).value();
  expect(similarity.jaccard >= 0 && similarity.jaccard <= 1 && similarity.character <= 1);
  return 0;
}
