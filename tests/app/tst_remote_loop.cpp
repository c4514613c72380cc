// SPDX-License-Identifier: Apache-2.0
// Two servers that are each other's service elsewhere: a request is refused at once instead of going round until a time
// limit, and with "remote, then local" it is answered. Runs the built program twice.

#include "tests/app/served_program.h"

#include <QTest>

using namespace aisemble::test;

namespace {

constexpr qint64 kSoon = 10'000; ///< ms; the time limit of a call is 30 s

class Server : public ServedProgram {
 public:
  Server(int port, int other, const QString& route, const QString& llmProtocol)
      : ServedProgram(port, {{"services", QJsonObject{{"nlp", serviceElsewhere(route, other, "aisemble")},
                                                      {"llm", serviceElsewhere(route, other, llmProtocol)}}},
                             {"cacheEnabled", false}}) {}
};

const QByteArray kText = R"({"text": "What a good day.", "task": "sentiment"})";
const QByteArray kChat = R"({"messages": [{"role": "user", "content": "hi"}], "max_tokens": 2})";

} // namespace

class TestRemoteLoop : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    if (!QFile::exists(QStringLiteral(AISEMBLE_BUILD_DIR "/lib/aisemble/engines/aisemble_nlp.so")))
      QSKIP("the text engine was not built");
  }

  void loopIsRefused_data() {
    QTest::addColumn<QString>("protocol");
    QTest::newRow("own protocol") << "aisemble";
    QTest::newRow("OpenAI protocol") << "openai";
  }
  void loopIsRefused() {
    QFETCH(QString, protocol);
    const int a = freePort();
    const int b = freePort();
    Server first(a, b, "remote", protocol);
    Server second(b, a, "remote", protocol);
    QVERIFY(first.isListening() && second.isListening());
    const bool isOpenAi = protocol == "openai";
    const auto answer = isOpenAi ? first.post("/v1/chat/completions", kChat) : first.post("/ai/nlp/process", kText);
    QCOMPARE(answer.status, 508);
    QVERIFY2(answer.body.contains("circle") && answer.body.contains(QByteArray::number(b)), answer.body.constData());
    QVERIFY2(answer.milliseconds < kSoon, answer.body.constData());
    // The other side is no worse for it, and none of the two leaves the other in peace for a while.
    QCOMPARE(second.post("/ai/nlp/process", kText).status, 508);
    QCOMPARE(first.post("/ai/nlp/process", kText).status, 508);
  }

  void remoteThenLocalIsAnswered() {
    const int a = freePort();
    const int b = freePort();
    Server first(a, b, "remote, then local", "aisemble");
    Server second(b, a, "remote, then local", "aisemble");
    QVERIFY(first.isListening() && second.isListening());
    const auto answer = first.post("/ai/nlp/process", kText);
    QCOMPARE(answer.status, 200);
    QVERIFY2(answer.body.contains("positive"), answer.body.constData());
    QCOMPARE(answer.header("X-Served-By"), QByteArray("remote")); // the other one took over from the circle
    QVERIFY(answer.milliseconds < kSoon);
  }

  void oneThatFallsBackIsEnough() {
    const int a = freePort();
    const int b = freePort();
    Server first(a, b, "remote, then local", "aisemble");
    Server second(b, a, "remote", "aisemble");
    QVERIFY(first.isListening() && second.isListening());
    const auto answer = first.post("/ai/nlp/process", kText);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("X-Served-By"), QByteArray());
    QVERIFY2(answer.header("X-Fallback").contains("circle"), answer.header("X-Fallback").constData());
  }

  void equalRequestsAtBothDoNotWaitForEachOther() {
    const int a = freePort();
    const int b = freePort();
    Server first(a, b, "remote", "aisemble");
    Server second(b, a, "remote", "aisemble");
    QVERIFY(first.isListening() && second.isListening());
    for (int i = 0; i < 20; ++i) {
      const Server& other = i % 2 == 0 ? second : first;
      const auto answer = (i % 2 == 0 ? first : second).post("/ai/nlp/process", kText);
      QCOMPARE(answer.status, 508);
      QCOMPARE(other.post("/ai/nlp/process", kText).status, 508);
      QVERIFY(answer.milliseconds < kSoon);
    }
  }

  void hopsOfOthersAreNoLoop() {
    const int a = freePort();
    Server server(a, freePort(), "local", "aisemble");
    QVERIFY(server.isListening());
    QCOMPARE(server.post("/ai/nlp/process", kText, {{"X-Aisemble-Hops", "0123456789abcdef,fedcba9876543210"}}).status,
             200);
    QCOMPARE(server.post("/ai/nlp/process", kText, {{"X-Aisemble-Hops", QByteArray(40, ',')}}).status,
             508); // more than any chain has
  }
};

QTEST_GUILESS_MAIN(TestRemoteLoop)
#include "tst_remote_loop.moc"
