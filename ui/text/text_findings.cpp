// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_findings.h"

#include "ui/messages/message_translation.h"
#include "ui/text/mark_colours.h"
#include "ui/text/text_offsets.h"
#include "ui/text/text_places.h"
#include "ui/text/text_statistics.h"
#include "ui/text/word_classes.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace aisemble::ui {
namespace {

struct FindingsText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::TextFindings)
};

QString whole(std::int64_t number) {
  return QLocale().toString(static_cast<qlonglong>(number));
}
/// Without separators: for cells, which are exported too.
QString plain(std::int64_t number) {
  return QString::number(number);
}
QString decimal(double number, int places) {
  return QLocale().toString(number, 'f', places);
}
QString sharePercent(double share) {
  return FindingsText::tr("%1 %").arg(QLocale().toString(share * 100, 'f', 1));
}
QString textOf(const std::string& text) {
  return QString::fromStdString(text);
}

const QString kNoFigure = QStringLiteral("—");

/// "1 word", "14 words".
QString counted(std::int64_t number, const QString& single, const QString& many) {
  return (number == 1 ? single : many).arg(whole(number));
}

/// The engine cuts words at white space and punctuation, as the original does.
bool partsWordsBySpaces(const QString& language) {
  return language != QLatin1String("ja") && language != QLatin1String("zh") && language != QLatin1String("th");
}

/// What a label of the engine reads like; those of another service as they come.
QString entityClass(const std::string& label) {
  static constexpr std::array kClasses{
      std::pair{"EMAIL", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "Mail address")},
      std::pair{"URL", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "Link")},
      std::pair{"PHONE", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "Telephone number")},
      std::pair{"DATE", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "Date")},
      std::pair{"NUMBER", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "Number")},
  };
  for (const auto& [known, name] : kClasses)
    if (label == known) return FindingsText::tr(name);
  return textOf(label);
}

/// The engine's names of its taggers; behind one it may tell why there is no better.
QString taggerName(const std::string& tagger) {
  static constexpr std::array kTaggers{
      QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "averaged perceptron, Penn Treebank tags"),
      QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "MeCab with IPADIC, Universal Dependencies tags"),
      QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "ICU word segmentation, untagged"),
  };
  for (const char* known : kTaggers) {
    if (tagger == known) return FindingsText::tr(known);
    if (const std::string begin = std::string(known) + ". "; tagger.starts_with(begin))
      return FindingsText::tr("%1 (%2)").arg(FindingsText::tr(known), said(tagger.substr(begin.size())));
  }
  return textOf(tagger);
}

/// Takes the answer's parts one task at a time.
class Builder {
 public:
  Builder(const QString& text, const QString& other, TextFindings& out) : m_text(text), m_other(other), m_out(out) {}

