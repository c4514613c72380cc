// SPDX-License-Identifier: Apache-2.0
#include "core/remote/retry_policy.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::remote;
using namespace std::chrono_literals;

class TestRetryPolicy : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void verdicts() {
    const auto of = [](HttpOutcome outcome, int status = 0, bool wasSent = true, bool wasKept = false) {
      HttpEnd end;
      end.outcome = outcome;
      end.status = status;
      end.wasSent = wasSent;
      end.usedKeptConnection = wasKept;
      return retryVerdict(end);
    };
    for (const int status : {408, 429, 502, 503, 504})
      QCOMPARE(of(HttpOutcome::Done, status), RetryVerdict::Always);
    for (const int status : {200, 204, 301, 400, 401, 402, 403, 404, 409, 413, 422, 500, 501, 505})
      QCOMPARE(of(HttpOutcome::Done, status), RetryVerdict::Never);
    for (const auto outcome : {HttpOutcome::NameNotResolved, HttpOutcome::ConnectFailed, HttpOutcome::ConnectTimeout,
                               HttpOutcome::TlsFailed})
      QCOMPARE(of(outcome, 0, false), RetryVerdict::Always);
    QCOMPARE(of(HttpOutcome::Closed, 0, false), RetryVerdict::Always);
    QCOMPARE(of(HttpOutcome::Closed, 0, true, true), RetryVerdict::Always);
    QCOMPARE(of(HttpOutcome::Closed, 0, true), RetryVerdict::IfIdempotent);
    QCOMPARE(of(HttpOutcome::FirstByteTimeout), RetryVerdict::IfIdempotent);
    for (const auto outcome :
         {HttpOutcome::Cancelled, HttpOutcome::Refused, HttpOutcome::WaitTimeout, HttpOutcome::BadAddress,
          HttpOutcome::TlsNotTrusted, HttpOutcome::IdleTimeout, HttpOutcome::TotalTimeout, HttpOutcome::Cut,
          HttpOutcome::TooLarge, HttpOutcome::NotHttp, HttpOutcome::StoppedBySink, HttpOutcome::Failed})
      QCOMPARE(of(outcome, 200), RetryVerdict::Never);
  }

  void backsOff() {
    const RetryOptions options{.baseDelay = 100ms, .maxDelay = 1000ms};
    QCOMPARE(backoffDelay(options, 0, 0.0), 0ms);
    QCOMPARE(backoffDelay(options, 0, 0.5), 50ms);
    QCOMPARE(backoffDelay(options, 2, 0.5), 200ms);
    QCOMPARE(backoffDelay(options, 5, 0.5), 500ms); // capped at 1 s
    QCOMPARE(backoffDelay(options, 1'000'000, 0.999), 999ms);
  }

  void readsRetryAfter_data() {
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("body");
    QTest::addColumn<qlonglong>("milliseconds"); // -1: absent
    const auto row = [](const char* name, const char* header, const char* value, const char* body, qlonglong expected) {
      QTest::newRow(name) << header << value << body << expected;
    };
    row("seconds", "Retry-After", "7", "", 7000);
    row("fraction", "retry-after", "1.5", "", 1500);
    row("milliseconds", "retry-after-ms", "250", "", 250);
    row("IMF date", "Retry-After", "Sun, 06 Nov 1994 08:49:47 GMT", "", 10'000);
    row("RFC 850 date", "Retry-After", "Sunday, 06-Nov-94 08:49:47 GMT", "", 10'000);
    row("asctime date", "Retry-After", "Sun Nov  6 08:49:47 1994", "", 10'000);
    row("date gone by", "Retry-After", "Sun, 06 Nov 1994 08:00:00 GMT", "", 0);
    row("far away", "Retry-After", "99999999999", "", 86'400'000);
    row("negative", "Retry-After", "-5", "", -1);
    row("noise", "Retry-After", "soon", "", -1);
    row("none", "X-Other", "5", "{}", -1);
    row("in the body", "X-Other", "", "{\"error\":{\"details\":[{\"@type\":\"x\",\"retryDelay\":\"36s\"}]}}", 36'000);
    row("in the body, fraction", "X-Other", "", "{\"retryDelay\": \"1.25s\"}", 1250);
    row("in the body, other unit", "X-Other", "", "{\"retryDelay\":\"36m\"}", -1);
    row("in the body, no text", "X-Other", "", "{\"retryDelay\":36}", -1);
    row("in the body, cut", "X-Other", "", "{\"retryDelay\":\"36", -1);
    row("in the body, at its end", "X-Other", "", "{\"retryDelay\"", -1);
    row("header before body", "Retry-After", "2", "{\"retryDelay\":\"36s\"}", 2000);
  }
  void readsRetryAfter() {
    QFETCH(QString, header);
    QFETCH(QString, value);
    QFETCH(QString, body);
    QFETCH(qlonglong, milliseconds);
    const WallTime now = std::chrono::system_clock::from_time_t(784'111'777); // RFC 9110's date, 08:49:37
    const auto found = retryAfter({{header.toStdString(), value.toStdString()}}, body.toStdString(), now);
    QCOMPARE(found ? static_cast<qlonglong>(found->count()) : -1, milliseconds);
  }

  void budgetLimitsTheSameTime() {
    RetryOptions options;
    options.budgetRatio = 0.2;
    options.budgetFloor = 3;
    RetryBudget budget(options);
    const MonotonicTime now{};
    for (int i = 0; i < 10; ++i)
      budget.onRequestStarted(now);
    // 20 % of ten is two, so the floor of three holds.
    for (int i = 0; i < 3; ++i)
      QVERIFY(budget.beginRetry(now));
    QVERIFY(!budget.beginRetry(now));
    budget.endRetry();
    QVERIFY(budget.beginRetry(now)); // 3 + 10 * 0.2 tokens at the start
    QCOMPARE(budget.retrying(), 3);
  }

  void budgetLimitsOverTime() {
    RetryOptions options;
    RetryBudget budget(options);
    MonotonicTime now{};
    int retries = 0;
    for (int i = 0; i < 1000; ++i) { // one after the other, each of which fails
      budget.onRequestStarted(now);
      if (budget.beginRetry(now)) {
        ++retries;
        budget.endRetry();
      }
      budget.onRequestEnded();
    }
    QVERIFY2(retries <= 203 && retries >= 200, qPrintable(QString::number(retries)));
    // The floor comes back with time, and no more than the floor.
    now += 10min;
    int later = 0;
    while (budget.beginRetry(now)) {
      ++later;
      budget.endRetry();
    }
    QCOMPARE(later, 3);
  }
};

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retry_policy.moc"
