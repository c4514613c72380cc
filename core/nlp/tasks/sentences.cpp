// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/tasks/sentences.h"

#include "core/nlp/text/sentences.h"

namespace aisemble::nlp {

Result<std::vector<std::string_view>> sentencesOf(std::string_view text, SentenceRule rule, StopCheck& check) {
  std::vector<std::string_view> out;
  bool isDone = true;
  if (rule == SentenceRule::FullStops) {
    isDone = forEachPiece(text, [&](std::string_view piece) {
      if (const std::string_view sentence = strip(piece); !sentence.empty()) out.push_back(sentence);
      return !check.isDue();
    });
  } else {
    auto walked = forEachSentence(text, [&](std::size_t begin, std::size_t end) {
      out.push_back(text.substr(begin, end - begin));
      return !check.isDue();
    });
    if (!walked) return fail(std::move(walked.error()));
    isDone = *walked;
  }
  if (!isDone) return cancelled();
  return out;
}

} // namespace aisemble::nlp
