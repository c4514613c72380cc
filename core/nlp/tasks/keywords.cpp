// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/tasks/keywords.h"

#include "core/nlp/tasks/stop_words.h"
#include "core/nlp/tasks/term_weights.h"
#include "core/nlp/text/lower_case.h"
#include "core/nlp/text/pieces.h"
#include "core/nlp/text/word_counter.h"

namespace aisemble::nlp {
namespace {

constexpr std::int64_t kFewestWordsToWeigh = 6;

bool hasThreeCharacters(std::string_view word) {
  return word.size() > 2 && (word.size() > 8 || countCodePoints(word) > 2);
}

} // namespace

Result<KeywordExtraction> extractKeywords(std::string_view text, const KeywordsOptions& options,
                                          const std::stop_token& stop) {
  KeywordExtraction out;
  const auto most = static_cast<std::size_t>(options.maxKeywords);
  const std::string lowered = lowerCase(text);
  WordCounter counter;
  std::int64_t kept = 0;
  StopCheck check(stop);
  const bool isDone = forEachWord(lowered, [&](std::string_view word) {
    if (hasThreeCharacters(word) && !isKeywordStopWord(word)) {
      counter.add(word);
      ++kept;
    }
    return !check.isDue();
  });
  if (!isDone) return fail(ErrorCode::Cancelled, "The request was cancelled.");
  for (const WordCounter::Entry& entry : counter.mostCommon(most))
    out.byFrequency.push_back(
        {std::string(entry.word), entry.count, static_cast<double>(entry.count) / static_cast<double>(kept)});
  if (kept < kFewestWordsToWeigh || text.find('.') == std::string_view::npos) return out;
  auto weighted = weighTerms(text, most, stop);
  if (!weighted) return fail(std::move(weighted.error()));
  out.byWeight = std::move(*weighted);
  return out;
}

} // namespace aisemble::nlp
