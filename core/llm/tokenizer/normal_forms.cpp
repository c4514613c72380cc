// SPDX-License-Identifier: Apache-2.0
// Normal forms by ICU, stretch by stretch. ICU puts combining marks in order by insertion, which on a long run of them
// takes time that is quadratic in its length: such runs are ordered here before.
#include "core/llm/tokenizer/stop_look_p.h"
#include "core/llm/tokenizer/unicode_p.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uniset.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace aisemble::llm::tok {
namespace {

constexpr std::size_t kStretchBytes = std::size_t{1} << 16U;
constexpr std::size_t kLongRun = 32; ///< marks; up to here insertion is no slower
/// Every character below is in Unicode 12, is no mark and begins a stretch in every form.
constexpr char32_t kFirstOther = 0x300;

/// Normal forms of Unicode 12: characters assigned later stay as they are.
class NormalForms {
 public:
  NormalForms() {
    UErrorCode status = U_ZERO_ERROR;
    m_known.applyPattern(u"[:age=12.0:]", status);
    m_known.freeze();
    // The two at the end become marks in the compatibility forms only.
    m_marks.applyPattern(u"[[:age=12.0:]&[[:^lccc=0:]\\uFF9E\\uFF9F]]", status);
    m_marks.freeze();
    m_base[0] = icu::Normalizer2::getNFCInstance(status);
    m_base[1] = icu::Normalizer2::getNFDInstance(status);
    m_base[2] = icu::Normalizer2::getNFKCInstance(status);
    m_base[3] = icu::Normalizer2::getNFKDInstance(status);
    for (std::size_t i = 0; i < 4; ++i)
      if (U_SUCCESS(status)) m_filtered[i] = std::make_unique<icu::FilteredNormalizer2>(*m_base[i], m_known);
    fill(m_known, Kind::Other);
    fill(m_marks, Kind::Mark);
  }

  /// ICU without its data: its own packages always have it.
  [[nodiscard]] bool areMissing() const { return m_filtered[3] == nullptr; }

  /// The end of a stretch from `begin` on that is normalised by itself.
  [[nodiscard]] std::size_t stretchEnd(NormalForm form, std::string_view text, std::size_t begin) const {
    if (text.size() - begin <= kStretchBytes) return text.size();
    std::size_t at = begin + kStretchBytes;
    while (at < text.size() && (static_cast<std::uint8_t>(text[at]) & 0xC0U) == 0x80)
      ++at;
    while (at < text.size()) {
      std::size_t next = at;
      const char32_t c = decodeAt(text, next);
      if (c < kFirstOther || m_filtered[index(form)]->hasBoundaryBefore(static_cast<UChar32>(c)) != 0) return at;
      at = next;
    }
    return at;
  }

  /// False when `in` is in that form already; `out` is then untouched.
  [[nodiscard]] bool normalise(NormalForm form, std::string_view in, std::string& out) const {
    if (isAscii(in)) return false;
    const Contents contents = look(in);
    std::string ordered;
    if (contents.longestRun > kLongRun) ordered = orderMarks(form, in);
    const std::string_view text = ordered.empty() ? in : ordered;
    const icu::Normalizer2& normalizer = contents.isKnown ? *m_base[index(form)] : *m_filtered[index(form)];
    UErrorCode status = U_ZERO_ERROR;
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    if (normalizer.isNormalizedUTF8(piece, status) != 0 && U_SUCCESS(status)) {
      if (text == in) return false;
      out = std::move(ordered);
      return true;
    }
    status = U_ZERO_ERROR;
    std::string result;
    icu::StringByteSink<std::string> sink(&result, static_cast<std::int32_t>(text.size()));
    normalizer.normalizeUTF8(0, piece, sink, nullptr, status);
    if (U_FAILURE(status)) return false;
    out = std::move(result);
    return true;
  }

 private:
  struct Contents {
    bool isKnown = true; ///< all of it is in Unicode 12
    std::size_t longestRun = 0;
  };

  enum class Kind : std::uint8_t { Unknown, Other, Mark };

