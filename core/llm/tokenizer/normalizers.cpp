// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/normalizers_p.h"

#include "core/llm/tokenizer/regex_p.h"
#include "core/llm/tokenizer/stop_look_p.h"
#include "core/llm/tokenizer/unicode_p.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace aisemble::llm::tok {
namespace {

constexpr std::size_t kMaxNormalizedBytes = 0x7FFFFFFF;

/// Normalizers that map or drop each character by itself.
class PerCharacter : public Normalizer {
 public:
  Result<bool> apply(std::string_view in, NormalText& out, const std::stop_token& stop) const override {
    NormalText result;
    result.text.reserve(in.size() + in.size() / 8);
    StopLook look(stop);
    for (std::size_t at = 0; at < in.size();) {
      if (look.isStopped()) return stopped();
      map(decodeAt(in, at), result.text);
      if (result.text.empty()) result.losesStart = true;
    }
    if (result.text == in) return false;
    out.text = std::move(result.text);
    out.losesStart = out.losesStart || result.losesStart;
    return true;
  }

 protected:
  virtual void map(char32_t c, std::string& out) const = 0;
};

class Lowercase final : public PerCharacter {
  void map(char32_t c, std::string& out) const override { appendLowercase(out, c); }
};

class StripAccents final : public PerCharacter {
  void map(char32_t c, std::string& out) const override {
    if (!isCombiningMark(c)) appendUtf8(out, c);
  }
};

/// The clean-up that SentencePiece's "nmt" rules do; ranges from the reference implementation's documentation.
class Nmt final : public PerCharacter {
  void map(char32_t c, std::string& out) const override {
    const bool dropped =
        (c >= 1 && c <= 8) || c == 0xB || (c >= 0xE && c <= 0x1F) || c == 0x7F || c == 0x8F || c == 0x9F;
    if (dropped) return;
    const bool space = c == 9 || c == 0xA || c == 0xC || c == 0xD || c == 0x1680 || (c >= 0x200B && c <= 0x200F) ||
                       c == 0x2028 || c == 0x2029 || c == 0x2581 || c == 0xFEFF || c == 0xFFFD;
    appendUtf8(out, space ? U' ' : c);
  }
};

class UnicodeForm final : public Normalizer {
 public:
  explicit UnicodeForm(NormalForm form) : m_form(form) {}
  Result<bool> apply(std::string_view in, NormalText& out, const std::stop_token& stop) const override {
    return toNormalForm(m_form, in, out.text, stop);
  }

 private:
  NormalForm m_form;
};

class Bert final : public Normalizer {
 public:
  explicit Bert(const Json& c) {
    constexpr std::string_view where = "normalizer BertNormalizer";
    m_clean = boolOr(c, "clean_text", true, where);
    m_chinese = boolOr(c, "handle_chinese_chars", true, where);
    m_lowercase = boolOr(c, "lowercase", true, where);
    m_stripAccents = boolOr(c, "strip_accents", m_lowercase, where);
  }
  Result<bool> apply(std::string_view in, NormalText& out, const std::stop_token& stop) const override {
    std::string first;
    first.reserve(in.size() + 16);
    bool losesStart = false;
    StopLook look(stop);
    for (std::size_t at = 0; at < in.size();) {
      if (look.isStopped()) return stopped();
      const char32_t c = decodeAt(in, at);
      if (m_clean && (c == 0 || isBertRemoved(c))) {
        losesStart = losesStart || first.empty();
      } else if (m_clean && isWhiteSpace(c)) {
        first.push_back(' ');
      } else if (m_chinese && c >= 0x3400 && isChineseCharacter(c)) {
        first.push_back(' ');
        appendUtf8(first, c);
        first.push_back(' ');
      } else {
        appendUtf8(first, c);
      }
    }
    if (m_stripAccents) {
      std::string decomposed;
      const auto changed = toNormalForm(NormalForm::Nfd, first, decomposed, stop);
      if (!changed) return changed;
      if (*changed) first = std::move(decomposed);
    }
    if (m_stripAccents || m_lowercase) {
      std::string second;
      second.reserve(first.size());
      for (std::size_t at = 0; at < first.size();) {
        if (look.isStopped()) return stopped();
        const char32_t c = decodeAt(first, at);
        if (m_stripAccents && isNonspacingMark(c)) {
          losesStart = losesStart || second.empty();
          continue;
        }
        if (m_lowercase)
          appendLowercase(second, c);
        else
          appendUtf8(second, c);
      }
      first = std::move(second);
    }
    if (first == in) return false;
    out.text = std::move(first);
    out.losesStart = out.losesStart || losesStart;
    return true;
  }

