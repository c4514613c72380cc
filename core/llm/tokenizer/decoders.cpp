// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/decoders_p.h"

#include "core/base/utf8.h"
#include "core/llm/tokenizer/normalizers_p.h"
#include "core/llm/tokenizer/regex_p.h"
#include "core/llm/tokenizer/unicode_p.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

namespace aisemble::llm::tok {
namespace {

constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

/// Makes stages by copying settings into them.
template <class Stage, class... Settings>
class DecoderOf final : public Decoder {
 public:
  explicit DecoderOf(Settings... settings) : m_settings(std::move(settings)...) {}
  std::unique_ptr<TokenSink> start(TokenSink& next) const override {
    return std::apply([&](const auto&... settings) { return std::make_unique<Stage>(next, settings...); }, m_settings);
  }

 private:
  std::tuple<Settings...> m_settings;
};

template <class Stage, class... Settings>
std::unique_ptr<Decoder> decoderOf(Settings... settings) {
  return std::make_unique<DecoderOf<Stage, Settings...>>(std::move(settings)...);
}

class Stage : public TokenSink {
 public:
  explicit Stage(TokenSink& next) : m_next(next) {}
  void finish() override { m_next.finish(); }

 protected:
  void emit(std::string_view token) {
    m_next.text(token);
    m_next.endToken();
  }
  TokenSink& m_next;
};

/// Stages that look at whole tokens.
class TokenStage : public Stage {
 public:
  using Stage::Stage;
  void text(std::string_view fragment) final { m_token.append(fragment); }
  void endToken() final {
    token(m_token);
    m_token.clear();
  }

 protected:
  virtual void token(std::string& token) = 0;

 private:
  std::string m_token;
};

/// Joins tokens with spaces: what a file without a decoder gets.
class JoinStage final : public Stage {
 public:
  using Stage::Stage;
  void text(std::string_view fragment) override {
    if (m_needsSpace) m_next.text(" ");
    m_needsSpace = false;
    m_next.text(fragment);
  }
  void endToken() override { m_needsSpace = true; }

 private:
  bool m_needsSpace = false;
};

/// All tokens as bytes, those as UTF-8 with U+FFFD for what is not; one token.
class ByteLevelStage final : public TokenStage {
 public:
  using TokenStage::TokenStage;
  void finish() override {
    m_next.text(replaceInvalidUtf8(m_bytes));
    m_bytes.clear();
    m_next.endToken();
    m_next.finish();
  }

 protected:
  void token(std::string& token) override {
    const std::size_t before = m_bytes.size();
    for (std::size_t at = 0; at < token.size();) {
      const int byte = byteOfByteLevel(decodeAt(token, at));
      if (byte < 0) { // an added token outside the alphabet stands for itself
        m_bytes.resize(before);
        m_bytes.append(token);
        break;
      }
      m_bytes.push_back(static_cast<char>(byte));
    }
    const std::size_t complete = completeUtf8Prefix(m_bytes);
    if (complete == 0) return;
    const std::string_view prefix = std::string_view(m_bytes).substr(0, complete);
    if (findInvalidUtf8(prefix) == std::string_view::npos)
      m_next.text(prefix);
    else
      m_next.text(replaceInvalidUtf8(prefix));
    m_bytes.erase(0, complete);
  }

 private:
  std::string m_bytes;
};

class FuseStage final : public Stage {
 public:
  using Stage::Stage;
  void text(std::string_view fragment) override { m_next.text(fragment); }
  void endToken() override {}
  void finish() override {
    m_next.endToken();
    m_next.finish();
  }
};

/// "<0xE2>" "<0x96>" "<0x81>" to a character. A run that is not UTF-8 as a whole becomes one U+FFFD a byte, so nothing
/// of a run is certain before it ends.
class ByteFallbackStage final : public TokenStage {
 public:
  using TokenStage::TokenStage;
  void finish() override {
    flush();
    m_next.finish();
  }

 protected:
  void token(std::string& token) override {
    if (const auto byte = byteOf(token)) {
      m_run.push_back(*byte);
      return;
    }
    flush();
    emit(token);
  }

