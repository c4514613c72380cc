// SPDX-License-Identifier: Apache-2.0
// Admission, priorities, deadlines, cancellation and the end of the orchestrator.
#include "fakes.h"

#include <future>

using namespace aisemble;
using namespace aisemble::test;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

OrchestratorOptions narrow(int maxRunning, int maxWaiting) {
  OrchestratorOptions options;
  options.maxRunning = maxRunning;
  options.maxWaiting = maxWaiting;
  return options;
}

SubmitOptions within(milliseconds deadline, int priority = 0) {
  SubmitOptions options;
  options.deadline = deadline;
  options.priority = priority;
  return options;
}

} // namespace

class TestOrchestratorAdmission : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void fullIsBusyAtOnce();
  void waitingEndsBusyAtTheDeadline();
  void runningEndsDeadlineExceeded();
  void deadlineOfZeroEnds();
  void priorityThenArrival();
  void joinerRaisesThePriority();
  void raisedLimitAdmitsTheWaiting();
  void cancelWhileWaiting();
  void cancelWhilePreparing();
  void cancelWhileRunning();
  void cancelWhileQueuedForAThread();
  void cancelWhileStarted();
  void cancelIsPrompt();
  void engineAnswersInsideStart();
  void engineThatCancelsItselfEndsCancelled();
  void engineThatThrowsFailsTheRequest();
  void replacedEngineFinishesItsWork();
  void destructionCancelsEverything();
  void continuationMaySubmit();
};

void TestOrchestratorAdmission::fullIsBusyAtOnce() {
  StartDesk desk;
  Bench bench(narrow(1, 1));
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  const Ticket running = bench.orchestrator->submit(completion("a"));
  QVERIFY(desk.job(0));
  const Ticket waiting = bench.orchestrator->submit(completion("b"));
  QVERIFY(bench.waits(1));
  const auto refused = bench.ask("c");
  QVERIFY(!refused);
  QCOMPARE(refused.error().code, ErrorCode::Busy);
  QVERIFY(refused.error().retryAfter.has_value());
  QVERIFY(*refused.error().retryAfter >= milliseconds(100));
  QCOMPARE(bench.metrics.totals(ServiceKind::Llm).refused, 1u);
  desk.job(0)->answerWith(answer("a"));
  QVERIFY(desk.job(1));
  desk.job(1)->answerWith(answer("b"));
  QVERIFY(Orchestrator::wait(running));
  QVERIFY(Orchestrator::wait(waiting));
  QVERIFY(bench.isIdle());
}

void TestOrchestratorAdmission::waitingEndsBusyAtTheDeadline() {
  ManualClock clock;
  StartDesk desk;
  Bench bench(narrow(1, 4), clock);
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  const Ticket running = bench.orchestrator->submit(completion("a"));
  QVERIFY(desk.job(0));
  const Ticket waiting = bench.orchestrator->submit(completion("b"), within(milliseconds(200)));
  QVERIFY(bench.waits(1));
  clock.advance(milliseconds(199));
  bench.orchestrator->recheckDeadlines();
  QVERIFY(!waiting.future.isFinished());
  clock.advance(milliseconds(1));
  bench.orchestrator->recheckDeadlines();
  const auto result = Orchestrator::wait(waiting);
  QVERIFY(!result);
  QCOMPARE(result.error().code, ErrorCode::Busy);
  QVERIFY(result.error().retryAfter.has_value());
  QVERIFY(bench.waits(0));
  const RequestEvent last = waiting.future.resultAt(0);
  QCOMPARE(std::get<Failed>(last).report.trace.total, Nanoseconds(milliseconds(200)));
  QCOMPARE(std::get<Failed>(last).report.trace.byStage()[static_cast<std::size_t>(Stage::Queue)],
           Nanoseconds(milliseconds(200)));
  desk.job(0)->answerWith(answer("a"));
  QVERIFY(Orchestrator::wait(running));
  QCOMPARE(desk.count(), std::size_t{1});
}

void TestOrchestratorAdmission::runningEndsDeadlineExceeded() {
  ManualClock clock;
  StartDesk desk;
  Bench bench({}, clock);
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  const Ticket ticket = bench.orchestrator->submit(completion("a"), within(seconds(1)));
  QVERIFY(desk.job(0));
  clock.advance(seconds(1));
  bench.orchestrator->recheckDeadlines();
  const auto result = Orchestrator::wait(ticket);
  QVERIFY(!result);
  QCOMPARE(result.error().code, ErrorCode::DeadlineExceeded);
  QVERIFY(eventually([&] { return desk.stopped == 1; }));
  QVERIFY(bench.isIdle());
  QCOMPARE(bench.metrics.totals(ServiceKind::Llm).errors, 1u);
}

