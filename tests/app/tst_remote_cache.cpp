// SPDX-License-Identifier: Apache-2.0
// What a client asks of the cache holds wherever the answer is computed: one server passes requests on to another that
// has a cache of its own. Runs the built program twice.

#include "tests/app/served_program.h"

#include <QTest>

#include <set>

using namespace aisemble::test;

namespace {

const QJsonObject kCached{{"cacheEnabled", true}};

QJsonObject passingOn(const char* service, int port, const char* protocol) {
  return {{"services", QJsonObject{{service, serviceElsewhere("remote", port, protocol)}}}, {"cacheEnabled", true}};
}

bool hasEngine(const char* name) {
  return QFile::exists(QStringLiteral(AISEMBLE_BUILD_DIR "/lib/aisemble/engines/aisemble_%1.so").arg(name));
}

/// Of a counter in the text of /metrics, over all its labels.
double sumOf(const QByteArray& metrics, const QByteArray& name, const QByteArray& label) {
  double sum = 0;
  for (const QByteArray& line : metrics.split('\n'))
    if (line.startsWith(name) && line.contains(label)) sum += line.mid(line.lastIndexOf(' ') + 1).toDouble();
  return sum;
}

const ServedProgram::Headers kFresh{{"Cache-Control", "no-cache"}};
const ServedProgram::Headers kSecret{{"Cache-Control", "no-store"}};
const QByteArray kText = R"({"text": "What a good day.", "task": "sentiment"})";

} // namespace

class TestRemoteCache : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void noCacheIsPassedOn() {
    if (!hasEngine("nlp")) QSKIP("the text engine was not built");
    const int a = freePort();
    const int b = freePort();
    ServedProgram near(a, passingOn("nlp", b, "aisemble"));
    ServedProgram far(b, kCached);
    QVERIFY(near.isListening() && far.isListening());
    const auto hits = [&] {
      return sumOf(far.get("/metrics").body, "aisemble_cache_requests_total", "result=\"hit\"");
    };
    QCOMPARE(near.post("/ai/nlp/process", kText, kSecret).status, 200);
    QCOMPARE(far.post("/ai/nlp/process", kText).header("X-Cache"), QByteArray("miss")); // it kept nothing of the first
    QCOMPARE(near.post("/ai/nlp/process", kText, kFresh).status, 200);
    QCOMPARE(near.post("/ai/nlp/process", kText, kSecret).status, 200);
    QCOMPARE(hits(), 0.0);
    QCOMPARE(far.post("/ai/nlp/process", kText).header("X-Cache"), QByteArray("hit"));
    QCOMPARE(hits(), 1.0);
  }

  void samplesDiffer_data() {
    QTest::addColumn<QByteArray>("protocol");
    QTest::newRow("OpenAI protocol") << QByteArray("openai");
    QTest::newRow("own protocol") << QByteArray("aisemble");
  }
  void samplesDiffer() {
    if (!hasEngine("llm")) QSKIP("the language engine was not built");
    QFETCH(QByteArray, protocol);
    const int a = freePort();
    const int b = freePort();
    ServedProgram near(a, passingOn("llm", b, protocol.constData()));
    ServedProgram far(b, kCached);
    QVERIFY(near.isListening() && far.isListening());
    const bool isOpenAi = protocol == "openai";
    const QByteArray body = R"({"prompt": "The sea", "max_tokens": 12, "temperature": 1.5})";
    std::set<QByteArray> texts;
    for (int i = 0; i < 4; ++i) {
      const auto answer = near.post(isOpenAi ? "/v1/completions" : "/ai/llm/completion", body, kFresh);
      QVERIFY2(answer.status == 200, answer.body.constData());
      const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
      texts.insert((isOpenAi ? json["choices"][0]["text"] : json["result"]).toString().toUtf8());
    }
    QVERIFY2(texts.size() >= 2, qPrintable(QString::number(texts.size())));
    QCOMPARE(sumOf(far.get("/metrics").body, "aisemble_cache_requests_total", "result=\"hit\""), 0.0);
  }
};

QTEST_GUILESS_MAIN(TestRemoteCache)
#include "tst_remote_cache.moc"
