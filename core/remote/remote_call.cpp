// SPDX-License-Identifier: Apache-2.0
// One request's way: pick an endpoint, pack, send, read, and where that failed and may be repeated, once more.
#include "core/engine/hops.h"
#include "core/remote/remote_core_p.h"

#include <fmt/format.h>

#include <utility>

namespace aisemble::remote {
namespace {

constexpr std::size_t kErrorBodyBytes = std::size_t{64} << 10;
/// How long a server may take to end a stream whose last event said that it is complete.
constexpr std::chrono::milliseconds kAfterDone{250};

bool isSuccess(int status) {
  return status >= 200 && status < 300;
}

bool isEventStream(const HttpHead& head) {
  const std::string* type = findHeader(head.headers, "content-type");
  return type == nullptr || !type->starts_with("application/json"); // some label their events text/plain
}

/// Exceptions of libraries (memory, mostly) end here.
template <class Work>
auto guarded(const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory, "There is not enough memory for this request to a remote service.");
  } catch (const std::exception& e) {
    return fail(ErrorCode::Internal, "A request to a remote service could not be packed or unpacked.", e.what());
  }
}

/// RFC 9111, section 5.2.1: for the service, and for caches on the way to it. Empty where nothing is asked of them.
std::string_view cacheWish(const RunContext& context) {
  if (!context.storeResult) return context.useCache ? "no-store" : "no-cache, no-store";
  return context.useCache ? "" : "no-cache";
}

/// Whether an answer with that status says that the endpoint is in trouble. The original answers 500 also to mistakes
/// of its caller, so there nothing follows from it.
EndpointVerdict verdictOf(int status, Protocol protocol) {
  const bool isOriginal = protocol == Protocol::AisemblePod || protocol == Protocol::AisembleOrchestrator;
  if (status == 429 || status == 508 || (status == 500 && isOriginal)) return EndpointVerdict::Neutral;
  return status >= 500 || status == 408 ? EndpointVerdict::Failed : EndpointVerdict::Healthy;
}

EndpointVerdict verdictOf(HttpOutcome outcome) {
  switch (outcome) {
  case HttpOutcome::Cancelled:
  case HttpOutcome::Refused:
  case HttpOutcome::WaitTimeout:
  case HttpOutcome::BadAddress:
  case HttpOutcome::TooLarge:
  case HttpOutcome::StoppedBySink:
    return EndpointVerdict::Neutral;
  default:
    return EndpointVerdict::Failed;
  }
}

} // namespace

class RemoteEngine::Call::Sink final : public HttpSink {
 public:
  explicit Sink(std::shared_ptr<Call> call) : m_call(std::move(call)) {}
  void onHead(const HttpHead& head) override { m_call->onHead(head); }
  bool onBody(std::string_view piece) override { return m_call->onBody(piece); }
  void onEnd(HttpEnd end) override { m_call->onEnd(std::move(end)); }

 private:
  std::shared_ptr<Call> m_call;
};

RemoteEngine::Call::Call(std::shared_ptr<Core> core, Request request, RunContext context, RequestCompletion done)
    : m_core(std::move(core))
    , m_request(std::move(request))
    , m_context(std::move(context))
    , m_done(std::move(done))
    , m_started(m_core->m_clock.now()) {}

void RemoteEngine::Call::begin() {
  m_core->m_pool.post([self = shared_from_this()] {
    // Here, so that the callback and finish() never meet on two threads.
    self->m_stop.emplace(self->m_context.stop, [weak = self->weak_from_this()] {
      if (const auto call = weak.lock()) call->cancel();
    });
    self->attempt();
  });
}

void RemoteEngine::Call::cancel() {
  m_core->m_pool.post([self = shared_from_this()] { self->stopNow(); });
}

void RemoteEngine::Call::stopNow() {
  switch (m_phase) {
  case Phase::Sending:
    return m_core->m_pool.cancel(m_handle); // onEnd() follows
  case Phase::Waiting:
    m_core->m_pool.cancelTimer(m_timer);
    break;
  case Phase::Packing: // what the worker brings is ignored then
  case Phase::Unpacking:
    break;
  case Phase::Finished:
    return;
  }
  if (std::exchange(m_isPicked, false))
    m_core->m_set.finished(m_index, EndpointVerdict::Neutral, m_core->m_clock.now());
  finish(fail(ErrorCode::Cancelled, "The request was cancelled."));
}

