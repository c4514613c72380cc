// SPDX-License-Identifier: Apache-2.0
#include "core/base/machine.h"

#include <sched.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>
#include <utility>

namespace aisemble {
namespace {

std::string firstLine(const std::string& path) {
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  return line;
}

std::string processorName() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);) {
    const std::size_t colon = line.find(':');
    if (line.starts_with("model name") && colon != std::string::npos && colon + 2 <= line.size())
      return line.substr(colon + 2);
  }
  return "unknown processor";
}

/// The CPU quota of this process's cgroup (version 2) in whole processors, or 0 when there is none.
int cgroupQuota() {
  std::istringstream words(firstLine("/sys/fs/cgroup/cpu.max"));
  std::string quota;
  double period = 0;
  if (!(words >> quota >> period) || quota == "max" || period <= 0) return 0;
  try {
    return std::max(1, static_cast<int>(std::floor(std::stod(quota) / period)));
  } catch (const std::exception&) {
    return 0;
  }
}

std::uint64_t statusKilobytes(const char* key) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(key)) return std::strtoull(line.c_str() + std::char_traits<char>::length(key), nullptr, 10);
  return 0;
}

} // namespace

MachineInfo describeMachine() {
  MachineInfo out;
  out.processor = processorName();

  cpu_set_t affinity;
  CPU_ZERO(&affinity);
  std::set<std::pair<std::string, std::string>> cores;
  int logical = 0;
  if (sched_getaffinity(0, sizeof affinity, &affinity) == 0) {
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
      if (!CPU_ISSET(cpu, &affinity)) continue;
      ++logical;
      const std::string topology = "/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/";
      std::string core = firstLine(topology + "core_id");
      if (core.empty()) core = "cpu" + std::to_string(cpu); // no topology: every processor counts as a core
      cores.emplace(firstLine(topology + "physical_package_id"), core);
    }
  }
  out.logicalProcessors = std::max(logical, 1);
  out.physicalCores = std::max(static_cast<int>(cores.size()), 1);
  if (const int quota = cgroupQuota(); quota > 0) {
    out.logicalProcessors = std::min(out.logicalProcessors, quota);
    out.physicalCores = std::min(out.physicalCores, quota);
  }

  struct sysinfo memory {};
  if (sysinfo(&memory) == 0) out.memoryBytes = static_cast<std::uint64_t>(memory.totalram) * memory.mem_unit;
  struct utsname system {};
  if (uname(&system) == 0) out.operatingSystem = std::string(system.sysname) + " " + system.release;
#if defined(__clang__)
  out.compiler = "clang " __clang_version__;
#else
  out.compiler = "gcc " __VERSION__;
#endif
  out.buildType = AISEMBLE_BUILD_TYPE;
  out.version = AISEMBLE_VERSION;
  return out;
}

ProcessUsage processUsage() {
  ProcessUsage out;
  out.residentBytes = statusKilobytes("VmRSS:") * 1024;
  out.peakResidentBytes = statusKilobytes("VmHWM:") * 1024;
  struct rusage usage {};
  if (getrusage(RUSAGE_SELF, &usage) == 0) {
    const auto asNanoseconds = [](const timeval& time) {
      return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
    };
    out.processorTime = asNanoseconds(usage.ru_utime) + asNanoseconds(usage.ru_stime);
  }
  return out;
}

} // namespace aisemble
