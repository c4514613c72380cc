// SPDX-License-Identifier: Apache-2.0
// From Oniguruma's Ruby syntax to PCRE2's. Sets of Oniguruma 6.9.10 were compared with these for every code point.
#include "core/llm/tokenizer/component_p.h"
#include "core/llm/tokenizer/regex_p.h"
#include "core/llm/tokenizer/unicode_p.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace aisemble::llm::tok {
namespace {

constexpr int kMaxClassDepth = 8;

// Items of a character class. \s of PCRE2 also has U+180E, which left the category Z in Unicode 6.3. \w of PCRE2 10.42
// lacks marks and connectors; Oniguruma's also has the enclosed letters and the superscripts and fractions of Latin-1.
constexpr std::string_view kSpaceItems = R"(\t-\r\x{85}\p{Z})";
constexpr std::string_view kWordItems =
    R"(\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\x{B2}\x{B3}\x{B9}\x{BC}-\x{BE}\x{24B6}-\x{24E9}\x{1F130}-\x{1F149}\x{1F150}-\x{1F169}\x{1F170}-\x{1F189})";
constexpr std::string_view kHexItems = "0-9a-fA-F";

std::string newerItems(std::string_view category) {
  std::string items;
  for (const auto& [first, last] : newerCodePoints(category))
    items +=
        fmt::format("\\x{{{:X}}}-\\x{{{:X}}}", static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last));
  return items;
}

std::string digitItems() {
  return "\\p{Nd}" + newerItems("Nd");
}
std::string wordItems() {
  return std::string(kWordItems) + newerItems("L") + newerItems("M") + newerItems("Nd");
}
std::string punctuationItems() {
  return "\\p{P}\\p{S}" + newerItems("P") + newerItems("S");
}
std::string letterItems() {
  return "\\p{Alphabetic}" + newerItems("L");
}

/// Items of a POSIX bracket's name, or of the property of that name; empty for other names.
std::string posixItems(std::string_view name) {
  if (name == "punct") return punctuationItems();
  if (name == "space") return std::string(kSpaceItems);
  if (name == "word") return wordItems();
  if (name == "alpha") return letterItems();
  if (name == "digit") return digitItems();
  if (name == "alnum") return letterItems() + digitItems();
  if (name == "xdigit") return std::string(kHexItems);
  if (name == "lower") return "\\p{Lowercase}" + newerItems("Ll");
  if (name == "upper") return "\\p{Uppercase}" + newerItems("Lu");
  if (name == "cntrl") return "\\p{Cc}";
  if (name == "blank") return "\\t\\p{Zs}";
  if (name == "ascii") return "\\x{00}-\\x{7F}";
  return {};
}

/// Long names of general categories, in the loose form (lower case, no separators), and PCRE2's names.
constexpr std::array<std::pair<std::string_view, std::string_view>, 37> kCategoryNames = {
    {{"letter", "L"},
     {"uppercaseletter", "Lu"},
     {"lowercaseletter", "Ll"},
     {"titlecaseletter", "Lt"},
     {"modifierletter", "Lm"},
     {"otherletter", "Lo"},
     {"mark", "M"},
     {"nonspacingmark", "Mn"},
     {"spacingmark", "Mc"},
     {"enclosingmark", "Me"},
     {"number", "N"},
     {"decimalnumber", "Nd"},
     {"letternumber", "Nl"},
     {"othernumber", "No"},
     {"punctuation", "P"},
     {"connectorpunctuation", "Pc"},
     {"dashpunctuation", "Pd"},
     {"openpunctuation", "Ps"},
     {"closepunctuation", "Pe"},
     {"initialpunctuation", "Pi"},
     {"finalpunctuation", "Pf"},
     {"otherpunctuation", "Po"},
     {"symbol", "S"},
     {"mathsymbol", "Sm"},
     {"currencysymbol", "Sc"},
     {"modifiersymbol", "Sk"},
     {"othersymbol", "So"},
     {"separator", "Z"},
     {"spaceseparator", "Zs"},
     {"lineseparator", "Zl"},
     {"paragraphseparator", "Zp"},
     {"other", "C"},
     {"control", "Cc"},
     {"format", "Cf"},
     {"surrogate", "Cs"},
     {"privateuse", "Co"},
     {"unassigned", "Cn"}}};

