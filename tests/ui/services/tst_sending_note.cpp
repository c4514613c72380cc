// SPDX-License-Identifier: GPL-3.0-or-later
// Every panel says where what one works on is sent.
#include "ui/services/sending_note.h"

#include "tests/ui/workbench_fakes.h"
#include "ui/settings/settings_controller.h"
#include "ui/shell/workbench_window.h"

#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;

namespace {

QString noteIn(const QWidget& panel) {
  const auto* note = panel.findChild<const ui::SendingNote*>();
  return note != nullptr && !note->isHidden() ? note->text().remove(QChar(0x200B)) : QString();
}

} // namespace

class TestSendingNote : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void panelsSayWhereTheirWorkGoes_data() {
    QTest::addColumn<QString>("panel");
    QTest::addColumn<int>("service");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("status");
    QTest::newRow("image") << QStringLiteral("image") << static_cast<int>(ServiceKind::Vision)
                           << QStringLiteral("Pictures are sent to 10.0.0.7:80.")
                           << QStringLiteral("pictures are sent to 10.0.0.7:80.")
                           << QStringLiteral("Pictures go to 10.0.0.7:80");
    QTest::newRow("data") << QStringLiteral("data") << static_cast<int>(ServiceKind::Data)
                          << QStringLiteral("The rows of tables are sent to 10.0.0.7:80.")
                          << QStringLiteral("the rows of tables are sent to 10.0.0.7:80.")
                          << QStringLiteral("Rows go to 10.0.0.7:80");
  }
  void panelsSayWhereTheirWorkGoes() {
    QFETCH(QString, panel);
    QFETCH(int, service);
    QFETCH(QString, note);
    QFETCH(QString, second);
    QFETCH(QString, status);
    Bench bench;
    ui::WorkbenchWindow window(bench.context());
    window.show();
    ui::Panel* shown = window.panel(panel);
    QVERIFY(shown != nullptr);
    QCOMPARE(noteIn(*shown), QString());
    QVERIFY(shown->status().engine != status);
    auto* controller = window.findChild<ui::SettingsController*>();
    RemoteEndpoint endpoint;
    endpoint.url = "http://10.0.0.7:80";
    const auto route = [&](RouteChoice choice) {
      Settings settings = controller->settings();
      settings.service(static_cast<ServiceKind>(service)) = {choice, {endpoint}};
      return controller->change(settings).has_value();
    };
    for (const RouteChoice choice : {RouteChoice::Remote, RouteChoice::RemoteThenLocal}) {
      QVERIFY(route(choice));
      QCOMPARE(noteIn(*shown), note);
      QCOMPARE(shown->status().engine, status);
    }
    QVERIFY(route(RouteChoice::LocalThenRemote));
    QVERIFY2(noteIn(*shown).startsWith(QLatin1String("When this machine is busy")), qPrintable(noteIn(*shown)));
    QVERIFY(noteIn(*shown).endsWith(second));
    QVERIFY(shown->status().engine != status);
    QVERIFY(route(RouteChoice::Local));
    QCOMPARE(noteIn(*shown), QString());
  }

  void aNoteFollowsItsService() {
    Bench bench;
    RemoteEndpoint endpoint;
    endpoint.url = "https://example.org";
    bench.settings.service(ServiceKind::Nlp) = {RouteChoice::Remote, {endpoint}};
    ui::WorkbenchWindow window(bench.context());
    ui::SendingNote note(*window.findChild<ui::SettingsController*>(), ServiceKind::Llm, &window);
    QVERIFY(note.text().isEmpty() && note.isHidden());
    note.setService(ServiceKind::Nlp);
    QVERIFY(!note.isHidden());
    QVERIFY2(note.text().startsWith(QLatin1String("Texts are sent to")), qPrintable(note.text()));
  }
};

QTEST_MAIN(TestSendingNote)
#include "tst_sending_note.moc"
