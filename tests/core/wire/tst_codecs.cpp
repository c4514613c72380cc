// SPDX-License-Identifier: Apache-2.0
// Every request and response survives the way to JSON text and back; bad fields are named by their path.
#include "core/wire/data_json.h"
#include "core/wire/llm_json.h"
#include "core/wire/nlp_json.h"
#include "core/wire/request_json.h"
#include "core/wire/trace_json.h"
#include "core/wire/vision_json.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace aisemble;
using namespace aisemble::wire;

Q_DECLARE_METATYPE(aisemble::Request)
Q_DECLARE_METATYPE(aisemble::Response)
Q_DECLARE_METATYPE(std::string)

namespace {

const GenerationOptions kOptions{5,   0, 1, 3, 0.25, 1.1, std::numeric_limits<std::uint64_t>::max(), {"\n", "日本"},
                                 true};

EncodedImage image(std::string bytes) {
  return {std::make_shared<const std::string>(std::move(bytes))};
}

Table sampleTable() {
  return {{{"z", {std::int64_t{1}, 0.1, std::monostate{}}},
           {"a b", {std::string("x\"y"), true, NestedJson{R"({"k":[1,null]})"}}},
           {"", {std::numeric_limits<std::int64_t>::min(), -0.5, std::string()}}}};
}
SharedTable shared(Table table) {
  return {std::make_shared<const Table>(std::move(table))};
}

template <class Detail>
VisionResult vision(VisionTask task, std::optional<double> confidence, Detail detail) {
  return {task, confidence, std::move(detail)};
}

} // namespace

