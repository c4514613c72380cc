// SPDX-License-Identifier: Apache-2.0
#include "core/wire/nlp_json.h"

#include "core/wire/object_reader_p.h"

#include <algorithm>

namespace aisemble::wire {
namespace {

constexpr IntegerBounds<int> kListLength{1, 10'000};

void readRule(ObjectReader& reader, SentenceRule& out) {
  reader.named("sentence_rule", out, sentenceRuleFromName, "full_stops, unicode");
}

void readOptions(ObjectReader& reader, NlpTask task, NlpOptions& out) {
  if (task == NlpTask::Analyze) readRule(reader, out.analyze.sentences);
  if (task == NlpTask::Sentiment) reader.optional("assessments", out.sentiment.assessments);
  if (task == NlpTask::Keywords) reader.optional("max_keywords", out.keywords.maxKeywords, kListLength);
  if (task == NlpTask::Summarize) {
    reader.optional("max_sentences", out.summarize.maxSentences, kListLength);
    readRule(reader, out.summarize.sentences);
  }
  if (task == NlpTask::Similarity) reader.optional("compare_text", out.similarity.compareText);
  if (task == NlpTask::Tokenize) readRule(reader, out.tokenize.sentences);
}

Json toJson(const SentimentScores& scores) {
  return {{"polarity", scores.polarity}, {"subjectivity", scores.subjectivity}};
}

void read(ObjectReader& reader, SentimentScores& out) {
  reader.required("polarity", out.polarity);
  reader.required("subjectivity", out.subjectivity);
}

// results(): the `results` object of each task. readResults(): the same way back.

Json results(const TextAnalysis& detail) {
  Json frequency = Json::object();
  for (const WordCount& word : detail.wordFrequency)
    frequency[word.word] = word.count;
  return {{"statistics",
           {{"character_count", detail.characters},
            {"word_count", detail.words},
            {"sentence_count", detail.sentences},
            {"avg_word_length", detail.averageWordLength},
            {"avg_sentence_length", detail.averageSentenceLength}}},
          {"character_analysis",
           {{"uppercase_count", detail.uppercase},
            {"lowercase_count", detail.lowercase},
            {"digit_count", detail.digits},
            {"punctuation_count", detail.punctuation}}},
          {"word_frequency", std::move(frequency)},
          {"sentiment", toJson(detail.sentiment)}};
}

void readResults(ObjectReader& reader, TextAnalysis& out) {
  const auto statistics = [&](ObjectReader& item) {
    item.required("character_count", out.characters, kCount);
    item.required("word_count", out.words, kCount);
    item.required("sentence_count", out.sentences, kCount);
    item.required("avg_word_length", out.averageWordLength);
    item.required("avg_sentence_length", out.averageSentenceLength);
  };
  const auto characters = [&](ObjectReader& item) {
    item.required("uppercase_count", out.uppercase, kCount);
    item.required("lowercase_count", out.lowercase, kCount);
    item.required("digit_count", out.digits, kCount);
    item.required("punctuation_count", out.punctuation, kCount);
  };
  const auto frequency = [&](ObjectReader& item) {
    for (const auto& [word, count] : item.json().items()) {
      WordCount counted{word, 0};
      readValue(count, item.pathOf(word), item.problems(), counted.count, kCount);
      out.wordFrequency.push_back(std::move(counted));
    }
  };
  reader.object("statistics", statistics, true);
  reader.object("character_analysis", characters, true);
  reader.object("word_frequency", frequency, true);
  reader.object(
      "sentiment", [&](ObjectReader& item) { read(item, out.sentiment); }, true);
}

Json results(const SentimentAnalysis& detail) {
  Json out{{"sentiment", sentimentLabelName(detail.label)},
           {"confidence", detail.confidence},
           {"scores", toJson(detail.scores)},
           {"details", {{"positive_words", detail.positiveWords}, {"negative_words", detail.negativeWords}}}};
  if (!detail.assessments) return out;
  Json& assessments = out["assessments"] = Json::array();
  for (const SentimentAssessment& one : *detail.assessments) {
    Json item = toJson(one.scores);
    item.update({{"text", one.text}, {"start", one.begin}, {"end", one.end}});
    assessments.push_back(std::move(item));
  }
  return out;
}

void readResults(ObjectReader& reader, SentimentAnalysis& out) {
  const auto label = [](std::string_view name) -> std::optional<SentimentLabel> {
    for (const SentimentLabel known : {SentimentLabel::Negative, SentimentLabel::Neutral, SentimentLabel::Positive})
      if (sentimentLabelName(known) == name) return known;
    return std::nullopt;
  };
  const auto details = [&](ObjectReader& item) {
    item.required("positive_words", out.positiveWords, kCount);
    item.required("negative_words", out.negativeWords, kCount);
  };
  const auto assessment = [&](ObjectReader& item) {
    SentimentAssessment one;
    item.required("text", one.text);
    item.required("start", one.begin, kCount);
    item.required("end", one.end, kCount);
    read(item, one.scores);
    out.assessments->push_back(std::move(one));
  };
  reader.named("sentiment", out.label, label, "negative, neutral, positive", true);
  reader.required("confidence", out.confidence);
  reader.object(
      "scores", [&](ObjectReader& item) { read(item, out.scores); }, true);
  reader.object("details", details, true);
  if (reader.find("assessments") == nullptr) return;
  out.assessments.emplace();
  reader.objects("assessments", assessment);
}

/// With TF-IDF the original's answer has two lists, without it one of another name.
Json results(const KeywordExtraction& detail) {
  Json frequent = Json::array();
  for (const FrequentKeyword& word : detail.byFrequency)
    frequent.push_back({{"word", word.word}, {"frequency", word.frequency}, {"score", word.score}});
  if (!detail.byWeight) return {{"keywords", std::move(frequent)}, {"method", "frequency_based"}};
  Json weighted = Json::array();
  for (const WeightedKeyword& word : *detail.byWeight)
    weighted.push_back({{"word", word.word}, {"tfidf_score", word.score}});
  return {{"frequency_based", std::move(frequent)}, {"tfidf_based", std::move(weighted)}, {"method", "combined"}};
}

void readResults(ObjectReader& reader, KeywordExtraction& out) {
  const auto frequent = [&](ObjectReader& item) {
    FrequentKeyword word;
    item.required("word", word.word);
    item.required("frequency", word.frequency, kCount);
    item.required("score", word.score);
    out.byFrequency.push_back(std::move(word));
  };
  const auto weighted = [&](ObjectReader& item) {
    WeightedKeyword word;
    item.required("word", word.word);
    item.required("tfidf_score", word.score);
    out.byWeight->push_back(std::move(word));
  };
  bool isCombined = false;
  const auto method = [](std::string_view name) -> std::optional<bool> {
    if (name != "combined" && name != "frequency_based") return std::nullopt;
    return name == "combined";
  };
  reader.named("method", isCombined, method, "combined, frequency_based", true);
  reader.objects(isCombined ? "frequency_based" : "keywords", frequent, true);
  if (!isCombined) return;
  out.byWeight.emplace();
  reader.objects("tfidf_based", weighted, true);
}

/// `count` and `types` follow from the list and are not read back.
Json results(const EntityExtraction& detail) {
  Json entities = Json::array();
  Json types = Json::array();
  for (const NamedEntity& entity : detail.entities) {
    Json item{{"text", entity.text}, {"label", entity.label}, {"confidence", entity.confidence}};
    putIfPresent(item, "start", entity.begin);
    putIfPresent(item, "end", entity.end);
    entities.push_back(std::move(item));
    if (std::find(types.begin(), types.end(), Json(entity.label)) == types.end()) types.push_back(entity.label);
  }
  return {{"entities", std::move(entities)}, {"count", detail.entities.size()}, {"types", std::move(types)}};
}

void readResults(ObjectReader& reader, EntityExtraction& out) {
  const auto entity = [&](ObjectReader& item) {
    NamedEntity found;
    item.required("text", found.text);
    item.required("label", found.label);
    item.required("confidence", found.confidence);
    item.optional("start", found.begin, kCount);
    item.optional("end", found.end, kCount);
    out.entities.push_back(std::move(found));
  };
  reader.objects("entities", entity, true);
}

Json results(const TextSummary& detail) {
  return {{"summary", detail.summary},
          {"original_sentences", detail.originalSentences},
          {"summary_sentences", detail.summarySentences},
          {"compression_ratio", detail.compressionRatio}};
}

void readResults(ObjectReader& reader, TextSummary& out) {
  reader.required("summary", out.summary);
  reader.required("original_sentences", out.originalSentences, kCount);
  reader.required("summary_sentences", out.summarySentences, kCount);
  reader.required("compression_ratio", out.compressionRatio);
}

Json results(const TextSimilarity& detail) {
  Json out{{"jaccard_similarity", detail.jaccard},
           {"character_similarity", detail.character},
           {"word_overlap", detail.wordOverlap},
           {"total_unique_words", detail.totalUniqueWords}};
  putIfPresent(out, "tfidf_similarity", detail.weighted);
  return out;
}

void readResults(ObjectReader& reader, TextSimilarity& out) {
  reader.required("jaccard_similarity", out.jaccard);
  reader.required("character_similarity", out.character);
  reader.required("word_overlap", out.wordOverlap, kCount);
  reader.required("total_unique_words", out.totalUniqueWords, kCount);
  reader.optional("tfidf_similarity", out.weighted);
}

/// The counts follow from the lists and are not read back.
Json results(const TextTokens& detail) {
  Json tags = Json::array();
  for (const TaggedWord& word : detail.tags)
    tags.push_back({{"word", word.word}, {"pos", word.tag}});
  Json out{{"word_tokens", detail.words},
           {"sentence_tokens", detail.sentences},
           {"pos_tags", std::move(tags)},
           {"token_count", detail.words.size()},
           {"sentence_count", detail.sentences.size()}};
  if (!detail.tagger.empty()) out["tagger"] = detail.tagger;
  return out;
}

void readResults(ObjectReader& reader, TextTokens& out) {
  const auto tag = [&](ObjectReader& item) {
    TaggedWord word;
    item.required("word", word.word);
    item.required("pos", word.tag);
    out.tags.push_back(std::move(word));
  };
  reader.required("word_tokens", out.words);
  reader.required("sentence_tokens", out.sentences);
  reader.objects("pos_tags", tag);
  reader.optional("tagger", out.tagger);
}

Json results(const LanguageDetection& detail) {
  Json candidates = Json::array();
  for (const ScoredLanguage& language : detail.candidates)
    candidates.push_back({{"language", language.code}, {"confidence", language.confidence}});
  Json out = Json::object();
  out["languages"] = std::move(candidates);
  return out;
}

void readResults(ObjectReader& reader, LanguageDetection& out) {
  const auto candidate = [&](ObjectReader& item) {
    ScoredLanguage language;
    item.required("language", language.code);
    item.required("confidence", language.confidence);
    out.candidates.push_back(std::move(language));
  };
  reader.objects("languages", candidate, true);
}

/// The alternative of NlpDetail that answers `task`, empty.
template <std::size_t Index = 0>
NlpDetail emptyDetail(NlpTask task) {
  if constexpr (Index + 1 < std::variant_size_v<NlpDetail>) {
    if (static_cast<std::size_t>(task) != Index) return emptyDetail<Index + 1>(task);
  }
  return NlpDetail(std::in_place_index<Index>);
}

} // namespace

Json toJson(NlpTask task, const NlpOptions& options) {
  Json out = Json::object();
  const auto putRule = [&out](SentenceRule rule) { out["sentence_rule"] = sentenceRuleName(rule); };
  if (task == NlpTask::Analyze) putRule(options.analyze.sentences);
  if (task == NlpTask::Sentiment) out["assessments"] = options.sentiment.assessments;
  if (task == NlpTask::Keywords) out["max_keywords"] = options.keywords.maxKeywords;
  if (task == NlpTask::Summarize) {
    out["max_sentences"] = options.summarize.maxSentences;
    putRule(options.summarize.sentences);
  }
  if (task == NlpTask::Similarity) putIfPresent(out, "compare_text", options.similarity.compareText);
  if (task == NlpTask::Tokenize) putRule(options.tokenize.sentences);
  return out;
}

Result<NlpOptions> nlpOptionsFromJson(NlpTask task, const Json& json, std::vector<std::string>* unknown) {
  return readOptionsAlone<NlpOptions>(json, "options", unknown,
                                      [&](ObjectReader& reader, NlpOptions& out) { readOptions(reader, task, out); });
}

Json toJson(const NlpRequest& request) {
  Json out = Json::object();
  if (!request.model.empty()) out["model"] = request.model;
  out["text"] = request.text;
  out["task"] = nlpTaskName(request.task);
  out["language"] = request.language;
  if (Json options = toJson(request.task, request.options); !options.empty()) out["options"] = std::move(options);
  return out;
}

template <>
Result<NlpRequest> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<NlpRequest>(json, [](ObjectReader& reader, NlpRequest& out) {
    reader.optional("model", out.model);
    reader.required("text", out.text);
    reader.named("task", out.task, nlpTaskFromName, namesOf(kNlpTasks));
    reader.optional("language", out.language);
    reader.object("options", [&](ObjectReader& options) { readOptions(options, out.task, out.options); });
    if (out.task == NlpTask::Similarity && !out.options.similarity.compareText)
      reader.problem("options.compare_text", "is missing; similarity needs a second text");
  });
}

Json toJson(const NlpResult& result) {
  return {{"task", nlpTaskName(result.task())},
          {"results", std::visit([](const auto& detail) { return results(detail); }, result.detail)},
          {"language_detected", result.language}};
}

template <>
Result<NlpResult> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<NlpResult>(json, [](ObjectReader& reader, NlpResult& out) {
    NlpTask task = NlpTask::Analyze;
    reader.named("task", task, nlpTaskFromName, namesOf(kNlpTasks), true);
    out.detail = emptyDetail(task);
    reader.optional("language_detected", out.language);
    const auto read = [&](ObjectReader& item) {
      std::visit([&](auto& detail) { readResults(item, detail); }, out.detail);
    };
    reader.object("results", read, true);
  });
}

} // namespace aisemble::wire
