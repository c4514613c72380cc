// SPDX-License-Identifier: GPL-3.0-or-later
// Failures as they happen, said in Japanese: no English sentence is left in any of them.

#include "core/batch/batch_request.h"
#include "core/batch/batch_tasks.h"
#include "core/batch/result_files.h"
#include "core/llm/chat/chat_template.h"
#include "core/llm/format/model_config.h"
#include "core/llm/format/model_files.h"
#include "core/llm/format/safetensors.h"
#include "core/llm/format/tensor_archive.h"
#include "core/llm/tokenizer/tokenizer.h"
#include "core/models/model_catalog.h"
#include "core/nlp/engine/text_engine.h"
#include "core/remote/service_errors.h"
#include "core/remote/url.h"
#include "core/settings/settings.h"
#include "core/store/run_store.h"
#include "core/store/sqlite_batch_journal.h"
#include "core/store/sqlite_conversation_store.h"
#include "core/store/workbench_database.h"
#include "core/wire/json.h"
#include "core/wire/llm_json.h"
#include "core/wire/nlp_json.h"
#include "core/wire/vision_json.h"
#include "tests/core/remote/engine_bench.h"
#include "tests/core/tabular/engine_rig.h"
#include "tests/core/vision/vision_bench.h"
#include "ui/messages/message_translation.h"
#include "ui/shell/translation.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <cstring>
#include <functional>

using namespace aisemble;
namespace fs = std::filesystem;

namespace {

/// The message of what is expected to fail; empty: it did not.
template <class T>
std::string messageOf(const Result<T>& result) {
  return result ? std::string() : result.error().message;
}

fs::path written(const fs::path& folder, const std::string& name, const std::string& content) {
  fs::create_directories((folder / name).parent_path());
  static_cast<void>(writeFileAtomically(folder / name, content));
  return folder / name;
}

std::string safetensors(const std::string& header, const std::string& data = {}) {
  std::string out(8, '\0');
  for (std::size_t i = 0; i < 8; ++i)
    out[i] = static_cast<char>(header.size() >> (8 * i));
  return out + header + data;
}

std::string archiveMessage(const fs::path& folder, const std::string& bytes) {
  return messageOf(llm::SafetensorsFile::open(written(folder, "model.safetensors", bytes)));
}

std::string imageMessage(const std::string& bytes) {
  vision::test::VisionBench bench;
  return messageOf(bench.run(vision::test::requestFor(VisionTask::Analyze, bytes)));
}

std::string tableMessage(const fs::path& folder, const std::string& name, const std::string& content,
                         const DataOptions& options = {}, DataOperation operation = DataOperation::Analyze) {
  tabular::EngineRig rig;
  DataRequest request;
  request.operation = operation;
  request.options = options;
  request.data = written(folder, name, content);
  return messageOf(rig.ask(request));
}

std::string textMessage(NlpTask task, const std::string& text, const std::string& language = "auto",
                        const std::string& model = {}) {
  ThreadBudget threads{1};
  NullLogger logger;
  SystemClock clock;
  const auto engine = nlp::createTextEngine(EngineEnvironment{threads, logger, clock}).value();
  RunContext context;
  context.stages = std::make_shared<StageClock>(clock);
  NlpRequest request;
  request.task = task;
  request.text = text;
  request.language = language;
  request.model = model;
  return messageOf(engine->run(Request(request), context));
}

std::string serviceMessage(const std::string& url, const std::string& model = {}) {
  remote::Endpoint endpoint;
  endpoint.url = url;
  endpoint.model = model;
  remote::test::EngineBench bench(remote::test::quickOptions(ServiceKind::Llm, {endpoint}));
  CompletionRequest request;
  request.prompt = "hello";
  return messageOf(bench.ask(Request(request)));
}

remote::CallFacts facts() {
  return {ServiceKind::Llm, "127.0.0.1:8000", "tiny", {}};
}

std::string templateMessage(const std::string& source) {
  const auto made = llm::ChatTemplate::parse(source);
  if (!made) return made.error().message;
  const std::vector<llm::ChatTurn> turns{{"user", "hello"}};
  return messageOf(made->render(turns, {}));
}

std::string settingsMessage(const std::function<void(Settings&)>& change) {
  Settings settings;
  change(settings);
  return messageOf(validate(settings));
}

RemoteEndpoint endpoint(const std::string& url, const std::string& protocol = "openai") {
  RemoteEndpoint out;
  out.url = url;
  out.protocol = protocol;
  return out;
}

std::string batchMessage(const std::function<void(BatchSpec&)>& change) {
  BatchSpec spec;
  spec.inputs = {"a.txt"};
  spec.output = "out";
  change(spec);
  if (const auto valid = validate(spec); !valid) return valid.error().message;
  return messageOf(checkOptions(spec));
}

/// What `act` says of results that go to `output`.
std::string outputMessage(const fs::path& folder, const fs::path& output,
                          const std::function<Result<void>(ResultFiles&)>& act) {
  BatchSpec spec;
  spec.inputs = {"a.txt"};
  spec.output = output;
  const SystemClock clock;
  SqliteBatchJournal journal(*WorkbenchDatabase::open(folder / "workbench.db"), clock);
  ResultFiles files(journal, journal.insert(spec).value(), spec);
  return messageOf(act(files));
}

Result<void> writeItem(ResultFiles& files, const std::string& name) {
  UnwrittenBatchItem item;
  item.item.state = BatchItemState::Completed;
  item.item.outputName = name;
  item.item.resultJson = "{}";
  return files.write({&item, 1});
}

/// What is no sentence of the core's: names in quotation marks, paths, parts of code.
QString withoutNames(QString text) {
  static const QRegularExpression names(QStringLiteral("「[^」]*」|\"[^\"]*\"|[^\\s]*/[^\\s]*|\\([^)]*\\)"));
  return text.remove(names);
}

using Failure = std::function<std::string(const fs::path& folder)>;

} // namespace

