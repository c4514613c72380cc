// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"

#include <QtTest>

using namespace aisemble;

namespace {

QByteArray bytes(std::string_view text) {
  return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

class TestUtf8 : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void invalid_data();
  void invalid();
  void invalidBehindLongText();
  void prefix_data();
  void prefix();
  void replaced_data();
  void replaced();
  void streamedCharactersComeOutWhole();
};

void TestUtf8::invalid_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<int>("at"); // -1: well-formed
  QTest::newRow("empty") << QByteArray() << -1;
  QTest::newRow("ascii") << QByteArray("plain") << -1;
  QTest::newRow("zero byte") << QByteArray("a\0b", 3) << -1;
  QTest::newRow("two, three, four bytes") << QByteArray("\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80") << -1;
  QTest::newRow("last code point") << QByteArray("\xF4\x8F\xBF\xBF") << -1;
  QTest::newRow("above the last") << QByteArray("\xF4\x90\x80\x80") << 0;
  QTest::newRow("surrogate") << QByteArray("ab\xED\xA0\x80") << 2;
  QTest::newRow("overlong two") << QByteArray("\xC0\xAF") << 0;
  QTest::newRow("overlong three") << QByteArray("\xE0\x80\xAF") << 0;
  QTest::newRow("overlong four") << QByteArray("\xF0\x80\x80\xAF") << 0;
  QTest::newRow("lone continuation") << QByteArray("a\x80") << 1;
  QTest::newRow("truncated") << QByteArray("abc\xE6\x97") << 3;
  QTest::newRow("no such lead") << QByteArray("\xFF") << 0;
}

void TestUtf8::invalid() {
  QFETCH(QByteArray, text);
  QFETCH(int, at);
  const std::size_t expected = at < 0 ? std::string_view::npos : static_cast<std::size_t>(at);
  QCOMPARE(findInvalidUtf8(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))), expected);
}

/// ASCII is looked at by words: at every place in them, and behind characters that begin at every place.
void TestUtf8::invalidBehindLongText() {
  for (const char* bad : {"\xFF", "\xE6\x9D", "\xC0\xAF", "\xED\xA0\x80"})
    for (std::size_t before = 0; before < 40; ++before)
      for (const char* last : {"", "\xC3\xA9", "\xE6\x9D\xB1", "\xF0\x9F\x98\x80"})
        for (std::size_t after = 0; after < 10; ++after) {
          const std::string text = std::string(before, 'a') + last;
          QCOMPARE(findInvalidUtf8(text + std::string(after, 'b')), std::string_view::npos);
          QCOMPARE(findInvalidUtf8(text + bad + std::string(after, 'b')), text.size());
        }
}

void TestUtf8::prefix_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<int>("length");
  QTest::newRow("empty") << QByteArray() << 0;
  QTest::newRow("whole") << QByteArray("a\xC3\xA9") << 3;
  QTest::newRow("one of two") << QByteArray("a\xC3") << 1;
  QTest::newRow("two of three") << QByteArray("a\xE6\x97") << 1;
  QTest::newRow("three of four") << QByteArray("\xF0\x9F\x98") << 0;
  QTest::newRow("can never be completed") << QByteArray("a\xE0\x80") << 3; // an error, not something to wait for
  QTest::newRow("lone continuations") << QByteArray("\x80\x80\x80\x80") << 4;
}

void TestUtf8::prefix() {
  QFETCH(QByteArray, text);
  QFETCH(int, length);
  QCOMPARE(completeUtf8Prefix(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))),
           static_cast<std::size_t>(length));
}

void TestUtf8::replaced_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("expected");
  // Origin: table 3-8 to 3-11 of the Unicode standard 15, section 3.9.
  QTest::newRow("non-shortest") << QByteArray("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41")
                                << QByteArray("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41");
  QTest::newRow("surrogates") << QByteArray("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41")
                              << QByteArray("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41");
  QTest::newRow("other ill-formed") << QByteArray("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42")
                                    << QByteArray("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41\uFFFD\uFFFD\x42");
  QTest::newRow("truncated") << QByteArray("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41")
                             << QByteArray("\uFFFD\uFFFD\uFFFD\uFFFD\x41");
  QTest::newRow("well-formed stays") << QByteArray("\xE6\x97\xA5") << QByteArray("\xE6\x97\xA5");
}

void TestUtf8::replaced() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, expected);
  const std::string out = replaceInvalidUtf8(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
  QCOMPARE(bytes(out), expected);
  QCOMPARE(findInvalidUtf8(out), std::string_view::npos);
}

void TestUtf8::streamedCharactersComeOutWhole() {
  const std::string text = "a\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80z";
  std::string pending;
  std::string out;
  for (const char byte : text) {
    pending += byte;
    const std::size_t ready = completeUtf8Prefix(pending);
    QCOMPARE(findInvalidUtf8(std::string_view(pending).substr(0, ready)), std::string_view::npos);
    QVERIFY(pending.size() - ready <= 3);
    out += pending.substr(0, ready);
    pending.erase(0, ready);
  }
  QCOMPARE(out, text);
  QVERIFY(pending.empty());
}

QTEST_APPLESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
