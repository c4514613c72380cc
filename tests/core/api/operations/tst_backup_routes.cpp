// SPDX-License-Identifier: Apache-2.0
// Backups as their clients see them.
#include "core/api/operations/backup_service.h"
#include "tests/core/api/operations/operations_fixture.h"

#include <QtTest>

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;
using aisemble::test::eventually;

namespace fs = std::filesystem;

namespace {

struct Backups : OperationsBench {
  Backups() {
    operations.backupFolder = root / "data" / "backups";
    operations.backupSources = {{"system_config", root / "config"}, {"data", root / "data"}, {"logs", root / "state"}};
    writeTo(root / "config" / "settings.json", "{}");
    writeTo(root / "data" / "file.txt", "data");
    writeTo(root / "elsewhere" / "secret", "secret");
  }
  std::string jobBody(const std::string& name, const std::string& source, const std::string& more = {}) const {
    Json out{{"name", name},
             {"source_paths", {(root / source).string()}},
             {"destination", name},
             {"schedule", "*/5 * * * *"}};
    std::string text = out.dump();
    text.pop_back();
    return text + more + "}";
  }
  Json results() { return get("/ops/backups/status").body["recent_results"]; }
  bool waitForResults(std::size_t count) {
    return eventually([&] { return results().size() >= count; });
  }
  Json files(const std::string& job = {}) {
    return get("/ops/backups/files" + (job.empty() ? "" : "?job_name=" + job)).body["backup_files"];
  }
};

} // namespace

class TestBackupRoutes final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void defaults();
  void createChangeDelete();
  void refusedJobs_data();
  void refusedJobs();
  void runAndRestore();
  void manual();
  void keysStayOut();
  void restoresNothingElse_data();
  void restoresNothingElse();
  void linksDoNotWidenTheSources();
  void schedule();
  void retention();
  void jobsAreKept();
  void aDamagedListIsNotOverwritten_data();
  void aDamagedListIsNotOverwritten();
  void withoutAFolder();
};

void TestBackupRoutes::defaults() {
  Backups bench;
  bench.start();
  const auto status = bench.get("/ops/backups/status");
  QCOMPARE(status.status, 200);
  QCOMPARE(status.body["scheduler_running"], Json(true));
  QCOMPARE(status.body["jobs"]["logs"], Json({{"enabled", true},
                                              {"schedule", "0 3 * * *"},
                                              {"last_run", nullptr},
                                              {"next_run", "2025-11-25T03:00:00.000+00:00"},
                                              {"retention_days", 7}}));
  QCOMPARE(status.body["jobs"]["data"]["enabled"], Json(false));
  QVERIFY(!status.body["jobs"].contains("models"));
  QCOMPARE(status.body["storage_usage"]["file_count"], Json(0));
  QCOMPARE(bench.get("/ops/backups/files").body,
           Json({{"backup_files", Json::array()}, {"total_count", 0}, {"filtered_by_job", nullptr}}));
  QCOMPARE(bench.get("/ops/health/comprehensive").body["backup_status"]["jobs"].size(), std::size_t{3});
}

void TestBackupRoutes::createChangeDelete() {
  Backups bench;
  bench.start();
  QCOMPARE(bench.post("/ops/backups/jobs", bench.jobBody("mine", "config")).body,
           Json({{"status", "success"}, {"message", "Backup job 'mine' created"}}));
  QCOMPARE(bench.get("/ops/backups/status").body["jobs"]["mine"]["next_run"], Json("2025-11-24T16:05:00.000+00:00"));
  QCOMPARE(bench.call("PATCH", "/ops/backups/jobs/mine", R"({"enabled":false,"retention_days":3})").status, 200);
  const Json job = bench.get("/ops/backups/status").body["jobs"]["mine"];
  QCOMPARE(job["enabled"], Json(false));
  QCOMPARE(job["retention_days"], Json(3));
  QCOMPARE(job["next_run"], Json(nullptr));
  QCOMPARE(bench.call("PATCH", "/ops/backups/jobs/mine", R"({"schedule":"nope"})").status, 400);
  QCOMPARE(bench.call("PATCH", "/ops/backups/jobs/mine", R"({"source_paths":["/etc"]})").status, 403);
  QCOMPARE(bench.call("PATCH", "/ops/backups/jobs/none", "{}").status, 404);
  QCOMPARE(bench.call("DELETE", "/ops/backups/jobs/mine").body,
           Json({{"status", "success"}, {"message", "Backup job 'mine' deleted"}}));
  QCOMPARE(bench.call("DELETE", "/ops/backups/jobs/mine").status, 404);
  QCOMPARE(bench.post("/ops/backups/jobs/mine/run").status, 404); // the original answers 200 and fails unseen
}

