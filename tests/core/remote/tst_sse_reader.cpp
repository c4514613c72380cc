// SPDX-License-Identifier: Apache-2.0
#include "core/remote/sse_reader.h"

#include <QTest>

#include <vector>

using namespace aisemble;
using namespace aisemble::remote;

namespace {

struct Read {
  std::string events; ///< "name(data)#id;" for each
  bool isDone = false;
};

/// `step` bytes at a time.
Read readInSteps(const std::string& bytes, std::size_t step) {
  Read out;
  SseReader reader([&](const SseEvent& event) {
    out.events += event.event + "(" + event.data + ")" + (event.id.empty() ? "" : "#" + event.id) + ";";
    return true;
  });
  for (std::size_t i = 0; i < bytes.size(); i += step)
    if (!reader.feed(std::string_view(bytes).substr(i, step))) return {"error", false};
  if (!reader.finish()) return {"error", false};
  out.isDone = reader.isDone();
  return out;
}

} // namespace

class TestSseReader : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void reads_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("events");
    QTest::addColumn<bool>("isDone");
    const auto row = [](const char* name, QByteArray bytes, const char* events, bool isDone = false) {
      QTest::newRow(name) << bytes << QByteArray(events) << isDone;
    };
    row("plain", "data: a\n\ndata: b\n\n", "message(a);message(b);");
    row("CRLF", "data: a\r\n\r\ndata: b\r\n\r\n", "message(a);message(b);");
    row("CR alone", "data: a\r\rdata: b\r\r", "message(a);message(b);");
    row("mixed line ends", "data: a\r\n\ndata: b\n\r\n", "message(a);message(b);");
    row("no space after the colon", "data:a\n\n", "message(a);");
    row("one space only is dropped", "data:  a \n\n", "message( a );");
    row("several data lines", "data: a\ndata: b\ndata:\n\n", "message(a\nb\n);");
    row("comments", ": ping\n\n:\ndata: a\n: in between\n\n", "message(a);");
    row("event and id", "event: error\nid: 7\ndata: x\n\ndata: y\n\n", "error(x)#7;message(y)#7;");
    row("event without data", "event: ping\n\ndata: y\n\n", "message(y);");
    row("unknown fields", "retry: 100\nfoo: bar\ndata\ndata: a\n\n", "message(\na);");
    row("byte order mark",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        "message(a);");
    row("UTF-8", "data: \xE6\x97\xA5\xE6\x9C\xAC\n\n", "message(\xE6\x97\xA5\xE6\x9C\xAC);");
    row("done", "data: a\n\ndata: [DONE]\n\ndata: b\n\n", "message(a);", true);
    row("done without space", "data: a\n\ndata:[DONE]\n\n", "message(a);", true);
    row("done without blank line", "data: a\n\ndata: [DONE]\n", "message(a);", true);
    row("done without line end", "data: a\n\ndata: [DONE]", "message(a);", true);
    row("done right after data", "data: a\ndata: [DONE]\n\n", "message(a);", true);
    row("no done", "data: a\n\n", "message(a);");
    row("last blank line missing", "data: a\n", "message(a);");
    row("half a line at the end is dropped", "data: a\n\ndata: {\"cho", "message(a);");
    row("half a done", "data: a\n\ndata: [DON", "message(a);");
    row("nothing", "", "");
    row("blank lines", "\n\r\n\r\r", "");
  }
  void reads() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, events);
    QFETCH(bool, isDone);
    for (const std::size_t step : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, std::size_t{4096}}) {
      const Read read = readInSteps(bytes.toStdString(), step);
      QCOMPARE(QByteArray::fromStdString(read.events), events);
      QCOMPARE(read.isDone, isDone);
    }
  }

  void bounds() {
    const auto taken = [](const std::string& bytes) {
      SseReader reader([](const SseEvent&) { return true; }, {.lineBytes = 10, .eventBytes = 20});
      return reader.feed(bytes);
    };
    QVERIFY(taken("data: 1234\n"));
    QCOMPARE(taken("data: 12345\n").error().code, ErrorCode::TooLarge);
    QCOMPARE(taken(std::string(11, ':')).error().code, ErrorCode::TooLarge);
    std::string lines;
    for (int i = 0; i < 6; ++i)
      lines += "data: 1234\n";
    QCOMPARE(taken(lines).error().code, ErrorCode::TooLarge);
  }

  void stopsWhenToldSo() {
    int events = 0;
    SseReader reader([&](const SseEvent&) { return ++events < 2; });
    QCOMPARE(reader.feed("data: a\n\n").value(), true);
    QCOMPARE(reader.feed("data: b\n\ndata: c\n\n").value(), false);
    QCOMPARE(events, 2);
  }
};

QTEST_GUILESS_MAIN(TestSseReader)
#include "tst_sse_reader.moc"