Q_DECLARE_METATYPE(Failure)

class TestFailuresInJapanese : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { ui::installTranslation(*QCoreApplication::instance(), "ja"); }
  void failuresAreSaidInJapanese_data();
  void failuresAreSaidInJapanese();
  void partsStandInTheirOrder_data();
  void partsStandInTheirOrder();

 private:
  static void addFiles();
  static void addModels();
  static void addRequests();
  static void addServices();
  static void addBatchesAndStore();
  static void addOutputs();
};

void TestFailuresInJapanese::failuresAreSaidInJapanese_data() {
  QTest::addColumn<Failure>("failure");
  addFiles();
  addModels();
  addRequests();
  addServices();
  addBatchesAndStore();
  addOutputs();
}

void TestFailuresInJapanese::addFiles() {
  const auto row = [](const char* name, Failure failure) { QTest::newRow(name) << std::move(failure); };
  row("no file", [](const fs::path& f) { return messageOf(readFile(f / "my notes.txt", 100)); });
  row("a folder", [](const fs::path& f) { return messageOf(readFile(f, 100)); });
  row("file too large", [](const fs::path& f) { return messageOf(readFile(written(f, "a", "12345"), 2)); });
  row("not writable", [](const fs::path& f) { return messageOf(writeFileAtomically(f / "none" / "a", "x")); });
  row("table without rows", [](const fs::path& f) {
    DataOptions options;
    options.transform.columns = {{"nowhere"}};
    return tableMessage(f, "a.csv", "name,age\n", options, DataOperation::Transform);
  });
  row("long row", [](const fs::path& f) { return tableMessage(f, "a.csv", "a,b\n1,2,3\n"); });
  row("open quote", [](const fs::path& f) { return tableMessage(f, "a.csv", "a,b\n\"1,2\n"); });
  row("binary table", [](const fs::path& f) { return tableMessage(f, "a.csv", std::string("a,b\n\0\0", 6)); });
  row("JSON table", [](const fs::path& f) { return tableMessage(f, "a.json", "[{\"a\": tru"); });
  row("JSON lines", [](const fs::path& f) { return tableMessage(f, "a.jsonl", "{\"a\":1}\n[1]\n"); });
  row("empty image", [](const fs::path&) { return imageMessage(""); });
  row("no image", [](const fs::path&) { return imageMessage("this is a text"); });
  row("cut image", [](const fs::path&) { return imageMessage("\x89PNG\r\n\x1a\n"); });
  row("empty image file", [](const fs::path& f) {
    vision::test::VisionBench bench;
    VisionRequest request;
    request.image = written(f, "my picture.png", "");
    return messageOf(bench.run(request));
  });
  row("no image file", [](const fs::path& f) {
    vision::test::VisionBench bench;
    VisionRequest request;
    request.image = f / "none.png";
    return messageOf(bench.run(request));
  });
}

