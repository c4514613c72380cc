// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/alert_rules.h"

#include <fmt/format.h>

namespace aisemble::api {
namespace {

double cpu(const Figures& figures) {
  return figures.cpuPercent;
}
double memory(const Figures& figures) {
  return figures.memoryPercent;
}
double disk(const Figures& figures) {
  return figures.diskPercent;
}
double services(const Figures& figures) {
  return figures.unhealthyServices;
}
double errors(const Figures& figures) {
  return figures.errorPercent;
}

} // namespace

AlertRules::AlertRules() {
  using std::chrono::seconds;
  const auto add = [this](const char* name, const char* severity, const char* what, double (*figure)(const Figures&),
                          double threshold, seconds duration) {
    m_rules.push_back({name, severity, what, figure, threshold, duration, std::nullopt, false});
  };
  add("high_cpu_usage", "warning", "Processor use in percent", cpu, 80, seconds(300));
  add("critical_cpu_usage", "critical", "Processor use in percent", cpu, 95, seconds(60));
  add("high_memory_usage", "warning", "Memory use in percent", memory, 85, seconds(300));
  add("critical_memory_usage", "critical", "Memory use in percent", memory, 95, seconds(60));
  add("high_disk_usage", "warning", "Disk use in percent", disk, 80, seconds(600));
  add("critical_disk_usage", "critical", "Disk use in percent", disk, 90, seconds(300));
  add("service_unhealthy", "critical", "Unhealthy services", services, 0, seconds(60));
  add("high_error_rate", "warning", "Failed requests in percent", errors, 5, seconds(300));
}

std::vector<Alert> AlertRules::evaluate(const Figures& figures, MonotonicTime now, Stamp wall) {
  std::vector<Alert> out;
  for (Rule& rule : m_rules) {
    const double value = rule.figure(figures);
    if (!(value > rule.threshold)) {
      rule.since.reset();
      rule.isRaised = false;
      continue;
    }
    if (!rule.since) rule.since = now;
    if (rule.isRaised || now - *rule.since < rule.duration) continue;
    rule.isRaised = true;
    const std::string message =
        fmt::format("{}: {:.1f}, more than {:g} for {} s", rule.what, value, rule.threshold, rule.duration.count());
    out.push_back({rule.name, rule.severity, message, value, rule.threshold, wall});
    m_raised.push_back(out.back());
    if (m_raised.size() > kKept) m_raised.pop_front();
  }
  return out;
}

void AlertRules::forgetDurations() {
  for (Rule& rule : m_rules)
    rule.since.reset();
}

} // namespace aisemble::api
