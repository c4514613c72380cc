// SPDX-License-Identifier: Apache-2.0
#include "core/encoding/text_encoding.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace aisemble {
namespace {

constexpr std::size_t kSampleBytes = 256 << 10;
constexpr double kMostlyJapanese = 0.5; ///< of japaneseRuns()
/// ICU's name, and people's.
constexpr std::array<std::pair<const char*, const char*>, 2> kJapanese{
    {{"windows-31j", "Shift_JIS"}, {"EUC-JP", "EUC-JP"}}};

struct Closer {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

struct Conversion {
  std::string text;                  ///< whole, unless there is a misfit
  std::optional<std::size_t> misfit; ///< offset of a byte sequence that has no meaning in the encoding
};

/// Nothing where ICU does not know the encoding.
std::optional<Conversion> convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, Closer> from(ucnv_open(encoding, &status));
  const std::unique_ptr<UConverter, Closer> to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  Conversion out;
  std::array<char, 16 << 10> buffer;
  std::array<UChar, 8 << 10> pivot;
  UChar* pivotFrom = pivot.data();
  UChar* pivotTo = pivot.data();
  const char* source = bytes.data();
  for (bool isFirst = true;; isFirst = false) {
    char* target = buffer.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source, bytes.data() + bytes.size(),
                   pivot.data(), &pivotFrom, &pivotTo, pivot.data() + pivot.size(), isFirst, true, &status);
    out.text.append(buffer.data(), target);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(status)) {
      std::array<char, 32> wrong{};
      auto length = static_cast<std::int8_t>(wrong.size());
      UErrorCode ignored = U_ZERO_ERROR;
      ucnv_getInvalidChars(from.get(), wrong.data(), &length, &ignored);
      const auto read = static_cast<std::size_t>(source - bytes.data());
      out.misfit = read - std::min(read, static_cast<std::size_t>(U_FAILURE(ignored) ? 0 : length));
    }
    return out;
  }
}

/// Nothing where a byte sequence has no meaning in the encoding.
std::optional<std::string> converted(std::string_view bytes, const char* encoding) {
  std::optional<Conversion> conversion = convert(bytes, encoding);
  if (!conversion || conversion->misfit) return std::nullopt;
  return std::move(conversion->text);
}

/// Share of Japanese characters beside another one, among all that are not ASCII. Letters with accents, read as
/// Shift_JIS, are single characters between ASCII ones.
double japaneseRuns(std::string_view text) {
  std::size_t all = 0;
  std::size_t inRuns = 0;
  std::size_t run = 0;
  const auto closeRun = [&] {
    if (run > 1) inRuns += run;
    run = 0;
  };
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(text.size());) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, static_cast<std::int32_t>(text.size()), c);
    if (c < 0x80) {
      closeRun();
      continue;
    }
    ++all;
    const bool isHalfWidth = c >= 0xFF61 && c <= 0xFF9F; // what single bytes of other encodings become
    const UBlockCode block = ublock_getCode(c);
    const bool isJapanese =
        !isHalfWidth &&
        (block == UBLOCK_HIRAGANA || block == UBLOCK_KATAKANA || block == UBLOCK_CJK_UNIFIED_IDEOGRAPHS ||
         block == UBLOCK_CJK_SYMBOLS_AND_PUNCTUATION || block == UBLOCK_HALFWIDTH_AND_FULLWIDTH_FORMS);
    if (isJapanese)
      ++run;
    else
      closeRun();
  }
  closeRun();
  return all == 0 ? 0 : static_cast<double>(inRuns) / static_cast<double>(all);
}

/// Converts all of it; the beginning decides between the two, which share byte sequences.
std::optional<DecodedText> decodeJapanese(const std::string& bytes) {
  // The sample ends with a line, so that no character is cut.
  const std::size_t last = bytes.size() <= kSampleBytes ? bytes.size() : bytes.rfind('\n', kSampleBytes);
  const std::string_view sample = std::string_view(bytes).substr(0, last == std::string::npos ? 0 : last);
  const std::pair<const char*, const char*>* best = nullptr;
  double bestShare = kMostlyJapanese;
  for (const auto& encoding : kJapanese) {
    const std::optional<std::string> text = converted(sample, encoding.first);
    const double share = text ? japaneseRuns(*text) : 0;
    if (share <= bestShare) continue;
    best = &encoding;
    bestShare = share;
  }
  if (best == nullptr) return std::nullopt;
  std::optional<std::string> text = converted(bytes, best->first);
  if (!text) return std::nullopt;
  return DecodedText{std::move(*text), best->second, EncodingBasis::Likely};
}