void TestOrchestratorAdmission::deadlineOfZeroEnds() {
  StartDesk desk;
  Bench bench;
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  const auto result = bench.ask("a", within(milliseconds(0)));
  QVERIFY(!result);
  QCOMPARE(result.error().code, ErrorCode::DeadlineExceeded);
}

void TestOrchestratorAdmission::priorityThenArrival() {
  StartDesk desk;
  Bench bench(narrow(1, 8));
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  std::vector<Ticket> tickets{bench.orchestrator->submit(completion("running"))};
  QVERIFY(desk.job(0));
  const std::vector<std::pair<std::string, int>> asked{{"low", -1}, {"a", 0}, {"high", 5}, {"b", 0}};
  for (std::size_t i = 0; i < asked.size(); ++i) {
    SubmitOptions options;
    options.priority = asked[i].second;
    tickets.push_back(bench.orchestrator->submit(completion(asked[i].first), options));
    QVERIFY(bench.waits(static_cast<int>(i) + 1));
  }
  const std::vector<std::string> expected{"running", "high", "a", "b", "low"};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const auto job = desk.job(i);
    QVERIFY(job);
    QCOMPARE(promptOf(job->request), expected[i]);
    job->answerWith(answer("x"));
  }
  for (Ticket& ticket : tickets)
    QVERIFY(Orchestrator::wait(ticket));
}

void TestOrchestratorAdmission::joinerRaisesThePriority() {
  StartDesk desk;
  Bench bench(narrow(1, 8));
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  std::vector<Ticket> tickets{bench.orchestrator->submit(completion("running"))};
  QVERIFY(desk.job(0));
  tickets.push_back(bench.orchestrator->submit(completion("first")));
  QVERIFY(bench.waits(1));
  tickets.push_back(bench.orchestrator->submit(completion("second")));
  QVERIFY(bench.waits(2));
  SubmitOptions urgent;
  urgent.priority = 1;
  tickets.push_back(bench.orchestrator->submit(completion("second"), urgent));
  QVERIFY(bench.waits(2));
  desk.job(0)->answerWith(answer("x"));
  QVERIFY(desk.job(1));
  QCOMPARE(promptOf(desk.job(1)->request), std::string("second"));
  desk.job(1)->answerWith(answer("x"));
  QVERIFY(desk.job(2));
  desk.job(2)->answerWith(answer("x"));
  for (Ticket& ticket : tickets)
    QVERIFY(Orchestrator::wait(ticket));
}

void TestOrchestratorAdmission::raisedLimitAdmitsTheWaiting() {
  StartDesk desk;
  Bench bench(narrow(1, 8));
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  const Ticket first = bench.orchestrator->submit(completion("a"));
  QVERIFY(desk.job(0));
  const Ticket second = bench.orchestrator->submit(completion("b"));
  QVERIFY(bench.waits(1));
  bench.orchestrator->setOptions(narrow(2, 8));
  QVERIFY(desk.job(1));
  QCOMPARE(bench.orchestrator->options().maxRunning, 2);
  desk.job(1)->answerWith(answer("b"));
  desk.job(0)->answerWith(answer("a"));
  QVERIFY(Orchestrator::wait(first));
  QVERIFY(Orchestrator::wait(second));
}

void TestOrchestratorAdmission::cancelWhileWaiting() {
  StartDesk desk;
  Bench bench(narrow(1, 8));
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  const Ticket running = bench.orchestrator->submit(completion("a"));
  QVERIFY(desk.job(0));
  Ticket waiting = bench.orchestrator->submit(completion("b"));
  QVERIFY(bench.waits(1));
  waiting.future.cancel();
  QVERIFY(bench.waits(0));
  const auto result = Orchestrator::wait(waiting);
  QVERIFY(!result && result.error().isCancelled());
  QVERIFY(waiting.future.isCanceled());
  QCOMPARE(waiting.future.resultCount(), 0);
  desk.job(0)->answerWith(answer("a"));
  QVERIFY(Orchestrator::wait(running));
  QCOMPARE(desk.count(), std::size_t{1});
}

