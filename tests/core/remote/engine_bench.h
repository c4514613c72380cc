// SPDX-License-Identifier: Apache-2.0
#pragma once
// A remote engine between a test and its fake servers.

#include "core/remote/remote_engine.h"
#include "tests/core/remote/fake_server.h"

namespace aisemble::remote::test {

/// Keeps what is logged, for tests on what must not be in it.
class KeepingLogger final : public Logger {
 public:
  void log(LogLevel, std::string_view category, std::string_view event,
           std::initializer_list<LogField> fields) override {
    const std::scoped_lock lock(m_mutex);
    m_text += std::string(category) + " " + std::string(event);
    for (const LogField& field : fields)
      if (const auto* text = std::get_if<std::string>(&field.value)) m_text += " " + *text;
    m_text += "\n";
  }
  std::string text() {
    const std::scoped_lock lock(m_mutex);
    return m_text;
  }

 private:
  std::mutex m_mutex;
  std::string m_text;
};

/// One started request.
class Answering {
 public:
  explicit Answering(const Clock& clock) : stages(std::make_shared<StageClock>(clock)) {}

  RunContext context() {
    return {stop.get_token(),
            stages,
            [this](Partial partial) {
              const std::scoped_lock lock(m_mutex);
              if (const auto* delta = std::get_if<TextDelta>(&partial)) m_text += delta->text;
              if (const auto* progress = std::get_if<Progress>(&partial)) m_progress += progress->stage;
              m_changed.notify_all();
            },
            {}};
  }
  RequestCompletion completion() {
    return [this](Result<Response> result) {
      const std::scoped_lock lock(m_mutex);
      m_result = std::move(result);
      ++m_ends;
      m_changed.notify_all();
    };
  }
  Result<Response> result() {
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, std::chrono::seconds(30), [this] { return m_ends > 0; }))
      return fail(ErrorCode::Internal, "The engine never answered.");
    return *m_result;
  }
  bool waitForText(const std::string& text) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::seconds(30), [&] { return m_text.size() >= text.size(); }) &&
           m_text == text;
  }
  bool waitForSomeText() {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::seconds(30), [&] { return !m_text.empty(); });
  }
  std::string text() {
    const std::scoped_lock lock(m_mutex);
    return m_text;
  }
  std::string progress() {
    const std::scoped_lock lock(m_mutex);
    return m_progress;
  }
  int ends() {
    const std::scoped_lock lock(m_mutex);
    return m_ends;
  }
  std::stop_source stop;
  const std::shared_ptr<StageClock> stages;

 private:
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::string m_text;
  std::string m_progress;
  std::optional<Result<Response>> m_result;
  int m_ends = 0;
};

/// Waits short enough for tests; the rest is as delivered.
inline RemoteOptions quickOptions(ServiceKind service, std::vector<Endpoint> endpoints) {
  RemoteOptions out;
  out.service = service;
  out.endpoints = std::move(endpoints);
  out.retry.baseDelay = std::chrono::milliseconds(1);
  out.retry.maxDelay = std::chrono::milliseconds(2);
  out.health.interval = std::chrono::milliseconds(0);
  return out;
}

struct EngineBench {
  explicit EngineBench(const RemoteOptions& options, const HttpPoolOptions& poolOptions = {}) : pool(poolOptions) {
    engine = std::move(*RemoteEngine::create(options, pool, EngineEnvironment{budget, logger, clock}));
  }
  std::shared_ptr<Answering> start(Request request) {
    auto out = std::make_shared<Answering>(clock);
    engine->start(std::move(request), out->context(), out->completion());
    return out;
  }
  Result<Response> ask(Request request) { return start(std::move(request))->result(); }

  SystemClock clock;
  KeepingLogger logger;
  ThreadBudget budget{1};
  HttpPool pool;
  std::unique_ptr<RemoteEngine> engine;
};

} // namespace aisemble::remote::test
