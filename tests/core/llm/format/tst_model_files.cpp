// SPDX-License-Identifier: Apache-2.0
#include "core/llm/format/model_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace aisemble;
using namespace aisemble::llm;
namespace fs = std::filesystem;

namespace {

const fs::path kModels = fs::path(AISEMBLE_FIXTURES) / "models";

void write(const fs::path& path, const std::string& text) {
  std::ofstream(path) << text;
}

void writeShard(const fs::path& path, const std::vector<std::string>& names) {
  static const std::vector<float> values{1, 2};
  std::vector<TensorToWrite> tensors;
  for (const std::string& name : names)
    tensors.push_back({name, DType::Float32, {2}, std::as_bytes(std::span(values))});
  QVERIFY(writeSafetensors(path, tensors));
}

} // namespace

class TestModelFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsAFolder() {
    auto files = openModelFiles(kModels / "llama3");
    QVERIFY2(files.has_value(), files ? "" : files.error().message.c_str());
    QCOMPARE(files->config.architecture, std::string("LlamaForCausalLM"));
    QCOMPARE(files->config.kvHeads, std::optional<std::int64_t>(2));
    QCOMPARE(files->config.rope.type, std::string("llama3"));
    QCOMPARE(files->config.rope.theta, std::optional<double>(500000.0));
    QCOMPARE(files->config.dtype, std::string("float32"));
    QCOMPARE(files->endIds(), (std::vector<std::int32_t>{1}));
    QCOMPARE(files->tokenizer.beginToken, std::optional<std::string>("<|begin_of_text|>"));
    QVERIFY(!files->tokenizer.chatTemplate);
    QCOMPARE(files->weights.parameters(), std::uint64_t{234944});
    QCOMPARE(files->weights.dominantDtype(), DType::Float32);
    // One file of the folder means the folder.
    auto same = openModelFiles(kModels / "llama3/model.safetensors");
    QVERIFY(same);
    QCOMPARE(same->folder, kModels / "llama3");
  }

  void readsBothSpellings() {
    auto newer = readModelConfig(kModels / "llama3/config.json");
    auto older = readModelConfig(kModels / "llama3/config.older-spelling.json");
    QVERIFY(newer && older);
    QCOMPARE(older->dtype, newer->dtype);
    QCOMPARE(older->rope.type, newer->rope.type);
    QCOMPARE(older->rope.theta, newer->rope.theta);
    QCOMPARE(older->rope.factor, newer->rope.factor);
    QCOMPARE(older->rope.lowFrequencyFactor, newer->rope.lowFrequencyFactor);
    QCOMPARE(older->rope.highFrequencyFactor, newer->rope.highFrequencyFactor);
    QCOMPARE(older->rope.originalMaxPositions, newer->rope.originalMaxPositions);
  }

  void refusesDamagedConfigs_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("no json") << "{"
                             << "not a JSON object";
    QTest::newRow("a number") << "3"
                              << "not a JSON object";
    QTest::newRow("text for a count") << R"({"hidden_size":"64"})"
                                      << "hidden_size";
    QTest::newRow("named as in the file") << R"({"hidden_act":5})"
                                          << "'hidden_act' must be";
    QTest::newRow("zero") << R"({"num_attention_heads":0})"
                          << "num_attention_heads";
    QTest::newRow("negative") << R"({"vocab_size":-5})"
                              << "vocab_size";
    QTest::newRow("huge") << R"({"hidden_size":1e30})"
                          << "hidden_size";
    QTest::newRow("too many layers") << R"({"num_hidden_layers":100000})"
                                     << "num_hidden_layers";
    QTest::newRow("rope is a list") << R"({"rope_scaling":[]})"
                                    << "rope_scaling";
    QTest::newRow("rope inside") << R"({"rope_parameters":{"factor":"8"}})"
                                 << "factor";
    QTest::newRow("rope per layer type") << R"({"rope_parameters":{"full_attention":{}}})"
                                         << "per layer type";
    QTest::newRow("eos") << R"({"eos_token_id":[1,"2"]})"
                         << "eos_token_id";
    QTest::newRow("architectures") << R"({"architectures":"Llama"})"
                                   << "architectures";
    QTest::newRow("layer types") << R"({"layer_types":[1]})"
                                 << "layer_types";
  }
  void refusesDamagedConfigs() {
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto config = parseModelConfig(text.toStdString());
    QVERIFY(!config);
    QVERIFY2(QString::fromStdString(config.error().message).contains(says), config.error().message.c_str());
  }

  void readsTemplatesInEveryPlace() {
    QCOMPARE(parseTokenizerConfig(R"({"chat_template":"one"})")->chatTemplate, std::optional<std::string>("one"));
    const char* list = R"({"chat_template":[{"name":"tool_use","template":"a"},{"name":"default","template":"b"}]})";
    QCOMPARE(parseTokenizerConfig(list)->chatTemplate, std::optional<std::string>("b"));
    QCOMPARE(parseTokenizerConfig(R"({"eos_token":{"content":"</s>","lstrip":false}})")->endToken,
             std::optional<std::string>("</s>"));
    QVERIFY(!parseTokenizerConfig(R"({"eos_token":null})")->endToken);
    QVERIFY(!parseTokenizerConfig(R"({"eos_token":3})"));
    QVERIFY(!parseTokenizerConfig(R"({"chat_template":[{"name":"x"}]})"));
    QVERIFY(!parseTokenizerConfig("[]"));

    QTemporaryDir folder;
    const fs::path path = folder.path().toStdString();
    write(path / "config.json", R"({"model_type":"llama"})");
    write(path / "tokenizer_config.json", R"({"chat_template":"old"})");
    write(path / "chat_template.jinja", "new");
    writeShard(path / "model.safetensors", {"a"});
    auto files = openModelFiles(path);
    QVERIFY(files);
    QCOMPARE(files->tokenizer.chatTemplate, std::optional<std::string>("new"));
  }

  void joinsShards() {
    QTemporaryDir folder;
    const fs::path path = folder.path().toStdString();
    writeShard(path / "one.safetensors", {"a", "b"});
    writeShard(path / "two.safetensors", {"c"});
    const auto open = [&](const std::string& index) {
      write(path / "model.safetensors.index.json", index);
      return TensorArchive::open(path);
    };
    auto good =
        open(R"({"metadata":{},"weight_map":{"a":"one.safetensors","b":"one.safetensors","c":"two.safetensors"}})");
    QVERIFY2(good.has_value(), good ? "" : good.error().message.c_str());
    QCOMPARE(good->names(), (std::vector<std::string>{"a", "b", "c"}));
    QCOMPARE(good->parameters(), std::uint64_t{6});
    QVERIFY(good->find("c") != nullptr);

    QCOMPARE(open("{}").error().code, ErrorCode::Corrupt);
    QCOMPARE(open(R"({"weight_map":{}})").error().code, ErrorCode::Corrupt);
    QCOMPARE(open(R"({"weight_map":{"a":"../one.safetensors"}})").error().code, ErrorCode::Corrupt);
    QCOMPARE(open(R"({"weight_map":{"a":"missing.safetensors"}})").error().code, ErrorCode::NotFound);
    QCOMPARE(open(R"({"weight_map":{"z":"one.safetensors"}})").error().code, ErrorCode::Corrupt);
    writeShard(path / "two.safetensors", {"a"});
    QCOMPARE(open(R"({"weight_map":{"b":"one.safetensors","a":"two.safetensors"}})").error().code, ErrorCode::Corrupt);
  }

  void saysWhatIsMissing() {
    QTemporaryDir folder;
    const fs::path path = folder.path().toStdString();
    QCOMPARE(openModelFiles(path / "nowhere").error().code, ErrorCode::NotFound);
    QVERIFY(openModelFiles(path).error().message.find("config.json") != std::string::npos);
    write(path / "config.json", "{}");
    QVERIFY(openModelFiles(path).error().message.find("model.safetensors") != std::string::npos);
    write(path / "generation_config.json", R"({"eos_token_id":"x"})");
    writeShard(path / "model.safetensors", {"a"});
    QVERIFY(openModelFiles(path).error().message.find("eos_token_id") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(TestModelFiles)
#include "tst_model_files.moc"
