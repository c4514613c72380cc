// SPDX-License-Identifier: Apache-2.0
// The conversions of pydantic 2's table (docs.pydantic.dev/2.10/concepts/conversion_table), JSON or Python input, lax.
#include "core/api/validation/coercion.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace aisemble;
using namespace aisemble::api;

namespace {

template <class T>
QByteArray outcome(const char* json) {
  const wire::Json input = wire::Json::parse(json);
  T out{};
  if (const auto problem = coerce(input, out)) return "! " + QByteArray::fromStdString(problem->type);
  return QByteArray::fromStdString(wire::writeJsonLossy(wire::Json(out)));
}

} // namespace

class TestCoercion final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void converts_data();
  void converts();
  void leavesTheTargetAlone();
  void namesRangesOfIntegers();
};

void TestCoercion::converts_data() {
  QTest::addColumn<QByteArray>("type");
  QTest::addColumn<QByteArray>("input");
  QTest::addColumn<QByteArray>("expected");
  const auto row = [](const char* type, const char* input, const char* expected) {
    QTest::addRow("%s %s", type, input) << QByteArray(type) << QByteArray(input) << QByteArray(expected);
  };
  row("str", R"("a")", R"("a")");
  row("str", "1", "! string_type");
  row("str", "true", "! string_type");
  row("str", "null", "! string_type");
  row("str", R"(["a"])", "! string_type");
  row("int", "7", "7");
  row("int", "-7", "-7");
  row("int", "7.0", "7");
  row("int", "7.5", "! int_from_float");
  row("int", "1e30", "! less_than_equal");
  row("int", "-1e30", "! greater_than_equal");
  row("int", "18446744073709551615", "! less_than_equal");
  row("int", "true", "1");
  row("int", R"("12")", "12");
  row("int", R"(" 12 ")", "12");
  row("int", R"("+12")", "12");
  row("int", R"("-12")", "-12");
  row("int", R"("1_000")", "1000");
  row("int", R"("1__0")", "! int_parsing");
  row("int", R"("_1")", "! int_parsing");
  row("int", R"("3.00")", "3");
  row("int", R"("3.5")", "! int_parsing");
  row("int", R"(".0")", "! int_parsing");
  row("int", R"("+-3")", "! int_parsing");
  row("int", R"("abc")", "! int_parsing");
  row("int", R"("")", "! int_parsing");
  row("int", R"("99999999999999999999")", "! less_than_equal");
  row("int", R"("-99999999999999999999")", "! greater_than_equal");
  row("int", "null", "! int_type");
  row("int", "[]", "! int_type");
  row("int", "{}", "! int_type");
  row("float", "1.5", "1.5");
  row("float", "2", "2.0");
  row("float", "true", "1.0");
  row("float", R"("1.5")", "1.5");
  row("float", R"(" +1e2 ")", "100.0");
  row("float", R"("1_0.5")", "10.5");
  row("float", R"("x")", "! float_parsing");
  row("float", R"("1.5x")", "! float_parsing");
  row("float", R"("")", "! float_parsing");
  row("float", R"("nan")", "! finite_number");
  row("float", R"("inf")", "! finite_number");
  row("float", R"("1e999")", "! finite_number");
  row("float", "null", "! float_type");
  row("float", "[1]", "! float_type");
  row("bool", "true", "true");
  row("bool", "false", "false");
  row("bool", "1", "true");
  row("bool", "0", "false");
  row("bool", "2", "! bool_parsing");
  row("bool", "-1", "! bool_parsing");
  row("bool", "1.0", "true");
  row("bool", "3.0", "! bool_parsing");
  row("bool", "0.5", "! bool_type");
  for (const char* word : {R"("true")", R"("YES")", R"("on")", R"("y")", R"("t")", R"("1")"})
    row("bool", word, "true");
  for (const char* word : {R"("false")", R"("No")", R"("off")", R"("n")", R"("f")", R"("0")"})
    row("bool", word, "false");
  row("bool", R"("maybe")", "! bool_parsing");
  row("bool", R"(" true")", "! bool_parsing");
  row("bool", "null", "! bool_type");
  row("bool", "{}", "! bool_type");
}

void TestCoercion::converts() {
  QFETCH(const QByteArray, type);
  QFETCH(const QByteArray, input);
  QFETCH(const QByteArray, expected);
  if (type == "str") QCOMPARE(outcome<std::string>(input.constData()), expected);
  if (type == "int") QCOMPARE(outcome<std::int64_t>(input.constData()), expected);
  if (type == "float") QCOMPARE(outcome<double>(input.constData()), expected);
  if (type == "bool") QCOMPARE(outcome<bool>(input.constData()), expected);
}

void TestCoercion::leavesTheTargetAlone() {
  std::int64_t number = 5;
  QVERIFY(coerce(wire::Json("x"), number).has_value());
  QCOMPARE(number, std::int64_t{5});
  bool flag = true;
  QVERIFY(coerce(wire::Json(2), flag).has_value());
  QVERIFY(flag);
}

void TestCoercion::namesRangesOfIntegers() {
  int small = 0;
  const auto problem = coerce(wire::Json(3'000'000'000), small);
  QVERIFY(problem.has_value());
  QCOMPARE(QString::fromStdString(problem->message), QString("Input should be less than or equal to 2147483647"));
  QCOMPARE(QString::fromStdString(problem->context), QString(R"({"le":2147483647})"));
}

QTEST_GUILESS_MAIN(TestCoercion)
#include "tst_coercion.moc"
