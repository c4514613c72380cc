// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/call_runner.h"

#include "core/api/jobs/job_routes.h"
#include "core/api/original/answer_text.h"
#include "core/api/submit_options.h"
#include "core/api/validation/answer_marks.h"
#include "core/api/validation/query_reader.h"
#include "core/api/validation/status.h"

#include <exception>
#include <utility>

namespace aisemble::api {
namespace {

constexpr std::size_t kLargeBody = 64 * 1024; // less is read in under a millisecond
constexpr int kPoolThreads = 2;               // beside the engines: reading is short work
constexpr int kMaxLarge = 64;                 // waiting for them; the transport bounds their bytes

HttpResponse withIds(HttpResponse answer, RequestId id) {
  answer.headers.push_back({"X-Request-Id", std::to_string(id)}); // as in the log
  return answer;
}

/// What an engine of this machine does not find, or finds damaged, is in the request (a column, an image), unless it is
/// a model. What a service elsewhere answers is that service's fault, but for a model that the client named.
HttpResponse failureAnswer(Error error, const Request& request, bool isElsewhere) {
  if (isElsewhere) return errorAnswer(error, statusElsewhere(error.code, modelOf(request).empty()));
  const bool namesModel = serviceOf(request) == ServiceKind::Llm;
  if (error.code == ErrorCode::NotFound && !namesModel) error.code = ErrorCode::InvalidArgument;
  if (error.code == ErrorCode::Corrupt && namesModel) error.code = ErrorCode::Unavailable;
  return errorAnswer(error);
}

/// Runs what reads or writes a body. Only memory can fail there, and a request must not take the server with it.
template <class Work>
void guarded(const ExchangePtr& exchange, Work work) {
  try {
    work();
  } catch (const std::exception&) {
    exchange->respond(errorAnswer(
        {ErrorCode::OutOfMemory, "There is not enough memory for this request. Send less at a time.", {}, {}}));
  }
}

} // namespace

CallRunner::CallRunner(const CallRunnerDependencies& dependencies, std::shared_ptr<JobRunner> jobs)
    : m_dependencies(dependencies), m_jobs(std::move(jobs)), m_pool(kPoolThreads) {}

CallRunner::~CallRunner() = default;

void CallRunner::runLarge(const ExchangePtr& exchange, std::function<void()> task) {
  if (m_large.fetch_add(1, std::memory_order_relaxed) >= kMaxLarge) {
    m_large.fetch_sub(1, std::memory_order_relaxed);
    return exchange->respond(
        errorAnswer({ErrorCode::Busy, "Too many large requests are being read. Try again later.", {}, {}}));
  }
  m_pool.run([this, exchange, task = std::move(task)] {
    guarded(exchange, task);
    m_large.fetch_sub(1, std::memory_order_relaxed);
  });
}

void CallRunner::serve(const ExchangePtr& exchange, const CallReader& reader) {
  if (exchange->request().body.size() <= kLargeBody) return guarded(exchange, [&] { read(exchange, reader); });
  runLarge(exchange, [this, exchange, reader] { read(exchange, reader); });
}

void CallRunner::read(const ExchangePtr& exchange, const CallReader& reader) {
  QueryReader query(exchange->request());
  bool isAsync = false;
  query.optional("async", isAsync);
  if (!query.isValid()) return exchange->respond(query.problems());
  Understood call = reader(exchange->request());
  if (!call) return exchange->respond(std::move(call.error()));
  if (isAsync) return acceptJob(exchange, std::move(*call));
  if (!call->imageUrl.empty()) return fetchImage(exchange, std::move(*call));
  submit(exchange, std::move(*call));
}

void CallRunner::fetchImage(const ExchangePtr& exchange, Call call) {
  std::string url = std::move(call.imageUrl);
  const std::weak_ptr<CallRunner> weak = weak_from_this();
  m_dependencies.images->fetch(std::move(url), [weak, exchange,
                                                call = std::move(call)](Result<std::string> image) mutable {
    if (!image) {
      Error error = std::move(image.error());
      error.message = "image_url: " + error.message;
      // That the address does not answer is no fault of this server's.
      if (error.code == ErrorCode::NotFound || error.code == ErrorCode::Unavailable)
        error.code = ErrorCode::InvalidArgument;
      return exchange->respond(errorAnswer(error));
    }
    std::get<VisionRequest>(call.request).image = EncodedImage{std::make_shared<const std::string>(std::move(*image))};
    if (const auto self = weak.lock()) self->submit(exchange, std::move(call));
  });
}

void CallRunner::acceptJob(const ExchangePtr& exchange, Call call) {
  if (!m_jobs) return exchange->respond(noJobsAnswer());
  if (!call.whyNotLater.empty()) return exchange->respond(detailAnswer(400, call.whyNotLater));
  const bool useCache = submitOptions(exchange->request()).useCache;
  m_jobs->accept(std::move(call.request), useCache, [exchange](Result<std::string> id) {
    if (!id) return exchange->respond(errorAnswer(id.error()));
    HttpResponse answer = jsonAnswer("{\"job_id\":\"" + *id + "\",\"status\":\"pending\"}");
    answer.status = 202;
    answer.headers.push_back({"Location", "/jobs/" + *id});
    exchange->respond(std::move(answer));
  });
}

void CallRunner::submit(const ExchangePtr& exchange, Call call) {
  auto shared = std::make_shared<const Call>(std::move(call));
  Ticket ticket = m_dependencies.orchestrator.submit(shared->request, submitOptions(exchange->request()));
  const RequestId id = ticket.id;
  exchange->onClientGone([ticket]() mutable { ticket.cancel(); });
  const std::weak_ptr<CallRunner> weak = weak_from_this();
  m_dependencies.follower.follow(std::move(ticket), nullptr,
                                 [weak, exchange, shared, id](Result<Completed> end, bool isElsewhere) {
                                   if (const auto self = weak.lock())
                                     self->finish(exchange, shared, id, std::move(end), isElsewhere);
                                 });
}

void CallRunner::finish(const ExchangePtr& exchange, const std::shared_ptr<const Call>& call, RequestId id,
                        Result<Completed> end, bool isElsewhere) {
  if (!end) {
    if (end.error().code == ErrorCode::NotFound && call->takesAnyModel)
      if (const auto* request = std::get_if<CompletionRequest>(&call->request);
          request != nullptr && !request->model.empty()) {
        Call again = *call;
        std::get<CompletionRequest>(again.request).model.clear();
        return submit(exchange, std::move(again));
      }
    if (end.error().code == ErrorCode::InvalidArgument && call->takesAnyLanguage) {
      Call again = *call;
      again.takesAnyLanguage = false;
      again.isLanguageDetected = true;
      std::get<NlpRequest>(again.request).language = "auto";
      return submit(exchange, std::move(again));
    }
    end.error().message = m_dependencies.uploads.withoutFolder(std::move(end.error().message));
    return exchange->respond(withIds(failureAnswer(std::move(end.error()), call->request, isElsewhere), id));
  }
  const bool isLargeAnswer = isLarge(end->response);
  auto answer = [exchange, call, id, end = std::move(end)] {
    guarded(exchange, [&] {
      HttpResponse out = withIds(jsonAnswer(call->write(*end)), id);
      describe({&end->report, 1}, out);
      if (call->isLanguageDetected) out.headers.push_back({"X-Language", "detected"});
      exchange->respond(std::move(out));
    });
  };
  if (isLargeAnswer)
    m_pool.run(std::move(answer));
  else
    answer();
}

} // namespace aisemble::api
