// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/tasks/summary.h"

#include "core/nlp/tasks/sentences.h"
#include "core/nlp/text/lower_case.h"
#include "core/nlp/text/pieces.h"
#include "core/nlp/text/word_counter.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace aisemble::nlp {
namespace {

struct Scored {
  std::int64_t score;
  std::size_t index;
};

/// Scores of all sentences, in order; absent when stopped.
std::optional<std::vector<Scored>> score(std::string_view text, const std::vector<std::string_view>& sentences,
                                         StopCheck& check) {
  const std::string lowered = lowerCase(text);
  WordCounter counter;
  const bool isCounted = forEachWord(lowered, [&](std::string_view word) {
    counter.add(word);
    return !check.isDue();
  });
  if (!isCounted) return std::nullopt;
  std::vector<Scored> out;
  out.reserve(sentences.size());
  std::string sentence;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    sentence.clear();
    appendLowerCase(sentences[i], sentence);
    std::int64_t sum = 0;
    const bool isDone = forEachWord(sentence, [&](std::string_view word) {
      if (const auto number = counter.find(word)) sum += counter.entries()[*number].count;
      return !check.isDue();
    });
    if (!isDone) return std::nullopt;
    out.push_back({sum, i});
  }
  return out;
}

/// Full-width marks bring their space with them.
bool endsFullWidth(std::string_view sentence) {
  constexpr std::string_view kMarks[] = {"。", "！", "？", "」", "』", "）"};
  return std::ranges::any_of(kMarks, [sentence](std::string_view mark) { return sentence.ends_with(mark); });
}

std::string joined(const std::vector<std::string_view>& sentences, std::span<const Scored> chosen, SentenceRule rule) {
  const bool isCut = rule == SentenceRule::FullStops; // the marks are gone
  std::string out;
  for (const Scored& one : chosen) {
    if (!out.empty()) out += isCut ? ". " : endsFullWidth(out) ? "" : " ";
    out += sentences[one.index];
  }
  if (isCut) out += '.';
  return out;
}

} // namespace

Result<TextSummary> summarize(std::string_view text, const SummarizeOptions& options, const std::stop_token& stop) {
  StopCheck check(stop);
  auto cut = sentencesOf(text, options.sentences, check);
  if (!cut) return fail(std::move(cut.error()));
  const std::vector<std::string_view>& sentences = *cut;
  TextSummary out;
  out.originalSentences = static_cast<std::int64_t>(sentences.size());
  const auto most = static_cast<std::size_t>(options.maxSentences);
  if (sentences.size() <= most) {
    out.summary = std::string(text);
    out.summarySentences = out.originalSentences;
    out.compressionRatio = 1;
    return out;
  }
  auto scored = score(text, sentences, check);
  if (!scored) return cancelled();
  const auto end = scored->begin() + static_cast<std::ptrdiff_t>(most);
  std::partial_sort(scored->begin(), end, scored->end(), [](const Scored& a, const Scored& b) {
    return a.score != b.score ? a.score > b.score : a.index > b.index;
  });
  std::sort(scored->begin(), end, [](const Scored& a, const Scored& b) { return a.index < b.index; });
  out.summary = joined(sentences, {scored->begin(), end}, options.sentences);
  out.summarySentences = static_cast<std::int64_t>(most);
  out.compressionRatio = static_cast<double>(most) / static_cast<double>(sentences.size());
  return out;
}

} // namespace aisemble::nlp
