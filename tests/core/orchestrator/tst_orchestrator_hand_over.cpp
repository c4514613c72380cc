// SPDX-License-Identifier: Apache-2.0
// Which threads a request visits: small ones without a cache are prepared where they are submitted and delivered where
// they were computed; whatever may wait for a disk is not. And requests that are cancelled through their ticket.
#include "fakes.h"

#include <future>

using namespace aisemble;
using namespace aisemble::test;

namespace {

NlpRequest text(const std::string& content) {
  NlpRequest out;
  out.text = content;
  return out;
}

class OffCache final : public ResultCache {
 public:
  std::optional<Response> lookup(const CacheKey&) override {
    ++asked;
    return std::nullopt;
  }
  void store(const CacheKey&, const Response&, std::chrono::seconds) override { ++asked; }
  CacheStatistics statistics() const override { return {}; }
  void clear() override {}
  bool isOn() const override { return on; }
  std::atomic<bool> on{false};
  std::atomic<int> asked{0};
};

/// Remembers who asked for the key.
class WatchedCanonicalizer final : public RequestCanonicalizer {
 public:
  std::string canonical(const Request& request) const override {
    const std::scoped_lock lock(m_mutex);
    m_thread = std::this_thread::get_id();
    const auto* nlp = std::get_if<NlpRequest>(&request);
    return nlp != nullptr ? nlp->text : taskName(request);
  }
  std::thread::id thread() const {
    const std::scoped_lock lock(m_mutex);
    return m_thread;
  }

 private:
  mutable std::mutex m_mutex;
  mutable std::thread::id m_thread;
};

struct Parts {
  Parts() : engine(std::make_shared<FakeEngine>(ServiceKind::Nlp, Handover::Run)) {
    engine->onRun = [this](const Request&, const RunContext& context) -> Result<Response> {
      computing = std::this_thread::get_id();
      if (gate != nullptr && !gate->pass(context.stop)) return fail(ErrorCode::Cancelled, "stopped");
      return Response(NlpResult{});
    };
    orchestrator.setEngine(engine);
  }
  /// The thread on which the end was told.
  std::thread::id askAndWait(Request request, SubmitOptions options = {}) {
    Gate attached; // what is told of an end that was reached before comes on this thread
    gate = &attached;
    std::promise<std::thread::id> told;
    const Ticket ticket = orchestrator.submit(std::move(request), options);
    ticket.end->whenReached([&] { told.set_value(std::this_thread::get_id()); });
    attached.open();
    const std::thread::id out = told.get_future().get();
    isIdle();
    gate = nullptr;
    return out;
  }
  bool isIdle() {
    return eventually([&] {
      const QueueDepth depth = orchestrator.depth(ServiceKind::Nlp);
      return depth.waiting + depth.preparing + depth.running == 0;
    });
  }

  SystemClock clock;
  ThreadBudget threads{2};
  RecordingLogger logger;
  Metrics metrics;
  FakeModels models;
  OffCache cache;
  WatchedCanonicalizer canonicalizer;
  std::atomic<std::thread::id> computing{};
  Gate* gate = nullptr;
  std::shared_ptr<FakeEngine> engine;
  Orchestrator orchestrator{{threads, clock, logger, metrics, &models, &cache, &canonicalizer}, {}};
};

} // namespace

class TestOrchestratorHandOver : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whereItIsPrepared_data();
  void whereItIsPrepared();
  void engineThatStartsIsNotEnteredHere();
  void noCacheIsAskedWhileItIsOff();
  void identicalOnesStillShare();
  void busyIsStillTold();
  void ticketCancels_data();
  void ticketCancels();
  void ticketCancelAfterTheEnd();
  void futureCancelsWhenWatched();
  void manyWatchedRequestsLeaveNothingBehind();
};

void TestOrchestratorHandOver::whereItIsPrepared_data() {
  QTest::addColumn<int>("bytes");
  QTest::addColumn<bool>("isCacheOn");
  QTest::addColumn<bool>("useCache");
  QTest::addColumn<bool>("isHere");
  QTest::newRow("small") << 100 << false << true << true;
  QTest::newRow("large") << 100'000 << false << true << false;
  QTest::newRow("looked up") << 100 << true << true << false;
  QTest::newRow("passes the cache by") << 100 << true << false << true;
}

void TestOrchestratorHandOver::whereItIsPrepared() {
  QFETCH(int, bytes);
  QFETCH(bool, isCacheOn);
  QFETCH(bool, useCache);
  QFETCH(bool, isHere);
  Parts parts;
  parts.cache.on = isCacheOn;
  const std::thread::id told =
      parts.askAndWait(text(std::string(static_cast<std::size_t>(bytes), 'a')), {.useCache = useCache});
  QCOMPARE(parts.canonicalizer.thread() == std::this_thread::get_id(), isHere);
  QVERIFY(parts.computing.load() != std::this_thread::get_id()); // whoever submits never computes
  QCOMPARE(told == parts.computing.load(), !isCacheOn);          // a store takes a disk's time
}

