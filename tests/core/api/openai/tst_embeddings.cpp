// SPDX-License-Identifier: Apache-2.0
// Bodies and documents of /v1/embeddings.

#include "core/api/openai/embeddings.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <cstring>
#include <limits>

using namespace aisemble;
using namespace aisemble::api::openai;

namespace {

wire::Json json(const std::string& text) {
  auto out = wire::parseJson(text);
  if (!out) qFatal("%s", out.error().message.c_str());
  return std::move(*out);
}

} // namespace

class TestEmbeddings : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bodiesAreRead() {
    const auto one = readEmbeddingsAsk(json(R"({"input": "a", "model": "auto", "user": "u"})"));
    QVERIFY(one && one->texts == std::vector<std::string>{"a"} && !one->asBase64 && one->model.empty());
    const auto two = readEmbeddingsAsk(json(R"({"input": ["a", "b"], "model": "m", "encoding_format": "base64"})"));
    QVERIFY(two && two->texts.size() == 2 && two->asBase64 && two->model == "m");
  }

  void tokenIdsAreRead() {
    using Tokens = std::map<std::size_t, std::vector<std::int32_t>>;
    const auto one = readEmbeddingsAsk(json(R"({"input": [5, 0]})"));
    QVERIFY(one && one->texts.size() == 1);
    QCOMPARE(one->tokens, (Tokens{{0, {5, 0}}}));
    const auto mixed = readEmbeddingsAsk(json(R"({"input": [[7], "a", [8, 9]]})"));
    QVERIFY(mixed.has_value());
    QCOMPARE(mixed->texts, (std::vector<std::string>{"", "a", ""}));
    QCOMPARE(mixed->tokens, (Tokens{{0, {7}}, {2, {8, 9}}}));
  }

  void whatIsWrongIsNamed_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("param");
    QTest::addColumn<QString>("code");
    const auto row = [](const QByteArray& body, const char* param, const char* code = "invalid_value") {
      QTest::newRow(body.left(60).constData()) << body << param << code;
    };
    row("{}", "input");
    row(R"({"input": []})", "input");
    row(R"({"input": 5})", "input");
    row(R"({"input": ""})", "input");
    row(R"({"input": ["a", ""]})", "input[1]");
    row(R"({"input": ["a", null]})", "input[1]");
    row(R"({"input": [1, -2]})", "input[1]");
    row(R"({"input": [1, "a"]})", "input[1]");
    row(R"({"input": [[1, 2147483648]]})", "input[0][1]");
    row(R"({"input": ["a", [1.5]]})", "input[1][0]");
    row(R"({"input": ["a", []]})", "input[1]");
    row(R"({"input": ["a", 5]})", "input[1]");
    row(R"({"input": "a", "encoding_format": "int8"})", "encoding_format");
    row(R"({"input": "a", "encoding_format": 5})", "encoding_format");
    row(R"({"input": "a", "dimensions": 64})", "dimensions", "unsupported_value");
    row(R"({"input": "a", "model": []})", "model");
    row("{\"input\": [" + QByteArray("\"a\",").repeated(2048) + "\"b\"]}", "input");
  }
  void whatIsWrongIsNamed() {
    QFETCH(QByteArray, body);
    QFETCH(QString, param);
    QFETCH(QString, code);
    const auto ask = readEmbeddingsAsk(json(body.toStdString()));
    QVERIFY(!ask.has_value());
    QCOMPARE(ask.error().status, 400);
    QCOMPARE(QString::fromStdString(ask.error().param), param);
    QCOMPARE(QString::fromStdString(ask.error().code), code);
  }

  void numbersReadBackAsTheyWere() {
    const std::vector<std::vector<float>> vectors{{0.1F, -1.0F / 3, 1e-20F}, {1, 0, -0.0F}};
    const EmbedResult result{vectors, "mean", 7};
    EmbeddingsAsk ask{.model = {}, .texts = {"a", "b"}, .tokens = {}, .asBase64 = false};
    const auto text = embeddingsDocument(result, ask, "m\"x");
    QVERIFY(text.has_value());
    const wire::Json document = json(*text);
    QCOMPARE(document["object"].get<std::string>(), std::string("list"));
    QCOMPARE(document["model"].get<std::string>(), std::string("m\"x"));
    QCOMPARE(document["usage"]["prompt_tokens"].get<int>(), 7);
    QCOMPARE(document["usage"]["total_tokens"].get<int>(), 7);
    for (std::size_t i = 0; i < vectors.size(); ++i) {
      QCOMPARE(document["data"][i]["index"].get<std::size_t>(), i);
      QCOMPARE(document["data"][i]["object"].get<std::string>(), std::string("embedding"));
      QVERIFY(document["data"][i]["embedding"].get<std::vector<float>>() == vectors[i]);
    }

    ask.asBase64 = true;
    const wire::Json packed = json(*embeddingsDocument(result, ask, "m"));
    const auto bytes = wire::fromBase64(packed["data"][0]["embedding"].get<std::string>(), 1000);
    QVERIFY(bytes.has_value());
    QCOMPARE(bytes->size(), std::size_t{12});
    QVERIFY(std::memcmp(bytes->data(), vectors[0].data(), 12) == 0);
  }

  void brokenAnswersAreErrors() {
    const EmbeddingsAsk ask{.model = {}, .texts = {"a"}, .tokens = {}, .asBase64 = false};
    QCOMPARE(embeddingsDocument({}, ask, "m").error().status, 500);
    const EmbedResult notANumber{{{std::numeric_limits<float>::quiet_NaN()}}, "mean", 1};
    QCOMPARE(embeddingsDocument(notANumber, ask, "m").error().status, 500);
  }
};

QTEST_APPLESS_MAIN(TestEmbeddings)
#include "tst_embeddings.moc"