 private:
  static std::optional<char> byteOf(std::string_view token) {
    if (token.size() != 6 || !token.starts_with("<0x") || token[5] != '>') return std::nullopt;
    const auto digit = [](char c) {
      return c >= '0' && c <= '9'   ? c - '0'
             : c >= 'a' && c <= 'f' ? c - 'a' + 10
             : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                    : -1;
    };
    const int high = token[3] == '+' ? 0 : digit(token[3]); // the reference's number parser takes a sign
    const int low = digit(token[4]);
    if (high < 0 || low < 0) return std::nullopt;
    return static_cast<char>(high * 16 + low);
  }
  void flush() {
    if (m_run.empty()) return;
    if (findInvalidUtf8(m_run) == std::string_view::npos)
      emit(m_run);
    else
      for (std::size_t i = 0; i < m_run.size(); ++i)
        emit(kReplacementCharacter);
    m_run.clear();
  }
  std::string m_run;
};

/// Takes up to `start` leading and `stop` trailing characters `content` from each token.
class StripStage final : public Stage {
 public:
  StripStage(TokenSink& next, std::string content, std::size_t start, std::size_t stop)
      : Stage(next), m_content(std::move(content)), m_start(start), m_stop(stop) {}
  void text(std::string_view fragment) override {
    for (std::size_t at = 0; at < fragment.size();) {
      const bool isContent = fragment.compare(at, m_content.size(), m_content) == 0;
      if (isContent && m_isLeading && m_cut < m_start) {
        ++m_cut;
        at += m_content.size();
        continue;
      }
      m_isLeading = false;
      if (isContent) {
        at += m_content.size();
        if (m_held < m_stop)
          ++m_held;
        else
          m_next.text(m_content);
        continue;
      }
      for (; m_held > 0; --m_held)
        m_next.text(m_content);
      const std::size_t end = std::min(fragment.find(m_content, at), fragment.size());
      m_next.text(fragment.substr(at, end - at));
      at = end;
    }
  }
  void endToken() override {
    m_cut = 0;
    m_held = 0;
    m_isLeading = true;
    m_next.endToken();
  }

 private:
  std::string m_content;
  std::size_t m_start;
  std::size_t m_stop;
  std::size_t m_cut = 0;
  std::size_t m_held = 0; ///< trailing characters that may yet be cut
  bool m_isLeading = true;
};

/// Replaces a literal. Fragments flow on but for a tail that may be the beginning of the literal.
class ReplaceLiteralStage final : public Stage {
 public:
  ReplaceLiteralStage(TokenSink& next, std::string literal, std::string content)
      : Stage(next), m_literal(std::move(literal)), m_content(std::move(content)) {}
  void text(std::string_view fragment) override {
    m_tail.append(fragment);
    std::size_t at = 0;
    for (std::size_t found = m_tail.find(m_literal); found != std::string::npos; found = m_tail.find(m_literal, at)) {
      if (found > at) m_next.text(std::string_view(m_tail).substr(at, found - at));
      if (!m_content.empty()) m_next.text(m_content);
      at = found + m_literal.size();
    }
    std::size_t hold = std::min(m_literal.size() - 1, m_tail.size() - at);
    while (hold > 0 && m_tail.compare(m_tail.size() - hold, hold, m_literal, 0, hold) != 0)
      --hold;
    if (m_tail.size() - hold > at) m_next.text(std::string_view(m_tail).substr(at, m_tail.size() - hold - at));
    m_tail.erase(0, m_tail.size() - hold);
  }
  void endToken() override {
    if (!m_tail.empty()) m_next.text(m_tail);
    m_tail.clear();
    m_next.endToken();
  }

 private:
  std::string m_literal;
  std::string m_content;
  std::string m_tail;
};

class ReplacePatternStage final : public TokenStage {
 public:
  ReplacePatternStage(TokenSink& next, std::shared_ptr<const Regex> pattern, std::string content)
      : TokenStage(next), m_pattern(std::move(pattern)), m_content(std::move(content)) {}

 protected:
  void token(std::string& token) override {
    std::vector<Span> spans;
    if (!m_pattern->spans(token, spans, {})) return emit(token); // over the step limit: decode() has no errors to give
    std::string replaced;
    for (const Span& span : spans)
      replaced.append(span.isMatch ? std::string_view(m_content)
                                   : std::string_view(token).substr(span.begin, span.end - span.begin));
    emit(replaced);
  }