void TestBackupRoutes::refusedJobs_data() {
  QTest::addColumn<QByteArray>("field");
  QTest::addColumn<QByteArray>("value");
  QTest::addColumn<int>("status");
  QTest::newRow("cron") << QByteArray("schedule") << QByteArray("\"nope\"") << 400;
  QTest::newRow("never") << QByteArray("schedule") << QByteArray("\"0 0 30 2 *\"") << 400;
  QTest::newRow("no sources") << QByteArray("source_paths") << QByteArray("[]") << 400;
  QTest::newRow("root") << QByteArray("source_paths") << QByteArray("[\"/\"]") << 403;
  QTest::newRow("etc") << QByteArray("source_paths") << QByteArray("[\"/etc/passwd\"]") << 403;
  QTest::newRow("relative") << QByteArray("source_paths") << QByteArray("[\"data\"]") << 400;
  QTest::newRow("up") << QByteArray("source_paths") << QByteArray("[\"{ROOT}/config/../elsewhere\"]") << 403;
  QTest::newRow("same beginning") << QByteArray("source_paths") << QByteArray("[\"{ROOT}/config2\"]") << 403;
  QTest::newRow("nul") << QByteArray("source_paths") << QByteArray("[\"{ROOT}/config\\u0000x\"]") << 400;
  QTest::newRow("destination up") << QByteArray("destination") << QByteArray("\"../x\"") << 400;
  QTest::newRow("destination up inside") << QByteArray("destination") << QByteArray("\"a/../../x\"") << 400;
  QTest::newRow("destination absolute") << QByteArray("destination") << QByteArray("\"/tmp/x\"") << 400;
  QTest::newRow("destination empty") << QByteArray("destination") << QByteArray("\"\"") << 400;
  QTest::newRow("destination hidden") << QByteArray("destination") << QByteArray("\".ssh\"") << 400;
  QTest::newRow("name") << QByteArray("name") << QByteArray("\"../x\"") << 400;
  QTest::newRow("name empty") << QByteArray("name") << QByteArray("\"\"") << 400;
  QTest::newRow("retention") << QByteArray("retention_days") << QByteArray("0") << 400;
  QTest::newRow("retention negative") << QByteArray("retention_days") << QByteArray("-1") << 400;
  QTest::newRow("type") << QByteArray("source_paths") << QByteArray("\"x\"") << 422;
  QTest::newRow("type inside") << QByteArray("source_paths") << QByteArray("[1]") << 422;
}

void TestBackupRoutes::refusedJobs() {
  QFETCH(QByteArray, field);
  QFETCH(QByteArray, value);
  QFETCH(int, status);
  Backups bench;
  bench.start();
  value.replace("{ROOT}", QByteArray::fromStdString(bench.root.string()));
  Json body = parsed(bench.jobBody("mine", "config"));
  body[field.toStdString()] = parsed(value.toStdString());
  const auto answer = bench.post("/ops/backups/jobs", body.dump());
  QCOMPARE(answer.status, status);
  QVERIFY(!bench.get("/ops/backups/status").body["jobs"].contains("mine"));
  QCOMPARE(bench.post("/ops/backups/jobs", "{}").body["detail"].size(), std::size_t{4});
}

