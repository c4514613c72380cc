// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reading and writing whole files, with limits and without half-written results.

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace aisemble {

/// The file's bytes. Errors: NotFound, TooLarge (over `limitBytes`; nothing is read), IoFailure.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path, std::uint64_t limitBytes);

/// Writes beside `path`, flushes to the disk and renames over it: a reader sees the old content or the new, also after
/// a kill. The permissions stay; those of a new file are the umask's, or 0600 when `isPrivate`. A symbolic link stays
/// one; a device or a pipe is written to as it is. Errors: InvalidArgument (a folder), IoFailure.
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view content,
                                               bool isPrivate = false);

/// A read-only memory map. Movable; bytes() stays valid for the life of the object. If another program truncates the
/// file meanwhile, the system raises SIGBUS: callers map only files that nobody is writing (models).
class MappedFile {
 public:
  /// Errors: NotFound, IoFailure. An empty file maps to an empty span.
  [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::span<const std::byte> bytes() const { return {m_data, m_size}; }

 private:
  const std::byte* m_data = nullptr;
  std::size_t m_size = 0;
};

} // namespace aisemble
