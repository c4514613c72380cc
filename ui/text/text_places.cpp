// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_places.h"

#include "core/nlp/text/sentences.h"

#include <algorithm>

namespace aisemble::ui {
namespace {

/// How far behind the last token the next one is looked for: taggers drop white space, and little else.
constexpr qsizetype kFarthest = 256;

bool isWordCharacter(char32_t c) {
  switch (QChar::category(c)) {
  case QChar::Mark_NonSpacing:
  case QChar::Mark_SpacingCombining:
  case QChar::Mark_Enclosing:
  case QChar::Number_DecimalDigit:
  case QChar::Number_Letter:
  case QChar::Number_Other:
  case QChar::Letter_Uppercase:
  case QChar::Letter_Lowercase:
  case QChar::Letter_Titlecase:
  case QChar::Letter_Modifier:
  case QChar::Letter_Other:
    return true;
  default:
    return c == U'_';
  }
}

struct Character {
  char32_t value;
  int units;
};

Character characterAt(QStringView text, qsizetype at) {
  if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
    return {QChar::surrogateToUcs4(text[at], text[at + 1]), 2};
  return {text[at].unicode(), 1};
}

template <class Visit>
void forEachWordIn(const QString& text, const Visit& visit) {
  qsizetype begin = -1;
  for (qsizetype at = 0; at < text.size();) {
    const Character c = characterAt(text, at);
    if (isWordCharacter(c.value)) {
      if (begin < 0) begin = at;
    } else if (begin >= 0) {
      visit(begin, at);
      begin = -1;
    }
    at += c.units;
  }
  if (begin >= 0) visit(begin, text.size());
}

bool isOneWord(const QString& word) {
  for (qsizetype at = 0; at < word.size();) {
    const Character c = characterAt(word, at);
    if (!isWordCharacter(c.value)) return false;
    at += c.units;
  }
  return !word.isEmpty();
}

void sortAndThin(std::vector<Place>& places) {
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  qsizetype free = 0;
  std::erase_if(places, [&free](const Place& place) {
    if (place.begin < free) return true;
    free = place.end;
    return false;
  });
}

qsizetype trimmedEnd(QStringView text, qsizetype begin, qsizetype end) {
  while (end > begin && text[end - 1].isSpace())
    --end;
  return end;
}

qsizetype trimmedBegin(QStringView text, qsizetype begin, qsizetype end) {
  while (begin < end && text[begin].isSpace())
    ++begin;
  return begin;
}

} // namespace

std::vector<Place> placesOfWords(const QString& text, const QStringList& words) {
  QHash<QString, int> single;
  std::vector<Place> out;
  for (int i = 0; i < words.size(); ++i) {
    const QString& word = words[i];
    if (isOneWord(word)) {
      if (const QString lower = word.toLower(); !single.contains(lower)) single.insert(lower, i);
      continue;
    }
    if (word.isEmpty()) continue;
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive))
      out.push_back({at, at + word.size(), i});
  }
  if (!single.isEmpty())
    forEachWordIn(text, [&](qsizetype begin, qsizetype end) {
      if (const auto found = single.constFind(text.mid(begin, end - begin).toLower()); found != single.constEnd())
        out.push_back({begin, end, *found});
    });
  sortAndThin(out);
  return out;
}

std::vector<Place> placesOfTokens(const QString& text, const QStringList& tokens) {
  std::vector<Place> out;
  out.reserve(static_cast<std::size_t>(tokens.size()));
  const QStringView all(text);
  qsizetype at = 0;
  for (int i = 0; i < tokens.size(); ++i) {
    const QString& token = tokens[i];
    if (token.isEmpty()) continue;
    at = trimmedBegin(all, at, all.size());
    if (all.mid(at).startsWith(token)) {
      out.push_back({at, at + token.size(), i});
      at += token.size();
    } else if ((token == QLatin1String("``") || token == QLatin1String("''")) && at < all.size() &&
               (all[at] == u'"' || all[at] == u'\u201c' || all[at] == u'\u201d')) {
      out.push_back({at, at + 1, i});
      ++at;
    } else if (const qsizetype ahead = all.mid(at, kFarthest).indexOf(token); ahead >= 0) {
      out.push_back({at + ahead, at + ahead + token.size(), i});
      at += ahead + token.size();
    }
  }
  return out;
}

namespace {

/// Chosen whole sentences; empty where the extract is not made of such alone.
std::vector<Place> placesOfSentences(const QString& text, const QString& extract) {
  std::vector<Place> out;
  const QStringView rest(extract);
  qsizetype at = trimmedBegin(rest, 0, rest.size());
  for (const Place& sentence : sentencesOf(text)) {
    const QStringView words = QStringView(text).mid(sentence.begin, sentence.end - sentence.begin);
    if (!rest.mid(at).startsWith(words)) continue;
    out.push_back({sentence.begin, sentence.end, static_cast<int>(out.size())});
    at = trimmedBegin(rest, at + words.size(), rest.size());
  }
  if (at < rest.size()) out.clear();
  return out;
}

/// What stands between full stops.
std::vector<Place> placesOfPieces(const QString& text, const QString& extract) {
  std::vector<Place> out;
  if (text.isEmpty()) return out;
  QStringList wanted;
  for (const QString& piece : extract.split(u'.'))
    if (const QString sentence = piece.trimmed(); !sentence.isEmpty()) wanted << sentence;
  const QStringView all(text);
  int next = 0;
  for (qsizetype begin = 0; begin <= all.size() && next < wanted.size();) {
    qsizetype stop = all.indexOf(u'.', begin);
    const bool hasStop = stop >= 0;
    if (!hasStop) stop = all.size();
    const qsizetype from = trimmedBegin(all, begin, stop);
    const qsizetype to = trimmedEnd(all, from, stop);
    if (from < to && all.mid(from, to - from) == wanted[next]) {
      out.push_back({from, hasStop && to == stop ? to + 1 : to, next});
      ++next;
    }
    begin = stop + 1;
  }
  return out;
}

} // namespace

std::vector<Place> placesOfExtract(const QString& text, const QString& extract) {
  std::vector<Place> out = placesOfSentences(text, extract);
  return out.empty() ? placesOfPieces(text, extract) : out;
}

std::vector<Place> placesOfTexts(const QString& text, const QStringList& items) {
  std::vector<Place> out;
  QHash<QString, qsizetype> behind; // of the last place of the same words
  qsizetype at = 0;
  for (int i = 0; i < items.size(); ++i) {
    const QString& item = items[i];
    if (item.isEmpty()) continue;
    qsizetype found = text.indexOf(item, at);
    if (found < 0) found = text.indexOf(item, behind.value(item, 0));
    if (found < 0) continue;
    out.push_back({found, found + item.size(), i});
    behind.insert(item, found + item.size());
    at = found + item.size();
  }
  sortAndThin(out);
  return out;
}

QHash<QString, int> wordCounts(const QString& text) {
  QHash<QString, int> out;
  forEachWordIn(text, [&](qsizetype begin, qsizetype end) { ++out[text.mid(begin, end - begin).toLower()]; });
  return out;
}

std::vector<Place> sentencesOf(const QString& text) {
  std::vector<Place> out;
  const std::u16string_view units(reinterpret_cast<const char16_t*>(text.utf16()),
                                  static_cast<std::size_t>(text.size()));
  (void)nlp::forEachSentence(units, [&out](std::size_t begin, std::size_t end) {
    out.push_back({static_cast<qsizetype>(begin), static_cast<qsizetype>(end), static_cast<int>(out.size())});
    return true;
  });
  return out;
}

} // namespace aisemble::ui
