// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/monitor.h"

#include "core/api/validation/status.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace aisemble::api {
namespace {

using wire::Json;

constexpr std::size_t kShownAlerts = 10; // as many as the original's
constexpr std::chrono::minutes kErrorWindow{5};

/// As psutil gives percentages.
double tenths(double value) {
  return std::round(value * 10) / 10;
}

Json metricsJson(const SystemSample& sample) {
  Json out = Json::object();
  out["timestamp"] = isoText(stampOf(sample.taken));
  out["cpu_usage"] = tenths(sample.cpuPercent);
  out["memory_usage"] = tenths(sample.memoryPercent);
  out["memory_total"] = sample.memoryTotalBytes;
  out["memory_available"] = sample.memoryAvailableBytes;
  out["disk_usage"] = tenths(sample.diskPercent);
  out["disk_total"] = sample.diskTotalBytes;
  out["disk_free"] = sample.diskFreeBytes;
  out["network_bytes_sent"] = sample.networkSentBytes;
  out["network_bytes_recv"] = sample.networkReceivedBytes;
  out["process_count"] = sample.processes;
  return out;
}

Json alertJson(const Alert& alert) {
  Json out = Json::object();
  out["name"] = alert.name;
  out["severity"] = alert.severity;
  out["message"] = alert.message;
  out["value"] = tenths(alert.value);
  out["threshold"] = alert.threshold;
  out["timestamp"] = isoText(alert.raised);
  return out;
}

Json serviceJson(const WatchedService& service) {
  Json out = Json::object();
  out["status"] = !service.isChecked ? "unknown" : service.isHealthy ? "healthy" : "unhealthy";
  out["url"] = service.url.empty() ? Json(nullptr) : Json(service.url);
  out["error"] = service.reason.empty() ? Json(nullptr) : Json(service.reason);
  out["waiting"] = service.waiting;
  out["running"] = service.running;
  return out;
}

int countUnhealthy(const std::vector<WatchedService>& services) {
  return static_cast<int>(std::count_if(services.begin(), services.end(),
                                        [](const auto& item) { return item.isChecked && !item.isHealthy; }));
}

} // namespace

Monitor::Monitor(const MonitorDependencies& dependencies)
    : m_dependencies(dependencies)
    , m_sampler(dependencies.disk, dependencies.clock, dependencies.proc)
    , m_timer(dependencies.clock) {}

Monitor::~Monitor() = default;

void Monitor::start() {
  std::uint64_t generation = 0;
  {
    const std::scoped_lock lock(m_mutex);
    if (m_isRunning) return;
    m_isRunning = true;
    m_alerts.forgetDurations();
    generation = ++m_generation;
  }
  m_work.run([this] { tick(); });
  scheduleTick(generation);
}

void Monitor::stop() {
  const std::scoped_lock lock(m_mutex);
  m_isRunning = false;
  ++m_generation;
}

bool Monitor::isRunning() const {
  const std::scoped_lock lock(m_mutex);
  return m_isRunning;
}

void Monitor::scheduleTick(std::uint64_t generation) {
  m_timer.schedule(m_dependencies.clock.now() + kTickInterval, [this, generation] {
    {
      const std::scoped_lock lock(m_mutex);
      if (generation != m_generation) return;
    }
    m_work.run([this] { tick(); });
    scheduleTick(generation);
  });
}

std::optional<std::string> Monitor::freshStatus() const {
  const std::scoped_lock lock(m_mutex);
  if (!m_measured || m_dependencies.clock.now() - *m_measured > kStatusAge) return std::nullopt;
  return m_status;
}

void Monitor::status(std::function<void(std::string)> use) {
  if (auto text = freshStatus()) return use(std::move(*text));
  m_work.run([this, use = std::move(use)] {
    refresh(); // done already by the first of those that wait
    std::string text;
    {
      const std::scoped_lock lock(m_mutex);
      text = m_status;
    }
    use(std::move(text));
  });
}

void Monitor::servicesChanged() {
  {
    const std::scoped_lock lock(m_mutex);
    m_measured.reset();
    m_ownChecked.reset();
    m_urlsChecked.reset();
    ++m_changes;
    if (!m_isRunning) return;
  }
  if (m_dependencies.services.hasUrls()) checkUrlsInBackground();
}

