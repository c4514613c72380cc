// SPDX-License-Identifier: Apache-2.0
#pragma once
// A suite's report as text: JSON that is kept and read again, CSV for tables, columns for a terminal.

#include "core/bench/suite.h"

#include <string>
#include <string_view>
#include <vector>

namespace aisemble::bench {

/// The kind under which suites are kept in the run archive.
inline constexpr std::string_view kSuiteRunKind = "suite";

/// One JSON object, indented; raw samples included, so that nothing is lost by keeping a run.
[[nodiscard]] std::string suiteReportJson(const SuiteReport& report);
/// Reads what suiteReportJson() wrote. Errors: InvalidArgument, TooLarge; naming the field.
[[nodiscard]] Result<SuiteReport> suiteReportFromJson(std::string_view text);
/// RFC 4180, a line per row and one of names; numbers with a point, times in ms, memory in bytes.
[[nodiscard]] std::string suiteReportCsv(const SuiteReport& report);

/// The table as people read it: the window's and the command's cells are the same.
struct SuiteCells {
  std::string requests;
  std::string average; ///< with unit; of memory the peak, of connections those that were answered and their average
  std::string minimum;
  std::string maximum;
  std::string p95;
  std::string success;
  std::string target;
};
[[nodiscard]] SuiteCells suiteCells(const SuiteRow& row);
/// "12.3 ms", "1.25 s": three or four figures.
[[nodiscard]] std::string millisecondsText(double milliseconds);
/// "6.0 GB" (10⁹ bytes), as the target is written.
[[nodiscard]] std::string gigabytesText(double bytes);
/// A measured value of this step with its unit.
[[nodiscard]] std::string measuredText(SuiteStep step, double value);
/// "+12.3 %"
[[nodiscard]] std::string percentText(double percent);

/// "health" and so on, as reports call steps.
[[nodiscard]] const SuiteStepInfo& suiteStepInfo(SuiteStep step);

/// For a terminal: the table, what failed, summary, rule, machine. Ends with a line end.
[[nodiscard]] std::string suiteText(const SuiteReport& report);
[[nodiscard]] std::string suiteComparisonText(const SuiteReport& before, const SuiteReport& after);
/// A row for each step of either run: id, title, unit, before, after, percent, success and verdict of both, and in
/// every row what was measured and when it started, of both. Success rates are in [0, 1], times local.
[[nodiscard]] std::string suiteComparisonCsv(const SuiteReport& before, const SuiteReport& after);
/// Both reports with every sample, as "before" and "after".
[[nodiscard]] std::string suiteComparisonJson(const SuiteReport& before, const SuiteReport& after);
/// "2026-01-31 14:05:09", local time.
[[nodiscard]] std::string wallText(WallTime time);

} // namespace aisemble::bench