std::string looseName(std::string_view name) {
  std::string loose;
  for (const char c : name)
    if (c != ' ' && c != '_' && c != '-') loose.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  return loose;
}

/// Translates one pattern from left to right. A class becomes one class where it can, else a group of looks ahead.
class Translator {
 public:
  explicit Translator(std::string_view pattern) : m_in(pattern) {}

  std::string run() {
    std::string out;
    while (m_at < m_in.size()) {
      if (m_in[m_at] == '\\') {
        out += escape();
      } else if (m_in[m_at] == '[') {
        out += classExpression(readClass(0));
      } else if (m_in.substr(m_at, 4) == "(?m:" || m_in.substr(m_at, 4) == "(?m)") {
        out += "(?s"; // Ruby's m lets the dot match newlines
        m_at += 3;
      } else if (peek("{,") && isUpperBound(m_at + 2)) {
        out += "{0,"; // a literal to PCRE2 before 10.43
        m_at += 2;
      } else {
        out += m_in[m_at++];
      }
    }
    return out;
  }

 private:
  /// Part of a class: `items` for PCRE2's brackets, or, where that cannot say it, an `expression` for one character.
  struct Set {
    std::string items;
    std::string expression;
    bool isNegated = false;
  };

  [[noreturn]] void refuse(std::string_view what) {
    failLoad(ErrorCode::Unsupported,
             fmt::format("The tokenizer's pattern '{}' uses {}, which this program does not implement; use another "
                         "model.",
                         m_in.substr(0, 200), what));
  }

  static std::string bracket(const std::string& items, bool isNegated) {
    if (items.empty()) return isNegated ? "(?s:.)" : "(?!)";
    return fmt::format("[{}{}]", isNegated ? "^" : "", items);
  }

  static std::string classExpression(const Set& set) {
    if (set.expression.empty()) return bracket(set.items, set.isNegated);
    std::string any = set.expression;
    if (!set.items.empty()) any = fmt::format("(?:{}|{})", bracket(set.items, false), any);
    return set.isNegated ? fmt::format("(?:(?!{})(?s:.))", any) : any;
  }

  static void add(Set& to, const Set& part) {
    if (part.expression.empty() && !part.isNegated)
      to.items += part.items;
    else
      addExpression(to, classExpression(part));
  }
  static void addExpression(Set& to, const std::string& expression) {
    to.expression = to.expression.empty() ? expression : fmt::format("(?:{}|{})", to.expression, expression);
  }

  /// Reads from '[' past its ']'.
  Set readClass(int depth) {
    if (depth > kMaxClassDepth) refuse("classes nested too deep");
    ++m_at;
    Set result;
    const bool isNegated = peek("^");
    if (isNegated) ++m_at;
    std::string intersection; // of the operands of && so far
    if (peek("]")) {
      result.items += "\\]";
      ++m_at;
    }
    while (!peek("]")) {
      if (m_at >= m_in.size()) refuse("an unfinished class");
      if (peek("&&")) {
        m_at += 2;
        intersection += fmt::format("(?={})", classExpression(result));
        result = {};
      } else if (peek("[:")) {
        add(result, posixBracket());
      } else if (peek("[")) {
        add(result, readClass(depth + 1));
      } else if (peek("\\")) {
        add(result, classEscape());
      } else {
        const std::size_t length = utf8Length(m_in[m_at]);
        result.items.append(m_in.substr(m_at, length));
        m_at += length;
      }
    }
    ++m_at;
    if (!intersection.empty()) result = {{}, fmt::format("(?:{}{})", intersection, classExpression(result)), false};
    result.isNegated = isNegated;
    return result;
  }

  [[nodiscard]] bool peek(std::string_view text) const { return m_in.substr(m_at, text.size()) == text; }
  /// Digits and a closing brace at `at`.
  [[nodiscard]] bool isUpperBound(std::size_t at) const {
    const std::size_t end = m_in.find_first_not_of("0123456789", at);
    return end != std::string_view::npos && end > at && m_in[end] == '}';
  }

  Set posixBracket() {
    const std::size_t end = m_in.find(":]", m_at);
    if (end == std::string_view::npos) refuse("an unfinished [: :]");
    std::string_view name = m_in.substr(m_at + 2, end - m_at - 2);
    const bool isNegated = name.starts_with('^');
    if (isNegated) name.remove_prefix(1);
    const std::string items = posixItems(name);
    if (items.empty()) refuse(fmt::format("[:{}:]", name.substr(0, 20)));
    m_at = end + 2;
    return {items, {}, isNegated};
  }