void TestFailuresInJapanese::addModels() {
  const auto row = [](const char* name, Failure failure) { QTest::newRow(name) << std::move(failure); };
  row("no model folder", [](const fs::path& f) { return messageOf(llm::openModelFiles(f / "my model")); });
  row("no config.json", [](const fs::path& f) { return messageOf(llm::openModelFiles(f)); });
  row("damaged config.json", [](const fs::path& f) {
    return messageOf(llm::readModelConfig(written(f, "config.json", R"({"hidden_size": "wide"})")));
  });
  row("config.json is no object", [](const fs::path&) { return messageOf(llm::parseModelConfig("[1]")); });
  row("layer types", [](const fs::path&) { return messageOf(llm::parseModelConfig(R"({"layer_types": [1]})")); });
  row("short weights", [](const fs::path& f) { return archiveMessage(f, "abc"); });
  row("header beyond the end", [](const fs::path& f) { return archiveMessage(f, std::string(8, '\x01')); });
  row("no header", [](const fs::path& f) { return archiveMessage(f, safetensors("[]")); });
  row("tensor without a shape", [](const fs::path& f) { return archiveMessage(f, safetensors(R"({"w":{}})")); });
  row("tensor beyond the end", [](const fs::path& f) {
    return archiveMessage(f, safetensors(R"({"w":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})", "abcd"));
  });
  row("no weights", [](const fs::path& f) { return messageOf(llm::TensorArchive::open(f)); });
  row("unknown model", [](const fs::path& f) {
    ModelCatalog catalog({}, f / "digests.json");
    return messageOf(catalog.info("nobody's"));
  });
  row("no tokenizer", [](const fs::path& f) { return messageOf(llm::Tokenizer::load(f / "tokenizer.json")); });
  row("damaged tokenizer", [](const fs::path&) { return messageOf(llm::Tokenizer::parse("{")); });
  row("tokenizer without a model", [](const fs::path&) { return messageOf(llm::Tokenizer::parse("{}")); });
  row("unknown tokenizer",
      [](const fs::path&) { return messageOf(llm::Tokenizer::parse(R"({"model":{"type":"New","vocab":{}}})")); });
  row("open tag", [](const fs::path&) { return templateMessage("{% if x"); });
  row("unknown tag", [](const fs::path&) { return templateMessage("{% frob %}"); });
  row("undefined", [](const fs::path&) { return templateMessage("{{ nothing.at.all }}"); });
  row("unknown filter", [](const fs::path&) { return templateMessage("{{ 'a' | frob }}"); });
  row("division", [](const fs::path&) { return templateMessage("{{ 1 // 0 }}"); });
  row("missing end", [](const fs::path&) { return templateMessage("{% for m in messages %}"); });
}

void TestFailuresInJapanese::addRequests() {
  const auto row = [](const char* name, Failure failure) { QTest::newRow(name) << std::move(failure); };
  row("no JSON", [](const fs::path&) { return messageOf(wire::parseJson("{")); });
  row("deep JSON", [](const fs::path&) { return messageOf(wire::parseJson(std::string(5000, '['))); });
  row("temperature", [](const fs::path&) {
    return messageOf(wire::generationOptionsFromJson(*wire::parseJson(R"({"temperature": "hot"})"), "options"));
  });
  row("temperature out of range", [](const fs::path&) {
    GenerationOptions options;
    options.topP = 2;
    return messageOf(wire::validate(options));
  });
  row("tokens", [](const fs::path&) {
    return messageOf(wire::generationOptionsFromJson(*wire::parseJson(R"({"max_tokens": 1.5})"), "options"));
  });
  row("vision options", [](const fs::path&) {
    return messageOf(wire::visionOptionsFromJson(VisionTask::FaceDetection, *wire::parseJson(R"({"min_size": 7})")));
  });
  row("vision options are a list", [](const fs::path&) {
    return messageOf(wire::visionOptionsFromJson(VisionTask::FaceDetection, *wire::parseJson("[]")));
  });
  row("text is not UTF-8", [](const fs::path&) { return textMessage(NlpTask::Sentiment, "a\xff"); });
  row("language", [](const fs::path&) { return textMessage(NlpTask::Sentiment, "good", "klingon"); });
  row("text model", [](const fs::path&) { return textMessage(NlpTask::Sentiment, "good", "auto", "bert"); });
  row("nothing to compare with", [](const fs::path&) { return textMessage(NlpTask::Similarity, "good"); });
  row("damaged settings",
      [](const fs::path& f) { return SettingsFile(written(f, "settings.json", "{")).load()->warnings.front(); });
  row("setting of a wrong kind", [](const fs::path& f) {
    return SettingsFile(written(f, "settings.json", R"({"theme": 7})")).load()->warnings.front();
  });
  row("setting out of range",
      [](const fs::path&) { return settingsMessage([](Settings& s) { s.remote.connections = 0; }); });
  row("address without a scheme", [](const fs::path&) {
    return settingsMessage([](Settings& s) { s.service(ServiceKind::Llm).endpoints.push_back(endpoint("here")); });
  });
  row("unknown protocol", [](const fs::path&) {
    return settingsMessage(
        [](Settings& s) { s.service(ServiceKind::Llm).endpoints.push_back(endpoint("http://a", "smoke")); });
  });
}

