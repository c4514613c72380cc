// SPDX-License-Identifier: Apache-2.0
// Routes are found by the most specific pattern whatever the order they were added in, and the fake exchange that the
// tests of routes use behaves as the contract says.

#include "tests/core/api/fake_exchange.h"

#include <QTest>

using namespace aisemble::api;
using aisemble::api::test::FakeExchange;

namespace {

/// A handler that answers with its own name.
Handler named(const std::string& name) {
  return [name](const ExchangePtr& exchange) {
    std::string body = name;
    for (const auto& [key, value] : exchange->request().parameters)
      body += " " + key + "=" + value;
    exchange->respond({200, "text/plain", body, {}});
  };
}

Router sample() {
  Router router;
  router.add("GET", "/models/{name}", named("one"));
  router.add("DELETE", "/models/{name}", named("delete"));
  router.add("GET", "/models/stats", named("stats"));
  router.add("GET", "/models/capabilities/{c}", named("capability"));
  router.add("GET", "/models/{name}/parts/{part}", named("part"));
  router.add("GET", "/", named("root"));
  router.add("GET", "/health/", named("health"));
  router.add("POST", "/health", named("post health"));
  router.add("HEAD", "/special", named("head"));
  router.add("GET", "/special", named("get"));
  return router;
}

} // namespace

class TestRouter : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void find_data() {
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("answer"); // of 405: what is allowed
    QTest::newRow("fixed wins") << "GET"
                                << "/models/stats" << 200 << "stats";
    QTest::newRow("parameter") << "GET"
                               << "/models/llama" << 200 << "one name=llama";
    QTest::newRow("another method's parameter") << "DELETE"
                                                << "/models/stats" << 200 << "delete name=stats";
    QTest::newRow("deeper") << "GET"
                            << "/models/capabilities/ocr" << 200 << "capability c=ocr";
    QTest::newRow("two parameters") << "GET"
                                    << "/models/a/parts/b" << 200 << "part name=a part=b";
    QTest::newRow("not ASCII") << "GET" << QString::fromUtf8("/models/\xe7\x8c\xab") << 200
                               << QString::fromUtf8("one name=\xe7\x8c\xab");
    QTest::newRow("root") << "GET"
                          << "/" << 200 << "root";
    QTest::newRow("trailing slash of the pattern") << "GET"
                                                   << "/health" << 200 << "health";
    QTest::newRow("trailing slash of the path") << "GET"
                                                << "/health/" << 200 << "health";
    QTest::newRow("head by get") << "HEAD"
                                 << "/health" << 200 << "health";
    QTest::newRow("head of its own") << "HEAD"
                                     << "/special" << 200 << "head";
    QTest::newRow("empty parameter") << "GET"
                                     << "/models//parts/b" << 404 << "";
    QTest::newRow("empty segment") << "GET"
                                   << "//health" << 404 << "";
    QTest::newRow("no such") << "GET"
                             << "/nothing" << 404 << "";
    QTest::newRow("prefix only") << "GET"
                                 << "/models" << 404 << "";
    QTest::newRow("too deep") << "GET"
                              << "/health/x" << 404 << "";
    QTest::newRow("case counts") << "GET"
                                 << "/Health" << 404 << "";
    QTest::newRow("braces are no name") << "GET"
                                        << "/models/{name}/x" << 404 << "";
    QTest::newRow("wrong method") << "PUT"
                                  << "/models/capabilities/ocr" << 405 << "GET, HEAD";
    QTest::newRow("wrong method of several") << "PUT"
                                             << "/health" << 405 << "GET, HEAD, POST";
    QTest::newRow("patterns add up") << "PUT"
                                     << "/models/stats" << 405 << "GET, HEAD, DELETE";
    QTest::newRow("methods are case-sensitive") << "get"
                                                << "/health" << 405 << "GET, HEAD, POST";
  }

  void find() {
    QFETCH(QString, method);
    QFETCH(QString, path);
    QFETCH(int, status);
    QFETCH(QString, answer);
    const Router router = sample();
    const Router::Match match = router.find(method.toStdString(), path.toStdString());
    QCOMPARE(match.status, status);
    QCOMPARE(match.handler != nullptr, status == 200);
    QCOMPARE(match.pattern != nullptr, status != 404);
    if (status == 405) QCOMPARE(QString::fromStdString(match.allowed), answer);
    if (status != 200) return;
    const auto exchange = FakeExchange::call(router, method.toStdString(), path.toStdString());
    QCOMPARE(QString::fromStdString(exchange->response().body), answer);
  }

  void patternsAreThoseOfMatches() {
    const Router router = sample();
    const std::vector<const std::string*> patterns = router.patterns();
    QCOMPARE(patterns.size(), 10U);
    const Router::Match match = router.find("DELETE", "/models/x");
    QVERIFY(std::find(patterns.begin(), patterns.end(), match.pattern) != patterns.end());
    QCOMPARE(*match.pattern, "/models/{name}");
  }

  void headersAndQueries() {
    const auto exchange = FakeExchange::make("POST", "/x?a=1&b=&a=2&flag", "{}");
    const HttpRequest& request = exchange->request();
    QCOMPARE(request.path, "/x");
    QCOMPARE(request.queryValue("a").value(), "2");
    QCOMPARE(request.queryValue("b").value(), "");
    QCOMPARE(request.queryValue("flag").value(), "");
    QVERIFY(!request.queryValue("c"));
    QCOMPARE(request.header("content-TYPE").value(), "application/json");
    QVERIFY(!request.header("content"));
  }

  void fakeTellsOfMisuse() {
    const auto twice = FakeExchange::make("GET", "/");
    twice->respond({});
    QVERIFY(!twice->isMisused());
    twice->respond({});
    QVERIFY(twice->isMisused());

    const auto headless = FakeExchange::make("GET", "/");
    QVERIFY(headless->write("x"));
    QVERIFY(headless->isMisused());
  }

  void fakeTellsOfForgottenAnswers() {
    Router router;
    router.add("GET", "/forgotten", [](const ExchangePtr&) {});
    ExchangePtr kept;
    router.add("GET", "/later", [&](const ExchangePtr& exchange) { kept = exchange; });
    const auto forgotten = FakeExchange::call(router, "GET", "/forgotten");
    QVERIFY(forgotten->isEnded());
    QVERIFY(forgotten->isAbandoned());
    QCOMPARE(forgotten->response().status, 500);

    const auto later = FakeExchange::call(router, "GET", "/later");
    QVERIFY(!later->isEnded());
    kept->respond({204, "", "", {}});
    kept.reset();
    QVERIFY(!later->isAbandoned());
    QCOMPARE(later->response().status, 204);
  }

  void fakeClientLeaves() {
    const auto exchange = FakeExchange::make("GET", "/");
    int called = 0;
    exchange->onClientGone([&] { ++called; });
    exchange->beginStream({});
    QVERIFY(exchange->write("a"));
    exchange->leave();
    QCOMPARE(called, 1);
    QVERIFY(!exchange->write("b"));
    exchange->onClientGone([&] { ++called; });
    QCOMPARE(called, 2);
    exchange->cutStream();
    QVERIFY(exchange->waitForEnd());
    QVERIFY(exchange->isCut());
    QCOMPARE(exchange->streamed(), "a");

    const auto answered = FakeExchange::make("GET", "/");
    answered->onClientGone([&] { ++called; });
    answered->respond({});
    answered->leave();
    QCOMPARE(called, 2);
  }
};

QTEST_APPLESS_MAIN(TestRouter)
#include "tst_router.moc"
