// SPDX-License-Identifier: Apache-2.0
// SentencePiece's precompiled character map: u32 size of a double-array trie in bytes, the trie, and a pool of
// zero-terminated replacement strings that the trie's values point into.
#include "core/llm/tokenizer/normalizers_p.h"
#include "core/llm/tokenizer/stop_look_p.h"
#include "core/llm/tokenizer/unicode_p.h"

#include "core/base/utf8.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstring>
#include <optional>
#include <vector>

namespace aisemble::llm::tok {
namespace {

/// Longest cluster that is looked up as a whole, in bytes, exclusive (as in the reference implementation).
constexpr std::size_t kWholeClusterBytes = 6;

[[noreturn]] void failMap() {
  failLoad(ErrorCode::Corrupt,
           "tokenizer.json: the precompiled_charsmap of the normalizer is damaged; download the file again.");
}

std::string decodeBase64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    std::uint32_t value = 0;
    if (c >= 'A' && c <= 'Z')
      value = static_cast<std::uint32_t>(c - 'A');
    else if (c >= 'a' && c <= 'z')
      value = static_cast<std::uint32_t>(c - 'a' + 26);
    else if (c >= '0' && c <= '9')
      value = static_cast<std::uint32_t>(c - '0' + 52);
    else if (c == '+')
      value = 62;
    else if (c == '/')
      value = 63;
    else if (c == '=')
      break;
    else
      failMap();
    bits = bits << 6U | value;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out.push_back(static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU));
    }
  }
  return out;
}

class Precompiled final : public Normalizer {
 public:
  explicit Precompiled(const std::string& map) {
    std::uint32_t bytes = 0;
    if (map.size() < sizeof bytes) failMap();
    std::memcpy(&bytes, map.data(), sizeof bytes);
    if (bytes % 4 != 0 || bytes > map.size() - sizeof bytes) failMap();
    m_units.resize(bytes / 4);
    std::memcpy(m_units.data(), map.data() + sizeof bytes, bytes);
    m_pool = map.substr(sizeof bytes + bytes);
    if (findInvalidUtf8(m_pool) != std::string_view::npos) failMap();
    UErrorCode status = U_ZERO_ERROR;
    m_clusters.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) failLoad(ErrorCode::Unavailable, "ICU's data for character boundaries is missing.");
  }

  Result<bool> apply(std::string_view in, NormalText& out, const std::stop_token& stop) const override {
    StopLook look(stop);
    bool isStopped = false;
    std::string result;
    result.reserve(in.size());
    bool changed = false;
    bool losesStart = false;
    const auto single = [&](std::string_view part) {
      const auto mapped = lookUp(part);
      changed = changed || mapped.has_value();
      result.append(mapped.value_or(part));
      losesStart = losesStart || result.empty();
    };
    const auto cluster = [&](std::string_view part) {
      if (part.size() < kWholeClusterBytes)
        if (const auto mapped = lookUp(part)) {
          changed = true;
          result.append(*mapped);
          losesStart = losesStart || result.empty();
          return;
        }
      for (std::size_t at = 0; at < part.size();) {
        const std::size_t length = utf8Length(part[at]);
        single(part.substr(at, length));
        at += length;
      }
    };
    if (isAscii(in)) {
      for (std::size_t at = 0; at < in.size() && !isStopped;) {
        isStopped = look.isStopped();
        const std::size_t length = in.substr(at, 2) == "\r\n" ? 2 : 1; // the only cluster of two in ASCII
        cluster(in.substr(at, length));
        at += length;
      }
    } else {
      UErrorCode status = U_ZERO_ERROR;
      UText text = UTEXT_INITIALIZER;
      utext_openUTF8(&text, in.data(), static_cast<std::int64_t>(in.size()), &status);
      const std::unique_ptr<icu::BreakIterator> breaks(m_clusters->clone());
      if (U_SUCCESS(status) && breaks) breaks->setText(&text, status);
      if (U_FAILURE(status) || !breaks)
        return fail(ErrorCode::OutOfMemory, "No memory to find character boundaries in the text.");
      std::int32_t begin = breaks->first();
      for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE && !isStopped;
           begin = end, end = breaks->next()) {
        isStopped = look.isStopped();
        cluster(in.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
      }
      utext_close(&text);
    }
    if (isStopped) return stopped();
    if (!changed) return false;
    out.text = std::move(result);
    out.losesStart = out.losesStart || losesStart;
    return true;
  }

 private:
  /// The replacement of the shortest key that starts `part`: what the reference does, whole match or not.
  [[nodiscard]] std::optional<std::string_view> lookUp(std::string_view part) const {
    if (m_units.empty()) return std::nullopt;
    const auto offset = [](std::uint32_t unit) { return unit >> 10U << ((unit & 0x200U) >> 6U); };
    std::size_t node = offset(m_units[0]);
    for (const char byte : part) {
      if (byte == 0) return std::nullopt;
      node ^= static_cast<std::uint8_t>(byte);
      if (node >= m_units.size()) return std::nullopt;
      const std::uint32_t unit = m_units[node];
      if ((unit & (0x80000000U | 0xFFU)) != static_cast<std::uint8_t>(byte)) return std::nullopt;
      node ^= offset(unit);
      if ((unit >> 8U & 1U) == 0) continue;
      if (node >= m_units.size()) return std::nullopt;
      const std::size_t begin = m_units[node] & 0x7FFFFFFFU;
      if (begin >= m_pool.size()) return std::nullopt;
      std::size_t end = m_pool.find('\0', begin);
      if (end == std::string::npos) end = m_pool.size();
      const std::string_view mapped = std::string_view(m_pool).substr(begin, end - begin);
      if (!mapped.empty() && (static_cast<std::uint8_t>(mapped[0]) & 0xC0U) == 0x80) return std::nullopt;
      if (mapped.size() > kMaxLiteralBytes) return std::nullopt;
      return mapped;
    }
    return std::nullopt;
  }

  std::vector<std::uint32_t> m_units;
  std::string m_pool;
  std::unique_ptr<icu::BreakIterator> m_clusters; ///< cloned for each use
};

} // namespace

std::unique_ptr<Normalizer> parsePrecompiled(const Json& component) {
  const Json& map = memberOf(component, "precompiled_charsmap", "normalizer Precompiled");
  if (map.is_null()) return std::make_unique<Precompiled>(std::string(4, '\0'));
  if (!map.is_string()) failMap();
  return std::make_unique<Precompiled>(decodeBase64(map.get_ref<const std::string&>()));
}

} // namespace aisemble::llm::tok
