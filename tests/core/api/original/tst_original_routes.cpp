// SPDX-License-Identifier: Apache-2.0
// The routes of Ai-semble v2 in the orchestrator's frame, with stand-ins for the engines.
#include "tests/core/api/original/original_bench.h"

#include <QRegularExpression>

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;

namespace {

/// A one-pixel PNG; the stand-in engines do not look into it.
constexpr const char* kPixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==";

class FakeFetcher final : public ImageFetcher {
 public:
  void fetch(std::string url, std::function<void(Result<std::string>)> done) override {
    asked = url;
    done(answer);
  }
  std::string asked;
  Result<std::string> answer = std::string("fetched");
};

json parsed(const HttpResponse& response) {
  return json::parse(response.body, nullptr, false);
}

std::string detailOf(const HttpResponse& response) {
  const json body = parsed(response);
  return body.contains("detail") && body["detail"].is_string() ? body["detail"].get<std::string>() : response.body;
}

} // namespace

class TestOriginalRoutes final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void health();
  void readiness();
  void metrics();
  void completion();
  void vision();
  void visionByUrl();
  void nlp();
  void data();
  void largeTables();
  void uploads();
  void clientErrors_data();
  void clientErrors();
  void engineErrors_data();
  void engineErrors();
  void cacheIsToldAndPassedBy();
  void languagesThatAreNoneAreDetected();
  void noStoreKeepsNothing();
  void aServiceElsewhereFails_data();
  void aServiceElsewhereFails();
  void aLeavingClientCancels();
  void podsAnswerAsTheServices();
  void asyncBecomesAJob();
  void asyncWithoutADatabase();
};

void TestOriginalRoutes::health() {
  OriginalBench bench;
  const json body = parsed(bench.ask("GET", "/health"));
  QCOMPARE(body.at("status").get<std::string>(), std::string("healthy"));
  QCOMPARE(body.at("service").get<std::string>(), std::string("orchestrator"));
  QCOMPARE(body.at("version").get<std::string>(), std::string("2.0.0"));
  QVERIFY(body.at("timestamp").is_number_float());
  QCOMPARE(parsed(bench.ask("GET", "/health/live")).at("status").get<std::string>(), std::string("alive"));
}

void TestOriginalRoutes::readiness() {
  OriginalBench ready;
  QCOMPARE(ready.ask("GET", "/health/ready").status, 200);
  OriginalRouteOptions options;
  options.health = [] {
    return std::vector<ServiceHealth>{{ServiceKind::Nlp, true, {}}, {ServiceKind::Vision, false, "no module"}};
  };
  OriginalBench bench(false, options);
  const HttpResponse answer = bench.ask("GET", "/health/ready");
  QCOMPARE(answer.status, 503);
  const json reasons = parsed(answer).at("reasons");
  QCOMPARE(reasons.size(), std::size_t{2});
  QCOMPARE(reasons[0].get<std::string>(), std::string("vision: no module"));
  QVERIFY(reasons[1].get<std::string>().starts_with("jobs: "));
}

void TestOriginalRoutes::metrics() {
  OriginalRouteOptions options;
  options.health = [] { return std::vector<ServiceHealth>{{ServiceKind::Nlp, true, {}}}; };
  OriginalBench bench(true, options);
  QCOMPARE(bench.ask("POST", "/ai/nlp/process", R"({"text":"x"})").status, 200);
  const HttpResponse answer = bench.ask("GET", "/metrics");
  QCOMPARE(answer.contentType, std::string("text/plain; version=0.0.4; charset=utf-8"));
  const QString text = QString::fromStdString(answer.body);
  for (const char* name :
       {"aisemble_system_cpu_usage_percent", "aisemble_system_memory_usage_percent",
        "aisemble_system_disk_usage_percent", "process_cpu_seconds_total", "process_resident_memory_bytes",
        "process_virtual_memory_bytes", "process_start_time_seconds", "process_open_fds"}) {
    const QRegularExpression sample("^" + QString(name) + " ([0-9.e+]+)$", QRegularExpression::MultilineOption);
    const auto match = sample.match(text);
    QVERIFY2(match.hasMatch(), name);
    QVERIFY2(match.captured(1).toDouble() > 0 || QString(name).contains("percent"), name);
    if (QString(name).contains("percent")) QVERIFY2(match.captured(1).toDouble() <= 100, name);
  }
  QVERIFY(text.contains("\naisemble_active_connections{service=\"nlp\"} 1\n"));
  QVERIFY(text.contains("aisemble_requests_total{service=\"nlp\""));
  // And under the original's names.
  QVERIFY(text.contains("\naisemble_model_inference_total{service=\"nlp\",task_type=\"analyze\",model_name=\"\","
                        "status=\"success\"} 1\n"));
  QVERIFY(text.contains("\naisemble_model_inference_duration_seconds_count{service=\"nlp\",task_type=\"analyze\","
                        "status=\"success\"} 1\n"));
  QVERIFY(text.contains("\n# TYPE requests_total counter\n"));
  // Each family is declared once, or Prometheus refuses the whole text.
  QStringList declared;
  for (const QString& line : text.split('\n'))
    if (line.startsWith("# TYPE ")) declared.append(line.section(' ', 2, 2));
  QCOMPARE(QSet<QString>(declared.begin(), declared.end()).size(), declared.size());
}

