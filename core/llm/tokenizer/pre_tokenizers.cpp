// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/pre_tokenizers_p.h"

#include "core/llm/tokenizer/normalizers_p.h"
#include "core/llm/tokenizer/regex_p.h"
#include "core/llm/tokenizer/stop_look_p.h"
#include "core/llm/tokenizer/unicode_p.h"

#include <utility>

namespace aisemble::llm::tok {
namespace {

enum class Behavior { Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous };

Behavior behaviorOf(const std::string& name) {
  if (name == "Removed") return Behavior::Removed;
  if (name == "Isolated") return Behavior::Isolated;
  if (name == "MergedWithPrevious") return Behavior::MergedWithPrevious;
  if (name == "MergedWithNext") return Behavior::MergedWithNext;
  if (name == "Contiguous") return Behavior::Contiguous;
  failUnsupported("split behaviour", name);
}

/// Replaces the list's pieces by what `spansOf(text, spans)` and `behavior` make of each.
template <class SpansOf>
Result<void> splitPieces(PieceList& list, Behavior behavior, SpansOf&& spansOf) {
  std::vector<Piece> made;
  std::vector<Span> spans;
  std::vector<std::pair<std::size_t, std::size_t>> cuts;
  for (const Piece& piece : list.pieces) {
    if (list.stop.stop_requested()) return stopped();
    spans.clear();
    if (Result<void> done = spansOf(list.of(piece), spans); !done) return done;
    cuts.clear();
    bool previous = false;
    switch (behavior) {
    case Behavior::Isolated:
      for (const Span& s : spans)
        cuts.emplace_back(s.begin, s.end);
      break;
    case Behavior::Removed:
      for (const Span& s : spans)
        if (!s.isMatch) cuts.emplace_back(s.begin, s.end);
      break;
    case Behavior::Contiguous:
      for (const Span& s : spans) {
        if (s.isMatch == previous && !cuts.empty())
          cuts.back().second = s.end;
        else
          cuts.emplace_back(s.begin, s.end);
        previous = s.isMatch;
      }
      break;
    case Behavior::MergedWithPrevious:
      for (const Span& s : spans) {
        if (s.isMatch && !previous && !cuts.empty())
          cuts.back().second = s.end;
        else
          cuts.emplace_back(s.begin, s.end);
        previous = s.isMatch;
      }
      break;
    case Behavior::MergedWithNext: {
      for (auto s = spans.rbegin(); s != spans.rend(); ++s) {
        if (s->isMatch && !previous && !cuts.empty())
          cuts.back().first = s->begin;
        else
          cuts.emplace_back(s->begin, s->end);
        previous = s->isMatch;
      }
      std::vector<std::pair<std::size_t, std::size_t>> forward(cuts.rbegin(), cuts.rend());
      cuts = std::move(forward);
      break;
    }
    }
    for (const auto& [begin, end] : cuts)
      if (begin < end)
        made.push_back({static_cast<std::uint32_t>(piece.begin + begin), static_cast<std::uint32_t>(piece.begin + end),
                        piece.startsText && begin == 0});
  }
  list.pieces = std::move(made);
  return {};
}

/// Spans of single characters that `matches`.
template <class Matches>
auto characterSpans(Matches matches) {
  return [matches](std::string_view text, std::vector<Span>& spans) -> Result<void> {
    std::size_t pending = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      if (!matches(decodeAt(text, at))) continue;
      if (pending < begin) spans.push_back({pending, begin, false});
      spans.push_back({begin, at, true});
      pending = at;
    }
    if (pending < text.size()) spans.push_back({pending, text.size(), false});
    return {};
  };
}

/// Rewrites every piece with `write(piece, out)`.
template <class Write>
Result<void> rewritePieces(PieceList& list, Write&& write) {
  std::string storage;
  storage.reserve(list.text.size() + list.text.size() / 4);
  for (Piece& piece : list.pieces) {
    if (list.stop.stop_requested()) return stopped();
    const std::size_t begin = storage.size();
    write(piece, list.of(piece), storage);
    if (storage.size() > 0x7FFFFFFF)
      return fail(ErrorCode::TooLarge, "The tokenizer makes the text longer than 2 GiB; shorten the text.");
    piece.begin = static_cast<std::uint32_t>(begin);
    piece.end = static_cast<std::uint32_t>(storage.size());
  }
  list.storage = std::move(storage);
  list.text = list.storage;
  return {};
}

void scanSpans(ScannerKind kind, std::string_view text, std::vector<Span>& spans) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = scanPiece(kind, text, at);
    spans.push_back({at, end, true});
    at = end;
  }
}