  void operator()(const TextAnalysis& answer) {
    const TextStatistics own = statisticsOf(m_text);
    const QString sentences =
        counted(answer.sentences, FindingsText::tr("%1 sentence"), FindingsText::tr("%1 sentences"));
    m_out.headline =
        FindingsText::tr("%1 in %2")
            .arg(own.hasWords()
                     ? counted(answer.words, FindingsText::tr("%1 word"), FindingsText::tr("%1 words"))
                     : counted(answer.characters, FindingsText::tr("%1 character"), FindingsText::tr("%1 characters")),
                 sentences);
    figure(FindingsText::tr("Characters"), whole(answer.characters));
    if (own.hasWords())
      figure(FindingsText::tr("Words"), whole(answer.words), FindingsText::tr("What stands between white space"));
    figure(FindingsText::tr("Sentences"), whole(answer.sentences), sentenceRule());
    figure(FindingsText::tr("Reading time"), durationText(own.readingSeconds),
           FindingsText::tr("At 238 words a minute, or 357 characters of Japanese"));
    lengths(answer, own);
    figure(FindingsText::tr("Capitals"), whole(answer.uppercase));
    figure(FindingsText::tr("Small letters"), whole(answer.lowercase));
    figure(FindingsText::tr("Digits"), whole(answer.digits));
    figure(
        FindingsText::tr("Punctuation"), whole(own.punctuation),
        FindingsText::tr("Of any script, as Unicode has it. The service's own number, in the JSON, is of the 32 signs "
                         "of ASCII."));
    scores(answer.sentiment, hasVerdict(answer.sentiment.polarity != 0 || answer.sentiment.subjectivity != 0));
    m_out.barsTitle =
        own.hasWords() ? FindingsText::tr("Most frequent words") : FindingsText::tr("Most frequent between spaces");
    m_out.columns = {FindingsText::tr("Word"), FindingsText::tr("Count")};
    QStringList words;
    for (const WordCount& word : answer.wordFrequency) {
      words << textOf(word.word);
      bar(words.back(), static_cast<double>(word.count), whole(word.count));
      row({words.back(), plain(word.count)});
    }
    markRows(placesOfWords(m_text, words), {FindingsText::tr("Places of frequent words"), 1, 0, {}});
    if (answer.sentences != own.sentences)
      m_out.notes << FindingsText::tr(
                         "The service counts sentences by rules of its own; by those of this window there are %1.")
                         .arg(whole(own.sentences));
    noteOnSpaces();
  }

  void operator()(const SentimentAnalysis& answer) {
    const bool isJudged =
        hasVerdict(answer.assessments ? !answer.assessments->empty() : answer.positiveWords + answer.negativeWords > 0);
    m_out.headline = isJudged ? labelName(answer.label) : FindingsText::tr("No verdict");
    figure(FindingsText::tr("Confidence"), isJudged ? sharePercent(answer.confidence) : kNoFigure);
    scores(answer.scores, isJudged);
    if (answer.assessments) {
      const auto marked = [&answer](auto isOne) {
        return whole(std::ranges::count_if(*answer.assessments,
                                           [&](const SentimentAssessment& one) { return isOne(one.scores.polarity); }));
      };
      figure(FindingsText::tr("Marked positive"), marked([](double polarity) { return polarity > 0; }));
      figure(FindingsText::tr("Marked negative"), marked([](double polarity) { return polarity < 0; }));
    } else {
      figure(FindingsText::tr("Positive words"), whole(answer.positiveWords),
             FindingsText::tr("Of the service's own short list of words"));
      figure(FindingsText::tr("Negative words"), whole(answer.negativeWords),
             FindingsText::tr("Of the service's own short list of words"));
    }
    if (isJudged) {
      m_out.barsTitle = FindingsText::tr("Scores");
      m_out.barLow = -1;
      m_out.barHigh = 1;
      bar(FindingsText::tr("Polarity"), answer.scores.polarity, decimal(answer.scores.polarity, 3), -1);
      bar(FindingsText::tr("Subjectivity"), answer.scores.subjectivity, decimal(answer.scores.subjectivity, 3), -1);
      m_out.bars.back().low = 0;
    }
    if (answer.assessments) {
      listAssessments(*answer.assessments);
    } else {
      tableOfFigures();
      m_out.explanations << FindingsText::tr("The service does not tell which words it counted.");
    }
    if (m_out.language != QLatin1String("en"))
      m_out.notes << FindingsText::tr(
          "The sentiment lexicon has English words only. Of a text in another language it knows next to nothing, and "
          "the service then answers “neutral”.");
  }

