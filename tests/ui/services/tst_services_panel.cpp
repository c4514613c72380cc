// SPDX-License-Identifier: GPL-3.0-or-later
// The Services panel on fakes: routes, endpoints, tests, keys, problems, undo. With AISEMBLE_PICTURES=DIR it also
// writes pictures.

#include "tests/ui/clipped_text.h"
#include "tests/ui/services/services_fakes.h"
#include "tests/ui/workbench_fakes.h"
#include "ui/services/endpoint_dialog.h"
#include "ui/services/endpoint_row.h"
#include "ui/services/service_card.h"
#include "ui/services/service_texts.h"
#include "ui/services/services_panel.h"
#include "ui/services/shared_cache_card.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/workbench_window.h"
#include "ui/widgets/toast.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;
using namespace std::chrono_literals;

namespace {

const char* const kKey = "sk-secret-1234567890";

/// A window on the Services panel.
struct Opened {
  explicit Opened(Settings settings = {}) {
    bench.settings = std::move(settings);
    ui::WorkbenchContext context = bench.context();
    context.services = &services;
    context.keys = &keys;
    context.applySettings = [this](const Settings& now) {
      applied = now;
      ++applications;
      return problems;
    };
    window = std::make_unique<ui::WorkbenchWindow>(context);
    window->resize(1100, 700);
    window->show();
    (void)QTest::qWaitForWindowExposed(window.get());
    showPanel(*window, QStringLiteral("services"));
  }
  [[nodiscard]] ui::ServicesPanel& panel() {
    return *qobject_cast<ui::ServicesPanel*>(window->panel(QStringLiteral("services")));
  }
  [[nodiscard]] std::string settingsText() {
    QFile file(bench.home.filePath(QStringLiteral("settings.json")));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
  }

  Bench bench;
  FakeServices services;
  FakeKeys keys;
  std::vector<std::string> problems;
  Settings applied;
  int applications = 0;
  std::unique_ptr<ui::WorkbenchWindow> window;
};

RemoteEndpoint endpoint(const std::string& url, const std::string& protocol = "openai") {
  RemoteEndpoint out;
  out.url = url;
  out.protocol = protocol;
  return out;
}

Settings withEndpoints() {
  Settings out;
  out.service(ServiceKind::Llm).route = RouteChoice::RemoteThenLocal;
  out.service(ServiceKind::Llm).endpoints = {endpoint("https://api.example.org/v1"),
                                             endpoint("http://10.0.0.7:8080", "aisemble")};
  out.service(ServiceKind::Llm).endpoints[0].model = "gpt-large";
  out.service(ServiceKind::Llm).endpoints[0].secret = "api.example.org";
  out.service(ServiceKind::Vision).route = RouteChoice::Remote;
  return out;
}

ui::ServicesHealth someHealth() {
  ui::ServicesHealth out;
  for (const ServiceKind service : kAllServices)
    out.services.push_back({service,
                            service != ServiceKind::Vision,
                            service == ServiceKind::Vision ? "No endpoint can be used." : "",
                            {},
                            true});
  ui::EndpointHealth good;
  good.label = "api.example.org";
  good.calls = 48;
  good.failed = 1;
  good.latency = 182ms;
  ui::EndpointHealth out2;
  out2.label = "10.0.0.7:8080";
  out2.state = ui::EndpointHealth::State::PutOut;
  out2.opensIn = 24s;
  out2.calls = 7;
  out2.failed = 5;
  out2.lastProblem = "10.0.0.7:8080 refuses connections. Check that the service runs and listens on that port.";
  out.services[0].endpoints = {good, out2};
  return out;
}

} // namespace

class TestServicesPanel : public QObject {
  Q_OBJECT

 private:
  static void take(QWidget& widget, const QString& name) {
    QTest::qWait(150);
    const QString clipped = clippedText(widget);
    QVERIFY2(clipped.isEmpty(), qPrintable(QStringLiteral("%1 cuts off: %2").arg(name, clipped)));
    const QPixmap picture = widget.grab();
    QVERIFY(!picture.isNull());
    if (const QString folder = qEnvironmentVariable("AISEMBLE_PICTURES"); !folder.isEmpty())
      picture.save(QStringLiteral("%1/services-%2@%3x.png").arg(folder, name).arg(picture.devicePixelRatio()));
  }

