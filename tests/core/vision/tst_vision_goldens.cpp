// SPDX-License-Identifier: Apache-2.0
// The original's recorded answers, through JSON as a client sees them. A selection lies in the fixtures; with
// AISEMBLE_SEED_GOLDENS=<folder> the whole recording is held against the engine.
#include "core/wire/vision_json.h"
#include "tests/core/vision/vision_bench.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cmath>

using namespace aisemble;
using namespace aisemble::vision::test;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(std::string)

namespace {

// The recording was made with the same OpenCV; its README allows brightness and edge density to differ with another.
constexpr double kTolerance = 1e-9;

void compare(const wire::Json& expected, const wire::Json& actual, const std::string& at, std::string& difference) {
  if (!difference.empty()) return;
  if (expected.is_string() && expected.get<std::string>().starts_with("<volatile:")) return;
  if (expected.is_object() && actual.is_object()) {
    for (const auto& [name, value] : expected.items()) {
      if (name == "processing_time") continue;
      if (!actual.contains(name))
        difference = at + "." + name + " is absent";
      else
        compare(value, actual[name], at + "." + name, difference);
    }
    for (const auto& [name, value] : actual.items())
      if (!expected.contains(name)) difference = at + "." + name + " is new";
  } else if (expected.is_array() && actual.is_array() && expected.size() == actual.size()) {
    for (std::size_t i = 0; i < expected.size(); ++i)
      compare(expected[i], actual[i], at + "[" + std::to_string(i) + "]", difference);
  } else if (expected.is_number() && actual.is_number()) {
    const double a = expected.get<double>();
    const double b = actual.get<double>();
    if (std::abs(a - b) > kTolerance * std::max(1.0, std::abs(a)))
      difference = at + ": " + expected.dump() + " became " + actual.dump();
  } else if (expected != actual) {
    difference = at + ": " + expected.dump() + " became " + actual.dump();
  }
}

wire::Json casesIn(const fs::path& folder) {
  auto json = wire::parseJson(bytesOf(folder / "goldens.json"));
  if (!json) return {};
  return json->is_object() ? (*json)["cases"] : *json;
}

/// The request with its image filled in; nothing where the recording needs a server that serves images.
std::optional<wire::Json> requestOf(const wire::Json& item, const fs::path& inputs) {
  if (!item.contains("request") || item.value("path", "/analyze") != "/analyze") return std::nullopt;
  wire::Json request = item["request"];
  if (request.contains("image_url")) return std::nullopt;
  const auto image = request.find("image_base64");
  if (image != request.end() && image->is_object()) {
    const bool isCut = image->contains("$b64cut");
    std::string bytes = bytesOf(inputs / (*image)[isCut ? "$b64cut" : "$b64"].get<std::string>());
    if (isCut) bytes.resize(9000);
    *image = wire::toBase64(bytes);
  }
  return request;
}

} // namespace

class TestVisionGoldens : public QObject {
  Q_OBJECT

 private:
  VisionBench m_bench;

  void addRows(const fs::path& folder, const fs::path& inputs) {
    for (const wire::Json& item : casesIn(folder)) {
      const std::string id = item["id"];
      if (!id.starts_with("vision.")) continue;
      const auto request = requestOf(item, inputs);
      if (!request) continue;
      QTest::addRow("%s", id.c_str()) << request->dump() << item["status"].get<int>()
                                      << item.value("response", wire::Json()).dump();
    }
  }

 private Q_SLOTS:
  void answers_data() {
    QTest::addColumn<std::string>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("response");
    addRows(kFixtures / "goldens", kFixtures / "goldens");
    if (const char* folder = std::getenv("AISEMBLE_SEED_GOLDENS"); folder != nullptr)
      addRows(folder, fs::path(folder) / "inputs");
  }

  void answers() {
    QFETCH(std::string, request);
    QFETCH(int, status);
    QFETCH(std::string, response);
    const auto decoded = wire::fromJson<VisionRequest>(*wire::parseJson(request), {});
    if (status != 200 && !decoded) return;                                         // refused before the engine
    if (status != 200 && request.find("data:image/") != std::string::npos) return; // data URLs are understood here
    QVERIFY2(decoded.has_value(), decoded ? "" : decoded.error().message.c_str());
    const auto result = m_bench.run(*decoded);
    QCOMPARE(result.has_value(), status == 200);
    if (!result) return;
    // The original reads no text: its regions are shapes and its words a constant.
    if (decoded->task == VisionTask::ExtractText) return;
    std::string difference;
    compare(*wire::parseJson(response), wire::toJson(*result), "response", difference);
    QVERIFY2(difference.empty(), difference.c_str());
  }
};

QTEST_APPLESS_MAIN(TestVisionGoldens)
#include "tst_vision_goldens.moc"
