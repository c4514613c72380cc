// SPDX-License-Identifier: GPL-3.0-or-later
// What the Prompt panel says of who answers: before anything is asked, and under each answer.

#include "tests/ui/clipped_text.h"
#include "tests/ui/opened_window.h"
#include "ui/prompt/message_widget.h"
#include "ui/prompt/parameters_panel.h"
#include "ui/prompt/transcript_view.h"
#include "ui/settings/settings_controller.h"

#include <QLabel>

using namespace aisemble;
using namespace aisemble::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(aisemble::Settings)

namespace {

/// A service elsewhere that answers as its inner engine does, or not at all.
class EngineElsewhere final : public Engine {
 public:
  explicit EngineElsewhere(std::optional<Error> error, bool hangs = false) : m_error(std::move(error)) {
    m_inner.setScript({tokensOf("An answer from afar."), 2000, {}, 1ms, {}, hangs, 42});
  }
  [[nodiscard]] ServiceKind service() const override { return ServiceKind::Llm; }
  [[nodiscard]] Handover handover(const Request&) const override { return Handover::Start; }
  [[nodiscard]] std::optional<std::string> remoteTarget(const Request&) const override { return "openai afar"; }
  void start(Request request, RunContext context, RequestCompletion done) override {
    if (m_error) return done(tl::unexpected<Error>(*m_error));
    m_inner.start(std::move(request), std::move(context), std::move(done));
  }

 private:
  std::optional<Error> m_error;
  FakeEngine m_inner;
};

const char* const kRefused = "The llm service at 127.0.0.1:9 does not take connections. Check that it runs and that "
                             "the port is right.";

RemoteEndpoint endpointAt(const std::string& url, const std::string& model = {}) {
  RemoteEndpoint out;
  out.url = url;
  out.protocol = "openai";
  out.model = model;
  return out;
}

Settings answeredBy(RouteChoice route, std::vector<RemoteEndpoint> endpoints) {
  Settings out;
  out.service(ServiceKind::Llm) = {route, std::move(endpoints)};
  return out;
}

/// The labels of a row that are to be seen and say something with `text` in it.
int labelsSaying(const QWidget& root, const QString& text) {
  int out = 0;
  for (const QLabel* label : root.findChildren<QLabel*>()) {
    QString said = label->text();
    said.remove(QChar(0x200B)).replace(QChar(0x00A0), QLatin1Char(' '));
    out += label->isVisible() && said.contains(text) ? 1 : 0;
  }
  return out;
}

} // namespace

class TestPromptOrigin : public QObject {
  Q_OBJECT

 private:
  /// Asks something and gives back the widget of the answer.
  static ui::MessageWidget* answered(Opened& opened, const QString& question) {
    ui::ChatController& controller = opened.prompt().controller();
    if (!controller.send(question)) return nullptr;
    if (!QTest::qWaitFor([&] { return !controller.isAnswering(); })) return nullptr;
    QTest::qWait(50); // the row is laid out
    const ui::TranscriptModel& model = controller.transcript();
    return opened.prompt().transcript().widgetOf(model.at(model.rowCount() - 1).id);
  }

