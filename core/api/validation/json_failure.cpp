// SPDX-License-Identifier: Apache-2.0
#include "core/api/validation/json_failure.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace aisemble::api {
namespace {

/// Python makes an infinity of such a number, which JSON cannot write.
bool isBeyondDouble(std::string_view number) {
  double value = 0;
  const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (problem != std::errc::result_out_of_range) return false;
  const std::string_view digits = number.substr(number.front() == '-' ? 1 : 0);
  const std::size_t exponent = digits.find_first_of("eE"); // what is too small becomes 0
  return digits.front() != '0' && (exponent == std::string_view::npos || digits.substr(exponent + 1).front() != '-');
}

/// Walks a text as json.decoder of Python 3.11 does, but with a stack of its own instead of recursion.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : m_text(text) {}

  /// False: see message() and at().
  bool scan() {
    skipSpace();
    if (!scanDocument()) return false;
    skipSpace();
    if (m_at != m_text.size()) return stop("Extra data", m_at);
    return m_unfit == nullptr || stop(m_unfit, m_unfitAt);
  }
  [[nodiscard]] const char* message() const { return m_message; }
  [[nodiscard]] std::size_t at() const { return m_failedAt; }

 private:
  bool stop(const char* message, std::size_t at) {
    m_message = message;
    m_failedAt = at;
    return false;
  }
  /// What Python reads and JSON cannot hold; told where Python finds nothing else.
  void noteUnfit(const char* message, std::size_t at) {
    if (m_unfit != nullptr) return;
    m_unfit = message;
    m_unfitAt = at;
  }
  [[nodiscard]] bool has(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
  void skipSpace() {
    while (has(' ') || has('\t') || has('\n') || has('\r'))
      ++m_at;
  }

  /// A value with everything inside it.
  bool scanDocument() {
    for (;;) { // a value is due here
      if (has('{') || has('[')) {
        const char close = has('{') ? '}' : ']';
        ++m_at;
        skipSpace();
        if (!has(close)) {
          m_open.push_back(close);
          if (close == '}' && !scanKey()) return false;
          continue;
        }
        ++m_at;
      } else if (!scanScalar()) {
        return false;
      }
      if (!closeFinished()) return m_message == nullptr;
    }
  }

  /// After a value: leaves what ends here. True: another value is due. False: the document is over, or a failure.
  bool closeFinished() {
    while (!m_open.empty()) {
      skipSpace();
      if (has(m_open.back())) {
        m_open.pop_back();
        ++m_at;
        continue;
      }
      if (!has(',')) return stop("Expecting ',' delimiter", m_at);
      ++m_at;
      skipSpace();
      return m_open.back() == ']' || scanKey();
    }
    return false;
  }

  /// "key":, up to where the value is due.
  bool scanKey() {
    if (!has('"')) return stop("Expecting property name enclosed in double quotes", m_at);
    if (!scanText()) return false;
    skipSpace();
    if (!has(':')) return stop("Expecting ':' delimiter", m_at);
    ++m_at;
    skipSpace();
    return true;
  }

  bool scanScalar() {
    if (has('"')) return scanText();
    for (const std::string_view word : {"null", "true", "false"})
      if (m_text.substr(m_at).starts_with(word)) {
        m_at += word.size();
        return true;
      }
    for (const std::string_view word : {"NaN", "Infinity", "-Infinity"})
      if (m_text.substr(m_at).starts_with(word)) return stop("Expecting value; JSON has no NaN and no Infinity", m_at);
    return scanNumber();
  }

  std::size_t skipDigits(std::size_t at) const {
    while (at < m_text.size() && m_text[at] >= '0' && m_text[at] <= '9')
      ++at;
    return at;
  }

  bool scanNumber() {
    std::size_t at = m_at + (has('-') ? 1 : 0);
    const std::size_t digits = at;
    at = at < m_text.size() && m_text[at] == '0' ? at + 1 : skipDigits(at);
    if (at == digits) return stop("Expecting value", m_at);
    if (at < m_text.size() && m_text[at] == '.')
      if (const std::size_t end = skipDigits(at + 1); end > at + 1) at = end;
    if (at < m_text.size() && (m_text[at] == 'e' || m_text[at] == 'E')) {
      const std::size_t sign = at + 1 < m_text.size() && (m_text[at + 1] == '-' || m_text[at + 1] == '+') ? 1 : 0;
      if (const std::size_t end = skipDigits(at + 1 + sign); end > at + 1 + sign) at = end;
    }
    if (isBeyondDouble(m_text.substr(m_at, at - m_at))) noteUnfit("Number beyond what a double holds at", m_at);
    m_at = at;
    return true;
  }

  bool scanText() {
    const std::size_t begin = m_at++;
    for (; m_at < m_text.size(); ++m_at) {
      const char c = m_text[m_at];
      if (c == '"') {
        ++m_at;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return stop("Invalid control character at", m_at);
      if (c == '\\' && !scanEscape(begin)) return false;
    }
    return stop("Unterminated string starting at", begin);
  }

  /// The code unit of the \uXXXX at `at`; 0 where there is none.
  [[nodiscard]] unsigned unitAt(std::size_t at) const {
    unsigned unit = 0;
    const std::string_view digits = m_text.substr(std::min(at + 2, m_text.size()), 4);
    if (!m_text.substr(std::min(at, m_text.size())).starts_with("\\u") || digits.size() < 4) return 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
    return problem == std::errc() && end == digits.data() + digits.size() ? unit : 0;
  }

  /// m_at is on the escape's last digit, and afterwards on that of a whole pair.
  void checkPair(std::size_t slash) {
    const unsigned first = unitAt(slash);
    if (first < 0xD800U || first > 0xDFFFU) return;
    const unsigned second = unitAt(m_at + 1);
    if (first > 0xDBFFU || second < 0xDC00U || second > 0xDFFFU) return noteUnfit("Half of a surrogate pair at", slash);
    m_at += 6;
  }

  /// Leaves m_at on the escape's last character.
  bool scanEscape(std::size_t begin) {
    const std::size_t slash = m_at++;
    if (m_at == m_text.size()) return stop("Unterminated string starting at", begin);
    if (m_text[m_at] != 'u')
      return std::string_view("\"\\/bfnrt").find(m_text[m_at]) != std::string_view::npos ||
             stop("Invalid \\escape", slash);
    // Python wants something to follow the four digits, or it does not look at them.
    if (m_at + 5 >= m_text.size()) return stop("Invalid \\uXXXX escape", m_at);
    for (int i = 0; i < 4; ++i)
      if (std::string_view("0123456789abcdefABCDEF").find(m_text[++m_at]) == std::string_view::npos)
        return stop("Invalid \\uXXXX escape", slash + 1);
    checkPair(slash);
    return true;
  }

  std::string_view m_text;
  std::size_t m_at = 0;
  std::vector<char> m_open; // what closes the lists and objects around m_at
  const char* m_unfit = nullptr;
  std::size_t m_unfitAt = 0;
  const char* m_message = nullptr;
  std::size_t m_failedAt = 0;
};

/// Code points before byte `at`.
std::size_t codePoints(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  for (const char c : text.substr(0, at))
    count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

} // namespace

std::optional<JsonFailure> findJsonFailure(std::string_view text) {
  Scanner scanner(text);
  if (scanner.scan()) return std::nullopt;
  return JsonFailure{scanner.message(), codePoints(text, scanner.at())};
}

} // namespace aisemble::api