 private Q_SLOTS:
  void routeTakesEffectAtOnceAndIsUndone() {
    Opened opened(withEndpoints());
    QComboBox& route = opened.panel().card(ServiceKind::Llm).route();
    QCOMPARE(route.currentData().toInt(), static_cast<int>(RouteChoice::RemoteThenLocal));
    route.setFocus();
    QTest::keyClick(&route, Qt::Key_Home); // by the keyboard: the first is this machine
    QCOMPARE(opened.applied.service(ServiceKind::Llm).route, RouteChoice::Local);
    QVERIFY(opened.window->toast().actionButton()->isVisible());
    opened.window->toast().actionButton()->click();
    QCOMPARE(opened.applied.service(ServiceKind::Llm).route, RouteChoice::RemoteThenLocal);
    QCOMPARE(route.currentData().toInt(), static_cast<int>(RouteChoice::RemoteThenLocal));
  }

  void invalidAddressIsToldInPlace() {
    Opened opened;
    ui::EndpointDialog* dialog = opened.panel().card(ServiceKind::Llm).addEndpoint();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    auto* problem = dialog->findChild<QLabel*>(QStringLiteral("addressProblem"));
    dialog->accept();
    QVERIFY(problem->isVisible()); // nothing entered
    QTest::keyClicks(&dialog->url(), QStringLiteral("ftp://x"));
    QVERIFY(!problem->isVisible());
    QTest::keyClick(&dialog->url(), Qt::Key_Return);
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QLatin1String("http://")));
    QVERIFY(dialog->isVisible());
    QVERIFY(opened.services.asked.empty());
    dialog->test();
    QVERIFY(opened.services.asked.empty()); // what cannot be called is not called
    QCOMPARE(opened.panel().card(ServiceKind::Llm).rows().size(), std::size_t{0});
  }

  void addingByKeyboardKeepsTheKeyOutOfTheSettings() {
    Opened opened;
    opened.panel().focusFirst();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(opened.window->findChild<ui::EndpointDialog*>() != nullptr);
    auto* dialog = opened.window->findChild<ui::EndpointDialog*>();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_COMPARE(QApplication::focusWidget(), &dialog->url());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("https://api.example.org/v1"));
    while (QApplication::focusWidget() != &dialog->key())
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(kKey));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(opened.panel().card(ServiceKind::Llm).rows().size(), std::size_t{1});
    QCOMPARE(opened.keys.held["api.example.org"], std::string(kKey));
    const RemoteEndpoint added = opened.applied.service(ServiceKind::Llm).endpoints.at(0);
    QCOMPARE(added.secret, std::string("api.example.org"));
    QCOMPARE(opened.applied.service(ServiceKind::Llm).route, RouteChoice::RemoteThenLocal); // and it is asked
    QTRY_VERIFY(opened.settingsText().find("api.example.org") != std::string::npos);
    QVERIFY(opened.settingsText().find(kKey) == std::string::npos);
    opened.window->saveSessionNow();
    opened.window.reset(); // finishes all writing
    for (const QString& name : QDir(opened.bench.home.path()).entryList(QDir::Files)) {
      QFile file(opened.bench.home.filePath(name));
      QVERIFY(file.open(QIODevice::ReadOnly));
      QVERIFY2(!file.readAll().contains(kKey), qPrintable(name));
    }
  }

  void withoutKeyringTheKeyIsHeldForTheRunAndThatIsSaid() {
    Opened opened;
    opened.keys.problem = "There is no keyring on this desktop.";
    ui::EndpointDialog* dialog = opened.panel().card(ServiceKind::Llm).addEndpoint();
    dialog->url().setText(QStringLiteral("https://api.example.org/v1"));
    bool isSaid = false;
    for (const QLabel* label : dialog->findChildren<QLabel*>())
      isSaid = isSaid || (label->text().contains(QLatin1String("no keyring")) &&
                          label->text().contains(QLatin1String("AISEMBLE_KEY_api.example.org")));
    QVERIFY(isSaid);
    dialog->key().setText(QString::fromLatin1(kKey));
    dialog->accept();
    QTRY_COMPARE(opened.panel().card(ServiceKind::Llm).rows().size(), std::size_t{1});
    QVERIFY(opened.panel().card(ServiceKind::Llm).rows()[0]->state().text().contains(QLatin1String("this run")));
  }

  void anotherHostDoesNotGetTheKey() {
    Opened opened(withEndpoints());
    opened.keys.held["api.example.org"] = kKey;
    opened.panel().card(ServiceKind::Llm).rows()[0]->edit();
    auto* dialog = opened.window->findChild<ui::EndpointDialog*>();
    QVERIFY(dialog != nullptr);
    dialog->url().setText(QStringLiteral("https://elsewhere.example.net/v1"));
    dialog->accept();
    QTRY_COMPARE(opened.applied.service(ServiceKind::Llm).endpoints[0].url,
                 std::string("https://elsewhere.example.net/v1"));
    QCOMPARE(opened.applied.service(ServiceKind::Llm).endpoints[0].secret, std::string());
  }

  void testTellsCauseAndNextStep_data() {
    QTest::addColumn<bool>("usable");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("action");
    QTest::newRow("usable") << true << "openai"
                            << ""
                            << "It answers after 12 ms and speaks OpenAI."
                            << "";
    QTest::newRow("refused") << false << ""
                             << "api.example.org refuses the key (401). Enter another."
                             << "refuses the key (401). Enter another."
                             << "Try again";
    QTest::newRow("other protocol") << false << "aisemble"
                                    << "It speaks 'aisemble', not 'openai'."
                                    << "speaks 'aisemble'"
                                    << "Edit";
  }
  void testTellsCauseAndNextStep() {
    QFETCH(bool, usable);
    QFETCH(QString, protocol);
    QFETCH(QString, problem);
    QFETCH(QString, said);
    QFETCH(QString, action);
    Settings settings = withEndpoints();
    settings.service(ServiceKind::Llm).endpoints.resize(1);
    settings.service(ServiceKind::Llm).endpoints[0].model.clear();
    Opened opened(settings);
    opened.services.verdict.isUsable = usable;
    opened.services.verdict.latency = 12ms;
    opened.services.verdict.protocol = protocol.toStdString();
    opened.services.verdict.problem = problem.toStdString();
    ui::EndpointRow* row = opened.panel().card(ServiceKind::Llm).rows()[0];
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY2(row->notice().text().contains(said), qPrintable(row->notice().text()));
    QCOMPARE(row->notice().actionButton()->text(), action);
    QCOMPARE(opened.services.asked.size(), std::size_t{1});
    QVERIFY(!opened.services.asked[0].second); // the kept key, not one from the window
  }

  void dialogOffersProtocolAndModels() {
    Opened opened;
    ui::EndpointDialog* dialog = opened.panel().card(ServiceKind::Llm).addEndpoint();
    dialog->url().setText(QStringLiteral("http://10.0.0.7:8080"));
    opened.services.verdict = {true, false, 5ms, "aisemble", "", {"small", "large"}, "It speaks 'aisemble'."};
    dialog->key().setText(QString::fromLatin1(kKey));
    dialog->test();
    QTRY_COMPARE(dialog->notice().actionButton()->text(), QStringLiteral("Use that"));
    QCOMPARE(opened.services.asked.at(0).second, std::optional<std::string>(kKey));
    opened.services.verdict.isUsable = true;
    dialog->notice().actionButton()->click();
    QTRY_VERIFY(dialog->notice().text().contains(QLatin1String("small, large")));
    QCOMPARE(opened.services.asked.at(1).first.protocol, std::string("aisemble"));
  }

  void aTestThatNeverEndsDoesNotOutliveItsDialog() {
    Opened opened;
    opened.services.isSilent = true;
    ui::EndpointDialog* dialog = opened.panel().card(ServiceKind::Llm).addEndpoint();
    dialog->url().setText(QStringLiteral("http://10.0.0.7:8080"));
    dialog->test();
    QVERIFY(dialog->notice().text().contains(QLatin1String("10.0.0.7")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(opened.window->findChild<ui::EndpointDialog*>() == nullptr);
  }

  void orderAndRemovalCanBeUndone() {
    Opened opened(withEndpoints());
    auto& card = opened.panel().card(ServiceKind::Llm);
    QCOMPARE(card.rows().size(), std::size_t{2});
    Q_EMIT card.rows()[0]->moveDownRequested();
    QCOMPARE(opened.applied.service(ServiceKind::Llm).endpoints[0].url, std::string("http://10.0.0.7:8080"));
    Q_EMIT card.rows()[0]->removeRequested();
    QCOMPARE(card.rows().size(), std::size_t{1});
    opened.window->toast().actionButton()->click();
    QCOMPARE(card.rows().size(), std::size_t{2});
  }

  void problemsOfApplyingAreShown() {
    Opened opened(withEndpoints());
    QVERIFY(opened.panel().problems().isHidden());
    opened.problems = {"The llm service elsewhere cannot be used: The key 'x' is not there."};
    QComboBox& route = opened.panel().card(ServiceKind::Nlp).route();
    route.setFocus();
    QTest::keyClick(&route, Qt::Key_End);
    QVERIFY(opened.panel().problems().text().contains(QLatin1String("The key 'x' is not there.")));
    opened.problems.clear();
    opened.panel().problems().actionButton()->click(); // try again
    QVERIFY(opened.panel().problems().isHidden());
  }

  void settingsDialogShowsProblemsToo() {
    Opened opened;
    opened.problems = {"Results are not shared: the address is wrong."};
    for (QAction* action : opened.window->commands())
      if (action->objectName() == QLatin1String("app.settings")) action->trigger();
    auto* dialog = opened.window->findChild<ui::SettingsDialog*>();
    QVERIFY(dialog != nullptr);
    dialog->findChild<QCheckBox*>()->toggle();
    for (QPushButton* button : dialog->findChildren<QPushButton*>())
      if (button->accessibleName() == QLatin1String("Apply")) button->click();
    bool isShown = false;
    for (const QLabel* label : dialog->findChildren<QLabel*>())
      isShown = isShown || label->text().contains(QLatin1String("the address is wrong"));
    QVERIFY(isShown);
    QVERIFY(dialog->isVisible());
  }

  void keysAreFetchedAtTheStartAndSettingsAppliedThen() {
    Opened opened(withEndpoints());
    QTRY_COMPARE(opened.keys.loaded, (std::vector<std::string>{"api.example.org"}));
    QTRY_VERIFY(opened.applications > 0);
  }

  void healthIsShownLive() {
    Opened opened(withEndpoints());
    auto& card = opened.panel().card(ServiceKind::Llm);
    QVERIFY(card.rows()[0]->state().text().contains(QLatin1String("Not in use")));
    opened.services.state = someHealth();
    QTRY_VERIFY_WITH_TIMEOUT(card.rows()[0]->state().text().contains(QLatin1String("Answers, 182 ms")), 3000);
    QVERIFY(card.rows()[1]->state().text().contains(QLatin1String("Put out for 24 s")));
    // What failed last gives way to a test's answer at once.
    const auto says = [&row = *card.rows()[1]](const QString& text) {
      const auto labels = row.findChildren<QLabel*>();
      return std::count_if(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    };
    QCOMPARE(says(QStringLiteral("refuses connections")), 1);
    card.rows()[1]->test();
    QCOMPARE(says(QStringLiteral("refuses connections")), 0);
  }

  /// As it was found: three calls to a port that nobody listens on, and a card that said it was ready.
  void cardFollowsCallsAndTests() {
    Settings settings;
    settings.service(ServiceKind::Llm) = {RouteChoice::Remote, {endpoint("http://127.0.0.1:9")}};
    Opened opened(settings);
    ui::ServiceCard& card = opened.panel().card(ServiceKind::Llm);
    ui::ServicesHealth& state = opened.services.state;
    for (const ServiceKind service : kAllServices)
      state.services.push_back({service, true, "", {}, true});
    state.services[0].endpoints.emplace_back();
    state.services[0].endpoints[0].label = "127.0.0.1:9";
    const auto status = [&] { return opened.panel().status().engine; };
    QTRY_COMPARE_WITH_TIMEOUT(card.stateText(), QStringLiteral("Not called yet"), 3000);
    QCOMPARE(status(), QStringLiteral("3 of 4 services ready, 1 not called yet"));

    ui::EndpointRow* row = card.rows()[0];
    opened.services.verdict.problem = "127.0.0.1:9 does not take connections.";
    row->test();
    QTRY_COMPARE(card.stateText(), QStringLiteral("Does not answer"));
    QCOMPARE(status(), QStringLiteral("3 of 4 services ready"));
    QVERIFY(row->state().text().contains(QLatin1String("Did not answer the test")));
    QTest::qWait(1200); // the engine still knows of no call
    QCOMPARE(card.stateText(), QStringLiteral("Does not answer"));

    opened.services.verdict = {true, true, 12ms, "openai", "", {}, ""};
    row->test();
    QTRY_COMPARE(card.stateText(), QStringLiteral("Ready"));
    QCOMPARE(status(), QStringLiteral("4 of 4 services ready"));
    QVERIFY(row->state().text().contains(QLatin1String("Answered the test, 12 ms")));

    ui::EndpointHealth& health = state.services[0].endpoints[0]; // a newer call counts for more than the test
    health.state = ui::EndpointHealth::State::Suspect;
    health.calls = health.failed = 3;
    health.lastProblem = "127.0.0.1:9 does not take connections.";
    QTRY_COMPARE_WITH_TIMEOUT(card.stateText(), QStringLiteral("Does not answer"), 3000);
    QCOMPARE(status(), QStringLiteral("3 of 4 services ready"));
    QVERIFY(row->state().text().contains(QLatin1String("The last call failed")));

    QComboBox& route = card.route();
    route.setCurrentIndex(route.findData(static_cast<int>(RouteChoice::RemoteThenLocal)));
    Q_EMIT route.activated(route.currentIndex());
    QCOMPARE(card.stateText(), QStringLiteral("Ready on this machine; 127.0.0.1:9 does not answer"));
    QCOMPARE(status(), QStringLiteral("4 of 4 services ready"));
  }

  void waitingForTheKeyringIsShown() {
    Opened opened;
    opened.keys.isAsking = true;
    ui::EndpointDialog* dialog = opened.panel().card(ServiceKind::Llm).addEndpoint();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    dialog->url().setText(QStringLiteral("https://api.example.org/v1"));
    dialog->key().setText(QString::fromLatin1(kKey));
    dialog->accept();
    QVERIFY(!dialog->okButton().isEnabled());
    QCOMPARE(dialog->okButton().text(), QStringLiteral("Waiting for the keyring…"));
    QVERIFY(dialog->notice().text().contains(QLatin1String("keyring")));
    QCOMPARE(dialog->key().text(), QString::fromLatin1(kKey));
    QVERIFY(!dialog->key().isEnabled());
    dialog->accept(); // a second Enter
    QCOMPARE(opened.keys.asked.size(), std::size_t{1});
    QVERIFY(opened.panel().card(ServiceKind::Llm).rows().empty());
    opened.keys.asked[0]();
    QCOMPARE(opened.panel().card(ServiceKind::Llm).rows().size(), std::size_t{1});
    QVERIFY(dialog->key().text().isEmpty());
    QTRY_VERIFY(opened.window->findChild<ui::EndpointDialog*>() == nullptr);
  }

  void sharedCachePasswordStaysUntilItIsKept() {
    Opened opened;
    opened.keys.isAsking = true;
    auto& card = opened.panel().sharedCache();
    QLineEdit* password = nullptr;
    for (QLineEdit* field : card.findChildren<QLineEdit*>())
      if (field->echoMode() == QLineEdit::Password) password = field;
    QVERIFY(password != nullptr);
    password->setText(QString::fromLatin1(kKey));
    Q_EMIT password->editingFinished();
    Q_EMIT password->editingFinished(); // the field is left after Enter
    QCOMPARE(opened.keys.asked.size(), std::size_t{1});
    QVERIFY(!password->isEnabled());
    QCOMPARE(password->text(), QString::fromLatin1(kKey));
    opened.keys.asked[0]();
    QVERIFY(password->isEnabled() && password->text().isEmpty());
    QCOMPARE(opened.keys.held["redis"], std::string(kKey));
  }

  void sharedCache() {
    Opened opened;
    auto& card = opened.panel().sharedCache();
    card.address().setText(QStringLiteral("http://x"));
    card.enabled().click();
    QVERIFY(!opened.applied.sharedCache.enabled);
    QVERIFY(!card.enabled().isChecked());
    card.address().setText(QStringLiteral("redis://10.0.0.7:6379/1"));
    card.enabled().click();
    QVERIFY(opened.applied.sharedCache.enabled);
    QCOMPARE(opened.applied.sharedCache.address, std::string("redis://10.0.0.7:6379/1"));
    opened.services.cacheProblem = "10.0.0.7:6379 refuses connections.";
    for (QPushButton* button : card.findChildren<QPushButton*>())
      if (button->accessibleName() == QLatin1String("Test the Redis server")) button->click();
    QTRY_VERIFY(card.noticeBar().text().contains(QLatin1String("refuses connections")));
    opened.services.cacheProblem.clear();
    card.noticeBar().actionButton()->click();
    QTRY_COMPARE(card.noticeBar().text(), QStringLiteral("It answers."));
  }

  void sessionRoundTrip() {
    Opened opened(withEndpoints());
    auto* scroll = opened.panel().findChild<QScrollArea*>();
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 100);
    scroll->verticalScrollBar()->setValue(90);
    QVariantMap session;
    opened.panel().saveSession(session);
    scroll->verticalScrollBar()->setValue(0);
    opened.panel().restoreSession(session);
    QTRY_COMPARE(scroll->verticalScrollBar()->value(), 90);
    opened.panel().restoreSession({{QStringLiteral("services/scroll"), QStringLiteral("nonsense")}});
    QCOMPARE(scroll->verticalScrollBar()->value(), 90);
  }

  void everyControlHasANameAndAPlaceInTheTabOrder() {
    Opened opened(withEndpoints());
    for (const QWidget* widget : opened.panel().findChildren<QWidget*>()) {
      const bool isControl = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
                             qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget);
      if (!isControl || widget->objectName().startsWith(QLatin1String("qt_"))) continue;
      if (widget->isHidden() || !widget->isVisibleTo(&opened.panel())) continue;
      QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
      QVERIFY2(widget->focusPolicy() & Qt::TabFocus, qPrintable(widget->accessibleName()));
    }
  }

  void pictures_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
  }
  void pictures() {
    QFETCH(bool, dark);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    Settings empty;
    empty.theme = dark ? ThemeChoice::Dark : ThemeChoice::Light;
    {
      Opened opened(empty);
      opened.services.state = someHealth();
      opened.services.state.services[0].endpoints.clear();
      QTest::qWait(1200);
      take(*opened.window, tag + "-1-empty");
      ui::EndpointDialog* dialog = opened.panel().card(ServiceKind::Llm).addEndpoint();
      take(*dialog, tag + "-2-dialog");
      dialog->url().setText(QStringLiteral("api.example.org"));
      dialog->accept();
      take(*dialog, tag + "-3-dialog-invalid");
      dialog->url().setText(QStringLiteral("https://api.example.org/v1"));
      opened.services.verdict = {true, true, 182ms, "openai", "vllm", {"Qwen3-8B", "Llama-3.1-70B"}, ""};
      dialog->test();
      take(*dialog, tag + "-4-dialog-good");
    }
    Settings full = withEndpoints();
    full.theme = empty.theme;
    full.sharedCache.enabled = true;
    Opened opened(full);
    opened.keys.held["api.example.org"] = kKey;
    opened.services.state = someHealth();
    opened.services.state.sharedCache = ui::SharedCacheHealth{412, 96, 96, 0, false, ""};
    opened.services.verdict.problem = "api.example.org refuses the key (401). Enter the key again in the endpoint.";
    opened.problems = {
        "The vision service is set to be remote and has no endpoint. Add one, or let this machine answer."};
    QTest::qWait(1200);
    opened.panel().card(ServiceKind::Llm).rows()[0]->test();
    for (QAction* action : opened.panel().commands())
      if (action->objectName() == QLatin1String("services.none")) action->trigger();
    take(*opened.window, tag + "-5-full");
    opened.services.state.services[0].endpoints[0].state = ui::EndpointHealth::State::Suspect;
    QTest::qWait(1200);
    take(*opened.window, tag + "-7-else-here");
    opened.panel().findChild<QScrollArea*>()->verticalScrollBar()->setValue(10000);
    take(*opened.window, tag + "-6-below");
  }
};

QTEST_MAIN(TestServicesPanel)
#include "tst_services_panel.moc"