void TestOrchestratorAdmission::cancelWhilePreparing() {
  Gate resolving;
  Bench bench;
  bench.models.onResolve = [&] { resolving.pass(); };
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  Ticket ticket = bench.orchestrator->submit(completion("a"));
  QVERIFY(resolving.waitForArrivals(1));
  ticket.future.cancel();
  QVERIFY(eventually([&] { return ticket.future.isFinished(); })); // although the disk is still busy
  QVERIFY(ticket.future.isCanceled());
  resolving.open();
  QVERIFY(bench.isIdle());
  QCOMPARE(engine->runs.load(), 0);
}

void TestOrchestratorAdmission::cancelWhileRunning() {
  Gate running;
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  engine->onRun = [&](const Request&, const RunContext& context) -> Result<Response> {
    if (!running.pass(context.stop)) return fail(ErrorCode::Cancelled, "stopped");
    return answer("never");
  };
  Ticket ticket = bench.orchestrator->submit(completion("a"));
  QVERIFY(running.waitForArrivals(1));
  ticket.future.cancel();
  QVERIFY(eventually([&] { return ticket.future.isFinished(); }));
  QVERIFY(bench.isIdle());
  QCOMPARE(bench.threads.inUse(), 0);
  QCOMPARE(bench.cache.statistics().stores, 0u);
}

void TestOrchestratorAdmission::cancelWhileQueuedForAThread() {
  Gate running;
  Bench bench({}, Bench::systemClock(), 1);
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  engine->onRun = [&](const Request&, const RunContext& context) -> Result<Response> {
    running.pass(context.stop);
    return answer("x");
  };
  const Ticket first = bench.orchestrator->submit(completion("a"));
  QVERIFY(running.waitForArrivals(1));
  Ticket second = bench.orchestrator->submit(completion("b"));
  QVERIFY(eventually([&] { return bench.orchestrator->depth(ServiceKind::Llm).running == 2; }));
  second.future.cancel();
  QVERIFY(eventually([&] { return second.future.isFinished(); }));
  running.open();
  QVERIFY(Orchestrator::wait(first));
  QVERIFY(bench.isIdle());
  QCOMPARE(engine->runs.load(), 1);
}

void TestOrchestratorAdmission::cancelWhileStarted() {
  StartDesk desk;
  Bench bench;
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  Ticket ticket = bench.orchestrator->submit(completion("a"));
  QVERIFY(desk.job(0));
  desk.job(0)->context.onPartial(TextDelta{"so far", 1});
  ticket.future.cancel();
  QVERIFY(eventually([&] { return ticket.future.isFinished(); }));
  QVERIFY(ticket.future.isCanceled());
  QVERIFY(bench.isIdle());
  QCOMPARE(desk.stopped.load(), 1);
}

void TestOrchestratorAdmission::cancelIsPrompt() {
  StartDesk desk;
  Bench bench;
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  std::vector<double> taken;
  for (std::size_t i = 0; i < 20; ++i) {
    Ticket ticket = bench.orchestrator->submit(completion(std::to_string(i)));
    QVERIFY(desk.job(i));
    const auto begin = std::chrono::steady_clock::now();
    ticket.future.cancel();
    QVERIFY(eventually([&] { return desk.stopped == static_cast<int>(i) + 1; }));
    taken.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  std::ranges::sort(taken);
  qInfo("cancel to engine stop: median %.3f ms, worst %.3f ms", taken[taken.size() / 2], taken.back());
  QVERIFY(taken[taken.size() / 2] < 50); // a few ms; the margin is for loaded machines and sanitizers
}

void TestOrchestratorAdmission::engineAnswersInsideStart() {
  Bench bench(narrow(1, 100));
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Start);
  engine->onStart = [](Request request, RunContext context, RequestCompletion done) {
    context.onPartial(TextDelta{"p", 1});
    done(answer(promptOf(request)));
  };
  std::vector<Ticket> tickets;
  for (int i = 0; i < 50; ++i)
    tickets.push_back(bench.orchestrator->submit(completion(std::to_string(i))));
  for (std::size_t i = 0; i < tickets.size(); ++i) {
    const auto result = Orchestrator::wait(tickets[i]);
    QVERIFY(result);
    QCOMPARE(textOf(result->response), std::to_string(i));
  }
  QVERIFY(bench.isIdle());
}

