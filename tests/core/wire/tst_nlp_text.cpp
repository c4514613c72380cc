// SPDX-License-Identifier: Apache-2.0
// JSON text without JSON values in between is what the codecs write.
#include "core/wire/json_text.h"
#include "core/wire/nlp_json.h"
#include "core/wire/nlp_text.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cmath>
#include <limits>

using namespace aisemble;
using namespace aisemble::wire;

Q_DECLARE_METATYPE(std::string)
Q_DECLARE_METATYPE(NlpResult)

class TestNlpText : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void resultsAsTheCodecs_data();
  void resultsAsTheCodecs();
  void texts_data();
  void texts();
  void numbers_data();
  void numbers();
};

void TestNlpText::resultsAsTheCodecs_data() {
  QTest::addColumn<NlpResult>("result");
  QTest::newRow("tokens") << NlpResult{"en",
                                       TextTokens{{"a", "b"}, {"a b", "c"}, {{"a", "NN"}, {"b", "VB"}}, "perceptron"}};
  QTest::newRow("no tagger") << NlpResult{"en", TextTokens{{"a"}, {"a"}, {}, {}}};
  QTest::newRow("nothing") << NlpResult{"", TextTokens{}};
  QTest::newRow("escapes") << NlpResult{
      "\"", TextTokens{{"\"", "\\", "\n\t\x01", "猫", "😀"}, {"a \"b\" \\ c\r\n"}, {{"\b\f", "\"\""}}, "\x1f\x7f"}};
  QTest::newRow("not UTF-8") << NlpResult{
      "e\xff", TextTokens{{"\xff", "\xe7\x8c", "a\x80z"}, {"\xc0\xaf"}, {{"\xfe", "\xf0\x9f"}}, "\xed\xa0\x80"}};
  QTest::newRow("another task") << NlpResult{"en", TextSummary{"s", 3, 1, 0.5}};
}

void TestNlpText::resultsAsTheCodecs() {
  QFETCH(NlpResult, result);
  QCOMPARE(nlpResultToText(result), writeJsonLossy(toJson(result)));
}

void TestNlpText::texts_data() {
  QTest::addColumn<std::string>("text");
  std::string all;
  for (int c = 0; c < 0x80; ++c)
    all += static_cast<char>(c);
  QTest::newRow("ASCII") << all;
  QTest::newRow("empty") << std::string();
  QTest::newRow("beyond") << std::string("é猫😀\u2028");
  QTest::newRow("cut") << std::string("a\xf0\x9f\x98");
}

void TestNlpText::texts() {
  QFETCH(std::string, text);
  std::string out;
  appendJsonTextLossy(out, text);
  QCOMPARE(out, writeJsonLossy(Json(text)));
}

void TestNlpText::numbers_data() {
  QTest::addColumn<double>("value");
  QTest::newRow("whole") << 3.0;
  QTest::newRow("fraction") << 0.1;
  QTest::newRow("small") << 2.2250738585072014e-308;
  QTest::newRow("large") << 1.7976931348623157e308;
  QTest::newRow("negative zero") << -0.0;
}

void TestNlpText::numbers() {
  QFETCH(double, value);
  std::string out;
  appendJsonNumber(out, value);
  const Json read = Json::parse(out);
  QVERIFY(read.is_number_float());
  QCOMPARE(read.get<double>(), value);
  QCOMPARE(std::signbit(read.get<double>()), std::signbit(value));
  for (const double none : {std::numeric_limits<double>::infinity(), std::nan("")}) {
    std::string text;
    appendJsonNumber(text, none);
    QCOMPARE(text, std::string("null"));
  }
}

QTEST_GUILESS_MAIN(TestNlpText)
#include "tst_nlp_text.moc"
