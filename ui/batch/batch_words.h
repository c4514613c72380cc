// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the Batch panel calls things: tasks, states, amounts, and a result in one line.

#include "core/batch/batch_tasks.h"
#include "core/engine/batch_types.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace aisemble::ui {

[[nodiscard]] QString batchTaskTitle(const BatchTask& task);
[[nodiscard]] QString batchTaskHint(const BatchTask& task);
[[nodiscard]] QString batchServiceTitle(ServiceKind service);
/// "text/sentiment" as in commands: also the key of remembered options.
[[nodiscard]] QString batchTaskKey(const BatchTask& task);
[[nodiscard]] QString batchStateText(BatchState state);
/// Also what it comes to a stop for.
[[nodiscard]] QString batchStateText(const BatchSummary& summary);
/// When it was begun: the time for one of today, the date for others; empty where that is not known.
[[nodiscard]] QString beganText(const BatchSummary& summary, const QDateTime& now);
[[nodiscard]] QString itemStateText(BatchItemState state);
/// The item's error without the name of its input in front, which stands beside it.
[[nodiscard]] QString itemReasonText(const BatchItem& item);
/// Where its results are, and what the command calls it: lines of a tool tip.
[[nodiscard]] QString whereaboutsText(const BatchSummary& summary);
[[nodiscard]] QString countText(std::int64_t count);
/// "3 ms", "1.2 s", "2 min 5 s"
[[nodiscard]] QString spanText(Nanoseconds time);
[[nodiscard]] QString timeLeftText(std::chrono::seconds left);
/// "12.3 items/s"; empty for 0.
[[nodiscard]] QString itemRateText(double itemsPerSecond);
/// "420 of 1,000 done, 3 failed"
[[nodiscard]] QString progressText(const BatchSummary& summary);
/// In a few words what an API result says. Of a large one only how large it is. Parses: not on the GUI thread.
[[nodiscard]] QString resultSummary(const QByteArray& json);
/// Of an answer of the sentiment task: the language of its text where the lexicon has none of its words; else empty.
[[nodiscard]] QString languageWithoutSentiment(const QByteArray& json);
/// Indented, as far as it is not too large to be shown. Not on the GUI thread.
[[nodiscard]] QString indentedResult(const QByteArray& json);

} // namespace aisemble::ui
