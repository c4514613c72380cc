// SPDX-License-Identifier: Apache-2.0
// Finding models by name and path, cards, digests; over model folders made here.

#include "core/llm/format/safetensors.h"
#include "core/models/edit_distance.h"
#include "core/models/hub_cache.h"
#include "core/models/model_catalog.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace aisemble;
namespace fs = std::filesystem;

namespace {

void writeText(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

/// A folder that looks like a model of 2 layers; its one tensor has `rows` rows of 4.
void makeModel(const fs::path& folder, std::int64_t rows = 10) {
  writeText(folder / "config.json",
            R"({"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 8, "num_hidden_layers": 2,
                "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 128, "vocab_size": 10})");
  writeText(folder / "tokenizer_config.json", R"({"chat_template": "{{ messages }}"})");
  const std::vector<float> values(static_cast<std::size_t>(rows * 4), 0.5F);
  const llm::TensorToWrite tensor{"w", llm::DType::Float32, {rows, 4}, std::as_bytes(std::span(values))};
  QVERIFY(llm::writeSafetensors(folder / "model.safetensors", {&tensor, 1}).has_value());
}

} // namespace

class TestModelCatalog : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
  fs::path m_root;
  CatalogOptions m_options;

  ModelCatalog catalog() { return {m_options, m_root / "memo.json"}; }

