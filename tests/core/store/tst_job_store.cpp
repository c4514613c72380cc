// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_job_store.h"
#include "tests/core/store/store_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace aisemble;
using namespace aisemble::test;
namespace fs = std::filesystem;

namespace {

JobRecord job(const std::string& id, JobState state = JobState::Pending) {
  JobRecord out;
  out.id = id;
  out.service = "nlp";
  out.task = "sentiment";
  out.requestJson = R"({"text":"はい"})";
  out.state = state;
  return out;
}

} // namespace

class TestJobStore : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  fs::path m_file;
  FakeClock m_clock;

  std::unique_ptr<SqliteJobStore> open() {
    auto database = WorkbenchDatabase::open(m_file);
    return database ? std::make_unique<SqliteJobStore>(*database, m_clock) : nullptr;
  }

 private Q_SLOTS:
  void init() {
    m_dir = QTemporaryDir();
    QVERIFY(m_dir.isValid());
    m_file = fs::path(m_dir.path().toStdString()) / "workbench.db";
  }

  void jobsComeBackAsTheyWere() {
    const auto store = open();
    QVERIFY(store->insert(job("a")).has_value());
    const WallTime begun = m_clock.wallNow();
    m_clock.advance(std::chrono::seconds(5));
    JobRecord done = job("a", JobState::Completed);
    done.progress = 1;
    done.resultJson = R"({"sentiment":"neutral"})";
    QVERIFY(store->update(done).has_value());
    const auto found = open()->find("a");
    QVERIFY(found.has_value());
    QCOMPARE(found->state, JobState::Completed);
    QCOMPARE(found->requestJson, job("a").requestJson);
    QCOMPARE(found->resultJson, done.resultJson);
    QCOMPARE(found->progress, 1.0);
    QVERIFY(found->created == begun);
    QVERIFY(found->updated == begun + std::chrono::seconds(5));
  }

  void unknownJobsAreNotFound() {
    const auto store = open();
    QCOMPARE(store->find("x").error().code, ErrorCode::NotFound);
    QCOMPARE(store->find("x").error().message, std::string("Job x not found"));
    QCOMPARE(store->update(job("x")).error().code, ErrorCode::NotFound);
    QCOMPARE(store->remove("x").error().code, ErrorCode::NotFound);
  }

  void sameIdTwiceIsRefused() {
    const auto store = open();
    QVERIFY(store->insert(job("a")).has_value());
    QVERIFY(!store->insert(job("a")).has_value());
  }

  void pagesAreNewestFirst() {
    const auto store = open();
    for (const char* id : {"a", "b", "c", "d"})
      QVERIFY(store->insert(job(id, *id == 'b' ? JobState::Failed : JobState::Pending)).has_value());
    auto page = store->list(std::nullopt, 2, 1);
    QVERIFY(page.has_value());
    QCOMPARE(page->total, std::int64_t{4});
    QCOMPARE(page->jobs.size(), std::size_t{2});
    QCOMPARE(page->jobs[0].id, std::string("c"));
    QCOMPARE(page->jobs[1].id, std::string("b"));
    page = store->list(JobState::Failed, 10, 0);
    QCOMPARE(page->total, std::int64_t{1});
    QCOMPARE(page->jobs.at(0).id, std::string("b"));
    QVERIFY(page->jobs.at(0).requestJson.empty());
    QVERIFY(store->remove("b").has_value());
    QCOMPARE(store->list(JobState::Failed, 10, 0)->total, std::int64_t{0});
  }

  void jobsOfThisProgramAreNotInterrupted() {
    const auto store = open();
    QVERIFY(store->insert(job("a", JobState::Running)).has_value());
    QCOMPARE(open()->recoverInterrupted().value(), 0);
    QCOMPARE(store->find("a")->state, JobState::Running);
  }

  void jobsOfAProgramThatIsGoneBecomeFailed_data() {
    QTest::addColumn<QString>("owner");
    QTest::newRow("no such process") << "999999999:1:boot";
    QTest::newRow("another process of that number") << QString::number(::getpid()) + ":1:boot";
    QTest::newRow("no owner") << "";
    QTest::newRow("nonsense") << "x";
  }

  void jobsOfAProgramThatIsGoneBecomeFailed() {
    QFETCH(QString, owner);
    const auto store = open();
    for (const JobState state : {JobState::Pending, JobState::Running, JobState::Completed, JobState::Cancelled})
      QVERIFY(store->insert(job(std::string(jobStateName(state)), state)).has_value());
    QCOMPARE(sql(m_file, "UPDATE requests SET owner = '" + owner.toStdString() + "'"), std::vector<std::string>{});
    QCOMPARE(open()->recoverInterrupted().value(), 2);
    const auto failed = store->find("running");
    QCOMPARE(failed->state, JobState::Failed);
    QVERIFY(!failed->error.empty());
    QCOMPARE(store->find("pending")->state, JobState::Failed);
    QCOMPARE(store->find("completed")->state, JobState::Completed);
    QCOMPARE(store->find("cancelled")->state, JobState::Cancelled);
    QCOMPARE(open()->recoverInterrupted().value(), 0);
  }
};

QTEST_GUILESS_MAIN(TestJobStore)
#include "tst_job_store.moc"
