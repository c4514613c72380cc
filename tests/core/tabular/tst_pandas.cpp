// SPDX-License-Identifier: Apache-2.0
// Our answers are pandas' (tests/fixtures/tabular/make_pandas_cases.py), to 1e-9 relative, in the same order of keys.
#include "core/base/files.h"
#include "core/wire/data_text.h"
#include "core/wire/json.h"
#include "engine_rig.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cmath>

using namespace aisemble;
using aisemble::tabular::EngineRig;
using wire::Json;

Q_DECLARE_METATYPE(std::string)

namespace {

constexpr double kTolerance = 1e-9;

/// Where the two differ; empty when they do not.
std::string difference(const Json& actual, const Json& expected, const std::string& path) {
  const auto differs = [&] {
    return path + ": " + actual.dump().substr(0, 200) + " is not " + expected.dump().substr(0, 200);
  };
  if (expected.is_number() && actual.is_number()) {
    const double a = actual.get<double>();
    const double b = expected.get<double>();
    return a == b || std::abs(a - b) <= kTolerance * std::max(std::abs(a), std::abs(b)) ? "" : differs();
  }
  if (expected.is_structured() && actual.type() == expected.type()) {
    if (actual.size() != expected.size()) return differs();
    auto a = actual.begin();
    for (auto b = expected.begin(); b != expected.end(); ++a, ++b) {
      if (expected.is_object() && a.key() != b.key())
        return path + ": has " + a.key() + " where " + b.key() + " belongs";
      const std::string inner = path + "/" + (expected.is_object() ? b.key() : std::to_string(b - expected.begin()));
      if (std::string found = difference(*a, *b, inner); !found.empty()) return found;
    }
    return "";
  }
  return actual == expected ? "" : differs();
}

Json casesOf(const char* file) {
  const auto text = readFile(file, 64 << 20);
  const auto json = text ? wire::parseJson(*text) : Result<Json>(fail(text.error()));
  return json ? (*json)["cases"] : Json::array();
}

} // namespace

class TestPandas : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answers_data() {
    QTest::addColumn<std::string>("request");
    QTest::addColumn<std::string>("expected");
    const Json cases = casesOf(AISEMBLE_FIXTURES "/tabular/pandas_cases.json");
    QVERIFY(cases.size() > 200);
    for (const Json& item : cases)
      QTest::addRow("%s", item["id"].get<std::string>().c_str())
          << item["request"].get<std::string>() << item["result"].dump();
  }
  void answers() {
    QFETCH(std::string, request);
    QFETCH(std::string, expected);
    const auto decoded = wire::dataRequestFromText(request);
    const bool isRefused = expected == "\"error\"";
    QVERIFY2(decoded.has_value() || isRefused, decoded ? "" : decoded.error().message.c_str());
    EngineRig rig;
    const auto answer = decoded ? rig.ask(*decoded) : Result<DataResult>(fail(decoded.error()));
    if (isRefused) {
      QVERIFY(!answer.has_value());
      QCOMPARE(answer.error().code, ErrorCode::InvalidArgument);
      QVERIFY2(answer.error().message.starts_with("options.") || answer.error().message.starts_with("data."),
               answer.error().message.c_str());
      return;
    }
    QVERIFY2(answer.has_value(), answer ? "" : answer.error().message.c_str());
    const std::string found = difference(Json::parse(wire::dataResultToText(*answer)), Json::parse(expected), "");
    QVERIFY2(found.empty(), found.c_str());
  }

  // AISEMBLE_GOLDENS=folder: also the original's recorded answers, where it gave any.
  void goldens() {
    const QByteArray folder = qgetenv("AISEMBLE_GOLDENS");
    if (folder.isEmpty()) QSKIP("AISEMBLE_GOLDENS names no folder of recorded answers");
    int compared = 0;
    EngineRig rig;
    for (const Json& item : casesOf((folder + "/goldens.json").constData())) {
      if (item["service"] != "data-processor" || item["path"] != "/process" || item["status"] != 200) continue;
      const auto decoded = wire::dataRequestFromText(item["request"].dump());
      QVERIFY2(decoded.has_value(), decoded ? "" : decoded.error().message.c_str());
      const auto answer = rig.ask(*decoded);
      QVERIFY2(answer.has_value(), answer ? "" : answer.error().message.c_str());
      const std::string found = difference(Json::parse(wire::dataResultToText(*answer)), item["response"]["result"],
                                           item["id"].get<std::string>());
      QVERIFY2(found.empty(), found.c_str());
      QCOMPARE(answer->rowsProcessed, item["response"]["rows_processed"].get<std::int64_t>());
      ++compared;
    }
    QVERIFY(compared > 10);
  }
};

QTEST_APPLESS_MAIN(TestPandas)
#include "tst_pandas.moc"
