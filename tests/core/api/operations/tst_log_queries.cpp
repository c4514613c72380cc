// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/audit_log.h"
#include "core/api/operations/log_queries.h"
#include "tests/core/api/operations/operations_fixture.h"

#include <QtTest>

#include <sys/stat.h>
#include <utime.h>

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;

namespace {

struct Files {
  QTemporaryDir folder;
  std::filesystem::path root = folder.path().toStdString();
  LogFolder logs{root / "aisemble.log"};
  void write(const char* name, std::string_view text) { writeTo(root / name, text); }
};

/// `more` goes in as it stands, with a leading comma. (moc does not read raw strings with quotes at their ends.)
std::string line(const std::string& time, const std::string& level, const std::string& event,
                 const std::string& more = {}) {
  const Json fields{{"timestamp", time}, {"level", level}, {"category", "api"}, {"event", event}};
  std::string out = fields.dump();
  out.pop_back();
  return out + more + "}\n";
}

std::string eventsOf(const Result<LogMatches>& found) {
  if (!found) return "error: " + found.error().message;
  std::string out;
  for (const LogEntry& entry : found->entries)
    out += (out.empty() ? "" : " ") + entry.event;
  return out;
}

} // namespace

class TestLogQueries final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void filters_data();
  void filters();
  void rotatedFilesInOrderAndTheNewestKept();
  void whatIsNoLogLine();
  void linksAndDevicesAreNotRead();
  void tooMuchIsRefused();
  void statistics();
  void statisticsHaveAnEndToNames();
  void csv_data();
  void csv();
  void jsonExport();
  void auditSurvivesAndRotates();
  void cleanup();
};

void TestLogQueries::filters_data() {
  QTest::addColumn<QString>("kind");
  QTest::addColumn<QString>("value");
  QTest::addColumn<QString>("events");
  QTest::newRow("none") << ""
                        << ""
                        << "one two three login";
  QTest::newRow("level as written") << "level"
                                    << "warning"
                                    << "two";
  QTest::newRow("level of the original's clients") << "level"
                                                   << "WARNING"
                                                   << "two";
  QTest::newRow("level short") << "level"
                               << "Warn"
                               << "two";
  QTest::newRow("service field") << "service"
                                 << "LLM"
                                 << "two";
  QTest::newRow("category") << "service"
                            << "api"
                            << "one three";
  QTest::newRow("audit") << "service"
                         << "audit"
                         << "login";
  QTest::newRow("event") << "text"
                         << "TWO"
                         << "two";
  QTest::newRow("field") << "text"
                         << "gpt"
                         << "three";
  QTest::newRow("nested field") << "text"
                                << "deep"
                                << "login";
  QTest::newRow("not the time") << "text"
                                << "2025-11"
                                << "";
  QTest::newRow("trace") << "trace"
                         << "abc"
                         << "one";
  QTest::newRow("trace is whole") << "trace"
                                  << "ab"
                                  << "";
  QTest::newRow("id as number") << "trace"
                                << "17"
                                << "three";
  QTest::newRow("from, aware") << "from"
                               << "2025-11-24T19:00:01+03:00"
                               << "two three login";
  QTest::newRow("from, naive") << "from"
                               << "2025-11-24T16:00:01"
                               << "two three login";
  QTest::newRow("to") << "to"
                      << "2025-11-24T16:00:01Z"
                      << "one two";
}