void TestOrchestratorHandOver::engineThatStartsIsNotEnteredHere() {
  Parts parts;
  std::atomic<std::thread::id> started{};
  parts.engine->onHandover = [](const Request&) { return Handover::Start; };
  parts.engine->onStart = [&](const Request&, const RunContext&, const RequestCompletion& done) {
    started = std::this_thread::get_id();
    done(Response(NlpResult{}));
  };
  parts.askAndWait(text("a"));
  QVERIFY(started.load() != std::this_thread::get_id());
}

void TestOrchestratorHandOver::noCacheIsAskedWhileItIsOff() {
  Parts parts;
  parts.askAndWait(text("a"));
  parts.askAndWait(text(std::string(100'000, 'a')));
  QCOMPARE(parts.cache.asked.load(), 0);
  parts.cache.on = true;
  parts.askAndWait(text("a"));
  QCOMPARE(parts.cache.asked.load(), 2);
}

void TestOrchestratorHandOver::identicalOnesStillShare() {
  Parts parts;
  Gate gate;
  parts.gate = &gate;
  std::vector<Ticket> tickets;
  for (int i = 0; i < 5; ++i)
    tickets.push_back(parts.orchestrator.submit(text("same")));
  QVERIFY(gate.waitForArrivals(1));
  gate.open();
  int shared = 0;
  for (Ticket& ticket : tickets) {
    const auto done = Orchestrator::wait(ticket);
    QVERIFY(done);
    shared += done->report.shared ? 1 : 0;
  }
  QCOMPARE(shared, 5);
  QCOMPARE(parts.engine->runs.load(), 1);
}

void TestOrchestratorHandOver::busyIsStillTold() {
  Parts parts;
  parts.orchestrator.setOptions({.maxRunning = 1, .maxWaiting = 1});
  Gate gate;
  parts.gate = &gate;
  const Ticket running = parts.orchestrator.submit(text("a"));
  QVERIFY(gate.waitForArrivals(1));
  const Ticket waiting = parts.orchestrator.submit(text("b"));
  const auto refused = Orchestrator::wait(parts.orchestrator.submit(text("c")));
  QVERIFY(!refused);
  QCOMPARE(refused.error().code, ErrorCode::Busy);
  QVERIFY(refused.error().retryAfter.has_value());
  gate.open();
  QVERIFY(Orchestrator::wait(running));
  QVERIFY(Orchestrator::wait(waiting));
}

void TestOrchestratorHandOver::ticketCancels_data() {
  QTest::addColumn<bool>("watchFuture");
  QTest::newRow("watched") << true;
  QTest::newRow("not watched") << false;
}

void TestOrchestratorHandOver::ticketCancels() {
  QFETCH(bool, watchFuture);
  Parts parts;
  Gate gate;
  parts.gate = &gate;
  Ticket ticket = parts.orchestrator.submit(text("a"), {.watchFuture = watchFuture});
  QVERIFY(gate.waitForArrivals(1));
  ticket.cancel();
  QVERIFY(ticket.future.isCanceled());
  const auto end = Orchestrator::wait(ticket);
  QVERIFY(!end);
  QCOMPARE(end.error().code, ErrorCode::Cancelled);
  QVERIFY(parts.isIdle()); // the gate never opened: the engine was stopped
  QCOMPARE(parts.metrics.totals(ServiceKind::Nlp).cancelled, 1u);
}

void TestOrchestratorHandOver::ticketCancelAfterTheEnd() {
  Ticket ticket;
  {
    Parts parts;
    ticket = parts.orchestrator.submit(text("a"), {.watchFuture = false});
    QVERIFY(Orchestrator::wait(ticket));
    QVERIFY(parts.isIdle());
    QCOMPARE(parts.metrics.totals(ServiceKind::Nlp).successes, 1u);
  }
  ticket.cancel(); // the orchestrator is gone
}

void TestOrchestratorHandOver::futureCancelsWhenWatched() {
  Parts parts;
  Gate gate;
  parts.gate = &gate;
  Ticket ticket = parts.orchestrator.submit(text("a"));
  QVERIFY(gate.waitForArrivals(1));
  ticket.future.cancel();
  QVERIFY(parts.isIdle());
  QVERIFY(eventually([&] { return parts.metrics.totals(ServiceKind::Nlp).cancelled == 1; }));
}

// From a thread without an event loop, as the server's are: what a watch leaves there would slow each next request.
void TestOrchestratorHandOver::manyWatchedRequestsLeaveNothingBehind() {
  Parts parts;
  std::thread([&] {
    for (int i = 0; i < 2000; ++i)
      if (!Orchestrator::wait(parts.orchestrator.submit(text("a")))) return;
  }).join();
  QCOMPARE(parts.metrics.totals(ServiceKind::Nlp).successes, 2000u);
  QVERIFY(parts.isIdle());
}

QTEST_GUILESS_MAIN(TestOrchestratorHandOver)
#include "tst_orchestrator_hand_over.moc"
