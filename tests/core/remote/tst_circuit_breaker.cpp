// SPDX-License-Identifier: Apache-2.0
#include "core/remote/circuit_breaker.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::remote;
using namespace std::chrono_literals;

class TestCircuitBreaker : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// A script of steps: f failure, s success, n neutral, b begin of a call, h healthy check, digits seconds that pass;
  /// after each, the state: C, O, or H (half-open; lower case while its probe is under way).
  void follows_data() {
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("states");
    QTest::newRow("opens after three in a row") << "f f f"
                                                << "C C O";
    QTest::newRow("a success in between") << "f f s f f f"
                                          << "C C C C C O";
    QTest::newRow("a neutral end changes nothing") << "f f n f"
                                                   << "C C C O";
    QTest::newRow("half-open when the time is over") << "f f f 9 1"
                                                     << "C C O O H";
    QTest::newRow("one probe at a time") << "f f f 10 b"
                                         << "C C O H h";
    QTest::newRow("probe succeeds") << "f f f 10 b s"
                                    << "C C O H h C";
    QTest::newRow("probe fails, twice as long") << "f f f 10 b f 10 9 1"
                                                << "C C O H h O O O H";
    QTest::newRow("probe says nothing") << "f f f 10 b n"
                                        << "C C O H h H";
    QTest::newRow("grows to its limit") << "f f f 10 b f 20 b f 25 b f 24 1"
                                        << "C C O H h O H h O H h O O H";
    QTest::newRow("late ends of earlier calls") << "f f f f s 9 1"
                                                << "C C O O O O H";
    QTest::newRow("healthy check") << "f f f 1 h"
                                   << "C C O O H";
    QTest::newRow("healthy check while closed") << "f f h f f f"
                                                << "C C C C C O";
    QTest::newRow("recovered, opens for longer soon after") << "f f f 10 b s f f f 10 9 1"
                                                            << "C C O H h C C C O O O H";
    QTest::newRow("recovered, forgotten after calm") << "f f f 10 b s 10 s f f f 10"
                                                     << "C C O H h C C C C C O H";
  }
  void follows() {
    QFETCH(QString, script);
    QFETCH(QString, states);
    CircuitBreaker breaker({.failuresToOpen = 3, .ejection = 10s, .maxEjection = 25s});
    MonotonicTime now{};
    QStringList seen;
    for (const QString& step : script.split(' ')) {
      if (step == "f")
        breaker.onFailure(now);
      else if (step == "s")
        breaker.onSuccess(now);
      else if (step == "n")
        breaker.onNeutral();
      else if (step == "b")
        breaker.onStarted(now);
      else if (step == "h")
        breaker.onHealthy(now);
      else
        now += std::chrono::seconds(step.toInt());
      const BreakerState state = breaker.state(now);
      seen << (state == BreakerState::Closed ? "C" : state == BreakerState::Open ? "O" : breaker.lets(now) ? "H" : "h");
      QCOMPARE(breaker.lets(now), seen.back() == "C" || seen.back() == "H");
    }
    QCOMPARE(seen.join(' '), states);
  }

  void staysClosedWhenItMayNotOpen() {
    CircuitBreaker breaker({.failuresToOpen = 2, .ejection = 10s, .maxEjection = 20s});
    const MonotonicTime now{};
    for (int i = 0; i < 5; ++i)
      breaker.onFailure(now, false);
    QCOMPARE(breaker.state(now), BreakerState::Closed);
    QCOMPARE(breaker.consecutiveFailures(), 5);
    breaker.onFailure(now, true);
    QCOMPARE(breaker.state(now), BreakerState::Open);
    QCOMPARE(breaker.ejections(), 1);
  }

  void hasNames() {
    QCOMPARE(breakerStateName(BreakerState::Closed), std::string_view("closed"));
    QCOMPARE(breakerStateName(BreakerState::Open), std::string_view("open"));
    QCOMPARE(breakerStateName(BreakerState::HalfOpen), std::string_view("half_open"));
  }
};

QTEST_GUILESS_MAIN(TestCircuitBreaker)
#include "tst_circuit_breaker.moc"
