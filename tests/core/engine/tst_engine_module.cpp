// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine_module.h"

#include <QtTest>

#include <atomic>
#include <cstdlib>
#include <future>
#include <thread>

using namespace aisemble;

namespace {

std::filesystem::path module(const std::string& flavour) {
  return std::filesystem::path(AISEMBLE_BUILD_DIR) / "tests" / ("test_module_" + flavour + ".so");
}

struct Host {
  ThreadBudget threads{2};
  NullLogger logger;
  SystemClock clock;
  [[nodiscard]] EngineEnvironment environment() { return {threads, logger, clock}; }
  [[nodiscard]] RunContext context(std::stop_token stop = {}) {
    return {std::move(stop), std::make_shared<StageClock>(clock), {}, {}};
  }
};

Result<Response> ask(Engine& engine, Host& host, Request request, std::stop_token stop = {}) {
  std::promise<Result<Response>> answered;
  engine.start(std::move(request), host.context(std::move(stop)),
               [&](Result<Response> result) { answered.set_value(std::move(result)); });
  return answered.get_future().get();
}

} // namespace

class TestEngineModule : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void loadsAtTheFirstRequest();
  void preloads();
  void refusesWhatIsNoEngine_data();
  void refusesWhatIsNoEngine();
  void triesAgainAfterAFailure();
  void manyCallersOneLoad();
  void blockingCallsWaitForTheLoad();
  void stoppedWhileLoadingIsCancelled();
  void earlyRunRequestsTakeALease();
};

void TestEngineModule::loadsAtTheFirstRequest() {
  Host host;
  const auto engine = makeModuleEngine(ServiceKind::Llm, module("good"), host.environment());
  QCOMPARE(engine->service(), ServiceKind::Llm);
  QVERIFY(!engine->isLoaded());
  QCOMPARE(engine->handover(TokenizeRequest{}), Handover::Start); // not known yet
  const auto result = ask(*engine, host, CompletionRequest{});
  QVERIFY(result);
  QCOMPARE(std::get<CompletionResult>(*result).text, std::string("start"));
  QVERIFY(engine->isLoaded());
  QCOMPARE(engine->handover(TokenizeRequest{}), Handover::Run);
}

void TestEngineModule::preloads() {
  Host host;
  const auto engine = makeModuleEngine(ServiceKind::Llm, module("good"), host.environment());
  std::promise<bool> loaded;
  engine->preload([&](Result<void> result) { loaded.set_value(result.has_value()); });
  QVERIFY(loaded.get_future().get());
  QVERIFY(engine->isLoaded());
  engine->preload(); // nothing more to do
}

void TestEngineModule::refusesWhatIsNoEngine_data() {
  QTest::addColumn<QString>("flavour");
  QTest::addColumn<QString>("tells");
  QTest::newRow("no such file") << "absent"
                                << "No such file";
  QTest::newRow("a symbol that no library has") << "missing_library"
                                                << "aisemble_symbol_that_no_library_has";
  QTest::newRow("not an engine") << "no_symbol"
                                 << "not an engine";
  QTest::newRow("another build") << "wrong_build"
                                 << "another build";
  QTest::newRow("another service") << "wrong_service"
                                   << "vision";
  QTest::newRow("its engine fails") << "failing"
                                    << "no luck";
  QTest::newRow("no engine") << "null_engine"
                             << "no engine";
}

void TestEngineModule::refusesWhatIsNoEngine() {
  QFETCH(QString, flavour);
  QFETCH(QString, tells);
  Host host;
  const auto engine = makeModuleEngine(ServiceKind::Llm, module(flavour.toStdString()), host.environment());
  const auto result = ask(*engine, host, CompletionRequest{});
  QVERIFY(!result);
  QCOMPARE(result.error().code, ErrorCode::Unavailable);
  QVERIFY2(result.error().message.find(tells.toStdString()) != std::string::npos, result.error().message.c_str());
  QVERIFY(!engine->isLoaded());
}

void TestEngineModule::triesAgainAfterAFailure() {
  Host host;
  const auto engine = makeModuleEngine(ServiceKind::Llm, module("failing"), host.environment());
  QVERIFY(!ask(*engine, host, CompletionRequest{}));
  ::setenv("AISEMBLE_TEST_MODULE_HEALED", "1", 1);
  const auto second = ask(*engine, host, CompletionRequest{});
  ::unsetenv("AISEMBLE_TEST_MODULE_HEALED");
  QVERIFY(second);
}

void TestEngineModule::manyCallersOneLoad() {
  Host host;
  const auto engine = makeModuleEngine(ServiceKind::Llm, module("good"), host.environment());
  std::atomic<int> answered{0};
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 8; ++i)
      callers.emplace_back([&] {
        if (ask(*engine, host, CompletionRequest{})) ++answered;
      });
  }
  QCOMPARE(answered.load(), 8);
}

void TestEngineModule::blockingCallsWaitForTheLoad() {
  Host host;
  const auto engine = makeModuleEngine(ServiceKind::Llm, module("good"), host.environment());
  const auto result = engine->run(TokenizeRequest{}, host.context());
  QVERIFY(result);
  QCOMPARE(std::get<TokenizeResult>(*result).decoded, std::string("run"));
  const auto broken = makeModuleEngine(ServiceKind::Llm, module("absent"), host.environment());
  const std::vector<Request> requests(2, TokenizeRequest{});
  const std::vector<RunContext> contexts(2, host.context());
  const auto results = broken->runBatch(requests, contexts);
  QCOMPARE(results.size(), std::size_t{2});
  QCOMPARE(results[1].error().code, ErrorCode::Unavailable);
}

void TestEngineModule::stoppedWhileLoadingIsCancelled() {
  Host host;
  const auto engine = makeModuleEngine(ServiceKind::Llm, module("good"), host.environment());
  std::stop_source stop;
  stop.request_stop();
  const auto result = ask(*engine, host, CompletionRequest{}, stop.get_token());
  QVERIFY(!result);
  QVERIFY(result.error().isCancelled());
}

void TestEngineModule::earlyRunRequestsTakeALease() {
  Host host;
  const auto engine = makeModuleEngine(ServiceKind::Llm, module("good"), host.environment());
  const auto result = ask(*engine, host, TokenizeRequest{});
  QVERIFY(result);
  QCOMPARE(std::get<TokenizeResult>(*result).decoded, std::string("run"));
  QCOMPARE(host.threads.highWater(), 1);
}

QTEST_APPLESS_MAIN(TestEngineModule)
#include "tst_engine_module.moc"
