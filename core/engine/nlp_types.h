// SPDX-License-Identifier: Apache-2.0
#pragma once
// What text work is asked for and what it answers. Plain values; JSON is core/wire's business.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace aisemble {

enum class NlpTask { Analyze, Sentiment, Keywords, Entities, Summarize, Similarity, Tokenize, Language };

inline constexpr std::array kNlpTasks{
    std::pair{NlpTask::Analyze, std::string_view("analyze")},
    std::pair{NlpTask::Sentiment, std::string_view("sentiment")},
    std::pair{NlpTask::Keywords, std::string_view("keywords")},
    std::pair{NlpTask::Entities, std::string_view("entities")},
    std::pair{NlpTask::Summarize, std::string_view("summarize")},
    std::pair{NlpTask::Similarity, std::string_view("similarity")},
    std::pair{NlpTask::Tokenize, std::string_view("tokenize")},
    std::pair{NlpTask::Language, std::string_view("language")},
};

/// "analyze", "sentiment", …: the names of the API, the command and the metrics.
[[nodiscard]] constexpr std::string_view nlpTaskName(NlpTask task) {
  for (const auto& [value, name] : kNlpTasks)
    if (value == task) return name;
  return "unknown";
}
[[nodiscard]] constexpr std::optional<NlpTask> nlpTaskFromName(std::string_view name) {
  for (const auto& [value, known] : kNlpTasks)
    if (known == name) return value;
  return std::nullopt;
}

/// Where a sentence ends.
enum class SentenceRule {
  FullStops, ///< at every ".", also within a number or an address, and nowhere else
  Unicode    ///< by UAX 29 and at an empty line
};

inline constexpr std::array kSentenceRules{
    std::pair{SentenceRule::FullStops, std::string_view("full_stops")},
    std::pair{SentenceRule::Unicode, std::string_view("unicode")},
};

[[nodiscard]] constexpr std::string_view sentenceRuleName(SentenceRule rule) {
  for (const auto& [value, name] : kSentenceRules)
    if (value == rule) return name;
  return "unknown";
}
[[nodiscard]] constexpr std::optional<SentenceRule> sentenceRuleFromName(std::string_view name) {
  for (const auto& [value, known] : kSentenceRules)
    if (known == name) return value;
  return std::nullopt;
}

// Options, one struct a task that has any. Defaults are the original's.

struct AnalyzeOptions {
  SentenceRule sentences = SentenceRule::FullStops;
  bool operator==(const AnalyzeOptions&) const = default;
};
struct SentimentOptions {
  bool assessments = false; ///< lists what in the text counted, and how
  bool operator==(const SentimentOptions&) const = default;
};
struct KeywordsOptions {
  int maxKeywords = 10; ///< [1, 10000]
  bool operator==(const KeywordsOptions&) const = default;
};
struct SummarizeOptions {
  int maxSentences = 3; ///< [1, 10000]
  SentenceRule sentences = SentenceRule::FullStops;
  bool operator==(const SummarizeOptions&) const = default;
};
struct SimilarityOptions {
  std::optional<std::string> compareText; ///< required by the task
  bool operator==(const SimilarityOptions&) const = default;
};
struct TokenizeOptions {
  SentenceRule sentences = SentenceRule::FullStops;
  bool operator==(const TokenizeOptions&) const = default;
};

/// Of these, only the member of the request's task is read.
struct NlpOptions {
  AnalyzeOptions analyze;
  SentimentOptions sentiment;
  KeywordsOptions keywords;
  SummarizeOptions summarize;
  SimilarityOptions similarity;
  TokenizeOptions tokenize;
  bool operator==(const NlpOptions&) const = default;
};

struct NlpRequest {
  std::string model; ///< name, folder or file; empty: the task's own method
  NlpTask task = NlpTask::Analyze;
  std::string text;
  std::string language = "auto"; ///< ISO 639-1 code, or "auto" to detect it
  NlpOptions options;
  bool operator==(const NlpRequest&) const = default;
};

struct SentimentScores {
  double polarity = 0;     ///< [-1, 1]
  double subjectivity = 0; ///< [0, 1]
  bool operator==(const SentimentScores&) const = default;
};

struct WordCount {
  std::string word;
  std::int64_t count = 0;
  bool operator==(const WordCount&) const = default;
};

struct TextAnalysis {
  std::int64_t characters = 0; ///< Unicode code points
  std::int64_t words = 0;
  std::int64_t sentences = 0;
  double averageWordLength = 0;     ///< characters; 0 without words
  double averageSentenceLength = 0; ///< words; 0 without words
  std::int64_t uppercase = 0;
  std::int64_t lowercase = 0;
  std::int64_t digits = 0;
  std::int64_t punctuation = 0;
  std::vector<WordCount> wordFrequency; ///< most frequent first; words are distinct
  SentimentScores sentiment;
  bool operator==(const TextAnalysis&) const = default;
};