 private:
  bool m_clean = true;
  bool m_chinese = true;
  bool m_lowercase = true;
  bool m_stripAccents = true;
};

class Strip final : public Normalizer {
 public:
  Strip(bool left, bool right) : m_left(left), m_right(right) {}
  Result<bool> apply(std::string_view in, NormalText& out, const std::stop_token&) const override {
    std::size_t begin = 0;
    std::size_t end = in.size();
    for (std::size_t at = 0; m_left && at < in.size(); begin = at)
      if (!isWhiteSpace(decodeAt(in, at))) break;
    while (m_right && end > begin) {
      const std::size_t start = previousStart(in, end);
      std::size_t at = start;
      if (!isWhiteSpace(decodeAt(in, at))) break;
      end = start;
    }
    if (begin == 0 && end == in.size()) return false;
    out.losesStart = out.losesStart || begin > 0;
    out.text.assign(in.substr(begin, end - begin));
    return true;
  }

 private:
  bool m_left;
  bool m_right;
};

class Prepend final : public Normalizer {
 public:
  explicit Prepend(std::string text) : m_text(std::move(text)) {}
  Result<bool> apply(std::string_view in, NormalText& out, const std::stop_token&) const override {
    if (in.empty() || m_text.empty()) return false;
    std::string result;
    result.reserve(m_text.size() + in.size());
    result.append(m_text).append(in);
    out.text = std::move(result);
    return true;
  }

 private:
  std::string m_text;
};

class Replace final : public Normalizer {
 public:
  Replace(Regex pattern, std::string content) : m_pattern(std::move(pattern)), m_content(std::move(content)) {}
  Result<bool> apply(std::string_view in, NormalText& out, const std::stop_token& stop) const override {
    std::vector<Span> spans;
    if (auto done = m_pattern.spans(in, spans, stop); !done) return fail(std::move(done.error()));
    if (spans.empty() || (spans.size() == 1 && !spans[0].isMatch)) return false;
    std::size_t bytes = 0;
    for (const Span& span : spans)
      bytes += span.isMatch ? m_content.size() : span.end - span.begin;
    if (bytes > kMaxNormalizedBytes)
      return fail(ErrorCode::TooLarge,
                  "The tokenizer's normalizer makes the text longer than 2 GiB; shorten the text.");
    std::string result;
    result.reserve(bytes);
    for (const Span& span : spans) {
      if (span.isMatch)
        result.append(m_content);
      else
        result.append(in.substr(span.begin, span.end - span.begin));
      if (result.empty()) out.losesStart = true;
    }
    out.text = std::move(result);
    return true;
  }

 private:
  Regex m_pattern;
  std::string m_content;
};

class ByteLevelNormalizer final : public Normalizer {
  Result<bool> apply(std::string_view in, NormalText& out, const std::stop_token&) const override {
    std::string result;
    appendByteLevel(result, in);
    out.text = std::move(result);
    return true;
  }
};

class NormalizerSequence final : public Normalizer {
 public:
  explicit NormalizerSequence(std::vector<std::unique_ptr<Normalizer>> parts) : m_parts(std::move(parts)) {}
  Result<bool> apply(std::string_view in, NormalText& out, const std::stop_token& stop) const override {
    NormalText current;
    bool changed = false;
    for (const auto& part : m_parts) {
      NormalText next;
      next.losesStart = current.losesStart;
      const auto step = part->apply(changed ? std::string_view(current.text) : in, next, stop);
      if (!step) return fail(step.error());
      if (!*step) continue;
      current = std::move(next);
      changed = true;
      if (current.text.size() > kMaxNormalizedBytes)
        return fail(ErrorCode::TooLarge,
                    "The tokenizer's normalizer makes the text longer than 2 GiB; shorten the text.");
    }
    if (!changed) return false;
    out.losesStart = out.losesStart || current.losesStart;
    out.text = std::move(current.text);
    return true;
  }

