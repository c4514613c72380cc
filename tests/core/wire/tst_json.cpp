// SPDX-License-Identifier: Apache-2.0
#include "core/wire/json.h"

#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <limits>

using namespace aisemble;
using namespace aisemble::wire;

Q_DECLARE_METATYPE(std::string)

class TestJson : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void refusesBadText_data() {
    QTest::addColumn<std::string>("text");
    const auto row = [](const char* name, std::string text) { QTest::newRow(name) << std::move(text); };
    row("empty", "");
    row("cut", R"({"a": )");
    row("trailing", "{} x");
    row("two values", "1 2");
    row("nan", "NaN");
    row("huge number", "1e999");
    row("invalid utf-8", "\"\xc3\x28\"");
    row("overlong", "\"\xc0\xaf\"");
    row("surrogate bytes", "\"\xed\xa0\x80\"");
    row("lone surrogate", R"("\ud800")");
    row("control character", "\"a\nb\"");
    row("nul", std::string("\"a\0b\"", 5));
    row("single quotes", "{'a': 1}");
    row("mismatched", "[}");
  }

  void refusesBadText() {
    QFETCH(std::string, text);
    const auto parsed = parseJson(text);
    QVERIFY(!parsed.has_value());
    QCOMPARE(parsed.error().code, ErrorCode::InvalidArgument);
  }

  void saysWhereAndWhy_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("message");
    const auto row = [](std::string text, std::string message) {
      QTest::newRow(text.c_str()) << text << "The text is not JSON at byte " + message;
    };
    row(R"({"a": 1e999})", "6: a number is beyond what a double holds.");
    row(R"(["\ud800"])", "8: half of a surrogate pair.");
    row("[1 2]", "3: something else is due here.");
    row("{\"a\":", "5: it ends too soon.");
    row("[\"\xc3\x28\"]", "3: a character is not UTF-8.");
    row("[\"a\nb\"]", "3: a control character stands in a text without its escape.");
    row(R"(["\q"])", "3: no escape begins like this.");
    row(R"(["\u12"])", "6: an escape has no four digits.");
    row("[\"a", "3: a text has no closing quote.");
    row("[1.]", "3: a number is not whole.");
  }
  void saysWhereAndWhy() {
    QFETCH(std::string, text);
    QFETCH(std::string, message);
    const auto parsed = parseJson(text);
    QVERIFY(!parsed.has_value());
    QCOMPARE(parsed.error().message, message);
  }

  void limitsAreExact() {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    QVERIFY(parseJson(nested(64)).has_value());
    QCOMPARE(parseJson(nested(65)).error().code, ErrorCode::TooLarge);
    QVERIFY(parseJson("\"" + std::string(100, '[') + "\"").has_value()); // brackets in texts do not count
    QVERIFY(parseJson("[\"\\\"[[[\", \"\\\\\"]", {.depth = 1}).has_value());
    QVERIFY(parseJson("[1]", {.bytes = 3}).has_value());
    QCOMPARE(parseJson("[1] ", {.bytes = 3}).error().code, ErrorCode::TooLarge);
    QVERIFY(parseJson(R"({"a":1,"b":{"c":1}})", {.keyWork = 5}).has_value()); // 2 * 2 + 1 * 1
    QCOMPARE(parseJson(R"({"a":1,"b":{"c":1}})", {.keyWork = 4}).error().code, ErrorCode::TooLarge);
  }

  void manyKeysCannotStallTheReader() {
    std::string text = "{";
    for (int i = 0; i < 300'000; ++i)
      text += "\"" + std::to_string(i) + "\":0,";
    text += "\"z\":0}";
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(parseJson(text).error().code, ErrorCode::TooLarge);
    QVERIFY(timer.elapsed() < 1000);
  }

  void writingNamesWhatJsonCannotHold() {
    Json json;
    json["a"] = {1, {{"b", std::nan("")}, {"c", 1}}};
    QCOMPARE(writeJson(json).error().code, ErrorCode::InvalidArgument);
    QVERIFY(writeJson(json).error().message.starts_with("a[1].b: "));
    QCOMPARE(writeJsonLossy(json), std::string(R"({"a":[1,{"b":null,"c":1}]})"));
    json = Json::object();
    json["t"] = "ok \xff";
    QVERIFY(writeJson(json).error().message.starts_with("t: is not UTF-8 text from byte 3"));
    QCOMPARE(writeJsonLossy(json), std::string("{\"t\":\"ok \xef\xbf\xbd\"}"));
    json = Json::object();
    json["\xff"] = 1;
    QVERIFY(!writeJson(json).has_value());
    QVERIFY(!writeJson(Json(std::numeric_limits<double>::infinity())).has_value());
    QCOMPARE(writeJson(Json("日本\u0001\"")).value(), std::string("\"日本\\u0001\\\"\""));
  }

  void keysKeepTheirOrder() {
    QCOMPARE(writeJson(*parseJson(R"({"z":1,"a":2})")).value(), std::string(R"({"z":1,"a":2})"));
  }

  void base64_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("text");
    const auto row = [](std::string bytes, std::string text) { QTest::addRow("%s", text.c_str()) << bytes << text; };
    for (const auto& [bytes, text] : {std::pair{"", ""},
                                      {"f", "Zg=="},
                                      {"fo", "Zm8="},
                                      {"foo", "Zm9v"}, // RFC 4648, 10
                                      {"foob", "Zm9vYg=="},
                                      {"fooba", "Zm9vYmE="},
                                      {"foobar", "Zm9vYmFy"}})
      row(bytes, text);
    row(std::string("\xff\xfe\x00", 3), "//4A");
  }

  void base64() {
    QFETCH(std::string, bytes);
    QFETCH(std::string, text);
    QCOMPARE(toBase64(bytes), text);
    QCOMPARE(fromBase64(text, 100).value(), bytes);
    QCOMPARE(fromBase64("data:image/png;base64," + text, 100).value(), bytes);
    std::string spaced;
    for (const char c : text)
      spaced += std::string(1, c) + "\n";
    QCOMPARE(fromBase64(spaced, 100).value(), bytes);
    QCOMPARE(fromBase64(text.substr(0, text.find('=')), 100).value(), bytes); // unpadded
  }

  void base64LetsSurplusPaddingPass() {
    QCOMPARE(fromBase64("Zg===", 100).value(), std::string("f"));
    QCOMPARE(fromBase64("Zm8====", 100).value(), std::string("fo"));
    QCOMPARE(fromBase64("Zm9v=", 100).value(), std::string("foo"));
  }

  void base64Refuses() {
    for (const char* bad : {"Z", "Zg=", "Z!==", "Zg==Zg==", "Zh==", "data:image/png,Zg==", "=", "Zm9vY"})
      QVERIFY2(!fromBase64(bad, 100).has_value(), bad);
    QCOMPARE(fromBase64("Zm9v", 2).error().code, ErrorCode::TooLarge);
    QCOMPARE(fromBase64(std::string(1 << 20, 'A'), 10).error().code, ErrorCode::TooLarge);
  }

  void base64OfEveryByteAtEveryPlace() {
    std::string bytes;
    for (int i = 0; i < 3 * 256; ++i)
      bytes += static_cast<char>(i % 256 + i / 256);
    const std::string text = toBase64(bytes);
    QCOMPARE(fromBase64(text, 1000).value(), bytes);
    for (const std::size_t at : {std::size_t{0}, std::size_t{5}, text.size() - 1})
      for (int c = 0; c < 256; ++c) {
        std::string changed = text;
        changed[at] = static_cast<char>(c);
        const bool isDigit = std::isalnum(c) != 0 || c == '+' || c == '/';
        const auto decoded = fromBase64(changed, 1000);
        if (isDigit) QCOMPARE(toBase64(decoded.value()), changed);
        if (c < 9 || c > 127) QVERIFY(!decoded.has_value());
      }
  }

  // Long texts are read by another parser than short ones: the same values, types and errors come out of both.
  void longTextsAreReadAlike_data() {
    QTest::addColumn<std::string>("text");
    for (const char* text : {"null",
                             "true",
                             "0",
                             "1",
                             "-1",
                             "9223372036854775807",
                             "9223372036854775808",
                             "18446744073709551615",
                             "18446744073709551616",
                             "-9223372036854775808",
                             "-9223372036854775809",
                             "1.0",
                             "-0.0",
                             "1e3",
                             "1e-400",
                             "0.1",
                             "123456789012345678901234567890.5",
                             "1e999",
                             "01",
                             "1.",
                             ".5",
                             "+1",
                             "\"\\ud83d\\ude00\"",
                             "\"\\ud83d\"",
                             "\"\\u0000\"",
                             "\"\x01\"",
                             "\"\xff\"",
                             "\"日本\"",
                             "[]",
                             "{}",
                             "[1,]",
                             "{\"a\":1,}",
                             "{\"a\":1,\"b\":2,\"a\":3}",
                             "{\"a\":{\"b\":[1,2.5,\"x\",null,true]}}",
                             "\"a\\\\\"",
                             "\"a\\\"b\"",
                             "nul",
                             "",
                             "[",
                             "\"open",
                             "{} {}"})
      QTest::newRow(text) << std::string(text);
  }
  void longTextsAreReadAlike() {
    QFETCH(std::string, text);
    const auto quick = parseJson(text + std::string(8192, ' '));
    const auto plain = parseJson(text);
    QCOMPARE(quick.has_value(), plain.has_value());
    if (!plain) QCOMPARE(quick.error().code, plain.error().code);
    if (!plain) return;
    QCOMPARE(quick->dump(), plain->dump());
    const auto typesOf = [](const Json& json) {
      std::string out;
      const Json flat = json.flatten();
      for (const auto& [key, value] : flat.items())
        out += key + ":" + std::to_string(static_cast<int>(value.type())) + " ";
      return out;
    };
    QCOMPARE(static_cast<int>(quick->type()), static_cast<int>(plain->type()));
    QCOMPARE(typesOf(*quick), typesOf(*plain));
  }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
