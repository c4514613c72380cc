// SPDX-License-Identifier: Apache-2.0
// The registry's routes: their answers, their errors, and the measurement of a model.

#include "registry_fixture.h"

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;

namespace {

ModelInfo localModel(const std::string& name) {
  ModelInfo out;
  out.name = name;
  out.architecture = "LlamaForCausalLM";
  out.contextLength = 512;
  return out;
}

const char* const kRegister =
    R"({"category": "llm_models", "model_name": "mine", "model_info":
        {"provider": "custom", "task": "llm", "capabilities": ["text_generation"], "unknown": 5}})";

} // namespace

class TestRegistryRoutes : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theLifeOfAModel() {
    RegistryBench bench;
    const HttpResponse added = bench.ask("POST", "/models/register", kRegister);
    QCOMPARE(added.status, 200);
    QCOMPARE(parsed(added.body), parsed(R"({"status": "success", "message": "Model 'mine' registered successfully",
                                            "category": "llm_models", "model_name": "mine"})"));
    QVERIFY(std::filesystem::exists(bench.dataFolder() / "registry.json")); // before it is acknowledged
    const HttpResponse changed = bench.ask("PATCH", "/models/mine", R"({"updates": {"quality_score": 0.9, "x": [1]}})");
    QCOMPARE(parsed(changed.body)["updated_fields"], parsed(R"(["quality_score", "x"])"));
    QCOMPARE(parsed(bench.ask("GET", "/models/mine").body),
             parsed(R"({"model_name": "mine", "info": {"provider": "custom", "model_id": null, "endpoint": null,
               "task": "llm", "capabilities": ["text_generation"], "quality_score": 0.9, "speed_score": null,
               "cost_per_token": null, "local": false, "x": [1], "model_name": "mine"}})"));
    QCOMPARE(parsed(bench.ask("GET", "/models/stats").body)["total_models"], Json(24));
    bench.open(); // as after a restart
    QCOMPARE(bench.ask("DELETE", "/models/mine").status, 200);
    const HttpResponse gone = bench.ask("DELETE", "/models/mine");
    QCOMPARE(gone.status, 404);
    QCOMPARE(parsed(gone.body)["detail"], Json("Model 'mine' not found"));
    QCOMPARE(parsed(bench.ask("PATCH", "/models/mine", R"({"updates": {}})").body)["detail"],
             Json("Model 'mine' not found or update failed"));
    QCOMPARE(bench.ask("GET", "/models/mine").status, 404);
  }

  void namesOfTheHubHaveTwoParts() {
    RegistryBench bench;
    bench.models.models = {localModel("owner/name")};
    QCOMPARE(parsed(bench.ask("GET", "/models/owner/name").body)["model_name"], Json("owner/name"));
    QCOMPARE(bench.ask("GET", "/models/owner/other").status, 404);
  }

  void filtersAreJoined() {
    RegistryBench bench;
    bench.models.models = {localModel("tiny")};
    const auto counts = [&](const char* query) {
      const Json body = parsed(bench.ask("GET", std::string("/models") + query).body);
      return std::pair(body["total_count"].get<int>(), body["filtered_count"].get<int>());
    };
    QCOMPARE(counts(""), std::pair(24, 24));
    QCOMPARE(counts("?task=llm"), std::pair(24, 7));
    QCOMPARE(counts("?task=llm&provider=openai"), std::pair(24, 2));
    QCOMPARE(counts("?category=vision_models&provider=openai"), std::pair(24, 2));
    QCOMPARE(counts("?category=local_models"), std::pair(24, 1));
    QCOMPARE(counts("?provider=nope"), std::pair(24, 0));
    const HttpResponse wrong = bench.ask("GET", "/models?include_stats=perhaps");
    QCOMPARE(wrong.status, 422);
    QCOMPARE(parsed(wrong.body)["detail"][0]["loc"], parsed(R"(["query", "include_stats"])"));
  }

  void statsAndHealthAreIncluded() {
    RegistryBench bench;
    bench.models.models = {localModel("tiny")};
    RequestRecord record;
    record.model = "tiny";
    record.trace.total = std::chrono::milliseconds(250);
    record.finished = Bench::systemClock().now();
    bench.metrics.record(record);
    const Json plain = parsed(bench.ask("GET", "/models").body)["models"]["local_models"]["tiny"];
    QVERIFY(!plain.contains("stats") && !plain.contains("health"));
    const Json body = parsed(bench.ask("GET", "/models?include_stats=true&include_health=1").body);
    const Json tiny = body["models"]["local_models"]["tiny"];
    QCOMPARE(tiny["stats"], parsed(R"({"requests": 1, "success_rate": 100.0, "average_response_time": 0.25})"));
    QCOMPARE(tiny["health"], parsed(R"({"status": "available"})"));
    QCOMPARE(body["models"]["llm_models"]["gpt-4o"]["health"]["status"], Json("unverified"));
    QCOMPARE(body["models"]["llm_models"]["gpt-4o"]["stats"]["requests"], Json(0));
  }

  void capabilitiesAreFound() {
    RegistryBench bench;
    bench.models.models = {localModel("tiny")};
    const Json chat = parsed(bench.ask("GET", "/models/capabilities/chat").body);
    QCOMPARE(chat["count"], Json(chat["models"].size()));
    QCOMPARE(chat["models"].back(), Json("tiny"));
    QCOMPARE(parsed(bench.ask("GET", "/models/capabilities/nope").body),
             parsed(R"({"capability": "nope", "models": [], "count": 0})"));
  }

  void modelsOfThisMachineAreNoEntries() {
    RegistryBench bench;
    bench.models.models = {localModel("tiny")};
    QCOMPARE(bench.ask("DELETE", "/models/tiny").status, 409);
    QCOMPARE(bench.ask("PATCH", "/models/tiny", R"({"updates": {"a": 1}})").status, 409);
    QVERIFY(!std::filesystem::exists(bench.dataFolder() / "registry.json"));
  }

  void selectionIsAnswered() {
    RegistryBench bench;
    const Json body = parsed(bench.ask("POST", "/models/select", R"({"prompt": "hi", "max_tokens": null})").body);
    QCOMPARE(body["selected_model"], Json("gpt-3.5-turbo"));
    QCOMPARE(body["confidence"], Json(0.85));
    QCOMPARE(body["model_info"]["model_name"], Json("gpt-3.5-turbo"));
    QCOMPARE(body["performance_metrics"]["quality"], Json(0.9));
    QCOMPARE(bench.ask("DELETE", "/models/gpt-3.5-turbo").status, 200);
    const Json without = parsed(bench.ask("POST", "/models/select", R"({"prompt": "hi"})").body);
    QCOMPARE(without["reason"], Json("Default fallback model"));
    QVERIFY(without["model_info"].is_null());
  }

  void wrongRequestsAreNamed_data() {
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("place"); ///< of the first problem, where the answer lists them
    const auto row = [](const char* method, const char* target, const QByteArray& body, int status,
                        const char* place = "") {
      QTest::newRow(qPrintable(QString("%1 %2 %3").arg(method, target, QString::fromUtf8(body.left(40)))))
          << method << target << body << status << QByteArray(place);
    };
    row("POST", "/models/register", "", 422, R"(["body"])");
    row("POST", "/models/register", "[", 422);
    row("POST", "/models/register", "\"\xff\"", 400);
    row("POST", "/models/register", "{}", 422, R"(["body", "category"])");
    row("POST", "/models/register", R"({"category": "x", "model_name": "y", "model_info": {"provider": "z"}})", 422,
        R"(["body", "model_info", "task"])");
    row("POST", "/models/register", R"({"category": "x", "model_name": "y", "model_info": 5})", 422,
        R"(["body", "model_info"])");
    row("POST", "/models/register",
        R"({"category": "x", "model_name": "", "model_info": {"provider": "z", "task": "t", "capabilities": []}})",
        400);
    row("POST", "/models/register",
        R"({"category": "x", "model_name": "y", "model_info": {"provider": "z", "task": "t", "capabilities": [1]}})",
        422, R"(["body", "model_info", "capabilities", 0])");
    row("PATCH", "/models/gpt-4o", "{}", 422, R"(["body", "updates"])");
    row("PATCH", "/models/gpt-4o", R"({"updates": []})", 422, R"(["body", "updates"])");
    row("POST", "/models/select", "{}", 422, R"(["body", "prompt"])");
    row("POST", "/models/select", R"({"prompt": "x", "max_tokens": "many"})", 422, R"(["body", "max_tokens"])");
    row("POST", "/models/select", R"({"prompt": "x", "options": []})", 422, R"(["body", "options"])");
    row("POST", "/models/benchmark/nope", "", 404);
    row("POST", "/models/benchmark/gpt-4o", "", 409);
    row("POST", "/models/benchmark/tiny?test_samples=0", "", 422, R"(["query", "test_samples"])");
    row("POST", "/models/benchmark/tiny?test_samples=101", "", 422, R"(["query", "test_samples"])");
    row("POST", "/models/benchmark/tiny?test_type=accuracy", "", 400);
    row("GET", "/models/analytics/usage?time_range=1y", "", 400);
    row("GET", "/models/analytics/usage?metric_type=joy", "", 400);
    row("POST", "/models/optimize/auto-scaling", "", 422, R"(["query", "model_name"])");
    row("POST", "/models/optimize/auto-scaling?model_name=nope", "", 404);
    row("POST", "/models/optimize/auto-scaling?model_name=gpt-4o&min_instances=9&max_instances=5", "", 400);
    row("POST", "/models/optimize/auto-scaling?model_name=gpt-4o&min_instances=-1", "", 400);
    row("POST", "/models/optimize/auto-scaling?model_name=gpt-4o&min_instances=one", "", 422,
        R"(["query", "min_instances"])");
    row("POST", "/models/optimize/auto-scaling?model_name=gpt-4o&target_utilization=1.5", "", 400);
    row("POST", "/models/optimize/auto-scaling?model_name=gpt-4o&target_utilization=nan", "", 422);
    row("POST", "/models/optimize/auto-scaling?model_name=gpt-4o&scale_up_threshold=0.2", "", 400);
  }
  void wrongRequestsAreNamed() {
    QFETCH(QString, method);
    QFETCH(QString, target);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, place);
    RegistryBench bench;
    bench.models.models = {localModel("tiny")};
    const HttpResponse response = bench.ask(method.toStdString(), target.toStdString(), body.toStdString());
    QVERIFY2(response.status == status, response.body.c_str());
    QVERIFY(parsed(response.body).contains("detail"));
    if (!place.isEmpty()) QCOMPARE(parsed(response.body)["detail"][0]["loc"], parsed(place.toStdString()));
    QCOMPARE(bench.desk.count(), std::size_t{0});
  }

  void scalingIsStoredAndSaysThatItDoesNothing() {
    RegistryBench bench;
    const Json body = parsed(bench.ask("POST", "/models/optimize/auto-scaling?model_name=gpt-4o&max_instances=3").body);
    QCOMPARE(body["status"], Json("success"));
    QVERIFY(body["message"].get<std::string>().find("not acted on") != std::string::npos);
    QCOMPARE(body["configuration"]["max_instances"], Json(3));
    QCOMPARE(body["configuration"]["enabled"], Json(false));
    const auto file = readFile(bench.dataFolder() / "registry.json", 1 << 20);
    QVERIFY(file && parsed(*file)["auto_scaling"]["gpt-4o"]["max_instances"] == 3);
  }

  void aModelIsMeasured() {
    RegistryBench bench;
    bench.models.models = {localModel("tiny")};
    const auto exchange = bench.send("POST", "/models/benchmark/tiny?test_samples=3");
    for (std::size_t i = 0; i < 4; ++i) { // one warms up
      const auto job = bench.desk.job(i);
      QVERIFY(job != nullptr);
      QCOMPARE(bench.desk.count(), i + 1); // one at a time
      const auto& request = std::get<CompletionRequest>(job->request);
      QCOMPARE(request.model, std::string("tiny"));
      QVERIFY(request.options.ignoreEndOfSequence && request.options.temperature == 0);
      CompletionResult result;
      result.promptTokens = 40;
      result.completionTokens = 11;
      result.prefillTime = std::chrono::milliseconds(i == 0 ? 9000 : 20);
      result.decodeTime = std::chrono::milliseconds(100);
      result.timeToFirstToken = std::chrono::milliseconds(25);
      job->answerWith(Response(result));
    }
    QVERIFY(exchange->waitForEnd());
    const Json body = parsed(exchange->response().body);
    QCOMPARE(exchange->response().status, 200);
    QCOMPARE(body["model_name"], Json("tiny"));
    QCOMPARE(body["test_samples"], Json(3));
    QCOMPARE(body["test_type"], Json("performance"));
    const Json results = body["results"];
    QCOMPARE(results["latency_seconds"]["n"], Json(3));
    QVERIFY(results["latency_seconds"]["min"].get<double>() > 0);
    QCOMPARE(results["prefill_tokens_per_second"]["max"].get<double>(), 2000.0);
    QCOMPARE(results["prefill_tokens_per_second"]["min"].get<double>(), 2000.0); // the warm-up is not in it
    QCOMPARE(results["decode_tokens_per_second"]["median"].get<double>(), 100.0);
    QCOMPARE(results["completion_tokens"], Json(33));
    QCOMPARE(bench.cache.statistics().stores, decltype(bench.cache.statistics().stores){0});
  }

  void aRegisteredModelIsMeasuredWhereItIs() {
    RegistryBench bench;
    bench.models.models = {localModel("codellama/CodeLlama-34b-Instruct-hf")};
    const auto exchange = bench.send("POST", "/models/benchmark/codellama-34b?test_samples=1");
    QVERIFY(bench.desk.job(0) != nullptr);
    QCOMPARE(std::get<CompletionRequest>(bench.desk.job(0)->request).model,
             std::string("codellama/CodeLlama-34b-Instruct-hf"));
    bench.desk.job(0)->answerWith(aisemble::fail(ErrorCode::OutOfMemory, "It does not fit."));
    QVERIFY(exchange->waitForEnd());
    QCOMPARE(exchange->response().status, 507);
    QCOMPARE(parsed(exchange->response().body)["detail"], Json("It does not fit."));
  }

  void aMeasurementEndsWithItsClient() {
    RegistryBench bench;
    bench.models.models = {localModel("tiny")};
    const auto exchange = bench.send("POST", "/models/benchmark/tiny");
    QVERIFY(bench.desk.job(0) != nullptr);
    exchange->leave();
    QVERIFY(eventually([&] { return bench.desk.stopped == 1; }));
    QCOMPARE(bench.desk.count(), std::size_t{1});
    QVERIFY(!exchange->isMisused());
  }

  void usageIsReal() {
    RegistryBench bench;
    const auto ticket = bench.orchestrator->submit(completion("x"));
    QVERIFY(bench.desk.job(0) != nullptr);
    bench.desk.job(0)->answerWith(answer("y"));
    QVERIFY(Orchestrator::wait(ticket));
    const Json body = parsed(bench.ask("GET", "/models/analytics/usage?model_name=tiny").body);
    QCOMPARE(body["total_requests"], Json(1));
    QCOMPARE(body["top_models"][0]["model"], Json("tiny"));
    QCOMPARE(body["model_specific_metrics"]["requests"], Json(1));
    QVERIFY(body["timestamp"].get<std::string>().ends_with("+00:00"));
  }

  void healthIsReal() {
    RegistryBench bench;
    ModelInfo broken = localModel("broken");
    broken.problem = "config.json is damaged.";
    bench.models.models = {localModel("tiny"), broken};
    const Json body = parsed(bench.ask("GET", "/models/health/system").body);
    QCOMPARE(body["components"]["model_registry"]["models_loaded"], Json(25));
    QCOMPARE(body["components"]["auto_selector"]["last_selection"], Json("gpt-3.5-turbo"));
    QCOMPARE(body["models"]["health_issues"].size(), std::size_t{1});
    QVERIFY(body["system_resources"]["memory_usage_percent"].get<double>() > 0);
  }

  void aDamagedFileIsTold() {
    RegistryBench bench;
    QVERIFY(writeFileAtomically(bench.dataFolder() / "registry.json", "{"));
    QCOMPARE(parsed(bench.ask("GET", "/models/health/system").body)["overall_status"], Json("degraded"));
    const HttpResponse reload = bench.ask("POST", "/models/reload");
    QCOMPARE(reload.status, 500);
    QVERIFY(parsed(reload.body)["detail"].get<std::string>().starts_with("Failed to reload models: "));
    QCOMPARE(parsed(bench.ask("GET", "/models").body)["total_count"], Json(23));
    std::filesystem::remove(bench.dataFolder() / "registry.json");
    QCOMPARE(bench.ask("POST", "/models/reload").status, 200);
  }

  void changesOfManyClientsAllStay() {
    RegistryBench bench;
    std::vector<std::shared_ptr<FakeExchange>> exchanges;
    for (int i = 0; i < 20; ++i) {
      const std::string body = "{\"category\": \"c\", \"model_name\": \"m" + std::to_string(i) + "\", " +
                               R"("model_info": {"provider": "p", "task": "t", "capabilities": []})" + "}";
      exchanges.push_back(bench.send("POST", "/models/register", body));
    }
    for (const auto& exchange : exchanges) {
      QVERIFY(exchange->waitForEnd());
      QCOMPARE(exchange->response().status, 200);
    }
    QCOMPARE(parsed(bench.ask("GET", "/models?category=c").body)["filtered_count"], Json(20));
  }
};

QTEST_GUILESS_MAIN(TestRegistryRoutes)
#include "tst_registry_routes.moc"
