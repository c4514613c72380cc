// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_statistics.h"

#include "core/nlp/text/pieces.h"
#include "core/nlp/text/sentences.h"

#include <QCoreApplication>
#include <QLocale>

#include <cctype>
#include <cmath>

namespace aisemble::ui {
namespace {

struct StatisticsText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::TextStatistics)
};

bool isIdeographic(char32_t c) {
  switch (QChar::script(c)) {
  case QChar::Script_Han:
  case QChar::Script_Hiragana:
  case QChar::Script_Katakana:
  case QChar::Script_Hangul:
    return true;
  default:
    return false;
  }
}

} // namespace

TextStatistics statisticsOf(const QString& text) {
  TextStatistics out;
  for (const char32_t c : text.toUcs4()) {
    ++out.characters;
    if (isIdeographic(c)) ++out.ideographic;
    // ASCII as the engine counts it; it knows no other.
    if (c < 0x80 ? std::ispunct(static_cast<int>(c)) != 0 : QChar::isPunct(c)) ++out.punctuation;
  }
  const std::string bytes = text.toStdString();
  std::int64_t spaced = 0; // the others are read by the character
  nlp::forEachChunk(bytes, [&](std::string_view word) {
    ++out.words;
    if (!isIdeographic(nlp::codePointAt(word, 0).value)) ++spaced;
    return true;
  });
  const auto count = [&out](std::size_t, std::size_t) {
    ++out.sentences;
    return true;
  };
  (void)nlp::forEachSentence(bytes, count); // without ICU's rules there is no count
  out.readingSeconds = readingSeconds(spaced, out.ideographic);
  return out;
}

double readingSeconds(std::int64_t words, std::int64_t ideographic) {
  return static_cast<double>(words) * 60 / 238 + static_cast<double>(ideographic) * 60 / 357;
}

QString durationText(double seconds) {
  if (seconds < 60) return StatisticsText::tr("%1 s").arg(std::lround(seconds));
  const auto minutes = std::lround(seconds / 60);
  if (minutes < 60) return StatisticsText::tr("%1 min").arg(minutes);
  return StatisticsText::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString statisticsText(const TextStatistics& statistics) {
  const QLocale locale;
  const auto one = [&locale](std::int64_t number, const QString& single, const QString& many) {
    return (number == 1 ? single : many).arg(locale.toString(static_cast<qlonglong>(number)));
  };
  QStringList parts{
      one(statistics.characters, StatisticsText::tr("%1 character"), StatisticsText::tr("%1 characters"))};
  if (statistics.hasWords())
    parts << one(statistics.words, StatisticsText::tr("%1 word"), StatisticsText::tr("%1 words"));
  parts << one(statistics.sentences, StatisticsText::tr("%1 sentence"), StatisticsText::tr("%1 sentences"));
  parts << StatisticsText::tr("%1 to read").arg(durationText(statistics.readingSeconds));
  return parts.join(QStringLiteral("  ·  "));
}

} // namespace aisemble::ui
