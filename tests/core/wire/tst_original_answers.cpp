// SPDX-License-Identifier: Apache-2.0
// The original's recorded answers read into our results and written again are the same answers.
#include "core/base/files.h"
#include "core/wire/data_json.h"
#include "core/wire/nlp_json.h"
#include "core/wire/vision_json.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace aisemble;
using namespace aisemble::wire;

Q_DECLARE_METATYPE(std::string)

namespace {

Json loadCases() {
  const auto text = readFile(AISEMBLE_FIXTURES "/wire/original_answers.json", 1 << 20);
  if (!text) return {};
  auto json = parseJson(*text);
  return json ? (*json)["cases"] : Json();
}

template <class T>
std::string again(const Json& answer) {
  const auto result = fromJson<T>(answer);
  return result ? writeJsonLossy(nlohmann::json::parse(writeJsonLossy(toJson(*result)))) : result.error().message;
}

} // namespace

class TestOriginalAnswers : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answers_data() {
    QTest::addColumn<std::string>("text");
    for (const Json& item : loadCases())
      QTest::addRow("%s", item["id"].get<std::string>().c_str()) << item.dump();
    QVERIFY(loadCases().size() > 25);
  }

  void answers() {
    QFETCH(std::string, text);
    const Json item = *parseJson(text);
    const std::string service = item["service"];
    Json expected = item["response"];
    expected.erase("processing_time"); // the trace's business
    Result<void> requestRead;
    const auto check = [&](auto request) {
      if (!request) requestRead = fail(request.error());
    };
    std::string actual;
    if (service == "nlp") {
      check(fromJson<NlpRequest>(item["request"]));
      if (expected["results"].contains("types")) { // a set: the recording has it sorted
        auto result = fromJson<NlpResult>(expected).value();
        Json json = toJson(result);
        auto types = json["results"]["types"].get<std::vector<std::string>>();
        std::sort(types.begin(), types.end());
        json["results"]["types"] = types;
        actual = writeJsonLossy(nlohmann::json::parse(writeJsonLossy(json)));
      } else {
        actual = again<NlpResult>(expected);
      }
    } else if (service == "vision") {
      Json request = item["request"];
      request["image_base64"] = "AAAA"; // the recording names a file
      check(fromJson<VisionRequest>(request));
      actual = again<VisionResult>(expected);
    } else {
      check(fromJson<DataRequest>(item["request"]));
      expected.erase("status");
      expected["operation"] = item["request"]["operation"];
      actual = again<DataResult>(expected);
    }
    QVERIFY2(requestRead.has_value(), requestRead ? "" : requestRead.error().message.c_str());
    // Sorted keys, and 3 equals 3.0.
    const auto wanted = nlohmann::json::parse(writeJsonLossy(expected));
    QVERIFY2((nlohmann::json::parse(actual, nullptr, false) == wanted), (actual + "\n" + wanted.dump()).c_str());
  }
};

QTEST_APPLESS_MAIN(TestOriginalAnswers)
#include "tst_original_answers.moc"
