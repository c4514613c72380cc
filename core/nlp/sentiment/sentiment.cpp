// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/sentiment/sentiment.h"

#include "core/nlp/sentiment/emoticons.h"
#include "core/nlp/sentiment/pattern_tokenizer.h"
#include "core/nlp/sentiment/polarity_lexicon.h"
#include "core/nlp/text/lower_case.h"
#include "core/nlp/text/pieces.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

namespace aisemble::nlp {
namespace {

constexpr double kNegation = -0.5;
constexpr double kExclamation = 1.25;
constexpr std::size_t kLongestFaceCharacters = 5;
// The marks among which the analyser looks for a word before it takes it for a face: it asks for a substring.
constexpr std::string_view kMarks = ".,;:!?()[]{}`''\"@#$^&*+-|=~_";

double clamp(double value) {
  return std::max(-1.0, std::min(value, 1.0));
}

bool isNegation(std::string_view word) {
  return word == "no" || word == "not" || word == "n't" || word == "never";
}

/// A part of the text, in bytes.
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Takes what counted, in the order of the text.
using AssessmentSink = std::function<void(Place place, const SentimentScores& scores)>;

/// The rules above, one word at a time. Sums in the order of the words, so that the last bits are the original's, too.
class Assessor {
 public:
  /// `sink` may be empty.
  explicit Assessor(AssessmentSink sink) : m_sink(std::move(sink)) {}

  /// `word` in lower case.
  void assess(std::string_view word, Place place) {
    m_place = place;
    if (const Polarity* known = findPolarity(word))
      assessKnown(word, *known);
    else
      assessUnknown(word);
  }

  SentimentScores finish() {
    close();
    const double count = m_count == 0 ? 1 : static_cast<double>(m_count);
    return {m_polarity / count, m_subjectivity / count};
  }

 private:
  /// One thing that counts: a word with what modifies it, a face, irony.
  struct Assessment {
    double polarity;
    double subjectivity;
    double intensity;
    bool isNegated;
    Place place = {};
  };

  void open(Assessment next) {
    close();
    m_last = next;
    m_last->place = m_place;
  }
  void close() {
    if (!m_last) return;
    const SentimentScores scores{m_last->isNegated ? m_last->polarity * kNegation : m_last->polarity,
                                 m_last->subjectivity};
    if (m_sink) m_sink(m_last->place, scores);
    m_polarity += scores.polarity;
    m_subjectivity += scores.subjectivity;
    ++m_count;
    m_closedAt = m_last->place.end;
    m_last.reset();
  }

  void assessKnown(std::string_view word, const Polarity& known) {
    if (!m_hasModifier) {
      open({known.polarity, known.subjectivity, known.intensity, false});
    } else {
      m_last->polarity = clamp(known.polarity * m_last->intensity);
      m_last->subjectivity = clamp(known.subjectivity * m_last->intensity);
      m_last->intensity = known.intensity;
      m_last->place.end = m_place.end;
    }
    if (m_hasNegation) {
      m_last->intensity = 1.0 / m_last->intensity;
      m_last->isNegated = true;
      // A negation that is in the lexicon counts by itself, too; its place stays its own.
      m_last->place.begin = std::clamp(m_negationAt, m_closedAt, m_last->place.begin);
    }
    m_hasModifier = known.modifies;
    m_modifierEndsInLy = word.ends_with("ly");
    m_hasNegation = isNegation(word);
    m_negationAt = m_place.begin;
  }

  void assessUnknown(std::string_view word) {
    const bool isAllAscii = isAscii(word);
    const std::size_t length = isAllAscii ? word.size() : countCodePoints(word);
    if (isNegation(word)) {
      m_hasNegation = true;
      m_negationAt = m_place.begin;
    } else if (m_hasNegation && lengthWithoutApostrophes(word, length) > 1) {
      m_hasNegation = false;
    }
    if (m_hasNegation && m_hasModifier && m_modifierEndsInLy) {
      m_last->isNegated = true; // "really not good"
      m_last->place.end = m_place.end;
      m_hasNegation = false;
    } else if (m_hasModifier && length > 2) {
      m_hasModifier = false;
    }
    if (word == "!" && m_last) {
      m_last->polarity = clamp(m_last->polarity * kExclamation);
      if (m_last->place.end == m_place.begin) m_last->place.end = m_place.end;
    }
    if (word == "(!)") open({0, 1, 1, false});
    if (length <= kLongestFaceCharacters && canBeginEmoticon(word[0])) assessFace(word);
  }