 private Q_SLOTS:
  void wherePromptsGo_data() {
    QTest::addColumn<Settings>("settings");
    QTest::addColumn<QString>("where");  // of the empty state
    QTest::addColumn<QString>("card");   // of the parameters
    QTest::addColumn<QString>("engine"); // of the status line
    const RemoteEndpoint named = endpointAt("https://api.example.org/v1", "gpt-large");
    const RemoteEndpoint unnamed = endpointAt("http://10.0.0.7:8080");
    const RemoteEndpoint third = endpointAt("http://10.0.0.8:8080");
    const QString none = QStringLiteral("No model loaded yet");
    QTest::newRow("here") << answeredBy(RouteChoice::Local, {named})
                          << "Answers are computed on this machine. Nothing leaves it."
                          << "tiny-chat" << none;
    Settings shared;
    shared.sharedCache.enabled = true;
    QTest::newRow("here, shared") << shared
                                  << "Answers are computed on this machine and shared through the Redis server."
                                  << "tiny-chat" << none;
    QTest::newRow("elsewhere") << answeredBy(RouteChoice::Remote, {named}) << "Prompts are sent to api.example.org."
                               << "api.example.org: gpt-large"
                               << "Prompts go to api.example.org";
    QTest::newRow("elsewhere, two") << answeredBy(RouteChoice::Remote, {named, unnamed})
                                    << "Prompts are sent to api.example.org or 10.0.0.7:8080."
                                    << "10.0.0.7:8080: model chosen by the service"
                                    << "Prompts go to api.example.org or 10.0.0.7:8080";
    QTest::newRow("elsewhere, three") << answeredBy(RouteChoice::Remote, {unnamed, named, third})
                                      << "Prompts are sent to 10.0.0.7:8080 or one of 2 others."
                                      << "10.0.0.8:8080: model chosen by the service"
                                      << "Prompts go to 10.0.0.7:8080 or one of 2 others";
    QTest::newRow("elsewhere, nobody") << answeredBy(RouteChoice::Remote, {}) << "Nobody answers prompts"
                                       << "no endpoint"
                                       << "no endpoint";
    QTest::newRow("elsewhere, else here") << answeredBy(RouteChoice::RemoteThenLocal, {unnamed})
                                          << "Prompts are sent to 10.0.0.7:8080. When it cannot be reached, this "
                                             "machine answers."
                                          << "Else this machine: tiny-chat"
                                          << "Prompts go to 10.0.0.7:8080";
    QTest::newRow("elsewhere, else here, nobody")
        << answeredBy(RouteChoice::RemoteThenLocal, {}) << "Nothing leaves it."
        << "tiny-chat" << none;
    QTest::newRow("here, else elsewhere") << answeredBy(RouteChoice::LocalThenRemote, {named})
                                          << "When it is busy or cannot answer, prompts are sent to api.example.org."
                                          << "Else api.example.org: gpt-large" << none;
  }
  void wherePromptsGo() {
    QFETCH(Settings, settings);
    QFETCH(QString, where);
    QFETCH(QString, card);
    QFETCH(QString, engine);
    Bench bench;
    bench.settings = answeredBy(RouteChoice::Local, {endpointAt("http://10.9.9.9:1")});
    Opened opened(bench);
    ui::PromptPanel& prompt = opened.prompt();
    QTRY_COMPARE(labelsSaying(prompt.parameters(), QStringLiteral("tiny-chat")), 1); // the models were read
    QVERIFY(opened.window->findChild<ui::SettingsController*>()->change(settings).has_value());
    QVERIFY(prompt.where().isVisible()); // all of it at once
    QCOMPARE(labelsSaying(prompt, where), 1);
    QCOMPARE(labelsSaying(prompt.parameters(), card), 1);
    QVERIFY2(prompt.status().engine.contains(engine), qPrintable(prompt.status().engine));
    const bool isLocalTold = settings.service(ServiceKind::Llm).route != RouteChoice::Remote;
    QCOMPARE(labelsSaying(prompt.parameters(), QStringLiteral("tiny-chat")), isLocalTold ? 1 : 0);
  }

  void answersFromElsewhereAreMarked() {
    Bench bench;
    bench.settings = answeredBy(RouteChoice::Remote, {endpointAt("http://10.0.0.7:8080")});
    bench.orchestrator->setEngines(ServiceKind::Llm, {std::make_shared<EngineElsewhere>(std::nullopt)});
    Opened opened(bench);
    const ui::MessageWidget* answer = answered(opened, QStringLiteral("Hello"));
    QVERIFY(answer != nullptr);
    QCOMPARE(labelsSaying(*answer, QStringLiteral("remote")), 1);
    QCOMPARE(opened.prompt().status().engine, QStringLiteral("Prompts go to 10.0.0.7:8080")); // nothing is loaded here
    // It is stored with the message.
    const ConversationId id = *opened.prompt().controller().conversation();
    opened.prompt().controller().newConversation();
    opened.prompt().controller().openConversation(id);
    ui::TranscriptModel& model = opened.prompt().controller().transcript();
    QTRY_COMPARE(model.rowCount(), 2);
    QVERIFY(model.at(1).details.fromRemote);
    // The next one is this machine's; its row may be one that was used before.
    bench.orchestrator->setEngines(ServiceKind::Llm, {bench.engine});
    opened.prompt().controller().newConversation();
    answer = answered(opened, QStringLiteral("And now?"));
    QVERIFY(answer != nullptr);
    QCOMPARE(labelsSaying(*answer, QStringLiteral("remote")), 0);
  }

