// SPDX-License-Identifier: Apache-2.0
#include "core/bench/suite.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <latch>
#include <mutex>
#include <numeric>
#include <thread>

namespace aisemble::bench {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::array<SuiteStepInfo, kSuiteSteps> kSteps{{
    {SuiteStep::Health, "health", "Orchestrator health", "health check; on this machine the smallest text request", 50,
     "ms", 50, 100},
    {SuiteStep::Completion, "completion", "Completion", "\"Hello, this is a test prompt.\", 20 tokens, temperature 0.1",
     10, "ms", 1000, 5000},
    {SuiteStep::Vision, "vision", "Image analysis", "analyze of a 640 x 480 picture", 10, "ms", 200, 1000},
    {SuiteStep::Sentiment, "sentiment", "Sentiment", "\"This is a great product! I love it.\"", 20, "ms", 50, 200},
    {SuiteStep::DataAnalyze, "data_analyze", "Data analysis", "analyze of 100 records", 15, "ms", 100, 500},
    {SuiteStep::Connections, "connections", "Simultaneous connections", "sentiment requests sent at the same moment",
     50, "connections", 50, 50},
    {SuiteStep::Memory, "memory", "Memory", "peak of what answered, after all of the above", 0, "bytes", 6e9, 6e9},
}};

const SuiteStepInfo& infoOf(SuiteStep step) {
  return kSteps[static_cast<std::size_t>(step)];
}

/// One timed request; nothing when the run was stopped.
std::optional<Result<double>> timed(SuiteTarget& target, SuiteStep step, int number, const Clock& clock,
                                    const std::stop_token& stop) {
  const MonotonicTime begin = clock.now();
  const Result<void> done = target.perform(step, number, stop);
  const double taken = Milliseconds(clock.now() - begin).count();
  if (stop.stop_requested()) return std::nullopt;
  if (!done) return Result<double>(fail(done.error()));
  return Result<double>(taken);
}

void add(SuiteRow& row, const Result<double>& taken) {
  ++row.requests;
  if (taken)
    row.samplesMs.push_back(*taken);
  else if (row.firstError.empty())
    row.firstError =
        taken.error().message.empty() ? std::string(errorCodeName(taken.error().code)) : taken.error().message;
}

class Run {
 public:
  Run(SuiteTarget& target, const SuiteOptions& options, const Clock& clock, std::stop_token stop,
      const std::function<void(const SuiteProgress&)>& progress)
      : m_target(target), m_options(options), m_clock(clock), m_stop(std::move(stop)), m_progress(progress) {
    for (const SuiteStepInfo& info : kSteps)
      m_all += countOf(info);
  }

  /// Nothing: stopped.
  std::optional<SuiteRow> row(const SuiteStepInfo& info) {
    SuiteRow row;
    row.step = info.step;
    if (info.step == SuiteStep::Memory) {
      row.peakBytes = m_target.peakBytes(m_stop);
      return m_stop.stop_requested() ? std::nullopt : std::optional(row);
    }
    tell(info, 0);
    // What the first request loads is told beside the samples, not among them; its failure is no row's.
    const auto warmUp = timed(m_target, info.step, -1, m_clock, m_stop);
    if (!warmUp) return std::nullopt;
    if (*warmUp) row.warmUpMs = **warmUp;
    const int elsewhere = m_target.answeredElsewhere(info.step);
    const bool whole = info.step == SuiteStep::Connections ? together(row, countOf(info)) : inTurn(row, info);
    row.elsewhere = m_target.answeredElsewhere(info.step) - elsewhere;
    m_done += countOf(info);
    return whole ? std::optional(std::move(row)) : std::nullopt;
  }

 private:
  [[nodiscard]] int countOf(const SuiteStepInfo& info) const {
    if (info.step == SuiteStep::Memory) return 0;
    if (info.step == SuiteStep::Connections) return m_options.connections;
    return std::max(1, static_cast<int>(std::lround(info.requests * m_options.scale)));
  }

  void tell(const SuiteStepInfo& info, int done) const {
    if (m_progress)
      m_progress({info.step, done, countOf(info), static_cast<double>(m_done + done) / static_cast<double>(m_all)});
  }

  bool inTurn(SuiteRow& row, const SuiteStepInfo& info) {
    for (int i = 0; i < countOf(info); ++i) {
      const auto taken = timed(m_target, info.step, i, m_clock, m_stop);
      if (!taken) return false;
      add(row, *taken);
      tell(info, i + 1);
    }
    return true;
  }

  bool together(SuiteRow& row, int count) {
    std::mutex mutex;
    std::atomic<bool> isWhole = true;
    std::latch start(count);
    std::vector<std::jthread> threads;
    threads.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
      threads.emplace_back([&, i] {
        start.arrive_and_wait();
        const auto taken = timed(m_target, SuiteStep::Connections, i, m_clock, m_stop);
        const std::scoped_lock lock(mutex);
        if (taken)
          add(row, *taken);
        else
          isWhole = false;
      });
    threads.clear(); // joins
    tell(infoOf(SuiteStep::Connections), count);
    return isWhole;
  }

