// SPDX-License-Identifier: Apache-2.0
#include "message_texts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace aisemble::ui {

namespace {

/// Stands for what is filled in, until it gets its number; no source has this character.
constexpr char kPlace = '\x01';
/// More forms of one text are not made; what would be more is a place with texts of its own.
constexpr std::size_t kMostForms = 16;

struct Token {
  enum class Kind { Text, Word, Sign } kind = Kind::Sign;
  std::string text; ///< of a Text: what it says, escapes resolved
  int line = 0;
};

// ---- from characters to tokens ----

class Lexer {
 public:
  explicit Lexer(std::string_view source) : m_source(source) {}

  std::vector<Token> tokens() {
    while (m_at < m_source.size()) {
      if (skipped()) continue;
      if (std::optional<std::string> text = rawText()) {
        m_out.push_back({Token::Kind::Text, std::move(*text), m_tokenLine});
      } else if (const char c = m_source[m_at]; c == '"' || c == '\'') {
        std::string said = quoted(c);
        m_out.push_back({Token::Kind::Text, std::move(said), m_line});
      } else if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
        m_out.push_back({Token::Kind::Word, word(), m_line});
      } else {
        m_out.push_back({Token::Kind::Sign, sign(), m_line});
      }
    }
    return std::move(m_out);
  }

 private:
  [[nodiscard]] bool begins(std::string_view with) const { return m_source.substr(m_at).starts_with(with); }