  void operator()(const KeywordExtraction& answer) {
    m_out.barsTitle = answer.byWeight ? FindingsText::tr("By weight (TF-IDF)") : FindingsText::tr("By frequency");
    m_out.columns = {FindingsText::tr("Keyword"), FindingsText::tr("Count"), FindingsText::tr("Share"),
                     FindingsText::tr("TF-IDF")};
    const QStringList words = answer.byWeight ? listByWeight(answer) : listByFrequency(answer);
    m_out.headline = words.isEmpty()
                         ? FindingsText::tr("No keywords")
                         : counted(words.size(), FindingsText::tr("%1 keyword"), FindingsText::tr("%1 keywords"));
    if (words.isEmpty())
      m_out.explanations << FindingsText::tr("Words of one or two letters and those that every text has do not count.");
    else
      markRows(placesOfWords(m_text, words), {FindingsText::tr("Places of keywords"), 2, 0, {}});
    noteOnSpaces();
    if (!answer.byWeight && !words.isEmpty())
      m_out.notes << FindingsText::tr(
          "The text is too short to weigh its words by sentence (TF-IDF): it takes six words that "
          "count and a full stop.");
  }

  void operator()(const EntityExtraction& answer);

  void operator()(const TextSummary& answer) {
    m_out.headline =
        FindingsText::tr("%1 of %2 sentences").arg(whole(answer.summarySentences), whole(answer.originalSentences));
    m_out.quote = textOf(answer.summary);
    figure(FindingsText::tr("Sentences of the text"), whole(answer.originalSentences));
    figure(FindingsText::tr("Sentences chosen"), whole(answer.summarySentences));
    figure(FindingsText::tr("Share"), sharePercent(answer.compressionRatio));
    m_out.columns = {FindingsText::tr("No."), FindingsText::tr("Sentence")};
    const std::vector<Place> places = placesOfExtract(m_text, m_out.quote);
    std::vector<Place> numbered;
    for (const Place& place : places) {
      row({plain(static_cast<std::int64_t>(m_out.rows.size()) + 1), m_text.mid(place.begin, place.end - place.begin)});
      numbered.push_back({place.begin, place.end, static_cast<int>(m_out.rows.size()) - 1});
    }
    markRows(numbered, {FindingsText::tr("Chosen sentences"), 5, 0, {}});
    if (static_cast<std::int64_t>(places.size()) < answer.summarySentences)
      m_out.notes << FindingsText::tr(
          "Not every sentence of the summary stands in the text word for word; only those that do "
          "are marked.");
  }

  void operator()(const TextSimilarity& answer) {
    const double best = answer.weighted.value_or(answer.jaccard);
    m_out.headline = FindingsText::tr("%1 alike").arg(sharePercent(best));
    m_out.barsTitle = FindingsText::tr("Measures");
    m_out.barHigh = 1;
    if (answer.weighted) bar(FindingsText::tr("Weighted words"), *answer.weighted, sharePercent(*answer.weighted));
    bar(FindingsText::tr("Shared words"), answer.jaccard, sharePercent(answer.jaccard));
    bar(FindingsText::tr("Equal characters"), answer.character, sharePercent(answer.character));
    m_out.explanations << FindingsText::tr(
        "Weighted words: cosine of the TF-IDF weights. Shared words: those of both texts among all "
        "(Jaccard). Equal characters: the same character at the same place.");
    figure(FindingsText::tr("Words in both"), whole(answer.wordOverlap));
    figure(FindingsText::tr("Different words"), whole(answer.totalUniqueWords),
           FindingsText::tr("Of both texts together"));
    for (const Bar& measure : m_out.bars)
      m_out.rows.push_back({{measure.name, measure.text}, -1, -1});
    tableOfFigures();
    QStringList shared;
    const QHash<QString, int> theirs = wordCounts(m_other);
    const QHash<QString, int> ours = wordCounts(m_text);
    for (auto word = ours.begin(); word != ours.end(); ++word)
      if (theirs.contains(word.key())) shared << word.key();
    std::vector<Place> places = placesOfWords(m_text, shared);
    for (Place& place : places)
      place.item = -1;
    markRows(places, {FindingsText::tr("Words of both texts"), 5, 0, {}});
    noteOnSpaces();
  }

  void operator()(const TextTokens& answer);

