// SPDX-License-Identifier: Apache-2.0
// Local and remote engines of one service: what they are asked, what is cached for whom, and who takes over for whom.
#include "fakes.h"

using namespace aisemble;
using namespace aisemble::test;

namespace {

Result<Response> unreachable(const Request&, const RunContext&) {
  return fail(ErrorCode::Unavailable, "The service at far.example cannot be reached.");
}

/// A remote engine before a local one.
struct Pair {
  explicit Pair(Bench& bench, Handover remoteWay = Handover::Start)
      : remote(std::make_shared<FakeEngine>(ServiceKind::Llm, remoteWay))
      , local(std::make_shared<FakeEngine>(ServiceKind::Llm, Handover::Run)) {
    remote->target = "far.example";
    local->onRun = [](const Request& request, const RunContext& context) -> Result<Response> {
      return answer("local " + promptOf(request) + " by " + context.model.digest);
    };
    bench.orchestrator->setEngines(ServiceKind::Llm, {remote, local});
  }
  std::shared_ptr<FakeEngine> remote;
  std::shared_ptr<FakeEngine> local;
};

} // namespace

class TestOrchestratorRouting : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void remoteNeedsNoLocalModel();
  void remoteAnswersAreCachedApart();
  void nextTakesOver_data();
  void nextTakesOver();
  void answerOfTheNextIsCachedAsItsOwn();
  void begunAnswerIsNotReplaced();
  void lastErrorStands();
  void nextWithoutItsModelFails();
  void joinersShareTheFallback();
  void cancelledBetweenEngines();
  void endIsToldOnce();
  void passedOnRequestsWaitForNobody();
  void hopsReachTheEngine();
  void wishesForTheCacheReachTheEngine();
  void loopIsTakenOver();
};

void TestOrchestratorRouting::remoteNeedsNoLocalModel() {
  Bench bench;
  Pair pair(bench);
  std::atomic<int> resolved{0};
  bench.models.onResolve = [&] { ++resolved; };
  const auto done = Orchestrator::wait(bench.orchestrator->submit(completion("a", "missing")));
  QVERIFY(done);
  QCOMPARE(textOf(done->response), std::string("re: a"));
  QVERIFY(done->report.remote);
  QVERIFY(done->report.fallback.empty());
  QCOMPARE(resolved.load(), 0);
  QCOMPARE(pair.local->runs.load(), 0);
}

void TestOrchestratorRouting::remoteAnswersAreCachedApart() {
  Bench bench;
  Pair pair(bench);
  QVERIFY(bench.ask("a"));
  const auto again = bench.ask("a");
  QVERIFY(again);
  QVERIFY(again->report.fromCache);
  QVERIFY(again->report.remote);
  bench.orchestrator->setEngines(ServiceKind::Llm, {pair.local});
  const auto locally = bench.ask("a");
  QVERIFY(locally);
  QVERIFY(!locally->report.fromCache);
  QVERIFY(!locally->report.remote);
  QCOMPARE(textOf(locally->response), std::string("local a by d-tiny"));
}

void TestOrchestratorRouting::nextTakesOver_data() {
  QTest::addColumn<int>("code");
  QTest::addColumn<bool>("takesOver");
  const auto row = [](const char* name, ErrorCode code, bool takesOver) {
    QTest::newRow(name) << static_cast<int>(code) << takesOver;
  };
  row("unavailable", ErrorCode::Unavailable, true);
  row("busy", ErrorCode::Busy, true);
  row("wrong input", ErrorCode::InvalidArgument, false);
  row("not found", ErrorCode::NotFound, false);
  row("internal", ErrorCode::Internal, false);
}

void TestOrchestratorRouting::nextTakesOver() {
  QFETCH(int, code);
  QFETCH(bool, takesOver);
  for (const Handover way : {Handover::Start, Handover::Run, Handover::Batch}) {
    Bench bench;
    Pair pair(bench, way);
    pair.remote->onRun = [&](const Request&, const RunContext&) -> Result<Response> {
      return fail(static_cast<ErrorCode>(code), "Far away.");
    };
    const auto done = bench.ask("a");
    QCOMPARE(done.has_value(), takesOver);
    QCOMPARE(pair.local->runs.load(), takesOver ? 1 : 0);
    if (!takesOver) {
      QCOMPARE(static_cast<int>(done.error().code), code);
      continue;
    }
    QCOMPARE(textOf(done->response), std::string("local a by d-tiny"));
    QVERIFY(!done->report.remote);
    QCOMPARE(done->report.fallback, std::string("Far away."));
    QVERIFY(bench.isIdle());
  }
}

