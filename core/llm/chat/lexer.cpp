// SPDX-License-Identifier: Apache-2.0
#include "core/llm/chat/lexer_p.h"

#include "core/llm/chat/text_p.h"
#include "core/llm/chat/value_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>

namespace aisemble::llm::jinja {
namespace {

bool isNameStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}
bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
bool isSpace(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Line ends become "\n", and one at the very end goes, as Jinja does by default.
std::string normalized(std::string_view source) {
  std::string out;
  out.reserve(source.size());
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (source[at] != '\r') {
      out += source[at];
      continue;
    }
    out += '\n';
    if (at + 1 < source.size() && source[at + 1] == '\n') ++at;
  }
  if (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

class Lexer {
 public:
  explicit Lexer(std::string source) : m_source(std::move(source)), m_in(m_source) {}

  std::vector<Token> run() {
    while (m_at < m_in.size())
      outside();
    add(TokenKind::End, {});
    return std::move(m_tokens);
  }

 private:
  [[noreturn]] void fail(std::string message) {
    throw Failure{ErrorCode::InvalidArgument, std::move(message), m_line, false};
  }

  Token& add(TokenKind kind, std::string text) {
    m_tokens.push_back({kind, std::move(text), 0, 0, m_line});
    return m_tokens.back();
  }
  void advance(std::size_t count) {
    m_line += static_cast<int>(std::count(m_in.begin() + static_cast<std::ptrdiff_t>(m_at),
                                          m_in.begin() + static_cast<std::ptrdiff_t>(m_at + count), '\n'));
    m_at += count;
    if (count > 0) m_startsLine = m_in[m_at - 1] == '\n';
  }
  [[nodiscard]] bool peek(std::string_view text) const { return m_in.substr(m_at, text.size()) == text; }
  void skipSpaces() {
    const auto rest = strip(m_in.substr(m_at), Side::Left, {});
    advance(m_in.size() - m_at - rest.size());
  }

  /// Text up to the next tag, then the tag.
  void outside() {
    std::size_t tag = m_in.find('{', m_at);
    while (tag != std::string_view::npos &&
           (tag + 1 >= m_in.size() || std::string_view("{%#").find(m_in[tag + 1]) == std::string_view::npos))
      tag = m_in.find('{', tag + 1);
    if (tag == std::string_view::npos) {
      add(TokenKind::Text, std::string(m_in.substr(m_at)));
      advance(m_in.size() - m_at);
      return;
    }
    const char kind = m_in[tag + 1];
    const char sign = tag + 2 < m_in.size() && (m_in[tag + 2] == '-' || m_in[tag + 2] == '+') ? m_in[tag + 2] : ' ';
    putText(m_in.substr(m_at, tag - m_at), kind, sign);
    advance(tag - m_at + (sign == ' ' ? 2 : 3));
    if (kind == '#')
      comment();
    else if (kind == '{')
      print();
    else if (const auto raw = rawBegin())
      rawText(*raw);
    else
      block();
  }

  void putText(std::string_view text, char kind, char sign) {
    if (sign == '-') {
      text = strip(text, Side::Right, {});
    } else if (sign != '+' && kind != '{') { // lstrip_blocks: a tag alone on its line takes the indent along
      const std::size_t newline = text.rfind('\n');
      const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
      if ((line > 0 || m_startsLine) && strip(text.substr(line), Side::Left, {}).empty()) text = text.substr(0, line);
    }
    if (!text.empty()) add(TokenKind::Text, std::string(text));
  }

  /// After `-%}` all white space goes; after `%}` one newline (trim_blocks), unless `+%}`.
  void afterBlock(char sign) {
    if (sign == '-')
      skipSpaces();
    else if (sign != '+' && peek("\n"))
      advance(1);
  }

  void comment() {
    const std::size_t end = m_in.find("#}", m_at);
    if (end == std::string_view::npos) fail("a comment is not closed with '#}'");
    const char sign = end > m_at && (m_in[end - 1] == '-' || m_in[end - 1] == '+') ? m_in[end - 1] : ' ';
    advance(end + 2 - m_at);
    afterBlock(sign);
  }

  /// After "{%": bytes of `raw %}` with its end, if that is what stands there.
  std::optional<std::size_t> rawBegin() {
    std::size_t at = m_at;
    const auto spaces = [&] {
      while (at < m_in.size() && isSpace(m_in[at]))
        ++at;
    };
    spaces();
    if (m_in.substr(at, 3) != "raw") return std::nullopt;
    at += 3;
    spaces();
    const bool strips = at < m_in.size() && m_in[at] == '-';
    if (strips) ++at;
    if (m_in.substr(at, 2) != "%}") return std::nullopt;
    at += 2;
    if (strips) spaces();
    return at - m_at;
  }

  void rawText(std::size_t begin) {
    advance(begin);
    for (std::size_t tag = m_in.find("{%", m_at); tag != std::string_view::npos; tag = m_in.find("{%", tag + 2)) {
      std::size_t at = tag + 2;
      const char sign = at < m_in.size() && (m_in[at] == '-' || m_in[at] == '+') ? m_in[at++] : ' ';
      const auto spaces = [&] {
        while (at < m_in.size() && isSpace(m_in[at]))
          ++at;
      };
      spaces();
      if (m_in.substr(at, 6) != "endraw") continue;
      at += 6;
      spaces();
      const char endSign = at < m_in.size() && (m_in[at] == '-' || m_in[at] == '+') ? m_in[at++] : ' ';
      if (m_in.substr(at, 2) != "%}") continue;
      putText(m_in.substr(m_at, tag - m_at), '%', sign);
      advance(at + 2 - m_at);
      afterBlock(endSign);
      return;
    }
    fail("'raw' is not closed with 'endraw'");
  }

  void print() {
    add(TokenKind::PrintBegin, {});
    inside("}}");
    add(TokenKind::PrintEnd, {});
    if (m_endSign == '-') skipSpaces();
  }

  void block() {
    add(TokenKind::BlockBegin, {});
    inside("%}");
    add(TokenKind::BlockEnd, {});
    afterBlock(m_endSign);
  }

  /// Tokens up to `end`, which closes only where no bracket is open.
  void inside(std::string_view end) {
    std::string open;
    while (true) {
      while (m_at < m_in.size() && isSpace(m_in[m_at]))
        advance(1);
      if (m_at >= m_in.size()) fail(fmt::format("a tag is not closed with '{}'", end));
      if (open.empty()) {
        const bool hasSign = m_in[m_at] == '-' || (m_in[m_at] == '+' && end == "%}");
        if (hasSign && m_in.substr(m_at + 1, 2) == end) {
          m_endSign = m_in[m_at];
          return advance(3);
        }
        if (peek(end)) {
          m_endSign = ' ';
          return advance(2);
        }
      }
      const char c = m_in[m_at];
      if (isNameStart(c))
        name();
      else if (isDigit(c))
        number();
      else if (c == '"' || c == '\'')
        string(c);
      else
        operation(open);
    }
  }

  void name() {
    std::size_t end = m_at;
    while (end < m_in.size() && (isNameStart(m_in[end]) || isDigit(m_in[end])))
      ++end;
    add(TokenKind::Name, std::string(m_in.substr(m_at, end - m_at)));
    advance(end - m_at);
  }

  void number() {
    std::size_t end = m_at;
    std::string digits;
    const auto take = [&](auto&& accepts) {
      while (end < m_in.size() &&
             (accepts(m_in[end]) || (m_in[end] == '_' && end + 1 < m_in.size() && accepts(m_in[end + 1])))) {
        if (m_in[end] != '_') digits += m_in[end];
        ++end;
      }
    };
    int base = 10;
    if (m_in[m_at] == '0' && m_at + 1 < m_in.size()) {
      const char mark = static_cast<char>(m_in[m_at + 1] | 0x20);
      base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
      if (base != 10) end += 2;
    }
    bool isFloat = false;
    if (base != 10) {
      take([base](char c) {
        return base == 16 ? isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') : c >= '0' && c < '0' + base;
      });
    } else {
      take(isDigit);
      if (end + 1 < m_in.size() && m_in[end] == '.' && isDigit(m_in[end + 1])) {
        isFloat = true;
        digits += m_in[end++];
        take(isDigit);
      }
      if (end < m_in.size() && (m_in[end] == 'e' || m_in[end] == 'E')) {
        std::size_t exponent = end + 1;
        if (exponent < m_in.size() && (m_in[exponent] == '+' || m_in[exponent] == '-')) ++exponent;
        if (exponent < m_in.size() && isDigit(m_in[exponent])) {
          isFloat = true;
          digits.append(m_in.substr(end, exponent - end));
          end = exponent;
          take(isDigit);
        }
      }
    }
    Token& token = add(isFloat ? TokenKind::Float : TokenKind::Integer, digits);
    const char* last = token.text.data() + token.text.size();
    const auto read = isFloat ? std::from_chars(token.text.data(), last, token.number)
                              : std::from_chars(token.text.data(), last, token.integer, base);
    if (read.ec != std::errc() || read.ptr != last) fail("a number is out of range");
    advance(end - m_at);
  }

  void string(char quote) {
    std::size_t end = m_at + 1;
    while (end < m_in.size() && m_in[end] != quote)
      end += m_in[end] == '\\' ? 2 : 1;
    if (end >= m_in.size()) fail("a string is not closed");
    add(TokenKind::String, unescaped(m_in.substr(m_at + 1, end - m_at - 1)));
    advance(end + 1 - m_at);
  }

  std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] != '\\' || at + 1 >= text.size()) {
        out += text[at++];
        continue;
      }
      const char c = text[at + 1];
      at += 2;
      constexpr std::string_view kNames = "abfnrtv\\'\"";
      constexpr std::string_view kMeanings = "\a\b\f\n\r\t\v\\'\"";
      if (const std::size_t known = kNames.find(c); known != std::string_view::npos) {
        out += kMeanings[known];
      } else if (c == 'x' || c == 'u' || c == 'U') {
        const std::size_t count = c == 'x' ? 2 : c == 'u' ? 4 : 8;
        std::uint32_t code = 0;
        const std::string_view digits = text.substr(at, count);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        if (digits.size() < count || read.ec != std::errc() || read.ptr != digits.data() + count || code > 0x10FFFF)
          fail("a string has an escape that is cut off");
        at += count;
        appendCodePoint(out, code);
      } else if (c >= '0' && c <= '7') {
        std::uint32_t code = static_cast<std::uint32_t>(c - '0');
        for (int i = 0; i < 2 && at < text.size() && text[at] >= '0' && text[at] <= '7'; ++i)
          code = code * 8 + static_cast<std::uint32_t>(text[at++] - '0');
        appendCodePoint(out, code);
      } else if (c != '\n') { // a backslash before a newline joins lines; before anything else it stays
        out += '\\';
        out += c;
      }
    }
    return out;
  }

  void operation(std::string& open) {
    constexpr std::array<std::string_view, 26> kOperators = {"//", "**", "==", "!=", ">=", "<=", "+", "-", "/",
                                                             "*",  "%",  "~",  "[",  "]",  "(",  ")", "{", "}",
                                                             ">",  "<",  "=",  ".",  ":",  "|",  ",", ";"};
    for (const std::string_view candidate : kOperators) {
      if (!peek(candidate)) continue;
      const char c = candidate[0];
      if (c == '(' || c == '[' || c == '{') open += c == '(' ? ')' : c == '[' ? ']' : '}';
      if (c == ')' || c == ']' || c == '}') {
        if (open.empty() || open.back() != c) fail(fmt::format("unexpected '{}'", c));
        open.pop_back();
      }
      add(TokenKind::Operator, std::string(candidate));
      return advance(candidate.size());
    }
    fail(fmt::format("unexpected character '{}'", charactersOf(m_in.substr(m_at, 4))[0]));
  }

  std::string m_source;
  std::string_view m_in;
  std::size_t m_at = 0;
  int m_line = 1;
  bool m_startsLine = true;
  char m_endSign = ' ';
  std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> tokenize(std::string_view source) {
  return Lexer(normalized(source)).run();
}

} // namespace aisemble::llm::jinja