void TestBackupRoutes::runAndRestore() {
  Backups bench;
  bench.start();
  QCOMPARE(bench.post("/ops/backups/jobs", bench.jobBody("mine", "data")).status, 200);
  QCOMPARE(bench.post("/ops/backups/jobs/mine/run").body,
           Json({{"status", "success"}, {"message", "Backup job 'mine' started"}}));
  QVERIFY(bench.waitForResults(1));
  const Json result = bench.results()[0];
  QCOMPARE(result["success"], Json(true));
  QCOMPARE(result["files_backed_up"], Json(1)); // the backups in the data folder are not in it
  const Json files = bench.files("mine");
  QCOMPARE(files.size(), std::size_t{1});
  QCOMPARE(files[0]["name"], Json("mine_20251124_160000.tar.gz"));
  QCOMPARE(files[0]["job_category"], Json("mine"));
  QCOMPARE(files[0]["size_bytes"], result["file_size"]);
  QVERIFY(bench.files("other").empty());

  const std::string path = files[0]["path"];
  QCOMPARE(bench.post("/ops/backups/restore?backup_path=" + path).status, 200);
  const fs::path first = bench.root / "data" / "restored" / "mine_20251124_160000_restored_20251124_160000";
  QCOMPARE(contentOf(first / "data" / "file.txt"), std::string("data"));
  QCOMPARE(bench.post("/ops/backups/restore?backup_path=" + path).status, 200); // another folder, nothing replaced
  QVERIFY(fs::exists(first.string() + "-2"));
  QCOMPARE(bench.post("/ops/backups/restore?destination=here&backup_path=mine/mine_20251124_160000.tar.gz").status,
           200);
  QCOMPARE(contentOf(bench.root / "data" / "restored" / "here" / "data" / "file.txt"), std::string("data"));
  const auto again = bench.post("/ops/backups/restore?destination=here&backup_path=" + path);
  QCOMPARE(again.status, 403);
  QVERIFY(detailOf(again).find("exists already") != std::string::npos);
  QCOMPARE(contentOf(bench.root / "data" / "file.txt"), std::string("data"));
}

void TestBackupRoutes::manual() {
  Backups bench;
  bench.start();
  const Json body{{"name", "m"}, {"source_paths", {(bench.root / "config").string()}}, {"compression", false}};
  QCOMPARE(bench.post("/ops/backups/manual", body.dump()).body,
           Json({{"status", "success"}, {"message", "Manual backup 'm' started"}}));
  QVERIFY(bench.waitForResults(1));
  QCOMPARE(bench.files("manual_m")[0]["name"], Json("manual_m_20251124_160000.tar")); // the original writes nothing
  QVERIFY(!bench.get("/ops/backups/status").body["jobs"].contains("manual_m"));
  const auto status = [&](const char* name, const std::string& source) {
    return bench.post("/ops/backups/manual", Json({{"name", name}, {"source_paths", {source}}}).dump()).status;
  };
  QCOMPARE(status("../m", (bench.root / "config").string()), 400);
  QCOMPARE(status("m", "/etc"), 403);
  QCOMPARE(status("m", (bench.root / "config" / "missing").string()), 404);
}

void TestBackupRoutes::keysStayOut() {
  Backups bench;
  bench.operations.secretFiles = {bench.root / "config" / "api-key"};
  writeTo(bench.root / "config" / "api-key", "a-key-of-this-server");
  bench.start();
  const Json body{{"name", "m"}, {"source_paths", {(bench.root / "config").string()}}, {"compression", false}};
  QCOMPARE(bench.post("/ops/backups/manual", body.dump()).status, 200);
  QVERIFY(bench.waitForResults(1));
  const std::string archive = contentOf(bench.files("manual_m")[0]["path"].get<std::string>());
  QVERIFY(archive.find("settings.json") != std::string::npos);
  QVERIFY(archive.find("api-key") == std::string::npos);
  QVERIFY(archive.find("a-key-of-this-server") == std::string::npos);
}

