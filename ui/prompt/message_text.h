// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Figures as people read them.

#include "ui/prompt/transcript_model.h"

#include <QDateTime>
#include <QString>

namespace aisemble::ui {

/// "128 tokens · 45.2 tokens/s · seed 42 · stopped at the limit · first token 120 ms · tiny-chat"; what is unknown is
/// left out.
[[nodiscard]] QString footerText(const TranscriptItem& item);
/// Why somebody else answered than was to answer first; empty: nobody else did.
[[nodiscard]] QString fallbackText(const MessageDetails& details);
/// `text` with places to wrap at in what has none, such as paths: after punctuation, and in the middle of what has no
/// punctuation either.
[[nodiscard]] QString breakable(const QString& text);
/// Tokens a second. Zero where nothing can be told: no tokens, no time.
[[nodiscard]] double rateOf(int tokens, Nanoseconds time);
/// "12.4 tokens/s"
[[nodiscard]] QString rateText(double tokensPerSecond);
/// "850 µs", "120 ms", "3.2 s", "2 min 5 s"
[[nodiscard]] QString durationText(Nanoseconds time);
/// "512 B", "3.4 MB"; powers of 1000
[[nodiscard]] QString bytesText(quint64 bytes);
/// "just now", "5 min ago", "14:02", "Yesterday", "12 Mar", "12 Mar 2024"
[[nodiscard]] QString relativeTime(const QDateTime& when, const QDateTime& now);

} // namespace aisemble::ui
