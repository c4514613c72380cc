// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/language/language_detector.h"

#include "core/nlp/text/characters.h"

#include <compact_lang_det.h>
#include <encodings.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace aisemble::nlp {
namespace {

constexpr double kScriptShare = 0.1;
constexpr std::size_t kWholeUpTo = 16 * 1024; // bytes; a longer text is judged by slices
constexpr std::size_t kSlices = 4;
constexpr std::size_t kSliceBytes = kWholeUpTo / kSlices;
// Below so many letters the answers of the detector for the Latin alphabet are guesses, measured on sentences cut
// short.
constexpr int kFewestLetters = 18;

struct Scripts {
  std::size_t letters = 0;
  std::size_t wide = 0; ///< letters beyond ASCII
  std::size_t kana = 0;
  std::size_t han = 0;
  std::size_t hangul = 0;
};

bool isKana(char32_t c) {
  return c >= 0x3040 && c <= 0x30FF;
}
bool isHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2FA1F);
}
bool isHangul(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F);
}

Scripts countScripts(std::string_view text) {
  Scripts out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = codePointAt(text, at);
    at += c.bytes;
    if (!isLetter(c.value)) continue;
    ++out.letters;
    if (c.value < 128) continue;
    ++out.wide;
    if (isKana(c.value))
      ++out.kana;
    else if (isHan(c.value))
      ++out.han;
    else if (isHangul(c.value))
      ++out.hangul;
  }
  return out;
}

/// The text itself, or slices of it from its beginning, its middle and its end.
std::string sampleOf(std::string_view text) {
  if (text.size() <= kWholeUpTo) return std::string(text);
  std::string out;
  out.reserve(kWholeUpTo + kSlices);
  for (std::size_t i = 0; i < kSlices; ++i) {
    const auto isInside = [&](std::size_t at) {
      return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
    };
    std::size_t begin = (text.size() - kSliceBytes) / (kSlices - 1) * i;
    while (isInside(begin))
      ++begin;
    std::size_t end = begin + kSliceBytes;
    while (isInside(end))
      ++end;
    out += text.substr(begin, end - begin);
    out += ' ';
  }
  return out;
}

/// CLD2 has codes of its own for a few languages, and codes for scripts; empty for what is no language.
std::string isoCode(CLD2::Language language) {
  const std::string_view code = CLD2::LanguageCode(language);
  constexpr std::pair<std::string_view, std::string_view> renamed[] = {{"iw", "he"}, {"jw", "jv"}, {"in", "id"},
                                                                       {"mo", "ro"}, {"sh", "sr"}, {"un", ""}};
  for (const auto& [from, to] : renamed)
    if (code == from) return std::string(to);
  if (code.starts_with("xx")) return {};
  return std::string(code.substr(0, code.find('-')));
}

struct Verdict {
  std::vector<ScoredLanguage> candidates;
  bool isReliable = false;
};

Verdict askDetector(const std::string& text) {
  CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int letters = 0;
  bool isReliable = false;
  CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0, languages.data(),
                                 percents.data(), scores.data(), nullptr, &letters, &isReliable);
  Verdict out;
  out.isReliable = isReliable;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    if (languages[i] == CLD2::UNKNOWN_LANGUAGE || percents[i] <= 0) continue;
    std::string code = isoCode(languages[i]);
    if (code.empty()) continue;
    const double share = percents[i] / 100.0;
    const auto same = std::find_if(out.candidates.begin(), out.candidates.end(),
                                   [&](const ScoredLanguage& other) { return other.code == code; });
    if (same != out.candidates.end())
      same->confidence += share;
    else
      out.candidates.push_back({std::move(code), share});
  }
  if (!isReliable)
    for (ScoredLanguage& candidate : out.candidates)
      candidate.confidence /= 2;
  return out;
}

std::vector<ScoredLanguage> byScript(const Scripts& scripts) {
  const auto share = [&](std::size_t count) {
    return static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(scripts.letters, 1));
  };
  if (scripts.kana > 0 && share(scripts.kana + scripts.han) >= kScriptShare)
    return {{"ja", share(scripts.kana + scripts.han)}};
  if (scripts.han > 0 && scripts.han >= scripts.hangul && share(scripts.han) >= kScriptShare)
    return {{"zh", share(scripts.han)}};
  if (scripts.hangul > 0 && share(scripts.hangul) >= kScriptShare) return {{"ko", share(scripts.hangul)}};
  return {};
}

icu::UnicodeString nameOf(const char* language, const char* in) {
  icu::UnicodeString out;
  return icu::Locale(language).getDisplayLanguage(icu::Locale(in), out).foldCase();
}

} // namespace

LanguageDetection detectLanguage(std::string_view text) {
  const std::string sample = sampleOf(text);
  const Scripts scripts = countScripts(sample);
  if (auto found = byScript(scripts); !found.empty()) return {std::move(found)};
  if (scripts.letters > 0) {
    Verdict verdict = askDetector(sample);
    const bool hasEnough = verdict.isReliable || scripts.wide > 0;
    if (!verdict.candidates.empty() && hasEnough && (scripts.wide > 0 || scripts.letters >= kFewestLetters))
      return {std::move(verdict.candidates)};
  }
  return {{{"en", 0.0}}};
}

Result<std::string> normalizeLanguage(std::string_view code) {
  const icu::UnicodeString whole = icu::UnicodeString::fromUTF8({code.data(), static_cast<std::int32_t>(code.size())});
  const icu::UnicodeString name = icu::UnicodeString(whole).trim().foldCase();
  std::string first;
  name.tempSubString(0, name.indexOf(u'-') >= 0 ? name.indexOf(u'-') : name.length()).toUTF8String(first);
  first.resize(std::min(first.size(), first.find('_')));
  for (const char* const* known = uloc_getISOLanguages(); *known != nullptr; ++known) {
    if (std::strlen(*known) != 2) continue; // beyond ISO 639-1
    if (first == *known || first == uloc_getISO3Language(*known)) return std::string(*known);
    if (name.length() > 1 && (name == nameOf(*known, "en") || name == nameOf(*known, *known)))
      return std::string(*known);
  }
  return fail(ErrorCode::InvalidArgument, std::string("'").append(code) +
                                              "' is no ISO 639-1 language code. Use two letters, for example en, ja or "
                                              "de, or auto to have the language detected.");
}

} // namespace aisemble::nlp
