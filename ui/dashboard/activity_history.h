// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the program did in the last quarter of an hour, second by second, and what the dashboard's charts show of it.
// Counts are differences of the metrics' own totals, so they agree to the last digit; latencies, stages and batch sizes
// come from the records behind them.

#include "core/base/clock.h"
#include "core/base/gpu_sampler.h"
#include "core/base/system_sampler.h"
#include "core/engine/metrics.h"
#include "core/orchestrator/orchestrator.h"
#include "ui/charts/min_max_reduce.h"
#include "ui/dashboard/queue_peaks.h"

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace aisemble::ui {

inline constexpr std::size_t kServices = kAllServices.size();
/// Batches of 1 to 8, and larger ones.
inline constexpr std::size_t kBatchSizes = 9;
inline constexpr int kHistorySeconds = 15 * 60;
/// Points of each line, whatever the range.
inline constexpr int kChartBuckets = 60;

/// Latencies in buckets 2.5 % wide from 1 µs on: a percentile is right within that.
class LatencyCounts {
 public:
  void add(Nanoseconds latency);
  void add(const LatencyCounts& other);
  [[nodiscard]] std::uint64_t count() const { return m_count; }
  /// Milliseconds, the geometric middle of the bucket that holds the sample at position q (n - 1). Absent when empty.
  [[nodiscard]] std::optional<double> quantile(double q) const;

 private:
  std::vector<std::pair<std::uint16_t, std::uint32_t>> m_buckets; ///< in order; only those that are not empty
  std::uint64_t m_count = 0;
};

struct ServiceSecond {
  Metrics::Totals counts;       ///< of this second alone
  double tokens = 0;            ///< generated ones, spread over the time that they were generated in
  std::uint64_t sharedHits = 0; ///< counted as hits and as shared ones: joined what the cache then answered
  LatencyCounts latencies;      ///< of requests that succeeded
  std::array<double, kStageCount> stageMs{};
  std::array<std::uint64_t, kBatchSizes> batches{};
};

struct ActivitySecond {
  MonotonicTime at; ///< its end
  std::array<ServiceSecond, kServices> services;
  QueuePeak queue; ///< of all services together
  double machinePercent = 0;
  double processPercent = 0; ///< of the machine, as machinePercent
  std::uint64_t residentBytes = 0;
  std::uint64_t usedBytes = 0; ///< of the machine's memory
  std::optional<double> gpuPercent;
  std::uint64_t gpuBytes = 0;
};

/// What requests cost: each is in one of the three, as in /metrics.
struct CacheCounts {
  std::uint64_t hits = 0;
  std::uint64_t shared = 0; ///< joined an equal request that was computed
  std::uint64_t computed = 0;
};

struct ServiceView {
  Metrics::Totals totals;                         ///< since the program started
  Metrics::Totals window;                         ///< within the range
  std::optional<double> p50, p95, p99;            ///< ms, of the range
  std::array<std::vector<ChartPoint>, 3> latency; ///< p50, p95, p99 in ms; no number: a pause
  std::vector<ChartPoint> requestsPerSecond;
};

/// Everything that one update of the charts needs. x is seconds before the newest sample, 0 or less.
struct ActivityView {
  int rangeSeconds = 60;
  std::array<ServiceView, kServices> services;
  std::vector<ChartPoint> generatedPerSecond; ///< tokens
  std::vector<ChartPoint> waiting;            ///< the most at once
  std::vector<ChartPoint> running;
  std::vector<ChartPoint> hitsPerSecond; ///< answers from the cache; every request is in one of these three
  std::vector<ChartPoint> sharedPerSecond;
  std::vector<ChartPoint> computedPerSecond;
  CacheCounts answers; ///< of the whole range
  std::array<std::uint64_t, kBatchSizes> batches{};
  std::array<std::vector<ChartPoint>, kStageCount> stages; ///< ms a second
  std::array<double, kStageCount> stageMs{};               ///< of the whole range
  std::vector<ChartPoint> machinePercent;
  std::vector<ChartPoint> processPercent;
  std::vector<ChartPoint> residentGigabytes;
  std::vector<ChartPoint> usedGigabytes;
  std::vector<ChartPoint> gpuPercent; ///< empty: none there
  std::vector<ChartPoint> gpuGigabytes;
  ActivitySecond newest;
  std::uint64_t unseen = 0; ///< records that were gone before they could be read: too many in one second
};

/// All that are switched on, as SystemSampler counts them: also those that this process may not run on.
[[nodiscard]] int machineProcessors();

/// Sampled once a second by one thread; not thread-safe.
class ActivityHistory {
 public:
  struct Sources {
    const Metrics& metrics;
    const Orchestrator& orchestrator;
    SharedSystemSampler& system;
    const Clock& clock;
    std::function<std::optional<GpuSample>()> gpu; ///< empty: none
    int processors = machineProcessors();
  };
  /// The references outlive this.
  explicit ActivityHistory(Sources sources) : m_sources(std::move(sources)) {}

  void sample();
  /// `rangeSeconds`: [60, kHistorySeconds].
  [[nodiscard]] ActivityView view(int rangeSeconds) const;
  [[nodiscard]] std::size_t seconds() const { return m_seconds.size(); }

 private:
  void countTotals(ActivitySecond& second);
  /// Answers how many of `records`, the newest, were not read before.
  std::size_t readRecords(ActivitySecond& second, const SampleRing<RequestRecord>::Snapshot& recent);
  void raisePeaks(std::span<const RequestRecord> records, std::size_t fresh);
  void readMachine(ActivitySecond& second);
  void spreadTokens(std::size_t service, const RequestRecord& record, ActivitySecond& newest);

  const Sources m_sources;
  std::deque<ActivitySecond> m_seconds; ///< oldest first
  std::array<Metrics::Totals, kServices> m_totals;
  std::uint64_t m_read = 0; ///< records read so far, the lost ones included
  std::uint64_t m_unseen = 0;
  std::chrono::nanoseconds m_processorTime{0};
  std::uint64_t m_index = 0; ///< of the newest second since the start: buckets stand still while time goes on
};

} // namespace aisemble::ui
