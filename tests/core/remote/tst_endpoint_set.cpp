// SPDX-License-Identifier: Apache-2.0
#include "core/remote/endpoint_set.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::remote;
using namespace std::chrono_literals;

namespace {

const EndpointSetOptions kOptions{.breaker = {.failuresToOpen = 2, .ejection = 10s, .maxEjection = 60s},
                                  .maxEjectedShare = 0.5};

std::vector<std::string> names(int count) {
  std::vector<std::string> out;
  for (int i = 0; i < count; ++i)
    out.push_back("host" + std::to_string(i));
  return out;
}

void fail(EndpointSet& set, std::size_t index, int times, MonotonicTime now) {
  for (int i = 0; i < times; ++i)
    set.finished(index, EndpointVerdict::Failed, now);
}

} // namespace

class TestEndpointSet : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void takesTurns() {
    EndpointSet set(names(3), kOptions);
    std::string order;
    for (int i = 0; i < 6; ++i) {
      const auto index = set.pick({});
      order += std::to_string(*index);
      set.finished(*index, EndpointVerdict::Healthy, {});
    }
    QCOMPARE(order, std::string("012012"));
  }

  void prefersTheLeastBusy() {
    EndpointSet set(names(3), kOptions);
    for (int i = 0; i < 6; ++i)
      (void)set.pick({});
    set.finished(1, EndpointVerdict::Healthy, {});
    set.finished(1, EndpointVerdict::Healthy, {});
    set.finished(2, EndpointVerdict::Healthy, {});
    QCOMPARE(*set.pick({}), std::size_t{1});
    QCOMPARE(set.status({})[0].outstanding, 2);
    QCOMPARE(set.status({})[1].outstanding, 1);
  }

  void avoidsTheOneThatFailed() {
    EndpointSet two(names(2), kOptions);
    for (int i = 0; i < 4; ++i)
      QCOMPARE(*two.pick({}, 0), std::size_t{1});
    EndpointSet one(names(1), kOptions);
    QCOMPARE(*one.pick({}, 0), std::size_t{0}); // better than nobody
  }

  void prefersOneThatDidNotFail() {
    EndpointSet set(names(2), kOptions);
    (void)set.pick({});
    fail(set, 0, 1, {});
    for (int i = 0; i < 3; ++i) {
      QCOMPARE(*set.pick({}), std::size_t{1});
      set.finished(1, EndpointVerdict::Healthy, {});
    }
    const MonotonicTime later{11s}; // forgiven
    QCOMPARE(*set.pick(later), std::size_t{0});
  }

  void putsOutAndLetsIn() {
    EndpointSet set(names(2), kOptions);
    (void)set.pick({});
    (void)set.pick({});
    fail(set, 0, 1, {});
    set.finished(1, EndpointVerdict::Healthy, {});
    (void)set.pick({}, 1);
    fail(set, 0, 1, {});
    QCOMPARE(set.status({})[0].state, BreakerState::Open);
    QCOMPARE(set.status({})[0].opensIn, 10s);
    QCOMPARE(*set.pick({}), std::size_t{1});
    const MonotonicTime later{10s};
    QCOMPARE(set.status(later)[0].state, BreakerState::HalfOpen);
    QCOMPARE(*set.pick(later, 1), std::size_t{0});              // the probe
    QCOMPARE(*set.pick(later, std::size_t{5}), std::size_t{1}); // and no second one
    set.finished(0, EndpointVerdict::Healthy, later);
    QCOMPARE(set.status(later)[0].state, BreakerState::Closed);
  }

  void putsOutOnlyAPart_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("most");
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("two") << 2 << 1;
    QTest::newRow("three") << 3 << 1;
    QTest::newRow("four") << 4 << 2;
    QTest::newRow("five") << 5 << 2;
  }
  void putsOutOnlyAPart() {
    QFETCH(int, count);
    QFETCH(int, most);
    EndpointSet set(names(count), kOptions);
    for (std::size_t i = 0; i < set.size(); ++i)
      fail(set, i, 5, {});
    int out = 0;
    for (const EndpointStatus& status : set.status({}))
      out += status.state == BreakerState::Open ? 1 : 0;
    QCOMPARE(out, most);
    QCOMPARE(set.pick({}).has_value(), count > 1);
    QCOMPARE(set.nextChance({}), count > 1 ? MonotonicTime{} : MonotonicTime{10s});
  }

  void pauses() {
    EndpointSet set(names(2), kOptions);
    set.pauseUntil(0, MonotonicTime{5s});
    set.pauseUntil(0, MonotonicTime{2s}); // the longer one stays
    QCOMPARE(*set.pick({}), std::size_t{1});
    QCOMPARE(*set.pick({}), std::size_t{1});
    set.pauseUntil(1, MonotonicTime{8s});
    QVERIFY(!set.pick({}));
    QCOMPARE(*set.pauseEnd({}), MonotonicTime{5s});
    QCOMPARE(set.nextChance({}), MonotonicTime{5s});
    QCOMPARE(*set.pick(MonotonicTime{5s}), std::size_t{0});
    QVERIFY(!set.pauseEnd(MonotonicTime{9s}));
  }

  void checksHealth() {
    EndpointSet set(names(1), kOptions);
    QVERIFY(set.suspects({}).empty());
    fail(set, 0, 1, {});
    QCOMPARE(set.suspects({}).size(), std::size_t{1});
    set.checked(0, true, {});
    QVERIFY(set.suspects({}).empty());
    fail(set, 0, 1, {});
    set.checked(0, false, {}); // counts like a failed call
    QCOMPARE(set.status({})[0].state, BreakerState::Open);
    set.checked(0, true, MonotonicTime{1s});
    QCOMPARE(set.status(MonotonicTime{1s})[0].state, BreakerState::HalfOpen);
  }

  void countsAttempts() {
    EndpointSet set(names(1), kOptions);
    HttpEnd end;
    end.outcome = HttpOutcome::Done;
    end.status = 503;
    set.count(0, end, false, "busy");
    QCOMPARE(set.status({})[0].lastStatus, 503);
    end.outcome = HttpOutcome::Cancelled;
    set.count(0, end, false, {});
    QCOMPARE(set.status({})[0].lastStatus, 503); // says nothing about the endpoint
    end.outcome = HttpOutcome::Cut;
    set.count(0, end, true, "cut");
    const EndpointStatus status = set.status({})[0];
    QCOMPARE(status.lastStatus, 0);
    QCOMPARE(status.attempts, std::uint64_t{3});
    QCOMPARE(status.retries, std::uint64_t{1});
    QCOMPARE(status.errorStatuses, std::uint64_t{1});
    QCOMPARE(status.ended[static_cast<std::size_t>(HttpOutcome::Cut)], std::uint64_t{1});
    QCOMPARE(status.lastProblem, std::string("cut"));
    QCOMPARE(status.label, std::string("host0"));
  }
};

QTEST_GUILESS_MAIN(TestEndpointSet)
#include "tst_endpoint_set.moc"
