// SPDX-License-Identifier: Apache-2.0
#include "core/llm/model/decoder_config.h"
#include "core/llm/model/rope.h"

#include <QTest>

#include <cmath>

using namespace aisemble;
using namespace aisemble::llm;

namespace {

/// A sound llama with the changes of `fields` (JSON members, comma separated, last wins is not relied upon).
Result<DecoderConfig> llamaWith(const std::string& fields, const std::string& modelType = "llama",
                                const std::string& sizes = R"("num_attention_heads":4,"hidden_size":64)") {
  auto file = parseModelConfig(R"({"model_type":")" + modelType + R"(","num_hidden_layers":4,"vocab_size":100,)" +
                               R"("intermediate_size":128,"max_position_embeddings":512,)" + sizes +
                               (fields.empty() ? "" : "," + fields) + "}");
  if (!file) return fail(file.error());
  return makeDecoderConfig(*file);
}

} // namespace

class TestDecoderConfig : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void refusesWhatItDoesNotKnow_data() {
    QTest::addColumn<QString>("fields");
    QTest::addColumn<QString>("says");
    QTest::newRow("class") << R"("architectures":["LlamaForSequenceClassification"])"
                           << "LlamaForSequenceClassification";
    QTest::newRow("rope") << R"("rope_scaling":{"type":"longrope","factor":2})"
                          << "longrope";
    QTest::newRow("rope without factor") << R"("rope_scaling":{"type":"linear"})"
                                         << "factor";
    QTest::newRow("llama3 without frequencies")
        << R"("rope_scaling":{"rope_type":"llama3","factor":8,"original_max_position_embeddings":64})"
        << "low_freq_factor";
    QTest::newRow("activation") << R"("hidden_act":"mish")"
                                << "mish";
    QTest::newRow("kv heads") << R"("num_key_value_heads":3)"
                              << "num_key_value_heads 3";
    QTest::newRow("layer types count") << R"("layer_types":["full_attention"])"
                                       << "layer_types";
    QTest::newRow("layer type")
        << R"("layer_types":["full_attention","linear_attention","full_attention","full_attention"])"
        << "linear_attention";
    QTest::newRow("window")
        << R"("layer_types":["sliding_attention","full_attention","full_attention","full_attention"])"
        << "sliding_window";
    QTest::newRow("odd rotation") << R"("partial_rotary_factor":0.2)"
                                  << "even";
    QTest::newRow("theta") << R"("rope_theta":-1)"
                           << "rope base";
  }
  void refusesWhatItDoesNotKnow() {
    QFETCH(QString, fields);
    QFETCH(QString, says);
    const auto config = llamaWith(fields.toStdString());
    QVERIFY(!config);
    QVERIFY2(QString::fromStdString(config.error().message).contains(says), config.error().message.c_str());
  }

  void listsWhatItKnows() {
    const auto config = llamaWith("", "mamba");
    QVERIFY(!config);
    QCOMPARE(config.error().code, ErrorCode::Unsupported);
    for (const std::string& type : supportedModelTypes())
      QVERIFY(config.error().message.find(type) != std::string::npos);
    QVERIFY(!llamaWith("", "llama", R"("hidden_size":64)"));
    QVERIFY(!llamaWith("", "llama", R"("hidden_size":65,"num_attention_heads":4)"));
  }

  void configuresWindows() {
    using Windows = std::vector<std::int64_t>;
    QCOMPARE(llamaWith(R"("sliding_window":24)", "mistral")->slidingWindow, (Windows{24, 24, 24, 24}));
    QCOMPARE(llamaWith(R"("sliding_window":null)", "mistral")->slidingWindow, (Windows{0, 0, 0, 0}));
    QCOMPARE(llamaWith(R"("sliding_window":24)", "gemma2")->slidingWindow, (Windows{24, 0, 24, 0}));
    QCOMPARE(
        llamaWith(R"("sliding_window":24,"use_sliding_window":false,"max_window_layers":2)", "qwen2")->slidingWindow,
        (Windows{0, 0, 0, 0}));
    QCOMPARE(
        llamaWith(R"("sliding_window":24,"use_sliding_window":true,"max_window_layers":2)", "qwen2")->slidingWindow,
        (Windows{0, 0, 24, 24}));
    QVERIFY(!llamaWith(R"("sliding_window":24,"use_sliding_window":true)", "qwen2"));
  }

  void stretchesFrequencies() {
    RopeConfig config;
    config.kind = RopeKind::Default;
    config.rotaryDim = 8;
    const auto plain = ropeFrequencies(config);
    QCOMPARE(plain.size(), std::size_t{4});
    QCOMPARE(plain[0], 1.0F);
    QVERIFY(std::abs(plain[1] - 0.1F) < 1e-7F); // 10000^(-2/8)

    config.kind = RopeKind::Linear;
    config.factor = 4;
    QVERIFY(std::abs(ropeFrequencies(config)[1] - 0.025F) < 1e-7F);

    // Wavelengths are 6.3, 63, 628 and 6283: kept below 64 / 4 = 16, stretched above 64, smooth between.
    config.kind = RopeKind::Llama3;
    config.originalMaxPositions = 64;
    config.factor = 8;
    const auto llama3 = ropeFrequencies(config);
    QCOMPARE(llama3[0], plain[0]);
    QVERIFY(llama3[1] < plain[1] && llama3[1] > plain[1] / 8);
    QCOMPARE(llama3[2], plain[2] / 8);

    // Borders by the paper's formula for 32 and 1 turns within 512 positions: dimensions 0 and 4.
    config.kind = RopeKind::Yarn;
    config.originalMaxPositions = 512;
    const auto yarn = ropeFrequencies(config);
    QCOMPARE(yarn[0], plain[0]);
    QVERIFY(yarn[1] < plain[1] && yarn[1] > plain[1] / 8);
    QVERIFY(yarn[3] < yarn[2]);
  }

  void scalesYarnAttention() {
    const auto config =
        llamaWith(R"("rope_scaling":{"rope_type":"yarn","factor":4.0,"original_max_position_embeddings":128})");
    QVERIFY(config);
    QVERIFY(std::abs(config->rope.attentionFactor - (0.1 * std::log(4.0) + 1.0)) < 1e-12);
    RopeTable table(config->rope);
    table.reserve(3);
    QVERIFY(std::abs(table.cosine(0)[0] - static_cast<float>(config->rope.attentionFactor)) < 1e-6F);
  }

  void growsTablesWithoutChangingThem() {
    RopeConfig config;
    config.kind = RopeKind::Default;
    config.rotaryDim = 8;
    RopeTable table(config);
    table.reserve(10);
    const float before = table.sine(9)[1];
    table.reserve(5000);
    QCOMPARE(table.sine(9)[1], before);
    QVERIFY(std::abs(table.sine(4999)[1] - std::sin(4999.0F * 0.1F)) < 1e-3F);
  }
};

QTEST_APPLESS_MAIN(TestDecoderConfig)
#include "tst_decoder_config.moc"
