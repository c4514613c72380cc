// SPDX-License-Identifier: Apache-2.0
#include "core/llm/engine/model_pool.h"
#include "tests/core/llm/engine/engine_bench.h"

#include <QTest>

#include <new>
#include <thread>

using namespace aisemble;
using namespace aisemble::llm;
using namespace aisemble::llm::test;

namespace {

/// Cannot be copied while `isArmed`: a load copies what it reports to.
struct UncopyableReport {
  bool* isArmed;
  explicit UncopyableReport(bool* armed) : isArmed(armed) {}
  UncopyableReport(const UncopyableReport& other) : isArmed(other.isArmed) {
    if (*isArmed) throw std::bad_alloc();
  }
  UncopyableReport(UncopyableReport&&) = default;
  UncopyableReport& operator=(const UncopyableReport&) = delete;
  UncopyableReport& operator=(UncopyableReport&&) = delete;
  ~UncopyableReport() = default;
  void operator()(double) const {}
};

ResolvedModel named(const std::string& name) {
  return {name, kModels / name, ""};
}

} // namespace

class TestModelPool : public QObject {
  Q_OBJECT

  ThreadBudget m_threads{2};
  NullLogger m_logger;
  SystemClock m_clock;
  const EngineEnvironment m_environment{m_threads, m_logger, m_clock};

 private Q_SLOTS:
  void keepsTheTwoUsedLast() {
    ModelPool pool(m_environment, {});
    QVERIFY(!pool.find(named("gpt2")));
    QVERIFY(pool.acquire(named("gpt2"), {}));
    QVERIFY(pool.acquire(named("llama3"), {}));
    QVERIFY(pool.find(named("gpt2"))); // now llama3 is the older one
    QVERIFY(pool.acquire(named("qwen2"), {}));
    QCOMPARE(pool.loadedCount(), std::size_t{2});
    QVERIFY(pool.find(named("gpt2")));
    QVERIFY(!pool.find(named("llama3")));
  }

  void keepsWhatIsInUse() {
    ModelPool pool(m_environment, {.maxLoadedModels = 1});
    auto held = pool.acquire(named("gpt2"), {});
    QVERIFY(held);
    QVERIFY(pool.acquire(named("llama3"), {}));
    QCOMPARE(pool.loadedCount(), std::size_t{2}); // one more than wanted, as the other is in use
    QVERIFY(pool.find(named("gpt2")));
    held->reset();
    QVERIFY(pool.acquire(named("qwen2"), {}));
    QCOMPARE(pool.loadedCount(), std::size_t{1});
  }

  void loadsOnceForManyCallers() {
    ModelPool pool(m_environment, {});
    std::vector<LoadedModel*> got(8, nullptr);
    {
      std::vector<std::jthread> callers;
      for (LoadedModel*& slot : got)
        callers.emplace_back([&] {
          auto model = pool.acquire(named("llama3"), {});
          if (model) slot = model->get();
        });
    }
    QVERIFY(got.front() != nullptr);
    QCOMPARE(got, std::vector<LoadedModel*>(8, got.front()));
  }

  void forgetsFailedLoads() {
    QTemporaryDir folder;
    const auto path = copyOf("gpt2", folder);
    std::filesystem::remove(path / "model.safetensors");
    ModelPool pool(m_environment, {});
    const ResolvedModel model{"gpt2", path, ""};
    QCOMPARE(pool.acquire(model, {}).error().code, ErrorCode::NotFound);
    std::filesystem::copy_file(kModels / "gpt2/model.safetensors", path / "model.safetensors");
    QVERIFY(pool.acquire(model, {}));
  }

  void forgetsLoadsThatThrow() {
    bool isArmed = false;
    ModelPool pool(m_environment, {});
    ModelLoading loading;
    loading.onProgress = UncopyableReport(&isArmed);
    isArmed = true;
    QCOMPARE(pool.acquire(named("gpt2"), loading).error().code, ErrorCode::OutOfMemory);
    QVERIFY(pool.list().empty());
    isArmed = false;
    QVERIFY(pool.acquire(named("gpt2"), loading));
  }

  void tellsVersionsApart() {
    ModelPool pool(m_environment, {});
    ResolvedModel before = named("gpt2");
    before.digest = "a";
    ResolvedModel after = before;
    after.digest = "b";
    QVERIFY(pool.acquire(before, {}));
    QVERIFY(!pool.find(after));
  }

  void readsTokenizersAlone() {
    ModelPool pool(m_environment, {});
    QVERIFY(pool.tokenizer(named("gpt2")));
    QCOMPARE(pool.loadedCount(), std::size_t{0});
    QVERIFY(pool.tokenizer(named("gpt2")).value() == pool.tokenizer(named("gpt2")).value());
    QCOMPARE(pool.tokenizer(named("nothing")).error().code, ErrorCode::NotFound);
  }

  void stopsWhenAsked() {
    ModelPool pool(m_environment, {});
    std::stop_source source;
    source.request_stop();
    ModelLoading loading;
    loading.stop = source.get_token();
    auto model = pool.acquire(named("gpt2"), loading);
    QVERIFY(!model && model.error().isCancelled());
    QCOMPARE(pool.loadedCount(), std::size_t{0});
  }
};

QTEST_APPLESS_MAIN(TestModelPool)
#include "tst_model_pool.moc"
