// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_result_cache.h"
#include "tests/core/store/store_fixture.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>
#include <thread>

using namespace aisemble;
using namespace aisemble::test;
using std::chrono::seconds;
namespace fs = std::filesystem;

namespace {

CacheKey key(int number) {
  return {"request " + std::to_string(number), "model", 1};
}

Response answer(std::string text) {
  CompletionResult out;
  out.text = std::move(text);
  out.completionTokens = 7;
  return out;
}

} // namespace

class TestResultCache : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_dir;
  fs::path m_file;
  FakeClock m_clock;
  NullLogger m_logger;

  std::unique_ptr<SqliteResultCache> open(std::uint64_t limit = 1 << 20) {
    auto out = SqliteResultCache::open(m_file, m_clock, m_logger, limit);
    return out ? std::move(*out) : nullptr;
  }
  static std::string textOf(SqliteResultCache& cache, const CacheKey& wanted) {
    const auto found = cache.lookup(wanted);
    return found ? std::get<CompletionResult>(*found).text : "-";
  }

 private Q_SLOTS:
  void init() {
    m_dir = QTemporaryDir();
    QVERIFY(m_dir.isValid());
    m_file = fs::path(m_dir.path().toStdString()) / "results.db";
  }

  void answersComeBackEqual() {
    const auto cache = open();
    const Response response = answer("日本 \n");
    QVERIFY(!cache->lookup(key(1)));
    cache->store(key(1), response, seconds(10));
    QVERIFY(*cache->lookup(key(1)) == response);
    cache->store(key(1), answer("newer"), seconds(10));
    QCOMPARE(textOf(*cache, key(1)), std::string("newer"));
    const Response vectors = EmbedResult{{{0.1F, -3e-30F}}, "mean", 2};
    cache->store(key(2), vectors, seconds(10));
    QVERIFY(*cache->lookup(key(2)) == vectors);
    const auto statistics = cache->statistics();
    QCOMPARE(statistics.entries, std::uint64_t{2});
    QCOMPARE(statistics.hits, std::uint64_t{3});
    QCOMPARE(statistics.misses, std::uint64_t{1});
    QCOMPARE(statistics.stores, std::uint64_t{3});
    QVERIFY(statistics.bytes > 100);
  }

  void everyPartOfTheKeyCounts() {
    const auto cache = open();
    cache->store({"ab", "c", 1}, answer("x"), seconds(10));
    QVERIFY(cache->lookup({"ab", "c", 1}));
    QVERIFY(!cache->lookup({"a", "bc", 1}));
    QVERIFY(!cache->lookup({"abc", "", 1}));
    QVERIFY(!cache->lookup({"ab", "c", 2}));
    QVERIFY(!cache->lookup({"ab", "d", 1}));
  }

  void entriesSurviveTheProgram() {
    open()->store(key(1), answer("x"), seconds(10));
    QCOMPARE(textOf(*open(), key(1)), std::string("x"));
    QCOMPARE(open()->statistics().entries, std::uint64_t{1});
  }

  void timeToLiveEnds() {
    const auto cache = open();
    cache->store(key(1), answer("x"), seconds(10));
    cache->store(key(2), answer("y"), seconds(20));
    cache->store(key(3), answer("z"), seconds(0));
    cache->store(key(4), answer("forever"), seconds::max());
    QVERIFY(!cache->lookup(key(3)));
    m_clock.advance(seconds(9));
    QVERIFY(cache->lookup(key(1)));
    m_clock.advance(seconds(1));
    QVERIFY(!cache->lookup(key(1)));
    QVERIFY(cache->lookup(key(2)));
    m_clock.advance(seconds(10));
    cache->store(key(5), answer("v"), seconds(10)); // a store clears away what has expired
    QCOMPARE(cache->statistics().entries, std::uint64_t{2});
    QVERIFY(cache->lookup(key(4)));
    QCOMPARE(cache->statistics().damaged, std::uint64_t{0});
    QCOMPARE(cache->statistics().evictions, std::uint64_t{0});
  }

  /// Large results are answered as they were decoded, and only as long as the file still says so.
  void largeResultsFollowTheFile() {
    const std::string large(100'000, 'x');
    const auto cache = open();
    const auto other = open();
    cache->store(key(1), answer(large), seconds(10));
    QCOMPARE(textOf(*cache, key(1)), large);
    QCOMPARE(textOf(*other, key(1)), large); // decodes and keeps its own
    QCOMPARE(textOf(*other, key(1)), large);
    QCOMPARE(other->statistics().hits, std::uint64_t{2});

    other->store(key(1), answer(large + "newer"), seconds(10));
    QCOMPARE(textOf(*cache, key(1)), large + "newer");
    cache->store(key(1), answer("small"), seconds(10));
    QCOMPARE(textOf(*cache, key(1)), std::string("small"));
    QCOMPARE(textOf(*other, key(1)), std::string("small"));

    cache->store(key(1), answer(large), seconds(10));
    QCOMPARE(textOf(*other, key(1)), large);
    cache->clear();
    QCOMPARE(textOf(*cache, key(1)), std::string("-"));
    QCOMPARE(textOf(*other, key(1)), std::string("-"));

    cache->store(key(1), answer(large), seconds(10));
    m_clock.advance(seconds(10));
    QCOMPARE(textOf(*cache, key(1)), std::string("-"));
    QCOMPARE(cache->statistics().damaged, std::uint64_t{0});
  }

  void leastRecentlyUsedGoFirst() {
    const std::string text(2000, 'x');
    auto cache = open(10 * 2700);
    for (int i = 0; i < 9; ++i)
      cache->store(key(i), answer(text), seconds(100));
    QCOMPARE(cache->statistics().entries, std::uint64_t{9});
    for (const int used : {0, 1, 2})
      QVERIFY(cache->lookup(key(used)));
    cache.reset(); // the order is kept on the disk
    cache = open(10 * 2700);
    QVERIFY(cache->lookup(key(3)));
    cache->setLimitBytes(5 * 2700);
    const auto statistics = cache->statistics();
    QVERIFY(statistics.bytes <= 5 * 2700);
    QVERIFY(statistics.entries >= 4 && statistics.entries <= 5);
    QCOMPARE(statistics.evictions, 9 - statistics.entries);
    for (const int kept : {0, 1, 2, 3})
      QVERIFY2(cache->lookup(key(kept)), std::to_string(kept).c_str());
    for (const int gone : {4, 5, 6, 7})
      QVERIFY2(!cache->lookup(key(gone)), std::to_string(gone).c_str());
    cache->store(key(20), answer(text), seconds(100));
    QVERIFY(cache->lookup(key(20)));
    QVERIFY(cache->statistics().bytes <= 5 * 2700);
  }

  void whatDoesNotFitIsNotStored() {
    const auto cache = open(3000);
    cache->store(key(1), answer("small"), seconds(10));
    cache->store(key(2), answer(std::string(5000, 'x')), seconds(10));
    QVERIFY(!cache->lookup(key(2)));
    QVERIFY(cache->lookup(key(1)));
    cache->store(key(1), answer(std::string(5000, 'x')), seconds(10)); // replaces by nothing, not by the old answer
    QVERIFY(!cache->lookup(key(1)));
    cache->setLimitBytes(0);
    cache->store(key(3), answer("small"), seconds(10));
    QCOMPARE(cache->statistics().entries, std::uint64_t{0});
  }

  void whatJsonCannotHoldIsNotStored() {
    const auto cache = open();
    cache->store(key(1), LogitsResult{{1, 2}, 1, 2}, seconds(10));
    cache->store(key(2), PerplexityResult{std::nan("")}, seconds(10));
    cache->store(key(3), answer("\xff"), seconds(10));
    QCOMPARE(cache->statistics().entries, std::uint64_t{0});
  }

  void clearingShrinksTheFile() {
    const auto cache = open(100 << 20);
    std::mt19937 random(1);
    for (int i = 0; i < 50; ++i) {
      std::string text(100'000, ' ');
      for (char& c : text)
        c = static_cast<char>('a' + random() % 26);
      cache->store(key(i), answer(text), seconds(10));
    }
    cache->clear();
    QCOMPARE(cache->statistics().entries, std::uint64_t{0});
    QCOMPARE(cache->statistics().bytes, std::uint64_t{0});
    QVERIFY(fs::file_size(m_file) < 200'000);
    QVERIFY(fs::file_size(m_file.string() + "-wal") < 200'000);
    cache->store(key(1), answer("x"), seconds(10));
    QVERIFY(cache->lookup(key(1)));
  }

  void threadsAndASecondProgram() {
    const auto cache = open();
    const auto other = open();
    std::vector<std::thread> threads;
    std::atomic<int> wrong{0};
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&, t] {
        SqliteResultCache& mine = t % 2 == 0 ? *cache : *other;
        for (int i = 0; i < 200; ++i) {
          const CacheKey wanted = key(i % 20);
          if (const auto found = mine.lookup(wanted); found && !(*found == answer(wanted.canonicalRequest))) ++wrong;
          mine.store(wanted, answer(wanted.canonicalRequest), seconds(100));
        }
      });
    for (std::thread& thread : threads)
      thread.join();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(cache->statistics().entries, std::uint64_t{20});
    QCOMPARE(other->statistics().damaged, std::uint64_t{0});
  }

  void newerSchemaIsRefusedAndLeftAlone() {
    open()->store(key(1), answer("x"), seconds(10));
    sql(m_file, "PRAGMA user_version = 77");
    const auto refused = SqliteResultCache::open(m_file, m_clock, m_logger, 1000);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::Unsupported);
    QVERIFY(!fs::exists(m_file.string() + ".damaged"));
  }

  void hitsAreQuick() {
    const auto cache = open(64 << 20);
    std::string text(1000, 'x');
    CacheKey wanted = key(0);
    wanted.canonicalRequest += std::string(500, 'p');
    for (int i = 0; i < 2000; ++i) {
      wanted.canonicalRequest.replace(0, 6, std::to_string(100'000 + i));
      cache->store(wanted, answer(text), seconds(1000));
    }
    constexpr int hits = 5000;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < hits; ++i) {
      wanted.canonicalRequest.replace(0, 6, std::to_string(100'000 + i * 7 % 2000));
      QVERIFY(cache->lookup(wanted));
    }
    const double microseconds = static_cast<double>(timer.nsecsElapsed()) / 1000 / hits;
    qInfo("a hit takes %.1f us", microseconds);
#if !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__) // instrumented code has a pace of its own
    QVERIFY(microseconds < 1000); // far above what is measured, so that a busy machine does not fail it
#endif
  }
};

QTEST_APPLESS_MAIN(TestResultCache)
#include "tst_result_cache.moc"