  Set shorthand(std::string items, bool isNegated) {
    m_at += 2;
    return {std::move(items), {}, isNegated};
  }

  /// Escapes that stand for sets of characters; false leaves m_at alone.
  bool readSetEscape(Set& set) {
    switch (m_at + 1 < m_in.size() ? m_in[m_at + 1] : '\0') {
    case 's':
      set = shorthand(std::string(kSpaceItems), false);
      return true;
    case 'S':
      set = shorthand(std::string(kSpaceItems), true);
      return true;
    case 'w':
      set = shorthand(wordItems(), false);
      return true;
    case 'W':
      set = shorthand(wordItems(), true);
      return true;
    case 'd':
      set = shorthand(digitItems(), false);
      return true;
    case 'D':
      set = shorthand(digitItems(), true);
      return true;
    case 'h':
      set = shorthand(std::string(kHexItems), false);
      return true;
    case 'H':
      set = shorthand(std::string(kHexItems), true);
      return true;
    case 'p':
    case 'P':
      set = property();
      return true;
    default:
      return false;
    }
  }

  Set property() {
    bool isNegated = m_in[m_at + 1] == 'P';
    const std::size_t end = m_in.find('}', m_at);
    if (m_in.substr(m_at + 2, 1) != "{" || end == std::string_view::npos) refuse("\\p without {}");
    std::string_view name = m_in.substr(m_at + 3, end - m_at - 3);
    if (name.starts_with('^')) {
      isNegated = !isNegated;
      name.remove_prefix(1);
    }
    m_at = end + 1;
    const std::string loose = looseName(name);
    if (loose == "punct") return {"\\p{P}" + newerItems("P"), {}, isNegated}; // unlike the bracket, without symbols
    if (const std::string items = posixItems(loose); !items.empty()) return {items, {}, isNegated};
    std::string known(name);
    if (loose.size() == 1) known = std::string(1, static_cast<char>(loose[0] - 32));
    if (loose.size() == 2) known = {static_cast<char>(loose[0] - 32), loose[1]};
    if (loose == "han") known = "Han";
    for (const auto& [longName, shortName] : kCategoryNames)
      if (loose == longName) known = shortName;
    return {fmt::format("\\p{{{}}}", known) + newerItems(known), {}, isNegated};
  }

  /// An escape inside a class.
  Set classEscape() {
    Set set;
    if (readSetEscape(set)) return set;
    if (peek("\\u")) return {unicodeEscape(), {}, false};
    if (m_at + 1 >= m_in.size()) refuse("an unfinished escape");
    const std::size_t length = 1 + utf8Length(m_in[m_at + 1]);
    set.items = m_in.substr(m_at, length);
    m_at += length;
    return set;
  }

  std::string unicodeEscape() {
    const std::string_view digits = m_in.substr(m_at + 2, 4);
    if (digits.size() < 4 || digits.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos)
      refuse("\\u without four digits");
    m_at += 6;
    return fmt::format("\\x{{{}}}", digits);
  }

  /// An escape outside of classes.
  std::string escape() {
    Set set;
    if (readSetEscape(set)) return classExpression(set);
    const char kind = m_at + 1 < m_in.size() ? m_in[m_at + 1] : '\0';
    if (kind == 'u') return unicodeEscape();
    if (kind == 'g' || kind == 'k') refuse("a call or a reference by name");
    if (kind == '\0') refuse("an unfinished escape");
    if (kind == 'b' || kind == 'B') {
      m_at += 2;
      const std::string word = wordItems();
      if (kind == 'b') return fmt::format("(?:(?<=[{0}])(?![{0}])|(?<![{0}])(?=[{0}]))", word);
      return fmt::format("(?:(?<=[{0}])(?=[{0}])|(?<![{0}])(?![{0}]))", word);
    }
    const std::size_t length = 1 + utf8Length(kind);
    std::string out(m_in.substr(m_at, length));
    m_at += length;
    return out;
  }

  std::string_view m_in;
  std::size_t m_at = 0;
};

} // namespace

std::string translatePattern(std::string_view pattern) {
  return Translator(pattern).run();
}

} // namespace aisemble::llm::tok
