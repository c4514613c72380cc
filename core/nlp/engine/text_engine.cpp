// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/engine/text_engine.h"

#include "core/base/utf8.h"
#include "core/nlp/language/language_detector.h"
#include "core/nlp/sentiment/sentiment.h"
#include "core/nlp/tasks/entities.h"
#include "core/nlp/tasks/keywords.h"
#include "core/nlp/tasks/similarity.h"
#include "core/nlp/tasks/statistics.h"
#include "core/nlp/tasks/summary.h"
#include "core/nlp/text/characters.h"
#include "core/nlp/words/japanese_words.h"
#include "core/nlp/words/tokenize.h"

#include <exception>
#include <mutex>
#include <new>
#include <utility>

namespace aisemble::nlp {
namespace {

constexpr int kMostListed = 10'000; // as the codec has it; requests also come without it

/// Calls `work`, which returns a Result, and turns what a library throws into an Error.
template <class Work>
auto guarded(const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory, "There is not enough memory for this text. Use a shorter one.");
  } catch (const std::exception& error) {
    return fail(ErrorCode::Internal, "The text engine failed on this request.", error.what());
  }
}

template <class Detail>
Result<NlpDetail> asDetail(Result<Detail> detail) {
  if (!detail) return fail(std::move(detail.error()));
  return NlpDetail(std::move(*detail));
}

Result<void> checkText(std::string_view text, std::size_t most, const char* what) {
  if (text.size() > most)
    return fail(ErrorCode::TooLarge, std::string(what) + " has " + std::to_string(text.size()) +
                                         " bytes; this task takes at most " + std::to_string(most) +
                                         ". Send it in parts.");
  if (const std::size_t at = findInvalidUtf8(text); at != std::string_view::npos)
    return fail(ErrorCode::InvalidArgument, std::string(what) + " is not valid UTF-8: byte " + std::to_string(at) +
                                                " does not belong to a character.");
  return {};
}

Result<void> checkCount(int value, const char* name) {
  if (value >= 1 && value <= kMostListed) return {};
  return fail(ErrorCode::InvalidArgument, std::string(name) + " is " + std::to_string(value) +
                                              "; it has to be between 1 and " + std::to_string(kMostListed) + ".");
}

class TextEngine final : public Engine {
 public:
  explicit TextEngine(TextEngineOptions options) : m_options(std::move(options)) {}

  [[nodiscard]] ServiceKind service() const override { return ServiceKind::Nlp; }
  [[nodiscard]] Handover handover(const Request&) const override { return Handover::Run; }

  [[nodiscard]] Result<Response> run(const Request& request, const RunContext& context) override {
    const auto* text = std::get_if<NlpRequest>(&request);
    if (text == nullptr) return Engine::run(request, context);
    if (context.stop.stop_requested()) return fail(ErrorCode::Cancelled, "The request was cancelled.");
    return guarded([&]() -> Result<Response> {
      context.stages->enter(Stage::Infer);
      auto result = answer(*text, context.stop);
      if (!result) return fail(std::move(result.error()));
      return Response(std::move(*result));
    });
  }

 private:
  [[nodiscard]] Result<void> check(const NlpRequest& request) const {
    if (!request.model.empty())
      return fail(ErrorCode::Unsupported, "The text task '" + std::string(nlpTaskName(request.task)) +
                                              "' works by rules and takes no model, but '" + request.model +
                                              "' was asked for. Leave the model out.");
    const std::size_t most = request.task == NlpTask::Tokenize ? m_options.mostTokenizeBytes : m_options.mostTextBytes;
    if (auto checked = checkText(request.text, most, "The text"); !checked) return checked;
    if (request.task == NlpTask::Keywords) return checkCount(request.options.keywords.maxKeywords, "max_keywords");
    if (request.task == NlpTask::Summarize) return checkCount(request.options.summarize.maxSentences, "max_sentences");
    if (request.task == NlpTask::Similarity) {
      const auto& other = request.options.similarity.compareText;
      if (!other || other->empty())
        return fail(ErrorCode::InvalidArgument, "compare_text option is required for similarity calculation: it is the "
                                                "text to compare with, and must not be empty.");
      return checkText(*other, m_options.mostTextBytes, "The text to compare with");
    }
    return {};
  }

