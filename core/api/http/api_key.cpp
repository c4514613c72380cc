// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/api_key.h"

#include "core/base/files.h"

#include <fmt/format.h>
#include <sys/random.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace aisemble::api {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kShortestKey = 16; ///< characters of a key that the user chose
constexpr std::uint64_t kLargestFile = 4096;

Result<std::string> newKey() {
  std::array<std::uint8_t, kKeyBytes> random{};
  std::size_t filled = 0;
  while (filled < random.size()) {
    const ssize_t got = getrandom(random.data() + filled, random.size() - filled, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(ErrorCode::IoFailure, "The system gives no random numbers for a key.");
    filled += static_cast<std::size_t>(got);
  }
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : random) {
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// The only field of that name. `seen` counts them.
std::optional<std::string_view> onlyHeader(std::span<const HttpHeader> headers, std::string_view name, int& seen) {
  std::optional<std::string_view> out;
  seen = 0;
  for (const HttpHeader& header : headers)
    if (equalsIgnoringCase(header.name, name)) {
      out = header.value;
      ++seen;
    }
  return out;
}

} // namespace

Result<std::string> loadOrCreateKey(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) == 0) {
    if ((status.st_mode & 077U) != 0)
      return fail(
          ErrorCode::InvalidArgument,
          fmt::format("Others may read the key in '{}'. Run chmod 600 on it, or delete it to have a new one made.",
                      file.string()));
    Result<std::string> content = readFile(file, kLargestFile);
    if (!content) return fail(std::move(content.error()));
    std::string key(trimmed(*content));
    if (Result<void> good = checkKey(key, fmt::format("'{}'", file.string())); !good)
      return fail(std::move(good.error()));
    return key;
  }
  Result<std::string> key = newKey();
  if (!key) return key;
  if (Result<void> written = writeFileAtomically(file, *key + "\n", true); !written)
    return fail(std::move(written.error()));
  return key;
}

Result<void> checkKey(std::string_view key, std::string_view origin) {
  const bool isPrintable = std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7F; });
  if (key.size() < kShortestKey || !isPrintable)
    return fail(
        ErrorCode::InvalidArgument,
        fmt::format("The key of {} cannot be used: a key has at least {} printable characters and no spaces, for "
                    "example the output of openssl rand -hex 32.",
                    origin, kShortestKey));
  return {};
}

bool equalsInConstantTime(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  volatile unsigned char difference = 0; // volatile: no early exit by the optimiser
  for (std::size_t i = 0; i < a.size(); ++i)
    difference =
        static_cast<unsigned char>(difference | (static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i])));
  return difference == 0;
}

KeyVerdict judgeKey(std::span<const HttpHeader> headers, std::string_view key) {
  int bearers = 0;
  int plains = 0;
  const std::optional<std::string_view> authorization = onlyHeader(headers, "Authorization", bearers);
  const std::optional<std::string_view> plain = onlyHeader(headers, "x-api-key", plains);
  if (bearers == 0 && plains == 0) return KeyVerdict::Missing;
  if (bearers > 1 || plains > 1) return KeyVerdict::Wrong;
  bool isRight = true;
  if (authorization) {
    static constexpr std::string_view kScheme = "Bearer ";
    if (!equalsIgnoringCase(authorization->substr(0, kScheme.size()), kScheme)) return KeyVerdict::Wrong;
    isRight &= equalsInConstantTime(trimmed(authorization->substr(kScheme.size())), key);
  }
  if (plain) isRight &= equalsInConstantTime(trimmed(*plain), key);
  return isRight ? KeyVerdict::Accepted : KeyVerdict::Wrong;
}

} // namespace aisemble::api
