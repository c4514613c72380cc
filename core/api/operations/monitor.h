// SPDX-License-Identifier: Apache-2.0
#pragma once
// Watches the machine and the services: what /ops/status tells, and alerts. A request for the status costs a copy of a
// text that is at most a second old; measuring happens on a thread of its own.

#include "core/api/operations/alert_rules.h"
#include "core/api/operations/service_watch.h"
#include "core/base/log.h"
#include "core/base/system_sampler.h"
#include "core/engine/metrics.h"
#include "core/orchestrator/task_pool.h"
#include "core/orchestrator/timer_thread.h"
#include "core/wire/json.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace aisemble::api {

struct MonitorDependencies {
  const Clock& clock;
  Logger& logger;
  Metrics& metrics;
  ServiceWatch& services;
  std::filesystem::path disk; ///< on the file system to report
  std::filesystem::path proc = "/proc";
};

/// Thread-safe.
class Monitor {
 public:
  static constexpr std::chrono::seconds kTickInterval{5};      ///< of measuring and judging alerts
  static constexpr std::chrono::seconds kUrlInterval{30};      ///< of fetching registered URLs, as the original
  static constexpr std::chrono::seconds kOwnCheckInterval{10}; ///< of looking whether our services could answer
  static constexpr std::chrono::seconds kStatusAge{1};         ///< of the text that status() gives, at most

  explicit Monitor(const MonitorDependencies& dependencies);
  ~Monitor();
  Monitor(const Monitor&) = delete;
  Monitor& operator=(const Monitor&) = delete;

  /// Starts or stops judging alerts and fetching registered URLs. The status is measured when asked for, either way.
  void start();
  void stop();
  [[nodiscard]] bool isRunning() const;

  /// Calls `use` with the JSON text of /ops/status: at once when it is fresh, else on the monitor's thread.
  void status(std::function<void(std::string)> use);
  /// A service was added or removed: the next status shows it.
  void servicesChanged();

  /// The same with services_detail, measured now if need be. For a worker thread.
  [[nodiscard]] wire::Json detailedStatus();
  /// Sentences about what is over a threshold or unhealthy right now. For a worker thread.
  [[nodiscard]] std::vector<std::string> issues();

  /// One round of measuring and judging, as the timer does it. For a worker thread.
  void tick();

 private:
  [[nodiscard]] std::optional<std::string> freshStatus() const;
  /// Measures unless that was done within kStatusAge.
  void refresh();
  void scheduleTick(std::uint64_t generation);
  void checkUrlsInBackground();
  [[nodiscard]] double errorPercent() const;
  [[nodiscard]] wire::Json statusJson(bool withDetail) const; // with m_mutex held

  const MonitorDependencies m_dependencies;
  std::mutex m_measuring;  // one at a time; taken before m_mutex
  SystemSampler m_sampler; // guarded by m_measuring
  mutable std::mutex m_mutex;
  SystemSample m_sample;                     // guarded by m_mutex, as all that follows
  std::string m_status;                      // JSON text of m_sample
  std::optional<MonotonicTime> m_measured;   // of m_status; absent: it is to be measured again
  std::optional<MonotonicTime> m_ownChecked; // of the services
  std::optional<MonotonicTime> m_urlsChecked;
  std::uint64_t m_changes = 0; // of the services that are watched
  AlertRules m_alerts;
  bool m_isRunning = false;
  std::uint64_t m_generation = 0; // of start(): a tick of an earlier one does nothing
  std::atomic<bool> m_isProbing{false};
  // The last members: tasks use what stands above, the timer's callbacks use the pools.
  TaskPool m_probes{1};
  TaskPool m_work{1};
  TimerThread m_timer;
};

} // namespace aisemble::api
