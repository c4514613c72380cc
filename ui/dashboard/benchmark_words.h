// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The suite's words in the user's language.

#include "core/bench/suite.h"

#include <QString>

namespace aisemble::ui {

[[nodiscard]] QString stepTitle(bench::SuiteStep step);
/// What the step sends, for tool tips.
[[nodiscard]] QString stepWhat(bench::SuiteStep step);
[[nodiscard]] QString targetText(bench::SuiteStep step);
/// "3 of 10 failed. The first: …", in the window's language; empty where none did.
[[nodiscard]] QString failureText(const bench::SuiteRow& row);
/// "3 of 10 were answered by a service elsewhere …"; empty where none was.
[[nodiscard]] QString elsewhereText(const bench::SuiteRow& row);
/// A line for what failed of a row and one for what was answered elsewhere: "Image analysis: 3 of 10 failed. The first:
/// …"
[[nodiscard]] QString failureLines(const bench::SuiteReport& report);
[[nodiscard]] QString verdictText(bench::Verdict verdict);
/// The rule of bench::kSuiteRule.
[[nodiscard]] QString ruleText();
/// "152 of 155 requests succeeded; 1.2 ms on average; 6 of 7 targets met"
[[nodiscard]] QString summaryText(const bench::SuiteReport& report);
/// "This machine" or the address.
[[nodiscard]] QString targetName(const std::string& target);
/// Where there is little room: an address without what they all begin with.
[[nodiscard]] QString shortTargetName(const std::string& target);
/// Short, but with its seconds: two runs of a minute differ in nothing else.
[[nodiscard]] QString whenText(WallTime time);

} // namespace aisemble::ui