 private Q_SLOTS:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = m_folder->path().toStdString();
    m_options = {m_root / "bundled", m_root / "home", {m_root / "mine"}, m_root / "hub", {}};
    makeModel(m_root / "bundled" / kBundledModel);
    makeModel(m_root / "home" / "Qwen-tiny");
    makeModel(m_root / "mine" / "other");
  }

  void listsEveryPlaceOnce() {
    makeModel(m_root / "home" / kBundledModel, 20); // hidden by the bundled one
    makeModel(m_root / "hub" / "models--org--name" / "snapshots" / "abc123");
    writeText(m_root / "hub" / "models--org--name" / "refs" / "main", "abc123\n");
    std::vector<std::string> names;
    ModelCatalog models = catalog();
    for (const ModelInfo& model : models.list())
      names.push_back(model.name);
    QCOMPARE(names, (std::vector<std::string>{kBundledModel, "Qwen-tiny", "other", "org/name"}));
  }

  void halvesStayHalvesInMemory() {
    const std::vector<std::uint16_t> values(40, 0x3C00);
    const llm::TensorToWrite tensor{"w", llm::DType::Float16, {10, 4}, std::as_bytes(std::span(values))};
    QVERIFY(llm::writeSafetensors(m_root / "home" / "Qwen-tiny" / "model.safetensors", {&tensor, 1}).has_value());
    QCOMPARE(catalog().info("Qwen-tiny")->weightBytes, std::uint64_t{80});
  }

  void cardTellsSizes() {
    ModelCatalog models = catalog();
    const Result<ModelInfo> card = models.info("Qwen-tiny");
    QVERIFY2(card.has_value(), card ? "" : card.error().message.c_str());
    QCOMPARE(card->architecture, std::string("LlamaForCausalLM"));
    QCOMPARE(card->parameters, std::uint64_t{40});
    QCOMPARE(card->weightBytes, std::uint64_t{160});
    QCOMPARE(card->kvBytesPerToken, std::uint64_t{2 * 2 * 2 * 2 * 4}); // K and V, layers, heads, size, float32
    QCOMPARE(card->contextLength, std::int64_t{128});
    QVERIFY(card->hasChatTemplate);
    QVERIFY(!card->isDefault);
  }

  void defaultIsTheBundledOneUnlessSet() {
    ModelCatalog models = catalog();
    QCOMPARE(models.resolve(ServiceKind::Llm, "")->name, std::string(kBundledModel));
    m_options.defaultModel = "other";
    models.setOptions(m_options);
    QCOMPARE(models.resolve(ServiceKind::Llm, "")->name, std::string("other"));
  }

  void pathsWork() {
    ModelCatalog models = catalog();
    const std::string folder = (m_root / "mine" / "other").string();
    QCOMPARE(models.resolve(ServiceKind::Llm, folder)->name, std::string("other"));
    QCOMPARE(models.resolve(ServiceKind::Llm, folder + "/")->name, std::string("other"));
    QCOMPARE(models.resolve(ServiceKind::Llm, folder + "/model.safetensors")->name, std::string("other"));
  }

  void aTokenizerAloneIsEnoughToName() {
    writeText(m_root / "tok" / "tokenizer.json", "{}");
    ModelCatalog models = catalog();
    const std::string folder = (m_root / "tok").string();
    const Result<ResolvedModel> byFolder = models.resolve(ServiceKind::Llm, folder);
    QVERIFY(byFolder.has_value());
    const Result<ResolvedModel> byFile = models.resolve(ServiceKind::Llm, folder + "/tokenizer.json");
    QVERIFY(byFile.has_value());
    QCOMPARE(byFile->path.string(), folder + "/tokenizer.json");
    QVERIFY(!models.info(folder)); // no card: it is no model
  }

  void unknownNameSuggests() {
    ModelCatalog models = catalog();
    const Result<ResolvedModel> missing = models.resolve(ServiceKind::Llm, "qwen-tinny");
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY2(missing.error().message.find("Did you mean Qwen-tiny?") != std::string::npos,
             missing.error().message.c_str());
  }

  void wrongThings_data() {
    QTest::addColumn<QString>("reference");
    QTest::addColumn<int>("code");
    QTest::newRow("missing path") << "./nothing/here" << static_cast<int>(ErrorCode::NotFound);
    QTest::newRow("folder without config") << "@/empty" << static_cast<int>(ErrorCode::NotFound);
    QTest::newRow("some file") << "@/note.txt" << static_cast<int>(ErrorCode::Unsupported);
  }
  void wrongThings() {
    QFETCH(QString, reference);
    QFETCH(int, code);
    fs::create_directories(m_root / "empty");
    writeText(m_root / "note.txt", "not a model");
    ModelCatalog models = catalog();
    const Result<ResolvedModel> result =
        models.resolve(ServiceKind::Llm, reference.replace('@', m_folder->path()).toStdString());
    QVERIFY(!result);
    QCOMPARE(static_cast<int>(result.error().code), code);
  }

  void damagedModelIsListedWithItsProblem() {
    writeText(m_root / "home" / "broken" / "config.json", "{");
    ModelCatalog models = catalog();
    bool seen = false;
    for (const ModelInfo& model : models.list())
      if (model.name == "broken") seen = !model.problem.empty();
    QVERIFY(seen);
  }

  void unusableModelSaysWhy_data() {
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("word");
    const QString config =
        QStringLiteral(R"({"architectures": ["%1"], "model_type": "%2", "hidden_size": 8, "num_hidden_layers": 2,
            "num_attention_heads": 4, "intermediate_size": 16, "max_position_embeddings": 128, "vocab_size": 10})");
    const QString llama = config.arg("LlamaForCausalLM", "llama");
    QTest::newRow("usable") << llama << "tokenizer.json" << QString();
    QTest::newRow("no tokenizer") << llama << QString() << "no tokenizer.json";
    QTest::newRow("sentencepiece only") << llama << "tokenizer.model"
                                        << "AutoTokenizer";
    QTest::newRow("architecture") << config.arg("BertModel", "bert") << "tokenizer.json"
                                  << "'BertModel'";
    QTest::newRow("incomplete config") << R"({"architectures": ["LlamaForCausalLM"], "model_type": "llama"})"
                                       << "tokenizer.json"
                                       << "hidden_size";
  }
  void unusableModelSaysWhy() {
    QFETCH(QString, config);
    QFETCH(QString, file);
    QFETCH(QString, word);
    const fs::path folder = m_root / "home" / "checked";
    makeModel(folder);
    writeText(folder / "config.json", config.toStdString());
    if (!file.isEmpty()) writeText(folder / file.toStdString(), "{}");
    ModelCatalog models = catalog();
    const Result<ModelInfo> card = models.info("checked");
    QVERIFY2(card.has_value(), card ? "" : card.error().message.c_str());
    QCOMPARE(card->problem.empty(), word.isEmpty());
    QVERIFY2(QString::fromStdString(card->problem).contains(word), card->problem.c_str());
  }

  void firstUsableModelIsTheDefaultWhereNoneIsBundled() {
    m_options.bundled = m_root / "none";
    fs::remove_all(m_root / "mine");
    makeModel(m_root / "home" / "zz-usable");
    writeText(m_root / "home" / "zz-usable" / "tokenizer.json", "{}");
    writeText(m_root / "home" / "zz-usable" / "config.json",
              R"({"model_type": "llama", "hidden_size": 8, "num_hidden_layers": 2, "num_attention_heads": 4,
                  "intermediate_size": 16, "max_position_embeddings": 128, "vocab_size": 10})");
    ModelCatalog models = catalog();
    QCOMPARE(models.resolve(ServiceKind::Llm, "")->name, std::string("zz-usable")); // Qwen-tiny has no tokenizer
  }

  void modelsInsideAFolder() {
    QCOMPARE(modelsInside(m_root / "home"), (std::vector<fs::path>{m_root / "home" / "Qwen-tiny"}));
    QCOMPARE(modelsInside(m_root / "mine" / "other"), (std::vector<fs::path>{m_root / "mine" / "other"}));
    QVERIFY(modelsInside(m_root / "nowhere").empty());
  }

  void noModelAtAllSaysWhereToPutOne() {
    m_options = {m_root / "no", m_root / "home-without", {}, {}, {}};
    ModelCatalog models = catalog();
    const Result<ResolvedModel> result = models.resolve(ServiceKind::Llm, "");
    QVERIFY(!result);
    QVERIFY(result.error().message.find("home-without") != std::string::npos);
  }

  void digestFollowsContent() {
    ModelCatalog models = catalog();
    const std::string before = models.resolve(ServiceKind::Llm, "other")->digest;
    QCOMPARE(models.resolve(ServiceKind::Llm, "other")->digest, before);
    QCOMPARE(catalog().resolve(ServiceKind::Llm, "other")->digest, before); // remembered on disk
    makeModel(m_root / "mine" / "other", 11);
    QVERIFY(models.resolve(ServiceKind::Llm, "other")->digest != before);
    writeText(m_root / "memo.json", "damaged");
    QVERIFY(catalog().resolve(ServiceKind::Llm, "other")->digest != before);
  }

  void hubReferenceCannotLeaveTheCache() {
    makeModel(m_root / "outside");
    fs::create_directories(m_root / "hub" / "models--bad--ref" / "snapshots");
    writeText(m_root / "hub" / "models--bad--ref" / "refs" / "main", "../../../outside");
    QVERIFY(listHubCache(m_root / "hub").empty());
  }

  void distances_data() {
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("expected");
    QTest::newRow("equal but for case") << "Llama"
                                        << "llama" << 0;
    QTest::newRow("kitten") << "kitten"
                            << "sitting" << 3;
    QTest::newRow("empty") << ""
                           << "abc" << 3;
  }
  void distances() {
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(int, expected);
    QCOMPARE(static_cast<int>(editDistance(a.toStdString(), b.toStdString())), expected);
  }
};

QTEST_APPLESS_MAIN(TestModelCatalog)
#include "tst_model_catalog.moc"
