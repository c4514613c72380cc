// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/tasks/statistics.h"

#include "core/nlp/text/lower_case.h"
#include "core/nlp/text/pieces.h"
#include "core/nlp/text/sentences.h"
#include "core/nlp/text/word_counter.h"

namespace aisemble::nlp {
namespace {

constexpr std::size_t kFrequentWords = 10;

void countWide(char32_t c, TextAnalysis& out) {
  out.uppercase += isUpper(c) ? 1 : 0;
  out.lowercase += isLower(c) ? 1 : 0;
  out.digits += isDigit(c) ? 1 : 0;
}

bool countCharacters(std::string_view text, StopCheck& check, TextAnalysis& out) {
  std::int64_t byClass[4] = {0, 0, 0, 0};
  for (std::size_t at = 0; at < text.size();) {
    if (check.isDue()) return false;
    const CodePoint c = codePointAt(text, at);
    at += c.bytes;
    ++out.characters;
    if (c.value >= 128) {
      countWide(c.value, out);
      continue;
    }
    const std::uint8_t classes = detail::kAsciiClasses[c.value];
    byClass[0] += classes / detail::Upper & 1;
    byClass[1] += classes / detail::Lower & 1;
    byClass[2] += classes / detail::Digit & 1;
    byClass[3] += classes / detail::Punctuation & 1;
  }
  out.uppercase += byClass[0];
  out.lowercase += byClass[1];
  out.digits += byClass[2];
  out.punctuation += byClass[3];
  return true;
}

/// Counts into `out`; gives what the average divides by.
Result<std::int64_t> countSentences(std::string_view text, SentenceRule rule, StopCheck& check, TextAnalysis& out) {
  std::int64_t blank = 0;
  bool isDone = true;
  if (rule == SentenceRule::FullStops) {
    isDone = forEachPiece(text, [&](std::string_view piece) {
      ++(strip(piece).empty() ? blank : out.sentences);
      return !check.isDue();
    });
  } else {
    auto walked = forEachSentence(text, [&](std::size_t, std::size_t) {
      ++out.sentences;
      return !check.isDue();
    });
    if (!walked) return fail(std::move(walked.error()));
    isDone = *walked;
  }
  if (!isDone) return cancelled();
  return out.sentences + blank;
}

} // namespace

Result<TextAnalysis> countText(std::string_view text, const AnalyzeOptions& options, const std::stop_token& stop) {
  TextAnalysis out;
  StopCheck check(stop);
  const std::string lowered = lowerCase(text);
  WordCounter counter;
  std::int64_t letters = 0;
  bool isDone = countCharacters(text, check, out);
  // The length of a word is counted before lower-casing, which can make two characters of one.
  isDone = isDone && forEachChunk(text, [&](std::string_view word) {
             ++out.words;
             letters += static_cast<std::int64_t>(countCodePoints(word));
             return !check.isDue();
           });
  isDone = isDone && forEachChunk(lowered, [&](std::string_view word) {
             counter.add(stripPunctuation(word));
             return !check.isDue();
           });
  if (!isDone) return cancelled();
  const auto pieces = countSentences(text, options.sentences, check, out);
  if (!pieces) return fail(std::move(pieces.error()));
  if (out.words > 0) {
    out.averageWordLength = static_cast<double>(letters) / static_cast<double>(out.words);
    out.averageSentenceLength = static_cast<double>(out.words) / static_cast<double>(*pieces);
  }
  for (const WordCounter::Entry& entry : counter.mostCommon(kFrequentWords))
    out.wordFrequency.push_back({std::string(entry.word), entry.count});
  return out;
}

} // namespace aisemble::nlp
