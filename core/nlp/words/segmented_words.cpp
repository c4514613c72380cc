// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/words/segmented_words.h"

#include "core/nlp/words/text_parts.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <memory>

namespace aisemble::nlp {
namespace {

constexpr std::size_t kStopGrainBytes = 16 * 1024; // the grain at which a stop is noticed

struct CloseIterator {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

Result<void> failure(UErrorCode status) {
  return fail(ErrorCode::Internal, "The words of the text could not be found: ICU has no rules for them.",
              u_errorName(status));
}

Result<void> segmentPart(UBreakIterator& iterator, std::string_view part, std::vector<TaggedWord>& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> view(
      utext_openUTF8(nullptr, part.data(), static_cast<std::int64_t>(part.size()), &status));
  ubrk_setUText(&iterator, view.get(), &status);
  if (U_FAILURE(status)) return failure(status);
  auto begin = static_cast<std::size_t>(ubrk_first(&iterator));
  for (std::int32_t next = ubrk_next(&iterator); next != UBRK_DONE; next = ubrk_next(&iterator)) {
    const auto end = static_cast<std::size_t>(next);
    const std::int32_t kind = ubrk_getRuleStatus(&iterator);
    const bool isNumber = kind >= UBRK_WORD_NUMBER && kind < UBRK_WORD_NUMBER_LIMIT;
    if (kind >= UBRK_WORD_NONE_LIMIT)
      out.push_back({std::string(part.substr(begin, end - begin)), isNumber ? "NUM" : "X"});
    begin = end;
  }
  return {};
}

} // namespace

Result<void> segmentWords(std::string_view text, const std::string& language, const std::stop_token& stop,
                          std::vector<TaggedWord>& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBreakIterator, CloseIterator> iterator(
      ubrk_open(UBRK_WORD, language.c_str(), nullptr, 0, &status));
  if (U_FAILURE(status)) return failure(status);
  Result<void> result;
  forEachPart(text, kStopGrainBytes, [&](std::string_view part) {
    if (stop.stop_requested()) {
      result = fail(ErrorCode::Cancelled, "The request was cancelled.");
      return false;
    }
    result = segmentPart(*iterator, part, out);
    return result.has_value();
  });
  return result;
}

} // namespace aisemble::nlp