  void advanceTo(std::size_t end) {
    end = std::min(end, m_source.size());
    m_line += static_cast<int>(std::count(m_source.begin() + static_cast<std::ptrdiff_t>(m_at),
                                          m_source.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    m_at = end;
  }

  /// White space, comments and preprocessor lines.
  bool skipped() {
    if (std::isspace(static_cast<unsigned char>(m_source[m_at])) != 0) return advanceTo(m_at + 1), true;
    if (begins("//")) return advanceTo(m_source.find('\n', m_at)), true;
    if (begins("/*")) return advanceTo(m_source.find("*/", m_at) + 2), true;
    if (m_source[m_at] != '#') return false;
    std::size_t end = m_source.find('\n', m_at);
    while (end < m_source.size() && m_source[end - 1] == '\\')
      end = m_source.find('\n', end + 1);
    advanceTo(end);
    return true;
  }

  std::optional<std::string> rawText() {
    if (!begins("R\"")) return std::nullopt;
    const std::size_t open = m_source.find('(', m_at);
    const std::string close = ')' + std::string(m_source.substr(m_at + 2, open - m_at - 2)) + '"';
    const std::size_t end = m_source.find(close, open);
    std::string out(m_source.substr(open + 1, end - open - 1));
    m_tokenLine = m_line;
    advanceTo(end + close.size());
    return out;
  }

  std::string quoted(char quote) {
    std::string out;
    for (++m_at; m_at < m_source.size() && m_source[m_at] != quote; ++m_at) {
      if (m_source[m_at] != '\\') {
        out += m_source[m_at];
        continue;
      }
      const char c = m_source[++m_at];
      out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
    ++m_at;
    return out;
  }

  std::string word() {
    const std::size_t begin = m_at;
    const bool isNumber = std::isdigit(static_cast<unsigned char>(m_source[m_at])) != 0;
    const auto belongs = [&](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (isNumber && (c == '\'' || c == '.'));
    };
    while (m_at < m_source.size() && belongs(m_source[m_at]))
      ++m_at;
    return std::string(m_source.substr(begin, m_at - begin));
  }

  std::string sign() {
    static constexpr std::array<std::string_view, 13> kLong{"::", "->", "<<", "==", "!=", "&&", "||",
                                                            "+=", "-=", "++", "--", "<=", ">="};
    for (const std::string_view one : kLong)
      if (begins(one)) return m_at += one.size(), std::string(one);
    return {m_source[m_at++]};
  }

  std::string_view m_source;
  std::size_t m_at = 0;
  int m_line = 1;
  int m_tokenLine = 1;
  std::vector<Token> m_out;
};

// ---- from tokens to texts ----

/// What an expression may say, with places; `line` is 0 where it has no literal.
struct Forms {
  std::vector<std::string> texts;
  int line = 0;

  [[nodiscard]] bool isText() const { return line != 0; }
};

Forms place() {
  return {{std::string(1, kPlace)}, 0};
}

/// One behind the other; a place beside a place is one.
Forms joined(const Forms& left, const Forms& right) {
  Forms out{{}, left.isText() ? left.line : right.line};
  for (const std::string& a : left.texts)
    for (const std::string& b : right.texts) {
      const bool meet = a.ends_with(kPlace) && b.starts_with(kPlace);
      out.texts.push_back(a + (meet ? b.substr(1) : b));
    }
  return out;
}

/// A format's text: "{}" and "{:.1f}" are places, "{{" is a brace.
std::string ofFormat(const std::string& format) {
  std::string out;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if ((c == '{' || c == '}') && i + 1 < format.size() && format[i + 1] == c) {
      out += c;
      ++i;
    } else if (c == '{') {
      if (!out.ends_with(kPlace)) out += kPlace;
      i = std::min(format.find('}', i), format.size());
    } else {
      out += c;
    }
  }
  return out;
}

bool isProse(const std::string& text) {
  if (text == std::string{kPlace, ':', ' ', kPlace, '.'}) return true; // a message about what stands before it
  const auto letter = [&](std::size_t i) {
    return i < text.size() && std::islower(static_cast<unsigned char>(text[i]));
  };
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == ' ' && ((letter(i + 1) && letter(i + 2)) || (i > 1 && letter(i - 1) && letter(i - 2)) ||
                           (i > 2 && letter(i - 2) && letter(i - 3))))
      return true;
  return false;
}

std::string numbered(const std::string& text) {
  std::string out;
  int number = 0;
  for (const char c : text)
    out += c == kPlace ? '%' + std::to_string(++number) : std::string(1, c);
  return out;
}

class Reader {
 public:
  explicit Reader(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

  std::vector<MessageText> texts() {
    while (m_at < m_tokens.size()) {
      for (const Forms& one : list())
        emit(one);
      ++m_at; // a closing bracket of nothing
    }
    std::ranges::stable_sort(m_out, {}, &MessageText::line);
    return std::move(m_out);
  }

 private:
  [[nodiscard]] bool isSign(std::string_view text) const {
    return m_at < m_tokens.size() && m_tokens[m_at].kind == Token::Kind::Sign && m_tokens[m_at].text == text;
  }
  [[nodiscard]] bool isClosing() const { return isSign(")") || isSign("]") || isSign("}"); }
  [[nodiscard]] bool isOpening() const { return isSign("(") || isSign("[") || isSign("{"); }

  [[nodiscard]] bool isSeparator() const {
    static constexpr std::array<std::string_view, 9> kSigns{",", ";", "=", "+=", "==", "!=", "&&", "||", "<<"};
    static constexpr std::array<std::string_view, 4> kWords{"return", "else", "throw", "case"};
    const Token& token = m_tokens[m_at];
    if (token.kind == Token::Kind::Sign) return std::ranges::find(kSigns, token.text) != kSigns.end();
    return token.kind == Token::Kind::Word && std::ranges::find(kWords, token.text) != kWords.end();
  }

  void emit(const Forms& forms, bool isFilledIn = false) {
    if (!forms.isText()) return;
    for (const std::string& form : forms.texts)
      if (form.find_first_not_of(kPlace) != std::string::npos && (isProse(form) || (isFilledIn && isWord(form))))
        m_out.push_back({numbered(form), forms.line});
  }

  static bool isWord(const std::string& text) {
    return text.size() > 1 &&
           std::ranges::all_of(text, [](char c) { return std::islower(static_cast<unsigned char>(c)) != 0; });
  }

  /// The expressions up to a closing bracket, which stays.
  std::vector<Forms> list() {
    std::vector<Forms> out;
    while (m_at < m_tokens.size() && !isClosing()) {
      if (isSeparator() || isSign(":")) {
        ++m_at;
        continue;
      }
      out.push_back(conditional());
    }
    return out;
  }

  std::vector<Forms> group() {
    ++m_at;
    std::vector<Forms> out = list();
    ++m_at;
    return out;
  }

  Forms conditional() {
    Forms out = sum();
    if (!isSign("?")) return out;
    emit(out);
    ++m_at;
    out = conditional();
    if (!isSign(":")) return out;
    ++m_at;
    const Forms other = conditional();
    if (!other.isText() && !out.isText()) return place();
    if (!out.isText()) out.line = other.line;
    out.texts.insert(out.texts.end(), other.texts.begin(), other.texts.end());
    return out;
  }

  Forms sum() {
    Forms out = operand();
    while (isSign("+")) {
      ++m_at;
      Forms next = operand();
      if (out.texts.size() * next.texts.size() > kMostForms) {
        emit(next, true);
        next = place();
      }
      out = joined(out, next);
    }
    return out;
  }

  [[nodiscard]] bool endsOperand() const {
    return m_at >= m_tokens.size() || isClosing() || isSeparator() || isSign("+") || isSign("?") || isSign(":");
  }

  Forms operand() {
    if (m_at >= m_tokens.size()) return place();
    if (m_tokens[m_at].kind == Token::Kind::Text) return literal();
    std::string name; // of what is called: "fmt::format"
    while (m_at < m_tokens.size() && (m_tokens[m_at].kind == Token::Kind::Word || isSign("::")) && !isSeparator()) {
      name += m_tokens[m_at++].text;
      skipTemplateArguments();
    }
    if (isSign("(") || (isSign("{") && name.ends_with("string"))) return call(name);
    rest();
    return place();
  }

  /// "<int, const Kind*>"; a comparison stays.
  void skipTemplateArguments() {
    static constexpr std::array<std::string_view, 6> kSigns{"<", ">", "::", ",", "*", "&"};
    if (!isSign("<")) return;
    int depth = 0;
    for (std::size_t i = m_at; i < m_tokens.size(); ++i) {
      const Token& token = m_tokens[i];
      if (token.kind == Token::Kind::Text) return;
      if (token.kind == Token::Kind::Word) continue;
      if (std::ranges::find(kSigns, token.text) == kSigns.end()) return;
      depth += token.text == "<" ? 1 : token.text == ">" ? -1 : 0;
      if (depth > 0) continue;
      m_at = i + 1;
      return;
    }
  }

  Forms literal() {
    Forms out{{std::string()}, m_tokens[m_at].line};
    while (m_at < m_tokens.size() && m_tokens[m_at].kind == Token::Kind::Text)
      out.texts.front() += m_tokens[m_at++].text;
    if (!endsOperand()) {
      if (m_tokens[m_at].kind == Token::Kind::Word && m_tokens[m_at].text.starts_with('s')) ++m_at; // "…"s, "…"sv
      if (!endsOperand()) rest();
    }
    return out;
  }

  Forms call(const std::string& name) {
    std::vector<Forms> arguments = group();
    const bool isWhole = endsOperand();
    if (name.find("format") != std::string::npos) {
      const auto format = std::ranges::find_if(arguments, &Forms::isText);
      if (format != arguments.end()) {
        for (auto one = format + 1; one != arguments.end(); ++one)
          emit(*one, true);
        std::ranges::transform(format->texts, format->texts.begin(), ofFormat);
        if (isWhole) return *format;
      }
    } else if (arguments.size() == 1 && (name.empty() || name.ends_with("string") || name.ends_with("string_view"))) {
      if (isWhole) return std::move(arguments.front());
      if (isAppended()) return joined(arguments.front(), appended());
    }
    for (const Forms& one : arguments)
      emit(one);
    rest();
    return place();
  }

  /// `.append(…)`
  [[nodiscard]] bool isAppended() const {
    return isSign(".") && m_at + 1 < m_tokens.size() && m_tokens[m_at + 1].text == "append";
  }

  Forms appended() {
    m_at += 2;
    std::vector<Forms> arguments = group();
    rest();
    return arguments.size() == 1 ? std::move(arguments.front()) : place();
  }

  /// Whatever else belongs to an operand: members, further calls, template arguments, bodies.
  void rest() {
    while (!endsOperand() || (m_at < m_tokens.size() && isSign("{"))) {
      if (isOpening()) {
        for (const Forms& one : group())
          emit(one);
      } else if (m_tokens[m_at].kind == Token::Kind::Text) {
        emit(literal());
      } else {
        ++m_at;
      }
    }
  }

  std::vector<Token> m_tokens;
  std::size_t m_at = 0;
  std::vector<MessageText> m_out;
};

} // namespace

std::vector<MessageText> messageTexts(std::string_view source) {
  return Reader(Lexer(source).tokens()).texts();
}

} // namespace aisemble::ui