  /// Asking the sets for each character would take as long as ICU's own check.
  void fill(const icu::UnicodeSet& set, Kind kind) {
    for (std::int32_t i = 0; i < set.getRangeCount(); ++i)
      for (UChar32 c = set.getRangeStart(i); c <= set.getRangeEnd(i) && c < static_cast<UChar32>(m_kinds.size()); ++c)
        m_kinds[static_cast<std::size_t>(c)] = kind;
  }
  [[nodiscard]] Kind kindOf(char32_t c) const {
    if (c < m_kinds.size()) return m_kinds[c];
    if (m_marks.contains(static_cast<UChar32>(c)) != 0) return Kind::Mark;
    return m_known.contains(static_cast<UChar32>(c)) != 0 ? Kind::Other : Kind::Unknown;
  }

  static std::size_t index(NormalForm form) { return static_cast<std::size_t>(form); }

  [[nodiscard]] Contents look(std::string_view text) const {
    Contents contents;
    std::size_t run = 0;
    for (std::size_t at = 0; at < text.size();) {
      const Kind kind = kindOf(decodeAt(text, at));
      run = kind == Kind::Mark ? run + 1 : 0;
      contents.longestRun = std::max(contents.longestRun, run);
      contents.isKnown = contents.isKnown && kind != Kind::Unknown;
    }
    return contents;
  }

  /// `text` with its marks decomposed and in canonical order, which has the same normal forms.
  [[nodiscard]] std::string orderMarks(NormalForm form, std::string_view text) const {
    const icu::Normalizer2& base = *m_base[index(form)];
    const auto classOf = [&base](char32_t c) { return base.getCombiningClass(static_cast<UChar32>(c)); };
    std::string out;
    out.reserve(text.size());
    struct Mark {
      char32_t character;
      std::uint8_t combiningClass;
    };
    std::vector<Mark> run;
    const auto finishRun = [&] {
      std::stable_sort(run.begin(), run.end(),
                       [](const Mark& a, const Mark& b) { return a.combiningClass < b.combiningClass; });
      for (const Mark& mark : run)
        appendUtf8(out, mark.character);
      run.clear();
    };
    const auto put = [&](char32_t c) {
      const std::uint8_t combiningClass = c < kFirstOther ? 0 : classOf(c);
      if (combiningClass != 0) {
        run.push_back({c, combiningClass});
        return;
      }
      finishRun();
      appendUtf8(out, c);
    };
    icu::UnicodeString parts;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = decodeAt(text, at);
      if (kindOf(c) != Kind::Mark) {
        finishRun();
        appendUtf8(out, c);
      } else if (base.getDecomposition(static_cast<UChar32>(c), parts) != 0) {
        for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
          put(static_cast<char32_t>(parts.char32At(i)));
      } else {
        put(c);
      }
    }
    finishRun();
    return out;
  }

  icu::UnicodeSet m_known;
  icu::UnicodeSet m_marks;
  std::array<Kind, 0x10000> m_kinds{};
  std::array<const icu::Normalizer2*, 4> m_base{};
  std::array<std::unique_ptr<icu::FilteredNormalizer2>, 4> m_filtered;
};

} // namespace

Result<bool> toNormalForm(NormalForm form, std::string_view in, std::string& out, const std::stop_token& stop) {
  if (isAscii(in)) return false;
  static const NormalForms forms;
  if (forms.areMissing()) return false;
  std::string result;
  std::string stretch;
  bool isChanged = false;
  for (std::size_t begin = 0; begin < in.size();) {
    if (stop.stop_requested()) return stopped();
    const std::size_t end = forms.stretchEnd(form, in, begin);
    const std::string_view part = in.substr(begin, end - begin);
    if (forms.normalise(form, part, stretch)) {
      if (!isChanged) result.assign(in.substr(0, begin));
      isChanged = true;
      result.append(stretch);
    } else if (isChanged) {
      result.append(part);
    }
    begin = end;
  }
  if (isChanged) out = std::move(result);
  return isChanged;
}

} // namespace aisemble::llm::tok
