// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_batch_journal.h"
#include "tests/core/store/store_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <functional>

using namespace aisemble;
using namespace aisemble::test;
namespace fs = std::filesystem;

namespace {

BatchSpec spec() {
  BatchSpec out;
  out.name = "感想";
  out.task = "keywords";
  out.optionsJson = R"({"max_keywords":3})";
  out.language = "ja";
  out.unit = TextUnit::Lines;
  out.column = "body";
  out.inputs = {"/in/a", "/in/b.jsonl"};
  out.output = "/out/all.csv";
  out.useCache = false;
  return out;
}

NewBatchItem line(std::int64_t number, BatchItemState state = BatchItemState::Queued) {
  return {"/in/b.jsonl", number, "text " + std::to_string(number), {}, state, {}};
}

FinishedBatchItem done(std::int64_t position) {
  FinishedBatchItem out;
  out.position = position;
  out.resultJson = R"({"n":)" + std::to_string(position) + "}";
  return out;
}

} // namespace

class TestBatchJournal : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  fs::path m_file;
  FakeClock m_clock;

  std::unique_ptr<SqliteBatchJournal> open() {
    auto database = WorkbenchDatabase::open(m_file);
    return database ? std::make_unique<SqliteBatchJournal>(*database, m_clock) : nullptr;
  }

  /// In a process of its own, which then is gone without a word.
  void inAnother(const std::function<void(SqliteBatchJournal&)>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
      const auto journal = open();
      work(*journal);
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    QCOMPARE(status, 0);
  }

 private Q_SLOTS:
  void init() {
    m_dir = QTemporaryDir();
    QVERIFY(m_dir.isValid());
    m_file = fs::path(m_dir.path().toStdString()) / "workbench.db";
  }

  void batchComesBackAsItWas() {
    const BatchId id = open()->insert(spec()).value();
    const auto found = open()->find(id);
    QVERIFY(found.has_value());
    QVERIFY(found->spec == spec());
    QCOMPARE(found->state, BatchState::Running);
    QVERIFY(found->isOwner);
    QVERIFY(!found->isListed);
    QCOMPARE(open()->list()->size(), std::size_t{1});
    QCOMPARE(open()->find(77).error().code, ErrorCode::NotFound);
  }

  void itemsAreListedOnceAndClaimedInOrder() {
    const auto journal = open();
    const BatchId id = journal->insert(spec()).value();
    const std::vector first{line(1), line(2), line(3, BatchItemState::Skipped)};
    QVERIFY(journal->addItems(id, first).has_value());
    const std::vector again{line(2), line(4)};
    QVERIFY(journal->addItems(id, again).has_value());
    QCOMPARE(journal->counts(id)->total(), 4);
    const auto round = journal->exchange(id, {}, 2, false);
    QVERIFY(round.has_value());
    QCOMPARE(round->claimed.size(), std::size_t{2});
    QCOMPARE(round->claimed[1].position, 1);
    QCOMPARE(round->claimed[1].text, std::string("text 2"));
    QCOMPARE(round->claimed[1].attempts, 1);
    const std::vector ends{done(0)};
    const auto next = journal->exchange(id, ends, 9, false);
    QCOMPARE(next->claimed.size(), std::size_t{1}); // the last one: the third was skipped
    QCOMPARE(next->claimed[0].position, 3);
    const BatchCounts counts = *open()->counts(id);
    QCOMPARE(counts, (BatchCounts{0, 2, 1, 0, 1, 0}));
    QCOMPARE(open()->item(id, 0)->resultJson, std::string(R"({"n":0})"));
  }

  void anItemEndsOnce() {
    const auto journal = open();
    const BatchId id = journal->insert(spec()).value();
    const std::vector items{line(1)};
    QVERIFY(journal->addItems(id, items).has_value());
    QVERIFY(journal->exchange(id, {}, 1, false).has_value());
    const std::vector twice{done(0), done(0)};
    QVERIFY(journal->exchange(id, twice, 0, false).has_value());
    QCOMPARE(journal->counts(id)->completed, 1);
    QCOMPARE(journal->results(id, 0, 10)->size(), std::size_t{1});
  }

  void pagesAreFilteredAndSearched() {
    const auto journal = open();
    const BatchId id = journal->insert(spec()).value();
    std::vector<NewBatchItem> items;
    for (int i = 0; i < 1000; ++i)
      items.push_back(line(i + 1, i % 10 == 0 ? BatchItemState::Failed : BatchItemState::Queued));
    QVERIFY(journal->addItems(id, items).has_value());
    auto page = journal->items(id, {std::nullopt, {}, 990, 200});
    QCOMPARE(page->total, 1000);
    QCOMPARE(page->items.size(), std::size_t{10});
    QCOMPARE(page->items.front().position, 990);
    page = journal->items(id, {BatchItemState::Failed, {}, 0, 3});
    QCOMPARE(page->total, 100);
    QCOMPARE(page->items.back().position, 20);
    QCOMPARE(journal->items(id, {std::nullopt, "text 77", 0, 100})->total, 11); // 77 and 770 to 779
    QCOMPARE(journal->items(id, {std::nullopt, "100%", 0, 100})->total, 0);
    QCOMPARE(journal->item(id, 1000).error().code, ErrorCode::NotFound);
  }

  void aBatchOfAProgramThatIsGoneIsInterrupted() {
    inAnother([](SqliteBatchJournal& journal) {
      const BatchId id = journal.insert(spec()).value();
      const std::vector items{line(1), line(2)};
      if (!journal.addItems(id, items) || !journal.exchange(id, {}, 1, false)) ::_exit(1);
    });
    const auto journal = open();
    QCOMPARE(journal->find(1)->state, BatchState::Interrupted);
    // What it had claimed waits like the rest, wherever one looks.
    QCOMPARE(*journal->counts(1), (BatchCounts{2, 0, 0, 0, 0, 0}));
    QCOMPARE(journal->items(1, {std::nullopt, {}, 0, 9})->items.front().state, BatchItemState::Queued);
    QCOMPARE(journal->items(1, {BatchItemState::Queued, {}, 0, 9})->total, 2);
    QCOMPARE(journal->items(1, {BatchItemState::Queued, {}, 1, 9})->items.size(), std::size_t{1});
    QCOMPARE(journal->items(1, {BatchItemState::Running, {}, 0, 9})->total, 0);
    QCOMPARE(journal->item(1, 0)->state, BatchItemState::Queued);
    // The rows are changed by nobody until somebody resumes.
    QCOMPARE(sql(m_file, "SELECT count(*) FROM batch_items WHERE state = 'running'").front(), std::string("1"));
    QVERIFY(journal->takeOver(1, false).has_value());
    QCOMPARE(journal->find(1)->state, BatchState::Running);
    QCOMPARE(journal->counts(1)->queued, 2);
    QCOMPARE(journal->item(1, 0)->attempts, 1);
  }

  void tooManyDeathsFailAnItem() {
    for (int death = 0; death < kBatchAttempts; ++death)
      inAnother([death](SqliteBatchJournal& journal) {
        if (death == 0) {
          const BatchId id = journal.insert(spec()).value();
          const std::vector items{line(1), line(2)};
          if (!journal.addItems(id, items)) ::_exit(1);
        } else if (!journal.takeOver(1, false)) {
          ::_exit(2);
        }
        const auto round = journal.exchange(1, {}, 1, death >= kBatchSharedAttempts);
        if (!round || round->claimed.size() != 1 || round->claimed[0].attempts != death + 1) ::_exit(3);
      });
    const auto journal = open();
    QVERIFY(journal->takeOver(1, false).has_value());
    const auto item = journal->item(1, 0);
    QCOMPARE(item->state, BatchItemState::Failed);
    QVERIFY(QString::fromStdString(item->error).contains("5 times"));
    QCOMPARE(journal->item(1, 1)->state, BatchItemState::Queued);
    QVERIFY(journal->exchange(1, {}, 1, true)->claimed.empty());
    QVERIFY(journal->release(1, BatchState::Paused, "").has_value());
    QVERIFY(journal->takeOver(1, true).has_value()); // asked for: it gets three more
    QCOMPARE(journal->item(1, 0)->attempts, 0);
  }

  void aLivingOwnerIsNotDispossessed() {
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    int back[2];
    QCOMPARE(::pipe(back), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      const auto theirs = open();
      const std::vector items{line(1), line(2)};
      const bool isClaimed = theirs->insert(spec()) && theirs->addItems(1, items) && theirs->exchange(1, {}, 1, false);
      const char good = isClaimed ? 'y' : 'n';
      if (::write(ends[1], &good, 1) != 1) ::_exit(1);
      char wait = 0;
      ::_exit(::read(back[0], &wait, 1) == 1 && theirs->wish(1).value() == BatchWish::Cancel ? 0 : 2);
    }
    char good = 0;
    QCOMPARE(::read(ends[0], &good, 1), 1);
    QCOMPARE(good, 'y');
    const auto journal = open();
    QCOMPARE(journal->takeOver(1, false).error().code, ErrorCode::Busy);
    QCOMPARE(*journal->counts(1), (BatchCounts{1, 1, 0, 0, 0, 0}));
    QCOMPARE(journal->items(1, {BatchItemState::Running, {}, 0, 9})->total, 1);
    QCOMPARE(journal->items(1, {BatchItemState::Queued, {}, 0, 9})->total, 1);
    QCOMPARE(journal->item(1, 0)->state, BatchItemState::Running);
    QVERIFY(!journal->remove(1).has_value());
    QVERIFY(journal->setWish(1, BatchWish::Cancel).has_value());
    QCOMPARE(journal->find(1)->state, BatchState::Pausing);
    QVERIFY(journal->find(1)->isBeingCancelled);
    QCOMPARE(::write(back[1], "x", 1), 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    QCOMPARE(status, 0);
  }

  void releaseSettlesItems_data() {
    QTest::addColumn<BatchState>("state");
    QTest::addColumn<int>("queued");
    QTest::addColumn<int>("cancelled");
    QTest::newRow("paused") << BatchState::Paused << 2 << 0;
    QTest::newRow("cancelled") << BatchState::Cancelled << 0 << 2;
  }
  void releaseSettlesItems() {
    QFETCH(BatchState, state);
    QFETCH(int, queued);
    QFETCH(int, cancelled);
    const auto journal = open();
    const BatchId id = journal->insert(spec()).value();
    const std::vector items{line(1), line(2)};
    QVERIFY(journal->addItems(id, items).has_value());
    QVERIFY(journal->exchange(id, {}, 1, false).has_value());
    QVERIFY(journal->release(id, state, "why").has_value());
    QCOMPARE(journal->find(id)->state, state);
    QCOMPARE(journal->find(id)->error, std::string("why"));
    QCOMPARE(journal->counts(id)->queued, queued);
    QCOMPARE(journal->counts(id)->cancelled, cancelled);
    if (queued > 0) QCOMPARE(journal->item(id, 0)->attempts, 0); // a pause is nobody's fault
    QVERIFY(!journal->setWish(id, BatchWish::Pause).has_value());
    QVERIFY(journal->takeOver(id, false).has_value());
    QCOMPARE(journal->counts(id)->queued, 2); // a cancelled one is taken back whole
    QCOMPARE(journal->item(id, 0)->attempts, 0);
  }

  void picturesStayUntilTheyAreWritten() {
    const auto journal = open();
    const BatchId id = journal->insert(spec()).value();
    const std::vector items{line(1)};
    QVERIFY(journal->addItems(id, items).has_value());
    QVERIFY(journal->exchange(id, {}, 1, false).has_value());
    std::vector ends{done(0)};
    ends[0].picture = std::string("\0\xFF\x01", 3);
    ends[0].mediaType = "image/png";
    QVERIFY(journal->exchange(id, ends, 0, false).has_value());
    const auto unwritten = journal->unwritten(id, 10);
    QCOMPARE(unwritten->size(), std::size_t{1});
    QCOMPARE(unwritten->front().picture, ends[0].picture);
    QCOMPARE(unwritten->front().mediaType, ends[0].mediaType);
    const std::vector<WrittenBatchItem> written{{0, "name-2"}};
    QVERIFY(journal->setWritten(id, written).has_value());
    QVERIFY(journal->unwritten(id, 10)->empty());
    QCOMPARE(journal->item(id, 0)->outputName, std::string("name-2"));
    QCOMPARE(sql(m_file, "SELECT count(*) FROM batch_results WHERE picture IS NOT NULL").front(), std::string("0"));
  }

  void removalTakesEverythingAlong() {
    const auto journal = open();
    const BatchId id = journal->insert(spec()).value();
    const std::vector items{line(1)};
    QVERIFY(journal->addItems(id, items).has_value());
    QVERIFY(journal->exchange(id, {}, 1, false).has_value());
    const std::vector ends{done(0)};
    QVERIFY(journal->exchange(id, ends, 0, false).has_value());
    QVERIFY(journal->release(id, BatchState::Completed, "").has_value());
    QVERIFY(journal->remove(id).has_value());
    QCOMPARE(sql(m_file, "SELECT (SELECT count(*) FROM batch_items) + (SELECT count(*) FROM batch_results)").front(),
             std::string("0"));
    QCOMPARE(journal->remove(id).error().code, ErrorCode::NotFound);
  }

  void aSpecThatIsNoTextIsRefused() {
    BatchSpec bad = spec();
    bad.inputs = {"/in/\xFF"};
    QCOMPARE(open()->insert(bad).error().code, ErrorCode::InvalidArgument);
  }
};

QTEST_GUILESS_MAIN(TestBatchJournal)
#include "tst_batch_journal.moc"
