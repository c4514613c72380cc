// SPDX-License-Identifier: Apache-2.0
#include "core/store/kept_results_p.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::store;

namespace {

KeptResult result(const std::string& request, std::size_t bytes) {
  CompletionResult response;
  response.text = request;
  return {{request, "model", 1}, {}, std::make_shared<const Response>(response), bytes};
}

bool has(KeptResults& kept, const std::string& request) {
  const KeptResult* found = kept.find({request, "model", 1});
  return found != nullptr && std::get<CompletionResult>(*found->response).text == request;
}

} // namespace

class TestKeptResults : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theLeastRecentlyUsedLeave() {
    KeptResults kept(100);
    kept.keep(result("a", 40));
    kept.keep(result("b", 40));
    QVERIFY(has(kept, "a")); // used after b
    kept.keep(result("c", 40));
    QVERIFY(has(kept, "a"));
    QVERIFY(!has(kept, "b"));
    QVERIFY(has(kept, "c"));
  }
  void whatIsTooLargeIsNotKept() {
    KeptResults kept(100);
    kept.keep(result("a", 100));
    kept.keep(result("b", 101));
    QVERIFY(has(kept, "a"));
    QVERIFY(!has(kept, "b"));
    kept.keep(result("a", 101)); // nor is what it replaces
    QVERIFY(!has(kept, "a"));
  }
  void aKeyIsKeptOnce() {
    KeptResults kept(100);
    for (int i = 0; i < 10; ++i)
      kept.keep(result("a", 50));
    kept.keep(result("b", 50));
    QVERIFY(has(kept, "a"));
    QVERIFY(has(kept, "b"));
  }
  void everyPartOfTheKeyCounts() {
    KeptResults kept;
    kept.keep(result("a", 1));
    QVERIFY(kept.find({"a", "model", 1}) != nullptr);
    QVERIFY(kept.find({"a", "model", 2}) == nullptr);
    QVERIFY(kept.find({"a", "other", 1}) == nullptr);
    QVERIFY(kept.find({"", "model", 1}) == nullptr);
  }
  void dropsAndClears() {
    KeptResults kept(100);
    kept.keep(result("a", 60));
    kept.drop({"b", "model", 1});
    QVERIFY(has(kept, "a"));
    kept.drop({"a", "model", 1});
    QVERIFY(!has(kept, "a"));
    kept.keep(result("b", 60)); // the bytes of what was dropped are free again
    kept.keep(result("c", 40));
    QVERIFY(has(kept, "b"));
    kept.clear();
    QVERIFY(!has(kept, "b"));
    QVERIFY(!has(kept, "c"));
  }
};

QTEST_APPLESS_MAIN(TestKeptResults)
#include "tst_kept_results.moc"
