// SPDX-License-Identifier: Apache-2.0
// Two servers that are each other's service elsewhere: a request is refused at once instead of going round until a time
// limit, and with "remote, then local" it is answered. Runs the built program twice.

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace {

const QString kProgram = QStringLiteral(AISEMBLE_BUILD_DIR "/bin/aisemble");
constexpr qint64 kSoon = 10'000; ///< ms; the time limit of a call is 30 s

/// Free a moment ago. Both servers must know the other's before either starts.
int freePort() {
  QTcpServer server;
  return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

QJsonObject endpoint(int port, const QString& protocol) {
  return {{"url", QStringLiteral("http://127.0.0.1:%1").arg(port)}, {"protocol", protocol}};
}

class Server {
 public:
  Server(int port, int other, const QString& route, const QString& llmProtocol) : m_port(port) {
    const QJsonObject services{
        {"nlp", QJsonObject{{"route", route}, {"endpoints", QJsonArray{endpoint(other, "aisemble")}}}},
        {"llm", QJsonObject{{"route", route}, {"endpoints", QJsonArray{endpoint(other, llmProtocol)}}}}};
    QFile file(m_home.filePath("settings.json"));
    if (!file.open(QIODevice::WriteOnly)) return;
    file.write(QJsonDocument(QJsonObject{{"services", services}, {"cacheEnabled", false}}).toJson());
    file.close();
    m_process.start(kProgram, {"serve", "--port", QString::number(port), "--home", m_home.path()});
  }
  ~Server() {
    m_process.terminate();
    if (!m_process.waitForFinished(10'000)) m_process.kill();
  }
  bool isListening() { return m_process.waitForReadyRead(30'000); }

  struct Answer {
    int status = 0;
    QByteArray body;
    QByteArray servedBy;
    QByteArray fallback;
    qint64 milliseconds = 0;
  };
  Answer post(const char* path, const QByteArray& body, const QByteArray& hops = {}) const {
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
    if (!hops.isEmpty()) request.setRawHeader("X-Aisemble-Hops", hops);
    QElapsedTimer timer;
    timer.start();
    const std::unique_ptr<QNetworkReply> reply(network.post(request, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeader("X-Served-By"), reply->rawHeader("X-Fallback"), timer.elapsed()};
  }

 private:
  const int m_port;
  QTemporaryDir m_home;
  QProcess m_process;
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
    QCOMPARE(answer.servedBy, QByteArray("remote")); // the other one took over from the circle
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
    QCOMPARE(answer.servedBy, QByteArray());
    QVERIFY2(answer.fallback.contains("circle"), answer.fallback.constData());
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
    QCOMPARE(server.post("/ai/nlp/process", kText, "0123456789abcdef,fedcba9876543210").status, 200);
    QCOMPARE(server.post("/ai/nlp/process", kText, QByteArray(40, ',')).status, 508); // more than any chain has
  }
};

QTEST_GUILESS_MAIN(TestRemoteLoop)
#include "tst_remote_loop.moc"
