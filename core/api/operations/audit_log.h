// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who did what: JSON lines that are on the disk before they are acknowledged.

#include "core/base/clock.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>

namespace aisemble::api {

struct AuditRecord {
  std::string action;
  std::string userId;
  std::string resource;
  std::string details; ///< JSON text of an object, valid
  bool success = true;
};

/// Thread-safe; append() waits for the disk.
class AuditLog {
 public:
  /// At `partBytes` the file is renamed to <stem>.<UTC stamp><extension> and a new one begun.
  AuditLog(std::filesystem::path file, const Clock& clock, std::uint64_t partBytes = std::uint64_t{16} << 20);
  ~AuditLog();
  AuditLog(const AuditLog&) = delete;
  AuditLog& operator=(const AuditLog&) = delete;

  /// {timestamp, action, user_id, resource, success, details, service: "audit"}. Errors: IoFailure; nothing, or a part
  /// of a line that readers pass over, is in the file then.
  [[nodiscard]] Result<void> append(const AuditRecord& record);

 private:
  [[nodiscard]] Result<void> startNewPart();

  const std::filesystem::path m_file;
  const Clock& m_clock;
  const std::uint64_t m_partBytes;
  std::mutex m_mutex; // one line at a time
};

} // namespace aisemble::api
