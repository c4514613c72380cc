// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/service_watch.h"
#include "tests/core/api/operations/operations_fixture.h"

#include <QtTest>

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;

namespace {

struct Watch : OperationsBench {
  std::vector<std::string> fetched;
  std::unique_ptr<ServiceWatch> services;
  void make(std::vector<std::string> hosts) {
    operations.monitoredHosts = std::move(hosts);
    operations.probe = [this](const std::string& url, std::chrono::milliseconds) -> Result<void> {
      fetched.push_back(url);
      if (url.find("bad") != std::string::npos) return aisemble::fail(ErrorCode::Unavailable, "status 500");
      return {};
    };
    services = std::make_unique<ServiceWatch>(operations, orchestrator, models);
  }
  WatchedService find(const std::string& name) const {
    for (const WatchedService& item : services->list())
      if (item.name == name) return item;
    return {};
  }
};

} // namespace

class TestServiceWatch final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void urls_data();
  void urls();
  void nothingIsFetchedThatWasNotAllowed();
  void allowedUrlsAreFetched();
  void ownServices();
  void names_data();
  void names();
  void anEnd();
};

void TestServiceWatch::urls_data() {
  QTest::addColumn<QByteArray>("url");
  QTest::addColumn<int>("code"); // -1: taken
  const auto refused = int(ErrorCode::Unsupported);
  const auto wrong = int(ErrorCode::InvalidArgument);
  QTest::newRow("ours") << QByteArray("http://127.0.0.1:8080/health") << -1;
  QTest::newRow("ours by name") << QByteArray("http://localhost:8083/health") << -1;
  QTest::newRow("ours by IPv6") << QByteArray("http://[::1]:8081/") << -1;
  QTest::newRow("the port asked at") << QByteArray("http://127.0.0.1:9999/health") << -1;
  QTest::newRow("allowed") << QByteArray("https://status.example.org/x") << -1;
  QTest::newRow("allowed, other letters") << QByteArray("https://STATUS.Example.org/x") << -1;
  QTest::newRow("allowed with its port") << QByteArray("http://10.0.0.7:9090/") << -1;
  QTest::newRow("another port") << QByteArray("http://10.0.0.7:22/") << refused;
  QTest::newRow("another port of this machine") << QByteArray("http://127.0.0.1:6379/") << refused;
  QTest::newRow("metadata service") << QByteArray("http://169.254.169.254/latest/meta-data/") << refused;
  QTest::newRow("another host") << QByteArray("http://example.com/") << refused;
  QTest::newRow("looks allowed") << QByteArray("http://status.example.org.evil.com/") << refused;
  QTest::newRow("user that looks allowed") << QByteArray("http://status.example.org@evil.com/") << wrong;
  QTest::newRow("password") << QByteArray("http://a:b@status.example.org/") << wrong;
  QTest::newRow("file") << QByteArray("file:///etc/passwd") << wrong;
  QTest::newRow("gopher") << QByteArray("gopher://status.example.org/") << wrong;
  QTest::newRow("no scheme") << QByteArray("status.example.org") << wrong;
  QTest::newRow("space") << QByteArray("http://status.example.org/a b") << wrong;
  QTest::newRow("line end") << QByteArray("http://status.example.org/\r\nX: y") << wrong;
  QTest::newRow("empty") << QByteArray("") << wrong;
  QTest::newRow("long") << QByteArray("http://status.example.org/") + QByteArray(5000, 'a') << wrong;
}

void TestServiceWatch::urls() {
  QFETCH(QByteArray, url);
  QFETCH(int, code);
  Watch watch;
  watch.make({"Status.example.org", "10.0.0.7:9090"});
  const auto added = watch.services->add("extra", url.toStdString(), 9999);
  QCOMPARE(added ? -1 : int(added.error().code), code);
  QCOMPARE(watch.find("extra").name.empty(), !added.has_value());
}

void TestServiceWatch::nothingIsFetchedThatWasNotAllowed() {
  Watch watch;
  watch.make({});
  QVERIFY(watch.services->add("ours", "http://127.0.0.1:8082/health", 8080));
  QVERIFY(!watch.services->add("other", "http://example.com/", 8080));
  QVERIFY(!watch.services->hasUrls());
  watch.services->checkOwn();
  watch.services->checkUrls();
  QVERIFY(watch.fetched.empty());
  QVERIFY(watch.find("ours").isHealthy);

  watch.operations.monitoredHosts = {"example.com"};
  watch.operations.probe = nullptr; // nobody could fetch
  QVERIFY(!watch.services->add("other", "http://example.com/", 8080));
}

void TestServiceWatch::allowedUrlsAreFetched() {
  Watch watch;
  watch.make({"example.com"});
  QVERIFY(watch.services->add("good", "http://example.com/health", 8080));
  QVERIFY(watch.services->add("worse", "http://example.com/bad", 8080));
  QVERIFY(!watch.find("good").isChecked);
  watch.services->checkUrls();
  QCOMPARE(watch.fetched.size(), std::size_t{2});
  QVERIFY(watch.find("good").isHealthy);
  QVERIFY(!watch.find("worse").isHealthy);
  QCOMPARE(watch.find("worse").reason, std::string("status 500"));
}

void TestServiceWatch::ownServices() {
  Watch watch;
  watch.make({});
  QCOMPARE(watch.services->list().size(), std::size_t{5});
  watch.services->checkOwn();
  QVERIFY(watch.find("llm").isHealthy);
  watch.models.isThere = false;
  watch.services->checkOwn();
  QVERIFY(!watch.find("llm").isHealthy);
  QVERIFY(watch.find("orchestrator").isHealthy);
  QCOMPARE(watch.find("llm").reason, std::string("There is no model."));
  watch.operations.conditions = [] { return std::vector<ServiceCondition>{{ServiceKind::Nlp, false, "no module"}}; };
  watch.services->checkOwn();
  QVERIFY(watch.find("llm").isHealthy);
  QCOMPARE(watch.find("nlp").reason, std::string("no module"));
  QVERIFY(watch.services->remove("nlp"));
  const auto again = watch.services->remove("nlp");
  QVERIFY(!again);
  QCOMPARE(again.error().code, ErrorCode::NotFound);
  QCOMPARE(again.error().message, std::string("Service not found"));
}

void TestServiceWatch::names_data() {
  QTest::addColumn<QByteArray>("name");
  QTest::newRow("empty") << QByteArray("");
  QTest::newRow("slash") << QByteArray("a/b");
  QTest::newRow("line end") << QByteArray("a\nb");
  QTest::newRow("long") << QByteArray(101, 'a');
}

void TestServiceWatch::names() {
  QFETCH(QByteArray, name);
  Watch watch;
  watch.make({});
  const auto added = watch.services->add(name.toStdString(), "http://127.0.0.1:8080/", 8080);
  QVERIFY(!added);
  QCOMPARE(added.error().code, ErrorCode::InvalidArgument);
}

void TestServiceWatch::anEnd() {
  Watch watch;
  watch.make({});
  std::size_t taken = 0;
  while (taken < 1000 && watch.services->add("s" + std::to_string(taken), "http://127.0.0.1:8080/", 8080))
    ++taken;
  QCOMPARE(taken, ServiceWatch::kMaxServices - 5);
  QVERIFY(watch.services->add("s0", "http://127.0.0.1:8081/", 8080)); // replaces
}

QTEST_GUILESS_MAIN(TestServiceWatch)
#include "tst_service_watch.moc"
