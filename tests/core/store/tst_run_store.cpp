// SPDX-License-Identifier: Apache-2.0
#include "core/store/run_store.h"
#include "tests/core/store/store_fixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace aisemble;
using namespace aisemble::test;

class TestRunStore : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void runsComeBackNewestFirst() {
    QTemporaryDir dir;
    FakeClock clock;
    const auto database = WorkbenchDatabase::open(dir.filePath("workbench.db").toStdString());
    QVERIFY(database.has_value());
    RunStore store(*database, clock);
    const RunId first = store.insert("llm", "a", R"({"n": 1})").value();
    clock.advance(std::chrono::seconds(1));
    const RunId second = store.insert("cache", "b", "[]").value();
    const auto all = store.list("", 0).value();
    QCOMPARE(all.size(), std::size_t{2});
    QCOMPARE(all[0].id, second);
    QCOMPARE(all[0].kind, std::string("cache"));
    QVERIFY(all[0].created == clock.wallNow());
    QCOMPARE(store.list("llm", 0).value().at(0).title, std::string("a"));
    QCOMPARE(store.list("", 1).value().size(), std::size_t{1});
    QCOMPARE(store.report(first).value(), std::string(R"({"n": 1})"));
    QVERIFY(store.remove(first).has_value());
    QCOMPARE(store.report(first).error().code, ErrorCode::NotFound);
    QCOMPARE(store.remove(first).error().code, ErrorCode::NotFound);
    QCOMPARE(store.insert("llm", "c", "no json").error().code, ErrorCode::InvalidArgument);
  }
};

QTEST_APPLESS_MAIN(TestRunStore)
#include "tst_run_store.moc"
