// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/sentiment/pattern_tokenizer.h"

#include "core/nlp/sentiment/emoticons.h"
#include "core/nlp/text/pieces.h"

#include <algorithm>
#include <array>

namespace aisemble::nlp {
namespace {

constexpr std::string_view kSeparateMarks = ",;:!?()[]{}`'\"@#$^&*+-|=~_";
constexpr std::string_view kEndOfSentence = "END-OF-SENTENCE"; // a text that holds this word ends a sentence, too
constexpr std::string_view kIrony = "(!)";
constexpr std::size_t kLongestFace = 5;      // tokens: every character of a face can be one
constexpr std::size_t kHeldTokens = 1 << 14; // of a sentence without an end, before its beginning is given away

constexpr std::array<bool, 256> makeMarks() {
  std::array<bool, 256> out{};
  for (const char c : kSeparateMarks)
    out[static_cast<unsigned char>(c)] = true;
  return out;
}
constexpr std::array<bool, 256> kIsMark = makeMarks();

bool isMark(char c) {
  return kIsMark[static_cast<unsigned char>(c)];
}
bool isAsciiLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Curly quotes: U+2018, U+2019, U+201C, U+201D.
bool isCurlyQuote(char32_t c) {
  return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D;
}

bool isAbbreviation(std::string_view word) {
  constexpr std::string_view known[] = {"adj.",  "adv.",  "al.",  "a.m.", "cf.", "comp.", "conf.", "def.",
                                        "ed.",   "e.g.",  "esp.", "etc.", "ex.", "fig.",  "gen.",  "id.",
                                        "i.e.",  "int.",  "Med.", "Mil.", "Mr.", "n.q.",  "orig.", "pl.",
                                        "pred.", "pres.", "p.m.", "ref.", "vs."};
  return std::find(std::begin(known), std::end(known), word) != std::end(known);
}

/// What the beginning of a chunk could be an abbreviation of, found once: its end is cut off mark by mark.
struct AbbreviationShape {
  std::size_t alternating = 0; ///< bytes of the longest beginning like "U.S."
  std::size_t consonants = 0;  ///< bytes of a capital and the consonants behind it, "Mr"; 0 without a consonant

  explicit AbbreviationShape(std::string_view word) {
    while (alternating + 1 < word.size() && isAsciiLetter(word[alternating]) && word[alternating + 1] == '.')
      alternating += 2;
    if (word.empty() || word[0] < 'A' || word[0] > 'Z') return;
    // The bar is in the set of the original's expression, by its way of writing it.
    const std::size_t end = word.find_first_not_of("bcdfghjklmnpqrstvwxz|", 1);
    consonants = end == std::string_view::npos ? word.size() : end;
    if (consonants < 2) consonants = 0;
  }