void Monitor::refresh() {
  const std::scoped_lock measuring(m_measuring);
  if (freshStatus()) return;
  const MonotonicTime now = m_dependencies.clock.now();
  bool checksOwn = false;
  std::uint64_t changes = 0;
  {
    const std::scoped_lock lock(m_mutex);
    checksOwn = !m_ownChecked || now - *m_ownChecked >= kOwnCheckInterval;
    changes = m_changes;
  }
  if (checksOwn) m_dependencies.services.checkOwn();
  const SystemSample sample = m_sampler.take();
  const std::scoped_lock lock(m_mutex);
  m_sample = sample;
  m_status = wire::writeJsonLossy(statusJson(false));
  if (changes != m_changes) return; // this may have missed the change: the next one measures again
  m_measured = now;
  if (checksOwn) m_ownChecked = now;
}

Json Monitor::statusJson(bool withDetail) const {
  const std::vector<WatchedService> services = m_dependencies.services.list();
  const auto healthy = std::count_if(services.begin(), services.end(),
                                     [](const auto& item) { return item.isChecked && item.isHealthy; });
  const int unhealthy = countUnhealthy(services);
  Json out = Json::object();
  out["timestamp"] = isoText(stampOf(m_dependencies.clock));
  out["overall_status"] = unhealthy == 0 ? "healthy" : "degraded";
  out["services"] = {{"total", services.size()}, {"healthy", healthy}, {"unhealthy", unhealthy}};
  out["system_metrics"] = metricsJson(m_sample);
  out["recent_alerts"] = Json::array();
  const auto& raised = m_alerts.raised();
  for (std::size_t i = raised.size() - std::min(raised.size(), kShownAlerts); i < raised.size(); ++i)
    out["recent_alerts"].push_back(alertJson(raised[i]));
  if (!withDetail) return out;
  out["services_detail"] = Json::object();
  for (const WatchedService& service : services)
    out["services_detail"][service.name] = serviceJson(service);
  return out;
}

Json Monitor::detailedStatus() {
  refresh();
  const std::scoped_lock lock(m_mutex);
  return statusJson(true);
}

std::vector<std::string> Monitor::issues() {
  refresh();
  std::vector<std::string> out;
  for (const WatchedService& service : m_dependencies.services.list())
    if (service.isChecked && !service.isHealthy)
      out.push_back("Service " + service.name + " is unhealthy: " + service.reason);
  const double errors = errorPercent();
  const std::scoped_lock lock(m_mutex);
  const auto judge = [&](const char* what, double value, double limit) {
    if (value > limit) out.push_back(fmt::format("{} at {:.1f} %, more than {:g} %", what, value, limit));
  };
  judge("Processor use", m_sample.cpuPercent, 80); // the lower thresholds of the alerts
  judge("Memory use", m_sample.memoryPercent, 85);
  judge("Disk use", m_sample.diskPercent, 80);
  judge("Failed requests of the last five minutes", errors, 5);
  return out;
}

double Monitor::errorPercent() const {
  const MonotonicTime since = m_dependencies.clock.now() - kErrorWindow;
  double ended = 0;
  double failed = 0;
  for (const RequestRecord& record : m_dependencies.metrics.recent().samples) {
    if (record.finished < since || record.outcome == Outcome::Cancelled) continue;
    ended += 1;
    // A client's mistake is not this server's failure.
    if (record.outcome != Outcome::Success && httpStatus(record.error) >= 500) failed += 1;
  }
  return ended == 0 ? 0 : 100 * failed / ended;
}

void Monitor::checkUrlsInBackground() {
  const MonotonicTime now = m_dependencies.clock.now();
  {
    const std::scoped_lock lock(m_mutex);
    if (m_urlsChecked && now - *m_urlsChecked < kUrlInterval) return;
    if (m_isProbing.exchange(true)) return; // the last round still waits for answers
    m_urlsChecked = now;
  }
  m_probes.run([this] {
    m_dependencies.services.checkUrls();
    m_isProbing = false;
  });
}

void Monitor::tick() {
  refresh();
  if (m_dependencies.services.hasUrls()) checkUrlsInBackground();
  Figures figures;
  figures.unhealthyServices = countUnhealthy(m_dependencies.services.list());
  figures.errorPercent = errorPercent();
  std::vector<Alert> raised;
  {
    const std::scoped_lock lock(m_mutex);
    if (!m_isRunning) return;
    figures.cpuPercent = m_sample.cpuPercent;
    figures.memoryPercent = m_sample.memoryPercent;
    figures.diskPercent = m_sample.diskPercent;
    raised = m_alerts.evaluate(figures, m_dependencies.clock.now(), stampOf(m_dependencies.clock));
    if (!raised.empty()) m_measured.reset(); // the next status tells them
  }
  for (const Alert& alert : raised)
    m_dependencies.logger.log(
        LogLevel::Warning, "operations", "alert raised",
        {{"name", alert.name}, {"severity", alert.severity}, {"value", alert.value}, {"threshold", alert.threshold}});
}

} // namespace aisemble::api
