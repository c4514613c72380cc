// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench_http_client.h"

#include "core/remote/url.h"

#include <future>
#include <utility>

namespace aisemble {
namespace {

constexpr int kConnections = 1000; // as many as the benchmarks may ask for
constexpr std::size_t kAnswerLimitBytes = std::size_t{64} << 20;

class Collector final : public remote::HttpSink {
 public:
  void onHead(const remote::HttpHead& head) override { m_reply.status = head.status; }
  bool onBody(std::string_view piece) override {
    m_reply.body += piece;
    return true;
  }
  void onEnd(remote::HttpEnd end) override { m_end.set_value({std::move(end), std::move(m_reply)}); }

  using End = std::pair<remote::HttpEnd, bench::HttpReply>;
  [[nodiscard]] std::future<End> end() { return m_end.get_future(); }

 private:
  bench::HttpReply m_reply;
  std::promise<End> m_end;
};

std::string reasonOf(remote::HttpOutcome outcome) {
  using remote::HttpOutcome;
  switch (outcome) {
  case HttpOutcome::NameNotResolved:
    return "no machine of that name is known";
  case HttpOutcome::ConnectFailed:
  case HttpOutcome::ConnectTimeout:
    return "it takes no connection";
  case HttpOutcome::TlsFailed:
  case HttpOutcome::TlsNotTrusted:
    return "no trusted connection can be made";
  case HttpOutcome::NotHttp:
    return "it does not speak HTTP";
  default:
    return "the connection broke off";
  }
}

tl::unexpected<Error> benchmarkError(const remote::HttpEnd& end, const std::string& peer) {
  using remote::HttpOutcome;
  switch (end.outcome) {
  case HttpOutcome::Cancelled:
    return fail(ErrorCode::Cancelled, "The benchmark was stopped.");
  case HttpOutcome::BadAddress:
    return fail(ErrorCode::InvalidArgument, "The address cannot be called. Give it as http://host:port.");
  case HttpOutcome::TooLarge:
    return fail(ErrorCode::TooLarge, peer + " answers more than 64 MiB.");
  case HttpOutcome::TotalTimeout:
  case HttpOutcome::FirstByteTimeout:
  case HttpOutcome::IdleTimeout:
    return fail(ErrorCode::DeadlineExceeded, peer + " did not answer in time. Is it overloaded?");
  default:
    return fail(ErrorCode::Unavailable,
                peer + " cannot be reached: " + reasonOf(end.outcome) + ". Is it running, and is the address right?",
                end.detail);
  }
}

} // namespace

remote::HttpPool& PoolHttpClient::pool() {
  const std::scoped_lock lock(m_mutex);
  if (!m_pool) {
    remote::HttpPoolOptions options;
    options.maxConnections = kConnections;
    options.maxPerHost = kConnections;
    options.maxKept = kConnections;
    options.streamsPerConnection = 1; // a connection per request: what the benchmark counts are connections
    options.useHttp2 = false;
    m_pool = std::make_unique<remote::HttpPool>(options);
  }
  return *m_pool;
}

Result<bench::HttpReply> PoolHttpClient::send(const bench::HttpAsk& ask, std::stop_token stop) {
  const Result<remote::Url> url = remote::parseUrl(ask.url);
  if (!url) return fail(url.error());
  remote::HttpCall call;
  call.method = ask.method;
  call.url = ask.url;
  call.headers = {{"Accept", "application/json, text/plain"}};
  if (!ask.body.empty()) {
    call.headers.push_back({"Content-Type", "application/json"});
    call.body = remote::HttpBody::of(ask.body);
  }
  if (!ask.bearerKey.empty()) call.headers.push_back({"Authorization", "Bearer " + ask.bearerKey});
  if (ask.bypassCaches) call.headers.push_back({"Cache-Control", "no-cache"});
  call.limits.total = ask.limit;
  call.limits.responseBytes = kAnswerLimitBytes;

  const auto collector = std::make_shared<Collector>();
  std::future<Collector::End> end = collector->end();
  remote::HttpPool& transport = pool();
  const remote::HttpPool::Handle handle = transport.start(std::move(call), collector);
  const std::stop_callback cancel(stop, [&transport, handle] { transport.cancel(handle); });
  Collector::End ended = end.get();
  if (ended.first.outcome != remote::HttpOutcome::Done) return benchmarkError(ended.first, url->label());
  return std::move(ended.second);
}

} // namespace aisemble