void RemoteEngine::Call::attempt() {
  if (m_phase == Phase::Finished) return;
  if (m_context.stop.stop_requested()) return stopNow();
  const MonotonicTime now = m_core->m_clock.now();
  const auto index = m_core->m_set.pick(now, m_attempts > 0 ? std::optional(m_index) : std::nullopt);
  if (!index) return waitForSomebody(now);
  m_index = *index;
  m_isPicked = true;
  ++m_attempts;
  m_context.stages->enter(Stage::Network);
  if (m_encoded && m_encodedFor == m_index) return send(*m_encoded, false);
  const auto url = metadataUrl(m_request, endpoint());
  if (url && !m_core->m_metadata.contains({m_index, remoteModel(m_request, endpoint())})) return fetchMetadata(*url);
  pack();
}

/// Endpoints that only asked for a pause are waited for, within reason; those that fail are not.
void RemoteEngine::Call::waitForSomebody(MonotonicTime now) {
  const RetryOptions& options = m_core->m_options.retry;
  const auto end = m_core->m_set.pauseEnd(now);
  if (!end) return finish(fail(nobodyError()));
  const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*end - now);
  if (wait <= options.maxRetryAfter && *end - m_started <= options.totalTime) {
    m_phase = Phase::Waiting;
    m_context.stages->enter(Stage::Network);
    m_timer = m_core->m_pool.schedule(wait, [self = shared_from_this()] {
      if (self->m_phase == Phase::Waiting) self->attempt();
    });
    return;
  }
  Error error{ErrorCode::Busy,
              fmt::format("The {} service asked not to be called for another {} s. Try again then.",
                          serviceName(m_core->m_options.service),
                          std::chrono::ceil<std::chrono::seconds>(wait).count()),
              {},
              wait};
  finish(fail(std::move(error)));
}

void RemoteEngine::Call::fetchMetadata(const std::string& url) {
  EncodedCall call;
  call.method = "GET";
  call.url = url;
  if (auto headers = commonHeaders(endpoint())) call.headers = std::move(*headers);
  send(std::move(call), true);
}

void RemoteEngine::Call::pack() {
  m_phase = Phase::Packing;
  std::string metadata;
  if (const auto at = m_core->m_metadata.find({m_index, remoteModel(m_request, endpoint())});
      at != m_core->m_metadata.end())
    metadata = at->second;
  m_core->m_worker.post([self = shared_from_this(), index = m_index, metadata = std::move(metadata)] {
    const Endpoint& target = self->m_core->m_options.endpoints[index];
    auto packed = guarded([&] { return encodeCall(self->m_request, target, metadata); });
    const std::string& instance = self->m_core->m_options.instance;
    if (packed && !instance.empty() && target.protocol != Protocol::OpenInference)
      packed->headers.push_back({kHopsHeader, withHop(self->m_context.hops, instance)});
    if (const std::string_view wish = cacheWish(self->m_context); packed && !wish.empty())
      packed->headers.push_back({"Cache-Control", std::string(wish)});
    self->m_core->m_pool.post([self, index, packed = std::move(packed)]() mutable {
      if (self->m_phase != Phase::Packing) return; // cancelled meanwhile
      if (!packed) {
        if (std::exchange(self->m_isPicked, false))
          self->m_core->m_set.finished(index, EndpointVerdict::Neutral, self->m_core->m_clock.now());
        return self->finish(fail(std::move(packed.error())));
      }
      self->m_encoded = std::move(*packed);
      self->m_encodedFor = index;
      self->send(*self->m_encoded, false);
    });
  });
}

HttpLimits RemoteEngine::Call::limits(bool isStream) const {
  const CallOptions& options = m_core->m_options.call;
  HttpLimits out;
  out.connect = options.connect;
  out.responseBytes = options.responseBytes;
  out.total = options.total;
  if (isStream) {
    out.total.reset();
    out.firstByte = options.firstByte;
    out.idle = options.idle;
  }
  return out;
}

void RemoteEngine::Call::send(EncodedCall call, bool isMetadata) {
  m_phase = Phase::Sending;
  m_isMetadata = isMetadata;
  m_head = {};
  m_body.clear();
  m_stream.reset();
  HttpCall http;
  http.method = std::move(call.method);
  http.url = std::move(call.url);
  http.headers = std::move(call.headers);
  http.body = std::move(call.body);
  http.limits = limits(call.isStream);
  m_handle = m_core->m_pool.start(std::move(http), std::make_shared<Sink>(shared_from_this()));
}

void RemoteEngine::Call::onHead(const HttpHead& head) {
  m_head = head;
  if (!m_isMetadata && m_encoded->isStream && isSuccess(head.status) && isEventStream(head))
    m_stream = openStream(m_request, endpoint());
}

