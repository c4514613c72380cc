// SPDX-License-Identifier: Apache-2.0
#include "core/base/system_sampler.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/statvfs.h>
#include <utility>

namespace aisemble {
namespace {

constexpr std::uint64_t kMinTicks = 10; // of 10 ms, over all processors: less makes a jumpy figure

bool isNumber(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

} // namespace

SystemSampler::SystemSampler(std::filesystem::path disk, const Clock& clock, std::filesystem::path proc)
    : m_disk(std::move(disk)), m_clock(clock), m_proc(std::move(proc)) {}

SystemSample SystemSampler::take() {
  SystemSample out;
  out.taken = m_clock.wallNow();
  addProcessor(out);
  addMemory(out);
  addDisk(out);
  addNetwork(out);
  addProcesses(out);
  return out;
}

std::optional<SystemSampler::Ticks> SystemSampler::readTicks() const {
  std::ifstream stat(m_proc / "stat");
  std::string word;
  if (!(stat >> word) || word != "cpu") return std::nullopt;
  std::array<std::uint64_t, 8> ticks{}; // user nice system idle iowait irq softirq steal (proc(5))
  Ticks out;
  for (std::size_t i = 0; i < ticks.size() && stat >> ticks[i]; ++i) {
    out.total += ticks[i];
    if (i != 3 && i != 4) out.busy += ticks[i];
  }
  return out;
}

void SystemSampler::addProcessor(SystemSample& sample) {
  const auto now = readTicks();
  if (now && now->total >= m_last.total + kMinTicks) {
    m_percent = 100 * static_cast<double>(now->busy - std::min(now->busy, m_last.busy)) /
                static_cast<double>(now->total - m_last.total);
    m_percent = std::min(m_percent, 100.0);
    m_last = *now;
  }
  sample.cpuPercent = m_percent;
}

void SystemSampler::addMemory(SystemSample& sample) const {
  std::ifstream in(m_proc / "meminfo");
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream words(line);
    std::string name;
    std::uint64_t kilobytes = 0;
    if (!(words >> name >> kilobytes)) continue;
    if (name == "MemTotal:") sample.memoryTotalBytes = kilobytes * 1024;
    if (name == "MemAvailable:") sample.memoryAvailableBytes = kilobytes * 1024;
  }
  if (sample.memoryTotalBytes == 0) return;
  sample.memoryPercent =
      100 * (1 - static_cast<double>(sample.memoryAvailableBytes) / static_cast<double>(sample.memoryTotalBytes));
}

void SystemSampler::addDisk(SystemSample& sample) const {
  std::error_code failure;
  std::filesystem::path existing = m_disk;
  while (!existing.empty() && !std::filesystem::exists(existing, failure) && existing != existing.parent_path())
    existing = existing.parent_path();
  struct statvfs space {};
  if (::statvfs(existing.c_str(), &space) != 0 || space.f_blocks == 0) return;
  sample.diskTotalBytes = std::uint64_t{space.f_blocks} * space.f_frsize;
  sample.diskFreeBytes = std::uint64_t{space.f_bavail} * space.f_frsize;
  const double used = static_cast<double>(space.f_blocks - space.f_bfree);
  const double usable = used + static_cast<double>(space.f_bavail);
  sample.diskPercent = usable <= 0 ? 0 : 100 * used / usable;
}

void SystemSampler::addNetwork(SystemSample& sample) const {
  std::ifstream in(m_proc / "net/dev");
  std::string line;
  while (std::getline(in, line)) {
    const std::size_t colon = line.find(':'); // the two lines of the table's head have none
    if (colon == std::string::npos) continue;
    std::istringstream numbers(line.substr(colon + 1)); // received: bytes and seven others; then sent: bytes …
    std::array<std::uint64_t, 9> values{};
    for (std::uint64_t& value : values)
      numbers >> value;
    if (!numbers) continue;
    sample.networkReceivedBytes += values[0];
    sample.networkSentBytes += values[8];
  }
}

void SystemSampler::addProcesses(SystemSample& sample) const {
  std::error_code failure;
  for (std::filesystem::directory_iterator at(m_proc, failure), end; !failure && at != end; at.increment(failure))
    if (isNumber(at->path().filename().native())) ++sample.processes;
}

SharedSystemSampler::SharedSystemSampler(std::filesystem::path disk, const Clock& clock, std::filesystem::path proc)
    : m_clock(clock), m_sampler(std::move(disk), clock, std::move(proc)) {}

SystemSample SharedSystemSampler::sample() {
  constexpr std::chrono::seconds kFresh{1};
  const std::scoped_lock lock(m_mutex);
  const MonotonicTime now = m_clock.now();
  if (!m_taken || now - *m_taken >= kFresh) {
    m_last = m_sampler.take();
    m_taken = now;
  }
  return m_last;
}

} // namespace aisemble