void TestBackupRoutes::restoresNothingElse_data() {
  QTest::addColumn<QByteArray>("query");
  QTest::addColumn<int>("status");
  QTest::newRow("nothing") << QByteArray("") << 422;
  QTest::newRow("elsewhere") << QByteArray("backup_path=/etc/passwd") << 400;
  QTest::newRow("an archive elsewhere") << QByteArray("backup_path={ROOT}/elsewhere/x.tar") << 400;
  QTest::newRow("up") << QByteArray("backup_path=../file.txt") << 400;
  QTest::newRow("missing") << QByteArray("backup_path=none.tar.gz") << 400;
  QTest::newRow("the list of jobs") << QByteArray("backup_path=jobs.json") << 400;
  QTest::newRow("a link") << QByteArray("backup_path=link.tar") << 400;
  QTest::newRow("destination elsewhere") << QByteArray("backup_path=x.tar&destination=/etc") << 403;
  QTest::newRow("destination up") << QByteArray("backup_path=x.tar&destination=../../x") << 403;
  QTest::newRow("not an archive") << QByteArray("backup_path=x.tar") << 400;
}

void TestBackupRoutes::restoresNothingElse() {
  QFETCH(QByteArray, query);
  QFETCH(int, status);
  Backups bench;
  bench.start();
  writeTo(bench.root / "elsewhere" / "x.tar", "x");
  writeTo(bench.root / "data" / "backups" / "x.tar", "x");
  fs::create_symlink(bench.root / "elsewhere" / "x.tar", bench.root / "data" / "backups" / "link.tar");
  query.replace("{ROOT}", QByteArray::fromStdString(bench.root.string()));
  QCOMPARE(bench.post("/ops/backups/restore?" + query.toStdString()).status, status);
  QVERIFY(!fs::exists(bench.root / "data" / "restored") || fs::is_empty(bench.root / "data" / "restored"));
}

void TestBackupRoutes::linksDoNotWidenTheSources() {
  Backups bench;
  bench.start();
  fs::create_directory_symlink(bench.root / "elsewhere", bench.root / "config" / "link");
  const auto direct = bench.post("/ops/backups/jobs", bench.jobBody("mine", "config/link"));
  QCOMPARE(direct.status, 403);
  // A folder that becomes a link after it was allowed.
  fs::create_directories(bench.root / "config" / "later");
  QCOMPARE(bench.post("/ops/backups/jobs", bench.jobBody("mine", "config/later")).status, 200);
  fs::remove(bench.root / "config" / "later");
  fs::create_directory_symlink(bench.root / "elsewhere", bench.root / "config" / "later");
  QCOMPARE(bench.post("/ops/backups/jobs/mine/run").status, 200);
  QVERIFY(bench.waitForResults(1));
  QCOMPARE(bench.results()[0]["success"], Json(false));
  QVERIFY(bench.files().empty());
  const Json issues = bench.get("/ops/health/comprehensive").body["issues"];
  QVERIFY(issues.back().get<std::string>().starts_with("The last backup failed"));
}

void TestBackupRoutes::schedule() {
  Backups bench;
  BackupService service({{bench.root / "data" / "backups", {bench.root / "config"}},
                         bench.root / "restored",
                         {},
                         bench.clock,
                         bench.logger});
  BackupJob job;
  job.name = "five";
  job.sourcePaths = {(bench.root / "config").string()};
  job.destination = "five";
  job.schedule = "*/5 * * * *";
  QVERIFY(service.jobs().put(job));
  job.name = "off";
  job.isEnabled = false;
  QVERIFY(service.jobs().put(job));
  bench.clock.advance(std::chrono::minutes(4));
  service.runDue();
  QVERIFY(service.jobs().takeDue().empty());
  bench.clock.advance(std::chrono::minutes(1));
  service.runDue();
  QVERIFY(service.jobs().takeDue().empty()); // taken once
  QVERIFY(eventually([&] { return service.jobs().results().size() == 1; }));
  QCOMPARE(service.jobs().results()[0].jobName, std::string("five"));
  QVERIFY(service.jobs().results()[0].success);
  QCOMPARE(isoText(*service.jobs().find("five")->nextRun), std::string("2025-11-24T16:10:00.000+00:00"));
  bench.clock.advance(std::chrono::hours(3)); // what was missed comes once
  service.runDue();
  QVERIFY(eventually([&] { return service.jobs().results().size() == 2; }));
  QVERIFY(!service.isScheduling());
  service.startScheduler();
  QVERIFY(service.isScheduling());
  service.stopScheduler();
  QVERIFY(!service.isScheduling());
}