void TestOriginalRoutes::completion() {
  OriginalBench bench;
  HttpResponse answer = bench.ask("POST", "/ai/llm/completion", R"({"prompt":"Hello","max_tokens":16})");
  QCOMPARE(answer.status, 200);
  json body = parsed(answer);
  const QRegularExpression uuid4("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
  QVERIFY(uuid4.match(QString::fromStdString(body.at("job_id"))).hasMatch());
  QCOMPARE(body.at("status").get<std::string>(), std::string("completed"));
  QCOMPARE(body.at("result").get<std::string>(), std::string("re: Hello"));
  QVERIFY(body.at("error").is_null());
  QCOMPARE(body.at("model_used").get<std::string>(), std::string("tiny"));
  QCOMPARE(body.at("selection_reason").get<std::string>(), std::string("Default model of this machine"));
  QVERIFY(body.at("processing_time").is_number_float());
  answer = bench.ask("POST", "/ai/llm/completion", R"({"prompt":"Hello","model":"tiny","temperature":"0"})");
  QCOMPARE(parsed(answer).at("selection_reason").get<std::string>(), std::string("User specified model"));
  answer = bench.ask("POST", "/ai/llm/completion", R"({"prompt":"Hello","model":"missing"})");
  QCOMPARE(answer.status, 404);
  bench.engine(ServiceKind::Llm).onRun = [](const Request&, const RunContext&) -> Result<Response> {
    return fail(ErrorCode::Corrupt, "The model's file is damaged.");
  };
  QCOMPARE(bench.ask("POST", "/ai/llm/completion", R"({"prompt":"Bye"})").status, 503); // no fault of the client's
}

void TestOriginalRoutes::vision() {
  OriginalBench bench;
  const std::string image = std::string(R"({"image_base64":")") + kPixel + "\"";
  json body = parsed(bench.ask("POST", "/ai/vision/analyze", image + "}"));
  QCOMPARE(body.at("result").at("analysis_type").get<std::string>(), std::string("analyze"));
  QCOMPARE(body.at("result").at("confidence").get<double>(), 0.5);
  QVERIFY(body.at("result").contains("processing_time"));
  body = parsed(bench.ask("POST", "/ai/vision/analyze", image + R"(,"task":"extract_text","options":null})"));
  QCOMPARE(body.at("result").at("confidence").get<double>(), 0.0);
  body = parsed(bench.ask("POST", "/ai/vision/analyze",
                          std::string(R"({"image_base64":"data:image/png;base64,)") + kPixel + "\"}"));
  QCOMPARE(body.at("status").get<std::string>(), std::string("completed"));
}

void TestOriginalRoutes::visionByUrl() {
  OriginalBench closed;
  const std::string both = std::string(R"({"image_url":"http://x/y.png","image_base64":")") + kPixel + "\"}";
  QCOMPARE(closed.ask("POST", "/ai/vision/analyze", both).status, 400);

  FakeFetcher fetcher;
  OriginalRouteOptions options;
  options.images = &fetcher;
  OriginalBench bench(true, options);
  std::string seen;
  bench.engine(ServiceKind::Vision).onRun = [&](const Request& request, const RunContext&) -> Result<Response> {
    seen = *std::get<EncodedImage>(std::get<VisionRequest>(request).image).bytes;
    return emptyAnswer(request);
  };
  QCOMPARE(bench.ask("POST", "/ai/vision/analyze", both).status, 200);
  QCOMPARE(fetcher.asked, std::string("http://x/y.png"));
  QCOMPARE(seen, std::string("fetched"));
  for (const auto& [code, status] : {std::pair{ErrorCode::NotFound, 400}, std::pair{ErrorCode::Unavailable, 400},
                                     std::pair{ErrorCode::InvalidArgument, 400}, std::pair{ErrorCode::TooLarge, 413},
                                     std::pair{ErrorCode::DeadlineExceeded, 504}}) {
    fetcher.answer = fail(code, "no.");
    const HttpResponse answer = bench.ask("POST", "/ai/vision/analyze", both);
    QCOMPARE(answer.status, status);
    QCOMPARE(detailOf(answer), std::string("image_url: no."));
  }
  QCOMPARE(bench.ask("POST", "/ai/vision/analyze?async=1", both).status, 400);
}

void TestOriginalRoutes::nlp() {
  OriginalBench bench;
  json body = parsed(bench.ask("POST", "/ai/nlp/process", R"({"text":"","task":"sentiment","model":"x"})"));
  QCOMPARE(body.at("result").at("task").get<std::string>(), std::string("sentiment"));
  QCOMPARE(body.at("result").at("language_detected").get<std::string>(), std::string("en"));
  QVERIFY(body.at("result").contains("processing_time"));
  for (const char* options : {"{}", "null", R"({"compare_text":null})", R"({"compare_text":""})"}) {
    body = parsed(bench.ask("POST", "/ai/nlp/process",
                            std::string(R"({"text":"a","task":"similarity","options":)") + options + "}"));
    QCOMPARE(body.at("result").at("results").dump(),
             std::string(R"({"error":"compare_text option is required for similarity calculation"})"));
    QCOMPARE(body.at("result").at("task").get<std::string>(), std::string("similarity"));
  }
  QCOMPARE(bench.ask("POST", "/ai/nlp/process?async=1", R"({"text":"a","task":"similarity"})").status, 400);
}

void TestOriginalRoutes::data() {
  OriginalBench bench;
  const json body = parsed(bench.ask(
      "POST", "/data/process", R"({"operation":"transform","data":{"records":[{"a":1,"b":null}]},"options":null})"));
  QCOMPARE(body.at("status").get<std::string>(), std::string("completed"));
  QCOMPARE(body.at("result").at("transformed_data").dump(), std::string(R"([{"a":1,"b":null}])"));
  QCOMPARE(body.at("result").at("rows_processed").get<int>(), 1);
  QCOMPARE(body.at("rows_processed").get<int>(), 1);
  QVERIFY(body.at("processing_time").is_number_float());
  QVERIFY(body.at("error").is_null());
  QVERIFY(body.contains("job_id"));
}

/// Over the limit for the caller's thread: read and written on the pool.
void TestOriginalRoutes::largeTables() {
  OriginalBench bench;
  std::string rows;
  for (int i = 0; i < 20'000; ++i)
    rows += QStringLiteral("%1{\"a\":%2}").arg(i == 0 ? "" : ",").arg(i).toStdString();
  const std::string body = R"({"operation":"transform","data":{"records":[)" + rows + "]}}";
  const json answer = parsed(bench.ask("POST", "/data/process", body));
  QCOMPARE(answer.at("result").at("transformed_data").size(), std::size_t{20'000});
  QCOMPARE(answer.at("result").at("transformed_data")[19'999].at("a").get<int>(), 19'999);
  QCOMPARE(bench.ask("POST", "/data/process", body + "x").status, 422);
}

void TestOriginalRoutes::uploads() {
  OriginalBench bench;
  const std::string form = formWith("name=\"file\"; filename=\"データ.csv\"", "a\n");
  const HttpResponse answer = bench.upload(form);
  QCOMPARE(QString::fromStdString(answer.body),
           QString(R"({"filename":"データ.csv","size":2,"path":"/data/データ.csv"})"));
  std::filesystem::path seen;
  bench.engine(ServiceKind::Data).onRun = [&](const Request& request, const RunContext&) -> Result<Response> {
    seen = std::get<std::filesystem::path>(std::get<DataRequest>(request).data);
    return emptyAnswer(request);
  };
  QCOMPARE(
      bench.ask("POST", "/data/process", R"({"operation":"analyze","data":{"file_path":"/data/データ.csv"}})").status,
      200);
  QCOMPARE(QString::fromStdString(seen.filename().string()), QString("データ.csv"));
  const auto path = [&](const char* text) {
    return bench
        .ask("POST", "/data/process", std::string(R"({"operation":"analyze","data":{"file_path":")") + text + "\"}}")
        .status;
  };
  QCOMPARE(path("/data/none.csv"), 404);
  QCOMPARE(path("/data/../x"), 400);
  QCOMPARE(path("/etc/passwd"), 400);
  QCOMPARE(bench.upload(formWith("name=\"file\"; filename=\"../x.csv\"", "a")).status, 400);
  QCOMPARE(bench.upload("--xx\r\nrubbish").status, 400);
  QCOMPARE(bench.upload(form, "multipart/form-data").status, 400);
  for (const HttpResponse& missing : {bench.upload(formWith("name=\"other\"; filename=\"x\"", "a")),
                                      bench.upload(formWith("name=\"file\"", "a")), bench.upload("{}", "text/plain")}) {
    QCOMPARE(missing.status, 422);
    QCOMPARE(parsed(missing).at("detail")[0].at("loc").dump(), std::string(R"(["body","file"])"));
  }
}

void TestOriginalRoutes::clientErrors_data() {
  QTest::addColumn<QByteArray>("path");
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<int>("status");
  QTest::addColumn<QByteArray>("says");
  const auto row = [](const char* name, const char* path, const QByteArray& body, int status, const char* says) {
    QTest::newRow(name) << QByteArray(path) << body << status << QByteArray(says);
  };
  const QByteArray image = QByteArray(R"({"image_base64":")") + kPixel + "\"";
  row("nlp task", "/ai/nlp/process", R"({"text":"x","task":"nope"})", 400, "Unknown task: nope");
  row("nlp null task", "/ai/nlp/process", R"({"text":"x","task":null})", 422, "string_type");
  row("nlp options", "/ai/nlp/process", R"({"text":"x","options":[]})", 422, "dict_type");
  row("nlp option", "/ai/nlp/process", R"({"text":"x","task":"keywords","options":{"max_keywords":"a"}})", 400,
      "options.max_keywords");
  row("nlp number", "/ai/nlp/process", R"({"text":123})", 422, "string_type");
  row("vision task", "/ai/vision/analyze", image + R"(,"task":"segment"})", 400, "Unknown task: segment");
  row("vision no image", "/ai/vision/analyze", "{}", 400, "Either image_url or image_base64 must be provided");
  row("vision base64", "/ai/vision/analyze", R"({"image_base64":"@@"})", 400, "image_base64: ");
  row("vision option", "/ai/vision/analyze", image + R"(,"task":"detect_objects","options":{"min_area":-1}})", 400,
      "options.min_area");
  row("llm range", "/ai/llm/completion", R"({"prompt":"x","max_tokens":0})", 400, "max_tokens");
  row("llm text", "/ai/llm/completion", R"({"prompt":"x","max_tokens":"many"})", 422, "int_parsing");
  row("data operation", "/data/process", R"({"operation":"frobnicate","data":{}})", 400,
      "Unknown operation: frobnicate");
  row("data missing", "/data/process", R"({"operation":"analyze"})", 422, R"(["body","data"])");
  row("data null", "/data/process", R"({"operation":"analyze","data":null})", 422, "dict_type");
  row("data list", "/data/process", R"({"operation":"analyze","data":[{"a":1}]})", 422, "dict_type");
  row("data both", "/data/process", R"({"operation":1,"data":2,"options":3})", 422, "string_type");
  row("data ragged", "/data/process", R"({"operation":"analyze","data":{"a":[1],"b":[1,2]}})", 400, "data");
  row("data records", "/data/process", R"({"operation":"analyze","data":{"records":5}})", 400, "records");
  row("data function", "/data/process",
      R"({"operation":"aggregate","data":{"a":[1]},"options":{"group_by":"a","agg_funcs":{"a":"frob"}}})", 400,
      "agg_funcs");
  row("data path", "/data/process", R"({"operation":"analyze","data_path":"/etc/passwd"})", 422, R"(["body","data"])");
  row("data cut", "/data/process", R"({"operation": )", 422, R"(["body",14])");
  row("async", "/ai/nlp/process?async=maybe", R"({"text":"x"})", 422, R"(["query","async"])");
  for (const char* path : {"/ai/nlp/process", "/ai/llm/completion", "/ai/vision/analyze", "/data/process"}) {
    row(QByteArray(path) + " no body", path, "", 422, R"("loc":["body"])");
    row(QByteArray(path) + " list", path, "[1]", 422, "model_attributes_type");
    row(QByteArray(path) + " no JSON", path, "nope", 422, R"(["body",0])");
    row(QByteArray(path) + " deep", path, QByteArray(200'000, '['), 413, "nests deeper");
    row(QByteArray(path) + " binary", path, "{\"text\":\"\xff\xfe\"}", 400, "error parsing the body");
  }
}

void TestOriginalRoutes::clientErrors() {
  QFETCH(const QByteArray, path);
  QFETCH(const QByteArray, body);
  QFETCH(const int, status);
  QFETCH(const QByteArray, says);
  OriginalBench bench;
  const HttpResponse answer = bench.ask("POST", path.toStdString(), body.toStdString());
  QVERIFY2(answer.status == status, answer.body.c_str());
  QVERIFY2(answer.body.find(says.toStdString()) != std::string::npos, answer.body.c_str());
  for (const ServiceKind kind : kAllServices)
    QCOMPARE(bench.engine(kind).runs.load(), 0);
}

void TestOriginalRoutes::engineErrors_data() {
  QTest::addColumn<int>("code");
  QTest::addColumn<int>("status");
  const auto row = [](ErrorCode code, int status) {
    QTest::newRow(std::string(errorCodeName(code)).c_str()) << static_cast<int>(code) << status;
  };
  row(ErrorCode::InvalidArgument, 400);
  row(ErrorCode::NotFound, 400); // a column
  row(ErrorCode::Unsupported, 400);
  row(ErrorCode::Corrupt, 400);
  row(ErrorCode::TooLarge, 413);
  row(ErrorCode::Unavailable, 503);
  row(ErrorCode::DeadlineExceeded, 504);
  row(ErrorCode::OutOfMemory, 507);
  row(ErrorCode::Internal, 500);
}

void TestOriginalRoutes::engineErrors() {
  QFETCH(const int, code);
  QFETCH(const int, status);
  OriginalBench bench;
  bench.engine(ServiceKind::Data).onRun = [code](const Request&, const RunContext&) -> Result<Response> {
    return fail(static_cast<ErrorCode>(code), "There is no column 'x'.");
  };
  const HttpResponse answer = bench.ask("POST", "/data/process", R"({"operation":"analyze","data":{"a":[1]}})");
  QCOMPARE(answer.status, status);
  QCOMPARE(detailOf(answer), std::string("There is no column 'x'."));
  QVERIFY(!headerOf(answer, "X-Request-Id").empty());
}

void TestOriginalRoutes::cacheIsToldAndPassedBy() {
  OriginalBench bench;
  const std::string body = R"({"prompt":"Hello","temperature":0})";
  const HttpResponse first = bench.ask("POST", "/ai/llm/completion", body);
  const HttpResponse second = bench.ask("POST", "/ai/llm/completion", body);
  QCOMPARE(headerOf(first, "X-Cache"), std::string("miss"));
  QCOMPARE(headerOf(second, "X-Cache"), std::string("hit"));
  QVERIFY(!headerOf(first, "X-Request-Id").empty());
  QVERIFY(headerOf(first, "X-Request-Id") != headerOf(second, "X-Request-Id"));
  for (const char* value : {"no-cache", "max-age=0, No-Store"}) {
    auto exchange = FakeExchange::make("POST", "/ai/llm/completion", body);
    exchange->mutableRequest().headers.push_back({"Cache-Control", value});
    QCOMPARE(headerOf(OriginalBench::send(bench.router, exchange), "X-Cache"), std::string("miss"));
  }
  QCOMPARE(bench.engine(ServiceKind::Llm).runs.load(), 3);
}

void TestOriginalRoutes::languagesThatAreNoneAreDetected() {
  OriginalBench bench;
  std::vector<std::string> languages;
  bench.engine(ServiceKind::Nlp).onRun = [&](const Request& request, const RunContext&) -> Result<Response> {
    languages.push_back(std::get<NlpRequest>(request).language);
    if (languages.back() == "unknown") return fail(ErrorCode::InvalidArgument, "'unknown' is no language.");
    if (languages.back() == "auto" && std::get<NlpRequest>(request).text == "bad")
      return fail(ErrorCode::InvalidArgument, "The text is bad.");
    return Response(NlpResult{"ja", SentimentAnalysis{}});
  };
  const HttpResponse detected = bench.ask("POST", "/ai/nlp/process", R"({"text":"x","language":"unknown"})");
  QCOMPARE(detected.status, 200);
  QCOMPARE(headerOf(detected, "X-Language"), std::string("detected"));
  const HttpResponse bad =
      bench.ask("POST", "/ai/nlp/process", R"({"text":"bad","language":"unknown","task":"keywords"})");
  QCOMPARE(detailOf(bad), std::string("The text is bad."));
  const HttpResponse known = bench.ask("POST", "/ai/nlp/process", R"({"text":"x","language":"ja","task":"entities"})");
  QCOMPARE(headerOf(known, "X-Language"), std::string());
  QCOMPARE(languages, (std::vector<std::string>{"unknown", "auto", "unknown", "auto", "ja"}));
}

void TestOriginalRoutes::noStoreKeepsNothing() {
  OriginalBench bench;
  const std::string body = R"({"prompt":"Hello","temperature":0})";
  auto exchange = FakeExchange::make("POST", "/ai/llm/completion", body);
  exchange->mutableRequest().headers.push_back({"Cache-Control", "no-store"});
  QCOMPARE(OriginalBench::send(bench.router, exchange).status, 200);
  QCOMPARE(headerOf(bench.ask("POST", "/ai/llm/completion", body), "X-Cache"), std::string("miss"));
}

void TestOriginalRoutes::aServiceElsewhereFails_data() {
  QTest::addColumn<int>("code");
  QTest::addColumn<int>("status");
  QTest::newRow("does not know its model") << static_cast<int>(ErrorCode::NotFound) << 502;
  QTest::newRow("answers nonsense") << static_cast<int>(ErrorCode::Corrupt) << 502;
  QTest::newRow("limits its callers") << static_cast<int>(ErrorCode::Busy) << 429;
  QTest::newRow("refuses the request") << static_cast<int>(ErrorCode::InvalidArgument) << 400;
  QTest::newRow("is left in peace") << static_cast<int>(ErrorCode::Unavailable) << 503;
}

void TestOriginalRoutes::aServiceElsewhereFails() {
  QFETCH(int, code);
  QFETCH(int, status);
  OriginalBench bench;
  bench.engine(ServiceKind::Nlp).target = "https://elsewhere";
  bench.engine(ServiceKind::Nlp).onRun = [&](const Request&, const RunContext&) -> Result<Response> {
    return tl::unexpected(Error{static_cast<ErrorCode>(code), "The nlp service at far:1 says no.", {}, {}});
  };
  const HttpResponse answer = bench.ask("POST", "/ai/nlp/process", R"({"text":"x"})");
  QCOMPARE(answer.status, status);
  QCOMPARE(detailOf(answer), std::string("The nlp service at far:1 says no."));
}

void TestOriginalRoutes::aLeavingClientCancels() {
  OriginalBench bench;
  aisemble::test::Gate gate;
  std::atomic<bool> wasStopped{false};
  bench.engine(ServiceKind::Nlp).onRun = [&](const Request&, const RunContext& context) -> Result<Response> {
    if (!gate.pass(context.stop)) wasStopped = true;
    return fail(ErrorCode::Cancelled, "stopped");
  };
  auto exchange = FakeExchange::call(bench.router, "POST", "/ai/nlp/process", R"({"text":"x"})");
  QVERIFY(gate.waitForArrivals(1));
  exchange->leave();
  QVERIFY(exchange->waitForEnd());
  QVERIFY(aisemble::test::eventually([&] { return wasStopped.load(); }));
}

void TestOriginalRoutes::podsAnswerAsTheServices() {
  OriginalBench bench;
  json body = parsed(bench.askPod(ServiceKind::Llm, "POST", "/completion", R"({"prompt":"Hello","max_tokens":16})"));
  QCOMPARE(body.dump(), std::string(R"({"model":"default","model_used":"tiny","text":"re: Hello","tokens_used":5})"));
  body = parsed(bench.askPod(ServiceKind::Llm, "POST", "/completion", R"({"prompt":"Hello","model":"missing"})"));
  QCOMPARE(body.at("model").get<std::string>(), std::string("missing")); // a pod has one model, whatever it is called
  QCOMPARE(body.at("model_used").get<std::string>(), std::string("tiny"));
  QCOMPARE(parsed(bench.askPod(ServiceKind::Llm, "GET", "/health")).dump(),
           std::string(R"({"gpu_available":false,"model_loaded":true,"service":"llm","status":"healthy"})"));
  QCOMPARE(parsed(bench.askPod(ServiceKind::Nlp, "GET", "/health")).dump(),
           std::string(R"({"models_loaded":true,"nltk_available":true,"service":"nlp","status":"healthy"})"));
  QCOMPARE(parsed(bench.askPod(ServiceKind::Data, "GET", "/health")).dump(),
           std::string(R"({"data_dir":"/data","service":"data-processor","status":"healthy"})"));
  QCOMPARE(parsed(bench.askPod(ServiceKind::Vision, "GET", "/health")).at("service").get<std::string>(),
           std::string("vision"));
  QVERIFY(QRegularExpression(R"(^\d+\.\d+\.\d+$)")
              .match(QString::fromStdString(
                  parsed(bench.askPod(ServiceKind::Vision, "GET", "/health")).at("opencv_version")))
              .hasMatch());
  body = parsed(bench.askPod(ServiceKind::Data, "POST", "/process", R"({"operation":"transform","data":{"a":[1]}})"));
  body.erase("processing_time");
  QCOMPARE(body.dump(), std::string(R"({"result":{"rows_processed":1,"transformed_data":[{"a":1}]},"rows_processed":1,)"
                                    R"("status":"completed"})"));
  QCOMPARE(bench.askPod(ServiceKind::Nlp, "GET", "/process").status, 405);
  QCOMPARE(bench.askPod(ServiceKind::Nlp, "GET", "/metrics").status, 404);
}

void TestOriginalRoutes::asyncBecomesAJob() {
  OriginalBench bench;
  const HttpResponse accepted = bench.ask("POST", "/ai/nlp/process?async=true", R"({"text":"x","task":"summarize"})");
  QCOMPARE(accepted.status, 202);
  const std::string id = parsed(accepted).at("job_id");
  QCOMPARE(parsed(accepted).at("status").get<std::string>(), std::string("pending"));
  json job;
  QVERIFY(aisemble::test::eventually([&] {
    job = parsed(bench.ask("GET", "/jobs/" + id));
    return job.at("status") == "completed";
  }));
  QCOMPARE(job.at("result").at("task").get<std::string>(), std::string("summarize"));
  QVERIFY(job.at("result").contains("processing_time"));
  QCOMPARE(job.at("progress").dump(), std::string(R"({"completed":1,"percentage":100.0,"total":1})"));
  QVERIFY(job.at("created_at").is_number_float() && job.at("updated_at").is_number_float());
  const json list = parsed(bench.ask("GET", "/jobs"));
  QCOMPARE(list.at("total").get<int>(), 1);
  QCOMPARE(list.at("jobs")[0].at("job_id").get<std::string>(), id);
  QCOMPARE(bench.ask("DELETE", "/jobs/" + id).body, "{\"message\":\"Job " + id + " deleted successfully\"}");
  QCOMPARE(detailOf(bench.ask("GET", "/jobs/" + id)), "Job " + id + " not found");
  QCOMPARE(bench.ask("DELETE", "/jobs/" + id).status, 404);
  QCOMPARE(bench.ask("POST", "/jobs", "{}").status, 405);
  QCOMPARE(bench.ask("GET", "/jobs?status=odd").status, 422);
  QCOMPARE(bench.ask("GET", "/jobs?limit=0").status, 422);
  QCOMPARE(bench.ask("GET", "/jobs").body, std::string(R"({"jobs":[],"total":0,"pagination":{"limit":50,"offset":0,)"
                                                       R"("total":0,"has_more":false}})"));
  bench.store.isBroken = true;
  QCOMPARE(bench.ask("POST", "/ai/nlp/process?async=true", R"({"text":"x"})").status, 500);
}

void TestOriginalRoutes::asyncWithoutADatabase() {
  OriginalBench bench(false);
  QCOMPARE(bench.ask("POST", "/ai/nlp/process?async=true", R"({"text":"x"})").status, 503);
  QCOMPARE(bench.ask("GET", "/jobs").status, 503);
  QCOMPARE(bench.ask("POST", "/ai/nlp/process?async=false", R"({"text":"x"})").status, 200);
}

QTEST_GUILESS_MAIN(TestOriginalRoutes)
#include "tst_original_routes.moc"
