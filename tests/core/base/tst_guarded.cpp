// SPDX-License-Identifier: Apache-2.0
#include "core/base/guarded.h"

#include <QtTest>

#include <string>
#include <thread>
#include <vector>

using namespace aisemble;

class TestGuarded : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void handsTheValueOut();
  void oneAtATime();
};

void TestGuarded::handsTheValueOut() {
  Guarded<std::string> text("a");
  text.with([](std::string& value) { value += "b"; });
  const Guarded<std::string>& constant = text;
  QCOMPARE(constant.with([](const std::string& value) { return value.size(); }), std::size_t{2});
}

void TestGuarded::oneAtATime() {
  Guarded<long> sum;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] {
        for (int j = 0; j < 10'000; ++j)
          sum.with([](long& value) { ++value; });
      });
  }
  QCOMPARE(sum.with([](long value) { return value; }), 40'000L);
}

QTEST_APPLESS_MAIN(TestGuarded)
#include "tst_guarded.moc"
