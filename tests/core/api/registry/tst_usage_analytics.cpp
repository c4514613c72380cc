// SPDX-License-Identifier: Apache-2.0
// Figures of usage from records, and the words for the machine's state.

#include "core/api/registry/registry_view.h"
#include "core/api/registry/system_health.h"
#include "core/api/registry/usage_analytics.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace aisemble;
using namespace aisemble::api::registry;
using std::chrono::hours;
using std::chrono::milliseconds;
using wire::Json;

namespace {

const MonotonicTime kNow{hours(1000)};

RequestRecord record(const std::string& model, Outcome outcome, int ms, Nanoseconds ago = milliseconds(0)) {
  RequestRecord out;
  out.model = model;
  out.outcome = outcome;
  out.trace.total = milliseconds(ms);
  out.finished = kNow - ago;
  return out;
}

} // namespace

class TestUsageAnalytics : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingIsSaidOfNothing() {
    const Json usage = usageJson({}, kNow, {}, Json::object());
    QCOMPARE(usage["time_range"], Json("24h"));
    QCOMPARE(usage["total_requests"], Json(0));
    QVERIFY(usage["success_rate"].is_null() && usage["average_response_time"].is_null());
    QCOMPARE(usage["top_models"], Json::array());
    QCOMPARE(usage["performance_trends"]["response_time_trend"], Json("insufficient_data"));
    QVERIFY(!usage.contains("filtered_model"));
  }

  void requestsAreCounted() {
    RequestRecord remote = record("far", Outcome::Success, 300);
    remote.remote = true;
    remote.promptTokens = 100;
    remote.completionTokens = 50;
    RequestRecord cached = remote; // cost nothing
    cached.fromCache = true;
    const SampleRing<RequestRecord>::Snapshot records{
        {record("near", Outcome::Success, 9000, hours(25)), record("near", Outcome::Success, 100, hours(2)),
         record("near", Outcome::Error, 5000), record("near", Outcome::Refused, 1),
         record("near", Outcome::Cancelled, 1), remote, cached, record("", Outcome::Success, 500)},
        7};
    const Json models{{"c", {{"far", {{"provider", "p"}, {"cost_per_token", 0.01}}}}}};
    const Json usage = usageJson(records, kNow, {"24h", "near"}, models);
    QCOMPARE(usage["total_requests"], Json(7)); // one is older
    QCOMPARE(usage["successful_requests"], Json(4));
    QCOMPARE(usage["failed_requests"], Json(2));
    QCOMPARE(usage["success_rate"], Json(66.7));
    QCOMPARE(usage["average_response_time"].get<double>(), 0.3);
    QCOMPARE(usage["total_cost"].get<double>(), 1.5);
    QCOMPARE(usage["coverage"], (Json{{"records", 8}, {"dropped", 7}}));
    QCOMPARE(usage["top_models"][0], (Json{{"model", "near"}, {"requests", 4}, {"success_rate", 33.3}}));
    QCOMPARE(usage["top_models"].size(), std::size_t{2}); // what names no model is none
    QCOMPARE(usage["filtered_model"], Json("near"));
    QCOMPARE(usage["model_specific_metrics"],
             (Json{{"requests", 4}, {"success_rate", 33.3}, {"avg_response_time", 0.1}, {"cost", 0.0}}));
    QCOMPARE(usageJson(records, kNow, {"1h", ""}, models)["total_requests"], Json(6));
    QCOMPARE(usageJson(records, kNow, {"7d", ""}, models)["total_requests"], Json(8));
    QCOMPARE(modelUsageJson(records.samples, "near")["requests"], Json(5));
  }

  void trendsCompareHalves() {
    SampleRing<RequestRecord>::Snapshot records;
    for (int i = 0; i < 40; ++i)
      records.samples.push_back(
          record("m", i % 2 == 0 || i >= 20 ? Outcome::Success : Outcome::Error, i < 20 ? 100 : 200));
    const Json trends = usageJson(records, kNow, {}, Json::object())["performance_trends"];
    QCOMPARE(trends["response_time_trend"], Json("degrading"));
    QCOMPARE(trends["success_rate_trend"], Json("improving"));
    QCOMPARE(trends["cost_efficiency_trend"], Json("stable"));
  }

  void rangesHaveNames() {
    QCOMPARE(timeRangeOf("1h"), std::optional(hours(1)));
    QCOMPARE(timeRangeOf("30d"), std::optional(hours(720)));
    QVERIFY(!timeRangeOf("1y") && !timeRangeOf(""));
  }

  void resourcesHaveWords() {
    const Json calm = resourcesJson({.memory = 50, .processor = 10, .disk = 80});
    QCOMPARE(calm["memory_usage"], Json("normal"));
    QCOMPARE(calm["cpu_usage"], Json("normal"));
    QCOMPARE(calm["disk_space"], Json("sufficient"));
    QVERIFY(!isCritical(calm));
    const Json busy = resourcesJson({.memory = 90, .processor = 200, .disk = 85.04});
    QCOMPARE(busy["memory_usage"], Json("high"));
    QCOMPARE(busy["cpu_usage"], Json("critical"));
    QCOMPARE(busy["disk_space"], Json("low"));
    QCOMPARE(busy["disk_usage_percent"], Json(85.0));
    QVERIFY(!isCritical(busy)); // a processor at work is none
    QVERIFY(isCritical(resourcesJson({.memory = 96, .processor = 0, .disk = 0})));
    QVERIFY(isCritical(resourcesJson({.memory = 0, .processor = 0, .disk = 91})));
    const Json blind = resourcesJson({});
    QCOMPARE(blind["memory_usage"], Json("unknown"));
    QVERIFY(blind["memory_usage_percent"].is_null() && !isCritical(blind));
  }

  void resourcesAreRead() {
    const ResourceUse use = readResources("/nowhere/at/all");
    QVERIFY(use.memory > 0 && use.memory < 100);
    QVERIFY(use.processor >= 0);
    QVERIFY(use.disk >= 0 && use.disk <= 100); // of the nearest folder that is there
  }

  void healthTellsWhatIsWrong() {
    ModelInfo good;
    good.name = "good";
    ModelInfo broken;
    broken.name = "broken";
    broken.problem = "config.json is damaged.";
    const std::vector<ModelInfo> local{good, broken};
    const Json models = modelsOf({{"c", {{"gpt-3.5-turbo", {{"provider", "openai"}}}}}}, local);
    HealthFacts facts{models, local, "", "gpt-3.5-turbo", {}, {record("x", Outcome::Success, 12)}};
    const Json health = healthJson(facts);
    QCOMPARE(health["overall_status"], Json("healthy"));
    QCOMPARE(health["components"]["model_registry"], (Json{{"status", "healthy"}, {"models_loaded", 3}}));
    QCOMPARE(health["components"]["api_endpoints"]["response_time"], Json("12.0ms median of 1"));
    QCOMPARE(health["models"]["total_registered"], Json(3));
    QCOMPARE(health["models"]["available"], Json(1));
    QCOMPARE(health["models"]["unavailable"], Json(1));
    QCOMPARE(health["models"]["unverified"], Json(1));
    QCOMPARE(health["models"]["health_issues"],
             Json::array({{{"model", "broken"}, {"issue", "config.json is damaged."}}}));

    HealthFacts damaged{models, local, "The file is damaged.", "gpt-3.5-turbo", {}, {}};
    QCOMPARE(healthJson(damaged)["overall_status"], Json("degraded"));
    QCOMPARE(healthJson(damaged)["components"]["model_registry"]["error"], Json("The file is damaged."));
    QCOMPARE(healthJson(damaged)["components"]["api_endpoints"]["response_time"], Json("no requests yet"));
    HealthFacts helpless{models, local, "", "gone", {}, {}};
    QCOMPARE(healthJson(helpless)["components"]["auto_selector"]["selection_available"], Json(false));
    QCOMPARE(healthJson(helpless)["overall_status"], Json("degraded"));
    HealthFacts full{models, local, "", "gpt-3.5-turbo", {.memory = 10, .processor = 10, .disk = 99}, {}};
    QCOMPARE(healthJson(full)["overall_status"], Json("degraded"));
  }
};

QTEST_APPLESS_MAIN(TestUsageAnalytics)
#include "tst_usage_analytics.moc"