  /// Also what was cut off was computed there.
  void stoppedAnswersFromElsewhereAreMarked() {
    Bench bench;
    bench.settings = answeredBy(RouteChoice::Remote, {endpointAt("http://10.0.0.7:8080")});
    bench.orchestrator->setEngines(ServiceKind::Llm, {std::make_shared<EngineElsewhere>(std::nullopt, true)});
    Opened opened(bench);
    ui::ChatController& controller = opened.prompt().controller();
    QVERIFY(controller.send(QStringLiteral("Hello")));
    ui::TranscriptModel& model = controller.transcript();
    QTRY_VERIFY(model.rowCount() == 2 && model.at(1).content.endsWith(QStringLiteral("afar.")));
    QVERIFY(model.at(1).details.fromRemote); // while it is written
    controller.stop();
    QTRY_COMPARE(bench.store.stored(*controller.conversation()).at(1).state, MessageState::Interrupted);
    QVERIFY(bench.store.stored(*controller.conversation()).at(1).details.fromRemote);
    QTest::qWait(50);
    QCOMPARE(labelsSaying(*opened.prompt().transcript().widgetOf(model.at(1).id), QStringLiteral("remote")), 1);
  }

  void whoSteppedInIsSaid() {
    Bench bench;
    bench.settings = answeredBy(RouteChoice::RemoteThenLocal, {endpointAt("http://127.0.0.1:9")});
    const auto silent = std::make_shared<EngineElsewhere>(Error{ErrorCode::Unavailable, kRefused, {}, std::nullopt});
    bench.orchestrator->setEngines(ServiceKind::Llm, {silent, bench.engine});
    Opened opened(bench);
    opened.window->resize(900, 600);
    const ui::MessageWidget* answer = answered(opened, QStringLiteral("Hello"));
    QVERIFY(answer != nullptr);
    QCOMPARE(labelsSaying(*answer, QStringLiteral("This machine answered instead of a service elsewhere.")), 1);
    QCOMPARE(labelsSaying(*answer, QStringLiteral("127.0.0.1:9 does not take connections")), 1);
    QCOMPARE(labelsSaying(*answer, QStringLiteral("remote")), 0);
    QCOMPARE(opened.prompt().status().engine, QStringLiteral("Prompts go to 127.0.0.1:9; tiny-chat is loaded"));
  }

  void figuresAreNeverCutOff_data() {
    QTest::addColumn<int>("width");
    for (const int width : {260, 340, 460, 900})
      QTest::addRow("%d", width) << width;
  }
  void figuresAreNeverCutOff() {
    QFETCH(int, width);
    ui::Theme theme;
    QWidget parent;
    ui::MessageWidget widget(theme, &parent);
    ui::TranscriptItem item;
    item.id = 1;
    item.content = QStringLiteral("Words.");
    item.details = modelSays("Words.", std::nullopt).details;
    item.details.fromCache = true;
    item.details.model = "HuggingFaceTB/SmolLM2-360M-Instruct";
    item.details.fromRemote = true;
    item.details.fallback = kRefused;
    widget.present(item, false);
    parent.resize(width, 400);
    parent.show();
    widget.setGeometry(0, 0, width, widget.layoutFor(width));
    widget.show();
    QTest::qWait(20);
    const QString whole = QStringLiteral("128 tokens  ·  45.2 tokens/s  ·  first token 120 ms  ·  seed 7  ·  ") +
                          QString::fromStdString(item.details.model);
    QCOMPARE(clippedText(widget), QString());
    int found = 0;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
      QVERIFY2(!label->isVisible() || widget.rect().contains(QRect(label->mapTo(&widget, QPoint()), label->size())),
               qPrintable(label->text()));
      if (label->toolTip() != whole) continue;
      ++found;
      QCOMPARE(label->accessibleDescription(), whole);
      QVERIFY(!label->text().contains(QChar(0x2026)));
    }
    QCOMPARE(found, 1);
  }
};

QTEST_MAIN(TestPromptOrigin)
#include "tst_prompt_origin.moc"
