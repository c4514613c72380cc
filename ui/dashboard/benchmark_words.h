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
[[nodiscard]] QString verdictText(bench::Verdict verdict);
/// The rule of bench::kSuiteRule.
[[nodiscard]] QString ruleText();
/// "152 of 155 requests succeeded; 1.2 ms on average; 6 of 7 targets met"
[[nodiscard]] QString summaryText(const bench::SuiteReport& report);
/// "This machine" or the address.
[[nodiscard]] QString targetName(const std::string& target);

} // namespace aisemble::ui