std::optional<DecodedText> decodeByGuess(const std::string& bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, Closer> detector(ucsdet_open(&status));
  const auto length = static_cast<std::int32_t>(std::min(bytes.size(), kSampleBytes));
  ucsdet_setText(detector.get(), bytes.data(), length, &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) count = 0;
  for (std::int32_t i = 0; i < count; ++i) {
    std::string name = ucsdet_getName(matches[i], &status);
    if (name.starts_with("UTF-") || name.starts_with("IBM4") || name.starts_with("ISO-2022")) continue;
    if (name == "ISO-8859-1") name = "windows-1252"; // the web's and Excel's superset
    if (std::optional<std::string> text = converted(bytes, name.c_str()))
      return DecodedText{std::move(*text), std::move(name), EncodingBasis::Guess};
  }
  if (std::optional<std::string> text = converted(bytes, "windows-1252"))
    return DecodedText{std::move(*text), "windows-1252", EncodingBasis::Guess};
  return std::nullopt;
}

/// In UTF-16 the zeros of Western letters, and of the line ends between others, stand in every other byte.
const char* utf16WithoutMark(std::string_view bytes) {
  std::array<std::size_t, 2> zeros{};
  const std::size_t sample = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
  for (std::size_t i = 0; i < sample; ++i)
    if (bytes[i] == '\0') ++zeros[i % 2];
  if (bytes.size() % 2 != 0 || sample == 0) return nullptr;
  if (zeros[1] > zeros[0] * 4) return "UTF-16LE";
  if (zeros[0] > zeros[1] * 4) return "UTF-16BE";
  return nullptr;
}

/// Mostly Western, or mostly Japanese: two bytes at a time, a binary file is neither.
bool looksWritten(std::string_view utf8) {
  const auto ascii = static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  return ascii * 5 > utf8.size() * 2 || japaneseRuns(utf8) > 0.5;
}

/// Escapes to Japanese characters and back, in bytes that are ASCII otherwise.
std::optional<DecodedText> decodeEscaped(const std::string& bytes) {
  if (bytes.find("\x1b$") == std::string::npos) return std::nullopt;
  std::optional<std::string> text = converted(bytes, "ISO-2022-JP");
  if (!text || text->find('\x1b') != std::string::npos) return std::nullopt;
  return DecodedText{std::move(*text), "ISO-2022-JP", EncodingBasis::Likely};
}

/// Characters that no text has: small numbers of a binary file, read two bytes at a time.
bool hasControls(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && std::string_view("\t\n\r\f\x1b").find(c) == std::string_view::npos;
  });
}

Result<DecodedText> fromWide(std::string_view bytes, const char* encoding, EncodingBasis basis) {
  std::optional<std::string> text = converted(bytes, encoding);
  if (!text)
    return fail(ErrorCode::InvalidArgument,
                std::string("The file begins like ") + encoding + " text but is not well-formed. Save it as UTF-8.");
  return DecodedText{std::move(*text), encoding, basis};
}

} // namespace

Result<DecodedText> decodeText(std::string bytes) {
  const std::string_view all = bytes;
  if (all.starts_with("\xEF\xBB\xBF"))
    bytes.erase(0, 3);
  else if (all.starts_with(std::string_view("\xFF\xFE\0\0", 4)))
    return fromWide(all.substr(4), "UTF-32LE", EncodingBasis::Known);
  else if (all.starts_with("\xFF\xFE"))
    return fromWide(all.substr(2), "UTF-16LE", EncodingBasis::Known);
  else if (all.starts_with("\xFE\xFF"))
    return fromWide(all.substr(2), "UTF-16BE", EncodingBasis::Known);
  const bool hasZeros = bytes.find('\0') != std::string::npos;
  if (hasZeros) {
    if (const char* encoding = utf16WithoutMark(bytes)) {
      Result<DecodedText> text = fromWide(bytes, encoding, EncodingBasis::Likely);
      if (text && !hasControls(text->text) && looksWritten(text->text)) return text;
    }
    return fail(ErrorCode::InvalidArgument, "The file is not text: it contains zero bytes.");
  }
  if (std::optional<DecodedText> text = decodeEscaped(bytes)) return std::move(*text);
  if (simdjson::validate_utf8(bytes)) return DecodedText{std::move(bytes), "UTF-8", EncodingBasis::Known};
  if (std::optional<DecodedText> text = decodeJapanese(bytes)) return std::move(*text);
  if (std::optional<DecodedText> text = decodeByGuess(bytes)) return std::move(*text);
  return fail(ErrorCode::InvalidArgument,
              "The file is not UTF-8, and no other encoding fits its bytes. Save it as UTF-8.");
}

std::optional<Misfit> findMisfit(const std::string& bytes) {
  std::optional<Misfit> out;
  for (const auto& [encoding, name] : kJapanese) {
    const std::optional<Conversion> conversion = convert(bytes, encoding);
    if (!conversion || !conversion->misfit) continue;
    const auto fitting = converted(std::string_view(bytes).substr(0, *conversion->misfit), encoding);
    if (!fitting || japaneseRuns(*fitting) <= kMostlyJapanese) continue;
    // The one that fits further is the one it was written in.
    if (!out || *conversion->misfit > out->offset) out = Misfit{name, *conversion->misfit};
  }
  return out;
}

} // namespace aisemble