bool RemoteEngine::Call::onBody(std::string_view piece) {
  if (m_stream == nullptr) {
    if (isSuccess(m_head.status) || m_body.size() < kErrorBodyBytes) m_body += piece;
    return true;
  }
  const bool wasComplete = m_stream->isComplete();
  const auto fed = m_stream->feed(piece, [this](Partial partial) { emit(std::move(partial)); });
  if (m_stream->isComplete() && !wasComplete)
    m_timer = m_core->m_pool.schedule(kAfterDone, [self = shared_from_this(), handle = m_handle] {
      self->m_core->m_pool.cancel(handle); // the answer is whole; onEnd() sees that
    });
  return fed.has_value();
}

void RemoteEngine::Call::emit(Partial partial) {
  if (std::holds_alternative<TextDelta>(partial)) {
    m_lastText = m_core->m_clock.now();
    if (!m_firstText) m_firstText = m_lastText;
  }
  if (m_context.onPartial) m_context.onPartial(std::move(partial));
}

void RemoteEngine::Call::onEnd(HttpEnd end) {
  if (m_phase != Phase::Sending) return;
  m_lastEnd = end;
  const bool isWhole = m_stream != nullptr && m_stream->isComplete();
  if (end.outcome == HttpOutcome::Cancelled && !(isWhole && !m_context.stop.stop_requested())) {
    endAttempt(end, EndpointVerdict::Neutral, nullptr);
    return finish(fail(ErrorCode::Cancelled, "The request was cancelled."));
  }
  if (m_stream != nullptr) return streamEnded(end);
  if (end.outcome != HttpOutcome::Done || !isSuccess(end.status)) return failed(end);
  if (m_isMetadata) return metadataEnded(end);
  unpack(end);
}

void RemoteEngine::Call::metadataEnded(const HttpEnd& end) {
  m_core->m_set.count(m_index, end, m_isRetry, {});
  m_core->m_metadata[{m_index, remoteModel(m_request, endpoint())}] = std::exchange(m_body, {});
  pack();
}

void RemoteEngine::Call::unpack(const HttpEnd& end) {
  endAttempt(end, EndpointVerdict::Healthy, nullptr);
  m_phase = Phase::Unpacking;
  m_core->m_worker.post([self = shared_from_this(), body = std::exchange(m_body, {})] {
    auto result = guarded([&] { return decodeAnswer(self->m_request, self->endpoint(), self->m_head, body); });
    self->m_core->m_pool.post([self, result = std::move(result)]() mutable {
      if (self->m_phase != Phase::Unpacking) return;                       // cancelled meanwhile
      if (!result && self->endpoint().protocol == Protocol::OpenInference) // the model may have been replaced
        self->m_core->m_metadata.erase({self->m_index, remoteModel(self->m_request, self->endpoint())});
      self->finish(std::move(result));
    });
  });
}

void RemoteEngine::Call::streamEnded(const HttpEnd& end) {
  m_core->m_pool.cancelTimer(m_timer);
  auto result = guarded([&] { return m_stream->finish([this](Partial partial) { emit(std::move(partial)); }); });
  if (result) {
    endAttempt(end, EndpointVerdict::Healthy, nullptr);
    return finish(std::move(result));
  }
  Error error = std::move(result.error());
  const bool isTransport = end.outcome != HttpOutcome::Done && end.outcome != HttpOutcome::StoppedBySink;
  if (isTransport) error = cutError(facts(), end, m_stream->characters());
  const bool isBusy = error.code == ErrorCode::Busy; // said so inside the stream
  endAttempt(end, isBusy ? EndpointVerdict::Neutral : EndpointVerdict::Failed, &error);
  // What was shown stands: no second answer begins after the first piece.
  if (m_stream->characters() == 0 && isBusy && retry(RetryVerdict::Always, error.retryAfter)) return;
  finish(fail(std::move(error)));
}

void RemoteEngine::Call::failed(const HttpEnd& end) {
  const bool isAnswer = end.outcome == HttpOutcome::Done;
  std::optional<std::chrono::milliseconds> asked;
  Error error;
  if (isAnswer) {
    asked = retryAfter(m_head.headers, m_body, m_core->m_clock.wallNow());
    const HttpBody sent = m_encoded ? m_encoded->body : HttpBody{};
    error = statusError(facts(), end.status, withoutSecrets(serviceWords(m_body), endpoint(), sent), asked);
    if (asked && end.status != 400) m_core->m_set.pauseUntil(m_index, m_core->m_clock.now() + *asked);
  } else {
    error = transportError(facts(), end);
  }
  if (m_isMetadata) m_core->m_metadata.erase({m_index, remoteModel(m_request, endpoint())});
  endAttempt(end, isAnswer ? verdictOf(end.status, endpoint().protocol) : verdictOf(end.outcome), &error);
  if (retry(retryVerdict(end), asked)) return;
  finish(fail(std::move(error)));
}

