// SPDX-License-Identifier: Apache-2.0
#include "core/remote/protocol.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace aisemble;
using namespace aisemble::remote;

namespace {

Endpoint endpoint(Dialect dialect = Dialect::Plain) {
  Endpoint out;
  out.url = "http://models.example:8000";
  out.model = "tiny";
  out.dialect = dialect;
  return out;
}

ChatRequest chat() {
  ChatRequest out;
  out.messages = {{"system", "be brief"}, {"user", "hi"}};
  return out;
}

nlohmann::json bodyOf(const Result<EncodedCall>& call) {
  return nlohmann::json::parse(call->body.joined());
}

struct StreamRead {
  Result<Response> result = fail(ErrorCode::Internal, "nothing was read");
  std::string deltas;
  std::string progress;
  std::size_t characters = 0;
};

StreamRead readStream(const std::string& bytes, std::size_t step) {
  StreamRead out;
  const auto emit = [&](Partial partial) {
    if (const auto* delta = std::get_if<TextDelta>(&partial)) out.deltas += delta->text + "|";
    if (const auto* progress = std::get_if<Progress>(&partial)) out.progress += progress->stage;
  };
  const auto stream = openStream(chat(), endpoint());
  for (std::size_t i = 0; i < bytes.size(); i += step)
    if (!stream->feed(std::string_view(bytes).substr(i, step), emit)) break;
  out.result = stream->finish(emit);
  out.characters = stream->characters();
  return out;
}

std::string piece(const char* json) {
  return std::string("data: ") + json + "\n\n";
}
const std::string kDone = "data: [DONE]\n\n";

} // namespace

