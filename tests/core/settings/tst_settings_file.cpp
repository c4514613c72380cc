// SPDX-License-Identifier: Apache-2.0
#include "core/settings/settings.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <limits>
#include <sstream>

using namespace aisemble;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(std::string)

class TestSettingsFile : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_dir;
  fs::path m_file;

  void write(const std::string& text) const { std::ofstream(m_file, std::ios::binary) << text; }
  [[nodiscard]] std::string content() const {
    std::ostringstream out;
    out << std::ifstream(m_file, std::ios::binary).rdbuf();
    return out.str();
  }

 private Q_SLOTS:
  void init() {
    m_dir = QTemporaryDir();
    QVERIFY(m_dir.isValid());
    m_file = fs::path(m_dir.path().toStdString()) / "settings.json";
  }

  void missingFileGivesDefaults() {
    const auto loaded = SettingsFile(m_file).load();
    QVERIFY(loaded.has_value());
    QVERIFY(loaded->settings == Settings{});
    QVERIFY(loaded->warnings.empty());
    QVERIFY(!fs::exists(m_file));
  }

  void everyFieldSurvivesARoundTrip() {
    Settings settings;
    settings.theme = ThemeChoice::Dark;
    settings.language = "ja";
    settings.defaultModel = "モデル";
    settings.generation = {17, 0.1, 0.5, 40, 0.05, 1.3, std::numeric_limits<std::uint64_t>::max(), {"a", "\n\n"}, true};
    settings.enterSends = false;
    settings.threads = 3;
    settings.batchWaitMs = 100;
    settings.maxRunning = 256;
    settings.maxWaiting = 0;
    settings.requestDeadlineMs = 1000;
    settings.cacheEnabled = false;
    settings.cacheLimitBytes = std::int64_t{1} << 40;
    settings.completionTimeToLiveS = 1;
    settings.otherTimeToLiveS = 0;
    settings.modelFolders = {"/a b", "/c"};
    settings.sharedCache = {true, "unix:/run/redis.sock", 250};
    settings.service(ServiceKind::Vision) = {RouteChoice::RemoteThenLocal,
                                             {{"https://a.example/v2", "open_inference", "plain", "yolo", "triton"},
                                              {"http://[::1]:8082", "aisemble", "workbench", "", ""}}};
    settings.service(ServiceKind::Llm).route = RouteChoice::LocalThenRemote;
    settings.remote = {40, 10, 1000, 60'000, 100, 5'000, true};
    QVERIFY(SettingsFile(m_file).save(settings).has_value());
    const auto loaded = SettingsFile(m_file).load();
    QVERIFY(loaded.has_value());
    QVERIFY(loaded->warnings.empty());
    QVERIFY(loaded->settings == settings);
    // An optional that became absent leaves the file.
    settings.generation.seed.reset();
    QVERIFY(SettingsFile(m_file).save(settings).has_value());
    QVERIFY(SettingsFile(m_file).load()->settings == settings);
    QVERIFY(content().find("seed") == std::string::npos);
  }

  void unknownKeysSurvive() {
    write(R"({"future": {"a": [1, null]}, "threads": 2, "generation": {"novel": true, "topK": 7}})");
    const auto loaded = SettingsFile(m_file).load();
    QVERIFY(loaded.has_value());
    QVERIFY(loaded->warnings.empty());
    QCOMPARE(loaded->settings.threads, 2);
    QCOMPARE(loaded->settings.generation.topK, 7);
    QVERIFY(SettingsFile(m_file).save(loaded->settings).has_value());
    const std::string text = content();
    QVERIFY(text.find("\"future\"") != std::string::npos);
    QVERIFY(text.find("\"novel\": true") != std::string::npos);
    QVERIFY(SettingsFile(m_file).load()->settings == loaded->settings);
  }

  void badValuesAreNamed_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("key");
    QTest::newRow("above") << std::string(R"({"batchWaitMs": 101})") << std::string("'batchWaitMs'");
    QTest::newRow("negative") << std::string(R"({"threads": -1})") << std::string("'threads'");
    QTest::newRow("huge") << std::string(R"({"threads": 99999999999})") << std::string("'threads'");
    QTest::newRow("over 64 bit") << std::string(R"({"cacheLimitBytes": 18446744073709551615})")
                                 << std::string("'cacheLimitBytes'");
    QTest::newRow("fraction") << std::string(R"({"threads": 1.5})") << std::string("'threads'");
    QTest::newRow("type") << std::string(R"({"enterSends": "yes"})") << std::string("'enterSends'");
    QTest::newRow("theme") << std::string(R"({"theme": "blue"})") << std::string("'theme'");
    QTest::newRow("open end") << std::string(R"({"generation": {"topP": 0}})") << std::string("'generation.topP'");
    QTest::newRow("open top") << std::string(R"({"generation": {"minP": 1}})") << std::string("'generation.minP'");
    QTest::newRow("seed") << std::string(R"({"generation": {"seed": -4}})") << std::string("'generation.seed'");
    QTest::newRow("list") << std::string(R"({"generation": {"stop": ["a", 1]}})") << std::string("'generation.stop'");
    QTest::newRow("empty stop") << std::string(R"({"generation": {"stop": [""]}})") << std::string("'generation.stop'");
    QTest::newRow("object") << std::string(R"({"generation": 5})") << std::string("'generation'");
    QTest::newRow("services") << std::string(R"({"services": []})") << std::string("'services'");
    QTest::newRow("route") << std::string(R"({"services": {"llm": {"route": "far"}}})")
                           << std::string("'services.llm.route'");
    const auto endpoint = [](const char* name, const std::string& fields) {
      QTest::newRow(name) << "{\"services\": {\"nlp\": {\"endpoints\": [{" + fields + "}]}}}"
                          << std::string("'services.nlp.endpoints'");
    };
    endpoint("no address", "\"protocol\": \"openai\"");
    endpoint("another scheme", "\"url\": \"file:///etc/passwd\"");
    endpoint("no host", "\"url\": \"http://:80\"");
    endpoint("password in the address", "\"url\": \"https://me:secret@a.example\"");
    endpoint("protocol", "\"url\": \"http://a\", \"protocol\": \"smtp\"");
    endpoint("dialect", "\"url\": \"http://a\", \"dialect\": \"slang\"");
    endpoint("type", "\"url\": 5");
  }

  void badValuesAreNamed() {
    QFETCH(std::string, text);
    QFETCH(std::string, key);
    write(text);
    const auto loaded = SettingsFile(m_file).load();
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->warnings.size(), std::size_t{1});
    QVERIFY2(loaded->warnings[0].find(key) != std::string::npos, loaded->warnings[0].c_str());
    QVERIFY(loaded->settings == Settings{});
    QVERIFY(fs::exists(m_file)); // a bad value is no reason to take the whole file away
  }

  void damagedFilesAreMovedAside_data() {
    QTest::addColumn<std::string>("text");
    QTest::newRow("empty") << std::string();
    QTest::newRow("cut") << std::string(R"({"threads": 2)");
    QTest::newRow("array") << std::string("[]");
    QTest::newRow("binary") << std::string("\0\xff\xfe", 3);
    QTest::newRow("invalid utf-8") << std::string("{\"language\": \"\xff\"}");
    QTest::newRow("deep") << "{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
    QTest::newRow("large") << std::string(2 << 20, ' ') + "{}";
    std::string keys = "{";
    for (int i = 0; i < 50'000; ++i)
      keys += "\"" + std::to_string(i) + "\":1,";
    QTest::newRow("many keys") << keys + "\"z\":1}";
  }

  void damagedFilesAreMovedAside() {
    QFETCH(std::string, text);
    write(text);
    fs::path first = m_file.string() + ".damaged-1";
    std::ofstream(first) << "an older one";
    const auto loaded = SettingsFile(m_file).load();
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->warnings.size(), std::size_t{1});
    QVERIFY(loaded->settings == Settings{});
    QVERIFY(!fs::exists(m_file));
    QCOMPARE(fs::file_size(m_file.string() + ".damaged-2"), std::uintmax_t(text.size()));
    QCOMPARE(fs::file_size(first), std::uintmax_t(12));
  }

  void savingMovesADamagedFileAsideToo() {
    write("{");
    QVERIFY(SettingsFile(m_file).save({}).has_value());
    QVERIFY(fs::exists(m_file.string() + ".damaged-1"));
    QVERIFY(SettingsFile(m_file).load()->warnings.empty());
  }

  void savingOutOfRangeChangesNothing() {
    QVERIFY(SettingsFile(m_file).save({}).has_value());
    const std::string before = content();
    Settings bad;
    bad.batchWaitMs = 700;
    const auto saved = SettingsFile(m_file).save(bad);
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().code, ErrorCode::InvalidArgument);
    QVERIFY(saved.error().message.find("'batchWaitMs' is 700") != std::string::npos);
    bad = {};
    bad.generation.temperature = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(!validate(bad).has_value());
    bad = {};
    bad.defaultModel = "\xff";
    QVERIFY(!validate(bad).has_value());
    QCOMPARE(content(), before);
  }

  void unreadablePlaceIsAnError() {
    fs::create_directories(m_file); // a folder of that name
    QVERIFY(!SettingsFile(m_file).load().has_value());
    const auto saved = SettingsFile(m_file / "x/settings.json").save({});
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().code, ErrorCode::IoFailure);
  }
};

QTEST_APPLESS_MAIN(TestSettingsFile)
#include "tst_settings_file.moc"
