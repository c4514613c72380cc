// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/cron_schedule.h"

#include <QtTest>

using namespace aisemble;
using namespace aisemble::api;

class TestCronSchedule final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void next_data();
  void next();
  void refuses_data();
  void refuses();
};

void TestCronSchedule::next_data() {
  QTest::addColumn<QByteArray>("schedule");
  QTest::addColumn<QByteArray>("after");
  QTest::addColumn<QByteArray>("due");
  const auto row = [](const char* schedule, const char* after, const char* due) {
    QTest::newRow(qPrintable(QString("%1 after %2").arg(schedule, after)))
        << QByteArray(schedule) << QByteArray(after) << QByteArray(due);
  };
  // The original's four.
  row("0 2 * * *", "2025-11-24T16:00", "2025-11-25T02:00");
  row("0 3 * * *", "2025-11-24T02:59:59.999", "2025-11-24T03:00");
  row("0 1 * * 0", "2025-11-24T16:00", "2025-11-30T01:00"); // 24 November 2025 is a Monday
  row("0 4 * * *", "2025-12-31T04:00", "2026-01-01T04:00"); // strictly after
  row("*/5 * * * *", "2025-11-24T16:01", "2025-11-24T16:05");
  row("* * * * *", "2025-11-24T16:00:30", "2025-11-24T16:01");
  row("59 23 31 12 *", "2025-11-24", "2025-12-31T23:59");
  row("0 0 29 2 *", "2024-03-01", "2028-02-29");
  row("0 0 29 2 *", "2096-03-01", "2104-02-29"); // 2100 is no leap year
  row("0 0 31 * *", "2025-11-24", "2025-12-31");
  row("0 0 * * 7", "2025-11-24", "2025-11-30"); // 7 is Sunday too
  row("0 0 * * sun", "2025-11-24", "2025-11-30");
  row("0 0 * * Mon-Fri", "2025-11-29", "2025-12-01");
  row("0 0 * JAN,jul *", "2025-11-24", "2026-01-01");
  row("0 0 1 * 2", "2025-11-24", "2025-11-25");   // either day suffices: Tuesday
  row("0 0 1 * 2", "2025-11-30", "2025-12-01");   // or the first
  row("0 0 */2 * 2", "2025-11-24", "2025-11-25"); // a star with a step restricts with the other: odd and a Tuesday
  row("10-20/5 8 * * *", "2025-11-24T08:11", "2025-11-24T08:15");
  row("50/5 * * * *", "2025-11-24T16:51", "2025-11-24T16:55");
  row("1,2,3-4 * * * *", "2025-11-24T16:02", "2025-11-24T16:03");
  row("  0\t2  * * * ", "2025-11-24T16:00", "2025-11-25T02:00");
  row("@daily", "2025-11-24T16:00", "2025-11-25");
  row("@Hourly", "2025-11-24T16:00", "2025-11-24T17:00");
  row("@weekly", "2025-11-24", "2025-11-30");
  row("@monthly", "2025-11-24", "2025-12-01");
  row("@yearly", "2025-11-24", "2026-01-01");
  row("0 0 1 1 *", "1960-06-01", "1961-01-01");
}

void TestCronSchedule::next() {
  QFETCH(QByteArray, schedule);
  QFETCH(QByteArray, after);
  QFETCH(QByteArray, due);
  const auto parsed = CronSchedule::parse(schedule.toStdString());
  QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
  const auto found = parsed->nextAfter(*parseIsoTime(after.toStdString()));
  QVERIFY(found);
  QCOMPARE(QString::fromStdString(isoText(*found)), QString::fromStdString(isoText(*parseIsoTime(due.toStdString()))));
}

void TestCronSchedule::refuses_data() {
  QTest::addColumn<QByteArray>("schedule");
  for (const char* text : {"",
                           "nope",
                           "* * * *",
                           "* * * * * *",
                           "60 * * * *",
                           "* 24 * * *",
                           "* * 0 * *",
                           "* * 32 * *",
                           "* * * 13 *",
                           "* * * 0 *",
                           "* * * * 8",
                           "-1 * * * *",
                           "1-2-3 * * * *",
                           "5-1 * * * *",
                           "*/0 * * * *",
                           "*/-1 * * * *",
                           "*/x * * * *",
                           "*/ * * * *",
                           "1, * * * *",
                           ",1 * * * *",
                           "1,,2 * * * *",
                           "a * * * *",
                           "* * * xyz *",
                           "0 0 30 2 *",
                           "0 0 31 4,6,9,11 *",
                           "@reboot",
                           "@",
                           "* * * * * ; rm",
                           "+1 * * * *",
                           "1.5 * * * *",
                           "99999999999999999999 * * * *",
                           "* * * jan-x *",
                           "*5 * * * *",
                           "L * * * *"})
    QTest::newRow(text) << QByteArray(text);
  QTest::newRow("long") << QByteArray(100'000, '*');
  QTest::newRow("nul") << QByteArray("0 2 * *\0*", 9);
}

void TestCronSchedule::refuses() {
  QFETCH(QByteArray, schedule);
  const auto parsed = CronSchedule::parse(schedule.toStdString());
  QVERIFY(!parsed);
  QCOMPARE(parsed.error().code, ErrorCode::InvalidArgument);
  QVERIFY(parsed.error().message.size() < 400);
}

QTEST_GUILESS_MAIN(TestCronSchedule)
#include "tst_cron_schedule.moc"