void TestFailuresInJapanese::addServices() {
  const auto row = [](const char* name, Failure failure) { QTest::newRow(name) << std::move(failure); };
  const auto status = [](int code, const std::string& words = {}) {
    return remote::statusError(facts(), code, words, std::nullopt).message;
  };
  row("unreachable", [](const fs::path&) { return serviceMessage("http://127.0.0.1:1", "tiny"); });
  row("unreachable, told of by its endpoint", [](const fs::path&) {
    return "Endpoint a:1 of the llm service: " + serviceMessage("http://127.0.0.1:1", "tiny");
  });
  row("no host", [](const fs::path&) { return messageOf(remote::parseUrl("http://")); });
  row("no address", [](const fs::path&) { return messageOf(remote::parseUrl("my server")); });
  row("key refused", [=](const fs::path&) { return status(401); });
  row("not allowed", [=](const fs::path&) { return status(403); });
  row("not found", [=](const fs::path&) { return status(404, "no such thing"); });
  row("bad request", [=](const fs::path&) { return status(400, "what is it that you want from me"); });
  row("broken", [=](const fs::path&) { return status(500); });
  row("elsewhere", [=](const fs::path&) { return status(301); });
  row("busy", [=](const fs::path&) { return status(429); });
  for (std::size_t i = 1; i < remote::kHttpOutcomeNames.size(); ++i) {
    const auto outcome = static_cast<remote::HttpOutcome>(i);
    if (outcome == remote::HttpOutcome::StoppedBySink) continue;
    QTest::addRow("%s", std::string(remote::kHttpOutcomeNames[i]).c_str()) << Failure([outcome](const fs::path&) {
      remote::HttpEnd end;
      end.outcome = outcome;
      return remote::transportError(facts(), end).message;
    });
  }
}

void TestFailuresInJapanese::addBatchesAndStore() {
  const auto row = [](const char* name, Failure failure) { QTest::newRow(name) << std::move(failure); };
  row("unknown task", [](const fs::path&) { return messageOf(findBatchTask("dance")); });
  row("no inputs", [](const fs::path&) { return batchMessage([](BatchSpec& s) { s.inputs.clear(); }); });
  row("no output", [](const fs::path&) { return batchMessage([](BatchSpec& s) { s.output.clear(); }); });
  row("options", [](const fs::path&) { return batchMessage([](BatchSpec& s) { s.optionsJson = "["; }); });
  row("options are a list", [](const fs::path&) { return batchMessage([](BatchSpec& s) { s.optionsJson = "[]"; }); });
  row("no database", [](const fs::path& f) {
    return messageOf(WorkbenchDatabase::open(written(f, "workbench.db", std::string(5000, 'x'))));
  });
  row("no batch", [](const fs::path& f) {
    return messageOf(SqliteBatchJournal(*WorkbenchDatabase::open(f / "workbench.db"), SystemClock()).find(7));
  });
  row("no conversation", [](const fs::path& f) {
    return messageOf(SqliteConversationStore(*WorkbenchDatabase::open(f / "workbench.db"), SystemClock())
                         .renameConversation(7, "a"));
  });
  row("no run", [](const fs::path& f) {
    return messageOf(RunStore(*WorkbenchDatabase::open(f / "workbench.db"), SystemClock()).report(7));
  });
}

