// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the archive's writer and reader share: owners of libarchive's and the system's handles, and their words.

#include "core/base/result.h"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace aisemble::api {

inline constexpr std::size_t kArchiveBlock = std::size_t{1} << 18;

struct EntryDeleter {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using EntryPtr = std::unique_ptr<archive_entry, EntryDeleter>;
using ArchivePtr = std::unique_ptr<archive, int (*)(archive*)>;

class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) : m_fd(fd) {}
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(m_fd, other.m_fd);
    return *this;
  }
  ~FileDescriptor() {
    if (m_fd >= 0) ::close(m_fd);
  }
  [[nodiscard]] int get() const { return m_fd; }

 private:
  int m_fd = -1;
};

[[nodiscard]] inline std::string systemReason() {
  return std::error_code(errno, std::generic_category()).message();
}

[[nodiscard]] inline std::string archiveReason(archive* from) {
  const char* text = archive_error_string(from);
  return text == nullptr ? std::string("unknown reason") : std::string(text);
}

[[nodiscard]] inline tl::unexpected<Error> failSystem(const char* step, const std::filesystem::path& path) {
  return fail(ErrorCode::IoFailure, std::string("Cannot ") + step + " '" + path.string() + "': " + systemReason() +
                                        ". Check free space and permissions.");
}

} // namespace aisemble::api
