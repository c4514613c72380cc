// SPDX-License-Identifier: Apache-2.0
#pragma once
// An engine with everything around it that a request needs.

#include "core/llm/engine/language_engine.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace aisemble::llm::test {

inline const std::filesystem::path kModels = std::filesystem::path(AISEMBLE_FIXTURES) / "models";

/// A copy of a fixture model, to be changed.
inline std::filesystem::path copyOf(const std::string& model, const QTemporaryDir& folder) {
  const std::filesystem::path to = std::filesystem::path(folder.path().toStdString()) / model;
  std::filesystem::create_directories(to);
  for (const auto& entry : std::filesystem::directory_iterator(kModels / model))
    std::filesystem::copy_file(entry.path(), to / entry.path().filename(),
                               std::filesystem::copy_options::overwrite_existing);
  return to;
}

inline void write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path) << text;
}

/// One request under way.
struct Flight {
  std::future<Result<Response>> answer;
  std::stop_source stop;
  std::shared_ptr<StageClock> stages;
  std::shared_ptr<std::vector<Partial>> partials = std::make_shared<std::vector<Partial>>(); ///< read after the answer

  [[nodiscard]] std::string streamed() const {
    std::string out;
    for (const Partial& partial : *partials)
      if (const auto* delta = std::get_if<TextDelta>(&partial)) out += delta->text;
    return out;
  }
};

class EngineBench {
 public:
  explicit EngineBench(LanguageEngineOptions options = {}) : threads(2) {
    auto created = createLanguageEngine({threads, logger, clock}, options);
    if (created) engine = std::move(*created);
  }

  [[nodiscard]] RunContext contextFor(const std::filesystem::path& model, Flight& flight) const {
    RunContext context;
    context.stop = flight.stop.get_token();
    context.stages = flight.stages = std::make_shared<StageClock>(clock);
    context.onPartial = [partials = flight.partials](Partial partial) { partials->push_back(std::move(partial)); };
    context.model = {model.filename().string(), model, ""};
    return context;
  }

  Flight start(const std::filesystem::path& model, Request request) {
    Flight flight;
    launch(model, std::move(request), flight);
    return flight;
  }

  void launch(const std::filesystem::path& model, Request request, Flight& flight) {
    auto promise = std::make_shared<std::promise<Result<Response>>>();
    flight.answer = promise->get_future();
    engine->start(std::move(request), contextFor(model, flight),
                  [promise](Result<Response> answer) { promise->set_value(std::move(answer)); });
  }

  Result<CompletionResult> complete(const std::filesystem::path& model, Request request) {
    auto answer = start(model, std::move(request)).answer.get();
    if (!answer) return fail(std::move(answer.error()));
    return std::get<CompletionResult>(std::move(*answer));
  }

  template <class T>
  Result<T> run(const std::filesystem::path& model, const Request& request) {
    Flight flight;
    auto answer = engine->run(request, contextFor(model, flight));
    if (!answer) return fail(std::move(answer.error()));
    return std::get<T>(std::move(*answer));
  }

  ThreadBudget threads;
  NullLogger logger;
  SystemClock clock;
  std::unique_ptr<Engine> engine;
};

/// A greedy completion of exactly `prompt`.
inline CompletionRequest greedy(const std::string& prompt, int maxTokens = 32) {
  CompletionRequest request;
  request.prompt = prompt;
  request.raw = true;
  request.options.temperature = 0;
  request.options.maxTokens = maxTokens;
  request.options.ignoreEndOfSequence = true;
  return request;
}

} // namespace aisemble::llm::test
