// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/regex_p.h"

#include "core/llm/tokenizer/component_p.h"
#include "core/llm/tokenizer/stop_look_p.h"
#include "core/llm/tokenizer/unicode_p.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <fmt/format.h>

namespace aisemble::llm::tok {
namespace {

constexpr std::size_t kMaxPatternBytes = 16384;
constexpr std::uint32_t kMatchLimit = 10'000'000; ///< PCRE2's own default
constexpr std::uint32_t kDepthLimit = 1'000'000;
constexpr std::uint32_t kHeapLimitKib = 65536;

} // namespace

struct Regex::Code {
  pcre2_code* code = nullptr;
  pcre2_match_context* context = nullptr;
  std::string pattern;
  Code() = default;
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;
  ~Code() {
    pcre2_match_context_free(context);
    pcre2_code_free(code);
  }
};

Regex::Regex(std::string_view pattern) {
  if (pattern.size() > kMaxPatternBytes)
    failLoad(ErrorCode::TooLarge,
             fmt::format("The tokenizer's pattern has {} bytes; {} are allowed.", pattern.size(), kMaxPatternBytes));
  m_code = std::make_unique<Code>();
  m_code->pattern = std::string(pattern.substr(0, 200));
  const std::string translated = translatePattern(pattern);
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_compile_context* settings = pcre2_compile_context_create(nullptr);
  pcre2_set_newline(settings, PCRE2_NEWLINE_LF);
  pcre2_set_parens_nest_limit(settings, 100);
  m_code->code =
      pcre2_compile(reinterpret_cast<PCRE2_SPTR>(translated.data()), translated.size(),
                    PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C, &error, &offset, settings);
  pcre2_compile_context_free(settings);
  if (m_code->code == nullptr) {
    PCRE2_UCHAR text[256] = {};
    pcre2_get_error_message(error, text, sizeof text);
    failLoad(ErrorCode::Unsupported, fmt::format("The tokenizer's pattern '{}' cannot be compiled: {}; use another "
                                                 "model.",
                                                 m_code->pattern, reinterpret_cast<const char*>(text)));
  }
  pcre2_jit_compile(m_code->code, PCRE2_JIT_COMPLETE); // without it the same code is interpreted
  m_code->context = pcre2_match_context_create(nullptr);
  pcre2_set_match_limit(m_code->context, kMatchLimit);
  pcre2_set_depth_limit(m_code->context, kDepthLimit);
  pcre2_set_heap_limit(m_code->context, kHeapLimitKib);
}

Regex Regex::literal(std::string_view literal) {
  Regex regex;
  regex.m_literal = std::string(literal);
  return regex;
}

Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

namespace {

/// Collects matches into spans that cover the text.
class Cover {
 public:
  Cover(std::string_view text, std::vector<Span>& out) : m_text(text), m_out(out) {}
  void match(std::size_t begin, std::size_t end) {
    if (begin > m_done) m_out.push_back({m_done, begin, false});
    m_out.push_back({begin, end, true});
    m_done = end;
  }
  void finish() {
    if (m_done < m_text.size()) m_out.push_back({m_done, m_text.size(), false});
  }

 private:
  std::string_view m_text;
  std::vector<Span>& m_out;
  std::size_t m_done = 0;
};

} // namespace

Result<void> Regex::spans(std::string_view text, std::vector<Span>& out, const std::stop_token& stop) const {
  out.clear();
  Cover cover(text, out);
  if (!m_code) {
    if (!m_literal.empty())
      for (std::size_t at = text.find(m_literal); at != std::string_view::npos;
           at = text.find(m_literal, at + m_literal.size()))
        cover.match(at, at + m_literal.size());
    cover.finish();
    return {};
  }
  const std::unique_ptr<pcre2_match_data, decltype(&pcre2_match_data_free)> data(
      pcre2_match_data_create_from_pattern(m_code->code, nullptr), &pcre2_match_data_free);
  if (!data) return fail(ErrorCode::OutOfMemory, "No memory to match the tokenizer's pattern.");
  const auto* subject = reinterpret_cast<PCRE2_SPTR>(text.data());
  std::size_t at = 0;
  std::size_t lastEnd = 0;
  bool matched = false;
  while (at <= text.size()) {
    if (stop.stop_requested()) return stopped();
    int rc = pcre2_match(m_code->code, subject, text.size(), at, PCRE2_NO_UTF_CHECK, data.get(), m_code->context);
    if (rc == PCRE2_ERROR_JIT_STACKLIMIT)
      rc = pcre2_match(m_code->code, subject, text.size(), at, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data.get(),
                       m_code->context);
    if (rc == PCRE2_ERROR_NOMATCH) break;
    if (rc < 0)
      return fail(
          ErrorCode::TooLarge,
          fmt::format("The tokenizer's pattern '{}' needs too many steps on this text near byte {}; shorten the "
                      "text.",
                      m_code->pattern, at));
    const PCRE2_SIZE* bounds = pcre2_get_ovector_pointer(data.get());
    const std::size_t begin = bounds[0];
    const std::size_t end = bounds[1] < begin ? begin : bounds[1]; // \K can move the start behind the end
    if (begin == end && matched && end == lastEnd) {               // an empty match right after a match does not count
      if (at >= text.size()) break;
      at += utf8Length(text[at]);
      continue;
    }
    cover.match(begin, end);
    matched = true;
    lastEnd = end;
    if (begin == end) {
      if (end >= text.size()) break;
      at = end + utf8Length(text[end]);
    } else {
      at = end;
    }
  }
  cover.finish();
  return {};
}

} // namespace aisemble::llm::tok
