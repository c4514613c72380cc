// SPDX-License-Identifier: Apache-2.0
#pragma once
// What machine and build this is, and what this process uses of it: for thread counts, run reports and the status bar.

#include <chrono>
#include <cstdint>
#include <string>

namespace aisemble {

struct MachineInfo {
  std::string processor;     ///< model name as the system tells it
  int physicalCores = 1;     ///< distinct cores that this process may run on (affinity and cgroup quota respected)
  int logicalProcessors = 1; ///< hardware threads that this process may run on
  std::uint64_t memoryBytes = 0;
  std::string operatingSystem; ///< name and kernel release
  std::string compiler;
  std::string buildType; ///< "Release", "RelWithDebInfo", …; with the sanitizers, if any
  std::string version;   ///< of the workbench
};

[[nodiscard]] MachineInfo describeMachine();

struct ProcessUsage {
  std::uint64_t residentBytes = 0;
  std::uint64_t peakResidentBytes = 0;
  std::chrono::nanoseconds processorTime{0}; ///< user and system, all threads
};

[[nodiscard]] ProcessUsage processUsage();

} // namespace aisemble