void TestOrchestratorRouting::answerOfTheNextIsCachedAsItsOwn() {
  Bench bench;
  Pair pair(bench);
  pair.remote->onRun = unreachable;
  QVERIFY(bench.ask("a"));
  // The remote service is asked again: what the local engine said is not its answer.
  pair.remote->onRun = [](const Request&, const RunContext&) -> Result<Response> { return answer("from afar"); };
  const auto remote = bench.ask("a");
  QVERIFY(remote);
  QCOMPARE(textOf(remote->response), std::string("from afar"));
  bench.orchestrator->setEngines(ServiceKind::Llm, {pair.local});
  const auto local = bench.ask("a");
  QVERIFY(local);
  QVERIFY(local->report.fromCache);
  QCOMPARE(textOf(local->response), std::string("local a by d-tiny"));
}

void TestOrchestratorRouting::begunAnswerIsNotReplaced() {
  Bench bench;
  Pair pair(bench);
  pair.remote->onStart = [](Request, RunContext context, RequestCompletion done) {
    context.onPartial(TextDelta{"Once upon", 2});
    done(fail(ErrorCode::Unavailable, "The answer was cut after 9 characters."));
  };
  const Ticket ticket = bench.orchestrator->submit(completion("a"));
  const auto done = Orchestrator::wait(ticket);
  QVERIFY(!done);
  QCOMPARE(done.error().code, ErrorCode::Unavailable);
  QCOMPARE(joinedText(ticket.future), std::string("Once upon"));
  QCOMPARE(pair.local->runs.load(), 0);
}

void TestOrchestratorRouting::lastErrorStands() {
  Bench bench;
  Pair pair(bench);
  pair.remote->onRun = unreachable;
  pair.local->onRun = [](const Request&, const RunContext&) -> Result<Response> {
    return fail(ErrorCode::Unavailable, "The engine cannot be loaded.");
  };
  const Ticket ticket = bench.orchestrator->submit(completion("a"));
  const auto done = Orchestrator::wait(ticket);
  QVERIFY(!done);
  QCOMPARE(done.error().message, std::string("The engine cannot be loaded."));
  const auto failed = std::get<Failed>(ticket.future.resultAt(ticket.future.resultCount() - 1));
  QCOMPARE(failed.report.fallback, std::string("The service at far.example cannot be reached."));
  QVERIFY(bench.isIdle());
}

void TestOrchestratorRouting::nextWithoutItsModelFails() {
  Bench bench;
  Pair pair(bench);
  pair.remote->onRun = unreachable;
  const auto done = Orchestrator::wait(bench.orchestrator->submit(completion("a", "missing")));
  QVERIFY(!done);
  QCOMPARE(done.error().code, ErrorCode::NotFound);
  QVERIFY(bench.isIdle());
}

void TestOrchestratorRouting::joinersShareTheFallback() {
  Bench bench;
  StartDesk desk;
  Pair pair(bench);
  desk.attachTo(*pair.remote);
  const Ticket first = bench.orchestrator->submit(completion("a"));
  QVERIFY(desk.job(0));
  const Ticket second = bench.orchestrator->submit(completion("a"));
  QVERIFY(bench.waits(0));
  desk.job(0)->answerWith(fail(ErrorCode::Unavailable, "Far away."));
  const auto one = Orchestrator::wait(first);
  const auto two = Orchestrator::wait(second);
  QVERIFY(one && two);
  QCOMPARE(textOf(one->response), textOf(two->response));
  QCOMPARE(two->report.fallback, std::string("Far away."));
  QCOMPARE(pair.local->runs.load(), 1);
}

