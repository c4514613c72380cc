// SPDX-License-Identifier: Apache-2.0
#pragma once
// The original's benchmark (performance_monitor.py): fixed requests in a fixed number, one after the other, beside the
// targets of its PERFORMANCE_OPTIMIZATION document. Every target has a row that measures it.

#include "core/base/clock.h"
#include "core/base/machine.h"
#include "core/base/result.h"
#include "core/bench/statistics.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::bench {

enum class SuiteStep { Health, Completion, Vision, Sentiment, DataAnalyze, Connections, Memory };
inline constexpr std::size_t kSuiteSteps = 7;

/// What a step does, and what it is measured against.
struct SuiteStepInfo {
  SuiteStep step = SuiteStep::Health;
  std::string_view id;    ///< stable: in reports and exports
  std::string_view title; ///< English
  std::string_view what;  ///< English: what is sent
  int requests = 0;
  std::string_view unit; ///< of the target: "ms", "connections", "bytes"
  double targetLow = 0;  ///< the target's lower end; equal to the upper one where the target is one number
  double target = 0;     ///< its bound: at most so many ms or bytes, at least so many connections
};
/// In order of the table. Counts of health, completion, vision, sentiment and data are performance_monitor.py's;
/// targets are PERFORMANCE_OPTIMIZATION's. 6 GB are taken as 6·10⁹ bytes, the stricter reading.
[[nodiscard]] const std::array<SuiteStepInfo, kSuiteSteps>& suiteSteps();

/// How a row did. The rule, in kSuiteRule's words for people.
enum class Verdict { Passed, Failed, NotMeasured };
[[nodiscard]] std::string_view verdictName(Verdict verdict); ///< "pass", "fail", "not measured"
inline constexpr std::string_view kSuiteRule =
    "A row passes when at least 99 % of its requests succeed and their average is at or below the target's upper "
    "bound; "
    "connections when all of them are answered; memory when the peak is at or below the bound.";
/// benchmark-suite.sh's bound for "production ready".
inline constexpr double kSuiteSuccessRate = 0.99;

struct SuiteRow {
  SuiteStep step = SuiteStep::Health;
  int requests = 0;               ///< sent, the one that warms up aside
  std::vector<double> samplesMs;  ///< of those that succeeded, in the order they ended
  std::string firstError;         ///< of those that failed; empty: none did
  std::optional<double> warmUpMs; ///< of the request before those that count, which may load a model
  int elsewhere = 0; ///< of a run on this machine: requests that a service elsewhere answered, as the settings say
  std::uint64_t peakBytes = 0; ///< the memory row's measurement; 0: not known

  [[nodiscard]] int successes() const { return static_cast<int>(samplesMs.size()); }
  [[nodiscard]] double successRate() const; ///< [0, 1]; 0 without requests
  /// What is held against the target: the average in ms, connections answered, bytes. Absent: nothing was measured.
  [[nodiscard]] std::optional<double> measured() const;
  [[nodiscard]] Verdict verdict() const;
};

struct SuiteReport {
  std::string target; ///< "this machine" or the base address
  WallTime started;
  double seconds = 0; ///< of the whole run
  std::vector<SuiteRow> rows;
  MachineInfo machine; ///< that ran the benchmark: not the one at the base address
  int threads = 0;     ///< computing threads; 0: not known
};

/// The original's summary.
struct SuiteSummary {
  int requests = 0;
  int successes = 0;
  double successRate = 0; ///< [0, 1]
  double averageMs = 0;   ///< of all that succeeded
  int passed = 0;         ///< rows
  int failed = 0;
  int notMeasured = 0;
};
[[nodiscard]] SuiteSummary summarize(const SuiteReport& report);

/// Who answers the requests. Thread-safe: the connections step asks from 50 threads.
class SuiteTarget {
 public:
  virtual ~SuiteTarget() = default;
  [[nodiscard]] virtual std::string name() const = 0;
  /// Blocking. `step` is not Memory. Errors: whatever the request ends with; Cancelled once `stop` was requested.
  [[nodiscard]] virtual Result<void> perform(SuiteStep step, int number, std::stop_token stop) = 0;
  /// How many requests of this step were passed on and answered elsewhere, since this was made.
  [[nodiscard]] virtual int answeredElsewhere(SuiteStep) const { return 0; }
  /// Peak memory of what answers, in bytes; 0: it does not tell.
  [[nodiscard]] virtual std::uint64_t peakBytes(std::stop_token stop) = 0;
};

/// What a run tells on its way. Called from the running thread.
struct SuiteProgress {
  SuiteStep step = SuiteStep::Health;
  int done = 0; ///< requests of this step, counted ones
  int of = 0;
  double fraction = 0; ///< of all requests, [0, 1]
};

struct SuiteOptions {
  int connections = 50; ///< [1, 1000]; the target's own number
  double scale = 1;     ///< of the numbers of requests, (0, 1]; at least one each. Tests use less than 1
};

/// Blocking. A failing request fails its row, not the run. Errors: Cancelled; InvalidArgument (options out of range).
[[nodiscard]] Result<SuiteReport> runSuite(SuiteTarget& target, const SuiteOptions& options, const Clock& clock,
                                           std::stop_token stop,
                                           const std::function<void(const SuiteProgress&)>& progress = {});

/// One row of two runs, for the table that compares them.
struct SuiteChange {
  SuiteStep step = SuiteStep::Health;
  std::optional<double> before; ///< measured()
  std::optional<double> after;
  std::optional<double> percent; ///< (after - before) / before · 100; absent where it is not defined
  double successBefore = 0;      ///< [0, 1]
  double successAfter = 0;
  Verdict verdictBefore = Verdict::NotMeasured;
  Verdict verdictAfter = Verdict::NotMeasured;
};
/// In order of suiteSteps(); steps that neither run has are left out.
[[nodiscard]] std::vector<SuiteChange> compareSuites(const SuiteReport& before, const SuiteReport& after);

} // namespace aisemble::bench
