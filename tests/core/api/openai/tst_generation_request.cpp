// SPDX-License-Identifier: Apache-2.0
// Bodies of chats and completions: what is read, with which defaults, and what is refused naming which parameter.

#include "core/api/openai/field_reader.h"
#include "core/api/openai/generation_request.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <set>

using namespace aisemble;
using namespace aisemble::api::openai;

namespace {

wire::Json json(const QByteArray& text) {
  auto out = wire::parseJson(text.toStdString());
  if (!out) qFatal("%s: %s", text.constData(), out.error().message.c_str());
  return std::move(*out);
}

/// A chat's body with more fields: chat(R"("n": 2)").
QByteArray chat(const QByteArray& more) {
  return R"({"model": "m", "messages": [{"role": "user", "content": "hi"}])" + (more.isEmpty() ? "" : ", " + more) +
         "}";
}
QByteArray completion(const QByteArray& more) {
  return R"({"model": "m", "prompt": "hi")" + (more.isEmpty() ? "" : ", " + more) + "}";
}

const GenerationOptions& optionsOf(const Request& request) {
  if (const auto* typed = std::get_if<CompletionRequest>(&request)) return typed->options;
  return std::get<ChatRequest>(request).options;
}

} // namespace

class TestGenerationRequest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aChatHasTheProtocolsDefaults() {
    const auto ask = readChatAsk(json(chat("")));
    QVERIFY(ask.has_value());
    QVERIFY(ask->isChat && !ask->stream && !ask->includeUsage);
    QCOMPARE(ask->requests.size(), std::size_t{1});
    const auto& request = std::get<ChatRequest>(ask->requests[0]);
    QCOMPARE(request.messages, (std::vector<ChatMessage>{{"user", "hi"}}));
    QCOMPARE(request.options.temperature, 1.0);
    QCOMPARE(request.options.topP, 1.0);
    QCOMPARE(request.options.maxTokens, GenerationOptions{}.maxTokens);
    QVERIFY(!request.options.seed);
  }

  void aCompletionIsRawAndShort() {
    const auto ask = readCompletionAsk(json(completion("")));
    QVERIFY(ask.has_value());
    const auto& request = std::get<CompletionRequest>(ask->requests.at(0));
    QVERIFY(request.raw);
    QCOMPARE(request.prompt, std::string("hi"));
    QCOMPARE(request.options.maxTokens, 16);
  }

  void samplingIsRead() {
    const auto ask = readChatAsk(json(chat(
        R"("max_completion_tokens": 7, "temperature": 0.5, "top_p": 0.25, "top_k": 3, "min_p": 0.125, "seed": -1,
           "repetition_penalty": 1.5, "ignore_eos": true, "stop": ["a", "b"], "stream": true,
           "stream_options": {"include_usage": true})")));
    QVERIFY2(ask.has_value(), ask ? "" : ask.error().message.c_str());
    GenerationOptions expected;
    expected.maxTokens = 7;
    expected.temperature = 0.5;
    expected.topP = 0.25;
    expected.topK = 3;
    expected.minP = 0.125;
    expected.seed = ~std::uint64_t{0};
    expected.repetitionPenalty = 1.5;
    expected.ignoreEndOfSequence = true;
    expected.stop = {"a", "b"};
    QVERIFY(optionsOf(ask->requests[0]) == expected);
    QVERIFY(ask->stream && ask->includeUsage);
  }

  void edgesOfSampling() {
    const auto none = readChatAsk(json(chat(R"("top_p": 0, "top_k": -1, "stop": "x", "max_tokens": null)")));
    QVERIFY(none.has_value());
    const GenerationOptions& options = optionsOf(none->requests[0]);
    QVERIFY(options.topP > 0 && options.topP < 1e-300); // the engine's own range is above 0
    QCOMPARE(options.topK, 0);
    QCOMPARE(options.stop, std::vector<std::string>{"x"});
  }

  void partsOfTextAreJoined() {
    const auto ask = readChatAsk(json(R"({"messages": [
        {"role": "developer", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]},
        {"role": "assistant", "content": "c", "tool_calls": null, "name": "x"}]})"));
    QVERIFY2(ask.has_value(), ask ? "" : ask.error().message.c_str());
    QCOMPARE(std::get<ChatRequest>(ask->requests[0]).messages,
             (std::vector<ChatMessage>{{"system", "a\nb"}, {"assistant", "c"}}));
    QVERIFY(ask->model.empty());
  }

  void theDefaultModelHasSeveralNames() {
    for (const char* name :
         {R"("model": "auto",)", R"("model": "default",)", R"("model": "",)", R"("model": null,)", ""}) {
      const auto ask = readCompletionAsk(json(QByteArray("{") + name + R"("prompt": "x"})"));
      QVERIFY(ask.has_value());
      QVERIFY2(ask->model.empty(), name);
    }
  }

  void promptsComeInFourShapes() {
    const auto prompts = [](const char* text) {
      std::vector<CompletionRequest> out;
      const auto ask = readCompletionAsk(json(QByteArray(R"({"prompt": )") + text + "}"));
      if (ask)
        for (const Request& request : ask->requests)
          out.push_back(std::get<CompletionRequest>(request));
      return out;
    };
    QCOMPARE(prompts(R"(["a", "b"])").at(1).prompt, std::string("b"));
    QCOMPARE(prompts("[1, 2]").size(), std::size_t{1});
    QCOMPARE(prompts("[1, 2]").at(0).promptIds, (std::vector<std::int32_t>{1, 2}));
    QCOMPARE(prompts("[[1], [2, 3]]").at(1).promptIds, (std::vector<std::int32_t>{2, 3}));
    QVERIFY(prompts("[[1], [2, 3]]").at(1).prompt.empty());
    QCOMPARE(prompts(R"("")").size(), std::size_t{1}); // the engine may begin from nothing
  }

  void severalAnswersAreSampledApart() {
    const auto seedsOf = [](const QByteArray& more) {
      std::vector<std::optional<std::uint64_t>> out;
      const auto ask = readCompletionAsk(json(completion(more)));
      for (const Request& request : ask->requests)
        out.push_back(optionsOf(request).seed);
      return out;
    };
    using Seeds = std::vector<std::optional<std::uint64_t>>;
    QCOMPARE(seedsOf(R"("n": 3, "seed": 5)"), (Seeds{5, 6, 7}));
    QCOMPARE(seedsOf(R"("n": 2, "temperature": 0)"), (Seeds{std::nullopt, std::nullopt})); // the same answer anyway
    const Seeds drawn = seedsOf(R"("n": 3)");
    QCOMPARE(std::set(drawn.begin(), drawn.end()).size(), std::size_t{3});
    QVERIFY(drawn[0].has_value());
  }

  void repeatedPromptsMeanMoreSamples() {
    const auto repeatsOf = [](const char* body) { return readCompletionAsk(json(body))->repeats; };
    using Places = std::set<std::size_t>;
    QCOMPARE(repeatsOf(R"({"prompt": ["x", "y", "x", "x"]})"), (Places{2, 3}));
    QCOMPARE(repeatsOf(R"({"prompt": [[1, 2], [1], [1, 2]]})"), (Places{2}));
    QCOMPARE(repeatsOf(R"({"prompt": ["x", "x"], "seed": 1})"), Places{}); // the same answer is asked for
    QCOMPARE(repeatsOf(R"({"prompt": ["x", "x"], "temperature": 0})"), Places{});
    QCOMPARE(repeatsOf(R"({"prompt": ["x", "x"], "n": 2})"), Places{}); // each has a seed of its own
  }

  void whatChangesNothingIsAccepted_data() {
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<bool>("isChat");
    for (const char* more :
         {R"("frequency_penalty": 0, "presence_penalty": 0.0)", R"("logit_bias": {})", R"("user": "u", "store": true)",
          R"("metadata": {"a": "b"}, "service_tier": "auto", "unheard_of": [1])", R"("stop": null, "seed": null)",
          R"("stream": false, "stream_options": null)", R"("grammar": "", "json_schema": null)", R"("n": 1)"}) {
      QTest::newRow(qPrintable(QString("chat ") + more)) << QByteArray(more) << true;
      QTest::newRow(qPrintable(QString("completion ") + more)) << QByteArray(more) << false;
    }
    for (const char* more :
         {R"("logprobs": false, "top_logprobs": 0)", R"("tools": [], "tool_choice": "auto")", R"("functions": null)",
          R"("response_format": {"type": "text"})", R"("modalities": ["text"], "audio": null)",
          R"("parallel_tool_calls": true)", R"("reasoning_effort": "none", "verbosity": "medium")",
          R"("max_tokens": 3, "max_completion_tokens": 3)"})
      QTest::newRow(more) << QByteArray(more) << true;
    for (const char* more : {R"("echo": false, "suffix": null)", R"("suffix": "", "best_of": 1, "logprobs": null)",
                             R"("n": 2, "best_of": 2)"})
      QTest::newRow(more) << QByteArray(more) << false;
  }
  void whatChangesNothingIsAccepted() {
    QFETCH(QByteArray, more);
    QFETCH(bool, isChat);
    const auto ask = isChat ? readChatAsk(json(chat(more))) : readCompletionAsk(json(completion(more)));
    QVERIFY2(ask.has_value(), ask ? "" : ask.error().message.c_str());
  }

  void whatIsWrongIsNamed_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isChat");
    QTest::addColumn<QString>("param");
    QTest::addColumn<QString>("code");
    const auto both = [](const char* param, const QByteArray& value, const char* code = "invalid_value") {
      const QByteArray more = QByteArray("\"") + param + "\": " + value;
      QTest::newRow(qPrintable(QString("chat ") + more)) << chat(more) << true << param << code;
      QTest::newRow(qPrintable(QString("completion ") + more)) << completion(more) << false << param << code;
    };
    const auto chatOnly = [](const QString& param, const QByteArray& more, const char* code = "unsupported_value") {
      QTest::newRow(qPrintable("chat " + param + " " + more)) << chat(more) << true << param << code;
    };
    const auto completionOnly = [](const QString& param, const QByteArray& more, const char* code) {
      QTest::newRow(qPrintable("completion " + param + " " + more)) << completion(more) << false << param << code;
    };
    const auto messages = [](const QString& param, const QByteArray& list, const char* code = "invalid_value") {
      QTest::newRow(qPrintable(param + " " + list)) << "{\"messages\": " + list + "}" << true << param << code;
    };
    const auto prompt = [](const QString& param, const QByteArray& value) {
      QTest::newRow(qPrintable(param + " " + value))
          << "{\"prompt\": " + value + "}" << false << param << "invalid_value";
    };
    for (const char* value : {"0", "-1", "1.5", "5.0", "\"5\"", "true", "16777217", "99999999999999999999", "[]"})
      both("max_tokens", value);
    for (const char* value : {"-0.1", "2.01", "\"1\"", "1e300", "-1e300", "{}"})
      both("temperature", value);
    both("top_p", "1.01");
    both("top_p", "-0.5");
    both("top_k", "-2");
    both("top_k", "1.5");
    both("min_p", "1");
    both("min_p", "-0.1");
    both("repetition_penalty", "0");
    both("repetition_penalty", "101");
    both("ignore_eos", "1");
    both("seed", "1.5");
    both("seed", "9223372036854775808");
    both("n", "0");
    both("n", "129");
    both("stream", "\"yes\"");
    both("stream_options", "{}"); // without stream
    both("stream_options", "[], \"stream\": true");
    both("stop", "5");
    both("stop", "\"\"");
    both("model", "5");
    both("frequency_penalty", "0.5", "unsupported_value");
    both("presence_penalty", "-1", "unsupported_value");
    both("repeat_penalty", "1.1", "unsupported_value");
    both("logit_bias", "{\"5\": 1}", "unsupported_value");
    both("guided_json", "{\"type\": \"object\"}", "unsupported_value");
    chatOnly("stop[1]", R"("stop": ["a", 1])", "invalid_value");
    chatOnly("stop[0]", R"("stop": [""])", "invalid_value");
    chatOnly("stop", R"("stop": [)" + QByteArray(R"("a",)").repeated(64) + R"("b"])", "invalid_value");
    chatOnly("stop", "\"stop\": \"" + QByteArray(5000, 'a') + "\"", "invalid_value");
    chatOnly("stream_options.include_usage", R"("stream": true, "stream_options": {"include_usage": 1})",
             "invalid_value");
    chatOnly("max_tokens", R"("max_tokens": 3, "max_completion_tokens": 4)", "invalid_value");
    chatOnly("logprobs", R"("logprobs": true)");
    chatOnly("top_logprobs", R"("top_logprobs": 2)");
    chatOnly("tools", R"("tools": [{"type": "function"}])");
    chatOnly("tool_choice", R"("tool_choice": "required")");
    chatOnly("response_format", R"("response_format": {"type": "json_object"})");
    chatOnly("response_format", R"("response_format": "text")");
    chatOnly("modalities", R"("modalities": ["text", "audio"])");
    chatOnly("audio", R"("audio": {"voice": "x"})");
    chatOnly("reasoning_effort", R"("reasoning_effort": "high")");
    completionOnly("echo", R"("echo": true)", "unsupported_value");
    completionOnly("suffix", R"("suffix": "end")", "unsupported_value");
    completionOnly("logprobs", R"("logprobs": 0)", "unsupported_value");
    completionOnly("best_of", R"("best_of": 3)", "unsupported_value");
    QTest::newRow("no messages") << QByteArray("{}") << true << "messages"
                                 << "invalid_value";
    messages("messages", "[]");
    messages("messages", "{}");
    messages("messages[0]", "[5]");
    messages("messages[0].role", R"([{"content": "x"}])");
    messages("messages[0].role", R"([{"role": "wizard", "content": "x"}])");
    messages("messages[0].role", R"([{"role": "tool", "content": "x"}])", "unsupported_value");
    messages("messages[0].content", R"([{"role": "user"}])");
    messages("messages[0].content", R"([{"role": "user", "content": 5}])");
    messages("messages[1].content", R"([{"role": "user", "content": "x"}, {"role": "assistant", "content": null}])");
    messages("messages[0].tool_calls", R"([{"role": "assistant", "content": null, "tool_calls": [{}]}])",
             "unsupported_value");
    messages("messages[0].content[0]", R"([{"role": "user", "content": [{"text": "x"}]}])");
    messages("messages[0].content[0].text", R"([{"role": "user", "content": [{"type": "text"}]}])");
    messages(
        "messages[0].content[1]",
        R"([{"role": "user", "content": [{"type": "text", "text": "x"}, {"type": "image_url", "image_url": {}}]}])",
        "unsupported_value");
    QTest::newRow("no prompt") << QByteArray("{}") << false << "prompt"
                               << "invalid_value";
    prompt("prompt", "[]");
    prompt("prompt", "5");
    prompt("prompt", "{}");
    prompt("prompt[0]", "[-1]");
    prompt("prompt[0]", "[2147483648]");
    prompt("prompt[1]", "[1, \"a\"]");
    prompt("prompt[1]", "[1, 2.5]");
    prompt("prompt[1]", "[\"a\", 2]");
    prompt("prompt[1]", "[\"a\", []]");
    prompt("prompt[1][0]", "[\"a\", [-5]]");
    prompt("prompt", "[" + QByteArray("\"a\",").repeated(2048) + "\"b\"]");
    prompt("n", "[" + QByteArray("\"a\",").repeated(20) + "\"b\"], \"n\": 128");
  }
  void whatIsWrongIsNamed() {
    QFETCH(QByteArray, body);
    QFETCH(bool, isChat);
    QFETCH(QString, param);
    QFETCH(QString, code);
    const auto ask = isChat ? readChatAsk(json(body)) : readCompletionAsk(json(body));
    QVERIFY(!ask.has_value());
    QCOMPARE(ask.error().status, 400);
    QCOMPARE(QString::fromStdString(ask.error().param), param);
    QCOMPARE(QString::fromStdString(ask.error().code), code);
    QVERIFY(QString::fromStdString(ask.error().message).contains(param));
  }

  void bodiesAreJsonObjects_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("good") << QByteArray("{}") << QByteArray("application/json; charset=utf-8") << 0;
    QTest::newRow("no type") << QByteArray("{}") << QByteArray() << 0;
    QTest::newRow("json suffix") << QByteArray("{}") << QByteArray("application/x+json") << 0;
    QTest::newRow("form") << QByteArray("{}") << QByteArray("text/plain") << 415;
    QTest::newRow("empty") << QByteArray() << QByteArray("application/json") << 400;
    QTest::newRow("list") << QByteArray("[]") << QByteArray("application/json") << 400;
    QTest::newRow("cut") << QByteArray("{\"a\":") << QByteArray("application/json") << 400;
    QTest::newRow("NaN") << QByteArray("{\"temperature\": NaN}") << QByteArray("application/json") << 400;
    QTest::newRow("beyond doubles") << QByteArray("{\"temperature\": 1e999}") << QByteArray("application/json") << 400;
    QTest::newRow("not UTF-8") << QByteArray("{\"a\": \"\xff\"}") << QByteArray("application/json") << 400;
    QTest::newRow("deep") << QByteArray(100000, '[') << QByteArray("application/json") << 413;
  }
  void bodiesAreJsonObjects() {
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    api::HttpRequest request;
    if (!type.isEmpty()) request.headers.push_back({"content-type", type.toStdString()});
    request.body = body.toStdString();
    const auto read = readBody(request);
    QCOMPARE(read ? 0 : read.error().status, status);
  }
};

QTEST_APPLESS_MAIN(TestGenerationRequest)
#include "tst_generation_request.moc"
