// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/words/english_words.h"

#include "core/nlp/text/pieces.h"
#include "core/nlp/words/english_tagger.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace aisemble::nlp {
namespace {

constexpr std::size_t kLongestSentence = 512; // tokens; a longer one is tagged in parts
constexpr std::string_view kCurlyApostrophe = "\u2019";

/// Abbreviations that keep their full stop and do not end a sentence.
bool keepsFullStop(std::string_view word) {
  constexpr std::string_view known[] = {"Mr",  "Mrs", "Ms",   "Dr",   "Prof", "St",  "Jr",  "Sr",  "vs",  "etc",
                                        "Inc", "Co",  "Corp", "Ltd",  "Gen",  "Sen", "Rep", "Gov", "Jan", "Feb",
                                        "Mar", "Apr", "Aug",  "Sept", "Oct",  "Nov", "Dec", "No"};
  return std::find(std::begin(known), std::end(known), word) != std::end(known);
}

bool isLetterByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Bytes of an apostrophe at `at`; 0 where there is none.
std::size_t apostropheAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  return text.substr(at).starts_with(kCurlyApostrophe) ? kCurlyApostrophe.size() : 0;
}

/// Cuts one chunk between white space into tokens.
class ChunkCutter {
 public:
  ChunkCutter(std::string_view chunk, std::vector<std::string_view>& out) : m_chunk(chunk), m_out(out) {}

  /// Cuts the next token or two; false at the end.
  bool step() {
    if (m_at == m_chunk.size()) return false;
    if (m_at == 0 && isAddress()) {
      cutAddress();
      return true;
    }
    const CodePoint c = codePointAt(m_chunk, m_at);
    if (isWord(c.value))
      cutWord();
    else
      cutMark(c);
    return true;
  }

  /// Whether no word goes on over the place where the next token begins.
  [[nodiscard]] bool isBetweenWords() const {
    return m_at == m_chunk.size() || !isWord(codePointAt(m_chunk, m_at).value) ||
           !isWord(codePointBefore(m_chunk, m_at).value);
  }

 private:
  [[nodiscard]] bool isAddress() const {
    const std::size_t at = m_chunk.find('@');
    return m_chunk.find("://") != std::string_view::npos || m_chunk.starts_with("www.") ||
           (at != std::string_view::npos && at > 0 && m_chunk.find('.', at) != std::string_view::npos);
  }

  void emit(std::size_t end) {
    if (end > m_at) m_out.push_back(m_chunk.substr(m_at, end - m_at));
    m_at = end;
  }

  void cutAddress() {
    std::size_t end = m_chunk.size();
    while (end > 0 && std::string_view(".,;:!?()[]{}<>\"'").find(m_chunk[end - 1]) != std::string_view::npos)
      --end;
    while (m_at < end && std::string_view("([{<\"'").find(m_chunk[m_at]) != std::string_view::npos)
      emit(m_at + 1);
    emit(end);
    while (m_at < m_chunk.size())
      emit(m_at + 1);
  }

  /// A mark, or a run of the same one.
  void cutMark(CodePoint mark) {
    std::size_t end = m_at + mark.bytes;
    while (end < m_chunk.size() && codePointAt(m_chunk, end).value == mark.value)
      end += mark.bytes;
    emit(end);
  }

  void cutWord() {
    if (const std::size_t initials = initialsEnd(); initials > m_at) return emit(initials);
    std::size_t end = wordEnd(m_at);
    while (continuesNumber(end))
      end = wordEnd(end + 1);
    if (end < m_chunk.size() && m_chunk[end] == '.' && keepsFullStop(m_chunk.substr(m_at, end - m_at))) ++end;
    if (!cutContraction(end)) emit(end);
  }

  /// Behind "U.S.", at least two letters with a full stop each.
  [[nodiscard]] std::size_t initialsEnd() const {
    std::size_t end = m_at;
    while (end + 1 < m_chunk.size() && isLetterByte(m_chunk[end]) && m_chunk[end + 1] == '.')
      end += 2;
    return end >= m_at + 4 ? end : m_at;
  }

  [[nodiscard]] std::size_t wordEnd(std::size_t at) const {
    while (at < m_chunk.size()) {
      const CodePoint c = codePointAt(m_chunk, at);
      if (!isWord(c.value)) break;
      at += c.bytes;
    }
    return at;
  }

  /// "3.14", "1,000"
  [[nodiscard]] bool continuesNumber(std::size_t end) const {
    const auto isDigitByte = [&](std::size_t i) {
      return i < m_chunk.size() && m_chunk[i] >= '0' && m_chunk[i] <= '9';
    };
    return end < m_chunk.size() && (m_chunk[end] == '.' || m_chunk[end] == ',') && end > m_at && isDigitByte(end - 1) &&
           isDigitByte(end + 1);
  }

