// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the machine and this process use, in the families that the original's /metrics had values for.

#include "core/base/clock.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>

namespace aisemble::api {

/// Thread-safe; reads /proc and one file system.
class SystemUsage {
 public:
  /// `disk` is a path on the file system to report.
  explicit SystemUsage(std::filesystem::path disk);

  /// Prometheus text: aisemble_system_{cpu,memory,disk}_usage_percent and process_…, as prometheus_client names them.
  /// Read at most once a second. The processor's share is of the time since it was read before (the first time, since
  /// boot).
  [[nodiscard]] std::string prometheusText();

 private:
  struct Ticks {
    std::uint64_t busy = 0;
    std::uint64_t total = 0;
  };
  [[nodiscard]] static Ticks readTicks();
  [[nodiscard]] double processorPercent(); // m_mutex held
  [[nodiscard]] std::string read();        // m_mutex held

  const std::filesystem::path m_disk;
  std::mutex m_mutex;
  Ticks m_last;         // guarded by m_mutex
  double m_percent = 0; // guarded by m_mutex
  std::string m_text;   // guarded by m_mutex; empty: not read yet
  MonotonicTime m_taken;
};

} // namespace aisemble::api