void TestOrchestratorAdmission::engineThatCancelsItselfEndsCancelled() {
  Bench bench;
  const auto engine = bench.addEngine(ServiceKind::Llm, Handover::Run);
  engine->onRun = [](const Request&, const RunContext&) -> Result<Response> {
    return fail(ErrorCode::Cancelled, "the engine is going down");
  };
  const Ticket ticket = bench.orchestrator->submit(completion("a"));
  const auto result = Orchestrator::wait(ticket);
  QVERIFY(!result && result.error().isCancelled());
  QVERIFY(ticket.future.isCanceled());
  QCOMPARE(bench.metrics.totals(ServiceKind::Llm).cancelled, 1u);
}

void TestOrchestratorAdmission::engineThatThrowsFailsTheRequest() {
  for (const Handover way : {Handover::Run, Handover::Batch, Handover::Start}) {
    Bench bench;
    const auto engine = bench.addEngine(ServiceKind::Llm, way);
    engine->onRun = [](const Request&, const RunContext&) -> Result<Response> { throw std::runtime_error("oops"); };
    const auto result = bench.ask("a");
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Internal);
    QCOMPARE(result.error().context, std::string("oops"));
    QVERIFY(bench.isIdle());
    QCOMPARE(bench.threads.inUse(), 0);
  }
}

void TestOrchestratorAdmission::replacedEngineFinishesItsWork() {
  StartDesk oldDesk;
  StartDesk newDesk;
  Bench bench;
  oldDesk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  const Ticket before = bench.orchestrator->submit(completion("a"));
  QVERIFY(oldDesk.job(0));
  newDesk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  const Ticket after = bench.orchestrator->submit(completion("b"));
  QVERIFY(newDesk.job(0));
  oldDesk.job(0)->answerWith(answer("old"));
  newDesk.job(0)->answerWith(answer("new"));
  QCOMPARE(textOf(Orchestrator::wait(before)->response), std::string("old"));
  QCOMPARE(textOf(Orchestrator::wait(after)->response), std::string("new"));
}

void TestOrchestratorAdmission::destructionCancelsEverything() {
  StartDesk desk;
  Gate running;
  Gate resolving;
  std::vector<Ticket> tickets;
  Bench bench(narrow(3, 64));
  desk.attachTo(*bench.addEngine(ServiceKind::Llm, Handover::Start));
  const auto vision = bench.addEngine(ServiceKind::Vision, Handover::Run);
  vision->onRun = [&](const Request&, const RunContext& context) -> Result<Response> {
    if (!running.pass(context.stop)) return fail(ErrorCode::Cancelled, "stopped");
    return answer("never");
  };
  bench.addEngine(ServiceKind::Nlp, Handover::Batch);
  for (int i = 0; i < 10; ++i)
    tickets.push_back(bench.orchestrator->submit(completion(std::to_string(i))));
  tickets.push_back(bench.orchestrator->submit(VisionRequest{}));
  QVERIFY(running.waitForArrivals(1));
  QVERIFY(desk.job(2));
  for (int i = 0; i < 10; ++i) {
    tickets.push_back(bench.orchestrator->submit(NlpRequest{}));
    tickets.push_back(bench.orchestrator->submit(completion("late " + std::to_string(i))));
  }
  bench.orchestrator.reset();
  for (const Ticket& ticket : tickets)
    QVERIFY(ticket.future.isFinished());
  for (int i = 0; i < 11; ++i)
    QVERIFY(tickets[static_cast<std::size_t>(i)].future.isCanceled());
  QCOMPARE(bench.threads.inUse(), 0);
  std::uint64_t recorded = 0;
  for (const ServiceKind service : kAllServices)
    recorded += bench.metrics.totals(service).requests;
  QCOMPARE(recorded, static_cast<std::uint64_t>(tickets.size()));
}

void TestOrchestratorAdmission::continuationMaySubmit() {
  Bench bench;
  bench.addEngine(ServiceKind::Llm, Handover::Run);
  std::promise<Ticket> second;
  const Ticket first = bench.orchestrator->submit(completion("a"));
  (void)QFuture<RequestEvent>(first.future).then(QtFuture::Launch::Sync, [&](QFuture<RequestEvent>) {
    second.set_value(bench.orchestrator->submit(completion("b")));
  });
  const auto result = Orchestrator::wait(second.get_future().get());
  QVERIFY(result);
  QCOMPARE(textOf(result->response), std::string("re: b"));
}

QTEST_GUILESS_MAIN(TestOrchestratorAdmission)
#include "tst_orchestrator_admission.moc"
