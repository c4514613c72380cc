// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/tasks/similarity.h"

#include "core/nlp/tasks/term_weights.h"
#include "core/nlp/text/lower_case.h"
#include "core/nlp/text/pieces.h"
#include "core/nlp/text/word_counter.h"

#include <algorithm>
#include <vector>

namespace aisemble::nlp {
namespace {

/// The text without spaces (of all white space, only U+0020), one character after the other.
class CharactersBesideSpaces {
 public:
  explicit CharactersBesideSpaces(std::string_view text) : m_text(text) { skipSpaces(); }
  [[nodiscard]] bool isAtEnd() const { return m_at == m_text.size(); }
  char32_t next() {
    const CodePoint c = codePointAt(m_text, m_at);
    m_at += c.bytes;
    skipSpaces();
    return c.value;
  }

 private:
  void skipSpaces() {
    while (m_at < m_text.size() && m_text[m_at] == ' ')
      ++m_at;
  }
  std::string_view m_text;
  std::size_t m_at = 0;
};

/// Characters that are equal at equal positions, over the length of the longer text.
double characterSimilarity(std::string_view left, std::string_view right) {
  CharactersBesideSpaces a(left);
  CharactersBesideSpaces b(right);
  std::int64_t equal = 0;
  std::int64_t longest = 0;
  for (; !a.isAtEnd() && !b.isAtEnd(); ++longest)
    equal += a.next() == b.next() ? 1 : 0;
  for (; !a.isAtEnd(); ++longest)
    a.next();
  for (; !b.isAtEnd(); ++longest)
    b.next();
  return longest == 0 ? 0 : static_cast<double>(equal) / static_cast<double>(longest);
}

} // namespace

Result<TextSimilarity> compareTexts(std::string_view left, std::string_view right, const std::stop_token& stop) {
  const std::string a = lowerCase(left);
  const std::string b = lowerCase(right);
  StopCheck check(stop);
  WordCounter words;
  bool isDone = forEachWord(a, [&](std::string_view word) {
    words.add(word);
    return !check.isDue();
  });
  const std::size_t ofLeft = words.entries().size();
  std::vector<bool> isShared(ofLeft);
  isDone = isDone && forEachWord(b, [&](std::string_view word) {
             if (const std::uint32_t number = words.add(word); number < ofLeft) isShared[number] = true;
             return !check.isDue();
           });
  if (!isDone) return fail(ErrorCode::Cancelled, "The request was cancelled.");
  TextSimilarity out;
  out.wordOverlap = std::count(isShared.begin(), isShared.end(), true);
  out.totalUniqueWords = static_cast<std::int64_t>(words.entries().size());
  if (out.totalUniqueWords > 0)
    out.jaccard = static_cast<double>(out.wordOverlap) / static_cast<double>(out.totalUniqueWords);
  if (!left.empty() && !right.empty()) out.character = characterSimilarity(a, b);
  if (check.isRequested()) return fail(ErrorCode::Cancelled, "The request was cancelled.");
  out.weighted = weightedCosine(a, b);
  return out;
}

} // namespace aisemble::nlp
