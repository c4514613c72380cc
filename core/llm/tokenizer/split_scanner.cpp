// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/split_scanner_p.h"

#include "core/llm/tokenizer/unicode_p.h"

#include <array>
#include <cstdint>
#include <utility>

namespace aisemble::llm::tok {
namespace {

constexpr std::string_view kGpt2 = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
constexpr std::string_view kLlama3 =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr std::string_view kQwen2 =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

/// One character: its class and where the next one starts.
struct Step {
  std::uint8_t bits;
  std::size_t next;
};

class Scanner {
 public:
  Scanner(std::string_view text) : m_text(text), m_table(ClassTable::instance()) {}

  [[nodiscard]] Step step(std::size_t at) const {
    const auto byte = static_cast<std::uint8_t>(m_text[at]);
    if (byte < 0x80) return {m_table.ascii(byte), at + 1};
    const char32_t c = decodeAt(m_text, at);
    return {m_table.of(c), at};
  }

  /// End of the run of characters at `at` whose class has one of `bits`; 0 means characters of no class.
  [[nodiscard]] std::size_t run(std::size_t at, std::uint8_t bits) const {
    while (at < m_text.size()) {
      const Step s = step(at);
      if (bits == 0 ? s.bits != 0 : (s.bits & bits) == 0) break;
      at = s.next;
    }
    return at;
  }

  /// Bytes of a contraction after the apostrophe at `at`, or 0.
  [[nodiscard]] std::size_t contraction(std::size_t at, bool anyCase) const {
    const auto letter = [&](std::size_t i) {
      if (i >= m_text.size()) return '\0';
      const char c = m_text[i];
      return anyCase && c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    };
    const char first = letter(at + 1);
    if (first == 's' || first == 't' || first == 'm' || first == 'd') return 2;
    if (anyCase && first == '\xC5' && letter(at + 2) == '\xBF') return 3; // U+017F folds to s
    const char second = letter(at + 2);
    if ((first == 'r' && second == 'e') || (first == 'v' && second == 'e') || (first == 'l' && second == 'l')) return 3;
    return 0;
  }

  /// `\s+(?!\S)|\s+` on the run of spaces [at, end): all of it at the end of the text, else all but the last one.
  [[nodiscard]] std::size_t spaces(std::size_t at, std::size_t end) const {
    if (end == m_text.size()) return end;
    const std::size_t last = previousStart(m_text, end);
    return last > at ? last : end;
  }

  [[nodiscard]] std::size_t gpt2(std::size_t at) const {
    if (m_text[at] == '\'')
      if (const std::size_t length = contraction(at, false)) return at + length;
    Step s = step(at);
    if (m_text[at] == ' ' && s.next < m_text.size()) {
      const Step following = step(s.next);
      if ((following.bits & kSpace) == 0) s = following;
    }
    if ((s.bits & kLetter) != 0) return run(s.next, kLetter);
    if ((s.bits & kNumber) != 0) return run(s.next, kNumber);
    if ((s.bits & kSpace) == 0) return run(s.next, 0);
    return spaces(at, run(at, kSpace));
  }

  [[nodiscard]] std::size_t llama3(std::size_t at, int digits) const {
    if (m_text[at] == '\'')
      if (const std::size_t length = contraction(at, true)) return at + length;
    const Step s = step(at);
    if ((s.bits & kLetter) != 0) return run(s.next, kLetter);
    const bool hasNext = s.next < m_text.size();
    const Step following = hasNext ? step(s.next) : Step{0, s.next};
    if ((s.bits & (kNewline | kNumber)) == 0 && (following.bits & kLetter) != 0) return run(following.next, kLetter);
    if ((s.bits & kNumber) != 0) {
      std::size_t end = s.next;
      for (int i = 1; i < digits && end < m_text.size(); ++i) {
        const Step digit = step(end);
        if ((digit.bits & kNumber) == 0) break;
        end = digit.next;
      }
      return end;
    }
    if (s.bits == 0) return run(run(s.next, 0), kNewline);
    if (m_text[at] == ' ' && hasNext && following.bits == 0) return run(run(following.next, 0), kNewline);
    const std::size_t end = run(at, kSpace);
    for (std::size_t i = end; i > at; --i) // newlines are ASCII, so bytes will do
      if (m_text[i - 1] == '\n' || m_text[i - 1] == '\r') return i;
    return spaces(at, end);
  }

 private:
  std::string_view m_text;
  const ClassTable& m_table;
};

} // namespace

std::optional<ScannerKind> recogniseScanner(std::string_view pattern) {
  if (pattern == kGpt2) return ScannerKind::Gpt2;
  if (pattern == kLlama3) return ScannerKind::Llama3;
  if (pattern == kQwen2) return ScannerKind::Qwen2;
  return std::nullopt;
}

std::string_view scannerPattern(ScannerKind kind) {
  switch (kind) {
  case ScannerKind::Gpt2:
    return kGpt2;
  case ScannerKind::Llama3:
    return kLlama3;
  case ScannerKind::Qwen2:
    return kQwen2;
  }
  return {};
}

std::size_t scanPiece(ScannerKind kind, std::string_view text, std::size_t at) {
  const Scanner scanner(text);
  switch (kind) {
  case ScannerKind::Gpt2:
    return scanner.gpt2(at);
  case ScannerKind::Llama3:
    return scanner.llama3(at, 3);
  case ScannerKind::Qwen2:
    return scanner.llama3(at, 1);
  }
  return text.size();
}

} // namespace aisemble::llm::tok
