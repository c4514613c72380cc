// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/wall_text.h"

#include <QtTest>

using namespace aisemble;
using namespace aisemble::api;

class TestWallText final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void reads_data();
  void reads();
  void refuses_data();
  void refuses();
  void writesWhatItReads();
};

void TestWallText::reads_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<qint64>("milliseconds");
  QTest::newRow("the log's own") << QByteArray("2025-11-24T16:00:00.123Z") << qint64(1'764'000'000'123);
  QTest::newRow("naive is UTC") << QByteArray("2025-11-24T16:00:00") << qint64(1'764'000'000'000);
  QTest::newRow("python aware") << QByteArray("2025-11-24T16:00:00.123456+00:00") << qint64(1'764'000'000'123);
  QTest::newRow("python naive with microseconds")
      << QByteArray("2025-11-24T16:00:00.123000") << qint64(1'764'000'000'123);
  QTest::newRow("east") << QByteArray("2025-11-25T01:00:00+09:00") << qint64(1'764'000'000'000);
  QTest::newRow("west") << QByteArray("2025-11-24T08:00:00-08:00") << qint64(1'764'000'000'000);
  QTest::newRow("space") << QByteArray("2025-11-24 16:00:00") << qint64(1'764'000'000'000);
  QTest::newRow("no seconds") << QByteArray("2025-11-24T16:00") << qint64(1'764'000'000'000);
  QTest::newRow("date") << QByteArray("2025-11-24") << qint64(1'763'942'400'000);
  QTest::newRow("in an hour that local clocks skip") << QByteArray("2025-03-30T02:30:00") << qint64(1'743'301'800'000);
  QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z") << qint64(1'709'164'800'000);
  QTest::newRow("before the epoch") << QByteArray("1969-12-31T23:59:59Z") << qint64(-1000);
  QTest::newRow("far") << QByteArray("9999-12-31T23:59:59Z") << qint64(253'402'300'799'000);
}

void TestWallText::reads() {
  QFETCH(QByteArray, text);
  QFETCH(qint64, milliseconds);
  const auto time = parseIsoTime(text.toStdString());
  QVERIFY2(time, time ? "" : time.error().message.c_str());
  QCOMPARE(time->time_since_epoch().count(), milliseconds);
}

void TestWallText::refuses_data() {
  QTest::addColumn<QByteArray>("text");
  for (const char* text : {"", "now", "2025", "2025-11", "2025-13-01", "2025-02-30", "2025-11-24T", "2025-11-24T25:00",
                           "2025-11-24T16:61:00", "2025-11-24T16:00:00junk", "2025-11-24X16:00:00",
                           "2025-11-24T16:00:00+", "2025-11-24T16:00:00ZZ", " 2025-11-24T16:00:00",
                           "2025-11-24T16:00:00 ", "24-11-2025T16:00:00", "1764000000", "2025-11-24T16:00:00+99:00"})
    QTest::newRow(text) << QByteArray(text);
  QTest::newRow("long") << QByteArray(100'000, '1');
  QTest::newRow("nul") << QByteArray("2025-11-24\0T16:00", 17);
}

void TestWallText::refuses() {
  QFETCH(QByteArray, text);
  const auto time = parseIsoTime(text.toStdString());
  QVERIFY(!time);
  QCOMPARE(time.error().code, ErrorCode::InvalidArgument);
  QVERIFY(time.error().message.size() < 200);
}

void TestWallText::writesWhatItReads() {
  const Stamp time(std::chrono::milliseconds(1'764'000'000'007));
  QCOMPARE(isoText(time), std::string("2025-11-24T16:00:00.007+00:00"));
  QCOMPARE(fileStamp(time), std::string("20251124_160000"));
  QCOMPARE(*parseIsoTime(isoText(time)), time);
}

QTEST_GUILESS_MAIN(TestWallText)
#include "tst_wall_text.moc"