class TestCodecs : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void requests_data() {
    QTest::addColumn<Request>("request");
    const auto row = [](const char* name, Request request) { QTest::newRow(name) << std::move(request); };
    row("completion", CompletionRequest{"m", "Hello \xF0\x9F\x98\x80", {}, true, kOptions});
    row("completion defaults", CompletionRequest{});
    row("completion ids", CompletionRequest{"m", "", {0, 5, 2147483647}, false, {}});
    row("chat", ChatRequest{"", {{"system", "s"}, {"user", ""}, {"assistant", "a"}}, kOptions});
    row("tokenize", TokenizeRequest{"m", "text", false});
    row("detokenize", DetokenizeRequest{"m", {1, 2}, true});
    row("detokenize none", DetokenizeRequest{});
    row("logits", LogitsRequest{"m", {1}});
    row("perplexity", PerplexityRequest{"m", "t"});
    row("embed", EmbedRequest{"m", {"a", ""}});
    VisionRequest visionRequest;
    visionRequest.image = image(std::string("\x89PNG\0\xff", 6));
    for (const auto& [task, name] : kVisionTasks) {
      visionRequest.task = task;
      visionRequest.options = {};
      switch (task) { // only the options of the task travel
      case VisionTask::Analyze:
        visionRequest.options.analyze.detectEdges = false;
        break;
      case VisionTask::DetectObjects:
        visionRequest.options.detectObjects.minArea = 0.5;
        break;
      case VisionTask::FaceDetection:
        visionRequest.options.faceDetection = {1.5, 1, 80, 90};
        break;
      case VisionTask::Classify:
        visionRequest.model = "resnet";
        break;
      case VisionTask::ExtractText:
        visionRequest.options.extractText.languages = {"eng", "jpn"};
        break;
      case VisionTask::OptimizeSize:
        visionRequest.options.optimizeSize = {10, 20, 30};
        break;
      case VisionTask::SmartCrop:
        visionRequest.options.smartCrop = {7, 8};
        break;
      }
      row(std::string("vision ").append(name).c_str(), visionRequest);
    }
    visionRequest.image = std::filesystem::path("/a b/ü.png");
    row("vision path", visionRequest);
    visionRequest.options.autoOrient = true;
    row("vision upright", visionRequest);
    NlpRequest nlp{"m", NlpTask::Analyze, "テキスト", "ja", {}};
    for (const auto& [task, name] : kNlpTasks) {
      nlp.task = task;
      nlp.options = {};
      if (task == NlpTask::Sentiment) nlp.options.sentiment.assessments = true;
      if (task == NlpTask::Keywords) nlp.options.keywords.maxKeywords = 3;
      if (task == NlpTask::Analyze) nlp.options.analyze.sentences = SentenceRule::Unicode;
      if (task == NlpTask::Summarize) nlp.options.summarize = {1, SentenceRule::Unicode};
      if (task == NlpTask::Tokenize) nlp.options.tokenize.sentences = SentenceRule::Unicode;
      if (task == NlpTask::Similarity) nlp.options.similarity.compareText = "";
      row(std::string("nlp ").append(name).c_str(), nlp);
    }
    DataRequest data{"", DataOperation::Analyze, shared(sampleTable()), {}};
    data.options.analyze.includeCorrelation = true;
    row("data analyze", data);
    data.options = {};
    data.operation = DataOperation::Transform;
    row("data transform defaults", data);
    data.options.transform = {true, true, std::vector<std::string>{"z"}};
    row("data transform", data);
    data.options = {};
    data.operation = DataOperation::Aggregate;
    data.options.aggregate = {{"z", "a b"}, {{"a", AggregateFunction::Mean}, {"b", AggregateFunction::Sem}}};
    row("data aggregate", data);
    data.options.aggregate.aggregations.push_back({"a", AggregateFunction::Count});
    row("data aggregate repeated", data);
    data.data = shared({});
    row("data empty", data);
    data.options.aggregate = {{"z"}, {}, {AggregateFunction::Sum}};
    row("data aggregate every column", data);
    data.options.aggregate.everyColumn.push_back(AggregateFunction::Idxmax);
    row("data aggregate every column repeated", data);
    data.data = shared({{}, 3});
    row("data rows without columns", data);
    data.data = shared({{{"a", {{}, {}}, true}, {"b", {BigInteger{"18446744073709551615"}, true}}}});
    row("data kinds of columns", data);
    data.data = shared({{{"records", {}}, {"b", {}}}});
    row("data no rows", data);
    data.data = std::filesystem::path("/x.csv");
    row("data path", data);
  }

  void requests() {
    QFETCH(Request, request);
    const auto text = encodeRequest(request);
    QVERIFY2(text.has_value(), text ? "" : text.error().message.c_str());
    const auto back = decodeRequest(*text, {.allowFilePaths = true});
    QVERIFY2(back.has_value(), back ? "" : back.error().message.c_str());
    QVERIFY2(*back == request, text->c_str());
  }

  void responses_data() {
    QTest::addColumn<Response>("response");
    const auto row = [](const char* name, Response response) { QTest::newRow(name) << std::move(response); };
    using std::chrono::nanoseconds;
    for (const FinishReason finish : {FinishReason::EndOfSequence, FinishReason::Length, FinishReason::StopText})
      row("completion", CompletionResult{"t\n", "m", 3, 4, finish, 1ULL << 63, true, nanoseconds(1), nanoseconds(2),
                                         nanoseconds(std::numeric_limits<std::int64_t>::max())});
    row("tokenize", TokenizeResult{{1, 2}, {"a", "Ġb"}, "a b"});
    row("perplexity", PerplexityResult{12.5, 1e-300, 1.0 / 3, 7, 8, 9, 10});
    row("embed", EmbedResult{{{0.1F, std::numeric_limits<float>::max()}, {-0.0F, 1e-40F}}, "mean", 3});
    row("embed none", EmbedResult{});
    row("vision analyze",
        vision(VisionTask::Analyze, 0.95, ImageAnalysis{320, 240, 3, 1.33, {1, 2, 255}, 0.1, 0.2, 0.3}));
    row("vision analyze no edges", vision(VisionTask::Analyze, {}, ImageAnalysis{}));
    row("vision objects", vision(VisionTask::DetectObjects, 0.75,
                                 ObjectDetections{{{4, {1, 2, 3, 4}, 5.5, 0.8, "cat"}, {5, {-1, 0, 0, 0}, 0, 0, {}}}}));
    row("vision faces", vision(VisionTask::FaceDetection, 0.85, FaceDetections{{{0, {1, 2, 3, 4}, 0.85}}}));
    row("vision classify",
        vision(VisionTask::Classify, 0.7, ImageClassification{{{"a", 0.7}, {"b", 0.1}}, {"a", 0.7}}));
    row("vision text", vision(VisionTask::ExtractText, 0.6, ExtractedText{{{{1, 2, 3, 4}, "文", 0.5}}, "文"}));
    row("vision words",
        vision(VisionTask::ExtractText, 0.6,
               ExtractedText{
                   {{{1, 2, 3, 4}, "a b", 0.5, {{"a", {1, 2, 1, 4}, 0.4}, {"b", {}, 0.6}}}}, "a b", {"eng", "jpn"}}));
    row("vision optimize",
        vision(VisionTask::OptimizeSize, {}, ProcessedImage{image("\xff\xd8"), "image/jpeg", 1, 2, 3, 4, 5, {}}));
    row("vision crop", vision(VisionTask::SmartCrop, {},
                              ProcessedImage{image("x"), "image/png", 1, 2, 3, 4, 5, PixelBox{1, 2, 3, 4}}));
    row("nlp analyze",
        NlpResult{"en", TextAnalysis{1, 2, 3, 4.5, 5.5, 6, 7, 8, 9, {{"z", 3}, {"", 2}, {"a", 2}}, {-0.5, 1}}});
    row("nlp sentiment", NlpResult{"ja", SentimentAnalysis{SentimentLabel::Positive, 0.5, {0.1, 0.2}, 3, 4}});
    row("nlp sentiment with assessments",
        NlpResult{"en", SentimentAnalysis{SentimentLabel::Negative,
                                          0.5,
                                          {-0.1, 0.2},
                                          0,
                                          0,
                                          std::vector<SentimentAssessment>{{"not good", 3, 11, {-0.35, 0.6}}}}});
    row("nlp keywords", NlpResult{"en", KeywordExtraction{{{"a", 2, 0.5}}, std::vector<WeightedKeyword>{{"b", 1.5}}}});
    row("nlp keywords short", NlpResult{"en", KeywordExtraction{{{"a", 2, 0.5}}, {}}});
    row("nlp entities", NlpResult{"en", EntityExtraction{{{"a@b", "EMAIL", 0.9, 3, 6}, {"x", "URL", 0.95, {}, {}}}}});
    row("nlp summarize", NlpResult{"en", TextSummary{"s.", 5, 1, 0.2}});
    row("nlp similarity", NlpResult{"en", TextSimilarity{0.1, 0.2, 3, 4, 0.5}});
    row("nlp similarity short", NlpResult{"en", TextSimilarity{}});
    row("nlp tokenize", NlpResult{"en", TextTokens{{"a", "b"}, {"a b"}, {{"a", "NN"}}, "t"}});
    row("nlp tokenize untold", NlpResult{"en", TextTokens{{"a", "b"}, {"a b"}, {}, {}}});
    row("nlp language", NlpResult{"ko", LanguageDetection{{{"ko", 0.9}, {"en", 0.1}}}});
    const NumericSummary numbers{1, 2.5, {}, 1, 1, 2, 3, 4};
    row("data analyze", DataResult{3, TableAnalysis{3,
                                                    {{"n", "float64", 1, numbers}, {"s", "object", 0, {}}},
                                                    std::vector<Correlation>{{"n", "m", 0.5}, {"n", "k", {}}}}});
    row("data analyze nothing", DataResult{0, TableAnalysis{}});
    row("data transform", DataResult{3, TransformedTable{shared(sampleTable())}});
    row("data aggregate", DataResult{9, AggregatedTable{shared({{{"k", {}}}})}});
  }

  void responses() {
    QFETCH(Response, response);
    const auto text = encodeResponse(response);
    QVERIFY2(text.has_value(), text ? "" : text.error().message.c_str());
    const auto back = decodeResponse(*text);
    QVERIFY2(back.has_value(), back ? "" : back.error().message.c_str());
    QVERIFY2(*back == response, text->c_str());
  }

  void whatJsonCannotHoldIsRefused() {
    QCOMPARE(encodeResponse(LogitsResult{{1}, 1, 1}).error().code, ErrorCode::Unsupported);
    QCOMPARE(decodeResponse(R"({"kind":"logits","value":{}})").error().code, ErrorCode::Unsupported);
    QCOMPARE(encodeResponse(PerplexityResult{std::nan("")}).error().message.substr(0, 17),
             std::string("value.perplexity:"));
    CompletionResult cutCharacter;
    cutCharacter.text = "\xe6\x97";
    QVERIFY(!encodeResponse(cutCharacter).has_value());
    QVERIFY(!encodeRequest(PerplexityRequest{"", "\xff"}).has_value());
    QVERIFY(!encodeRequest(DataRequest{{}, DataOperation::Analyze, shared({{{"a", {std::nan("")}}}}), {}}).has_value());
    const SharedTable large = shared({{{"a", {true, BigInteger{"18446744073709551616"}}}}});
    for (const auto& refused : {encodeRequest(DataRequest{{}, DataOperation::Analyze, large, {}}),
                                encodeResponse(DataResult{2, TransformedTable{large}}),
                                encodeResponse(DataResult{2, AggregatedTable{large}})}) {
      QVERIFY(!refused.has_value());
      QVERIFY2(refused.error().message.starts_with("Column 'a' has whole numbers over 64 bits"),
               refused.error().message.c_str());
    }
  }

  void badFieldsAreNamed_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("path");
    const auto row = [](std::string kind, std::string value, std::string path) {
      QTest::addRow("%s %s", kind.c_str(), value.c_str()) << "{\"kind\":\"" + kind + "\",\"value\":" + value + "}"
                                                          << "value." + path + ":";
    };
    QTest::newRow("kind") << std::string(R"({"kind":"x","value":{}})") << std::string("kind:");
    QTest::newRow("no value") << std::string(R"({"kind":"nlp"})") << std::string("value:");
    QTest::newRow("not an object") << std::string("[]") << std::string("the value:");
    row("completion", "{}", "prompt");
    row("completion", R"({"prompt": 5})", "prompt");
    row("completion", R"({"prompt": "a", "prompt_ids": [1]})", "prompt");
    row("completion", R"({"prompt_ids": [1, -1]})", "prompt_ids[1]");
    row("completion", R"({"prompt": "a", "options": 1})", "options");
    row("completion", R"({"prompt": "a", "options": {"temperature": -0.1}})", "options.temperature");
    row("completion", R"({"prompt": "a", "options": {"temperature": "hot"}})", "options.temperature");
    row("completion", R"({"prompt": "a", "options": {"top_p": 0}})", "options.top_p");
    row("completion", R"({"prompt": "a", "options": {"min_p": 1}})", "options.min_p");
    row("completion", R"({"prompt": "a", "options": {"max_tokens": 0}})", "options.max_tokens");
    row("completion", R"({"prompt": "a", "options": {"max_tokens": 1.5}})", "options.max_tokens");
    row("completion", R"({"prompt": "a", "options": {"max_tokens": 1e300}})", "options.max_tokens");
    row("completion", R"({"prompt": "a", "options": {"seed": -1}})", "options.seed");
    row("completion", R"({"prompt": "a", "options": {"seed": 18446744073709551616}})", "options.seed");
    row("completion", R"({"prompt": "a", "options": {"stop": ["a", ""]}})", "options.stop[1]");
    row("completion", R"({"prompt": "a", "options": {"stop": [3]}})", "options.stop[0]");
    row("chat", R"({"messages": []})", "messages");
    row("chat", R"({"messages": [{"role": "user", "content": "a"}, {"role": "root", "content": ""}]})",
        "messages[1].role");
    row("chat", R"({"messages": [{"role": "user"}]})", "messages[0].content");
    row("logits", R"({"ids": []})", "ids");
    row("tokenize", R"({"text": "a", "add_special_tokens": 1})", "add_special_tokens");
    row("nlp", R"({"text": "a", "task": "nope"})", "task");
    row("nlp", R"({"text": "a", "task": "similarity"})", "options.compare_text");
    row("nlp", R"({"text": "a", "task": "sentiment", "options": {"assessments": 1}})", "options.assessments");
    row("nlp", R"({"text": "a", "task": "tokenize", "options": {"sentence_rule": "x"}})", "options.sentence_rule");
    row("nlp", R"({"text": "a", "task": "keywords", "options": {"max_keywords": 0}})", "options.max_keywords");
    row("vision", R"({"task": "analyze"})", "image_base64");
    row("vision", R"({"image_base64": "####"})", "image_base64");
    row("vision", R"({"image_base64": ""})", "image_base64");
    row("vision", R"({"image_path": "/etc/passwd"})", "image_path");
    row("vision", R"({"task": "face_detection", "options": {"min_size": [1]}, "image_base64": "AA=="})",
        "options.min_size");
    row("data", R"({"data": {}})", "operation");
    row("data", R"({"operation": "analyze"})", "data");
    row("data", R"({"operation": "analyze", "data_path": "/etc/passwd"})", "data_path");
    row("data", R"({"operation": "analyze", "data": {"records": [{"a": 1}, 1]}})", "data");
    row("data", R"({"operation": "analyze", "data": {"a": [1], "b": [1, 2]}})", "data");
    row("data", R"({"operation": "aggregate", "options": {"agg_funcs": {"v": "nope"}}, "data": {}})",
        "options.agg_funcs.v");
  }

  void badFieldsAreNamed() {
    QFETCH(std::string, text);
    QFETCH(std::string, path);
    const auto decoded = decodeRequest(text);
    QVERIFY(!decoded.has_value());
    QCOMPARE(decoded.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(decoded.error().message.starts_with(path), decoded.error().message.c_str());
  }

  void gentleInputsAreTaken() {
    const auto decoded = decodeRequest(
        R"({"kind":"completion","value":{"prompt":"a","future":1,"model":null,"options":{"max_tokens":16.0,"stop":"x"}}})");
    QVERIFY(decoded.has_value());
    const auto& request = std::get<CompletionRequest>(*decoded);
    QCOMPARE(request.options.maxTokens, 16);
    QCOMPARE(request.options.stop, std::vector<std::string>{"x"});
    QVERIFY(request.model.empty());
  }

  void optionsThatATaskDoesNotHaveAreNamed() {
    std::vector<std::string> unknown;
    const Json crop = *parseJson(R"({"width": 3, "hight": 4, "quality": 5, "auto_orient": false})");
    const auto vision = visionOptionsFromJson(VisionTask::SmartCrop, crop, &unknown);
    QVERIFY(vision && vision->smartCrop.width == 3);
    QCOMPARE(std::set(unknown.begin(), unknown.end()), (std::set<std::string>{"hight", "quality"}));
    unknown.clear();
    QVERIFY(nlpOptionsFromJson(NlpTask::Summarize, *parseJson(R"({"max_sentences": 3, "sentence_rule": "unicode"})"),
                               &unknown));
    QVERIFY(dataOptionsFromJson(DataOperation::Aggregate, *parseJson(R"({"group_by": "a", "agg_funcs": {"x": "sum"}})"),
                                &unknown));
    QVERIFY(generationOptionsFromJson(*parseJson(R"({"top_p": 0.5, "stop": "x", "seed": null})"), "body", &unknown));
    QVERIFY(unknown.empty());
    QVERIFY(!dataOptionsFromJson(DataOperation::Transform, *parseJson("[1]"), &unknown));
    QVERIFY(unknown.empty());
  }

  void oneLimitStandsForBothSides() { // the original's max_size
    const auto sizes = [](const char* options) {
      const auto read = visionOptionsFromJson(VisionTask::OptimizeSize, *parseJson(options));
      return read ? std::pair{read->optimizeSize.maxWidth, read->optimizeSize.maxHeight} : std::pair{0, 0};
    };
    QCOMPARE(sizes("{}"), std::pair(1024, 1024));
    QCOMPARE(sizes(R"({"max_size": 300})"), std::pair(300, 300));
    QCOMPARE(sizes(R"({"max_size": 300, "max_height": 200})"), std::pair(300, 200));
    QCOMPARE(sizes(R"({"max_size": 0})"), std::pair(0, 0)); // refused
  }

  void missingKeysOfRecordsAreMissingCells() {
    const auto table = fromJson<Table>(*parseJson(R"({"records": [{"a": 1}, {"b": 2.5, "a": null}]})"));
    QVERIFY(table.has_value());
    QVERIFY(*table == (Table{{{"a", {std::int64_t{1}, std::monostate{}}}, {"b", {std::monostate{}, 2.5}}}}));
  }

  void sparseRecordsCannotExplode() {
    std::string text = R"({"records": [)";
    for (int i = 0; i < 5000; ++i)
      text += (i > 0 ? ",{\"" : "{\"") + std::to_string(i) + "\":1}";
    const auto table = fromJson<Table>(*parseJson(text + "]}")); // 25 million cells from 60 kB
    QVERIFY(!table.has_value());
    QCOMPARE(table.error().code, ErrorCode::TooLarge);
  }

  void optionsTextRoundTrips() {
    QVERIFY(generationOptionsFromText(generationOptionsText(kOptions)).value() == kOptions);
    QVERIFY(generationOptionsFromText("{}").value() == GenerationOptions{});
    QVERIFY(!generationOptionsFromText("").has_value());
    QVERIFY(validate(kOptions).has_value());
    GenerationOptions bad;
    bad.topP = std::nan("");
    QVERIFY(validate(bad).error().message.starts_with("top_p:"));
    QVERIFY(
        generationOptionsFromJson(*parseJson(R"({"top_k": -1})"), "body").error().message.starts_with("body.top_k:"));
  }

  void tracesAreCheckedWhole() {
    const Trace trace{{{Stage::Queue, Nanoseconds(0), Nanoseconds(5)}, {Stage::Decode, Nanoseconds(5), Nanoseconds(7)}},
                      Nanoseconds(12)};
    QVERIFY(fromJson<Trace>(toJson(trace)).value() == trace);
    QVERIFY(fromJson<Trace>(toJson(Trace{})).value() == Trace{});
    Json gap = toJson(trace);
    gap["spans"][1]["begin_ns"] = 6;
    QVERIFY(fromJson<Trace>(gap).error().message.starts_with("spans[1].begin_ns:"));
    Json sum = toJson(trace);
    sum["total_ns"] = 13;
    QVERIFY(fromJson<Trace>(sum).error().message.starts_with("total_ns:"));
    Json over = toJson(trace);
    over["spans"][1]["length_ns"] = std::numeric_limits<std::int64_t>::max();
    QVERIFY(!fromJson<Trace>(over).has_value());
  }

  void errorsAndCardsRoundTrip() {
    const Error busy{ErrorCode::Busy, "m", "c", std::chrono::milliseconds(250)};
    const auto error = fromJson<Error>(toJson(busy));
    QVERIFY(error.has_value());
    QVERIFY(error->code == busy.code && error->message == busy.message && error->context == busy.context &&
            error->retryAfter == busy.retryAfter);
    ModelInfo info;
    info.name = "n";
    info.path = "/p q";
    info.service = ServiceKind::Nlp;
    info.architecture = "LlamaForCausalLM";
    info.dtype = "float16";
    info.parameters = 1ULL << 40;
    info.contextLength = 2048;
    info.isDefault = true;
    info.problem = "p";
    const Json json = toJson(info);
    QVERIFY(toJson(fromJson<ModelInfo>(json).value()) == json);
    QVERIFY(!json.contains("format")); // what is not known is absent
  }
};

QTEST_APPLESS_MAIN(TestCodecs)
#include "tst_codecs.moc"
