// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/activity_history.h"

#include "core/base/machine.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <unistd.h>

namespace aisemble::ui {
namespace {

constexpr double kBucketWidth = 1.025;
constexpr double kFirstBucketMs = 0.001;
constexpr int kLastBucket = 1000; // 0.001 ms · 1.025^1000: 14 hours
constexpr double kGigabyte = 1e9;
constexpr double kLeastSecond = 0.4;
constexpr double kLongestGap = 3.5; // seconds that a line of latencies goes on over without an answer

using Milliseconds = std::chrono::duration<double, std::milli>;

double secondsBetween(MonotonicTime from, MonotonicTime to) {
  return std::chrono::duration<double>(to - from).count();
}

/// Field by field; the members are named once, here.
template <class Use>
void forEachCount(Metrics::Totals& to, const Metrics::Totals& first, const Metrics::Totals& second, Use use) {
  for (const auto member :
       {&Metrics::Totals::requests, &Metrics::Totals::successes, &Metrics::Totals::errors, &Metrics::Totals::cancelled,
        &Metrics::Totals::refused, &Metrics::Totals::cacheHits, &Metrics::Totals::sharedFlights,
        &Metrics::Totals::promptTokens, &Metrics::Totals::completionTokens})
    to.*member = use(first.*member, second.*member);
  to.busy = Nanoseconds(use(first.busy.count(), second.busy.count()));
}

Metrics::Totals plus(const Metrics::Totals& a, const Metrics::Totals& b) {
  Metrics::Totals out;
  forEachCount(out, a, b, [](auto x, auto y) { return x + y; });
  return out;
}

Metrics::Totals minus(const Metrics::Totals& a, const Metrics::Totals& b) {
  Metrics::Totals out;
  forEachCount(out, a, b, [](auto x, auto y) { return x - y; });
  return out;
}

CacheCounts cacheCounts(const ServiceSecond& second) {
  const Metrics::Totals& counts = second.counts;
  CacheCounts out;
  out.hits = counts.cacheHits;
  out.shared = counts.sharedFlights - std::min(second.sharedHits, counts.sharedFlights);
  const std::uint64_t without = out.hits + out.shared;
  out.computed = counts.requests > without ? counts.requests - without : 0;
  return out;
}

/// Seconds that one point of the charts stands for.
struct Bucket {
  double x = 0;                                  ///< its end, before now
  double length = 0;                             ///< seconds
  std::array<ServiceSecond, kServices> services; ///< sums
  QueuePeak queue;
  const ActivitySecond* last = nullptr;
};

void add(ServiceSecond& to, const ServiceSecond& second) {
  to.counts = plus(to.counts, second.counts);
  to.tokens += second.tokens;
  to.sharedHits += second.sharedHits;
  to.latencies.add(second.latencies);
  for (std::size_t i = 0; i < kStageCount; ++i)
    to.stageMs[i] += second.stageMs[i];
  for (std::size_t i = 0; i < kBatchSizes; ++i)
    to.batches[i] += second.batches[i];
}

/// A line that breaks off where nothing was measured for more than `gap` seconds. A part begins with the `step` that
/// its first point stands for, so that one point alone is seen.
void appendLatency(std::vector<ChartPoint>& line, double x, double y, double step, double gap) {
  if (line.empty() || x - line.back().x > gap) {
    if (!line.empty()) line.push_back({line.back().x, std::numeric_limits<double>::quiet_NaN()});
    line.push_back({x - step, y});
  }
  line.push_back({x, y});
}

double total(const Bucket& bucket, const std::function<double(const ServiceSecond&)>& valueOf) {
  double sum = 0;
  for (const ServiceSecond& service : bucket.services)
    sum += valueOf(service);
  return sum;
}

void showServices(ActivityView& view, const Bucket& bucket, double step) {
  for (std::size_t s = 0; s < kServices; ++s) {
    const ServiceSecond& service = bucket.services[s];
    ServiceView& out = view.services[s];
    out.window = plus(out.window, service.counts);
    out.requestsPerSecond.push_back({bucket.x, static_cast<double>(service.counts.requests) / bucket.length});
    constexpr std::array kQuantiles{0.5, 0.95, 0.99};
    for (std::size_t q = 0; q < kQuantiles.size(); ++q)
      if (const auto value = service.latencies.quantile(kQuantiles[q]))
        appendLatency(out.latency[q], bucket.x, *value, step, std::max(kLongestGap, 2 * step));
    for (std::size_t i = 0; i < kBatchSizes; ++i)
      view.batches[i] += service.batches[i];
    for (std::size_t i = 0; i < kStageCount; ++i)
      view.stageMs[i] += service.stageMs[i];
  }
}

void showLines(ActivityView& view, const Bucket& bucket) {
  const auto perSecond = [&](const std::function<double(const ServiceSecond&)>& valueOf) {
    return ChartPoint{bucket.x, total(bucket, valueOf) / bucket.length};
  };
  view.generatedPerSecond.push_back(perSecond([](const ServiceSecond& s) { return s.tokens; }));
  CacheCounts answers;
  for (const ServiceSecond& service : bucket.services) {
    const CacheCounts counts = cacheCounts(service);
    answers.hits += counts.hits;
    answers.shared += counts.shared;
    answers.computed += counts.computed;
  }
  const auto rate = [&](std::uint64_t count) {
    return ChartPoint{bucket.x, static_cast<double>(count) / bucket.length};
  };
  view.hitsPerSecond.push_back(rate(answers.hits));
  view.sharedPerSecond.push_back(rate(answers.shared));
  view.computedPerSecond.push_back(rate(answers.computed));
  view.answers.hits += answers.hits;
  view.answers.shared += answers.shared;
  view.answers.computed += answers.computed;
  view.waiting.push_back({bucket.x, static_cast<double>(bucket.queue.waiting)});
  view.running.push_back({bucket.x, static_cast<double>(bucket.queue.running)});
  for (std::size_t i = 0; i < kStageCount; ++i)
    view.stages[i].push_back(perSecond([i](const ServiceSecond& s) { return s.stageMs[i]; }));
  const ActivitySecond& last = *bucket.last;
  view.machinePercent.push_back({bucket.x, last.machinePercent});
  view.processPercent.push_back({bucket.x, last.processPercent});
  view.residentGigabytes.push_back({bucket.x, static_cast<double>(last.residentBytes) / kGigabyte});
  view.usedGigabytes.push_back({bucket.x, static_cast<double>(last.usedBytes) / kGigabyte});
  if (last.gpuPercent) {
    view.gpuPercent.push_back({bucket.x, *last.gpuPercent});
    view.gpuGigabytes.push_back({bucket.x, static_cast<double>(last.gpuBytes) / kGigabyte});
  }
}

} // namespace

int machineProcessors() {
  return static_cast<int>(std::max(1L, ::sysconf(_SC_NPROCESSORS_ONLN)));
}

void LatencyCounts::add(Nanoseconds latency) {
  const double ms = std::max(Milliseconds(latency).count(), kFirstBucketMs);
  const int bucket = std::min(static_cast<int>(std::log(ms / kFirstBucketMs) / std::log(kBucketWidth)), kLastBucket);
  const auto key = static_cast<std::uint16_t>(bucket);
  const auto at = std::lower_bound(m_buckets.begin(), m_buckets.end(), key,
                                   [](const auto& one, std::uint16_t wanted) { return one.first < wanted; });
  if (at != m_buckets.end() && at->first == key)
    ++at->second;
  else
    m_buckets.insert(at, {key, 1});
  ++m_count;
}

void LatencyCounts::add(const LatencyCounts& other) {
  if (other.m_count == 0) return;
  std::vector<std::pair<std::uint16_t, std::uint32_t>> merged;
  merged.reserve(m_buckets.size() + other.m_buckets.size());
  auto a = m_buckets.begin();
  auto b = other.m_buckets.begin();
  while (a != m_buckets.end() || b != other.m_buckets.end()) {
    if (b == other.m_buckets.end() || (a != m_buckets.end() && a->first < b->first)) {
      merged.push_back(*a++);
    } else if (a == m_buckets.end() || b->first < a->first) {
      merged.push_back(*b++);
    } else {
      merged.emplace_back(a->first, a->second + b->second);
      ++a;
      ++b;
    }
  }
  m_buckets = std::move(merged);
  m_count += other.m_count;
}

std::optional<double> LatencyCounts::quantile(double q) const {
  if (m_count == 0) return std::nullopt;
  auto left = static_cast<std::uint64_t>(std::llround(q * static_cast<double>(m_count - 1)));
  for (const auto& [bucket, count] : m_buckets) {
    if (left < count) return kFirstBucketMs * std::pow(kBucketWidth, bucket + 0.5);
    left -= count;
  }
  return std::nullopt; // not reached: the buckets' counts add up
}

void ActivityHistory::sample() {
  ActivitySecond second;
  second.at = m_sources.clock.now();
  countTotals(second);
  const SampleRing<RequestRecord>::Snapshot recent = m_sources.metrics.recent();
  const std::size_t fresh = readRecords(second, recent);
  readMachine(second);
  // A late turn of the event loop makes the next one early: rates of a few ms would be noise.
  if (!m_seconds.empty() && secondsBetween(m_seconds.back().at, second.at) < kLeastSecond) {
    for (std::size_t s = 0; s < kServices; ++s)
      add(second.services[s], m_seconds.back().services[s]);
    second.queue.raise(m_seconds.back().queue);
    m_seconds.back() = std::move(second);
    raisePeaks(recent.samples, fresh);
    return;
  }
  m_seconds.push_back(std::move(second));
  ++m_index;
  raisePeaks(recent.samples, fresh);
  // A bucket more than the range, so that the oldest one is whole.
  while (m_seconds.size() > static_cast<std::size_t>(kHistorySeconds + kHistorySeconds / kChartBuckets))
    m_seconds.pop_front();
}

void ActivityHistory::countTotals(ActivitySecond& second) {
  for (const ServiceKind kind : kAllServices) {
    const auto s = static_cast<std::size_t>(kind);
    const Metrics::Totals now = m_sources.metrics.totals(kind);
    second.services[s].counts = minus(now, m_totals[s]);
    m_totals[s] = now;
    const QueueDepth depth = m_sources.orchestrator.depth(kind);
    second.queue.waiting += depth.preparing + depth.waiting;
    second.queue.running += depth.running;
  }
}

std::size_t ActivityHistory::readRecords(ActivitySecond& second, const SampleRing<RequestRecord>::Snapshot& recent) {
  const std::uint64_t all = recent.dropped + recent.samples.size();
  if (recent.dropped > m_read) m_unseen += recent.dropped - m_read;
  const std::uint64_t known = m_read > recent.dropped ? m_read - recent.dropped : 0;
  const auto first = std::min(static_cast<std::size_t>(known), recent.samples.size());
  for (std::size_t i = first; i < recent.samples.size(); ++i) {
    const RequestRecord& record = recent.samples[i];
    const auto s = static_cast<std::size_t>(record.service);
    ServiceSecond& service = second.services[s];
    if (record.outcome == Outcome::Success) service.latencies.add(record.trace.total);
    const auto stages = record.trace.byStage();
    for (std::size_t stage = 0; stage < kStageCount; ++stage)
      service.stageMs[stage] += Milliseconds(stages[stage]).count();
    if (record.fromCache && record.shared) ++service.sharedHits;
    if (record.fromCache || record.shared) continue; // neither was computed: no batch, no tokens of its own
    if (record.outcome == Outcome::Success)
      ++service.batches[static_cast<std::size_t>(std::clamp(record.batchSize, 1, static_cast<int>(kBatchSizes)) - 1)];
    spreadTokens(s, record, second);
  }
  m_read = all;
  return recent.samples.size() - first;
}

/// A request that ended now may have begun many seconds ago, beside others that ended then: what is known of those
/// seconds is counted again, all records together.
void ActivityHistory::raisePeaks(std::span<const RequestRecord> records, std::size_t fresh) {
  const auto beginOf = [this](std::size_t second) {
    return second == 0 ? m_seconds.front().at - std::chrono::seconds(1) : m_seconds[second - 1].at;
  };
  MonotonicTime from = beginOf(m_seconds.size() - 1);
  for (const RequestRecord& record : records.last(fresh))
    from = std::min(from, record.finished - record.trace.total);
  std::size_t first = m_seconds.size() - 1;
  while (first > 0 && beginOf(first) > from)
    --first;
  std::vector<MonotonicTime> bounds{beginOf(first)};
  for (std::size_t i = first; i < m_seconds.size(); ++i)
    bounds.push_back(m_seconds[i].at);
  const std::vector<QueuePeak> peaks = queuePeaks(records, bounds);
  for (std::size_t i = 0; i < peaks.size(); ++i)
    m_seconds[first + i].queue.raise(peaks[i]);
}

void ActivityHistory::spreadTokens(std::size_t service, const RequestRecord& record, ActivitySecond& newest) {
  const double tokens = std::max(record.completionTokens, 0);
  if (tokens == 0) return;
  const Nanoseconds decode = record.trace.byStage()[static_cast<std::size_t>(Stage::Decode)];
  if (decode <= Nanoseconds{0}) { // nothing tells when
    newest.services[service].tokens += tokens;
    return;
  }
  const MonotonicTime begin = record.finished - decode;
  // Shares by overlap with each second, from the newest back; what lies before the history goes to its oldest.
  double left = tokens;
  MonotonicTime end = std::min(record.finished, newest.at);
  ServiceSecond* second = &newest.services[service];
  for (auto before = m_seconds.rbegin(); before != m_seconds.rend() && before->at > begin; ++before) {
    const double share = std::min(left, std::max(0.0, secondsBetween(std::max(before->at, begin), end)) /
                                            std::chrono::duration<double>(decode).count() * tokens);
    second->tokens += share;
    left -= share;
    end = std::min(end, before->at);
    second = &before->services[service];
  }
  second->tokens += left;
}

void ActivityHistory::readMachine(ActivitySecond& second) {
  const SystemSample system = m_sources.system.sample();
  const ProcessUsage usage = processUsage();
  second.machinePercent = system.cpuPercent;
  second.usedBytes = system.memoryTotalBytes - std::min(system.memoryAvailableBytes, system.memoryTotalBytes);
  second.residentBytes = usage.residentBytes;
  if (!m_seconds.empty()) {
    const double elapsed = secondsBetween(m_seconds.back().at, second.at);
    const double busy = std::chrono::duration<double>(usage.processorTime - m_processorTime).count();
    if (elapsed > 0) second.processPercent = 100 * busy / (elapsed * m_sources.processors);
  }
  m_processorTime = usage.processorTime;
  if (!m_sources.gpu) return;
  if (const std::optional<GpuSample> gpu = m_sources.gpu()) {
    second.gpuPercent = gpu->percent;
    second.gpuBytes = gpu->usedBytes;
  }
}

ActivityView ActivityHistory::view(int rangeSeconds) const {
  ActivityView out;
  out.rangeSeconds = std::clamp(rangeSeconds, kChartBuckets, kHistorySeconds);
  out.unseen = m_unseen;
  for (std::size_t s = 0; s < kServices; ++s)
    out.services[s].totals = m_totals[s];
  if (m_seconds.empty()) return out;
  out.newest = m_seconds.back();

  const MonotonicTime now = out.newest.at;
  const auto step = static_cast<std::uint64_t>(out.rangeSeconds / kChartBuckets);
  const std::uint64_t firstIndex = m_index - m_seconds.size();
  std::array<LatencyCounts, kServices> window;
  std::optional<Bucket> bucket;
  const auto close = [&] {
    if (!bucket || bucket->x < -out.rangeSeconds) return;
    bucket->length = std::max(bucket->length, 1e-3);
    showServices(out, *bucket, static_cast<double>(step));
    showLines(out, *bucket);
    for (std::size_t s = 0; s < kServices; ++s)
      window[s].add(bucket->services[s].latencies);
  };
  for (std::size_t i = 0; i < m_seconds.size(); ++i) {
    const ActivitySecond& second = m_seconds[i];
    const double x = secondsBetween(now, second.at);
    if (x < -(out.rangeSeconds + static_cast<double>(step))) continue;
    const bool begins = !bucket || (firstIndex + i) % step == 0;
    if (begins) {
      close();
      bucket.emplace();
    }
    bucket->x = x;
    bucket->last = &second;
    bucket->queue.raise(second.queue);
    bucket->length += i == 0 ? 1 : secondsBetween(m_seconds[i - 1].at, second.at);
    for (std::size_t s = 0; s < kServices; ++s)
      add(bucket->services[s], second.services[s]);
  }
  close();
  for (std::size_t s = 0; s < kServices; ++s) {
    out.services[s].p50 = window[s].quantile(0.5);
    out.services[s].p95 = window[s].quantile(0.95);
    out.services[s].p99 = window[s].quantile(0.99);
  }
  return out;
}

} // namespace aisemble::ui
