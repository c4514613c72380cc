// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/text/sentences.h"

#include "core/nlp/text/characters.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

namespace aisemble::nlp {
namespace {

struct CloseSentences {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
struct CloseView {
  void operator()(UText* text) const { utext_close(text); }
};
using View = std::unique_ptr<UText, CloseView>;

std::string_view trimmed(std::string_view text) {
  return strip(text);
}

// All white space and all brackets are in the basic plane.
std::u16string_view trimmed(std::u16string_view text) {
  while (!text.empty() && isSpace(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && isSpace(text.back()))
    text.remove_suffix(1);
  return text;
}

bool opens(char32_t c) {
  const int category = u_charType(static_cast<UChar32>(c));
  return category == U_START_PUNCTUATION || category == U_INITIAL_PUNCTUATION;
}

/// The rules take any bracket that follows a mark at once for one that closes; one that opens belongs to what follows.
std::string_view withoutOpening(std::string_view text) {
  while (!text.empty()) {
    const CodePoint last = codePointBefore(text, text.size());
    if (!opens(last.value)) break;
    text.remove_suffix(last.bytes);
  }
  return text;
}

std::u16string_view withoutOpening(std::u16string_view text) {
  while (!text.empty() && opens(text.back()))
    text.remove_suffix(1);
  return text;
}

bool isLetterUnit(char unit) {
  return static_cast<unsigned char>(unit) >= 0x80 || isWord(static_cast<unsigned char>(unit));
}
bool isLetterUnit(char16_t unit) {
  return isWord(unit);
}

/// Of the text without the white space around it.
template <class Text>
bool endsInAbbreviation(const Text& text) {
  constexpr std::string_view kAbbreviations[] = {"Capt.",   "Col.", "Dr.",  "Gen.", "Gov.",  "Lt.",
                                                 "Messrs.", "Mr.",  "Mrs.", "Ms.",  "Prof.", "Rev.",
                                                 "Sen.",    "Sgt.", "cf.",  "e.g.", "i.e.",  "vs."};
  return std::ranges::any_of(kAbbreviations, [&text](std::string_view one) {
    if (text.size() < one.size()) return false;
    const std::size_t begin = text.size() - one.size();
    if (!std::ranges::equal(text.substr(begin), one)) return false;
    return begin == 0 || !isLetterUnit(text[begin - 1]);
  });
}

template <class Text>
Result<bool> walk(const Text& text, const View& view, UErrorCode status, const VisitSentence& visit) {
  const std::unique_ptr<UBreakIterator, CloseSentences> iterator(
      U_FAILURE(status) ? nullptr : ubrk_open(UBRK_SENTENCE, "", nullptr, 0, &status));
  if (iterator) ubrk_setUText(iterator.get(), view.get(), &status);
  if (U_FAILURE(status))
    return fail(ErrorCode::Internal, "The sentences of the text could not be found: ICU has no rules for them.",
                u_errorName(status));
  std::size_t sentence = 0; // where it begins; it may have several lines
  std::size_t line = 0;
  for (std::int32_t next = ubrk_next(iterator.get()); next != UBRK_DONE; next = ubrk_next(iterator.get())) {
    const auto end = static_cast<std::size_t>(next);
    const bool hasMark = ubrk_getRuleStatus(iterator.get()) < UBRK_SENTENCE_TERM_LIMIT;
    const Text piece = trimmed(text.substr(line, end - line));
    const bool goesOn = !piece.empty() && (!hasMark || endsInAbbreviation(piece));
    line = end;
    const bool isLast = end == text.size();
    if (goesOn && !isLast) continue;
    const Text whole = trimmed(text.substr(sentence, end - sentence));
    const Text found = isLast ? whole : withoutOpening(whole);
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    if (!found.empty() && !visit(begin, begin + found.size())) return false;
    sentence = found.size() == whole.size() ? end : begin + found.size();
  }
  return true;
}

} // namespace

Result<bool> forEachSentence(std::string_view text, const VisitSentence& visit) {
  UErrorCode status = U_ZERO_ERROR;
  const View view(utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  return walk(text, view, status, visit);
}

Result<bool> forEachSentence(std::u16string_view text, const VisitSentence& visit) {
  UErrorCode status = U_ZERO_ERROR;
  const View view(utext_openUChars(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  return walk(text, view, status, visit);
}

} // namespace aisemble::nlp
