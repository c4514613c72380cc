// SPDX-License-Identifier: Apache-2.0
// Requests are taken out of bytes however these are cut, and what could be read in two ways is refused.

#include "core/api/http/request_parser_p.h"

#include <QTest>

using namespace aisemble::api;

namespace {

using Step = RequestParser::Step;

struct TextSink final : BodySink {
  std::string text;
  std::optional<HttpFault> take(std::string_view piece) override {
    text += piece;
    return std::nullopt;
  }
};

struct Outcome {
  int status = 200;
  std::string body;
  std::size_t used = 0;
};

/// Feeds `bytes` in pieces of `piece`; status 0: more is wanted.
Outcome parse(RequestParser& parser, std::string_view bytes, std::size_t piece, std::uint64_t bodyLimit = 1000) {
  std::size_t arrived = 0;
  std::size_t used = 0;
  TextSink sink;
  bool isHead = true;
  while (true) {
    arrived = std::min(bytes.size(), arrived + piece);
    while (true) {
      const std::string_view unread = bytes.substr(used, arrived - used);
      Step step = isHead ? parser.readHead(unread) : parser.readBody(unread, sink);
      used += parser.consumed();
      if (step == Step::Done && isHead) {
        step = parser.limitBody(bodyLimit);
        isHead = false;
        if (step == Step::Done && parser.hasBody()) continue;
      }
      if (step == Step::Done) return {200, sink.text, used};
      if (step == Step::Failed) return {parser.fault().status, parser.fault().message, used};
      break;
    }
    if (arrived == bytes.size()) return {0, sink.text, used};
  }
}

HeadLimits small() {
  return {.headBytes = 400, .fields = 5, .targetBytes = 100};
}

} // namespace

