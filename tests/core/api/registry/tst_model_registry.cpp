// SPDX-License-Identifier: Apache-2.0
// What is registered, and that it outlives the program.

#include "core/api/registry/builtin_models.h"
#include "core/api/registry/model_registry.h"
#include "core/api/registry/registry_view.h"
#include "core/base/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace aisemble;
using namespace aisemble::api::registry;
using wire::Json;

namespace {

struct Folder {
  QTemporaryDir directory;
  NullLogger logger;
  std::filesystem::path file = std::filesystem::path(directory.path().toStdString()) / "new" / "registry.json";

  void write(const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    if (!writeFileAtomically(file, text)) qFatal("cannot write");
  }
};

const Json kInfo{{"provider", "custom"}, {"task", "llm"}, {"capabilities", {"chat"}}};

} // namespace

class TestModelRegistry : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void beginsWithTheBuiltInModels() {
    Folder folder;
    const ModelRegistry registry(folder.file, folder.logger);
    const Json models = modelsOf(registry.categories(), {});
    QCOMPARE(countOf(models), builtinModels().size());
    QCOMPARE(builtinModels().size(), std::size_t{23});
    QVERIFY(hasModel(models, "blip-2"));
    QVERIFY(!std::filesystem::exists(folder.file)); // nothing was changed
    QCOMPARE(models.begin().key(), std::string("llm_models"));
  }

  void changesOutliveTheProgram() {
    Folder folder;
    {
      ModelRegistry registry(folder.file, folder.logger);
      QVERIFY(registry.add("llm_models", "mine", kInfo));
      QVERIFY(registry.add("new_models", "yours", kInfo));
      QVERIFY(registry.update("mine", {{"quality_score", 0.5}, {"extra", nullptr}}));
      QVERIFY(registry.remove("gpt-4o"));
      QVERIFY(registry.setScaling("mine", {{"min_instances", 2}}));
    }
    const ModelRegistry registry(folder.file, folder.logger);
    QVERIFY(registry.problem().empty());
    const Json models = modelsOf(registry.categories(), {});
    QCOMPARE(countOf(models), std::size_t{24});
    QVERIFY(!hasModel(models, "gpt-4o"));
    const Json mine = findModel(models, "mine");
    QCOMPARE(mine["quality_score"], Json(0.5));
    QVERIFY(mine.contains("extra") && mine["extra"].is_null());
    QCOMPARE(mine["model_name"], Json("mine"));
    QVERIFY(hasModel(models, "yours"));
    const auto text = readFile(folder.file, 1 << 20);
    QVERIFY(text && text->find("\"auto_scaling\":{\"mine\":{\"min_instances\":2}}") != std::string::npos);
  }

  void unknownModelsAreNotFound() {
    Folder folder;
    ModelRegistry registry(folder.file, folder.logger);
    QCOMPARE(registry.update("nope", kInfo).error().code, ErrorCode::NotFound);
    QCOMPARE(registry.remove("nope").error().code, ErrorCode::NotFound);
    QVERIFY(!std::filesystem::exists(folder.file));
  }

  void namesAndSizesHaveLimits() {
    Folder folder;
    ModelRegistry registry(folder.file, folder.logger);
    QCOMPARE(registry.add("", "x", kInfo).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(registry.add("c", "", kInfo).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(registry.add("c", "a\nb", kInfo).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(registry.add("c", std::string(257, 'a'), kInfo).error().code, ErrorCode::InvalidArgument);
    Json huge = kInfo;
    huge["more"] = std::string(std::size_t{9} << 20, 'x');
    QCOMPARE(registry.add("c", "x", huge).error().code, ErrorCode::TooLarge);
    QVERIFY(!hasModel(registry.categories(), "x")); // what was refused is not there
  }

  void aFailedWriteChangesNothing() {
    Folder folder;
    folder.write("{}"); // the folder's place is taken by a file below
    const std::filesystem::path file = folder.file / "registry.json";
    ModelRegistry registry(file, folder.logger);
    QCOMPARE(registry.add("c", "x", kInfo).error().code, ErrorCode::IoFailure);
    QVERIFY(!hasModel(modelsOf(registry.categories(), {}), "x"));
  }

  void damagedFilesArePutAside_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("not JSON") << QByteArray("{\"categories\": ");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("categories are no object") << QByteArray("{\"categories\": 5}");
    QTest::newRow("a category is no object") << QByteArray("{\"categories\": {\"llm_models\": []}}");
    QTest::newRow("scaling is no object") << QByteArray("{\"categories\": {}, \"auto_scaling\": 5}");
    QTest::newRow("deep") << QByteArray(100000, '[');
    QTest::newRow("empty") << QByteArray();
  }
  void damagedFilesArePutAside() {
    QFETCH(QByteArray, text);
    Folder folder;
    folder.write(text.toStdString());
    ModelRegistry registry(folder.file, folder.logger);
    QVERIFY(!registry.problem().empty());
    QCOMPARE(countOf(modelsOf(registry.categories(), {})), std::size_t{23});
    QVERIFY(!registry.reload());
    QVERIFY(registry.add("llm_models", "mine", kInfo));
    QVERIFY(registry.problem().empty());
    QCOMPARE(*readFile(folder.file.string() + ".damaged", 1 << 20), text.toStdString());
    QVERIFY(registry.reload());
    QVERIFY(hasModel(modelsOf(registry.categories(), {}), "mine"));
  }

  void reloadReadsWhatWasEdited() {
    Folder folder;
    ModelRegistry registry(folder.file, folder.logger);
    folder.write(R"({"llm_models": {"only": {"provider": "p", "task": "llm", "capabilities": []}}})");
    QVERIFY(registry.reload());
    QCOMPARE(countOf(modelsOf(registry.categories(), {})), std::size_t{1});
    folder.write("{");
    QCOMPARE(registry.reload().error().code, ErrorCode::Corrupt);
    QVERIFY(hasModel(registry.categories(), "only")); // what was there stays
  }

  void blocksThatAreNoModelsAreKeptAndNotCounted() {
    Folder folder;
    const auto text = readFile(AISEMBLE_FIXTURES "/registry/repository_models.json", 1 << 20);
    QVERIFY(text.has_value());
    folder.write(*text);
    ModelRegistry registry(folder.file, folder.logger);
    const Json models = modelsOf(registry.categories(), {});
    QCOMPARE(countOf(models), std::size_t{16});
    QVERIFY(!hasModel(models, "balanced"));
    QVERIFY(!statsOf(models)["providers"].contains("unknown"));
    QCOMPARE(registry.remove("balanced").error().code, ErrorCode::NotFound);
    QVERIFY(registry.remove("finbert"));
    QVERIFY(readFile(folder.file, 1 << 20)->find("selection_strategies") != std::string::npos);
  }

  void modelsOfThisMachineJoin() {
    ModelInfo info;
    info.name = "meta-llama/Llama-2-7b-chat-hf";
    info.contextLength = 4096;
    info.parameters = 7;
    info.isDefault = true;
    ModelInfo broken;
    broken.name = "broken";
    broken.problem = "config.json is damaged.";
    const std::vector<ModelInfo> local{info, broken};
    const Json models =
        modelsOf({{"llm_models", {{"llama2-7b", {{"provider", "h"}, {"model_id", info.name}}}}}}, local);
    QCOMPARE(countOf(models), std::size_t{3});
    const Json ours = findModel(models, info.name);
    QCOMPARE(ours["provider"], Json("aisemble"));
    QCOMPARE(ours["task"], Json("llm"));
    QCOMPARE(ours["max_tokens"], Json(4096));
    QVERIFY(!ours.contains("vocabulary")); // not known
    QCOMPARE(findModel(models, "broken")["problem"], Json("config.json is damaged."));
    QCOMPARE(namesWithCapability(models, "chat"), (std::vector<std::string>{info.name, "broken"}));
    QCOMPARE(countOf(filtered(models, {.task = "llm", .provider = "aisemble", .category = "local_models"})),
             std::size_t{2});
    QCOMPARE(localNameOf(findModel(models, "llama2-7b"), "llama2-7b", local), info.name); // by its hub name
    QCOMPARE(localNameOf(findModel(models, "broken"), "broken", local), std::string());
  }

  void oddFieldsAreSurvived() {
    const Json models = modelsOf(
        {{"c", {{"a", {{"task", "t"}, {"capabilities", "text"}, {"provider", 5}}}, {"b", 5}, {"d", nullptr}}}}, {});
    QCOMPARE(countOf(models), std::size_t{1});
    QVERIFY(namesWithCapability(models, "text").empty());
    QCOMPARE(statsOf(models)["providers"], Json({{"unknown", 1}}));
  }
};

QTEST_APPLESS_MAIN(TestModelRegistry)
#include "tst_model_registry.moc"