  void operator()(const LanguageDetection& answer) {
    m_out.barsTitle = FindingsText::tr("Confidence");
    m_out.barHigh = 1;
    m_out.columns = {FindingsText::tr("Language"), FindingsText::tr("Code"), FindingsText::tr("Confidence")};
    for (const ScoredLanguage& one : answer.candidates) {
      const QString name = languageName(textOf(one.code));
      if (m_out.headline.isEmpty()) m_out.headline = name;
      row({name, textOf(one.code), sharePercent(one.confidence)});
      bar(name, one.confidence, sharePercent(one.confidence));
    }
    if (!answer.candidates.empty() && answer.candidates.front().confidence <= 0)
      m_out.notes << FindingsText::tr("There is too little to go by; this language is an assumption.");
  }

  static QString labelName(SentimentLabel label) {
    switch (label) {
    case SentimentLabel::Negative:
      return FindingsText::tr("Negative");
    case SentimentLabel::Neutral:
      return FindingsText::tr("Neutral");
    case SentimentLabel::Positive:
      return FindingsText::tr("Positive");
    }
    return {};
  }

 private:
  void figure(const QString& name, const QString& value, const QString& explanation = {}) {
    m_out.figures.push_back({name, value, explanation});
  }
  /// Of a text in a language that the lexicon is not of, zero is no measure: `isFound` tells whether anything was.
  [[nodiscard]] bool hasVerdict(bool isFound) const { return isFound || m_out.language == QLatin1String("en"); }
  void scores(const SentimentScores& scores, bool isJudged) {
    figure(FindingsText::tr("Polarity"), isJudged ? decimal(scores.polarity, 3) : kNoFigure,
           FindingsText::tr("From -1, negative, to 1, positive"));
    figure(FindingsText::tr("Subjectivity"), isJudged ? decimal(scores.subjectivity, 3) : kNoFigure,
           FindingsText::tr("From 0, factual, to 1, personal"));
  }
  void lengths(const TextAnalysis& answer, const TextStatistics& own) {
    if (own.hasWords()) {
      figure(FindingsText::tr("Word length"), decimal(answer.averageWordLength, 1),
             FindingsText::tr("Characters a word, on average"));
      figure(FindingsText::tr("Sentence length"), decimal(answer.averageSentenceLength, 1),
             FindingsText::tr("Words a sentence, on average"));
    } else if (own.sentences > 0) {
      figure(FindingsText::tr("Sentence length"),
             decimal(static_cast<double>(own.characters) / static_cast<double>(own.sentences), 1),
             FindingsText::tr("Characters a sentence, on average"));
    }
  }
  void bar(const QString& name, double value, const QString& text, int row = -2) {
    if (m_out.bars.size() < kMostBars)
      m_out.bars.push_back({name, value, text, row == -2 ? static_cast<int>(m_out.bars.size()) : row});
  }
  void row(QStringList cells) { m_out.rows.push_back({std::move(cells), -1, -1}); }
  static QString sentenceRule() {
    return FindingsText::tr(
        "By the Unicode rules: numbers and addresses keep their full stops, an empty line ends one");
  }
  QStringList listByFrequency(const KeywordExtraction& answer) {
    QStringList words;
    for (const FrequentKeyword& word : answer.byFrequency) {
      words << textOf(word.word);
      row({words.back(), plain(word.frequency), sharePercent(word.score), QString()});
      bar(words.back(), static_cast<double>(word.frequency), whole(word.frequency));
    }
    return words;
  }
  /// The most frequent ones are told in a line: both lists together would be more than were asked for.
  QStringList listByWeight(const KeywordExtraction& answer) {
    QHash<QString, const FrequentKeyword*> frequent;
    QStringList most;
    for (const FrequentKeyword& word : answer.byFrequency) {
      most << textOf(word.word);
      frequent.insert(most.back(), &word);
    }
    QStringList words;
    for (const WeightedKeyword& word : *answer.byWeight) {
      words << textOf(word.word);
      const FrequentKeyword* counted = frequent.value(words.back());
      row({words.back(), counted != nullptr ? plain(counted->frequency) : QString(),
           counted != nullptr ? sharePercent(counted->score) : QString(), decimal(word.score, 3)});
      bar(words.back(), word.score, decimal(word.score, 2));
    }
    if (!most.isEmpty())
      m_out.explanations << FindingsText::tr("Most frequent: %1.").arg(most.join(FindingsText::tr(", ")));
    return words;
  }
  void tableOfFigures() {
    m_out.columns = {FindingsText::tr("What"), FindingsText::tr("Value")};
    for (const Figure& one : m_out.figures)
      row({one.name, one.value});
  }
  void listAssessments(const std::vector<SentimentAssessment>& assessments) {
    m_out.columns = {FindingsText::tr("What counted"), FindingsText::tr("Polarity"), FindingsText::tr("Subjectivity")};
    m_out.groups = {{labelName(SentimentLabel::Positive), kPositiveColour, 0, {}, MarkLine::Solid},
                    {labelName(SentimentLabel::Negative), kNegativeColour, 0, {}, MarkLine::Wave},
                    {labelName(SentimentLabel::Neutral), kNeutralColour, 0, {}, MarkLine::Dots}};
    const TextOffsets offsets(m_text);
    for (const SentimentAssessment& one : assessments) {
      const int group = one.scores.polarity > 0 ? 0 : one.scores.polarity < 0 ? 1 : 2;
      ++m_out.groups[static_cast<std::size_t>(group)].count;
      row({textOf(one.text).simplified(), decimal(one.scores.polarity, 2), decimal(one.scores.subjectivity, 2)});
      mark({offsets.unitAt(one.begin), offsets.unitAt(one.end), static_cast<int>(m_out.rows.size()) - 1}, group);
    }
    if (assessments.empty()) {
      m_out.groups.clear();
      m_out.explanations << FindingsText::tr("No word of the text is in the lexicon.");
    } else {
      m_out.explanations << FindingsText::tr(
          "The scores are the means over what is marked in the text: words of the lexicon, each with what strengthens "
          "or negates it, and faces.");
    }
  }
  void noteOnSpaces() {
    if (!partsWordsBySpaces(m_out.language))
      m_out.notes << FindingsText::tr(
                         "This task takes what stands between spaces and punctuation as a word, which is too long "
                         "in this language. “%1” cuts its words properly.")
                         .arg(taskTitle(NlpTask::Tokenize));
  }
  /// Marks of one group; a place's item is its row.
  void markRows(const std::vector<Place>& places, MarkGroup group) {
    const int number = static_cast<int>(m_out.groups.size());
    group.count = static_cast<int>(places.size());
    m_out.groups.push_back(std::move(group));
    for (const Place& place : places)
      mark(place, number);
  }
  void mark(const Place& place, int group) {
    if (place.item >= 0) {
      FindingRow& row = m_out.rows[static_cast<std::size_t>(place.item)];
      if (row.firstMark < 0) row.firstMark = static_cast<int>(m_out.marks.size());
      row.group = group;
    }
    m_out.marks.push_back({place.begin, place.end, group, place.item});
  }
  int groupNamed(const QString& name, int colour, const QString& explanation) {
    const auto known = std::find_if(m_out.groups.begin(), m_out.groups.end(),
                                    [&name](const MarkGroup& group) { return group.name == name; });
    if (known != m_out.groups.end()) return static_cast<int>(known - m_out.groups.begin());
    m_out.groups.push_back({name, colour, 0, explanation});
    return static_cast<int>(m_out.groups.size()) - 1;
  }

