// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/multipart_parser.h"

#include <QtTest>

using namespace aisemble;
using namespace aisemble::api;

namespace {

class Recorder final : public MultipartSink {
 public:
  Result<void> beginPart(MultipartPart part) override {
    log += "[" + part.name + "|" + part.fileName.value_or("-") + "|" + part.contentType + "]";
    if (part.name == "refused") return fail(ErrorCode::NotFound, "refused");
    return {};
  }
  Result<void> data(std::string_view piece) override {
    if (piece.empty()) log += "(empty piece)";
    log += piece;
    return {};
  }
  Result<void> endPart() override {
    log += "]";
    return {};
  }
  std::string log;
};

/// "" when all went well, else the message; in pieces of `size` bytes.
std::string parse(const std::string& body, std::size_t size, Recorder& recorder) {
  MultipartParser parser("xx", recorder);
  for (std::size_t at = 0; at < body.size(); at += size)
    if (auto fed = parser.feed(std::string_view(body).substr(at, size)); !fed) return fed.error().message;
  auto finished = parser.finish();
  return finished ? std::string() : finished.error().message;
}

} // namespace

class TestMultipartParser final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void boundaries_data();
  void boundaries();
  void parses_data();
  void parses();
  void handsOnTheSinksError();
  void boundsHeadersAndParts();
  void keepsAllBytes();
};

void TestMultipartParser::boundaries_data() {
  QTest::addColumn<QByteArray>("type");
  QTest::addColumn<QByteArray>("expected");
  QTest::newRow("plain") << QByteArray("multipart/form-data; boundary=abc") << QByteArray("abc");
  QTest::newRow("quoted") << QByteArray("Multipart/Form-Data; charset=x; Boundary=\"a b;c\"") << QByteArray("a b;c");
  QTest::newRow("none") << QByteArray("multipart/form-data") << QByteArray();
  QTest::newRow("empty") << QByteArray("multipart/form-data; boundary=") << QByteArray();
  QTest::newRow("no value") << QByteArray("multipart/form-data; boundary; x") << QByteArray();
  QTest::newRow("long") << QByteArray("multipart/form-data; boundary=" + QByteArray(71, 'x')) << QByteArray();
  QTest::newRow("other type") << QByteArray("multipart/mixed; boundary=abc") << QByteArray();
}

void TestMultipartParser::boundaries() {
  QFETCH(const QByteArray, type);
  QFETCH(const QByteArray, expected);
  const auto boundary = multipartBoundary(type.toStdString());
  QCOMPARE(boundary.has_value(), !expected.isEmpty());
  if (boundary) QCOMPARE(QByteArray::fromStdString(*boundary), expected);
}

void TestMultipartParser::parses_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<QByteArray>("log");
  QTest::addColumn<bool>("isGood");
  const auto row = [](const char* name, const QByteArray& body, const char* log, bool isGood = true) {
    QTest::newRow(name) << body << QByteArray(log) << isGood;
  };
  const QByteArray head = "--xx\r\nContent-Disposition: form-data; name=\"a\"";
  row("one", head + "; filename=\"f.csv\"\r\nContent-Type: text/csv\r\n\r\n1,2\r\n--xx--\r\n",
      "[a|f.csv|text/csv]1,2]");
  row("two", head + "\r\n\r\nx\r\n" + head + "\r\n\r\ny\r\n--xx--", "[a|-|]x][a|-|]y]");
  row("empty part", head + "\r\n\r\n\r\n--xx--", "[a|-|]]");
  row("preamble and padding", "hello\r\n--xx  \r\n" + head.mid(6) + "\r\n\r\nz\r\n--xx--junk", "[a|-|]z]");
  row("near delimiters", head + "\r\n\r\n\r\n--x\r\n-\r\n--xy\r\n\r\r\n--xx--", "[a|-|]\r\n--x\r\n-\r\n--xy\r\n\r]");
  row("escapes", head + "; filename=\"q\\\"\\\\w\\e.csv\"\r\n\r\n\r\n--xx--", "[a|q\"\\w\\e.csv|]]");
  row("unicode", head + "; filename=\"データ.csv\"\r\n\r\n\r\n--xx--", "[a|データ.csv|]]");
  row("extended wins", head + "; filename=\"x\"; filename*=UTF-8'en'%E3%83%87.csv\r\n\r\n\r\n--xx--", "[a|デ.csv|]]");
  row("broken extended", head + "; filename=\"x\"; filename*=utf-8''%E\r\n\r\n\r\n--xx--", "[a|x|]]");
  row("empty file name", head + "; filename=\"\"\r\n\r\n\r\n--xx--", "[a||]]");
  row("no part", "--xx--\r\n", "");
  row("nothing", "", "", false);
  row("cut in content", head + "\r\n\r\nabcdefghij", "[a|-|]", false);
  row("cut in header", head + "\r\n", "", false);
  row("no disposition", "--xx\r\nContent-Type: x\r\n\r\n\r\n--xx--", "", false);
  row("empty header", "--xx\r\n\r\n\r\n--xx--", "", false);
  row("no colon", "--xx\r\nrubbish\r\n\r\n\r\n--xx--", "", false);
  row("glued boundary", "--xxy\r\n", "", false);
}

void TestMultipartParser::parses() {
  QFETCH(const QByteArray, body);
  QFETCH(const QByteArray, log);
  QFETCH(const bool, isGood);
  for (const std::size_t size : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, std::size_t{4096}}) {
    Recorder recorder;
    const std::string message = parse(body.toStdString(), size, recorder);
    QVERIFY2(message.empty() == isGood, message.c_str());
    if (isGood) QCOMPARE(QByteArray::fromStdString(recorder.log), log);
  }
}

void TestMultipartParser::handsOnTheSinksError() {
  Recorder recorder;
  QCOMPARE(QString::fromStdString(
               parse("--xx\r\nContent-Disposition: form-data; name=refused\r\n\r\nx\r\n--xx--", 5, recorder)),
           QString("refused"));
}

void TestMultipartParser::boundsHeadersAndParts() {
  Recorder recorder;
  MultipartParser header("xx", recorder);
  (void)header.feed("--xx\r\nX: ");
  const auto tooLong = header.feed(std::string(MultipartParser::kHeaderBytes, 'x'));
  QVERIFY(!tooLong && tooLong.error().code == ErrorCode::TooLarge);
  std::string body;
  for (int i = 0; i <= MultipartParser::kParts; ++i)
    body += "\r\n--xx\r\nContent-Disposition: form-data; name=a\r\n\r\n";
  MultipartParser parts("xx", recorder);
  const auto tooMany = parts.feed(body);
  QVERIFY(!tooMany && tooMany.error().code == ErrorCode::TooLarge);
}

void TestMultipartParser::keepsAllBytes() {
  std::string content;
  for (int i = 0; i < 100'000; ++i)
    content += static_cast<char>(i * 7 % 256);
  Recorder recorder;
  const std::string message =
      parse("--xx\r\nContent-Disposition: form-data; name=a\r\n\r\n" + content + "\r\n--xx--", 1021, recorder);
  QVERIFY2(message.empty(), message.c_str());
  QVERIFY(recorder.log == "[a|-|]" + content + "]");
}

QTEST_GUILESS_MAIN(TestMultipartParser)
#include "tst_multipart_parser.moc"