  /// `word` is a beginning of the chunk that ends with a full stop.
  [[nodiscard]] bool matches(std::string_view word) const {
    return (alternating >= word.size() && word.size() % 2 == 0) || (consonants != 0 && word.size() == consonants + 1) ||
           (word.size() <= 5 && isAbbreviation(word));
  }
};

bool endsSentence(std::string_view token) {
  return token == "." || token == "!" || token == "?" || token == "...";
}
/// The part of the text from the one slice to the other, both included.
std::string_view sliceOver(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}
/// May stand behind the end of a sentence and still belongs to it.
bool followsEnd(std::string_view token) {
  return endsSentence(token) || token == ")" || token == "\u201D" || token == "\u2019";
}

} // namespace

bool PatternTokenizer::run(std::string_view text, const std::stop_token& stop) {
  m_sentence.clear();
  m_isEnding = false;
  if (!scan(text, stop)) return false;
  flush(true);
  return true;
}

/// Chunks between white space; quotes stand alone, "n't" begins a new chunk, an empty line ends a sentence.
bool PatternTokenizer::scan(std::string_view text, const std::stop_token& stop) {
  StopCheck check(stop);
  std::size_t begin = std::string_view::npos;
  int lineBreaks = 0;
  bool stopped = false;
  const auto endChunk = [&](std::size_t end) {
    if (begin == std::string_view::npos) return;
    splitChunk(text.substr(begin, end - begin));
    begin = std::string_view::npos;
    stopped = stopped || check.isDue();
  };
  for (std::size_t at = 0; at < text.size() && !stopped;) {
    const CodePoint c = codePointAt(text, at);
    if (isSpace(c.value)) {
      endChunk(at);
      const bool joinsNext = c.value == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
      if (!joinsNext) lineBreaks = c.value == '\n' ? lineBreaks + 1 : 0;
      if (lineBreaks == 2) {
        endParagraph();
        lineBreaks = 3; // one end for a run of empty lines
      }
    } else {
      lineBreaks = 0;
      if (c.value == '\'' || c.value == '"' || isCurlyQuote(c.value)) {
        endChunk(at);
        splitChunk(text.substr(at, c.bytes));
      } else {
        if (c.value == 'n' && text.substr(at, 3) == "n't") endChunk(at);
        if (begin == std::string_view::npos) begin = at;
      }
    }
    at += c.bytes;
    if ((at & 0xFFFF) == 0 && check.isRequested()) return false;
  }
  if (stopped) return false;
  endChunk(text.size());
  return true;
}

/// Marks at both ends of a chunk become tokens of their own.
void PatternTokenizer::splitChunk(std::string_view chunk) {
  std::string_view word = chunk;
  while (!word.empty() && isMark(word.front())) {
    addToken(word.substr(0, 1));
    word.remove_prefix(1);
  }
  if (word.empty()) return;
  if (!isMark(word.back()) && word.back() != '.') return addToken(word);

  const AbbreviationShape shape(word);
  m_tail.clear();
  while (!word.empty() && (isMark(word.back()) || word.back() == '.')) {
    if (isMark(word.back())) {
      m_tail.push_back(word.substr(word.size() - 1));
      word.remove_suffix(1);
    }
    if (word.ends_with("...")) {
      m_tail.push_back(word.substr(word.size() - 3));
      word.remove_suffix(3);
      while (word.ends_with('.'))
        word.remove_suffix(1);
    }
    if (word.ends_with('.')) {
      if (shape.matches(word)) break;
      m_tail.push_back(word.substr(word.size() - 1));
      word.remove_suffix(1);
    }
  }
  if (!word.empty()) addToken(word);
  for (auto token = m_tail.rbegin(); token != m_tail.rend(); ++token)
    addToken(*token);
}

void PatternTokenizer::endParagraph() {
  m_isEnding = true;
}

void PatternTokenizer::addToken(std::string_view token) {
  if (token == kEndOfSentence) return endParagraph();
  if (m_isEnding && !followsEnd(token)) {
    flush(true);
    m_isEnding = false;
  }
  if (endsSentence(token)) m_isEnding = true;
  push(token);
}

void PatternTokenizer::push(std::string_view token) {
  const std::size_t size = m_sentence.size();
  if (token == ")" && size >= 2 && m_sentence[size - 1].word == "!" && m_sentence[size - 2].word == "(") {
    m_sentence.pop_back();
    m_sentence.back() = {kIrony, sliceOver(m_sentence.back().place, token)};
    return;
  }
  m_sentence.push_back({token, token});
  if (m_sentence.size() >= kHeldTokens) flush(false);
}

/// Gives the tokens away, those that form a face joined to one word. While the sentence is open the last ones stay:
/// what comes next may join them.
void PatternTokenizer::flush(bool sentenceEnds) {
  const std::size_t held = sentenceEnds ? 0 : kLongestFace + 2;
  std::size_t at = 0;
  while (at + held < m_sentence.size()) {
    const std::size_t end = faceEnd(at);
    if (end <= at + 1) {
      m_sink(m_sentence[at]);
      ++at;
      continue;
    }
    const std::string_view place = sliceOver(m_sentence[at].place, m_sentence[end - 1].place);
    m_joined.clear();
    for (; at < end; ++at)
      m_joined += m_sentence[at].word;
    m_sink({m_joined, place});
  }
  m_sentence.erase(m_sentence.begin(), m_sentence.begin() + static_cast<std::ptrdiff_t>(at));
}

/// A face may begin anywhere in the token `first` and go on over the next ones, of which each can be cut between any
/// two of its characters; it ends with a token. Returns the number behind its last token, 0 where there is no face.
std::size_t PatternTokenizer::faceEnd(std::size_t first) const {
  const std::string_view begin = m_sentence[first].word;
  for (std::size_t offset = 0; offset < begin.size(); ++offset) {
    if (!canBeginEmoticon(begin[offset])) continue;
    // The quick no: faces that begin with a letter or a digit go on with a mark or 'D'.
    if (offset + 1 < begin.size() && isAsciiLetter(begin[offset + 1]) && isAsciiLetter(begin[offset]) &&
        begin[offset + 1] != 'D')
      continue;
    for (const Emoticon* face = nextEmoticon(begin[offset], nullptr); face != nullptr;
         face = nextEmoticon(begin[offset], face)) {
      std::size_t token = first;
      std::size_t at = offset;
      std::size_t matched = 0;
      while (matched < face->text.size()) {
        if (at == m_sentence[token].word.size()) {
          at = 0;
          if (++token == m_sentence.size()) break;
        }
        if (m_sentence[token].word[at] != face->text[matched]) break;
        ++at;
        ++matched;
      }
      if (matched == face->text.size() && at == m_sentence[token].word.size()) return token + 1;
    }
  }
  return 0;
}

} // namespace aisemble::nlp