void RemoteEngine::Call::endAttempt(const HttpEnd& end, EndpointVerdict verdict, const Error* problem) {
  m_core->m_set.count(m_index, end, m_isRetry, problem == nullptr ? std::string() : problem->message);
  if (std::exchange(m_isPicked, false)) m_core->m_set.finished(m_index, verdict, m_core->m_clock.now());
  if (std::exchange(m_isRetry, false)) m_core->m_budget.with([](RetryBudget& budget) { budget.endRetry(); });
  if (problem != nullptr) log(LogLevel::Warning, "attempt failed", end);
}

bool RemoteEngine::Call::retry(RetryVerdict verdict, std::optional<std::chrono::milliseconds> asked) {
  const RetryOptions& options = m_core->m_options.retry;
  const MonotonicTime now = m_core->m_clock.now();
  const bool isAllowed = verdict == RetryVerdict::Always || (verdict == RetryVerdict::IfIdempotent && !isGeneration());
  if (!isAllowed || m_attempts >= options.maxAttempts || m_firstText || m_context.stop.stop_requested()) return false;
  auto delay = backoffDelay(options, m_attempts - 1, m_core->random());
  if (asked && m_core->m_set.size() == 1) delay = std::max(delay, *asked);
  delay = std::max(delay, std::chrono::ceil<std::chrono::milliseconds>(m_core->m_set.nextChance(now) - now));
  if (delay > options.maxRetryAfter || now + delay - m_started > options.totalTime) return false;
  if (!m_core->m_budget.with([&](RetryBudget& budget) { return budget.beginRetry(now); })) return false;
  m_isRetry = true;
  m_phase = Phase::Waiting;
  m_timer = m_core->m_pool.schedule(delay, [self = shared_from_this()] {
    if (self->m_phase == Phase::Waiting) self->attempt();
  });
  return true;
}

void RemoteEngine::Call::finish(Result<Response> result) {
  if (m_phase == Phase::Finished) return;
  m_phase = Phase::Finished;
  m_stop.reset();
  if (std::exchange(m_isRetry, false)) m_core->m_budget.with([](RetryBudget& budget) { budget.endRetry(); });
  if (result) addTimes(*result);
  m_context.stages->enter(Stage::Other);
  const RequestCompletion done = std::exchange(m_done, nullptr);
  done(std::move(result));
  m_core->leave(shared_from_this());
}

void RemoteEngine::Call::addTimes(Response& response) const {
  auto* result = std::get_if<CompletionResult>(&response);
  if (result == nullptr || !m_firstText) return;
  result->timeToFirstToken = *m_firstText - m_started;
  result->decodeTime = m_lastText - *m_firstText;
}

CallFacts RemoteEngine::Call::facts() const {
  return {m_core->m_options.service, m_core->m_set.label(m_index), remoteModel(m_request, endpoint()),
          limits(!m_isMetadata && m_encoded && m_encoded->isStream)};
}

/// A generated text costs, and differs each time; all the rest can be asked for twice.
bool RemoteEngine::Call::isGeneration() const {
  return std::holds_alternative<CompletionRequest>(m_request) || std::holds_alternative<ChatRequest>(m_request);
}

Error RemoteEngine::Call::nobodyError() const {
  const MonotonicTime now = m_core->m_clock.now();
  const auto wait =
      std::max(std::chrono::ceil<std::chrono::seconds>(m_core->m_set.nextChance(now) - now), std::chrono::seconds(1));
  std::string hosts;
  for (const EndpointStatus& status : m_core->m_set.status(now))
    hosts += (hosts.empty() ? "" : ", ") + status.label + (status.lastProblem.empty() ? "" : " failed last");
  return {ErrorCode::Unavailable,
          fmt::format("No endpoint of the {} service is called at the moment, after failures ({}). The next attempt is "
                      "possible in {} s; see the services panel for the reasons.",
                      serviceName(m_core->m_options.service), hosts, wait.count()),
          {},
          wait};
}

void RemoteEngine::Call::log(LogLevel level, std::string_view event, const HttpEnd& end) const {
  m_core->m_logger.log(level, "remote", event,
                       {{"service", std::string(serviceName(m_core->m_options.service))},
                        {"host", m_core->m_set.label(m_index)},
                        {"outcome", std::string(httpOutcomeName(end.outcome))},
                        {"status", static_cast<long long>(end.status)},
                        {"attempt", static_cast<long long>(m_attempts)}});
}

} // namespace aisemble::remote
