// SPDX-License-Identifier: Apache-2.0
// Every failure stands where Python's json module puts it; the fixture says how it was made.
#include "core/api/validation/json_failure.h"
#include "core/base/files.h"
#include "core/wire/json.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace aisemble;
using namespace aisemble::api;

class TestJsonFailure final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void standsWherePythonPutsIt_data();
  void standsWherePythonPutsIt();
  void refusesNumbersThatJsonLacks();
  void refusesWhatNoTextOrDoubleHolds_data();
  void refusesWhatNoTextOrDoubleHolds();
  void isLinearInDepth();
};

void TestJsonFailure::standsWherePythonPutsIt_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<bool>("isJson");
  QTest::addColumn<QByteArray>("message");
  QTest::addColumn<int>("position");
  const auto file = readFile(AISEMBLE_FIXTURES "/api/json_failures.json", 1 << 20);
  QVERIFY(file.has_value());
  int number = 0;
  const nlohmann::json document = nlohmann::json::parse(*file);
  for (const auto& item : document.at("cases")) {
    const auto text = item.at("text").get<std::string>();
    const auto& failure = item.at("failure");
    const auto message = failure.is_null() ? std::string() : failure.at("message").get<std::string>();
    QTest::addRow("%d %s", number++, text.c_str())
        << QByteArray::fromStdString(text) << failure.is_null() << QByteArray::fromStdString(message)
        << (failure.is_null() ? 0 : failure.at("position").get<int>());
  }
  QVERIFY(number > 40);
}

void TestJsonFailure::standsWherePythonPutsIt() {
  QFETCH(const QByteArray, text);
  QFETCH(const bool, isJson);
  QFETCH(const QByteArray, message);
  QFETCH(const int, position);
  const auto found = findJsonFailure(std::string_view(text.data(), static_cast<std::size_t>(text.size())));
  QCOMPARE(!found.has_value(), isJson);
  if (!found) return;
  QCOMPARE(QByteArray::fromStdString(found->message), message);
  QCOMPARE(static_cast<int>(found->position), position);
}

void TestJsonFailure::refusesNumbersThatJsonLacks() {
  for (const std::string_view word : {"NaN", "Infinity", "-Infinity"}) {
    std::string text = "[";
    text += word;
    const auto found = findJsonFailure(text + "]");
    QVERIFY(found.has_value());
    QCOMPARE(found->position, std::size_t{1});
  }
}

void TestJsonFailure::refusesWhatNoTextOrDoubleHolds_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<int>("position"); // -1: it is read
  QTest::newRow("large") << QByteArray("[1, 1e999]") << 4;
  QTest::newRow("large and negative") << QByteArray("[-1e999]") << 1;
  QTest::newRow("many digits") << "[" + QByteArray(400, '7') + "]" << 1;
  QTest::newRow("small") << QByteArray("[1e-999]") << -1;
  QTest::newRow("smaller than its exponent") << "[0." + QByteArray(400, '0') + "1]" << -1;
  QTest::newRow("largest") << QByteArray("[1.7976931348623157e308]") << -1;
  QTest::newRow("first half alone") << QByteArray(R"(["a\ud800"])") << 3;
  QTest::newRow("first half before another escape") << QByteArray(R"(["\ud83d\n"])") << 2;
  QTest::newRow("second half first") << QByteArray(R"(["\udc00"])") << 2;
  QTest::newRow("pair") << QByteArray(R"(["\ud83d\ude00\u00e4"])") << -1;
}

void TestJsonFailure::refusesWhatNoTextOrDoubleHolds() {
  QFETCH(const QByteArray, text);
  QFETCH(const int, position);
  const auto found = findJsonFailure(text.toStdString());
  QCOMPARE(found ? static_cast<int>(found->position) : -1, position);
  QCOMPARE(wire::parseJson(text.toStdString()).has_value(), position == -1); // both of one mind
}

void TestJsonFailure::isLinearInDepth() {
  const std::string lists(1'000'000, '[');
  const auto found = findJsonFailure(lists);
  QVERIFY(found.has_value());
  QCOMPARE(found->position, lists.size());
  std::string objects;
  for (int i = 0; i < 100'000; ++i)
    objects += "{\"a\":";
  QCOMPARE(findJsonFailure(objects)->position, objects.size());
}

QTEST_GUILESS_MAIN(TestJsonFailure)
#include "tst_json_failure.moc"