class ByteLevel final : public PreTokenizer {
 public:
  explicit ByteLevel(const Json& c) {
    constexpr std::string_view where = "pre_tokenizer ByteLevel";
    m_addPrefixSpace = boolOr(c, "add_prefix_space", true, where);
    m_useRegex = boolOr(c, "use_regex", true, where);
  }
  Result<void> apply(PieceList& list) const override {
    if (m_addPrefixSpace) {
      const auto prefixed = rewritePieces(list, [](const Piece&, std::string_view text, std::string& out) {
        if (!text.starts_with(' ')) out.push_back(' ');
        out.append(text);
      });
      if (!prefixed) return prefixed;
    }
    if (m_useRegex) {
      const auto split = splitPieces(list, Behavior::Isolated, [](std::string_view text, std::vector<Span>& spans) {
        scanSpans(ScannerKind::Gpt2, text, spans);
        return Result<void>{};
      });
      if (!split) return split;
    }
    if (m_raw) return {};
    return rewritePieces(list,
                         [](const Piece&, std::string_view text, std::string& out) { appendByteLevel(out, text); });
  }
  std::optional<ScannerKind> scanner() const override {
    return m_useRegex && !m_addPrefixSpace && m_raw ? std::optional(ScannerKind::Gpt2) : std::nullopt;
  }
  bool endsInByteLevel() const override { return true; }
  void keepRawBytes() override { m_raw = true; }
  [[nodiscard]] bool leavesPiecesAlone() const { return m_raw && !m_useRegex && !m_addPrefixSpace; }

 private:
  bool m_addPrefixSpace = true;
  bool m_useRegex = true;
  bool m_raw = false;
};

class Split final : public PreTokenizer {
 public:
  explicit Split(const Json& c)
      : m_pattern(patternOf(c))
      , m_behavior(behaviorOf(stringOf(c, "behavior", kWhere)))
      , m_invert(boolOr(c, "invert", false, kWhere)) {
    const Json& pattern = objectOf(c, "pattern", kWhere);
    if (pattern.contains("Regex")) m_scanner = recogniseScanner(stringOf(pattern, "Regex", kWhere));
    if (m_behavior != Behavior::Isolated || m_invert) m_scanner.reset();
  }
  Result<void> apply(PieceList& list) const override {
    const auto spansOf = [this, &list](std::string_view text, std::vector<Span>& spans) -> Result<void> {
      if (m_scanner) {
        scanSpans(*m_scanner, text, spans);
        return {};
      }
      if (auto done = m_pattern.spans(text, spans, list.stop); !done) return done;
      if (m_invert)
        for (Span& span : spans)
          span.isMatch = !span.isMatch;
      return {};
    };
    return splitPieces(list, m_behavior, spansOf);
  }
  std::optional<ScannerKind> scanner() const override { return m_scanner; }

 private:
  static constexpr std::string_view kWhere = "pre_tokenizer Split";
  static Regex patternOf(const Json& c) {
    const Json& pattern = objectOf(c, "pattern", kWhere);
    if (pattern.contains("String")) return Regex::literal(literalOf(pattern, "String", kWhere));
    return Regex(stringOf(pattern, "Regex", kWhere));
  }
  Regex m_pattern;
  Behavior m_behavior;
  bool m_invert;
  std::optional<ScannerKind> m_scanner;
};

class Metaspace final : public PreTokenizer {
 public:
  explicit Metaspace(const Json& c) {
    constexpr std::string_view where = "pre_tokenizer Metaspace";
    appendUtf8(m_replacement, characterOf(c, "replacement", where));
    const std::string scheme = stringOr(c, "prepend_scheme", "", where);
    const bool legacyPrefix = boolOr(c, "add_prefix_space", true, where); // the spelling before prepend_scheme
    if (!scheme.empty() && scheme != "always" && scheme != "first" && scheme != "never")
      failUnsupported("prepend_scheme", scheme);
    m_always = scheme == "always" || (scheme.empty() && legacyPrefix);
    m_first = scheme == "first";
    m_split = boolOr(c, "split", true, where);
  }
  Result<void> apply(PieceList& list) const override {
    const auto replaced = rewritePieces(list, [this](const Piece& piece, std::string_view text, std::string& out) {
      const bool hasMark = text.starts_with(' ') || text.starts_with(m_replacement);
      if ((m_always || (m_first && piece.startsText)) && !hasMark) out.append(m_replacement);
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t space = std::min(text.find(' ', at), text.size());
        out.append(text.substr(at, space - at));
        if (space < text.size()) out.append(m_replacement);
        at = space + 1;
      }
    });
    if (!replaced || !m_split) return replaced;
    return splitPieces(list, Behavior::MergedWithNext, [this](std::string_view text, std::vector<Span>& spans) {
      std::size_t pending = 0;
      for (std::size_t at = text.find(m_replacement); at != std::string_view::npos;
           at = text.find(m_replacement, at + m_replacement.size())) {
        if (pending < at) spans.push_back({pending, at, false});
        pending = at + m_replacement.size();
        spans.push_back({at, pending, true});
      }
      if (pending < text.size()) spans.push_back({pending, text.size(), false});
      return Result<void>{};
    });
  }

 private:
  std::string m_replacement;
  bool m_always = true;
  bool m_first = false;
  bool m_split = true;
};

