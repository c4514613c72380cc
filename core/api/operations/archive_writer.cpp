// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/archive_p.h"
#include "core/api/operations/backup_archive.h"
#include "core/api/operations/folder_rule.h"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace aisemble::api {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNotes = 20;                                 // further ones are counted
constexpr std::string_view kDatabaseHead("SQLite format 3\0", 16); // sqlite.org/fileformat.html, 1.3

/// What SQLite keeps beside a database: part of the consistent copy, or of no use.
bool isDatabaseCompanion(const std::string& name) {
  return name.ends_with("-wal") || name.ends_with("-shm") || name.ends_with("-journal");
}

class Writer {
 public:
  Writer(const ArchivePlan& plan, const std::stop_token& stop)
      : m_plan(plan), m_stop(stop), m_part(plan.target.string() + ".part"), m_copy(plan.target.string() + ".db-part") {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    std::error_code ignored;
    fs::remove(m_part, ignored);
    fs::remove(m_copy, ignored);
  }

  Result<ArchiveSummary> run() {
    m_file = FileDescriptor(::open(m_part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (m_file.get() < 0) return failSystem("create", m_part);
    archive_write_set_format_pax_restricted(m_archive.get());
    if (m_plan.isCompressed) archive_write_add_filter_gzip(m_archive.get());
    if (archive_write_open_fd(m_archive.get(), m_file.get()) != ARCHIVE_OK) return failArchive();
    for (const fs::path& source : m_plan.sources)
      if (auto added = addTree(source, source.parent_path()); !added) return fail(std::move(added.error()));
    if (archive_write_close(m_archive.get()) != ARCHIVE_OK) return failArchive();
    return publish();
  }

 private:
  tl::unexpected<Error> failArchive() const {
    return fail(ErrorCode::IoFailure, "Cannot write the backup '" + m_plan.target.string() +
                                          "': " + archiveReason(m_archive.get()) + ". Check the free space.");
  }

  Result<ArchiveSummary> publish() {
    struct stat info {};
    if (::fsync(m_file.get()) != 0 || ::fstat(m_file.get(), &info) != 0) return failSystem("flush", m_part);
    if (::link(m_part.c_str(), m_plan.target.c_str()) != 0)
      return failSystem("name", m_plan.target); // replaces nothing
    const FileDescriptor folder(::open(m_plan.target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() >= 0) ::fsync(folder.get());
    m_summary.bytes = static_cast<std::uint64_t>(info.st_size);
    if (m_hiddenNotes > 0) m_summary.notes.push_back("and " + std::to_string(m_hiddenNotes) + " more");
    return std::move(m_summary);
  }

  void note(const fs::path& path, const std::string& why) {
    if (m_summary.notes.size() < kNotes)
      m_summary.notes.push_back("The file '" + path.string() + "' " + why);
    else
      ++m_hiddenNotes;
  }

  Result<void> addTree(const fs::path& source, const fs::path& parent) {
    if (auto added = addOne(source, parent); !added) return added;
    std::error_code failure;
    if (!fs::is_directory(fs::symlink_status(source, failure))) return {};
    fs::recursive_directory_iterator at(source, failure);
    for (const fs::recursive_directory_iterator end; !failure && at != end; at.increment(failure)) {
      if (isExcluded(at->path())) {
        at.disable_recursion_pending();
        continue;
      }
      if (auto added = addOne(at->path(), parent); !added) return added;
    }
    if (failure)
      return fail(ErrorCode::IoFailure, "Cannot read the folder '" + source.string() + "': " + failure.message() + ".");
    return {};
  }

  bool isExcluded(const fs::path& path) const {
    return std::any_of(m_plan.excluded.begin(), m_plan.excluded.end(),
                       [&](const fs::path& folder) { return isInside(path, folder); });
  }

  Result<void> addOne(const fs::path& path, const fs::path& parent) {
    if (m_stop.stop_requested()) return fail(ErrorCode::Cancelled, "The backup was stopped.");
    if (isExcluded(path)) return {};
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) return {}; // gone meanwhile
    const std::string name = path.lexically_relative(parent).generic_string();
    if (S_ISDIR(info.st_mode)) return addHeader(name, info);
    if (!S_ISREG(info.st_mode)) {
      note(path, "is left out: it is a link or no file");
      return {};
    }
    if (isDatabaseCompanion(name)) return {};
    FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (file.get() < 0) {
      note(path, "is left out: " + systemReason());
      return {};
    }
    std::array<char, 16> head{};
    const bool isDatabase = ::pread(file.get(), head.data(), head.size(), 0) == ssize_t(head.size()) &&
                            std::string_view(head.data(), head.size()) == kDatabaseHead;
    return isDatabase ? addDatabase(path, name) : addFile(file, name);
  }

  Result<void> addDatabase(const fs::path& path, const std::string& name) {
    if (!m_plan.copyDatabase) {
      note(path, "is left out: databases in use cannot be copied here");
      return {};
    }
    std::error_code ignored;
    fs::remove(m_copy, ignored);
    if (auto copied = m_plan.copyDatabase(path, m_copy); !copied) {
      note(path, "is left out: " + copied.error().message);
      return {};
    }
    const FileDescriptor copy(::open(m_copy.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (copy.get() < 0) return failSystem("read", m_copy);
    return addFile(copy, name);
  }

  Result<void> addHeader(const std::string& name, const struct stat& info) {
    const EntryPtr entry(archive_entry_new());
    archive_entry_set_pathname_utf8(entry.get(), name.c_str());
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), S_ISDIR(info.st_mode) ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry.get(), info.st_mode & 0777);
    archive_entry_set_mtime(entry.get(), info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
    if (S_ISREG(info.st_mode)) archive_entry_set_size(entry.get(), info.st_size);
    if (archive_write_header(m_archive.get(), entry.get()) < ARCHIVE_WARN) return failArchive();
    return {};
  }

  Result<void> addFile(const FileDescriptor& file, const std::string& name) {
    struct stat info {};
    if (::fstat(file.get(), &info) != 0) return failSystem("read", name);
    if (auto begun = addHeader(name, info); !begun) return begun;
    auto left = static_cast<std::uint64_t>(info.st_size);
    while (left > 0) {
      if (m_stop.stop_requested()) return fail(ErrorCode::Cancelled, "The backup was stopped.");
      const ssize_t got = ::read(file.get(), m_buffer.data(), std::min<std::uint64_t>(left, m_buffer.size()));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return failSystem("read", name);
      if (got == 0) break;
      if (archive_write_data(m_archive.get(), m_buffer.data(), static_cast<std::size_t>(got)) < 0) return failArchive();
      left -= static_cast<std::uint64_t>(got);
    }
    if (left > 0) note(name, "became shorter while it was read; its end is zeros"); // as libarchive fills it up
    ++m_summary.files;
    return {};
  }

  const ArchivePlan& m_plan;
  const std::stop_token& m_stop;
  const fs::path m_part;
  const fs::path m_copy; // of one database at a time
  FileDescriptor m_file{-1};
  ArchivePtr m_archive{archive_write_new(), &archive_write_free};
  std::vector<char> m_buffer = std::vector<char>(kArchiveBlock);
  ArchiveSummary m_summary;
  std::uint64_t m_hiddenNotes = 0;
};

} // namespace

Result<ArchiveSummary> writeArchive(const ArchivePlan& plan, const std::stop_token& stop) {
  return Writer(plan, stop).run();
}

} // namespace aisemble::api