  const QString& m_text;
  const QString& m_other;
  TextFindings& m_out;
};

void Builder::operator()(const EntityExtraction& answer) {
  constexpr int kNumbersListed = 5; // what the engine stops at, as the original does
  if (answer.entities.empty()) {
    m_out.headline = FindingsText::tr("No entities");
    m_out.explanations << FindingsText::tr(
        "The text has no mail address, link, telephone number, date or number. Names of people and places are not "
        "looked for.");
  } else {
    m_out.headline = counted(static_cast<std::int64_t>(answer.entities.size()), FindingsText::tr("%1 entity"),
                             FindingsText::tr("%1 entities"));
  }
  m_out.columns = {FindingsText::tr("Entity"), FindingsText::tr("Type"), FindingsText::tr("Confidence"),
                   FindingsText::tr("Place")};
  m_out.barsTitle = FindingsText::tr("By type");
  const TextOffsets offsets(m_text);
  std::vector<Place> places;
  QStringList without; // those whose place the service does not tell, by row
  std::vector<int> withoutRows;
  for (const NamedEntity& entity : answer.entities) {
    const int number = static_cast<int>(m_out.rows.size());
    const bool told = entity.begin && entity.end && *entity.begin < *entity.end;
    const QString name = entityClass(entity.label);
    row({textOf(entity.text), name, sharePercent(entity.confidence), told ? plain(*entity.begin) : QString()});
    const int group = groupNamed(name, static_cast<int>(m_out.groups.size()), {});
    ++m_out.groups[static_cast<std::size_t>(group)].count;
    m_out.rows.back().group = group;
    if (told) {
      places.push_back({offsets.unitAt(*entity.begin), offsets.unitAt(*entity.end), number});
    } else {
      without << textOf(entity.text);
      withoutRows.push_back(number);
    }
  }
  for (Place place : placesOfTexts(m_text, without)) {
    place.item = withoutRows[static_cast<std::size_t>(place.item)];
    places.push_back(place);
  }
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  qsizetype free = 0;
  for (const Place& place : places) {
    if (place.begin < free) continue; // a number inside of a date: the outer one is marked
    mark(place, m_out.rows[static_cast<std::size_t>(place.item)].group);
    free = place.end;
  }
  for (const MarkGroup& group : m_out.groups) {
    bar(group.name, group.count, whole(group.count), -1);
    if (group.name == entityClass("NUMBER") && group.count == kNumbersListed)
      m_out.notes << FindingsText::tr("The engine lists the first five numbers of a text and no more.");
  }
}

