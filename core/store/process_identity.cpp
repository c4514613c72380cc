// SPDX-License-Identifier: Apache-2.0
#include "core/store/process_identity_p.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>

namespace aisemble::store {
namespace {

/// Field 22 of /proc/PID/stat, proc(5); the command's name in field 2 may hold spaces and brackets. Empty: not told.
std::string startOf(long process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  const std::string stat(std::istreambuf_iterator<char>(file), {});
  const std::size_t nameEnd = stat.rfind(')');
  if (nameEnd == std::string::npos) return {};
  std::istringstream fields(stat.substr(nameEnd + 1));
  std::string field;
  for (int number = 3; number <= 22; ++number) {
    if (!(fields >> field)) return {};
    if (number == 3 && (field == "Z" || field == "X")) return {}; // has ended; its parent has not looked yet
  }
  return field;
}

std::string bootId() {
  std::string id;
  std::ifstream("/proc/sys/kernel/random/boot_id") >> id;
  return id;
}

std::string identityOf(long process) {
  const std::string start = startOf(process);
  return start.empty() ? std::to_string(process) : std::to_string(process) + ":" + start + ":" + bootId();
}

} // namespace

std::string thisProcess() {
  return identityOf(::getpid());
}

bool isAlive(std::string_view identity) {
  long process = 0;
  const auto [end, problem] = std::from_chars(identity.data(), identity.data() + identity.size(), process);
  if (problem != std::errc{} || process <= 0) return false;
  if (::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH) return false;
  const bool hasStart = end != identity.data() + identity.size();
  return !hasStart || identityOf(process) == identity;
}

} // namespace aisemble::store
