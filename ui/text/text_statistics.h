// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The figures under the editor, counted while one writes and without asking an engine.

#include <QString>

#include <cstdint>

namespace aisemble::ui {

struct TextStatistics {
  std::int64_t characters = 0;  ///< code points
  std::int64_t words = 0;       ///< what stands between white space, as the text engine counts
  std::int64_t sentences = 0;   ///< by the Unicode rules, as the text engine counts
  std::int64_t ideographic = 0; ///< kana, Chinese characters and Hangul: these are counted, not their words
  std::int64_t punctuation = 0; ///< of any script: Unicode's category P
  double readingSeconds = 0;
  /// Words of scripts without spaces are the engine's business; a count of the rest alone would mislead.
  [[nodiscard]] bool hasWords() const { return ideographic < words; }
  bool operator==(const TextStatistics&) const = default;
};

/// For texts of megabytes not on the GUI thread.
[[nodiscard]] TextStatistics statisticsOf(const QString& text);

/// Silent reading of prose by adults: 238 words a minute in English (M. Brysbaert, "How many words do we read per
/// minute?", Journal of Memory and Language 109, 2019) and 357 characters a minute in Japanese (S. Trauzettel-Klosinski
/// and K. Dietz, "Standardized Assessment of Reading Performance: The New International Reading Speed Texts IReST",
/// Investigative Ophthalmology & Visual Science 53, 2012).
[[nodiscard]] double readingSeconds(std::int64_t words, std::int64_t ideographic);

/// "45 s", "6 min", "1 h 12 min".
[[nodiscard]] QString durationText(double seconds);
/// "861 characters · 145 words · 8 sentences · 37 s to read"
[[nodiscard]] QString statisticsText(const TextStatistics& statistics);

} // namespace aisemble::ui