void Builder::operator()(const TextTokens& answer) {
  const bool tagged = !answer.tags.empty();
  QStringList words;
  for (const TaggedWord& word : answer.tags)
    words << textOf(word.word);
  if (!tagged)
    for (const std::string& word : answer.words)
      words << textOf(word);
  m_out.headline = FindingsText::tr("%1 words and signs").arg(whole(words.size()));
  m_out.columns = {FindingsText::tr("No."), FindingsText::tr("Word"), FindingsText::tr("Tag"),
                   FindingsText::tr("Part of speech")};
  m_out.barsTitle = FindingsText::tr("Parts of speech");
  figure(FindingsText::tr("Words and signs"), whole(words.size()));
  figure(FindingsText::tr("Between spaces and punctuation"), whole(static_cast<std::int64_t>(answer.words.size())),
         FindingsText::tr("The service's second list of words, in the JSON: runs of letters and digits, also where a "
                          "language has no spaces between its words"));
  figure(FindingsText::tr("Sentences"), whole(static_cast<std::int64_t>(answer.sentences.size())), sentenceRule());
  m_out.rows.reserve(static_cast<std::size_t>(words.size()));
  for (int i = 0; i < words.size(); ++i) {
    const QString tag = tagged ? textOf(answer.tags[static_cast<std::size_t>(i)].tag) : QString();
    const WordClass kind = wordClassOf(tag);
    const int group = groupNamed(wordClassName(kind), wordClassColour(kind), {});
    ++m_out.groups[static_cast<std::size_t>(group)].count;
    row({plain(i + 1), words[i], tag, wordClassName(kind)});
    m_out.rows.back().group = group;
  }
  for (const Place& place : placesOfTokens(m_text, words))
    mark(place, m_out.rows[static_cast<std::size_t>(place.item)].group);
  std::vector<MarkGroup> byCount = m_out.groups;
  std::stable_sort(byCount.begin(), byCount.end(),
                   [](const MarkGroup& a, const MarkGroup& b) { return a.count > b.count; });
  for (const MarkGroup& group : byCount)
    bar(group.name, group.count, whole(group.count), -1);
  if (!answer.tagger.empty()) m_out.explanations << FindingsText::tr("Tagged by: %1.").arg(taggerName(answer.tagger));
}

} // namespace