  /// "do" "n't", "she" "'s": emits both parts.
  bool cutContraction(std::size_t end) {
    const std::size_t apostrophe = apostropheAt(m_chunk, end);
    if (apostrophe == 0) return false;
    const std::size_t tail = end + apostrophe;
    const std::size_t tailEnd = wordEnd(tail);
    std::string letters(m_chunk.substr(tail, std::min<std::size_t>(tailEnd - tail, 3)));
    for (char& c : letters)
      c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    const bool isNot = letters == "t" && end > m_at + 1 && (m_chunk[end - 1] | 0x20) == 'n';
    constexpr std::string_view known[] = {"s", "m", "d", "ll", "re", "ve"};
    if (!isNot && std::find(std::begin(known), std::end(known), letters) == std::end(known)) return false;
    emit(isNot ? end - 1 : end);
    emit(tailEnd);
    return true;
  }

  std::string_view m_chunk;
  std::size_t m_at = 0;
  std::vector<std::string_view>& m_out;
};

/// Collects the tokens of a sentence, tags them, and hands the tags on to the words.
class Tagging {
 public:
  explicit Tagging(std::vector<TaggedWord>& out) : m_out(out) {}

  /// False when stopped.
  bool addChunk(std::string_view chunk, StopCheck& check) {
    ChunkCutter cutter(chunk, m_tokens);
    while (cutter.step()) {
      if (check.isDue()) return false;
      if (m_tokens.size() >= kLongestSentence && cutter.isBetweenWords()) flush();
    }
    if (m_tokens.empty()) return true;
    if (const char last = m_tokens.back()[0]; last == '.' || last == '!' || last == '?') flush();
    return true;
  }

  void flush() {
    if (m_tokens.empty()) return;
    m_seen.assign(m_tokens.begin(), m_tokens.end());
    for (std::string_view& token : m_seen)
      if (token.size() > 3 && token.size() < 7) token = plainApostrophe(token);
    const std::vector<PennTag> tags = tagSentence(m_seen);
    addWords(tags);
    m_tokens.clear();
  }

 private:
  /// The tagger learnt straight apostrophes.
  static std::string_view plainApostrophe(std::string_view token) {
    constexpr std::string_view curly[] = {"\u2019s",  "\u2019m",  "\u2019d", "\u2019ll",
                                          "\u2019re", "\u2019ve", "n\u2019t"};
    constexpr std::string_view plain[] = {"'s", "'m", "'d", "'ll", "'re", "'ve", "n't"};
    for (std::size_t i = 0; i < std::size(curly); ++i)
      if (token == curly[i]) return plain[i];
    return token;
  }

  /// The words of the sentence are found over its whole stretch: one may begin in a token and end in the next.
  void addWords(const std::vector<PennTag>& tags) {
    const char* const begin = m_tokens.front().data();
    const char* const end = m_tokens.back().data() + m_tokens.back().size();
    std::size_t token = 0;
    forEachWord(std::string_view(begin, static_cast<std::size_t>(end - begin)), [&](std::string_view word) {
      while (m_tokens[token].data() + m_tokens[token].size() <= word.data())
        ++token;
      m_out.push_back({std::string(word), std::string(pennTagName(tags[token]))});
      return true;
    });
  }

  std::vector<TaggedWord>& m_out;
  std::vector<std::string_view> m_tokens;
  std::vector<std::string_view> m_seen;
};

bool hasEmptyLine(std::string_view gap) {
  return std::count(gap.begin(), gap.end(), '\n') > 1;
}

} // namespace

bool tagEnglishWords(std::string_view text, const std::stop_token& stop, std::vector<TaggedWord>& out) {
  Tagging tagging(out);
  StopCheck check(stop);
  const char* behindLast = text.data();
  const bool isDone = forEachChunk(text, [&](std::string_view chunk) {
    if (hasEmptyLine({behindLast, static_cast<std::size_t>(chunk.data() - behindLast)})) tagging.flush();
    behindLast = chunk.data() + chunk.size();
    return tagging.addChunk(chunk, check);
  });
  if (!isDone) return false;
  tagging.flush();
  return true;
}

std::vector<std::string_view> pennTokens(std::string_view text) {
  std::vector<std::string_view> out;
  forEachChunk(text, [&](std::string_view chunk) {
    for (ChunkCutter cutter(chunk, out); cutter.step();) {
    }
    return true;
  });
  return out;
}

} // namespace aisemble::nlp