void TestBackupRoutes::retention() {
  Backups bench;
  bench.start();
  QCOMPARE(bench.post("/ops/backups/jobs", bench.jobBody("mine", "config")).status, 200);
  const fs::path folder = bench.root / "data" / "backups" / "mine";
  for (const char* name :
       {"mine_20200101_000000.tar.gz", "mine_2_20200101_000000.tar.gz", "mine_notes.tar.gz", "mine.txt"})
    writeTo(folder / name, "x");
  bench.clock.advance(std::chrono::hours(24 * 366 * 100)); // the files' own times are the machine's
  QCOMPARE(bench.post("/ops/backups/jobs/mine/run").status, 200);
  QVERIFY(bench.waitForResults(1));
  QVERIFY(!fs::exists(folder / "mine_20200101_000000.tar.gz"));
  for (const char* name : {"mine_2_20200101_000000.tar.gz", "mine_notes.tar.gz", "mine.txt"})
    QVERIFY2(fs::exists(folder / name), name); // another job's, and what is not ours
}

void TestBackupRoutes::jobsAreKept() {
  Backups bench;
  bench.start();
  QCOMPARE(bench.post("/ops/backups/jobs", bench.jobBody("mine", "config", R"(,"retention_days":3)")).status, 200);
  QCOMPARE(bench.call("DELETE", "/ops/backups/jobs/logs").status, 200);
  bench.router = std::make_unique<Router>();
  bench.start();
  const Json jobs = bench.get("/ops/backups/status").body["jobs"];
  QCOMPARE(jobs["mine"]["retention_days"], Json(3));
  QVERIFY(!jobs.contains("logs")); // defaults do not come back
}

void TestBackupRoutes::aDamagedListIsNotOverwritten_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::newRow("no JSON") << QByteArray("{");
  QTest::newRow("no list") << QByteArray("{}");
  QTest::newRow("no job") << QByteArray("[1]");
  QTest::newRow("fields missing") << QByteArray("[{\"name\":\"x\"}]");
  QTest::newRow("bad cron") << QByteArray(R"([{"name":"x","source_paths":[],"destination":"x","schedule":"x",)"
                                          R"("retention_days":1,"compression":true,"enabled":true}])");
}

void TestBackupRoutes::aDamagedListIsNotOverwritten() {
  QFETCH(QByteArray, text);
  Backups bench;
  writeTo(bench.root / "data" / "backups" / "jobs.json", text.toStdString());
  bench.start();
  const auto answer = bench.post("/ops/backups/jobs", bench.jobBody("mine", "config"));
  QCOMPARE(answer.status, 400);
  QVERIFY(detailOf(answer).find("jobs.json") != std::string::npos);
  QCOMPARE(contentOf(bench.root / "data" / "backups" / "jobs.json"), text.toStdString());
}

void TestBackupRoutes::withoutAFolder() {
  OperationsBench bench;
  bench.start();
  QCOMPARE(bench.get("/ops/backups/status").status, 404);
  QCOMPARE(bench.get("/ops/health/comprehensive").body["backup_status"], Json(nullptr));
}

QTEST_GUILESS_MAIN(TestBackupRoutes)
#include "tst_backup_routes.moc"