  SuiteTarget& m_target;
  const SuiteOptions m_options;
  const Clock& m_clock;
  const std::stop_token m_stop;
  const std::function<void(const SuiteProgress&)>& m_progress;
  int m_all = 0;
  int m_done = 0;
};

const SuiteRow* rowOf(const SuiteReport& report, SuiteStep step) {
  const auto found =
      std::find_if(report.rows.begin(), report.rows.end(), [step](const SuiteRow& row) { return row.step == step; });
  return found == report.rows.end() ? nullptr : &*found;
}

} // namespace

const std::array<SuiteStepInfo, kSuiteSteps>& suiteSteps() {
  return kSteps;
}

std::string_view verdictName(Verdict verdict) {
  switch (verdict) {
  case Verdict::Passed:
    return "pass";
  case Verdict::Failed:
    return "fail";
  case Verdict::NotMeasured:
    break;
  }
  return "not measured";
}

double SuiteRow::successRate() const {
  return requests == 0 ? 0 : static_cast<double>(successes()) / requests;
}

std::optional<double> SuiteRow::measured() const {
  if (step == SuiteStep::Memory) return peakBytes == 0 ? std::nullopt : std::optional(static_cast<double>(peakBytes));
  if (requests == 0) return std::nullopt;
  if (step == SuiteStep::Connections) return successes();
  if (samplesMs.empty()) return std::nullopt;
  return std::accumulate(samplesMs.begin(), samplesMs.end(), 0.0) / static_cast<double>(samplesMs.size());
}

Verdict SuiteRow::verdict() const {
  const std::optional<double> value = measured();
  const double bound = infoOf(step).target;
  if (step == SuiteStep::Memory) {
    if (!value) return Verdict::NotMeasured;
    return *value <= bound ? Verdict::Passed : Verdict::Failed;
  }
  if (requests == 0) return Verdict::NotMeasured;
  if (!value) return Verdict::Failed;
  if (step == SuiteStep::Connections)
    return successes() == requests && *value >= bound ? Verdict::Passed : Verdict::Failed;
  return successRate() >= kSuiteSuccessRate && *value <= bound ? Verdict::Passed : Verdict::Failed;
}

SuiteSummary summarize(const SuiteReport& report) {
  SuiteSummary out;
  double sum = 0;
  for (const SuiteRow& row : report.rows) {
    out.requests += row.requests;
    out.successes += row.successes();
    sum = std::accumulate(row.samplesMs.begin(), row.samplesMs.end(), sum);
    switch (row.verdict()) {
    case Verdict::Passed:
      ++out.passed;
      break;
    case Verdict::Failed:
      ++out.failed;
      break;
    case Verdict::NotMeasured:
      ++out.notMeasured;
      break;
    }
  }
  if (out.requests > 0) out.successRate = static_cast<double>(out.successes) / out.requests;
  if (out.successes > 0) out.averageMs = sum / out.successes;
  return out;
}

Result<SuiteReport> runSuite(SuiteTarget& target, const SuiteOptions& options, const Clock& clock, std::stop_token stop,
                             const std::function<void(const SuiteProgress&)>& progress) {
  if (options.connections < 1 || options.connections > 1000 || !(options.scale > 0) || options.scale > 1)
    return fail(ErrorCode::InvalidArgument, "A suite takes 1 to 1000 connections and a scale over 0 and up to 1.");
  SuiteReport report;
  report.target = target.name();
  report.started = clock.wallNow();
  report.machine = describeMachine();
  const MonotonicTime begin = clock.now();
  Run run(target, options, clock, stop, progress);
  for (const SuiteStepInfo& info : kSteps) {
    std::optional<SuiteRow> row;
    if (!stop.stop_requested()) row = run.row(info);
    if (!row) return fail(ErrorCode::Cancelled, "The benchmark was stopped.");
    report.rows.push_back(std::move(*row));
  }
  report.seconds = std::chrono::duration<double>(clock.now() - begin).count();
  return report;
}

std::vector<SuiteChange> compareSuites(const SuiteReport& before, const SuiteReport& after) {
  std::vector<SuiteChange> out;
  for (const SuiteStepInfo& info : kSteps) {
    const SuiteRow* first = rowOf(before, info.step);
    const SuiteRow* second = rowOf(after, info.step);
    if (first == nullptr && second == nullptr) continue;
    SuiteChange change;
    change.step = info.step;
    if (first != nullptr) {
      change.before = first->measured();
      change.successBefore = first->successRate();
      change.verdictBefore = first->verdict();
    }
    if (second != nullptr) {
      change.after = second->measured();
      change.successAfter = second->successRate();
      change.verdictAfter = second->verdict();
    }
    if (change.before && change.after && *change.before != 0)
      change.percent = (*change.after - *change.before) / *change.before * 100;
    out.push_back(change);
  }
  return out;
}

} // namespace aisemble::bench
