// SPDX-License-Identifier: Apache-2.0
#pragma once
// When a figure has been too high for too long. The thresholds are the original's.

#include "core/api/operations/wall_text.h"
#include "core/base/clock.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace aisemble::api {

/// What the rules look at.
struct Figures {
  double cpuPercent = 0;
  double memoryPercent = 0;
  double diskPercent = 0;
  int unhealthyServices = 0;
  double errorPercent = 0; ///< of the requests that ended within the last five minutes
};

struct Alert {
  std::string name;     ///< "high_cpu_usage", …
  std::string severity; ///< "warning" or "critical"
  std::string message;  ///< with the figure, the threshold and for how long
  double value = 0;
  double threshold = 0;
  Stamp raised;
};

/// cpu > 80 % for 300 s and > 95 % for 60 s; memory > 85 % (300 s) and > 95 % (60 s); disk > 80 % (600 s) and
/// > 90 % (300 s); any unhealthy service for 60 s; more than 5 % errors for 300 s. An alert is raised once and again
/// only after its figure was below the threshold in between. Not thread-safe.
class AlertRules {
 public:
  static constexpr std::size_t kKept = 100;

  AlertRules();

  /// Returns what was raised by this.
  [[nodiscard]] std::vector<Alert> evaluate(const Figures& figures, MonotonicTime now, Stamp wall);
  /// Monitoring was stopped: what happened in between is not known.
  void forgetDurations();

  /// Oldest first, the last kKept.
  [[nodiscard]] const std::deque<Alert>& raised() const { return m_raised; }

 private:
  struct Rule {
    const char* name = "";
    const char* severity = "";
    const char* what = "";
    double (*figure)(const Figures&) = nullptr;
    double threshold = 0;
    std::chrono::seconds duration{0};
    std::optional<MonotonicTime> since; ///< of the figure being too high
    bool isRaised = false;
  };

  std::vector<Rule> m_rules;
  std::deque<Alert> m_raised;
};

} // namespace aisemble::api
