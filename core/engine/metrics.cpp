// SPDX-License-Identifier: Apache-2.0
#include "core/engine/metrics.h"

#include "core/engine/histogram_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <set>
#include <tuple>

namespace aisemble {
namespace {

/// Distinct model names that get a time series of their own; callers name models, so the number must be bounded.
constexpr std::size_t kMaxModels = 64;
constexpr std::size_t kMaxTasks = 64;
constexpr std::string_view kOther = "other";

std::size_t indexOf(ServiceKind service) {
  return static_cast<std::size_t>(service);
}

/// Label values seen so far, up to a limit; what comes later is "other".
class LabelValues {
 public:
  explicit LabelValues(std::size_t limit) : m_limit(limit) {}
  std::string admit(const std::string& value) {
    if (m_values.contains(value)) return value;
    if (m_values.size() >= m_limit) return std::string(kOther);
    m_values.insert(value);
    return value;
  }

 private:
  const std::size_t m_limit;
  std::set<std::string> m_values;
};

void header(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out += fmt::format("# HELP aisemble_{} {}\n# TYPE aisemble_{} {}\n", name, help, name, type);
}

void sample(std::string& out, std::string_view name, std::string_view labels, std::uint64_t value) {
  out += fmt::format("aisemble_{}{{{}}} {}\n", name, labels, value);
}

std::string serviceLabel(ServiceKind service) {
  return fmt::format("service=\"{}\"", serviceName(service));
}

} // namespace

std::string_view outcomeName(Outcome outcome) {
  switch (outcome) {
  case Outcome::Success:
    return "success";
  case Outcome::Error:
    return "error";
  case Outcome::Cancelled:
    return "cancelled";
  case Outcome::Refused:
    return "refused";
  }
  return "error";
}

struct Metrics::State {
  explicit State(std::size_t ringCapacity) : ring(ringCapacity) {}

  struct Service {
    Totals totals;
    std::array<DurationHistogram, kStageCount> stages;
    DurationHistogram firstToken;
    DurationHistogram perToken;
    CountHistogram batchSize;
    std::uint64_t cacheMisses = 0;
    std::uint64_t cacheBypassed = 0;
    int waiting = 0;
    int running = 0;
  };
  using RequestLabels = std::tuple<ServiceKind, std::string, std::string, Outcome>; // service, task, model, outcome
  using DurationLabels = std::tuple<ServiceKind, std::string, Outcome>;             // service, task, outcome

  SampleRing<RequestRecord> ring;
  mutable std::mutex mutex;
  std::array<Service, kAllServices.size()> services;                 // guarded by mutex
  std::map<RequestLabels, std::uint64_t> requests;                   // guarded by mutex
  std::map<DurationLabels, DurationHistogram> durations;             // guarded by mutex
  std::map<std::pair<ServiceKind, ErrorCode>, std::uint64_t> errors; // guarded by mutex
  LabelValues models{kMaxModels};                                    // guarded by mutex
  LabelValues tasks{kMaxTasks};                                      // guarded by mutex

