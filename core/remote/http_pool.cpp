// SPDX-License-Identifier: Apache-2.0
#include "core/remote/http_pool.h"

#include "core/remote/http_transfer_p.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>

namespace aisemble::remote {
namespace {

void initialiseLibrary() {
  static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT); // thread-safe by the language; never undone
  (void)once;
}

MonotonicTime now() {
  return std::chrono::steady_clock::now();
}

} // namespace

/// Everything but the posted work belongs to the thread.
class HttpPool::Loop {
 public:
  explicit Loop(HttpPoolOptions options);
  ~Loop();

  void post(std::function<void()> work);
  void add(Handle id, HttpCall call, std::shared_ptr<HttpSink> sink);
  void cancel(Handle id);
  void addTimer(TimerId id, MonotonicTime due, std::function<void()> work);
  void dropTimer(TimerId id);
  HttpPoolStatistics statistics() const;

  std::atomic<Handle> nextHandle{1};
  std::atomic<TimerId> nextTimer{1};

 private:
  using TransferPtr = std::unique_ptr<HttpTransfer>;
  struct Host {
    int active = 0;
    bool isHttp2 = false; ///< as it answered last
  };

  void run();
  void runPosted();
  void runTimers();
  void admitWaiting();
  bool hasRoomFor(const std::string& origin) const;
  int connectionsOf(const Host& host) const;
  void launch(TransferPtr transfer);
  void collectEnded();
  void enforceLimits();
  void finish(TransferPtr transfer, HttpEnd end);
  void finishAs(TransferPtr transfer, HttpOutcome outcome);
  void leaveHost(const HttpTransfer& transfer, const HttpEnd& end);
  int waitMilliseconds() const;
  void endAll();

  const HttpPoolOptions m_options;
  CURLM* m_multi = nullptr;
  std::unordered_map<Handle, TransferPtr> m_active;
  std::deque<TransferPtr> m_waiting; // first come, first served, per host
  std::unordered_map<std::string, Host> m_hosts;
  std::map<std::pair<MonotonicTime, TimerId>, std::function<void()>> m_timers;
  std::unordered_map<TimerId, MonotonicTime> m_timerDue;
  bool m_isClosing = false; // the thread's own copy

  mutable std::mutex m_mutex;
  std::vector<std::function<void()>> m_posted; // guarded by m_mutex
  HttpPoolStatistics m_statistics;             // guarded by m_mutex
  std::jthread m_thread;                       // last: joined before the rest goes
};

HttpPool::Loop::Loop(HttpPoolOptions options) : m_options(std::move(options)) {
  initialiseLibrary();
  m_multi = curl_multi_init();
  if (m_multi != nullptr) {
    // Admission below keeps within these; the library's own limits are the second line.
    curl_multi_setopt(m_multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, static_cast<long>(m_options.maxConnections));
    curl_multi_setopt(m_multi, CURLMOPT_MAX_HOST_CONNECTIONS, static_cast<long>(m_options.maxPerHost));
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, static_cast<long>(std::max(1, m_options.maxKept)));
    curl_multi_setopt(m_multi, CURLMOPT_PIPELINING, static_cast<long>(CURLPIPE_MULTIPLEX));
    curl_multi_setopt(m_multi, CURLMOPT_MAX_CONCURRENT_STREAMS, static_cast<long>(m_options.streamsPerConnection));
  }
  m_thread = std::jthread([this] { run(); });
}

HttpPool::Loop::~Loop() {
  post([this] { m_isClosing = true; });
  m_thread.join();
  if (m_multi != nullptr) curl_multi_cleanup(m_multi);
}

void HttpPool::Loop::post(std::function<void()> work) {
  {
    const std::scoped_lock lock(m_mutex);
    m_posted.push_back(std::move(work));
  }
  if (m_multi != nullptr) curl_multi_wakeup(m_multi);
}

void HttpPool::Loop::run() {
  while (!m_isClosing) {
    runPosted();
    if (m_isClosing) break; // the wakeup that told of it was used up: the wait below would take its whole time
    runTimers();
    admitWaiting();
    int running = 0;
    if (m_multi != nullptr) curl_multi_perform(m_multi, &running);
    collectEnded();
    enforceLimits();
    if (m_multi != nullptr)
      curl_multi_poll(m_multi, nullptr, 0, waitMilliseconds(), nullptr);
    else
      std::this_thread::sleep_for(std::chrono::milliseconds(10)); // only without memory for a handle
  }
  endAll();
}

void HttpPool::Loop::runPosted() {
  std::vector<std::function<void()>> work;
  {
    const std::scoped_lock lock(m_mutex);
    work.swap(m_posted);
  }
  for (const auto& call : work)
    call();
}

void HttpPool::Loop::runTimers() {
  const MonotonicTime time = now();
  while (!m_timers.empty() && m_timers.begin()->first.first <= time) {
    auto node = m_timers.extract(m_timers.begin());
    m_timerDue.erase(node.key().second);
    node.mapped()();
  }
}