void TestLogQueries::filters() {
  QFETCH(QString, kind);
  QFETCH(QString, value);
  QFETCH(QString, events);
  Files files;
  files.write("aisemble.log", line("2025-11-24T16:00:00.000Z", "info", "one", R"(,"trace_id":"abc")") +
                                  line("2025-11-24T16:00:01.000Z", "warning", "two", R"(,"service":"llm")") +
                                  line("2025-11-24T16:00:02.000Z", "error", "three", R"(,"model":"my-GPT","id":17)"));
  const Json audit{{"timestamp", "2025-11-24T16:00:03.000+00:00"},
                   {"action", "login"},
                   {"details", {{"a", {"Deep"}}}},
                   {"service", "audit"}};
  files.write("aisemble-audit.log", audit.dump() + '\n');
  LogFilter filter;
  const std::string text = value.toStdString();
  if (kind == "level") filter.level = text;
  if (kind == "service") filter.service = text;
  if (kind == "text") filter.text = text;
  if (kind == "trace") filter.traceId = text;
  if (kind == "from") filter.from = *parseIsoTime(text);
  if (kind == "to") filter.to = *parseIsoTime(text);
  QCOMPARE(QString::fromStdString(eventsOf(searchLogs(files.logs, filter, 100))), events);
}

void TestLogQueries::rotatedFilesInOrderAndTheNewestKept() {
  Files files;
  QCOMPARE(eventsOf(searchLogs(files.logs, {}, 10)), std::string()); // nothing was written yet
  // Without times the files' order decides.
  files.write("aisemble.log", R"({"event":"d"})");
  files.write("aisemble.1.log", "{\"event\":\"c\"}\n");
  files.write("aisemble.2.log", "{\"event\":\"b\"}\n");
  files.write("aisemble.10.log", "{\"event\":\"a\"}\n");
  files.write("aisemble.x.log", "{\"event\":\"no\"}\n");
  files.write("other.log", "{\"event\":\"no\"}\n");
  const auto all = searchLogs(files.logs, {}, 10);
  QCOMPARE(eventsOf(all), std::string("a b c d"));
  const auto newest = searchLogs(files.logs, {}, 2);
  QCOMPARE(eventsOf(newest), std::string("c d"));
  QCOMPARE(newest->total, std::uint64_t{4});
  const auto none = searchLogs(files.logs, {}, 0);
  QVERIFY(none && none->entries.empty());
  QCOMPARE(none->total, std::uint64_t{4});
}

void TestLogQueries::whatIsNoLogLine() {
  Files files;
  const std::string huge = "{\"event\":\"" + std::string(LogFolder::kLineBytes, 'x') + "\"}\n";
  files.write("aisemble.log",
              "\n\nplain text\n[1]\n\"x\"\n{\"event\":\"bad \xff\"}\n{\"event\":\"good\"}\n" + huge +
                  "{\"level\":7,\"event\":[],\"timestamp\":{}}\n{\"event\":\"after\"}\n{\"event\":\"cut");
  const auto found = searchLogs(files.logs, {}, 10);
  QCOMPARE(eventsOf(found), std::string("good  after"));
  QCOMPARE(found->entries[1].level, std::string("UNKNOWN"));
}

void TestLogQueries::linksAndDevicesAreNotRead() {
  Files files;
  writeTo(files.root / "secret" / "file", "{\"event\":\"secret\"}\n");
  std::filesystem::create_symlink(files.root / "secret" / "file", files.root / "aisemble.1.log");
  QVERIFY(::mkfifo((files.root / "aisemble.2.log").c_str(), 0600) == 0); // would block who opens it
  files.write("aisemble.log", "{\"event\":\"mine\"}\n");
  QCOMPARE(eventsOf(searchLogs(files.logs, {}, 10)), std::string("mine"));
}