enum class SentimentLabel { Negative, Neutral, Positive };

/// "negative", "neutral", "positive".
[[nodiscard]] constexpr std::string_view sentimentLabelName(SentimentLabel label) {
  switch (label) {
  case SentimentLabel::Negative:
    return "negative";
  case SentimentLabel::Neutral:
    return "neutral";
  case SentimentLabel::Positive:
    return "positive";
  }
  return "neutral";
}

/// A word of the lexicon with what modifies or negates it, or a face. The scores are the means over all of them.
struct SentimentAssessment {
  std::string text;
  std::int64_t begin = 0; ///< code points from the start of the text
  std::int64_t end = 0;   ///< one past the last
  SentimentScores scores;
  bool operator==(const SentimentAssessment&) const = default;
};

struct SentimentAnalysis {
  SentimentLabel label = SentimentLabel::Neutral;
  double confidence = 0;
  SentimentScores scores;
  std::int64_t positiveWords = 0;
  std::int64_t negativeWords = 0;
  /// In the order of the text, not overlapping; absent when it was not asked for or the service does not tell.
  std::optional<std::vector<SentimentAssessment>> assessments = {};
  bool operator==(const SentimentAnalysis&) const = default;
};

struct FrequentKeyword {
  std::string word;
  std::int64_t frequency = 0;
  double score = 0; ///< frequency / kept words
  bool operator==(const FrequentKeyword&) const = default;
};
struct WeightedKeyword {
  std::string word;
  double score = 0; ///< TF-IDF summed over the sentences
  bool operator==(const WeightedKeyword&) const = default;
};
struct KeywordExtraction {
  std::vector<FrequentKeyword> byFrequency;
  std::optional<std::vector<WeightedKeyword>> byWeight; ///< absent when the text is too short for TF-IDF
  bool operator==(const KeywordExtraction&) const = default;
};

struct NamedEntity {
  std::string text;
  std::string label; ///< e.g. "EMAIL", "DATE"
  double confidence = 0;
  std::optional<std::int64_t> begin; ///< code points from the start of the text, where the method knows
  std::optional<std::int64_t> end;   ///< one past the last
  bool operator==(const NamedEntity&) const = default;
};
struct EntityExtraction {
  std::vector<NamedEntity> entities;
  bool operator==(const EntityExtraction&) const = default;
};

struct TextSummary {
  std::string summary;
  std::int64_t originalSentences = 0;
  std::int64_t summarySentences = 0;
  double compressionRatio = 0;
  bool operator==(const TextSummary&) const = default;
};

struct TextSimilarity {
  double jaccard = 0;   ///< of word sets, [0, 1]
  double character = 0; ///< equal characters at equal positions, [0, 1]
  std::int64_t wordOverlap = 0;
  std::int64_t totalUniqueWords = 0;
  std::optional<double> weighted; ///< TF-IDF cosine; absent when no word has two letters
  bool operator==(const TextSimilarity&) const = default;
};

struct TaggedWord {
  std::string word;
  std::string tag; ///< Penn Treebank in English, else Universal Dependencies; "X" where the tagger does not know
  bool operator==(const TaggedWord&) const = default;
};
struct TextTokens {
  std::vector<std::string> words;
  std::vector<std::string> sentences;
  std::vector<TaggedWord> tags; ///< of words; in languages without spaces these are not those of `words`
  std::string tagger;           ///< what made `tags`, for people; empty where unknown
  bool operator==(const TextTokens&) const = default;
};

struct ScoredLanguage {
  std::string code; ///< ISO 639-1
  double confidence = 0;
  bool operator==(const ScoredLanguage&) const = default;
};
struct LanguageDetection {
  std::vector<ScoredLanguage> candidates; ///< best first
  bool operator==(const LanguageDetection&) const = default;
};

/// The alternatives stand in the order of NlpTask: index() of a result's detail is its task's value.
using NlpDetail = std::variant<TextAnalysis, SentimentAnalysis, KeywordExtraction, EntityExtraction, TextSummary,
                               TextSimilarity, TextTokens, LanguageDetection>;
static_assert(std::variant_size_v<NlpDetail> == kNlpTasks.size());

struct NlpResult {
  std::string language; ///< code of the text, as detected or as asked for
  NlpDetail detail;
  [[nodiscard]] NlpTask task() const { return static_cast<NlpTask>(detail.index()); }
  bool operator==(const NlpResult&) const = default;
};

} // namespace aisemble