void HttpPool::Loop::addTimer(TimerId id, MonotonicTime due, std::function<void()> work) {
  m_timerDue.emplace(id, due);
  m_timers.emplace(std::pair{due, id}, std::move(work));
}

void HttpPool::Loop::dropTimer(TimerId id) {
  const auto at = m_timerDue.find(id);
  if (at == m_timerDue.end()) return;
  m_timers.erase({at->second, id});
  m_timerDue.erase(at);
}

int HttpPool::Loop::connectionsOf(const Host& host) const {
  if (!host.isHttp2) return host.active;
  return (host.active + m_options.streamsPerConnection - 1) / m_options.streamsPerConnection;
}

bool HttpPool::Loop::hasRoomFor(const std::string& origin) const {
  Host after;
  if (const auto at = m_hosts.find(origin); at != m_hosts.end()) after = at->second;
  int total = 0;
  for (const auto& [other, host] : m_hosts)
    if (other != origin) total += connectionsOf(host);
  ++after.active;
  const int own = connectionsOf(after);
  return own <= m_options.maxPerHost && total + own <= m_options.maxConnections;
}

void HttpPool::Loop::add(Handle id, HttpCall call, std::shared_ptr<HttpSink> sink) {
  const bool mayWait = call.waitForConnection.value_or(m_options.blockWhenFull);
  auto transfer = std::make_unique<HttpTransfer>(id, std::move(call), std::move(sink), now());
  if (m_isClosing) return finishAs(std::move(transfer), HttpOutcome::Cancelled);
  if (transfer->origin().empty()) return finishAs(std::move(transfer), HttpOutcome::BadAddress);
  const bool isBehind =
      std::ranges::any_of(m_waiting, [&](const TransferPtr& other) { return other->origin() == transfer->origin(); });
  if (!isBehind && hasRoomFor(transfer->origin())) return launch(std::move(transfer));
  if (!mayWait || m_waiting.size() >= m_options.maxWaiting) return finishAs(std::move(transfer), HttpOutcome::Refused);
  m_waiting.push_back(std::move(transfer));
}

void HttpPool::Loop::admitWaiting() {
  for (std::size_t i = 0; i < m_waiting.size();) {
    if (!hasRoomFor(m_waiting[i]->origin())) {
      ++i;
      continue;
    }
    TransferPtr transfer = std::move(m_waiting[i]);
    m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(i));
    launch(std::move(transfer));
  }
  const std::scoped_lock lock(m_mutex);
  m_statistics.active = static_cast<int>(m_active.size());
  m_statistics.waiting = static_cast<int>(m_waiting.size());
}

void HttpPool::Loop::launch(TransferPtr transfer) {
  if (m_multi == nullptr || !transfer->prepare(m_options, now()) ||
      curl_multi_add_handle(m_multi, transfer->easy()) != CURLM_OK) {
    HttpEnd end = transfer->endAs(HttpOutcome::Failed);
    end.detail = "the request could not be prepared: a header has a line break in it, or memory is short";
    return finish(std::move(transfer), std::move(end));
  }
  ++m_hosts[transfer->origin()].active;
  const Handle id = transfer->id();
  m_active.emplace(id, std::move(transfer));
}

void HttpPool::Loop::leaveHost(const HttpTransfer& transfer, const HttpEnd& end) {
  const auto at = m_hosts.find(transfer.origin());
  if (at == m_hosts.end()) return;
  --at->second.active;
  if (end.outcome == HttpOutcome::Done) at->second.isHttp2 = end.isHttp2;
  if (at->second.active == 0 && !at->second.isHttp2) m_hosts.erase(at);
}

void HttpPool::Loop::collectEnded() {
  if (m_multi == nullptr) return;
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    char* self = nullptr;
    const CURLcode code = message->data.result;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &self);
    const auto at = m_active.find(static_cast<HttpTransfer*>(static_cast<void*>(self))->id());
    if (at == m_active.end()) continue;
    TransferPtr transfer = std::move(at->second);
    m_active.erase(at);
    HttpEnd end = transfer->endOf(code);
    curl_multi_remove_handle(m_multi, transfer->easy());
    leaveHost(*transfer, end);
    finish(std::move(transfer), std::move(end));
  }
}

void HttpPool::Loop::enforceLimits() {
  const MonotonicTime time = now();
  std::vector<Handle> late;
  for (const auto& [id, transfer] : m_active)
    if (const auto limit = transfer->nextLimit(false); limit && *limit <= time) late.push_back(id);
  for (const Handle id : late) {
    TransferPtr transfer = std::move(m_active.extract(id).mapped());
    HttpEnd end = transfer->endAs(transfer->limitOutcome(false, time));
    curl_multi_remove_handle(m_multi, transfer->easy());
    leaveHost(*transfer, end);
    finish(std::move(transfer), std::move(end));
  }
  std::deque<TransferPtr> waiting = std::exchange(m_waiting, {});
  for (TransferPtr& transfer : waiting) {
    const auto limit = transfer->nextLimit(true);
    if (limit && *limit <= time)
      finishAs(std::move(transfer), HttpOutcome::WaitTimeout);
    else
      m_waiting.push_back(std::move(transfer));
  }
}