  static std::size_t lengthWithoutApostrophes(std::string_view word, std::size_t length) {
    while (!word.empty() && word.front() == '\'') {
      word.remove_prefix(1);
      --length;
    }
    while (!word.empty() && word.back() == '\'') {
      word.remove_suffix(1);
      --length;
    }
    return length;
  }

  void assessFace(std::string_view word) {
    const auto polarity = emoticonPolarity(word);
    if (!polarity || kMarks.find(word) != std::string_view::npos) return;
    bool isWordOfLetters = true;
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint c = codePointAt(word, at);
      isWordOfLetters = isWordOfLetters && isLetter(c.value);
      at += c.bytes;
    }
    if (!isWordOfLetters) open({*polarity, 1, 1, false}); // "xd" is none: it may be anything
  }

  AssessmentSink m_sink;
  Place m_place;                ///< of the word that is being assessed
  std::size_t m_negationAt = 0; ///< where the last negation begins
  std::size_t m_closedAt = 0;   ///< where the last closed assessment ends
  double m_polarity = 0;
  double m_subjectivity = 0;
  std::int64_t m_count = 0;
  std::optional<Assessment> m_last; ///< the one that can still change
  bool m_hasModifier = false;       ///< the word before modifies the next; then m_last is its assessment or a later one
  bool m_modifierEndsInLy = false;
  bool m_hasNegation = false;
};

SentimentLabel labelOf(double polarity) {
  if (polarity > 0.1) return SentimentLabel::Positive;
  if (polarity < -0.1) return SentimentLabel::Negative;
  return SentimentLabel::Neutral;
}

bool isPositiveWord(std::string_view word) {
  constexpr std::string_view words[] = {"good",      "great", "excellent", "amazing", "wonderful",
                                        "fantastic", "love",  "like",      "happy"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}
bool isNegativeWord(std::string_view word) {
  constexpr std::string_view words[] = {"bad",     "terrible", "awful", "horrible",    "hate",
                                        "dislike", "sad",      "angry", "disappointed"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

Result<SentimentScores> score(std::string_view text, AssessmentSink sink, const std::stop_token& stop) {
  Assessor assessor(std::move(sink));
  std::string lowered;
  PatternTokenizer tokenizer([&](const PatternToken& token) {
    lowered.clear();
    appendLowerCase(token.word, lowered);
    const auto begin = static_cast<std::size_t>(token.place.data() - text.data());
    assessor.assess(lowered, {begin, begin + token.place.size()});
  });
  if (!tokenizer.run(text, stop)) return cancelled();
  return assessor.finish();
}

/// Lists what it is given; turns bytes into code points by counting on from the one before.
AssessmentSink listInto(std::vector<SentimentAssessment>& out, std::string_view text) {
  return [&out, text, atByte = std::size_t{0}, atPoint = std::int64_t{0}](Place place,
                                                                          const SentimentScores& scores) mutable {
    const auto pointAt = [&](std::size_t byte) {
      atPoint += static_cast<std::int64_t>(countCodePoints(text.substr(atByte, byte - atByte)));
      atByte = byte;
      return atPoint;
    };
    SentimentAssessment& one = out.emplace_back();
    one.text = text.substr(place.begin, place.end - place.begin);
    one.begin = pointAt(place.begin);
    one.end = pointAt(place.end);
    one.scores = scores;
  };
}

} // namespace

Result<SentimentScores> scoreSentiment(std::string_view text, const std::stop_token& stop) {
  return score(text, {}, stop);
}

Result<SentimentAnalysis> analyzeSentiment(std::string_view text, const SentimentOptions& options,
                                           const std::stop_token& stop) {
  SentimentAnalysis out;
  if (options.assessments) out.assessments.emplace();
  const auto scores = score(text, out.assessments ? listInto(*out.assessments, text) : AssessmentSink{}, stop);
  if (!scores) return fail(scores.error());
  out.scores = *scores;
  out.label = labelOf(scores->polarity);
  out.confidence = scores->subjectivity < 1.0 ? 1.0 - scores->subjectivity : 0.1;
  const std::string lowered = lowerCase(text);
  StopCheck check(stop);
  const bool isDone = forEachChunk(lowered, [&](std::string_view word) {
    if (word.size() < 3 || word.size() > 12) return !check.isDue();
    out.positiveWords += isPositiveWord(word) ? 1 : 0;
    out.negativeWords += isNegativeWord(word) ? 1 : 0;
    return !check.isDue();
  });
  if (!isDone) return cancelled();
  return out;
}

} // namespace aisemble::nlp