void TestLogQueries::tooMuchIsRefused() {
  Files files;
  std::string text;
  for (int i = 0; i < 40; ++i)
    text += "{\"event\":\"" + std::string(900'000, 'x') + "\"}\n";
  files.write("aisemble.log", text);
  const auto found = searchLogs(files.logs, {}, 100);
  QVERIFY(!found);
  QCOMPARE(found.error().code, ErrorCode::TooLarge);
  QVERIFY(searchLogs(files.logs, {}, 10)); // the newest ten fit
}

void TestLogQueries::statistics() {
  Files files;
  files.write("aisemble.log",
              line("2025-11-24T15:59:59Z", "error", "too old") + line("2025-11-24T16:10:00Z", "info", "a") +
                  line("2025-11-24T16:20:00Z", "Error", "boom", R"(,"service":"nlp")") +
                  line("2025-11-24T17:20:00Z", "error", "boom") + line("2025-11-24T17:30:00Z", "critical", "other") +
                  "not a line\n" + R"({"event":"no time","level":"error"})");
  const auto counted = countLogs(files.logs, *parseIsoTime("2025-11-24T16:00"), *parseIsoTime("2025-11-24T18:00"));
  QVERIFY(counted);
  QCOMPARE(counted->total, std::uint64_t{4});
  QVERIFY((counted->levels == std::map<std::string, std::uint64_t>{{"INFO", 1}, {"ERROR", 2}, {"CRITICAL", 1}}));
  QVERIFY((counted->services == std::map<std::string, std::uint64_t>{{"api", 3}, {"nlp", 1}}));
  QVERIFY((counted->hours ==
           std::map<std::string, std::uint64_t>{{"2025-11-24T16:00:00+00:00", 2}, {"2025-11-24T17:00:00+00:00", 2}}));
  QCOMPARE(counted->errorPercent(), 75.0);
  QVERIFY((counted->topErrors == std::vector<std::pair<std::string, std::uint64_t>>{{"boom", 2}, {"other", 1}}));
}

void TestLogQueries::statisticsHaveAnEndToNames() {
  Files files;
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text +=
        line("2025-11-24T16:10:00Z", "error", "e" + std::to_string(i), ",\"service\":\"s" + std::to_string(i) + '"');
  files.write("aisemble.log", text);
  const auto counted = countLogs(files.logs, *parseIsoTime("2025-11-24"), *parseIsoTime("2025-11-25"));
  QVERIFY(counted);
  QVERIFY(counted->services.size() <= 1001);
  QCOMPARE(counted->services.at("other"), std::uint64_t{2000});
  QCOMPARE(counted->topErrors.size(), std::size_t{10});
  QCOMPARE(counted->topErrors[0].first, std::string("other"));
}

void TestLogQueries::csv_data() {
  QTest::addColumn<QByteArray>("line");
  QTest::addColumn<QByteArray>("csv");
  QTest::newRow("plain") << QByteArray(R"({"a":"x","b":-1.5,"c":true,"d":null})")
                         << QByteArray("a,b,c,d\r\nx,-1.5,true,\r\n");
  QTest::newRow("quotes") << QByteArray(R"({"a":"say \"hi\", you"})") << QByteArray("a\r\n\"say \"\"hi\"\", you\"\r\n");
  QTest::newRow("line end") << QByteArray(R"({"a":"x\ny"})") << QByteArray("a\r\n\"x\ny\"\r\n");
  QTest::newRow("nested") << QByteArray(R"({"a":{"b":[1]}})") << QByteArray("a\r\n\"{\"\"b\"\":[1]}\"\r\n");
  for (const char* start : {"=", "+", "-", "@"})
    QTest::addRow("formula %s", start) << (QByteArray("{\"a\":\"") + start + "1+1\"}")
                                       << (QByteArray("a\r\n\"'") + start + "1+1\"\r\n");
  QTest::newRow("formula after a tab") << QByteArray(R"({"a":"\t=1"})") << QByteArray("a\r\n\"'\t=1\"\r\n");
  QTest::newRow("formula as a name") << QByteArray(R"({"=a":1})") << QByteArray("\"'=a\"\r\n1\r\n");
}

void TestLogQueries::csv() {
  QFETCH(QByteArray, line);
  QFETCH(QByteArray, csv);
  const auto entry = readLogEntry(line.toStdString());
  QVERIFY(entry);
  QCOMPARE(QByteArray::fromStdString(logsAsCsv({*entry})), csv);
}