  void writeRequests(std::string& out) const;
  void writeDurations(std::string& out) const;
  void writeTokens(std::string& out) const;
  void writeCache(std::string& out) const;
  void writeGauges(std::string& out) const;
};

Metrics::Metrics(std::size_t ringCapacity) : m_state(std::make_unique<State>(ringCapacity)) {}
Metrics::~Metrics() = default;

void Metrics::record(const RequestRecord& record) {
  const auto stages = record.trace.byStage();
  const bool computed = !record.fromCache && !record.shared;
  {
    const std::scoped_lock lock(m_state->mutex);
    State::Service& service = m_state->services[indexOf(record.service)];
    Totals& totals = service.totals;
    ++totals.requests;
    totals.busy += record.trace.total;
    switch (record.outcome) {
    case Outcome::Success:
      ++totals.successes;
      break;
    case Outcome::Error:
      ++totals.errors;
      break;
    case Outcome::Cancelled:
      ++totals.cancelled;
      break;
    case Outcome::Refused:
      ++totals.refused;
      break;
    }
    if (record.outcome == Outcome::Error || record.outcome == Outcome::Refused)
      ++m_state->errors[{record.service, record.error}];
    if (record.fromCache) ++totals.cacheHits;
    if (record.shared) ++totals.sharedFlights;
    if (computed) {
      totals.promptTokens += static_cast<std::uint64_t>(std::max(record.promptTokens, 0));
      totals.completionTokens += static_cast<std::uint64_t>(std::max(record.completionTokens, 0));
      ++(record.cacheLookedUp ? service.cacheMisses : service.cacheBypassed);
      if (record.outcome == Outcome::Success) service.batchSize.observe(static_cast<std::uint64_t>(record.batchSize));
    }
    const std::string task = m_state->tasks.admit(record.task);
    ++m_state->requests[{record.service, task, m_state->models.admit(record.model), record.outcome}];
    m_state->durations[{record.service, task, record.outcome}].observe(record.trace.total);
    for (std::size_t i = 0; i < kStageCount; ++i)
      if (stages[i] > Nanoseconds{0}) service.stages[i].observe(stages[i]);
    if (record.timeToFirstToken > Nanoseconds{0}) service.firstToken.observe(record.timeToFirstToken);
    const Nanoseconds decode = stages[static_cast<std::size_t>(Stage::Decode)];
    if (computed && record.completionTokens > 1 && decode > Nanoseconds{0})
      service.perToken.observe(decode / (record.completionTokens - 1));
  }
  m_state->ring.push(record);
}

void Metrics::setQueueDepth(ServiceKind service, int waiting, int running) {
  const std::scoped_lock lock(m_state->mutex);
  m_state->services[indexOf(service)].waiting = waiting;
  m_state->services[indexOf(service)].running = running;
}

void Metrics::State::writeRequests(std::string& out) const {
  header(out, "requests_total", "counter", "Finished requests.");
  for (const auto& [labels, count] : requests) {
    const auto& [service, task, model, outcome] = labels;
    sample(out, "requests_total",
           fmt::format("{},task=\"{}\",model=\"{}\",outcome=\"{}\"", serviceLabel(service), escapeLabelValue(task),
                       escapeLabelValue(model), outcomeName(outcome)),
           count);
  }
  header(out, "errors_total", "counter", "Requests that failed or were refused, by the code of their error.");
  for (const auto& [labels, count] : errors)
    sample(out, "errors_total", fmt::format("{},code=\"{}\"", serviceLabel(labels.first), errorCodeName(labels.second)),
           count);
}

void Metrics::State::writeDurations(std::string& out) const {
  header(out, "request_duration_seconds", "histogram", "End-to-end time of finished requests.");
  for (const auto& [labels, histogram] : durations) {
    const auto& [service, task, outcome] = labels;
    histogram.write(out, "request_duration_seconds",
                    fmt::format("{},task=\"{}\",outcome=\"{}\"", serviceLabel(service), escapeLabelValue(task),
                                outcomeName(outcome)));
  }
  header(out, "stage_duration_seconds", "histogram", "Time that finished requests spent in each stage they entered.");
  for (const ServiceKind kind : kAllServices)
    for (std::size_t i = 0; i < kStageCount; ++i)
      services[indexOf(kind)].stages[i].write(
          out, "stage_duration_seconds",
          fmt::format("{},stage=\"{}\"", serviceLabel(kind), stageName(static_cast<Stage>(i))));
  header(out, "batch_size", "histogram", "Size of the batch that a computed request ran in, once a request.");
  for (const ServiceKind kind : kAllServices)
    services[indexOf(kind)].batchSize.write(out, "batch_size", serviceLabel(kind));
}

void Metrics::State::writeTokens(std::string& out) const {
  header(out, "time_to_first_token_seconds", "histogram", "From the submission of a request to its first text.");
  for (const ServiceKind kind : kAllServices)
    services[indexOf(kind)].firstToken.write(out, "time_to_first_token_seconds", serviceLabel(kind));
  header(out, "time_per_output_token_seconds", "histogram",
         "Decode time of a computed request divided by its tokens after the first.");
  for (const ServiceKind kind : kAllServices)
    services[indexOf(kind)].perToken.write(out, "time_per_output_token_seconds", serviceLabel(kind));
  header(out, "prompt_tokens_total", "counter", "Prompt tokens of computed requests.");
  for (const ServiceKind kind : kAllServices)
    sample(out, "prompt_tokens_total", serviceLabel(kind), services[indexOf(kind)].totals.promptTokens);
  header(out, "completion_tokens_total", "counter", "Tokens generated.");
  for (const ServiceKind kind : kAllServices)
    sample(out, "completion_tokens_total", serviceLabel(kind), services[indexOf(kind)].totals.completionTokens);
}

void Metrics::State::writeCache(std::string& out) const {
  header(out, "cache_requests_total", "counter",
         "Finished requests by what the cache did for them: hit, miss, shared (joined one in flight), bypassed.");
  for (const ServiceKind kind : kAllServices) {
    const Service& service = services[indexOf(kind)];
    const std::uint64_t sharedOnly = service.totals.requests - service.totals.cacheHits - service.cacheMisses -
                                     service.cacheBypassed; // every request is in exactly one of the four
    const auto line = [&](std::string_view result, std::uint64_t value) {
      sample(out, "cache_requests_total", fmt::format("{},result=\"{}\"", serviceLabel(kind), result), value);
    };
    line("hit", service.totals.cacheHits);
    line("miss", service.cacheMisses);
    line("shared", sharedOnly);
    line("bypassed", service.cacheBypassed);
  }
}

void Metrics::State::writeGauges(std::string& out) const {
  const auto family = [&](std::string_view name, std::string_view help, auto valueOf) {
    header(out, name, "gauge", help);
    for (const ServiceKind kind : kAllServices)
      sample(out, name, serviceLabel(kind), static_cast<std::uint64_t>(std::max(valueOf(services[indexOf(kind)]), 0)));
  };
  family("queue_depth", "Requests that wait for admission.", [](const Service& s) { return s.waiting; });
  family("running", "Requests that are being worked on.", [](const Service& s) { return s.running; });
  family("requests_in_flight", "Requests waiting or worked on.",
         [](const Service& s) { return s.waiting + s.running; });
}

std::string Metrics::prometheusText() const {
  std::string out;
  const std::scoped_lock lock(m_state->mutex);
  m_state->writeRequests(out);
  m_state->writeDurations(out);
  m_state->writeTokens(out);
  m_state->writeCache(out);
  m_state->writeGauges(out);
  return out;
}

SampleRing<RequestRecord>::Snapshot Metrics::recent() const {
  return m_state->ring.snapshot();
}

Metrics::Totals Metrics::totals(ServiceKind service) const {
  const std::scoped_lock lock(m_state->mutex);
  return m_state->services[indexOf(service)].totals;
}

} // namespace aisemble
