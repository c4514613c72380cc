// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/log_folder.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <map>
#include <memory>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace aisemble::api {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kChunk = std::size_t{1} << 16;

class Descriptor {
 public:
  explicit Descriptor(int fd) : m_fd(fd) {}
  Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (m_fd >= 0) ::close(m_fd);
  }
  [[nodiscard]] int get() const { return m_fd; }

 private:
  int m_fd;
};

std::string reason(int error) {
  return std::error_code(error, std::generic_category()).message();
}

/// Cuts bytes into lines; keeps at most one line.
class LineCutter {
 public:
  explicit LineCutter(const std::function<void(std::string_view)>& use) : m_use(use) {}

  void add(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t end = bytes.find('\n');
      keep(bytes.substr(0, end));
      if (end == std::string_view::npos) return;
      finish();
      bytes.remove_prefix(end + 1);
    }
  }
  void finish() {
    if (!m_isTooLong && !m_line.empty()) m_use(m_line);
    m_line.clear();
    m_isTooLong = false;
  }

 private:
  void keep(std::string_view part) {
    m_isTooLong = m_isTooLong || m_line.size() + part.size() > LogFolder::kLineBytes;
    if (!m_isTooLong) m_line += part;
  }

  const std::function<void(std::string_view)>& m_use;
  std::string m_line;
  bool m_isTooLong = false;
};

Result<void> readFileLines(const Descriptor& file, const fs::path& path,
                           const std::function<void(std::string_view)>& use) {
  LineCutter cutter(use);
  const auto buffer = std::make_unique<char[]>(kChunk);
  for (;;) {
    const ssize_t got = ::read(file.get(), buffer.get(), kChunk);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      return fail(ErrorCode::IoFailure, "Cannot read the log '" + path.string() + "': " + reason(errno) + ".");
    if (got == 0) break;
    cutter.add({buffer.get(), static_cast<std::size_t>(got)});
  }
  cutter.finish();
  return {};
}

/// The number in "aisemble.12.log"; nothing for other names.
std::optional<int> rotationNumber(std::string_view name, std::string_view stem, std::string_view extension) {
  if (name.size() <= stem.size() + 1 + extension.size() || !name.starts_with(stem) || !name.ends_with(extension) ||
      name[stem.size()] != '.')
    return std::nullopt;
  const std::string_view digits = name.substr(stem.size() + 1, name.size() - stem.size() - 1 - extension.size());
  int number = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failure != std::errc() || end != digits.data() + digits.size() || number < 0) return std::nullopt;
  return number;
}

std::vector<std::string> plainFilesOf(const fs::path& folder) {
  std::vector<std::string> out;
  std::error_code failure;
  for (fs::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
    std::error_code unknown;
    if (at->symlink_status(unknown).type() == fs::file_type::regular) out.push_back(at->path().filename().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

} // namespace

LogFolder::LogFolder(fs::path logFile)
    : m_folder(logFile.parent_path()), m_stem(logFile.stem().string()), m_extension(logFile.extension().string()) {}

fs::path LogFolder::auditFile() const {
  return m_folder / (m_stem + "-audit" + m_extension);
}

std::vector<fs::path> LogFolder::filesInOrder() const {
  const std::string auditStem = m_stem + "-audit";
  std::map<int, std::string, std::greater<>> rotated;
  std::vector<std::string> audits;
  for (const std::string& name : plainFilesOf(m_folder)) {
    if (const auto number = rotationNumber(name, m_stem, m_extension)) rotated.emplace(*number, name);
    // Sorted by their stamp, and the one being written, which has none, last.
    if (name.starts_with(auditStem + ".") && name.ends_with(m_extension) && name != auditStem + m_extension)
      audits.push_back(name);
  }
  std::vector<fs::path> out;
  for (const auto& [number, name] : rotated)
    out.push_back(m_folder / name);
  out.push_back(m_folder / (m_stem + m_extension));
  for (const std::string& name : audits)
    out.push_back(m_folder / name);
  out.push_back(auditFile());
  return out;
}

Result<void> LogFolder::readLines(const std::function<void(std::string_view)>& use) const {
  std::vector<std::pair<fs::path, Descriptor>> files;
  for (fs::path& path : filesInOrder()) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (file.get() < 0 && errno == ENOENT) continue;
    if (file.get() < 0)
      return fail(ErrorCode::IoFailure, "Cannot open the log '" + path.string() + "': " + reason(errno) +
                                            ". Check the permissions of its folder.");
    struct stat info {};
    if (::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) continue;
    files.emplace_back(std::move(path), std::move(file));
  }
  for (const auto& [path, file] : files)
    if (auto read = readFileLines(file, path, use); !read) return read;
  return {};
}

bool LogFolder::isRotated(const std::string& name) const {
  if (name == m_stem + m_extension || name == m_stem + "-audit" + m_extension) return false;
  const bool isOurs = name.starts_with(m_stem + ".") || name.starts_with(m_stem + "-audit.");
  const bool isPlain = std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_';
  });
  return isOurs && isPlain && name.find(m_extension) != std::string::npos;
}

Result<std::vector<std::string>> LogFolder::deleteOlderThan(WallTime before) const {
  std::vector<std::string> deleted;
  std::string stayed;
  for (const std::string& name : plainFilesOf(m_folder)) {
    if (!isRotated(name)) continue;
    struct stat info {};
    if (::lstat((m_folder / name).c_str(), &info) != 0) continue;
    if (std::chrono::system_clock::from_time_t(info.st_mtime) >= before) continue;
    if (::unlink((m_folder / name).c_str()) == 0)
      deleted.push_back(name);
    else
      stayed += (stayed.empty() ? "'" : ", '") + name + "': " + reason(errno);
  }
  if (!stayed.empty())
    return fail(ErrorCode::IoFailure, "Old log files could not be deleted: " + stayed + ". " +
                                          std::to_string(deleted.size()) + " others were.");
  return deleted;
}

} // namespace aisemble::api
