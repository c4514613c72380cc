// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/audit_log.h"

#include "core/api/operations/wall_text.h"
#include "core/base/write_all.h"
#include "core/wire/json.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace aisemble::api {
namespace {

tl::unexpected<Error> failed(const char* step, const std::filesystem::path& file) {
  return fail(ErrorCode::IoFailure, std::string("Cannot ") + step + " the audit log '" + file.string() +
                                        "': " + std::error_code(errno, std::generic_category()).message() +
                                        ". Check free space and permissions; the action is not recorded.");
}

std::string lineOf(const AuditRecord& record, const Clock& clock) {
  wire::Json line = wire::Json::object();
  line["timestamp"] = isoText(stampOf(clock));
  line["action"] = record.action;
  line["user_id"] = record.userId;
  line["resource"] = record.resource;
  line["success"] = record.success;
  std::string text = wire::writeJsonLossy(line);
  text.pop_back();
  return text + ",\"details\":" + record.details + ",\"service\":\"audit\"}\n";
}

void syncFolderOf(const std::filesystem::path& file) {
  const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  ::fsync(folder);
  ::close(folder);
}

/// A line that an earlier crash cut must not swallow the next one.
bool endsInsideLine(int file, off_t size) {
  char last = '\n';
  return size > 0 && ::pread(file, &last, 1, size - 1) == 1 && last != '\n';
}

} // namespace

AuditLog::AuditLog(std::filesystem::path file, const Clock& clock, std::uint64_t partBytes)
    : m_file(std::move(file)), m_clock(clock), m_partBytes(partBytes) {}

AuditLog::~AuditLog() = default;

Result<void> AuditLog::startNewPart() {
  struct stat info {};
  if (::lstat(m_file.c_str(), &info) != 0 || static_cast<std::uint64_t>(info.st_size) < m_partBytes) return {};
  std::string name = m_file.stem().string() + '.' + fileStamp(stampOf(m_clock));
  // Within one second there can be several.
  const auto numbered = [&](int number) {
    return m_file.parent_path() / (name + '_' + std::to_string(1000 + number) + m_file.extension().string());
  };
  int number = 0;
  while (::access(numbered(number).c_str(), F_OK) == 0)
    ++number;
  if (::rename(m_file.c_str(), numbered(number).c_str()) != 0) return failed("rename", m_file);
  return {};
}

Result<void> AuditLog::append(const AuditRecord& record) {
  const std::string line = lineOf(record, m_clock);
  const std::scoped_lock lock(m_mutex);
  if (auto started = startNewPart(); !started) return started;
  const int file = ::open(m_file.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return failed("open", m_file);
  struct stat info {};
  const bool isNew = ::fstat(file, &info) == 0 && info.st_size == 0;
  const bool isWritten = writeAll(file, endsInsideLine(file, info.st_size) ? '\n' + line : line) && ::fsync(file) == 0;
  const int error = errno;
  ::close(file);
  errno = error;
  if (!isWritten) return failed("write", m_file);
  if (isNew) syncFolderOf(m_file);
  return {};
}

} // namespace aisemble::api
