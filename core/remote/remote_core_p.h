// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the calls of one remote engine share, and one call's way through its attempts.

#include "core/base/guarded.h"
#include "core/remote/codec_worker_p.h"
#include "core/remote/protocol.h"
#include "core/remote/remote_engine.h"
#include "core/remote/service_errors.h"

#include <condition_variable>
#include <map>
#include <random>
#include <unordered_set>

namespace aisemble::remote {

class RemoteEngine::Core : public std::enable_shared_from_this<Core> {
 public:
  Core(RemoteOptions options, HttpPool& pool, const EngineEnvironment& environment);

  void startHealthChecks();
  void close(); ///< cancels all calls and waits until none is left

  void enter(const std::shared_ptr<Call>& call);
  void leave(const std::shared_ptr<Call>& call);
  [[nodiscard]] RemoteStatus status() const;

  const RemoteOptions m_options;
  HttpPool& m_pool;
  Logger& m_logger;
  const Clock& m_clock;
  EndpointSet m_set;
  Guarded<RetryBudget> m_budget;
  CodecWorker m_worker;

  // Of the pool's thread only.
  std::mt19937_64 m_random;
  std::map<std::pair<std::size_t, std::string>, std::string> m_metadata; ///< of a model at an endpoint
  [[nodiscard]] double random() { return std::uniform_real_distribution<double>(0, 1)(m_random); }

 private:
  void checkHealth();
  void scheduleHealth();

  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::unordered_set<std::shared_ptr<Call>> m_calls; // guarded by m_mutex
  bool m_isClosing = false;                          // guarded by m_mutex
  HttpPool::TimerId m_healthTimer = 0;               // guarded by m_mutex
};

/// One request. After begin() everything happens on the pool's thread, but for the packing and unpacking.
class RemoteEngine::Call : public std::enable_shared_from_this<Call> {
 public:
  Call(std::shared_ptr<Core> core, Request request, RunContext context, RequestCompletion done);

  void begin();
  void cancel(); ///< any thread

 private:
  class Sink;
  enum class Phase { Packing, Waiting, Sending, Unpacking, Finished };

  void attempt();
  void waitForSomebody(MonotonicTime now);
  void pack();
  void fetchMetadata(const std::string& url);
  void send(EncodedCall call, bool isMetadata);
  void stopNow();

  // From the sink.
  void onHead(const HttpHead& head);
  bool onBody(std::string_view piece);
  void onEnd(HttpEnd end);

  void metadataEnded(const HttpEnd& end);
  void streamEnded(const HttpEnd& end);
  void unpack(const HttpEnd& end);
  void failed(const HttpEnd& end);
  void endAttempt(const HttpEnd& end, EndpointVerdict verdict, const Error* problem);
  /// True when another attempt was scheduled.
  bool retry(RetryVerdict verdict, std::optional<std::chrono::milliseconds> asked);
  void finish(Result<Response> result);
  void emit(Partial partial);
  void addTimes(Response& response) const;
  [[nodiscard]] CallFacts facts() const;
  [[nodiscard]] const Endpoint& endpoint() const { return m_core->m_options.endpoints[m_index]; }
  [[nodiscard]] HttpLimits limits(bool isStream) const;
  [[nodiscard]] bool isGeneration() const;
  [[nodiscard]] Error nobodyError() const;
  void log(LogLevel level, std::string_view event, const HttpEnd& end) const;

  const std::shared_ptr<Core> m_core;
  const Request m_request;
  const RunContext m_context;
  RequestCompletion m_done;
  std::optional<std::stop_callback<std::function<void()>>> m_stop;

  Phase m_phase = Phase::Packing;
  MonotonicTime m_started;
  std::optional<MonotonicTime> m_firstText;
  MonotonicTime m_lastText{};
  int m_attempts = 0;
  bool m_isRetry = false;  ///< holds a retry of the budget
  bool m_isPicked = false; ///< holds a call of the endpoint set
  std::size_t m_index = 0; ///< the endpoint of this attempt
  HttpPool::Handle m_handle = 0;
  HttpPool::TimerId m_timer = 0;
  std::optional<EncodedCall> m_encoded; ///< for m_encodedFor
  std::size_t m_encodedFor = 0;
  std::optional<HttpEnd> m_lastEnd;

  // Of the attempt under way.
  bool m_isMetadata = false;
  HttpHead m_head;
  std::string m_body;
  std::unique_ptr<AnswerStream> m_stream;
};

} // namespace aisemble::remote
