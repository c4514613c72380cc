// SPDX-License-Identifier: Apache-2.0
#include "core/remote/protocol.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace aisemble;
using namespace aisemble::remote;

namespace {

Endpoint endpoint(Protocol protocol, Dialect dialect = Dialect::Plain) {
  Endpoint out;
  out.url = "http://pod.example:8081/";
  out.protocol = protocol;
  out.dialect = dialect;
  return out;
}
const Endpoint kPod = endpoint(Protocol::AisemblePod);
const Endpoint kOrchestrator = endpoint(Protocol::AisembleOrchestrator);

nlohmann::json bodyOf(const Result<EncodedCall>& call) {
  return nlohmann::json::parse(call->body.joined());
}
CompletionRequest completion() {
  CompletionRequest out;
  out.prompt = "once";
  return out;
}
VisionRequest classify() {
  VisionRequest out;
  out.task = VisionTask::Classify;
  out.image = EncodedImage{std::make_shared<const std::string>("png")};
  return out;
}
NlpRequest sentiment() {
  NlpRequest out;
  out.task = NlpTask::Sentiment;
  out.text = "good";
  return out;
}
DataRequest table() {
  DataRequest out;
  Table rows;
  rows.columns = {{"a", {std::int64_t{1}, std::int64_t{2}}}};
  out.data = SharedTable{std::make_shared<const Table>(std::move(rows))};
  out.operation = DataOperation::Aggregate;
  out.options.aggregate.groupBy = {"a"};
  return out;
}

const std::string kSentiment =
    R"({"task":"sentiment","results":{"sentiment":"positive","confidence":0.4,"scores":{"polarity":0.7,"subjectivity":0.6},)"
    R"("details":{"positive_words":1,"negative_words":0}},"language_detected":"en","processing_time":0.01})";
const std::string kClasses =
    R"({"analysis_type":"classify","results":{"classifications":[{"label":"dark_image","confidence":0.8}],)"
    R"("primary_class":{"label":"dark_image","confidence":0.8},"confidence":0.8},"confidence":0.8,"processing_time":0.02})";

std::string job(const std::string& result) {
  return R"({"job_id":"9b2f","status":"completed","result":)" + result + R"(,"error":null})";
}

} // namespace