 private:
  std::shared_ptr<const Regex> m_pattern;
  std::string m_content;
};

/// The replacement character becomes a space, or nothing in the first token.
class MetaspaceStage final : public Stage {
 public:
  MetaspaceStage(TokenSink& next, std::string replacement, bool dropsFirst)
      : Stage(next), m_replacement(std::move(replacement)), m_drops(dropsFirst) {}
  void text(std::string_view fragment) override {
    for (std::size_t at = 0; at < fragment.size();) {
      const std::size_t found = std::min(fragment.find(m_replacement, at), fragment.size());
      if (found > at) m_next.text(fragment.substr(at, found - at));
      if (found < fragment.size() && !m_drops) m_next.text(" ");
      at = found + m_replacement.size();
    }
  }
  void endToken() override {
    m_drops = false;
    m_next.endToken();
  }

 private:
  std::string m_replacement;
  bool m_drops;
};

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
  if (from.empty()) return;
  std::string out;
  std::size_t at = 0;
  for (std::size_t found = text.find(from); found != std::string::npos; found = text.find(from, at)) {
    out.append(text, at, found - at).append(to);
    at = found + from.size();
  }
  if (at == 0) return;
  out.append(text, at);
  text = std::move(out);
}

/// The clean-up of English tokenisation that BERT's decoder does to each token, in this order.
void cleanUp(std::string& token) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kRules = {{{" .", "."},
                                                                                     {" ?", "?"},
                                                                                     {" !", "!"},
                                                                                     {" ,", ","},
                                                                                     {" ' ", "'"},
                                                                                     {" n't", "n't"},
                                                                                     {" 'm", "'m"},
                                                                                     {" do not", " don't"},
                                                                                     {" 's", "'s"},
                                                                                     {" 've", "'ve"},
                                                                                     {" 're", "'re"}}};
  if (token.find(' ') == std::string::npos) return;
  for (const auto& [from, to] : kRules)
    replaceAll(token, from, to);
}

class WordPieceStage final : public TokenStage {
 public:
  WordPieceStage(TokenSink& next, std::string prefix, bool cleansUp)
      : TokenStage(next), m_prefix(std::move(prefix)), m_cleansUp(cleansUp) {}

 protected:
  void token(std::string& token) override {
    if (!m_isFirst) {
      if (token.starts_with(m_prefix))
        token.erase(0, m_prefix.size());
      else
        token.insert(0, 1, ' ');
    }
    m_isFirst = false;
    if (m_cleansUp) cleanUp(token);
    emit(token);
  }

 private:
  std::string m_prefix;
  bool m_cleansUp;
  bool m_isFirst = true;
};

/// The suffix that marks a word's end becomes a space, but for the last token: so one token is held back.
class BpeStage final : public TokenStage {
 public:
  BpeStage(TokenSink& next, std::string suffix) : TokenStage(next), m_suffix(std::move(suffix)) {}
  void finish() override {
    release("");
    m_next.finish();
  }

 protected:
  void token(std::string& token) override {
    release(" ");
    m_held = token;
  }

 private:
  void release(std::string_view replacement) {
    if (!m_held) return;
    replaceAll(*m_held, m_suffix, replacement);
    emit(*m_held);
    m_held.reset();
  }
  std::string m_suffix;
  std::optional<std::string> m_held;
};

/// Connectionist temporal classification: repeats and padding go.
class CtcStage final : public TokenStage {
 public:
  CtcStage(TokenSink& next, std::string pad, std::string delimiter, bool cleansUp)
      : TokenStage(next), m_pad(std::move(pad)), m_delimiter(std::move(delimiter)), m_cleansUp(cleansUp) {}

 protected:
  void token(std::string& token) override {
    if (m_previous && *m_previous == token) return;
    m_previous = token;
    replaceAll(token, m_pad, "");
    if (m_cleansUp) {
      cleanUp(token);
      replaceAll(token, m_delimiter, " ");
    }
    if (!token.empty()) emit(token);
  }

 private:
  std::string m_pad;
  std::string m_delimiter;
  bool m_cleansUp;
  std::optional<std::string> m_previous;
};