 private:
  std::vector<std::unique_ptr<Normalizer>> m_parts;
};

/// Byte to character of the byte-level alphabet (GPT-2's bytes_to_unicode): printable Latin-1 stays, the rest moves to
/// U+0100 and on, in order.
struct ByteAlphabet {
  std::array<std::string, 256> spelling;
  std::array<int, 0x144> byteOf{};
  ByteAlphabet() {
    byteOf.fill(-1);
    char32_t moved = 0x100;
    for (int byte = 0; byte < 256; ++byte) {
      const bool stays = (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
      const char32_t c = stays ? static_cast<char32_t>(byte) : moved++;
      appendUtf8(spelling[static_cast<std::size_t>(byte)], c);
      byteOf[c] = byte;
    }
  }
  static const ByteAlphabet& instance() {
    static const ByteAlphabet alphabet;
    return alphabet;
  }
};

} // namespace

void appendByteLevel(std::string& out, std::string_view bytes) {
  const ByteAlphabet& alphabet = ByteAlphabet::instance();
  out.reserve(out.size() + bytes.size() + bytes.size() / 4);
  for (const char byte : bytes)
    out.append(alphabet.spelling[static_cast<std::uint8_t>(byte)]);
}

int byteOfByteLevel(char32_t c) {
  const ByteAlphabet& alphabet = ByteAlphabet::instance();
  return c < alphabet.byteOf.size() ? alphabet.byteOf[c] : -1;
}

std::unique_ptr<Normalizer> parseNormalizer(const Json& component, int depth) {
  const std::string type = typeOf(component, "the normalizer");
  const std::string where = "normalizer " + type.substr(0, 40);
  if (type == "Sequence") {
    const Json& parts = arrayOf(component, "normalizers", where);
    if (depth >= kMaxComponentDepth || parts.size() > kMaxComponents)
      failLoad(ErrorCode::TooLarge, "tokenizer.json: its normalizers are nested too deep or too many.");
    std::vector<std::unique_ptr<Normalizer>> made;
    for (const Json& part : parts)
      made.push_back(parseNormalizer(part, depth + 1));
    return std::make_unique<NormalizerSequence>(std::move(made));
  }
  if (type == "NFC") return std::make_unique<UnicodeForm>(NormalForm::Nfc);
  if (type == "NFD") return std::make_unique<UnicodeForm>(NormalForm::Nfd);
  if (type == "NFKC") return std::make_unique<UnicodeForm>(NormalForm::Nfkc);
  if (type == "NFKD") return std::make_unique<UnicodeForm>(NormalForm::Nfkd);
  if (type == "Lowercase") return std::make_unique<Lowercase>();
  if (type == "StripAccents") return std::make_unique<StripAccents>();
  if (type == "Nmt") return std::make_unique<Nmt>();
  if (type == "BertNormalizer") return std::make_unique<Bert>(component);
  if (type == "ByteLevel") return std::make_unique<ByteLevelNormalizer>();
  if (type == "Precompiled") return parsePrecompiled(component);
  if (type == "Strip")
    return std::make_unique<Strip>(boolOr(component, "strip_left", true, where),
                                   boolOr(component, "strip_right", true, where));
  if (type == "Prepend") return std::make_unique<Prepend>(literalOf(component, "prepend", where));
  if (type == "Replace") {
    const Json& pattern = objectOf(component, "pattern", where);
    std::string content = literalOf(component, "content", where);
    if (pattern.contains("String"))
      return std::make_unique<Replace>(Regex::literal(literalOf(pattern, "String", where)), std::move(content));
    return std::make_unique<Replace>(Regex(stringOf(pattern, "Regex", where)), std::move(content));
  }
  failUnsupported("normalizer", type);
}

} // namespace aisemble::llm::tok