class TestAisembleProtocol : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void routes() {
    const auto url = [](const Request& request, const Endpoint& target) { return encodeCall(request, target)->url; };
    const std::string base = "http://pod.example:8081";
    QCOMPARE(url(completion(), kPod), base + "/completion");
    QCOMPARE(url(classify(), kPod), base + "/analyze");
    QCOMPARE(url(sentiment(), kPod), base + "/process");
    QCOMPARE(url(table(), kPod), base + "/process");
    QCOMPARE(url(completion(), kOrchestrator), base + "/ai/llm/completion");
    QCOMPARE(url(classify(), kOrchestrator), base + "/ai/vision/analyze");
    QCOMPARE(url(sentiment(), kOrchestrator), base + "/ai/nlp/process");
    QCOMPARE(url(table(), kOrchestrator), base + "/data/process");
    QCOMPARE(*healthUrl(kPod), base + "/health");
    QCOMPARE(*healthUrl(kOrchestrator), base + "/health/");
  }

  void encodesBodies() {
    QCOMPARE(
        bodyOf(encodeCall(completion(), kPod)),
        (nlohmann::json{
            {"prompt", "once"}, {"model", "default"}, {"max_tokens", 1000}, {"temperature", 0.7}, {"top_p", 0.9}}));
    QCOMPARE(
        bodyOf(encodeCall(completion(), kOrchestrator)),
        (nlohmann::json{
            {"prompt", "once"}, {"model", "auto"}, {"max_tokens", 1000}, {"temperature", 0.7}, {"auto_select", true}}));
    CompletionRequest named = completion();
    named.model = "gpt-4";
    QCOMPARE(bodyOf(encodeCall(named, kOrchestrator))["model"], nlohmann::json("gpt-4"));
    QCOMPARE(bodyOf(encodeCall(named, kOrchestrator))["auto_select"], nlohmann::json(false));
    QCOMPARE(bodyOf(encodeCall(classify(), kPod)), (nlohmann::json{{"task", "classify"}, {"image_base64", "cG5n"}}));
    const nlohmann::json text = bodyOf(encodeCall(sentiment(), kPod));
    QCOMPARE(text["text"], nlohmann::json("good"));
    QCOMPARE(text["task"], nlohmann::json("sentiment"));
    const nlohmann::json rows = bodyOf(encodeCall(table(), kPod));
    QCOMPARE(rows["operation"], nlohmann::json("aggregate"));
    QCOMPARE(rows["data"]["records"], nlohmann::json::parse(R"([{"a":1},{"a":2}])"));
    QCOMPARE(rows["options"]["group_by"], nlohmann::json({"a"}));
  }

  void sendsImageFiles() {
    VisionRequest request = classify();
    request.image = std::filesystem::path("/nowhere/at/all.png");
    QCOMPARE(encodeCall(request, kPod).error().code, ErrorCode::NotFound);
    request.image = std::filesystem::path(__FILE__);
    QVERIFY(bodyOf(encodeCall(request, kPod))["image_base64"].get<std::string>().size() > 1000);
    request.image = EncodedImage{};
    QCOMPARE(encodeCall(request, kPod).error().code, ErrorCode::InvalidArgument);
  }

  void refusesWhatItCannotExpress_data() {
    QTest::addColumn<QString>("what");
    for (const char* what : {"top_k", "min_p", "penalty", "seed", "stop", "ignore", "ids", "raw", "top_p"})
      QTest::newRow(what) << what;
  }
  void refusesWhatItCannotExpress() {
    QFETCH(QString, what);
    CompletionRequest request = completion();
    GenerationOptions& options = request.options;
    if (what == "top_k") options.topK = 3;
    if (what == "min_p") options.minP = 0.1;
    if (what == "penalty") options.repetitionPenalty = 1.2;
    if (what == "seed") options.seed = 1;
    if (what == "stop") options.stop = {"x"};
    if (what == "ignore") options.ignoreEndOfSequence = true;
    if (what == "ids") request.promptIds = {1};
    if (what == "raw") request.raw = true;
    if (what == "top_p") options.topP = 0.5;
    QCOMPARE(encodeCall(request, kOrchestrator).error().code, ErrorCode::Unsupported);
    QCOMPARE(encodeCall(request, kPod).has_value(), what == "top_p");                            // a pod has it
    QVERIFY(!encodeCall(request, endpoint(Protocol::AisembleOrchestrator, Dialect::Workbench))); // nor has our server
  }

  void refusesOtherRequests() {
    for (const Request& request : {Request(ChatRequest{}), Request(EmbedRequest{}), Request(TokenizeRequest{})})
      QCOMPARE(encodeCall(request, kPod).error().code, ErrorCode::Unsupported);
    DataRequest file = table();
    file.data = std::filesystem::path("x.csv");
    QCOMPARE(encodeCall(file, kPod).error().code, ErrorCode::Unsupported);
  }

  void decodesPods() {
    const HttpHead head{200, {}};
    const auto text =
        decodeAnswer(completion(), kPod, head, R"({"text":"upon a time","tokens_used":9,"model":"default"})");
    QCOMPARE(std::get<CompletionResult>(*text).text, std::string("upon a time"));
    QCOMPARE(std::get<CompletionResult>(*text).model, std::string("default"));
    const auto told = decodeAnswer(completion(), kPod, head,
                                   R"({"text":"x","model":"default","model_used":"tiny","finish_reason":"length"})");
    QCOMPARE(std::get<CompletionResult>(*told).model, std::string("tiny"));
    QCOMPARE(std::get<CompletionResult>(*told).finish, FinishReason::Length);
    const auto nlp = decodeAnswer(sentiment(), kPod, head, kSentiment);
    QVERIFY2(nlp, nlp ? "" : nlp.error().message.c_str());
    QCOMPARE(std::get<NlpResult>(*nlp).language, std::string("en"));
    const auto vision = decodeAnswer(classify(), kPod, head, kClasses);
    QVERIFY2(vision, vision ? "" : vision.error().message.c_str());
    QCOMPARE(std::get<ImageClassification>(std::get<VisionResult>(*vision).detail).primary.label,
             std::string("dark_image"));
    const auto data = decodeAnswer(
        table(), kPod, head,
        R"({"status":"completed","result":{"aggregated_data":[{"a":1,"size":1}]},"rows_processed":2,"processing_time":0.1})");
    QVERIFY2(data, data ? "" : data.error().message.c_str());
    QCOMPARE(std::get<DataResult>(*data).rowsProcessed, std::int64_t{2});
  }

  void decodesJobs() {
    const HttpHead head{200, {}};
    const auto text = decodeAnswer(
        completion(), kOrchestrator, head,
        R"({"job_id":"1","status":"completed","result":"upon","error":null,"model_used":"gpt-4","selection_reason":"x"})");
    QCOMPARE(std::get<CompletionResult>(*text).text, std::string("upon"));
    QCOMPARE(std::get<CompletionResult>(*text).model, std::string("gpt-4"));
    QVERIFY(decodeAnswer(sentiment(), kOrchestrator, head, job(kSentiment)));
    QVERIFY(decodeAnswer(sentiment(), kOrchestrator, head, kSentiment)); // bare, as a pod behind it might give it
    QVERIFY(decodeAnswer(classify(), kOrchestrator, head, job(kClasses)));
    const auto rows =
        decodeAnswer(table(), kOrchestrator, head,
                     R"({"job_id":"1","status":"completed","result":{"aggregated_data":[{"a":1,"size":1}]},)"
                     R"("rows_processed":2,"processing_time":0.1,"error":null})");
    QVERIFY2(rows, rows ? "" : rows.error().message.c_str());
    QCOMPARE(std::get<DataResult>(*rows).rowsProcessed, std::int64_t{2});
    const auto failed = decodeAnswer(sentiment(), kOrchestrator, head,
                                     R"({"job_id":"1","status":"failed","result":null,"error":"model gone"})");
    QVERIFY(!failed);
    QVERIFY2(failed.error().message.find("model gone") != std::string::npos, failed.error().message.c_str());
  }

  void refusesBadAnswers_data() {
    QTest::addColumn<QByteArray>("body");
    for (const char* body : {"", "null", "[]", "{}", "<html></html>", R"({"task":"sentiment"})", R"({"job_id":"1"})",
                             R"({"task":"sentiment","results":{"sentiment":"happy"}})"})
      QTest::newRow(*body == '\0' ? "empty" : body) << QByteArray(body);
  }
  void refusesBadAnswers() {
    QFETCH(QByteArray, body);
    for (const Endpoint& target : {kPod, kOrchestrator})
      for (const Request& request :
           {Request(sentiment()), Request(classify()), Request(completion()), Request(table())}) {
        const auto read = decodeAnswer(request, target, {200, {}}, body.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
        QVERIFY(read.error().message.find("pod.example:8081") != std::string::npos);
      }
  }

  void tellsErrorsInsideAnswers() {
    NlpRequest request = sentiment();
    request.task = NlpTask::Similarity;
    const auto read = decodeAnswer(
        request, kPod, {200, {}},
        R"({"task":"similarity","results":{"error":"compare_text option is required"},"language_detected":"en"})");
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
    QVERIFY(read.error().message.find("compare_text") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(TestAisembleProtocol)
#include "tst_aisemble_protocol.moc"
