// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the machine is doing, from /proc and one file system: the figures of /ops/status, /metrics and the dashboard.

#include "core/base/clock.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>

namespace aisemble {

struct SystemSample {
  WallTime taken;
  double cpuPercent = 0; ///< busy share of all processors since the sample before; of the first, since boot
  double memoryPercent = 0;
  std::uint64_t memoryTotalBytes = 0;
  std::uint64_t memoryAvailableBytes = 0;
  double diskPercent = 0; ///< as df tells it: of what unprivileged users can have
  std::uint64_t diskTotalBytes = 0;
  std::uint64_t diskFreeBytes = 0;
  std::uint64_t networkSentBytes = 0; ///< since boot, all interfaces, as psutil adds them up
  std::uint64_t networkReceivedBytes = 0;
  int processes = 0;
};

/// Not thread-safe: one worker owns it. A file that cannot be read leaves its figures 0.
class SystemSampler {
 public:
  /// `disk` is a path on the file system to report; `proc` is another folder in tests.
  SystemSampler(std::filesystem::path disk, const Clock& clock, std::filesystem::path proc = "/proc");

  /// Takes about a millisecond and waits for nothing.
  [[nodiscard]] SystemSample take();

 private:
  struct Ticks {
    std::uint64_t busy = 0;
    std::uint64_t total = 0;
  };
  [[nodiscard]] std::optional<Ticks> readTicks() const;
  void addProcessor(SystemSample& sample);
  void addMemory(SystemSample& sample) const;
  void addDisk(SystemSample& sample) const;
  void addNetwork(SystemSample& sample) const;
  void addProcesses(SystemSample& sample) const;

  const std::filesystem::path m_disk;
  const Clock& m_clock;
  const std::filesystem::path m_proc;
  Ticks m_last;
  double m_percent = 0;
};

/// One sampler for several readers: measures at most once a second and gives the last sample in between, so that no
/// reader shortens the time that another's share of the processor is of. Thread-safe.
class SharedSystemSampler {
 public:
  /// As SystemSampler's. `clock` outlives this.
  SharedSystemSampler(std::filesystem::path disk, const Clock& clock, std::filesystem::path proc = "/proc");
  [[nodiscard]] SystemSample sample();

 private:
  const Clock& m_clock;
  std::mutex m_mutex;
  SystemSampler m_sampler;              // guarded by m_mutex
  SystemSample m_last;                  // guarded by m_mutex
  std::optional<MonotonicTime> m_taken; // guarded by m_mutex
};

} // namespace aisemble