TextFindings findingsOf(const QString& text, const QString& other, const NlpResult& result) {
  TextFindings out;
  out.task = result.task();
  out.language = textOf(result.language);
  std::visit(Builder(text, other, out), result.detail);
  return out;
}

void moveMarks(std::vector<TextMark>& marks, qsizetype at, qsizetype removed, qsizetype added) {
  for (TextMark& mark : marks) {
    if (mark.end <= at) continue;
    if (mark.begin >= at + removed) {
      mark.begin += added - removed;
      mark.end += added - removed;
    } else {
      mark.begin = mark.end = at;
    }
  }
}

MarkRange marksIn(const std::vector<TextMark>& marks, qsizetype begin, qsizetype end) {
  const auto first =
      std::partition_point(marks.begin(), marks.end(), [begin](const TextMark& mark) { return mark.end <= begin; });
  const auto last = std::partition_point(first, marks.end(), [end](const TextMark& mark) { return mark.begin < end; });
  return {static_cast<std::size_t>(first - marks.begin()), static_cast<std::size_t>(last - marks.begin())};
}

QString languageName(const QString& code) {
  static constexpr std::array kNames{
      std::pair{"en", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "English")},
      std::pair{"ja", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "Japanese")},
      std::pair{"zh", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "Chinese")},
      std::pair{"ko", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "Korean")},
      std::pair{"de", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "German")},
      std::pair{"fr", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "French")},
      std::pair{"es", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "Spanish")},
      std::pair{"it", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "Italian")},
      std::pair{"pt", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "Portuguese")},
      std::pair{"nl", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "Dutch")},
      std::pair{"ru", QT_TRANSLATE_NOOP("aisemble::ui::TextFindings", "Russian")},
  };
  for (const auto& [known, name] : kNames)
    if (code == QLatin1String(known)) return FindingsText::tr(name);
  const QLocale locale(code);
  return code.isEmpty() || locale.language() == QLocale::C ? code : QLocale::languageToString(locale.language());
}

QString taskTitle(NlpTask task) {
  switch (task) {
  case NlpTask::Analyze:
    return FindingsText::tr("Statistics");
  case NlpTask::Sentiment:
    return FindingsText::tr("Sentiment");
  case NlpTask::Keywords:
    return FindingsText::tr("Keywords");
  case NlpTask::Entities:
    return FindingsText::tr("Entities");
  case NlpTask::Summarize:
    return FindingsText::tr("Summary");
  case NlpTask::Similarity:
    return FindingsText::tr("Similarity");
  case NlpTask::Tokenize:
    return FindingsText::tr("Words and parts of speech");
  case NlpTask::Language:
    return FindingsText::tr("Language");
  }
  return {};
}

QString taskExplanation(NlpTask task) {
  switch (task) {
  case NlpTask::Analyze:
    return FindingsText::tr("Counts characters, words and sentences, and finds the most frequent words.");
  case NlpTask::Sentiment:
    return FindingsText::tr("Scores how positive and how personal the text is.");
  case NlpTask::Keywords:
    return FindingsText::tr("Finds the words that matter, by frequency and by weight.");
  case NlpTask::Entities:
    return FindingsText::tr("Finds mail addresses, links, telephone numbers, dates and the like.");
  case NlpTask::Summarize:
    return FindingsText::tr("Picks the sentences that say the most.");
  case NlpTask::Similarity:
    return FindingsText::tr("Compares the text with a second one.");
  case NlpTask::Tokenize:
    return FindingsText::tr("Cuts the text into words and tells what each is.");
  case NlpTask::Language:
    return FindingsText::tr("Tells which language the text is in.");
  }
  return {};
}

} // namespace aisemble::ui