  [[nodiscard]] Result<NlpResult> answer(const NlpRequest& request, const std::stop_token& stop) {
    if (auto checked = check(request); !checked) return fail(std::move(checked.error()));
    NlpResult result;
    LanguageDetection detected;
    if (request.language != "auto" && !request.language.empty()) {
      auto language = normalizeLanguage(request.language);
      if (!language) return fail(std::move(language.error()));
      result.language = std::move(*language);
    }
    if (result.language.empty() || request.task == NlpTask::Language) detected = detectLanguage(request.text);
    if (result.language.empty()) result.language = detected.candidates.front().code;
    auto detail = perform(request, result.language, std::move(detected), stop);
    if (!detail) return fail(std::move(detail.error()));
    result.detail = std::move(*detail);
    return result;
  }

  [[nodiscard]] Result<NlpDetail> perform(const NlpRequest& request, const std::string& language,
                                          LanguageDetection detected, const std::stop_token& stop) {
    switch (request.task) {
    case NlpTask::Analyze:
      return analyze(request.text, request.options.analyze, stop);
    case NlpTask::Sentiment:
      return asDetail(analyzeSentiment(request.text, request.options.sentiment, stop));
    case NlpTask::Keywords:
      return asDetail(extractKeywords(request.text, request.options.keywords, stop));
    case NlpTask::Entities:
      return asDetail(findEntities(request.text, stop));
    case NlpTask::Summarize:
      return asDetail(summarize(request.text, request.options.summarize, stop));
    case NlpTask::Similarity:
      return asDetail(compareTexts(request.text, *request.options.similarity.compareText, stop));
    case NlpTask::Tokenize:
      return asDetail(tokenizeText(request.text, language, request.options.tokenize, toolsFor(language), stop));
    case NlpTask::Language:
      return NlpDetail(std::move(detected));
    }
    return fail(ErrorCode::Unsupported, "This text task is not known to the text engine.");
  }

  [[nodiscard]] static Result<NlpDetail> analyze(std::string_view text, const AnalyzeOptions& options,
                                                 const std::stop_token& stop) {
    auto counts = countText(text, options, stop);
    if (!counts) return fail(std::move(counts.error()));
    auto sentiment = scoreSentiment(text, stop);
    if (!sentiment) return fail(std::move(sentiment.error()));
    counts->sentiment = *sentiment;
    return NlpDetail(std::move(*counts));
  }

  /// The Japanese dictionary is loaded at its first use, and looked for again while there is none.
  [[nodiscard]] TokenizeTools toolsFor(const std::string& language) {
    if (language != "ja") return {};
    const std::lock_guard lock(m_mutex);
    if (!m_japanese) {
      auto opened = JapaneseAnalyzer::open(m_options.japaneseDictionary);
      if (!opened) return {nullptr, opened.error().message};
      m_japanese = std::move(*opened);
    }
    return {m_japanese.get(), {}};
  }

  const TextEngineOptions m_options;
  std::mutex m_mutex;
  std::unique_ptr<JapaneseAnalyzer> m_japanese; // guarded by m_mutex; once there, it stays
};

} // namespace

Result<std::unique_ptr<Engine>> createTextEngine(const EngineEnvironment& environment) {
  return createTextEngine(environment, TextEngineOptions{});
}

Result<std::unique_ptr<Engine>> createTextEngine(const EngineEnvironment&, TextEngineOptions options) {
  return guarded([&]() -> Result<std::unique_ptr<Engine>> { return std::make_unique<TextEngine>(std::move(options)); });
}

} // namespace aisemble::nlp