/// `\w+|[^\w\s]+`, what does not match left out.
class Whitespace final : public PreTokenizer {
  Result<void> apply(PieceList& list) const override {
    return splitPieces(list, Behavior::Removed, [](std::string_view text, std::vector<Span>& spans) {
      const auto kindAt = [&](std::size_t& at) {
        const char32_t c = decodeAt(text, at);
        return isWord(c) ? 1 : isWhiteSpace(c) ? 2 : 3;
      };
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const int kind = kindAt(at);
        for (std::size_t next = at; at < text.size() && kindAt(next) == kind;)
          at = next;
        spans.push_back({begin, at, kind == 2});
      }
      return Result<void>{};
    });
  }
};

/// Cuts at characters that `Matches`.
template <class Matches>
class CharacterSplit final : public PreTokenizer {
 public:
  CharacterSplit(Behavior behavior, Matches matches) : m_behavior(behavior), m_matches(std::move(matches)) {}
  Result<void> apply(PieceList& list) const override {
    return splitPieces(list, m_behavior, characterSpans(m_matches));
  }

 private:
  Behavior m_behavior;
  Matches m_matches;
};

template <class Matches>
std::unique_ptr<PreTokenizer> characterSplit(Behavior behavior, Matches matches) {
  return std::make_unique<CharacterSplit<Matches>>(behavior, std::move(matches));
}

class PreTokenizerSequence final : public PreTokenizer {
 public:
  explicit PreTokenizerSequence(std::vector<std::unique_ptr<PreTokenizer>> parts) : m_parts(std::move(parts)) {}
  Result<void> apply(PieceList& list) const override {
    for (const auto& part : m_parts)
      if (auto done = part->apply(list); !done) return done;
    return {};
  }
  std::optional<ScannerKind> scanner() const override {
    if (m_parts.size() == 1) return m_parts[0]->scanner();
    if (m_parts.size() != 2) return std::nullopt;
    const auto* bytes = dynamic_cast<const ByteLevel*>(m_parts[1].get());
    return bytes != nullptr && bytes->leavesPiecesAlone() ? m_parts[0]->scanner() : std::nullopt;
  }
  bool endsInByteLevel() const override { return !m_parts.empty() && m_parts.back()->endsInByteLevel(); }
  void keepRawBytes() override { m_parts.back()->keepRawBytes(); }

 private:
  std::vector<std::unique_ptr<PreTokenizer>> m_parts;
};

} // namespace

std::unique_ptr<PreTokenizer> parsePreTokenizer(const Json& component, int depth) {
  const std::string type = typeOf(component, "the pre_tokenizer");
  const std::string where = "pre_tokenizer " + type.substr(0, 40);
  if (type == "Sequence") {
    const Json& parts = arrayOf(component, "pretokenizers", where);
    if (depth >= kMaxComponentDepth || parts.size() > kMaxComponents)
      failLoad(ErrorCode::TooLarge, "tokenizer.json: its pre_tokenizers are nested too deep or too many.");
    std::vector<std::unique_ptr<PreTokenizer>> made;
    for (const Json& part : parts)
      made.push_back(parsePreTokenizer(part, depth + 1));
    return std::make_unique<PreTokenizerSequence>(std::move(made));
  }
  if (type == "ByteLevel") return std::make_unique<ByteLevel>(component);
  if (type == "Split") return std::make_unique<Split>(component);
  if (type == "Metaspace") return std::make_unique<Metaspace>(component);
  if (type == "Whitespace") return std::make_unique<Whitespace>();
  if (type == "WhitespaceSplit") return characterSplit(Behavior::Removed, &isWhiteSpace);
  if (type == "Punctuation")
    return characterSplit(behaviorOf(stringOr(component, "behavior", "Isolated", where)), &isPunctuation);
  if (type == "Digits")
    return characterSplit(
        boolOr(component, "individual_digits", false, where) ? Behavior::Isolated : Behavior::Contiguous, &isNumeric);
  if (type == "CharDelimiterSplit")
    return characterSplit(Behavior::Removed, [delimiter = characterOf(component, "delimiter", where)](char32_t c) {
      return c == delimiter;
    });
  if (type == "BertPreTokenizer") {
    std::vector<std::unique_ptr<PreTokenizer>> made;
    made.push_back(characterSplit(Behavior::Removed, &isWhiteSpace));
    made.push_back(characterSplit(Behavior::Isolated, &isPunctuation));
    return std::make_unique<PreTokenizerSequence>(std::move(made));
  }
  failUnsupported("pre_tokenizer", type);
}

} // namespace aisemble::llm::tok