class TestOpenAiProtocol : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void encodesChats() {
    ChatRequest request = chat();
    request.options.maxTokens = 12;
    request.options.temperature = 0.5;
    request.options.seed = 7;
    request.options.stop = {"END"};
    const auto call = encodeCall(request, endpoint());
    QVERIFY(call);
    QCOMPARE(call->url, std::string("http://models.example:8000/v1/chat/completions"));
    QVERIFY(call->isStream);
    QCOMPARE(*findHeader(call->headers, "content-type"), std::string("application/json"));
    QVERIFY(findHeader(call->headers, "authorization") == nullptr);
    const nlohmann::json expected = {
        {"model", "tiny"},
        {"messages", {{{"role", "system"}, {"content", "be brief"}}, {{"role", "user"}, {"content", "hi"}}}},
        {"max_tokens", 12},
        {"temperature", 0.5},
        {"top_p", 0.9},
        {"seed", 7},
        {"stop", {"END"}},
        {"stream", true},
        {"stream_options", {{"include_usage", true}}}};
    QCOMPARE(bodyOf(call), expected);
  }

  void routesCompletions() {
    CompletionRequest request;
    request.prompt = "once";
    const auto templated = encodeCall(request, endpoint());
    QVERIFY(templated->url.ends_with("/v1/chat/completions"));
    QCOMPARE(bodyOf(templated)["messages"][0]["content"], nlohmann::json("once"));
    request.raw = true;
    const auto raw = encodeCall(request, endpoint());
    QVERIFY(raw->url.ends_with("/v1/completions"));
    QCOMPARE(bodyOf(raw)["prompt"], nlohmann::json("once"));
    request = {};
    request.promptIds = {1, 2, 3};
    const auto ids = encodeCall(request, endpoint());
    QVERIFY(ids->url.ends_with("/v1/completions"));
    QCOMPARE(bodyOf(ids)["prompt"], nlohmann::json({1, 2, 3}));
  }

  void addsPathsAndKeys() {
    Endpoint target = endpoint();
    target.url = "https://gateway.example/team/v1/?api-version=2";
    target.apiKey = "k";
    target.headers = {{"X-Team", "a"}};
    target.streams = false;
    const auto call = encodeCall(chat(), target);
    QCOMPARE(call->url, std::string("https://gateway.example:443/team/v1/chat/completions?api-version=2"));
    QCOMPARE(*findHeader(call->headers, "authorization"), std::string("Bearer k"));
    QCOMPARE(*findHeader(call->headers, "x-team"), std::string("a"));
    QVERIFY(!call->isStream);
    QVERIFY(!bodyOf(call).contains("stream"));
    target.url = "https://api.openai.com/v1";
    QVERIFY(bodyOf(encodeCall(chat(), target)).contains("max_completion_tokens"));
    QCOMPARE(*healthUrl(target), std::string("https://api.openai.com:443/v1/models"));
  }

  void expressesWhatTheDialectKnows_data() {
    QTest::addColumn<QString>("field");
    QTest::newRow("top_k") << "top_k";
    QTest::newRow("min_p") << "min_p";
    QTest::newRow("repetition_penalty") << "repetition_penalty";
    QTest::newRow("ignore_eos") << "ignore_eos";
    QTest::newRow("five stops") << "stop";
  }
  void expressesWhatTheDialectKnows() {
    QFETCH(QString, field);
    ChatRequest request = chat();
    if (field == "top_k") request.options.topK = 40;
    if (field == "min_p") request.options.minP = 0.1;
    if (field == "repetition_penalty") request.options.repetitionPenalty = 1.1;
    if (field == "ignore_eos") request.options.ignoreEndOfSequence = true;
    if (field == "stop") request.options.stop = {"a", "b", "c", "d", "e"};
    const auto plain = encodeCall(request, endpoint());
    QVERIFY(!plain);
    QCOMPARE(plain.error().code, ErrorCode::Unsupported);
    QVERIFY(plain.error().message.find("models.example") != std::string::npos);
    QVERIFY(bodyOf(encodeCall(request, endpoint(Dialect::Vllm))).contains(field.toStdString()));
    const std::string llamaName = field == "repetition_penalty" ? "repeat_penalty" : field.toStdString();
    QVERIFY(bodyOf(encodeCall(request, endpoint(Dialect::LlamaCpp))).contains(llamaName));
  }

  void refusesOtherRequests() {
    for (const Request& request : {Request(TokenizeRequest{}), Request(LogitsRequest{}), Request(PerplexityRequest{}),
                                   Request(VisionRequest{}), Request(DataRequest{})}) {
      const auto call = encodeCall(request, endpoint());
      QVERIFY(!call);
      QCOMPARE(call.error().code, ErrorCode::Unsupported);
    }
    QCOMPARE(encodeCall(EmbedRequest{}, endpoint()).error().code, ErrorCode::InvalidArgument);
  }

  void readsStreams_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("deltas");
    QTest::addColumn<int>("error"); // -1: none
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char* name, const std::string& bytes, const char* deltas, int error = -1,
                        const char* words = "") {
      QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(deltas) << error << QByteArray(words);
    };
    const auto code = [](ErrorCode c) { return static_cast<int>(c); };
    const std::string hi = piece(R"x({"choices":[{"index":0,"delta":{"content":"hi"}}]})x");
    row("role only first", piece(R"x({"choices":[{"delta":{"role":"assistant"}}]})x") + hi + kDone, "hi|");
    row("null content", piece(R"x({"choices":[{"delta":{"role":"assistant","content":null}}]})x") + hi + kDone, "hi|");
    row("empty choices", piece(R"x({"choices":[]})x") + hi + piece(R"x({"choices":[],"usage":null})x") + kDone, "hi|");
    row("no choices", piece(R"x({"id":"x"})x") + hi + kDone, "hi|");
    row("other choices are left out", hi + piece(R"x({"choices":[{"index":1,"delta":{"content":"no"}}]})x") + kDone,
        "hi|");
    row("text of completions", piece(R"x({"choices":[{"text":"hi","index":0}]})x") + kDone, "hi|");
    row("reasoning is no text",
        piece(R"x({"choices":[{"delta":{"reasoning_content":"hm","content":null}}]})x") + hi + kDone, "hi|");
    row("refusal", piece(R"x({"choices":[{"delta":{"refusal":"I may not"}}]})x") + kDone, "I may not|");
    row("empty data", "data:\n\n" + hi + "data: \n\n" + kDone, "hi|");
    row("CRLF and comments",
        ": ping\r\n\r\ndata:{\"choices\":[{\"delta\":{\"content\":\"hi\"}}]}\r\n\r\ndata: [DONE]\r\n\r\n", "hi|");
    row("no role, done only", piece(R"x({"choices":[{"delta":{}}]})x") + kDone, "");
    row("missing done", hi, "hi|", code(ErrorCode::Unavailable), "cut after 2 characters");
    row("nothing at all", "", "", code(ErrorCode::Unavailable), "before it had begun");
    row("done without a choice", kDone, "", code(ErrorCode::Corrupt), "no choice");
    row("not JSON", hi + piece("{\"choices\""), "hi|", code(ErrorCode::Corrupt), "cut after 2 characters");
    row("no object", piece("[1]"), "", code(ErrorCode::Corrupt), "not an object");
    row("error object", hi + piece(R"x({"error":{"message":"gone wrong","type":"server_error","code":null}})x"), "hi|",
        code(ErrorCode::Unavailable), "gone wrong");
    row("numeric code", piece(R"x({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})x"), "",
        code(ErrorCode::Unavailable), "Loading model");
    row("numeric 400", piece(R"x({"error":{"code":400,"message":"too long","type":"invalid_request_error"}})x"), "",
        code(ErrorCode::InvalidArgument), "too long");
    row("text code", piece(R"x({"error":{"code":"rate_limit_exceeded","message":"slow down"}})x"), "",
        code(ErrorCode::Busy), "slow down");
    row("error text", piece(R"x({"error":"no"})x"), "", code(ErrorCode::Unavailable), "no");
    row("error event", "event: error\ndata: {\"message\":\"bad day\"}\n\n", "", code(ErrorCode::Unavailable),
        "bad day");
    row("content filter", hi + piece(R"x({"choices":[{"delta":{},"finish_reason":"content_filter"}]})x") + kDone, "hi|",
        code(ErrorCode::Unavailable), "content_filter");
    row("after done nothing counts", hi + kDone + piece(R"x({"error":"no"})x"), "hi|");
  }
  void readsStreams() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, deltas);
    QFETCH(int, error);
    QFETCH(QByteArray, words);
    for (const std::size_t step : {std::size_t{1}, std::size_t{5}, std::size_t{100'000}}) {
      const StreamRead read = readStream(bytes.toStdString(), step);
      QCOMPARE(QByteArray::fromStdString(read.deltas), deltas);
      QCOMPARE(read.result ? -1 : static_cast<int>(read.result.error().code), error);
      if (!read.result)
        QVERIFY2(read.result.error().message.find(words.toStdString()) != std::string::npos,
                 read.result.error().message.c_str());
    }
  }

  void readsFigures() {
    const StreamRead read = readStream(
        piece(R"x({"model":"tiny-2","choices":[{"delta":{"content":"日本"}}]})x") +
            piece(
                R"x({"choices":[{"delta":{},"finish_reason":"length"}],"timings":{"prompt_n":5,"cache_n":2,"prompt_ms":1.5,"predicted_n":2}})x") +
            piece(R"x({"choices":[],"usage":{"prompt_tokens":8,"completion_tokens":3}})x") + kDone,
        3);
    QVERIFY(read.result);
    const auto& result = std::get<CompletionResult>(*read.result);
    QCOMPARE(result.model, std::string("tiny-2"));
    QCOMPARE(result.text, std::string("日本"));
    QCOMPARE(read.characters, std::size_t{2});
    QCOMPARE(result.finish, FinishReason::Length);
    QCOMPARE(result.promptTokens, 8);
    QCOMPARE(result.completionTokens, 3);
    QCOMPARE(result.prefillTime, std::chrono::nanoseconds(1'500'000));
    QVERIFY(result.usedChatTemplate);
  }

  void tellsThatItThinks() {
    const StreamRead read = readStream(piece(R"x({"choices":[{"delta":{"reasoning_content":"a"}}]})x") +
                                           piece(R"x({"choices":[{"delta":{"reasoning_content":"b"}}]})x") + kDone,
                                       7);
    QVERIFY(read.result);
    QCOMPARE(read.progress, std::string("reasoning"));
  }

  void readsWholeAnswers() {
    const HttpHead head{200, {}};
    const auto whole =
        decodeAnswer(chat(), endpoint(), head,
                     R"x({"choices":[{"message":{"role":"assistant","content":"yes"},"finish_reason":"stop"}]})x");
    QCOMPARE(std::get<CompletionResult>(*whole).text, std::string("yes"));
    QCOMPARE(std::get<CompletionResult>(*whole).model, std::string("tiny"));
    for (const char* body : {"", "<html>", "[]", "{}", R"({"choices":[]})", "{\"choices\":3}"})
      QCOMPARE(decodeAnswer(chat(), endpoint(), head, body).error().code, ErrorCode::Corrupt);
    QCOMPARE(decodeAnswer(chat(), endpoint(), head, R"({"error":{"message":"x","code":404}})").error().code,
             ErrorCode::NotFound);
  }

  void embeds() {
    EmbedRequest request;
    request.texts = {"a", "b"};
    const auto call = encodeCall(request, endpoint());
    QVERIFY(call->url.ends_with("/v1/embeddings"));
    QCOMPARE(bodyOf(call)["input"], nlohmann::json({"a", "b"}));
    QVERIFY(!call->isStream);
    const HttpHead head{200, {}};
    const auto read = decodeAnswer(
        request, endpoint(), head,
        R"x({"model":"e","data":[{"index":1,"embedding":[0,2]},{"index":0,"embedding":[3,4]}],"usage":{"prompt_tokens":2}})x");
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    const auto& result = std::get<EmbedResult>(*read);
    QCOMPARE(result.embeddings, (std::vector<std::vector<float>>{{0.6F, 0.8F}, {0.0F, 1.0F}}));
    QCOMPARE(result.promptTokens, 2);
    // 1.0f and 0.0f as little-endian base64
    request.texts = {"a"};
    const auto packed = decodeAnswer(request, endpoint(), head, R"x({"data":[{"embedding":"AACAPwAAAAA="}]})x");
    QCOMPARE(std::get<EmbedResult>(*packed).embeddings[0], (std::vector<float>{1.0F, 0.0F}));
  }

  void refusesBadEmbeddings_data() {
    QTest::addColumn<QByteArray>("body");
    for (const char* body : {"{}", "{\"data\":[]}", "{\"data\":[{\"embedding\":[1]}]}",
                             "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":0,\"embedding\":[1]}]}",
                             "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":9,\"embedding\":[1]}]}",
                             "{\"data\":[{\"embedding\":[1]},{\"embedding\":[1,2]}]}",
                             "{\"data\":[{\"embedding\":[1]},{\"embedding\":[]}]}",
                             "{\"data\":[{\"embedding\":[1]},{\"embedding\":[\"x\"]}]}",
                             "{\"data\":[{\"embedding\":[1]},{\"embedding\":\"AAA\"}]}",
                             "{\"data\":[{\"embedding\":[1]},{\"embedding\":[1e300]}]}"})
      QTest::newRow(body) << QByteArray(body);
  }
  void refusesBadEmbeddings() {
    QFETCH(QByteArray, body);
    EmbedRequest request;
    request.texts = {"a", "b"};
    const auto read = decodeAnswer(request, endpoint(), {200, {}}, body.toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
  }

  void listsModels() {
    const auto list =
        decodeModelList(R"({"object":"list","data":[{"id":"a","owned_by":"vllm"},{"id":"b"},{"name":"c"}]})");
    QCOMPARE(list->names, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(list->owner, std::string("vllm"));
    QVERIFY(!decodeModelList("{}"));
    QVERIFY(!decodeModelList("nothing"));
  }
};

QTEST_GUILESS_MAIN(TestOpenAiProtocol)
#include "tst_openai_protocol.moc"
