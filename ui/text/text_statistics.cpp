// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_statistics.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextBoundaryFinder>

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

/// The point of a number, which goes on (rules WB11 and WB12).
bool isPointOfNumber(const QString& text, qsizetype at) {
  return (text[at] == u'.' || text[at] == u',') && at > 0 && at + 1 < text.size() && text[at - 1].isDigit() &&
         text[at + 1].isDigit();
}

bool isPartOfWord(char32_t c) {
  return QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'\'' || c == U'\u2019';
}

} // namespace

TextStatistics statisticsOf(const QString& text) {
  TextStatistics out;
  bool inWord = false;
  for (qsizetype i = 0; i < text.size(); ++i, ++out.characters) {
    char32_t c = text[i].unicode();
    if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
      c = QChar::surrogateToUcs4(text[i], text[i + 1]);
      ++i;
    }
    if (isIdeographic(c)) {
      ++out.ideographic;
      inWord = false;
    } else if (!isPartOfWord(c) && !isPointOfNumber(text, i)) {
      inWord = false;
    } else if (!inWord && QChar::isLetterOrNumber(c)) {
      ++out.words;
      inWord = true;
    }
  }
  QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, text);
  qsizetype begin = 0;
  for (qsizetype end = finder.toNextBoundary(); end >= 0; end = finder.toNextBoundary()) {
    if (!QStringView(text).mid(begin, end - begin).trimmed().isEmpty()) ++out.sentences;
    begin = end;
  }
  out.readingSeconds = readingSeconds(out.words, out.ideographic);
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
  // Words of scripts without spaces are the engine's business; a count of the rest alone would mislead.
  if (statistics.ideographic < statistics.words)
    parts << one(statistics.words, StatisticsText::tr("%1 word"), StatisticsText::tr("%1 words"));
  parts << one(statistics.sentences, StatisticsText::tr("%1 sentence"), StatisticsText::tr("%1 sentences"));
  parts << StatisticsText::tr("%1 to read").arg(durationText(statistics.readingSeconds));
  return parts.join(QStringLiteral("  ·  "));
}

} // namespace aisemble::ui
