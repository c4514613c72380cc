// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a service and its endpoints.
#include "ui/services/service_texts.h"

#include <QtTest>

using namespace aisemble;

class TestServiceTexts : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void standings_data() {
    using Fare = ui::EndpointFare;
    using Tone = ui::ServiceStanding::Tone;
    QTest::addColumn<RouteChoice>("route");
    QTest::addColumn<QList<Fare>>("fares"); // of its endpoints
    QTest::addColumn<bool>("here");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Tone>("tone");
    QTest::addColumn<bool>("ready");
    const QList<Fare> none;
    const QList<Fare> good{Fare::Answers};
    const QList<Fare> bad{Fare::Fails};
    const QList<Fare> fresh{Fare::NotCalled};
    QTest::newRow("here") << RouteChoice::Local << bad << true << "Ready" << Tone::Good << true;
    QTest::newRow("here, not installed") << RouteChoice::Local << good << false << "Cannot answer" << Tone::Bad
                                         << false;
    QTest::newRow("elsewhere, nobody") << RouteChoice::Remote << none << true << "Cannot answer" << Tone::Bad << false;
    QTest::newRow("elsewhere, fresh") << RouteChoice::Remote << fresh << true << "Not called yet" << Tone::Unknown
                                      << false;
    QTest::newRow("elsewhere, good") << RouteChoice::Remote << good << false << "Ready" << Tone::Good << true;
    QTest::newRow("elsewhere, bad") << RouteChoice::Remote << bad << true << "Does not answer" << Tone::Bad << false;
    const QList<Fare> refused{Fare::RefusesKey};
    QTest::newRow("elsewhere, key refused")
        << RouteChoice::Remote << refused << true << "The key is refused" << Tone::Bad << false;
    QTest::newRow("elsewhere, one of two refuses the key")
        << RouteChoice::Remote << refused + good << true << "Ready" << Tone::Good << true;
    QTest::newRow("else here, key refused") << RouteChoice::RemoteThenLocal << refused << true
                                            << "Ready on this machine; the key is refused" << Tone::Warning << true;
    QTest::newRow("elsewhere, one of two")
        << RouteChoice::Remote << bad + good << true << "Ready" << Tone::Good << true;
    QTest::newRow("elsewhere, one left") << RouteChoice::Remote << bad + fresh << true << "Not called yet"
                                         << Tone::Unknown << false;
    QTest::newRow("else here, bad") << RouteChoice::RemoteThenLocal << bad << true
                                    << "Ready on this machine; 127.0.0.1:9 does not answer" << Tone::Warning << true;
    QTest::newRow("else here, two bad") << RouteChoice::RemoteThenLocal << bad + bad << true
                                        << "Ready on this machine; no endpoint answers" << Tone::Warning << true;
    QTest::newRow("else here, not installed")
        << RouteChoice::RemoteThenLocal << bad << false << "Does not answer" << Tone::Bad << false;
    QTest::newRow("else here, fresh") << RouteChoice::RemoteThenLocal << fresh << true << "Not called yet"
                                      << Tone::Unknown << true;
    QTest::newRow("else here, nobody") << RouteChoice::RemoteThenLocal << none << true << "Ready" << Tone::Good << true;
    QTest::newRow("here first, bad") << RouteChoice::LocalThenRemote << bad << true << "Ready" << Tone::Good << true;
    QTest::newRow("here first, not installed")
        << RouteChoice::LocalThenRemote << bad << false << "Does not answer" << Tone::Bad << false;
  }
  void standings() {
    using Tone = ui::ServiceStanding::Tone;
    QFETCH(RouteChoice, route);
    QFETCH(QList<ui::EndpointFare>, fares);
    QFETCH(bool, here);
    QFETCH(Tone, tone);
    QFETCH(bool, ready);
    ServiceSettings settings;
    settings.route = route;
    ui::ServiceHealth health{ServiceKind::Llm, true, "", {}, here};
    for (qsizetype i = 0; i < fares.size(); ++i) {
      settings.endpoints.emplace_back().url = "http://127.0.0.1:9";
      health.endpoints.emplace_back();
    }
    const ui::ServiceStanding standing = ui::standingOf(settings, health, {fares.begin(), fares.end()});
    QTEST(standing.text, "text");
    QCOMPARE(standing.tone, tone);
    QCOMPARE(standing.isReady, ready);
    QCOMPARE(standing.isUntried, tone == Tone::Unknown && !ready);
    QCOMPARE(ui::standingOf(settings, {}, {}).text, QString()); // nobody looked yet
  }

  void keyNames_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    QTest::newRow("host") << "https://api.example.org/v1"
                          << "api.example.org";
    QTest::newRow("port") << "http://10.0.0.7:8080/x"
                          << "10.0.0.7:8080";
    QTest::newRow("capitals") << "https://API.Example.org"
                              << "api.example.org";
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("nonsense") << "::"
                              << "";
  }
  void keyNames() {
    QFETCH(QString, url);
    QTEST(QString::fromStdString(ui::keyNameOf(url)), "name");
  }

  void whereThingsAreSent_data() {
    QTest::addColumn<ServiceKind>("service");
    QTest::addColumn<RouteChoice>("route");
    QTest::addColumn<int>("endpoints");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, ServiceKind service, RouteChoice route, int endpoints, const char* text) {
      QTest::newRow(name) << service << route << endpoints << QString::fromLatin1(text);
    };
    row("here", ServiceKind::Nlp, RouteChoice::Local, 1, "");
    row("elsewhere, nobody", ServiceKind::Vision, RouteChoice::Remote, 0, "");
    row("prompts", ServiceKind::Llm, RouteChoice::Remote, 1, "Prompts are sent to a.example.");
    row("texts", ServiceKind::Nlp, RouteChoice::RemoteThenLocal, 2, "Texts are sent to a.example or b.example.");
    row("pictures", ServiceKind::Vision, RouteChoice::Remote, 3, "Pictures are sent to a.example or one of 2 others.");
    row("tables", ServiceKind::Data, RouteChoice::Remote, 1, "The rows of tables are sent to a.example.");
    row("here first", ServiceKind::Data, RouteChoice::LocalThenRemote, 1,
        "When this machine is busy or cannot answer, the rows of tables are sent to a.example.");
    row("here first, prompts", ServiceKind::Llm, RouteChoice::LocalThenRemote, 1,
        "When this machine is busy or cannot answer, prompts are sent to a.example.");
  }
  void whereThingsAreSent() {
    QFETCH(ServiceKind, service);
    QFETCH(RouteChoice, route);
    QFETCH(int, endpoints);
    ServiceSettings settings;
    settings.route = route;
    for (int i = 0; i < endpoints; ++i)
      settings.endpoints.emplace_back().url = QStringLiteral("https://%1.example/v1").arg(QChar('a' + i)).toStdString();
    QTEST(ui::sentText(service, settings), "text");
  }
};

QTEST_GUILESS_MAIN(TestServiceTexts)
#include "tst_service_texts.moc"
