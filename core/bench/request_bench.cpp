// SPDX-License-Identifier: Apache-2.0
#include "core/bench/request_bench.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

namespace aisemble::bench {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

double since(MonotonicTime begin) {
  return Milliseconds(std::chrono::steady_clock::now() - begin).count();
}

tl::unexpected<Error> named(const std::string& name, Error error) {
  if (!error.isCancelled()) error.message = name + ": " + error.message;
  return fail(std::move(error));
}

/// The copies of one request, submitted together; the trace says when each was answered.
Result<std::vector<Completed>> round(Orchestrator& orchestrator, const Request& request, int parallel,
                                     const SubmitOptions& options, const std::stop_token& stop) {
  std::vector<Ticket> tickets;
  for (int i = 0; i < parallel; ++i)
    tickets.push_back(orchestrator.submit(request, options));
  const std::stop_callback cancel(stop, [&tickets] {
    for (Ticket& ticket : tickets)
      ticket.future.cancel();
  });
  std::vector<Completed> out;
  std::optional<Error> failure;
  for (const Ticket& ticket : tickets) { // all are waited for: none may still run in the next round
    Result<Completed> completed = Orchestrator::wait(ticket);
    if (completed)
      out.push_back(std::move(*completed));
    else if (!failure)
      failure = std::move(completed.error());
  }
  if (failure) return fail(std::move(*failure));
  return out;
}

double totalMs(const Completed& completed) {
  return Milliseconds(completed.report.trace.total).count();
}

} // namespace

Result<std::vector<Measurement>> runRequestBench(Orchestrator& orchestrator, const std::vector<NamedRequest>& requests,
                                                 const RequestBenchOptions& options, std::stop_token stop,
                                                 const std::function<void(int, int)>& progress) {
  if (options.repeats < 1 || options.parallel < 1)
    return fail(ErrorCode::InvalidArgument, "A benchmark needs at least 1 repetition and 1 request in parallel.");
  const int all = static_cast<int>(requests.size()) * options.repeats;
  int done = 0;
  std::vector<Measurement> out;
  for (const NamedRequest& one : requests) {
    Measurement measurement{one.name, "ms", "from submission to the answer, cache not used", {}};
    for (int i = -1; i < options.repeats; ++i) {
      if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "The benchmark was stopped.");
      const Result<std::vector<Completed>> answers =
          round(orchestrator, one.request, options.parallel, {.useCache = false, .storeResult = false}, stop);
      if (!answers) return named(one.name, answers.error());
      if (i < 0) continue; // loads the engine and warms up
      for (const Completed& answer : *answers)
        measurement.samples.push_back(totalMs(answer));
      if (progress) progress(++done, all);
    }
    out.push_back(std::move(measurement));
  }
  return out;
}

Result<std::vector<Measurement>> runCacheBench(Orchestrator& orchestrator, const NamedRequest& request, int repeats,
                                               std::stop_token stop, const std::function<void(int, int)>& progress) {
  Result<std::vector<Measurement>> computed =
      runRequestBench(orchestrator, {request}, {.repeats = repeats}, stop, [&](int done, int) {
        if (progress) progress(done, 2 * repeats);
      });
  if (!computed) return computed;
  computed->front().name = "computed";
  Measurement found{"found", "ms", "from submission to the answer, found in the cache", {}};
  for (int i = -1; i < repeats; ++i) {
    if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "The benchmark was stopped.");
    const Result<std::vector<Completed>> answers = round(orchestrator, request.request, 1, {}, stop);
    if (!answers) return named(request.name, answers.error());
    if (i < 0) continue; // puts it there
    if (!answers->front().report.fromCache)
      return fail(ErrorCode::Unavailable, "The answer to " + request.name +
                                              " was computed again: the cache is off, full or cannot be opened. See "
                                              "cache_enabled in the settings.");
    found.samples.push_back(totalMs(answers->front()));
    if (progress) progress(repeats + i + 1, 2 * repeats);
  }
  computed->push_back(std::move(found));
  return computed;
}

Result<std::vector<Measurement>> runHttpBench(HttpClient& http, const HttpAsk& ask, const HttpBenchOptions& options,
                                              std::stop_token stop, const std::function<void(int, int)>& progress) {
  if (options.requests < 1 || options.connections < 1 || options.connections > 1000)
    return fail(ErrorCode::InvalidArgument, "An HTTP benchmark takes 1 or more requests over 1 to 1000 connections.");
  Measurement latency{"latency", "ms", "from the call to the whole answer, per request", {}};
  Measurement throughput{"throughput", "requests/s", "requests / time of all, warm-up aside", {}};
  if (const Result<HttpReply> warm = http.send(ask, stop); !warm) return fail(warm.error());
  std::mutex mutex;
  std::optional<Error> failure; // guarded by mutex
  std::atomic<int> taken = 0;
  const MonotonicTime begin = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < std::min(options.connections, options.requests); ++i)
      callers.emplace_back([&] {
        while (taken++ < options.requests && !stop.stop_requested()) {
          const MonotonicTime sent = std::chrono::steady_clock::now();
          const Result<HttpReply> reply = http.send(ask, stop);
          const double ms = since(sent);
          const std::scoped_lock lock(mutex);
          if (!reply && !failure) failure = reply.error();
          if (reply && (reply->status < 200 || reply->status > 399) && !failure)
            failure = Error{ErrorCode::Unavailable,
                            ask.url + " answers with status " + std::to_string(reply->status) + ".",
                            {},
                            std::nullopt};
          if (failure) return;
          latency.samples.push_back(ms);
          if (progress) progress(static_cast<int>(latency.samples.size()), options.requests);
        }
      });
  }
  if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "The benchmark was stopped.");
  if (failure) return fail(std::move(*failure));
  throughput.samples.push_back(static_cast<double>(latency.samples.size()) * 1000 / since(begin));
  return std::vector<Measurement>{std::move(latency), std::move(throughput)};
}

} // namespace aisemble::bench