void TestFailuresInJapanese::addOutputs() {
  const auto row = [](const std::string& name, Failure failure) {
    QTest::addRow("%s", name.c_str()) << std::move(failure);
  };
  for (const bool isBegun : {false, true}) {
    const std::string when = isBegun ? ", begun" : ", not begun";
    row("folder below a file" + when, [=](const fs::path& f) {
      return outputMessage(f, written(f, "a file", "x") / "out", [=](auto& files) { return files.reserve(isBegun); });
    });
    row("output with a long name" + when, [=](const fs::path& f) {
      return outputMessage(f, f / (std::string(300, 'x') + ".csv"),
                           [=](auto& files) { return files.reserve(isBegun); });
    });
    // A disk that is full or read-only is not had in a test.
    for (const int cause : {ENOSPC, EDQUOT, ENOENT, EACCES, EROFS, EIO}) {
      const std::string said = std::strerror(cause) + when;
      row("file: " + said,
          [=](const fs::path& f) { return cannotWriteResults(f / "a. b.json", cause, isBegun).message; });
      row("folder: " + said,
          [=](const fs::path& f) { return cannotMakeFolder(f / "in: out", cause, isBegun).message; });
    }
  }
  row("output that exists", [](const fs::path& f) {
    return outputMessage(f, written(f, "all.jsonl", "x"), [](auto& files) { return files.reserve(false); });
  });
  for (const std::string output : {"my results/all.jsonl", "my results/all.csv"})
    row(output + " that is gone",
        [=](const fs::path& f) { return outputMessage(f, f / output, [](auto& files) { return files.catchUp(); }); });
  for (const std::string name : {"my item", "sub/my item"})
    row("folder that is gone, " + name, [=](const fs::path& f) {
      return outputMessage(f, f / "my results", [=](auto& files) { return writeItem(files, name); });
    });
}

void TestFailuresInJapanese::failuresAreSaidInJapanese() {
  QFETCH(Failure, failure);
  QTemporaryDir folder;
  const std::string message = failure(folder.path().toStdString());
  QVERIFY(!message.empty());
  const QString text = ui::said(message);
  const QString both = QString::fromStdString(message) + QLatin1Char('\n') + text;
  static const QRegularExpression japanese(QStringLiteral("[ぁ-んァ-ヶ]"));
  QVERIFY2(text.contains(japanese), qPrintable(both));
  static const QRegularExpression english(QStringLiteral("[A-Za-z]{2,} [a-z]{2,}"));
  QVERIFY2(!withoutNames(text).contains(english), qPrintable(both));
}

void TestFailuresInJapanese::partsStandInTheirOrder_data() {
  QTest::addColumn<QString>("message");
  QTest::addColumn<QString>("expected");
  QTest::newRow("service") << QString::fromStdString(serviceMessage("http://127.0.0.1:1"))
                           << "127.0.0.1:1 の言語サービス"
                              "が接続を受け付けません。起動していることと、ポートが正しいことを確認してください。";
  QTest::newRow("setting") << QString::fromStdString(settingsMessage([](Settings& s) { s.remote.connections = 0; }))
                           << "設定「remote.connections」: 値が 0 です。1 以上、かつ 1000 以下でなければなりません。";
  GenerationOptions options;
  options.topP = 2;
  QTest::newRow("option") << QString::fromStdString(messageOf(wire::validate(options)))
                          << "top_p: 0 より大きい値、かつ 1 以下でなければなりません (2 でした)。";
  QTest::newRow("config") << QString::fromStdString(messageOf(llm::parseModelConfig(R"({"layer_types": [1]})")))
                          << "モデルの設定が破損しています: "
                             "「layer_types」は名前の一覧でなければなりません。モデルを取得し直してください。";
  QTest::newRow("full disk") << QString::fromStdString(cannotWriteResults("/mnt/w/98.json", ENOSPC, true).message)
                             << "「/mnt/w/98.json」に結果を書き込めません: "
                                "空き容量がありません。空き容量を作ってから、再開してください。";
  QTest::newRow("nothing begun") << QString::fromStdString(cannotMakeFolder("/mnt/ro/x", EROFS, false).message)
                                 << "フォルダー「/mnt/ro/x」を作成できません: "
                                    "読み取り専用のファイルシステムです。フォルダーとアクセス権を確認してから、"
                                    "もう一度開始してください。";
}

void TestFailuresInJapanese::partsStandInTheirOrder() {
  QFETCH(QString, message);
  QFETCH(QString, expected);
  QCOMPARE(ui::said(message.toStdString()), expected);
}

QTEST_GUILESS_MAIN(TestFailuresInJapanese)
#include "tst_failures_in_japanese.moc"
