// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"

#include <xxhash.h>

#include <fstream>
#include <vector>

namespace aisemble {
namespace {

Digest toDigest(XXH128_hash_t hash) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  Digest out;
  for (std::size_t i = 0; i < out.bytes.size(); ++i)
    out.bytes[i] = canonical.digest[i];
  return out;
}

} // namespace

std::string Digest::hex() const {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

Digest digestOf(std::string_view text) {
  return toDigest(XXH3_128bits(text.data(), text.size()));
}
Digest digestOf(std::span<const std::byte> data) {
  return toDigest(XXH3_128bits(data.data(), data.size()));
}

struct DigestBuilder::State {
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> xxh{XXH3_createState()};
};

DigestBuilder::DigestBuilder() : m_state(std::make_unique<State>()) {
  XXH3_128bits_reset(m_state->xxh.get());
}
DigestBuilder::~DigestBuilder() = default;

void DigestBuilder::add(std::string_view piece) {
  XXH3_128bits_update(m_state->xxh.get(), piece.data(), piece.size());
}

Digest DigestBuilder::finish() const {
  return toDigest(XXH3_128bits_digest(m_state->xxh.get()));
}

Result<void> DigestBuilder::addFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return fail(ErrorCode::NotFound,
                "Cannot open '" + path.string() + "' to read it. Check that it exists and may be read.");
  std::vector<char> buffer(std::size_t{1} << 20);
  while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || file.gcount() > 0)
    add({buffer.data(), static_cast<std::size_t>(file.gcount())});
  if (file.bad()) return fail(ErrorCode::IoFailure, "Reading '" + path.string() + "' failed part-way.");
  return {};
}

} // namespace aisemble