void HttpPool::Loop::cancel(Handle id) {
  if (auto node = m_active.extract(id); !node.empty()) {
    TransferPtr transfer = std::move(node.mapped());
    HttpEnd end = transfer->endAs(HttpOutcome::Cancelled);
    curl_multi_remove_handle(m_multi, transfer->easy()); // closes an unfinished exchange's connection (or h2 stream)
    leaveHost(*transfer, end);
    return finish(std::move(transfer), std::move(end));
  }
  const auto at = std::ranges::find(m_waiting, id, [](const TransferPtr& transfer) { return transfer->id(); });
  if (at == m_waiting.end()) return;
  TransferPtr transfer = std::move(*at);
  m_waiting.erase(at);
  finishAs(std::move(transfer), HttpOutcome::Cancelled);
}

void HttpPool::Loop::finish(TransferPtr transfer, HttpEnd end) {
  {
    const std::scoped_lock lock(m_mutex);
    ++m_statistics.ended[static_cast<std::size_t>(end.outcome)];
    if (end.wasSent) ++(end.usedKeptConnection ? m_statistics.connectionsReused : m_statistics.connectionsOpened);
    m_statistics.active = static_cast<int>(m_active.size());
    m_statistics.waiting = static_cast<int>(m_waiting.size());
  }
  transfer->deliver(std::move(end));
}

void HttpPool::Loop::finishAs(TransferPtr transfer, HttpOutcome outcome) {
  HttpEnd end = transfer->endAs(outcome);
  finish(std::move(transfer), std::move(end));
}

int HttpPool::Loop::waitMilliseconds() const {
  if (m_isClosing) return 0; // learned in this very round, which took the wake-up
  MonotonicTime next = now() + std::chrono::seconds(60);
  if (!m_timers.empty()) next = std::min(next, m_timers.begin()->first.first);
  for (const auto& [id, transfer] : m_active)
    if (const auto limit = transfer->nextLimit(false)) next = std::min(next, *limit);
  for (const TransferPtr& transfer : m_waiting)
    if (const auto limit = transfer->nextLimit(true)) next = std::min(next, *limit);
  // A call whose room came free in this very round is admitted at the next one: at once.
  for (const TransferPtr& transfer : m_waiting)
    if (hasRoomFor(transfer->origin())) return 0;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - now());
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 60'000));
}

/// Ends begin new work (a retry, a next step), which then ends here too.
void HttpPool::Loop::endAll() {
  for (bool hasMore = true; hasMore;) {
    while (!m_active.empty())
      cancel(m_active.begin()->first);
    while (!m_waiting.empty())
      cancel(m_waiting.front()->id());
    runPosted();
    const std::scoped_lock lock(m_mutex);
    hasMore = !m_posted.empty() || !m_active.empty() || !m_waiting.empty();
  }
}

HttpPoolStatistics HttpPool::Loop::statistics() const {
  const std::scoped_lock lock(m_mutex);
  return m_statistics;
}

HttpPool::HttpPool(HttpPoolOptions options) : m_loop(std::make_unique<Loop>(std::move(options))) {}
HttpPool::~HttpPool() = default;

HttpPool::Handle HttpPool::start(HttpCall call, std::shared_ptr<HttpSink> sink) {
  const Handle id = m_loop->nextHandle.fetch_add(1);
  m_loop->post([loop = m_loop.get(), id, call = std::move(call), sink = std::move(sink)]() mutable {
    loop->add(id, std::move(call), std::move(sink));
  });
  return id;
}

void HttpPool::cancel(Handle handle) {
  m_loop->post([loop = m_loop.get(), handle] { loop->cancel(handle); });
}

void HttpPool::post(std::function<void()> work) {
  m_loop->post(std::move(work));
}

HttpPool::TimerId HttpPool::schedule(std::chrono::milliseconds delay, std::function<void()> work) {
  const TimerId id = m_loop->nextTimer.fetch_add(1);
  m_loop->post([loop = m_loop.get(), id, due = now() + delay, work = std::move(work)]() mutable {
    loop->addTimer(id, due, std::move(work));
  });
  return id;
}

void HttpPool::cancelTimer(TimerId timer) {
  m_loop->post([loop = m_loop.get(), timer] { loop->dropTimer(timer); });
}

HttpPoolStatistics HttpPool::statistics() const {
  return m_loop->statistics();
}

} // namespace aisemble::remote
