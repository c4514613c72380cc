// SPDX-License-Identifier: Apache-2.0
#include "core/remote/service_errors.h"

#include <QTest>

#include <set>

using namespace aisemble;
using namespace aisemble::remote;

namespace {

CallFacts facts() {
  return {ServiceKind::Llm, "models.example:8000", "tiny", {}};
}

} // namespace

class TestServiceErrors : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsAddresses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("below"); // of "/x"; empty: refused
    const auto row = [](const char* text, const char* below) {
      QTest::newRow(*text == '\0' ? "empty" : text) << text << below;
    };
    row("http://h", "http://h:80/x");
    row("https://H.Example/v1/", "https://h.example:443/v1/x");
    row("http://127.0.0.1:8080//", "http://127.0.0.1:8080/x");
    row("http://[::1]:9/a", "http://[::1]:9/a/x");
    row("https://h/v1?key=value", "https://h:443/v1/x?key=value");
    row("", "");
    row("h", "");
    row("localhost:8080", "");
    row("ftp://h", "");
    row("http://", "");
    row("http://u@h", "");
    row("http://u:p@h", "");
    row("http://h#f", "");
    row("http://h/\n", "");
    row("http://h:0", "");
    row("http://h:70000", "");
  }
  void readsAddresses() {
    QFETCH(QString, text);
    QFETCH(QString, below);
    const auto url = parseUrl(text.toStdString());
    QCOMPARE(url ? QString::fromStdString(url->below("/x")) : QString(), below);
    if (!url) QCOMPARE(url.error().code, ErrorCode::InvalidArgument);
  }

  void labelsHosts() {
    for (const char* port : {"http://h:99999", "http://h:0"}) {
      const auto read = parseUrl(port);
      QVERIFY2(!read && QString::fromStdString(read.error().message).contains("1 to 65535"), port);
    }
    QCOMPARE(parseUrl("https://h/")->label(), std::string("h"));
    QCOMPARE(parseUrl("https://h:80/")->label(), std::string("h:80"));
    QVERIFY(parseUrl("https://h/")->origin() != parseUrl("http://h/")->origin());
  }

  void findsTheWords_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char* body, const char* words) {
      QTest::newRow(body) << QByteArray(body) << QByteArray(words);
    };
    row(R"({"error":{"message":"a b","type":"t","code":null}})", "a b");
    row(R"({"error":"text"})", "text");
    row(R"({"detail":"Not Found"})", "Not Found");
    row(R"({"detail":[{"loc":["body","text"],"msg":"field required","input":"secret"}]})", "body.text: field required");
    row(R"({"message":"m","object":"error"})", "m");
    row(R"({"error":{"code":429,"message":"quota","status":"RESOURCE_EXHAUSTED"}})", "quota");
    row(R"({"error":{"type":"x"}})", "");
    row("plain words\nin two lines", "plain words in two lines");
    row("<html>502</html>", "");
    row("\"just text\"", "just text");
    row("{\"error\":", "{\"error\":");
  }
  void findsTheWords() {
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, words);
    QCOMPARE(QByteArray::fromStdString(serviceWords(body.toStdString())), words);
  }

  void keepsWordsShort() {
    const std::string words = serviceWords("{\"error\":\"" + std::string(299, 'x') + "日本日本\"}");
    QCOMPARE(words, std::string(299, 'x') + "…"); // not in the middle of a character
    QCOMPARE(serviceWords(std::string("bad \xFF byte")), std::string("bad \xEF\xBF\xBD byte"));
  }

  void hidesSecrets() {
    Endpoint endpoint;
    endpoint.apiKey = "sk-123456";
    endpoint.headers = {{"api-key", "other-secret"}};
    const HttpBody sent = HttpBody::of("{\"prompt\":\"the quick brown fox jumps over\"}");
    QCOMPARE(withoutSecrets("key sk-123456 and sk-123456, other-secret", endpoint, sent),
             std::string("key ••• and •••, •••"));
    QVERIFY(withoutSecrets("cannot parse 'the quick brown fox jumps'", endpoint, sent).find("fox") ==
            std::string::npos);
    QCOMPARE(withoutSecrets("the quick answer", endpoint, sent), std::string("the quick answer"));
  }

  void mapsStatuses_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    const auto row = [](int status, ErrorCode code) {
      QTest::addRow("%d", status) << status << static_cast<int>(code);
    };
    row(0, ErrorCode::Unavailable);
    row(302, ErrorCode::Unavailable);
    row(400, ErrorCode::InvalidArgument);
    row(401, ErrorCode::Unavailable);
    row(402, ErrorCode::Unavailable);
    row(403, ErrorCode::Unavailable);
    row(404, ErrorCode::NotFound);
    row(409, ErrorCode::InvalidArgument);
    row(413, ErrorCode::TooLarge);
    row(422, ErrorCode::InvalidArgument);
    row(429, ErrorCode::Busy);
    row(500, ErrorCode::Unavailable);
    row(503, ErrorCode::Unavailable);
    row(508, ErrorCode::LoopDetected);
  }
  void mapsStatuses() {
    QFETCH(int, status);
    QFETCH(int, code);
    const Error error = statusError(facts(), status, "its words", std::nullopt);
    QCOMPARE(static_cast<int>(error.code), code);
    QVERIFY2(error.message.find("models.example:8000") != std::string::npos, error.message.c_str());
    QCOMPARE(error.retryAfter.has_value(), code == static_cast<int>(ErrorCode::Busy));
    if (status != 302 && status != 508)
      QVERIFY2(error.message.find("its words") != std::string::npos, error.message.c_str());
    if (status == 404) QVERIFY(error.message.find("'tiny'") != std::string::npos);
  }

  void quotesTheLastOfAChain() {
    const std::string nested =
        statusError(facts(), 502, statusError(facts(), 500, "the disk is full", {}).message, {}).message;
    QVERIFY2(nested.ends_with(" It said: “the disk is full”"), nested.c_str());
    QCOMPARE(nested.find("It said"), nested.rfind("It said"));
    const std::string cut = statusError(facts(), 502, "It said: “the first half of a long", {}).message;
    QVERIFY2(cut.ends_with(" It said: “the first half of a long”"), cut.c_str());
    const std::string loop = statusError(facts(), 508, "Loop: this server passed the request on.", {}).message;
    QVERIFY2(loop.ends_with("local."), loop.c_str()); // which says it all
  }

  void tellsHowMuchOfACutAnswerStands() {
    CallFacts about = facts();
    about.limits.idle = std::chrono::seconds(60);
    HttpEnd end;
    end.outcome = HttpOutcome::IdleTimeout;
    QCOMPARE(
        cutError(about, end, 5).message,
        std::string("The answer of models.example:8000 was cut after 5 characters: nothing more came for 60 s. What "
                    "came stands; ask again for a whole answer."));
    QCOMPARE(cutError(about, end, 5).code, ErrorCode::Unavailable);
    QCOMPARE(cutError(about, end, 0).message, transportError(about, end).message); // nothing came that could stand
    end.outcome = HttpOutcome::Cut;
    QVERIFY(cutError(about, end, 5).message.find("the connection broke") != std::string::npos);
    end.outcome = HttpOutcome::TooLarge;
    QVERIFY(cutError(about, end, 5).message.find("which is the limit") != std::string::npos);
  }

  void saysWhenToComeBack() {
    const Error error = statusError(facts(), 503, "", std::chrono::milliseconds(1500));
    QCOMPARE(error.code, ErrorCode::Busy);
    QCOMPARE(*error.retryAfter, std::chrono::milliseconds(1500));
  }

  void mapsOutcomes_data() {
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("code");
    const auto row = [](HttpOutcome outcome, ErrorCode code) {
      const std::string name(httpOutcomeName(outcome));
      QTest::newRow(name.c_str()) << static_cast<int>(outcome) << static_cast<int>(code);
    };
    row(HttpOutcome::Cancelled, ErrorCode::Cancelled);
    row(HttpOutcome::Refused, ErrorCode::Busy);
    row(HttpOutcome::WaitTimeout, ErrorCode::Busy);
    row(HttpOutcome::BadAddress, ErrorCode::InvalidArgument);
    for (const auto outcome :
         {HttpOutcome::NameNotResolved, HttpOutcome::ConnectFailed, HttpOutcome::ConnectTimeout, HttpOutcome::TlsFailed,
          HttpOutcome::TlsNotTrusted, HttpOutcome::Closed, HttpOutcome::Cut, HttpOutcome::Failed})
      row(outcome, ErrorCode::Unavailable);
    for (const auto outcome : {HttpOutcome::FirstByteTimeout, HttpOutcome::IdleTimeout, HttpOutcome::TotalTimeout})
      row(outcome, ErrorCode::DeadlineExceeded);
    row(HttpOutcome::TooLarge, ErrorCode::TooLarge);
    row(HttpOutcome::NotHttp, ErrorCode::Corrupt);
  }
  void mapsOutcomes() {
    QFETCH(int, outcome);
    QFETCH(int, code);
    HttpEnd end;
    end.outcome = static_cast<HttpOutcome>(outcome);
    const Error error = transportError(facts(), end);
    QCOMPARE(static_cast<int>(error.code), code);
    if (end.outcome != HttpOutcome::Cancelled)
      QVERIFY2(error.message.find("models.example:8000") != std::string::npos, error.message.c_str());
    QCOMPARE(error.retryAfter.has_value(), error.code == ErrorCode::Busy);
  }

  void tellsFailuresApart() {
    std::set<std::string> messages;
    for (std::size_t i = 1; i < kHttpOutcomeNames.size(); ++i) {
      HttpEnd end;
      end.outcome = static_cast<HttpOutcome>(i);
      messages.insert(transportError(facts(), end).message);
    }
    QCOMPARE(messages.size(), kHttpOutcomeNames.size() - 3); // two kinds of a full pool, two of "anything else"
  }
};

QTEST_GUILESS_MAIN(TestServiceErrors)
#include "tst_service_errors.moc"