void TestLogQueries::jsonExport() {
  const auto entry = readLogEntry(R"({"b":1,"a":"x"})");
  QCOMPARE(logsAsJson({*entry}), std::string("[\n  {\n    \"b\": 1,\n    \"a\": \"x\"\n  }\n]"));
  QCOMPARE(logsAsJson({}), std::string("[]"));
  QCOMPARE(logsAsCsv({}), std::string());
  const auto other = readLogEntry(R"({"a":"y","c":2})"); // columns of all, in order of appearance
  QCOMPARE(logsAsCsv({*entry, *other}), std::string("b,a,c\r\n1,x,\r\n,y,2\r\n"));
}

void TestLogQueries::auditSurvivesAndRotates() {
  Files files;
  TestClock clock;
  AuditLog audit(files.logs.auditFile(), clock, 200);
  QVERIFY(audit.append({"log\nin", "u", "r", R"({"a":1})", false}));
  QCOMPARE(contentOf(files.logs.auditFile()), Json({{"timestamp", "2025-11-24T16:00:00.000+00:00"},
                                                    {"action", "log\nin"},
                                                    {"user_id", "u"},
                                                    {"resource", "r"},
                                                    {"success", false},
                                                    {"details", {{"a", 1}}},
                                                    {"service", "audit"}})
                                                      .dump() +
                                                  '\n');
  std::ofstream(files.logs.auditFile(), std::ios::app) << R"({"action":"cut)"; // a crash in the middle
  for (int i = 0; i < 5; ++i)
    QVERIFY(audit.append({"a" + std::to_string(i), "u", "r", "{}", true}));
  QCOMPARE(eventsOf(searchLogs(files.logs, {}, 100)), std::string("log\nin a0 a1 a2 a3 a4"));
  QVERIFY(std::filesystem::exists(files.root / "aisemble-audit.20251124_160000_1000.log"));
  QVERIFY(std::filesystem::exists(files.root / "aisemble-audit.20251124_160000_1001.log"));

  AuditLog nowhere(files.root / "missing" / "x.log", clock);
  const auto failed = nowhere.append({"a", "u", "r", "{}", true});
  QVERIFY(!failed);
  QCOMPARE(failed.error().code, ErrorCode::IoFailure);
}

void TestLogQueries::cleanup() {
  Files files;
  const auto age = [&](const char* name, int days) {
    files.write(name, "x");
    const std::time_t time = std::time(nullptr) - days * 86400;
    const utimbuf times{time, time};
    ::utime((files.root / name).c_str(), &times);
  };
  for (const char* name : {"aisemble.log", "aisemble-audit.log", "aisemble.1.log", "aisemble.log.2024-01-01.gz",
                           "aisemble-audit.20240101_000000_1000.log", "aisemble.db", "other.log", "aisemblex.1.log"})
    age(name, 60);
  age("aisemble.2.log", 5);
  std::filesystem::create_directories(files.root / "aisemble.3.log");
  std::filesystem::create_symlink("/etc/passwd", files.root / "aisemble.4.log");
  const auto deleted = files.logs.deleteOlderThan(std::chrono::system_clock::now() - std::chrono::hours(24 * 30));
  QVERIFY(deleted);
  QVERIFY((*deleted == std::vector<std::string>{"aisemble-audit.20240101_000000_1000.log", "aisemble.1.log",
                                                "aisemble.log.2024-01-01.gz"}));
  for (const char* name : {"aisemble.log", "aisemble-audit.log", "aisemble.2.log", "aisemble.3.log", "aisemble.db",
                           "other.log", "aisemblex.1.log"})
    QVERIFY2(std::filesystem::exists(files.root / name), name);
  QVERIFY(std::filesystem::is_symlink(files.root / "aisemble.4.log"));
}

QTEST_GUILESS_MAIN(TestLogQueries)
#include "tst_log_queries.moc"
