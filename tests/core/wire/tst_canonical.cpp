// SPDX-License-Identifier: Apache-2.0
#include "core/wire/canonical.h"
#include "core/wire/request_json.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>

using namespace aisemble;
using namespace aisemble::wire;

namespace {

CompletionRequest prompt(std::string text) {
  CompletionRequest out;
  out.prompt = std::move(text);
  return out;
}

VisionRequest visionOf(std::string bytes) {
  VisionRequest out;
  out.image = EncodedImage{std::make_shared<const std::string>(std::move(bytes))};
  return out;
}

DataRequest dataOf(Table table) {
  DataRequest out;
  out.data = SharedTable{std::make_shared<const Table>(std::move(table))};
  return out;
}

} // namespace

class TestCanonical : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // The text is part of stored keys: when this fails on purpose, the result cache's format version goes up.
  void textIsStable() {
    CompletionRequest request = prompt("Hi \"you\"\n\xff");
    request.model = "m";
    request.options.seed = 7;
    request.options.stop = {"b", "a", "b"};
    QCOMPARE(canonicalRequest(request),
             std::string("{\"kind\":\"completion\",\"options\":{\"ignore_eos\":false,\"max_tokens\":1000,"
                         "\"min_p\":0,\"repetition_penalty\":1,\"seed\":7,\"stop\":[\"a\",\"b\"],\"temperature\":0.7,"
                         "\"top_k\":0,\"top_p\":0.9},\"prompt\":\"Hi \\\"you\\\"\\u000a\xff\",\"raw\":false}"));
  }

  void defaultsAndOrderDoNotMatter() {
    const auto a = decodeRequest(
        R"({"kind":"completion","value":{"options":{"temperature":0.70,"max_tokens":1000.0},"prompt":"x","raw":false}})");
    const auto b = decodeRequest(R"({"value":{"prompt":"\u0078"},"kind":"completion"})");
    QVERIFY(a && b);
    QCOMPARE(canonicalRequest(*a), canonicalRequest(*b));
  }

  void whatDecidesTheAnswerIsInIt() {
    const std::string base = canonicalRequest(prompt("x"));
    const auto differs = [&](auto change) {
      CompletionRequest other = prompt("x");
      change(other);
      return canonicalRequest(other) != base;
    };
    QVERIFY(differs([](auto& r) { r.prompt = "y"; }));
    QVERIFY(!differs([](auto& r) { r.model = "y"; })); // the key's other half tells
    QVERIFY(differs([](auto& r) { r.raw = true; }));
    QVERIFY(differs([](auto& r) { r.options.maxTokens = 2; }));
    QVERIFY(differs([](auto& r) { r.options.temperature = std::nextafter(0.7, 1.0); }));
    QVERIFY(differs([](auto& r) { r.options.topP = 1; }));
    QVERIFY(differs([](auto& r) { r.options.topK = 1; }));
    QVERIFY(differs([](auto& r) { r.options.minP = 0.1; }));
    QVERIFY(differs([](auto& r) { r.options.repetitionPenalty = 1.1; }));
    QVERIFY(differs([](auto& r) { r.options.seed = 0; }));
    QVERIFY(differs([](auto& r) { r.options.stop = {"x"}; }));
    QVERIFY(differs([](auto& r) { r.options.ignoreEndOfSequence = true; }));
    QVERIFY(differs([](auto& r) { r.promptIds = {1}; }));
    QVERIFY(canonicalRequest(prompt("\xff")) != canonicalRequest(prompt("\xfe")));
    QVERIFY(canonicalRequest(TokenizeRequest{"", "x", true}) != canonicalRequest(PerplexityRequest{"", "x"}));
    QVERIFY(canonicalRequest(TokenizeRequest{"", "x", true}) != canonicalRequest(TokenizeRequest{"", "x", false}));
  }

  void whatGreedyDecodingIgnoresIsNot() {
    CompletionRequest a = prompt("x");
    a.options.temperature = 0;
    CompletionRequest b = a;
    b.options.temperature = -0.0;
    b.options.seed = 5;
    b.options.topK = 4;
    b.options.topP = 0.1;
    b.options.minP = 0.2;
    QCOMPARE(canonicalRequest(a), canonicalRequest(b));
    b.options.repetitionPenalty = 1.5; // this one moves the most likely token
    QVERIFY(canonicalRequest(a) != canonicalRequest(b));
  }

  void imagesStandAsDigest() {
    QVERIFY(canonicalRequest(visionOf("a")) != canonicalRequest(visionOf("b")));
    QCOMPARE(canonicalRequest(visionOf("a")), canonicalRequest(visionOf("a")));
    QVERIFY(canonicalRequest(visionOf(std::string(1 << 20, 'x'))).size() < 300);
    VisionRequest other = visionOf("a");
    other.options.smartCrop.width = 1; // of another task
    QCOMPARE(canonicalRequest(other), canonicalRequest(visionOf("a")));
  }

  void filesOnDiskStandAsTheirState() {
    QTemporaryDir dir;
    const std::string path = dir.filePath("a.png").toStdString();
    VisionRequest request;
    request.image = std::filesystem::path(path);
    const std::string missing = canonicalRequest(request);
    std::ofstream(path) << "1";
    const std::string first = canonicalRequest(request);
    QCOMPARE(canonicalRequest(request), first);
    std::ofstream(path) << "12";
    QVERIFY(canonicalRequest(request) != first);
    QVERIFY(missing != first);
  }

  void tablesStandAsDigest() {
    const auto of = [](std::vector<Column> columns) { return canonicalRequest(dataOf({std::move(columns)})); };
    const std::string base = of({{"a", {std::int64_t{1}}}});
    QCOMPARE(of({{"a", {std::int64_t{1}}}}), base);
    QVERIFY(of({{"a", {1.0}}}) != base);
    QVERIFY(of({{"a", {true}}}) != base);
    QVERIFY(of({{"b", {std::int64_t{1}}}}) != base);
    QVERIFY(of({{"a", {std::string("x")}}, {"b", {std::string("y")}}}) !=
            of({{"b", {std::string("y")}}, {"a", {std::string("x")}}}));
    QVERIFY(of({{"a", {std::string("{}")}}}) != of({{"a", {NestedJson{"{}"}}}}));
    QVERIFY(of({{"a", {std::string("1")}}}) != of({{"a", {BigInteger{"1"}}}}));
    QVERIFY(of({{"a", {std::monostate{}}}}) != of({{"a", {}}}));
    QVERIFY(of({{"a", {std::monostate{}}, true}}) != of({{"a", {std::monostate{}}}}));
    QVERIFY(canonicalRequest(dataOf({{}, 1})) != canonicalRequest(dataOf({{}, 2})));
    QCOMPARE(of({{"a", {0.0}}}), of({{"a", {-0.0}}}));
  }
};

QTEST_APPLESS_MAIN(TestCanonical)
#include "tst_canonical.moc"
