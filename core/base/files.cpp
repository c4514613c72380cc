// SPDX-License-Identifier: Apache-2.0
#include "core/base/files.h"

#include "core/base/write_all.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

namespace aisemble {
namespace {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : m_fd(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (m_fd >= 0) ::close(m_fd);
  }
  [[nodiscard]] int get() const { return m_fd; }

 private:
  int m_fd;
};

std::string reason() {
  return std::error_code(errno, std::generic_category()).message();
}

tl::unexpected<Error> cannotOpen(const std::filesystem::path& path) {
  const bool missing = errno == ENOENT;
  return fail(missing ? ErrorCode::NotFound : ErrorCode::IoFailure,
              "Cannot open '" + path.string() + "': " + reason() + ". Check the path and its permissions.");
}

/// Into a device or a named pipe: there is nothing to replace, and a file in its place would break what it is for.
Result<void> writeThrough(const std::filesystem::path& path, std::string_view content) {
  // Not waiting for a pipe's reader, who may never come; what is written to one who is there waits for it.
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
  const bool isOpen = file.get() >= 0 && ::fcntl(file.get(), F_SETFL, 0) == 0;
  if (isOpen && writeAll(file.get(), content)) return {};
  return fail(ErrorCode::IoFailure, "Cannot write to '" + path.string() + "': " + reason() + ". Give a file's name.");
}

/// What a symbolic link leads to, so that it stays a link; other paths as they are.
std::filesystem::path behindLinks(std::filesystem::path path) {
  constexpr int kMostLinks = 40; // as Linux follows
  std::error_code failed;
  for (int i = 0; i < kMostLinks && std::filesystem::is_symlink(path, failed); ++i) {
    const std::filesystem::path next = std::filesystem::read_symlink(path, failed);
    if (failed) break;
    path = path.parent_path() / next; // an absolute one replaces all of it
  }
  return path;
}

} // namespace

bool writeAll(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t wrote = ::write(descriptor, content.data(), content.size());
    if (wrote < 0 && errno != EINTR) return false;
    if (wrote > 0) content.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

Result<std::string> readFile(const std::filesystem::path& path, std::uint64_t limitBytes) {
  // Not waiting: the other end of a named pipe may never come, and nobody could stop us.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (file.get() < 0) return cannotOpen(path);
  struct stat info {};
  if (::fstat(file.get(), &info) != 0)
    return fail(ErrorCode::IoFailure, "Cannot read '" + path.string() + "': " + reason() + ".");
  if (S_ISDIR(info.st_mode))
    return fail(ErrorCode::InvalidArgument, "'" + path.string() + "' is a folder; a file is needed here.");
  if (S_ISFIFO(info.st_mode) || S_ISSOCK(info.st_mode))
    return fail(ErrorCode::InvalidArgument,
                "'" + path.string() +
                    "' is a pipe or a socket; a file is needed here. Write its content to one first.");
  std::string out;
  if (S_ISREG(info.st_mode)) {
    if (static_cast<std::uint64_t>(info.st_size) > limitBytes)
      return fail(ErrorCode::TooLarge, "'" + path.string() + "' has " + std::to_string(info.st_size) +
                                           " bytes; the limit here is " + std::to_string(limitBytes) + ".");
    out.reserve(static_cast<std::size_t>(info.st_size));
  }
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(file.get(), buffer, sizeof buffer);
    if (got < 0) {
      if (errno == EINTR) continue;
      return fail(ErrorCode::IoFailure, "Reading '" + path.string() + "' failed: " + reason() + ".");
    }
    if (got == 0) return out;
    out.append(buffer, static_cast<std::size_t>(got));
    if (out.size() > limitBytes)
      return fail(ErrorCode::TooLarge,
                  "'" + path.string() + "' is larger than the limit of " + std::to_string(limitBytes) + " bytes.");
  }
}

Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view content, bool isPrivate) {
  struct stat old {};
  const bool isThere = ::stat(path.c_str(), &old) == 0;
  if (isThere && S_ISDIR(old.st_mode))
    return fail(ErrorCode::InvalidArgument, "'" + path.string() + "' is a folder; a file is needed here.");
  if (isThere && !S_ISREG(old.st_mode)) return writeThrough(path, content);

  static std::atomic<unsigned> number{0}; // two threads may write to the same place
  const std::filesystem::path target = behindLinks(path);
  const std::filesystem::path temporary =
      target.string() + ".part-" + std::to_string(::getpid()) + "-" + std::to_string(++number);
  const auto failed = [&](const char* step) {
    Error error{ErrorCode::IoFailure,
                std::string("Cannot ") + step + " '" + path.string() + "': " + reason() +
                    ". Check free space and permissions; the old content is unchanged.",
                {},
                std::nullopt};
    ::unlink(temporary.c_str());
    return fail(std::move(error));
  };
  {
    const Descriptor file(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, isPrivate ? 0600 : 0666));
    if (file.get() < 0) return failed("create");
    if (isThere && !isPrivate && ::fchmod(file.get(), old.st_mode & 0777) != 0) return failed("create");
    if (!writeAll(file.get(), content)) return failed("write");
    if (::fsync(file.get()) != 0) return failed("flush");
  }
  if (::rename(temporary.c_str(), target.c_str()) != 0) return failed("replace");
  const std::filesystem::path folder = target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() >= 0) ::fsync(directory.get()); // makes the rename itself durable
  return {};
}

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)); // as in readFile()
  if (file.get() < 0) return cannotOpen(path);
  struct stat info {};
  if (::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode))
    return fail(ErrorCode::IoFailure, "'" + path.string() + "' is not a regular file that can be mapped.");
  MappedFile out;
  if (info.st_size == 0) return out;
  void* data = ::mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (data == MAP_FAILED) return fail(ErrorCode::IoFailure, "Cannot map '" + path.string() + "': " + reason() + ".");
  out.m_data = static_cast<const std::byte*>(data);
  out.m_size = static_cast<std::size_t>(info.st_size);
  return out;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(m_data, other.m_data);
  std::swap(m_size, other.m_size);
  return *this;
}

MappedFile::~MappedFile() {
  if (m_data != nullptr) ::munmap(const_cast<std::byte*>(m_data), m_size);
}

} // namespace aisemble
