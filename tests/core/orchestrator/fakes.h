// SPDX-License-Identifier: Apache-2.0
#pragma once
// Stand-ins for what the orchestrator works with, steered by the tests. Nothing here sleeps: tests wait on conditions.

#include "core/orchestrator/orchestrator.h"
#include "tests/core/eventually.h"

#include <QtTest>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace aisemble::test {

/// A clock that stands still until told.
class ManualClock final : public Clock {
 public:
  MonotonicTime now() const override { return MonotonicTime(Nanoseconds(m_now.load())); }
  WallTime wallNow() const override {
    return WallTime(std::chrono::duration_cast<WallTime::duration>(Nanoseconds(m_now.load())));
  }
  void advance(Nanoseconds by) { m_now += by.count(); }

 private:
  std::atomic<std::int64_t> m_now{1'000'000'000};
};

/// Counts arrivals, and lets them pass once open.
class Gate {
 public:
  /// False: `stop` was requested first.
  bool pass(const std::stop_token& stop = {}) {
    std::unique_lock lock(m_mutex);
    ++m_arrived;
    m_changed.notify_all();
    return m_changed.wait(lock, stop, [this] { return m_open; });
  }
  void open() {
    const std::scoped_lock lock(m_mutex);
    m_open = true;
    m_changed.notify_all();
  }
  bool waitForArrivals(int count) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kPatience, [&] { return m_arrived >= count; });
  }
  int arrived() const {
    const std::scoped_lock lock(m_mutex);
    return m_arrived;
  }

 private:
  mutable std::mutex m_mutex;
  std::condition_variable_any m_changed;
  int m_arrived = 0;
  bool m_open = false;
};

inline Request completion(const std::string& prompt, const std::string& model = "tiny") {
  CompletionRequest request;
  request.model = model;
  request.prompt = prompt;
  return request;
}

inline std::string promptOf(const Request& request) {
  const auto* typed = std::get_if<CompletionRequest>(&request);
  return typed != nullptr ? typed->prompt : taskName(request);
}

inline Response answer(const std::string& text, int promptTokens = 3, int completionTokens = 2) {
  CompletionResult result;
  result.text = text;
  result.model = "tiny";
  result.promptTokens = promptTokens;
  result.completionTokens = completionTokens;
  return result;
}

inline std::string textOf(const Response& response) {
  const auto* typed = std::get_if<CompletionResult>(&response);
  return typed != nullptr ? typed->text : std::string("<other>");
}

/// An engine whose every function is a member that a test replaces.
class FakeEngine final : public Engine {
 public:
  explicit FakeEngine(ServiceKind kind = ServiceKind::Llm, Handover way = Handover::Run) : m_kind(kind) {
    onHandover = [way](const Request&) { return way; };
  }

  std::function<Handover(const Request&)> onHandover;
  std::function<std::string(const Request&)> onBatchKey = [](const Request&) { return std::string("same"); };
  std::function<Result<Response>(const Request&, const RunContext&)> onRun =
      [](const Request& request, const RunContext&) -> Result<Response> { return answer("re: " + promptOf(request)); };
  std::function<std::vector<Result<Response>>(std::span<const Request>, std::span<const RunContext>)> onRunBatch;
  std::function<void(Request, RunContext, RequestCompletion)> onStart;
  std::atomic<int> runs{0};
  std::optional<std::string> target; ///< set: this engine stands for a remote service

  ServiceKind service() const override { return m_kind; }
  std::optional<std::string> remoteTarget(const Request&) const override { return target; }
  Handover handover(const Request& request) const override { return onHandover(request); }
  std::string batchKey(const Request& request) const override { return onBatchKey(request); }
  Result<Response> run(const Request& request, const RunContext& context) override {
    ++runs;
    return onRun(request, context);
  }
  std::vector<Result<Response>> runBatch(std::span<const Request> requests,
                                         std::span<const RunContext> contexts) override {
    return onRunBatch ? onRunBatch(requests, contexts) : Engine::runBatch(requests, contexts);
  }
  void start(Request request, RunContext context, RequestCompletion done) override {
    if (onStart) return onStart(std::move(request), std::move(context), std::move(done));
    done(run(request, context));
  }

 private:
  const ServiceKind m_kind;
};

/// Collects what was started, for the test to answer. A stopped one is answered Cancelled at once, as an engine would
/// within a step.
class StartDesk {
 public:
  struct Job {
    Request request;
    RunContext context;
    RequestCompletion done;
    std::atomic<bool> isAnswered{false};
    std::unique_ptr<std::stop_callback<std::function<void()>>> onStop;

    void answerWith(Result<Response> result) {
      if (!isAnswered.exchange(true)) done(std::move(result));
    }
  };

  void attachTo(FakeEngine& engine) {
    engine.onStart = [this](Request request, RunContext context, RequestCompletion done) {
      auto job = std::make_shared<Job>();
      job->request = std::move(request);
      job->context = std::move(context);
      job->done = std::move(done);
      Job* raw = job.get();
      job->onStop = std::make_unique<std::stop_callback<std::function<void()>>>(job->context.stop, [this, raw] {
        ++stopped;
        raw->answerWith(fail(ErrorCode::Cancelled, "stopped"));
      });
      const std::scoped_lock lock(m_mutex);
      m_jobs.push_back(std::move(job));
      m_changed.notify_all();
    };
  }

