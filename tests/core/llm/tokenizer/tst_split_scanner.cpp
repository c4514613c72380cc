// SPDX-License-Identifier: Apache-2.0
// Every hand-written scanner against its own pattern run by the pattern matcher; patterns that are translated.
#include "core/llm/tokenizer/component_p.h"
#include "core/llm/tokenizer/regex_p.h"
#include "core/llm/tokenizer/split_scanner_p.h"
#include "core/llm/tokenizer/unicode_p.h"

#include <QtTest>

#include <random>

using namespace aisemble;
using namespace aisemble::llm::tok;

Q_DECLARE_METATYPE(ScannerKind)

class TestSplitScanner : public QObject {
  Q_OBJECT

 private:
  static std::vector<std::size_t> byPattern(const Regex& regex, std::string_view text) {
    std::vector<Span> spans;
    if (!regex.spans(text, spans, {})) return {};
    std::vector<std::size_t> ends;
    for (const Span& span : spans)
      ends.push_back(span.end);
    return ends;
  }
  static std::vector<std::size_t> byScanner(ScannerKind kind, std::string_view text) {
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < text.size();)
      ends.push_back(at = scanPiece(kind, text, at));
    return ends;
  }
  static void kinds() {
    QTest::addColumn<ScannerKind>("kind");
    QTest::newRow("gpt2") << ScannerKind::Gpt2;
    QTest::newRow("llama3") << ScannerKind::Llama3;
    QTest::newRow("qwen2") << ScannerKind::Qwen2;
  }

 private Q_SLOTS:
  void everyCodePoint_data() { kinds(); }
  void everyCodePoint() {
    QFETCH(ScannerKind, kind);
    const Regex regex(scannerPattern(kind));
    std::string text;
    for (char32_t c = 0; c < 0x110000; ++c) {
      if (c >= 0xD800 && c < 0xE000) continue;
      for (const char32_t neighbour : {U'a', U' ', U'1', U'!', U'\n'}) {
        appendUtf8(text, c);
        appendUtf8(text, neighbour);
      }
      if (c % 4096 != 4095) continue;
      if (byScanner(kind, text) != byPattern(regex, text)) QFAIL(qPrintable(QString::number(c, 16)));
      text.clear();
    }
  }

  void randomText_data() { kinds(); }
  void randomText() {
    QFETCH(ScannerKind, kind);
    const Regex regex(scannerPattern(kind));
    QCOMPARE(recogniseScanner(scannerPattern(kind)).value(), kind);
    std::mt19937 random(23);
    const std::vector<std::string> pool = {"a",
                                           "Z",
                                           "é",
                                           "日",
                                           "1",
                                           "23",
                                           "²",
                                           "٣",
                                           " ",
                                           "  ",
                                           "\t",
                                           "\n",
                                           "\r\n",
                                           "\xC2\xA0",
                                           "\xE3\x80\x80",
                                           "\xE1\xA0\x8E",
                                           "'",
                                           "'s",
                                           "'S",
                                           "'\xC5\xBF",
                                           "'ll",
                                           "'Re",
                                           "'vE",
                                           "'t",
                                           "!",
                                           "?!",
                                           "😀",
                                           "\xCC\x81",
                                           "_",
                                           "\xE2\x80\x8D"};
    for (int round = 0; round < 20000; ++round) {
      std::string text;
      for (unsigned i = 1 + random() % 12; i > 0; --i) {
        if (random() % 5 != 0) {
          text += pool[random() % pool.size()];
        } else {
          char32_t c = random() % 0x110000;
          if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
          appendUtf8(text, c);
        }
      }
      if (byScanner(kind, text) != byPattern(regex, text)) QFAIL(text.c_str());
    }
  }

  void otherPatternsAreNotRecognised() {
    QVERIFY(!recogniseScanner(std::string(scannerPattern(ScannerKind::Gpt2)) + " "));
    QVERIFY(!recogniseScanner(""));
  }

  void classesAreTranslated_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first"); // match
    QTest::newRow("nested") << "[^(a|[bc])]+"
                            << "abxyc"
                            << "xy";
    QTest::newRow("intersection") << "[a-z&&[^aeiou]]+"
                                  << "aebcd"
                                  << "bcd";
    QTest::newRow("hex digits") << "\\h+"
                                << "xyz12aF"
                                << "12aF";
    QTest::newRow("dot takes newlines") << "(?m:a.b)"
                                        << "xa\nb"
                                        << "a\nb";
    QTest::newRow("line starts") << "^b"
                                 << "a\nb"
                                 << "b";
    QTest::newRow("posix punctuation has symbols") << "[[:punct:]]+"
                                                   << "a+$b"
                                                   << "+$";
    QTest::newRow("long name") << "\\p{Letter}+"
                               << "1ab"
                               << "ab";
    QTest::newRow("negated in class") << "[\\W_]+"
                                      << "ab_!"
                                      << "_!";
    QTest::newRow("unicode escape") << "\\u00e9" << QString::fromUtf8("aé") << QString::fromUtf8("é");
  }
  void classesAreTranslated() {
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(QString, first);
    const Regex regex(pattern.toStdString());
    const std::string utf8 = text.toStdString();
    std::vector<Span> spans;
    QVERIFY(regex.spans(utf8, spans, {}));
    for (const Span& span : spans)
      if (span.isMatch) {
        QCOMPARE(utf8.substr(span.begin, span.end - span.begin), first.toStdString());
        return;
      }
    QFAIL("no match");
  }

  void badPatternsAreNamed() {
    for (const char* pattern : {"[a", "(", "\\p{Nonsense}", "\\", "[[:nope:]]", "a{2,1}"}) {
      bool refused = false;
      try {
        const Regex regex(pattern);
      } catch (const LoadFailure& failure) {
        refused =
            failure.error.code == ErrorCode::Unsupported && failure.error.message.find(pattern) != std::string::npos;
      }
      QVERIFY2(refused, pattern);
    }
  }
};

QTEST_APPLESS_MAIN(TestSplitScanner)
#include "tst_split_scanner.moc"