std::unique_ptr<Decoder> parseReplace(const Json& c, const std::string& where) {
  const Json& pattern = objectOf(c, "pattern", where);
  std::string content = literalOf(c, "content", where);
  if (!pattern.contains("String"))
    return decoderOf<ReplacePatternStage>(std::make_shared<const Regex>(stringOf(pattern, "Regex", where)),
                                          std::move(content));
  std::string literal = literalOf(pattern, "String", where);
  if (literal.empty()) return nullptr; // replaces nothing
  return decoderOf<ReplaceLiteralStage>(std::move(literal), std::move(content));
}

} // namespace

void parseDecoder(const Json& c, std::vector<std::unique_ptr<Decoder>>& out, int depth) {
  if (c.is_null()) {
    out.push_back(decoderOf<JoinStage>());
    return;
  }
  const std::string type = typeOf(c, "the decoder");
  const std::string where = "decoder " + type.substr(0, 40);
  if (type == "Sequence") {
    const Json& parts = arrayOf(c, "decoders", where);
    if (depth >= kMaxComponentDepth || parts.size() > kMaxComponents)
      failLoad(ErrorCode::TooLarge, "tokenizer.json: its decoders are nested too deep or too many.");
    for (const Json& part : parts)
      parseDecoder(part, out, depth + 1);
    if (out.size() > kMaxComponents) failLoad(ErrorCode::TooLarge, "tokenizer.json: it has too many decoders.");
  } else if (type == "ByteLevel") {
    out.push_back(decoderOf<ByteLevelStage>());
  } else if (type == "ByteFallback") {
    out.push_back(decoderOf<ByteFallbackStage>());
  } else if (type == "Fuse") {
    out.push_back(decoderOf<FuseStage>());
  } else if (type == "Strip") {
    std::string content;
    appendUtf8(content, characterOf(c, "content", where));
    const auto count = [&](const char* name) {
      return static_cast<std::size_t>(std::clamp<std::int64_t>(integerOr(c, name, 0, where), 0, 1 << 20));
    };
    out.push_back(decoderOf<StripStage>(content, count("start"), count("stop")));
  } else if (type == "Replace") {
    if (auto replace = parseReplace(c, where)) out.push_back(std::move(replace));
  } else if (type == "Metaspace") {
    std::string replacement;
    appendUtf8(replacement, characterOf(c, "replacement", where));
    const std::string scheme = stringOr(c, "prepend_scheme", "", where);
    const bool prefix = boolOr(c, "add_prefix_space", true, where);
    out.push_back(decoderOf<MetaspaceStage>(replacement, scheme.empty() ? prefix : scheme != "never"));
  } else if (type == "WordPiece") {
    out.push_back(decoderOf<WordPieceStage>(stringOr(c, "prefix", "##", where), boolOr(c, "cleanup", true, where)));
  } else if (type == "BPEDecoder") {
    out.push_back(decoderOf<BpeStage>(stringOr(c, "suffix", "</w>", where)));
  } else if (type == "CTC") {
    out.push_back(decoderOf<CtcStage>(stringOr(c, "pad_token", "<pad>", where),
                                      stringOr(c, "word_delimiter_token", "|", where),
                                      boolOr(c, "cleanup", true, where)));
  } else {
    failUnsupported("decoder", type);
  }
}

class Pipeline::Output final : public TokenSink {
 public:
  void text(std::string_view fragment) override { m_text.append(fragment); }
  void endToken() override {}
  void finish() override {}
  std::string m_text;
};

Pipeline::Pipeline(const std::vector<std::unique_ptr<Decoder>>& decoders) : m_output(std::make_unique<Output>()) {
  TokenSink* next = m_output.get();
  for (auto decoder = decoders.rbegin(); decoder != decoders.rend(); ++decoder) {
    m_stages.push_back((*decoder)->start(*next));
    next = m_stages.back().get();
  }
}

Pipeline::~Pipeline() = default;
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;

void Pipeline::push(std::string_view token) {
  TokenSink& first = m_stages.empty() ? static_cast<TokenSink&>(*m_output) : *m_stages.back();
  first.text(token);
  first.endToken();
}

void Pipeline::finish() {
  if (!m_stages.empty()) m_stages.back()->finish();
}

std::string Pipeline::take() {
  return std::exchange(m_output->m_text, {});
}

} // namespace aisemble::llm::tok