void TestOrchestratorRouting::cancelledBetweenEngines() {
  Bench bench;
  StartDesk desk;
  Pair pair(bench);
  desk.attachTo(*pair.remote);
  Gate gate;
  Ticket ticket = bench.orchestrator->submit(completion("a"));
  QVERIFY(desk.job(0));
  bench.models.onResolve = [&] { gate.pass(); };
  desk.job(0)->answerWith(fail(ErrorCode::Unavailable, "Far away."));
  QVERIFY(gate.waitForArrivals(1));
  ticket.future.cancel();
  QVERIFY(eventually([&] { return bench.metrics.totals(ServiceKind::Llm).cancelled == 1; }));
  gate.open();
  QVERIFY(bench.isIdle());
  QCOMPARE(pair.local->runs.load(), 0);
}

// The end may come while somebody asks for it: each of many requests is told of once, and its future is finished then.
void TestOrchestratorRouting::endIsToldOnce() {
  Bench bench;
  bench.addEngine(ServiceKind::Llm, Handover::Run);
  constexpr int requests = 2000;
  std::atomic<int> told{0};
  std::atomic<int> unfinished{0};
  for (int i = 0; i < requests; ++i) {
    const Ticket ticket = bench.orchestrator->submit(completion("a")); // from the second on out of the cache
    ticket.end->whenReached([&, future = ticket.future] {
      if (!future.isFinished()) ++unfinished;
      ++told;
    });
    if (i % 16 == 0) QVERIFY(eventually([&] { return told.load() == i + 1; }));
  }
  QVERIFY(eventually([&] { return told.load() == requests; }));
  QCOMPARE(unfinished.load(), 0);
  QVERIFY(bench.isIdle());
  QCOMPARE(told.load(), requests);
}

// Two instances that are each other's service elsewhere and are asked the same at once: each would wait for the other.
void TestOrchestratorRouting::passedOnRequestsWaitForNobody() {
  Bench bench;
  const auto remote = bench.addEngine(ServiceKind::Llm, Handover::Start);
  remote->target = "far.example";
  StartDesk desk;
  desk.attachTo(*remote);
  const Ticket own = bench.orchestrator->submit(completion("a"));
  QVERIFY(desk.job(0) != nullptr);
  const Ticket passedOn = bench.orchestrator->submit(completion("a"), {.hops = "other"});
  QVERIFY(desk.job(1) != nullptr); // a computation of its own
  desk.job(1)->answerWith(answer("b"));
  const auto done = Orchestrator::wait(passedOn);
  QVERIFY(done);
  QVERIFY(!done->report.shared);
  desk.job(0)->answerWith(answer("c"));
  QVERIFY(Orchestrator::wait(own));
  // What is here cannot wait for the sender: it is shared as ever, and stored answers are found.
  const auto found = Orchestrator::wait(bench.orchestrator->submit(completion("a"), {.hops = "other"}));
  QVERIFY(found);
  QVERIFY(found->report.fromCache);
}

void TestOrchestratorRouting::hopsReachTheEngine() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  std::string hops;
  engine->onRun = [&](const Request&, const RunContext& context) -> Result<Response> {
    hops = context.hops;
    return answer("a");
  };
  QVERIFY(bench.ask("a", {.hops = "x,y"}));
  QCOMPARE(hops, std::string("x,y"));
}

void TestOrchestratorRouting::wishesForTheCacheReachTheEngine() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  std::vector<std::pair<bool, bool>> seen;
  engine->onRun = [&](const Request&, const RunContext& context) -> Result<Response> {
    seen.emplace_back(context.useCache, context.storeResult);
    return answer("a");
  };
  QVERIFY(bench.ask("a"));
  QVERIFY(bench.ask("a", {.useCache = false}));
  QVERIFY(bench.ask("a", {.useCache = false, .storeResult = false}));
  QCOMPARE(seen, (std::vector<std::pair<bool, bool>>{{true, true}, {false, true}, {false, false}}));
}

void TestOrchestratorRouting::loopIsTakenOver() {
  Bench bench;
  Pair pair(bench);
  pair.remote->onRun = [](const Request&, const RunContext&) -> Result<Response> {
    return fail(ErrorCode::LoopDetected, "It goes in a circle.");
  };
  const auto done = bench.ask("a");
  QVERIFY(done);
  QVERIFY(!done->report.remote);
  QCOMPARE(done->report.fallback, std::string("It goes in a circle."));
}

QTEST_GUILESS_MAIN(TestOrchestratorRouting)
#include "tst_orchestrator_routing.moc"