class TestRequestParser : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void requests_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status"); // 0: waits for more
    QTest::addColumn<QByteArray>("body");
    const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\n";
    const QByteArray chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
    const auto row = [](const char* name, const QByteArray& bytes, int status, const QByteArray& body = {}) {
      QTest::newRow(name) << bytes << status << body;
    };
    row("plain", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("no fields", "GET / HTTP/1.0\r\n\r\n", 200);
    row("empty lines before", "\r\n\r\nGET / HTTP/1.1\r\n\r\n", 200);
    row("empty value", "GET / HTTP/1.1\r\nX:\r\n\r\n", 200);
    row("length", post + "Content-Length: 3\r\n\r\nabc", 200, "abc");
    row("length with zeros", post + "Content-Length: 0003\r\n\r\nabc", 200, "abc");
    row("length zero", post + "Content-Length: 0\r\n\r\n", 200);
    row("chunks", chunked + "1\r\na\r\n0a\r\n0123456789\r\n0\r\n\r\n", 200, "a0123456789");
    row("extensions and trailers", chunked + "1;a;b=\"c\"\r\na\r\n0;x\r\nX: 1\r\nConnection: close\r\n\r\n", 200, "a");
    row("binary body", post + QByteArray("Content-Length: 3\r\n\r\n\0\r\n", 24), 200, QByteArray("\0\r\n", 3));

    row("nothing", "", 0);
    row("only line ends", "\r\n\r\n", 0);
    row("half a line end", "\r", 0);
    row("head not finished", "GET / HTTP/1.1\r\nHost: a\r\n", 0);
    row("body not finished", post + "Content-Length: 3\r\n\r\nab", 0, "ab");
    row("chunks not finished", chunked + "1\r\na\r\n5\r\n", 0, "a");
    row("trailers not finished", chunked + "0\r\nX: 1\r\n", 0);

    row("both lengths", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc", 400);
    row("both lengths, other order", post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc", 400);
    row("two lengths", post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400);
    row("two equal lengths", post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400);
    row("list of lengths", post + "Content-Length: 3, 3\r\n\r\nabc", 400);
    row("negative length", post + "Content-Length: -3\r\n\r\nabc", 400);
    row("signed length", post + "Content-Length: +3\r\n\r\nabc", 400);
    row("hexadecimal length", post + "Content-Length: 0x3\r\n\r\nabc", 400);
    row("empty length", post + "Content-Length:\r\n\r\nabc", 400);
    row("length beyond 64 bits", post + "Content-Length: 18446744073709551616\r\n\r\nabc", 400);
    row("length at 64 bits", post + "Content-Length: 18446744073709551615\r\n\r\nabc", 413);
    row("two encodings", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("encoding in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("another encoding", post + "Transfer-Encoding: gzip\r\n\r\n", 501);
    row("encoding list", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501);
    row("chunked not last", post + "Transfer-Encoding: chunked, gzip\r\n\r\n", 501);
    row("encoding with a tab", post + "Transfer-Encoding: xchunked\r\n\r\n", 501);
    row("folded line", "GET / HTTP/1.1\r\nX: a\r\n b\r\n\r\n", 400);
    row("folded with a tab", "GET / HTTP/1.1\r\nX: a\r\n\tb\r\n\r\n", 400);
    row("folded at once", "GET / HTTP/1.1\r\n X: a\r\n\r\n", 400);
    row("line feed only", "GET / HTTP/1.1\nHost: a\n\n", 400);
    row("line feed in a field", "GET / HTTP/1.1\r\nX: a\nY: b\r\n\r\n", 400);
    row("carriage return only", "GET / HTTP/1.1\r\nX: a\rY: b\r\n\r\n", 400);
    row("NUL in a value", QByteArray("GET / HTTP/1.1\r\nX: a\0b\r\n\r\n", 28), 400);
    row("NUL in a name", QByteArray("GET / HTTP/1.1\r\nX\0: a\r\n\r\n", 27), 400);
    row("NUL in the target", QByteArray("GET /\0 HTTP/1.1\r\n\r\n", 19), 400);
    row("control in a value", "GET / HTTP/1.1\r\nX: a\x01\r\n\r\n", 400);
    row("space before the colon", "GET / HTTP/1.1\r\nContent-Length : 3\r\n\r\nabc", 400);
    row("no colon", "GET / HTTP/1.1\r\nHost\r\n\r\n", 400);
    row("no name", "GET / HTTP/1.1\r\n: a\r\n\r\n", 400);
    row("name with a bracket", "GET / HTTP/1.1\r\nX(: a\r\n\r\n", 400);
    row("two spaces", "GET  / HTTP/1.1\r\n\r\n", 400);
    row("no version", "GET /\r\n\r\n", 400);
    row("no target", "GET HTTP/1.1\r\n\r\n", 400);
    row("lower-case version", "GET / http/1.1\r\n\r\n", 400);
    row("after the version", "GET / HTTP/1.1 x\r\n\r\n", 400);
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("HTTP/1.2", "GET / HTTP/1.2\r\n\r\n", 505);
    row("method with a bracket", "G(T / HTTP/1.1\r\n\r\n", 400);
    row("TLS", QByteArray("\x16\x03\x01\x02\x00", 5), 400);
    row("leading space", " GET / HTTP/1.1\r\n\r\n", 400);
    row("chunk size missing", chunked + "\r\nabc\r\n", 400);
    row("chunk size no number", chunked + "x\r\nabc\r\n", 400);
    row("chunk size no number, and nothing behind it", chunked + "zz\r\n", 400);
    row("chunk size begins as one", chunked + "1z", 400);
    row("second chunk size no number", chunked + "1\r\na\r\nz", 400);
    row("chunk without its end", chunked + "1\r\nab", 400);
    row("chunk size not finished", chunked + "1\r\na\r\n1", 0); // and little of it
    row("chunk size negative", chunked + "-1\r\nabc\r\n", 400);
    row("chunk size beyond 64 bits", chunked + "10000000000000000\r\n", 400);
    row("chunk longer than it says", chunked + "1\r\nab\r\n0\r\n\r\n", 400);
    row("chunk line feed", chunked + "1\na\r\n0\r\n\r\n", 400);
    row("trailer changes the length", chunked + "1\r\na\r\n0\r\nContent-Length: 9\r\n\r\n", 400);

    row("body too large", post + "Content-Length: 1001\r\n\r\n", 413);
    row("chunk too large", chunked + "3e9\r\n", 413);
    row("chunks too large", chunked + "3e8\r\n" + QByteArray(1000, 'x') + "\r\n1\r\n", 413);
    row("target too long", "GET /" + QByteArray(100, 'x') + " HTTP/1.1\r\n\r\n", 414);
    row("target too long and no end", "GET /" + QByteArray(200, 'x'), 414);
    row("too many fields", "GET / HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(6) + "\r\n", 431);
    row("as many fields as allowed", "GET / HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(5) + "\r\n", 200);
    row("header too large", "GET / HTTP/1.1\r\nX: " + QByteArray(400, 'y') + "\r\n\r\n", 431);
    row("header too large and no end", "GET / HTTP/1.1\r\nX: " + QByteArray(500, 'y'), 431);
    row("chunk header too long", chunked + "1;" + QByteArray(500, 'x'), 400);
    row("trailers too long", chunked + "0\r\nX: " + QByteArray(500, 'x'), 400);
  }
  void requests() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{100'000}}) {
      RequestParser parser(small());
      const Outcome outcome = parse(parser, bytes.toStdString(), piece);
      QVERIFY2(outcome.status == status,
               qPrintable(QString("pieces of %1: %2 %3").arg(piece).arg(outcome.status).arg(outcome.body.c_str())));
      if (status == 200 || status == 0) QCOMPARE(QByteArray::fromStdString(outcome.body), body);
      if (status >= 400) QVERIFY(!outcome.body.empty()); // says why
      if (status == 200) QCOMPARE(outcome.used, static_cast<std::size_t>(bytes.size()));
    }
  }

  void whatItSays() {
    RequestParser parser{HeadLimits{}};
    const std::string bytes =
        "PATCH /a?b HTTP/1.1\r\nHost: x\r\nX-Twice: 1\r\nx-twice:  2 \r\nContent-Length: 2\r\n\r\nokGET";
    const Outcome outcome = parse(parser, bytes, 10);
    QCOMPARE(outcome.body, "ok");
    QCOMPARE(outcome.used, bytes.size() - 3); // the next request is left alone
    QCOMPARE(parser.method(), "PATCH");
    QCOMPARE(parser.target(), "/a?b");
    QCOMPARE(parser.headers().size(), 4U);
    QCOMPARE(parser.headers()[2].name, "x-twice");
    QCOMPARE(parser.headers()[2].value, "2");
    QCOMPARE(parser.contentLength().value(), 2U);
    QCOMPARE(parser.bodyBytes(), 2U);
    QVERIFY(parser.isHttp11() && parser.wantsKeepAlive());
    parser.restart();
    QCOMPARE(parse(parser, "GET / HTTP/1.0\r\n\r\n", 100).status, 200);
    QVERIFY(!parser.isHttp11() && !parser.wantsKeepAlive() && !parser.hasBody());
    QVERIFY(parser.headers().empty());
    parser.restart();
    QCOMPARE(parse(parser, "GET / HTTP/1.1\r\nConnection: x, close\r\n\r\n", 100).status, 200);
    QVERIFY(!parser.wantsKeepAlive());
  }

  /// Each byte in a chunk of its own with a long extension: the framing is limited as well as the body.
  void chunkFloodIsStopped() {
    RequestParser parser{HeadLimits{}};
    std::string bytes = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 1000; ++i)
      bytes += "1;" + std::string(200, 'x') + "\r\na\r\n";
    QCOMPARE(parse(parser, bytes, 1000, 1'000'000).status, 400);
    // As small as honest chunks come.
    parser.restart();
    bytes = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 50'000; ++i)
      bytes += "1\r\na\r\n";
    bytes += "0\r\n\r\n";
    QCOMPARE(parse(parser, bytes, 1000, 1'000'000).body.size(), 50'000U);
  }

  void sinkFaultsAreHandedOn() {
    struct FullSink final : BodySink {
      std::optional<HttpFault> take(std::string_view) override { return HttpFault{507, "full"}; }
    };
    for (const char* framing :
         {"Content-Length: 3\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"}) {
      RequestParser parser{HeadLimits{}};
      const std::string bytes = std::string("POST / HTTP/1.1\r\n") + framing;
      QCOMPARE(static_cast<int>(parser.readHead(bytes)), static_cast<int>(Step::Done));
      QCOMPARE(static_cast<int>(parser.limitBody(10)), static_cast<int>(Step::Done));
      FullSink sink;
      QCOMPARE(static_cast<int>(parser.readBody(std::string_view(bytes).substr(parser.consumed()), sink)),
               static_cast<int>(Step::Failed));
      QCOMPARE(parser.fault().status, 507);
      QCOMPARE(parser.fault().message, "full");
    }
  }
};

QTEST_APPLESS_MAIN(TestRequestParser)
#include "tst_request_parser.moc"
