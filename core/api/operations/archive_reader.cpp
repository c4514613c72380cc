// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/archive_p.h"
#include "core/api/operations/backup_archive.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <utility>

namespace aisemble::api {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxMembers = 1'000'000;
constexpr std::uint64_t kSpareBytes = std::uint64_t{256} << 20; // the disk is not filled to its end

/// A relative path without "..", "." and empty parts; nothing: it leads elsewhere or nowhere.
std::optional<fs::path> safeName(const char* name) {
  if (name == nullptr) return std::nullopt;
  const fs::path path(name);
  if (path.empty() || path.is_absolute()) return std::nullopt;
  fs::path out;
  for (const fs::path& part : path) {
    if (part == "..") return std::nullopt;
    if (!part.empty() && part != ".") out /= part;
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

class Reader {
 public:
  Reader(const fs::path& source, const fs::path& folder, const std::stop_token& stop)
      : m_source(source), m_folder(folder), m_stop(stop) {}

  Result<ExtractSummary> run() {
    archive_read_support_format_tar(m_archive.get());
    archive_read_support_filter_gzip(m_archive.get());
    if (archive_read_open_filename(m_archive.get(), m_source.c_str(), kArchiveBlock) != ARCHIVE_OK) return failRead();
    std::error_code failure;
    fs::create_directories(m_folder.parent_path(), failure);
    if (::mkdir(m_folder.c_str(), 0700) != 0) return failSystem("create", m_folder);
    Result<void> read = readMembers();
    if (read && m_summary.files == 0 && m_members == 0)
      read = fail(ErrorCode::Corrupt, "The archive '" + m_source.string() + "' holds nothing that can be restored.");
    if (read) return m_summary;
    fs::remove_all(m_folder, failure);
    return fail(std::move(read.error()));
  }

 private:
  tl::unexpected<Error> failRead() const {
    return fail(ErrorCode::Corrupt,
                "Cannot read the archive '" + m_source.string() + "': " + archiveReason(m_archive.get()) + ".");
  }

  Result<void> readMembers() {
    std::error_code failure;
    const fs::space_info space = fs::space(m_folder, failure);
    m_bytesLeft = failure || space.available < kSpareBytes ? 0 : space.available - kSpareBytes;
    for (;;) {
      archive_entry* entry = nullptr;
      const int state = archive_read_next_header(m_archive.get(), &entry);
      if (state == ARCHIVE_EOF) return {};
      if (state < ARCHIVE_WARN) return failRead();
      if (++m_members > kMaxMembers)
        return fail(ErrorCode::TooLarge, "The archive has more than a million members; nothing was restored.");
      if (auto restored = restore(entry); !restored) return restored;
    }
  }

  Result<void> restore(archive_entry* entry) {
    if (m_stop.stop_requested()) return fail(ErrorCode::Cancelled, "Restoring was stopped.");
    const auto name = safeName(archive_entry_pathname(entry));
    const auto type = archive_entry_filetype(entry);
    const bool isLink = archive_entry_hardlink(entry) != nullptr || archive_entry_symlink(entry) != nullptr;
    if (!name || isLink || (type != AE_IFREG && type != AE_IFDIR)) {
      ++m_summary.skipped;
      return {};
    }
    // The folder is new and only files and folders are made in it: no link can lead out.
    std::error_code failure;
    fs::create_directories(m_folder / (type == AE_IFDIR ? *name : name->parent_path()), failure);
    if (failure && type == AE_IFDIR) ++m_summary.skipped; // there is a file of that name
    return type == AE_IFDIR ? Result<void>() : restoreFile(m_folder / *name);
  }

  Result<void> restoreFile(const fs::path& path) {
    const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.get() < 0 && (errno == EEXIST || errno == ENOTDIR || errno == ENAMETOOLONG || errno == EISDIR)) {
      ++m_summary.skipped;
      return {};
    }
    if (file.get() < 0) return failSystem("create", path);
    for (;;) {
      if (m_stop.stop_requested()) return fail(ErrorCode::Cancelled, "Restoring was stopped.");
      const la_ssize_t got = archive_read_data(m_archive.get(), m_buffer.data(), m_buffer.size());
      if (got < 0) return failRead();
      if (got == 0) break;
      if (auto written = write(file, path, static_cast<std::size_t>(got)); !written) return written;
    }
    ++m_summary.files;
    return {};
  }

  Result<void> write(const FileDescriptor& file, const fs::path& path, std::size_t size) {
    if (size > m_bytesLeft)
      return fail(ErrorCode::TooLarge, "The archive holds more than the disk has free; nothing was restored.");
    m_bytesLeft -= size;
    for (std::size_t done = 0; done < size;) {
      const ssize_t wrote = ::write(file.get(), m_buffer.data() + done, size - done);
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote < 0) return failSystem("write", path);
      done += static_cast<std::size_t>(wrote);
    }
    return {};
  }

  const fs::path& m_source;
  const fs::path& m_folder;
  const std::stop_token& m_stop;
  ArchivePtr m_archive{archive_read_new(), &archive_read_free};
  std::vector<char> m_buffer = std::vector<char>(kArchiveBlock);
  ExtractSummary m_summary;
  std::uint64_t m_members = 0;
  std::uint64_t m_bytesLeft = 0;
};

} // namespace

Result<ExtractSummary> extractArchive(const fs::path& archive, const fs::path& folder, const std::stop_token& stop) {
  return Reader(archive, folder, stop).run();
}

} // namespace aisemble::api
