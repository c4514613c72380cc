// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/tasks/entities.h"

#include "core/nlp/text/pieces.h"

#include <optional>
#include <vector>

namespace aisemble::nlp {
namespace {

constexpr std::size_t kMostNumbers = 5;

struct Match {
  std::size_t begin; // bytes
  std::size_t end;
};

bool isAsciiAlnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool isLocalPart(char c) {
  return isAsciiAlnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}
bool isDomain(char c) {
  return isAsciiAlnum(c) || c == '.' || c == '-';
}
/// The bar stands in the set of the original's expression.
bool isTopLevel(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '|';
}
bool isUrlCharacter(char c) {
  return (c >= '$' && c <= '_') || (c >= 'a' && c <= 'z') || c == '!';
}

/// Where an address ends whose domain begins at `begin`: greedy, then giving back, as an expression would.
std::optional<std::size_t> domainEnd(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && isDomain(text[end]))
    ++end;
  for (std::size_t dot = end; dot > begin + 1; --dot) {
    if (text[dot - 1] != '.') continue;
    std::size_t last = dot;
    while (last < text.size() && isTopLevel(text[last]))
      ++last;
    for (; last >= dot + 2; --last)
      if (isWordBoundary(text, last)) return last;
  }
  return std::nullopt;
}

bool findEmails(std::string_view text, StopCheck& check, std::vector<Match>& out) {
  std::size_t free = 0; // behind the last match
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (check.isDue()) return false;
    if (at < free) continue;
    std::size_t begin = at;
    while (begin > free && isLocalPart(text[begin - 1]))
      --begin;
    while (begin < at && !isWordBoundary(text, begin))
      ++begin;
    if (begin == at) continue;
    const auto end = domainEnd(text, at + 1);
    if (!end) continue;
    out.push_back({begin, *end});
    free = *end;
  }
  return true;
}

bool findUrls(std::string_view text, StopCheck& check, std::vector<Match>& out) {
  for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at)) {
    if (check.isDue()) return false;
    const std::string_view before = text.substr(0, at);
    const std::size_t scheme = before.ends_with("https") ? 5 : before.ends_with("http") ? 4 : 0;
    std::size_t end = at + 3;
    if (scheme != 0) {
      while (end < text.size() && isUrlCharacter(text[end]))
        ++end;
      if (end > at + 3) out.push_back({at - scheme, end});
    }
    at = end;
  }
  return true;
}

/// Reads patterns of digits at one place.
class DigitReader {
 public:
  explicit DigitReader(std::string_view text) : m_text(text) {}

  /// Behind `shape` at `begin`, in which '0' stands for a digit and every other character for itself, if no word goes
  /// on there.
  [[nodiscard]] std::optional<std::size_t> match(std::size_t begin, std::string_view shape) const {
    std::size_t at = begin;
    for (const char wanted : shape) {
      if (at >= m_text.size()) return std::nullopt;
      const CodePoint c = codePointAt(m_text, at);
      if (wanted == '0' ? !isDecimal(c.value) : c.value != static_cast<unsigned char>(wanted)) return std::nullopt;
      at += c.bytes;
    }
    if (at < m_text.size() && isWord(codePointAt(m_text, at).value)) return std::nullopt;
    return at;
  }

  [[nodiscard]] std::size_t skipDigits(std::size_t at) const {
    while (at < m_text.size()) {
      const CodePoint c = codePointAt(m_text, at);
      if (!isDecimal(c.value)) break;
      at += c.bytes;
    }
    return at;
  }

  /// \d+\.?\d*\b. The boundary may stand behind the full stop itself: "3." in "3.x".
  [[nodiscard]] std::optional<std::size_t> matchNumber(std::size_t begin) const {
    const std::size_t whole = skipDigits(begin);
    if (whole < m_text.size() && m_text[whole] == '.') {
      const std::size_t fraction = skipDigits(whole + 1);
      if (fraction > whole + 1 && isWordBoundary(m_text, fraction)) return fraction;
      if (isWordBoundary(m_text, whole + 1)) return whole + 1;
    }
    if (isWordBoundary(m_text, whole)) return whole;
    return std::nullopt;
  }

 private:
  std::string_view m_text;
};

struct DigitMatches {
  std::vector<Match> phones;
  std::vector<Match> dates;
  std::vector<Match> numbers;
};

void addIfFree(std::vector<Match>& matches, std::size_t begin, std::optional<std::size_t> end) {
  if (end && (matches.empty() || matches.back().end <= begin)) matches.push_back({begin, *end});
}

/// All three kinds begin with a digit that begins a word.
bool findDigits(std::string_view text, StopCheck& check, DigitMatches& out) {
  const DigitReader reader(text);
  bool isInWord = false;
  for (std::size_t at = 0; at < text.size();) {
    if (check.isDue()) return false;
    const CodePoint c = codePointAt(text, at);
    if (!isInWord && isDecimal(c.value)) {
      auto phone = reader.match(at, "000-000-0000");
      addIfFree(out.phones, at, phone ? phone : reader.match(at, "0000000000"));
      auto date = reader.match(at, "0000-00-00");
      addIfFree(out.dates, at, date ? date : reader.match(at, "00/00/0000"));
      if (out.numbers.size() < kMostNumbers) addIfFree(out.numbers, at, reader.matchNumber(at));
    }
    isInWord = isWord(c.value);
    at += c.bytes;
  }
  return true;
}

void append(std::string_view text, const std::vector<Match>& matches, const char* label, double confidence,
            EntityExtraction& out) {
  std::size_t bytes = 0;
  std::size_t characters = 0;
  const auto advance = [&](std::size_t to) {
    characters += countCodePoints(text.substr(bytes, to - bytes));
    bytes = to;
    return static_cast<std::int64_t>(characters);
  };
  for (const Match& match : matches) {
    NamedEntity entity;
    entity.text = std::string(text.substr(match.begin, match.end - match.begin));
    entity.label = label;
    entity.confidence = confidence;
    entity.begin = advance(match.begin);
    entity.end = advance(match.end);
    out.entities.push_back(std::move(entity));
  }
}

} // namespace

Result<EntityExtraction> findEntities(std::string_view text, const std::stop_token& stop) {
  StopCheck check(stop);
  std::vector<Match> emails;
  std::vector<Match> urls;
  DigitMatches digits;
  if (!findEmails(text, check, emails) || !findUrls(text, check, urls) || !findDigits(text, check, digits))
    return fail(ErrorCode::Cancelled, "The request was cancelled.");
  EntityExtraction out;
  append(text, emails, "EMAIL", 0.9, out);
  append(text, urls, "URL", 0.95, out);
  append(text, digits.phones, "PHONE", 0.8, out);
  append(text, digits.dates, "DATE", 0.85, out);
  append(text, digits.numbers, "NUMBER", 0.7, out);
  return out;
}

} // namespace aisemble::nlp
