// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/system_usage.h"

#include "core/base/machine.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>

#include <sstream>
#include <sys/resource.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace aisemble::api {
namespace {

constexpr std::chrono::seconds kLeastAge{1};
constexpr std::uint64_t kMinTicks = 10; // of 10 ms, over all processors: less makes a jumpy figure

std::string family(std::string_view name, std::string_view type, std::string_view help, double value) {
  return fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n{0} {3}\n", name, type, help, value);
}

/// A "Name:   123 kB" line of a file in /proc, in bytes; 0 when it is not there.
double kilobytesIn(const char* file, std::string_view name) {
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line)) {
    if (!line.starts_with(name)) continue;
    std::istringstream rest(line.substr(name.size()));
    double kilobytes = 0;
    rest >> kilobytes;
    return kilobytes * 1024;
  }
  return 0;
}

double memoryPercent() {
  const double total = kilobytesIn("/proc/meminfo", "MemTotal:");
  return total <= 0 ? 0 : 100 * (1 - kilobytesIn("/proc/meminfo", "MemAvailable:") / total);
}

/// As df tells it: of what unprivileged users can have.
double diskPercent(const std::filesystem::path& path) {
  std::error_code failure;
  std::filesystem::path existing = path;
  while (!existing.empty() && !std::filesystem::exists(existing, failure) && existing != existing.parent_path())
    existing = existing.parent_path();
  const auto space = std::filesystem::space(existing, failure);
  if (failure || space.capacity == 0) return 0;
  const double used = static_cast<double>(space.capacity - space.free);
  return 100 * used / (used + static_cast<double>(space.available));
}

/// Field 22 of /proc/self/stat, in seconds since the epoch.
double startTime() {
  std::ifstream stat("/proc/self/stat");
  std::string line;
  std::getline(stat, line);
  const std::size_t close = line.rfind(')'); // the name in parentheses may hold anything
  if (close == std::string::npos) return 0;
  std::istringstream rest(line.substr(close + 1));
  std::string field;
  for (int i = 3; i <= 22; ++i)
    rest >> field;
  std::ifstream uptime("/proc/stat");
  while (std::getline(uptime, line))
    if (line.starts_with("btime ")) break;
  const double boot = line.starts_with("btime ") ? std::stod(line.substr(6)) : 0;
  return boot + std::strtod(field.c_str(), nullptr) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::size_t openFiles() {
  std::error_code ignored;
  std::size_t count = 0;
  for (std::filesystem::directory_iterator at("/proc/self/fd", ignored), end; at != end; at.increment(ignored))
    ++count;
  return count;
}

} // namespace

SystemUsage::SystemUsage(std::filesystem::path disk) : m_disk(std::move(disk)) {}

SystemUsage::Ticks SystemUsage::readTicks() {
  std::ifstream stat("/proc/stat");
  std::string word;
  stat >> word;                         // "cpu"
  std::array<std::uint64_t, 8> ticks{}; // user nice system idle iowait irq softirq steal
  Ticks out;
  for (std::size_t i = 0; i < ticks.size() && stat >> ticks[i]; ++i) {
    out.total += ticks[i];
    if (i != 3 && i != 4) out.busy += ticks[i];
  }
  return out;
}

double SystemUsage::processorPercent() {
  const Ticks now = readTicks();
  if (now.total < m_last.total + kMinTicks) return m_percent;
  m_percent = 100 * static_cast<double>(now.busy - std::min(now.busy, m_last.busy)) /
              static_cast<double>(now.total - m_last.total);
  m_last = now;
  return m_percent;
}

std::string SystemUsage::prometheusText() {
  const std::scoped_lock lock(m_mutex);
  const MonotonicTime now = std::chrono::steady_clock::now();
  if (m_text.empty() || now - m_taken >= kLeastAge) {
    m_text = read();
    m_taken = now;
  }
  return m_text;
}

std::string SystemUsage::read() {
  const ProcessUsage usage = processUsage();
  rlimit files{};
  const bool hasLimit = ::getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur != RLIM_INFINITY;
  std::string out;
  out += family("aisemble_system_cpu_usage_percent", "gauge", "Busy share of all processors", processorPercent());
  out +=
      family("aisemble_system_memory_usage_percent", "gauge", "Share of memory that is not available", memoryPercent());
  out += family("aisemble_system_disk_usage_percent", "gauge", "Used share of the data folder's file system",
                diskPercent(m_disk));
  out += family("process_cpu_seconds_total", "counter", "Total user and system CPU time spent in seconds.",
                std::chrono::duration<double>(usage.processorTime).count());
  out += family("process_resident_memory_bytes", "gauge", "Resident memory size in bytes.",
                static_cast<double>(usage.residentBytes));
  out += family("process_virtual_memory_bytes", "gauge", "Virtual memory size in bytes.",
                kilobytesIn("/proc/self/status", "VmSize:"));
  out += family("process_start_time_seconds", "gauge", "Start time of the process since unix epoch in seconds.",
                startTime());
  out += family("process_open_fds", "gauge", "Number of open file descriptors.", static_cast<double>(openFiles()));
  if (hasLimit)
    out += family("process_max_fds", "gauge", "Maximum number of open file descriptors.",
                  static_cast<double>(files.rlim_cur));
  return out;
}

} // namespace aisemble::api