  /// The job number `index` in order of arrival; null if it never comes.
  std::shared_ptr<Job> job(std::size_t index) {
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, kPatience, [&] { return m_jobs.size() > index; })) return nullptr;
    return m_jobs[index];
  }
  std::size_t count() const {
    const std::scoped_lock lock(m_mutex);
    return m_jobs.size();
  }
  std::atomic<int> stopped{0};

 private:
  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  std::vector<std::shared_ptr<Job>> m_jobs;
};

class FakeCache final : public ResultCache {
 public:
  std::optional<Response> lookup(const CacheKey& key) override {
    if (onLookup) onLookup();
    const std::scoped_lock lock(m_mutex);
    const auto found = m_entries.find(text(key));
    ++(found == m_entries.end() ? m_statistics.misses : m_statistics.hits);
    return found == m_entries.end() ? std::nullopt : std::optional(found->second);
  }
  void store(const CacheKey& key, const Response& response, std::chrono::seconds timeToLive) override {
    if (onStore) onStore();
    const std::scoped_lock lock(m_mutex);
    ++m_statistics.stores;
    m_entries.insert_or_assign(text(key), response);
    lastTimeToLive = timeToLive;
  }
  CacheStatistics statistics() const override {
    const std::scoped_lock lock(m_mutex);
    return m_statistics;
  }
  void clear() override {
    const std::scoped_lock lock(m_mutex);
    m_entries.clear();
  }
  std::atomic<std::chrono::seconds> lastTimeToLive{};
  std::function<void()> onLookup;
  std::function<void()> onStore;

 private:
  static std::string text(const CacheKey& key) {
    return key.canonicalRequest + '|' + key.target + '|' + std::to_string(key.formatVersion);
  }
  mutable std::mutex m_mutex;
  std::map<std::string, Response> m_entries;
  CacheStatistics m_statistics;
};

class FakeCanonicalizer final : public RequestCanonicalizer {
 public:
  std::string canonical(const Request& request) const override { return taskName(request) + ':' + promptOf(request); }
};

class FakeModels final : public ModelResolver {
 public:
  Result<ResolvedModel> resolve(ServiceKind, const std::string& reference) override {
    if (onResolve) onResolve();
    if (reference == "missing") return fail(ErrorCode::NotFound, "There is no model 'missing'. Close: 'tiny'.");
    const std::scoped_lock lock(m_mutex);
    // A model by its path: the same content under another name.
    const std::string name = reference.starts_with("/models/") ? reference.substr(8) : reference;
    return ResolvedModel{reference, "/models/" + name, digest + name};
  }
  std::vector<ModelInfo> list() override { return {}; }
  Result<ModelInfo> info(const std::string&) override { return ModelInfo{}; }
  void setDigest(const std::string& value) {
    const std::scoped_lock lock(m_mutex);
    digest = value;
  }
  std::function<void()> onResolve;

 private:
  std::mutex m_mutex;
  std::string digest = "d-";
};

class RecordingLogger final : public Logger {
 public:
  struct Line {
    std::string event;
    std::map<std::string, std::variant<std::string, double, long long, bool>, std::less<>> fields;
  };
  void log(LogLevel, std::string_view, std::string_view event, std::initializer_list<LogField> fields) override {
    Line line;
    line.event = event;
    for (const LogField& field : fields)
      line.fields.emplace(field.name, field.value);
    const std::scoped_lock lock(m_mutex);
    m_lines.push_back(std::move(line));
  }
  std::vector<Line> lines() const {
    const std::scoped_lock lock(m_mutex);
    return m_lines;
  }

 private:
  mutable std::mutex m_mutex;
  std::vector<Line> m_lines;
};

/// Everything one test needs. Members go in reverse order: the orchestrator first.
struct Bench {
  explicit Bench(OrchestratorOptions options = {}, const Clock& usedClock = systemClock(), int threadCount = 2)
      : threads(threadCount)
      , orchestrator(std::make_unique<Orchestrator>(
            OrchestratorDependencies{threads, usedClock, logger, metrics, &models, &cache, &canonicalizer}, options)) {}

  static const Clock& systemClock() {
    static const SystemClock clock;
    return clock;
  }

  std::shared_ptr<FakeEngine> addEngine(ServiceKind kind, Handover way) {
    auto engine = std::make_shared<FakeEngine>(kind, way);
    orchestrator->setEngine(engine);
    return engine;
  }
  Result<Completed> ask(const std::string& prompt, SubmitOptions options = {}) {
    return Orchestrator::wait(orchestrator->submit(completion(prompt), options));
  }
  bool waits(int count, ServiceKind service = ServiceKind::Llm) {
    return eventually([&] {
      const QueueDepth depth = orchestrator->depth(service);
      return depth.waiting == count && depth.preparing == 0;
    });
  }
  bool isIdle(ServiceKind service = ServiceKind::Llm) {
    return eventually([&] {
      const QueueDepth depth = orchestrator->depth(service);
      return depth.waiting + depth.preparing + depth.running == 0;
    });
  }

  ThreadBudget threads;
  RecordingLogger logger;
  Metrics metrics;
  FakeModels models;
  FakeCache cache;
  FakeCanonicalizer canonicalizer;
  std::unique_ptr<Orchestrator> orchestrator;
};

inline std::string joinedText(const QFuture<RequestEvent>& future) {
  std::string out;
  for (int i = 0; i < future.resultCount(); ++i) {
    const RequestEvent event = future.resultAt(i);
    if (const auto* partial = std::get_if<Partial>(&event))
      if (const auto* delta = std::get_if<TextDelta>(partial)) out += delta->text;
  }
  return out;
}

} // namespace aisemble::test
