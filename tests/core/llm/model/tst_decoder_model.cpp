// SPDX-License-Identifier: Apache-2.0
#include "core/llm/model/decoder_model.h"
#include "core/llm/sampling/sampler.h"
#include "tests/core/llm/model/golden.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <numeric>

using namespace aisemble;
using namespace aisemble::llm;
using aisemble::llm::test::Golden;
using aisemble::llm::test::largestDifference;
namespace fs = std::filesystem;

namespace {

// The bar of the goldens: float32 engines agree this far, more is a mistake and not rounding.
constexpr double kTolerance = 1e-4;

const fs::path kModels = fs::path(AISEMBLE_FIXTURES) / "models";

std::shared_ptr<const DecoderModel> loaded(const fs::path& folder) {
  auto files = openModelFiles(folder);
  if (!files) {
    qWarning("%s", files.error().message.c_str());
    return nullptr;
  }
  auto model = DecoderModel::load(*files);
  if (!model) {
    qWarning("%s", model.error().message.c_str());
    return nullptr;
  }
  return *model;
}

std::vector<float> run(DecoderRun& run, KvCache& cache, std::span<const std::int32_t> tokens,
                       OutputRows rows = OutputRows::Last, OutputKind kind = OutputKind::Logits) {
  const SequenceSlice slice{&cache, tokens, rows};
  auto out = run.forward(std::span(&slice, 1), kind);
  if (!out) {
    qWarning("%s (%s)", out.error().message.c_str(), out.error().context.c_str());
    return {};
  }
  return {out->begin(), out->end()};
}

} // namespace

class TestDecoderModel : public QObject {
  Q_OBJECT

 private:
  void addModels() {
    QTest::addColumn<QString>("folder");
    for (const char* name : {"llama3", "gpt2", "qwen2"})
      QTest::newRow(name) << QString::fromStdString((kModels / name).string());
    // All reference models, where somebody has them.
    const char* all = std::getenv("AISEMBLE_GOLDENS");
    if (all == nullptr) return;
    for (const auto& entry : fs::directory_iterator(fs::path(all) / "models"))
      QTest::newRow(("goldens/" + entry.path().filename().string()).c_str())
          << QString::fromStdString(entry.path().string());
  }

 private Q_SLOTS:
  void scoresPromptsLikeTheReference_data() { addModels(); }
  void scoresPromptsLikeTheReference() {
    QFETCH(QString, folder);
    const Golden golden(folder.toStdString());
    QVERIFY(golden.isOpen());
    const auto model = loaded(folder.toStdString());
    QVERIFY(model);
    DecoderRun runner(model);
    for (int i = 0; golden.has("logits." + std::to_string(i)); ++i) {
      const auto ids = golden.ids("input_ids." + std::to_string(i));
      auto cache = model->newCache(ids.size());
      QVERIFY(cache);
      const double difference =
          largestDifference(run(runner, **cache, ids, OutputRows::All), golden.floats("logits." + std::to_string(i)));
      QVERIFY2(difference <= kTolerance, qPrintable(QString("prompt %1 differs by %2").arg(i).arg(difference)));
    }
  }

  void continuesLikeTheReference_data() { addModels(); }
  void continuesLikeTheReference() {
    QFETCH(QString, folder);
    const Golden golden(folder.toStdString());
    const auto model = loaded(folder.toStdString());
    QVERIFY(model && golden.isOpen());
    auto files = openModelFiles(folder.toStdString());
    QVERIFY(files);
    DecoderRun runner(model);
    const auto vocabulary = static_cast<std::size_t>(model->config().vocabulary);
    for (int i = 0; golden.has("greedy_ids." + std::to_string(i)); ++i) {
      const auto expected = golden.ids("greedy_ids." + std::to_string(i));
      const auto reference = golden.floats("greedy_logits." + std::to_string(i));
      auto ids = golden.ids("input_ids." + std::to_string(i));
      auto cache = model->newCache(expected.size());
      QVERIFY(cache);
      std::span<const std::int32_t> fresh = ids;
      for (std::size_t step = 0; ids.size() < expected.size(); ++step) {
        std::vector<float> logits = run(runner, **cache, fresh);
        QCOMPARE(logits.size(), vocabulary);
        if (!reference.empty())
          QVERIFY(largestDifference(logits, std::span(reference).subspan(step * vocabulary, vocabulary)) <= kTolerance);
        for (const std::int32_t end : files->config.endIds)
          logits[static_cast<std::size_t>(end)] = -INFINITY;
        ids.push_back(argmax(logits));
        fresh = std::span(ids).last(1);
      }
      QCOMPARE(ids, expected);
    }
  }

  void mixesSequencesAndChunksWithoutChangingAnswers_data() { addModels(); }
  void mixesSequencesAndChunksWithoutChangingAnswers() {
    QFETCH(QString, folder);
    const Golden golden(folder.toStdString());
    const auto model = loaded(folder.toStdString());
    QVERIFY(model && golden.isOpen());
    DecoderRun alone(model);
    DecoderRun together(model);
    together.setThreads(2);
    // Three texts advance by different amounts per step, among them the widths where the kernels change.
    const std::vector<std::vector<std::size_t>> chunks{{1, 17, 1, 16, 2, 12}, {30, 1, 8, 1, 5}, {3, 3, 3, 30, 6}};
    std::vector<std::vector<std::int32_t>> texts;
    std::vector<std::unique_ptr<KvCache>> caches;
    std::vector<std::vector<float>> reference;
    for (int i = 0; i < 3; ++i) {
      auto ids = golden.ids("greedy_ids." + std::to_string(i));
      QVERIFY(ids.size() > 32);
      auto own = model->newCache(ids.size());
      auto shared = model->newCache(ids.size());
      QVERIFY(own && shared);
      reference.push_back(run(alone, **own, ids, OutputRows::All));
      caches.push_back(std::move(*shared));
      texts.push_back(std::move(ids));
    }
    const auto vocabulary = static_cast<std::size_t>(model->config().vocabulary);
    for (std::size_t step = 0; step < 6; ++step) {
      std::vector<SequenceSlice> slices;
      std::vector<std::size_t> which;
      for (std::size_t i = 0; i < 3; ++i) {
        if (step >= chunks[i].size()) continue;
        const std::size_t begin = caches[i]->length();
        const std::size_t count = std::min(chunks[i][step], texts[i].size() - begin);
        if (count == 0) continue;
        slices.push_back({caches[i].get(), std::span(texts[i]).subspan(begin, count), OutputRows::Last});
        which.push_back(i);
      }
      auto out = together.forward(slices);
      QVERIFY(out);
      for (std::size_t s = 0; s < which.size(); ++s) {
        const std::size_t last = caches[which[s]]->length() - 1;
        const double difference =
            largestDifference(out->subspan(s * vocabulary, vocabulary),
                              std::span(reference[which[s]]).subspan(last * vocabulary, vocabulary));
        QVERIFY2(difference <= kTolerance,
                 qPrintable(QString("step %1 text %2: %3").arg(step).arg(which[s]).arg(difference)));
      }
    }
  }

  void readsBothSpellingsAlike() {
    const fs::path copy = fs::temp_directory_path() / ("aisemble-spelling-" + std::to_string(::getpid()));
    fs::create_directories(copy);
    fs::copy_file(kModels / "llama3/model.safetensors", copy / "model.safetensors",
                  fs::copy_options::overwrite_existing);
    fs::copy_file(kModels / "llama3/config.older-spelling.json", copy / "config.json",
                  fs::copy_options::overwrite_existing);
    const auto older = loaded(copy);
    const auto newer = loaded(kModels / "llama3");
    QVERIFY(older && newer);
    DecoderRun a(older);
    DecoderRun b(newer);
    const std::vector<std::int32_t> ids{5, 6, 7, 8};
    auto cacheA = older->newCache(4);
    auto cacheB = newer->newCache(4);
    QCOMPARE(run(a, **cacheA, ids), run(b, **cacheB, ids));
    fs::remove_all(copy);
  }

  void namesWhatIsWrongWithTheWeights_data() {
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("expected");
    QTest::newRow("missing") << "drop"
                             << "model.layers.1.self_attn.q_proj.weight";
    QTest::newRow("misshaped") << "reshape"
                               << "[32, 64]";
    QTest::newRow("integers") << "integers"
                              << "int32";
  }
  void namesWhatIsWrongWithTheWeights() {
    QFETCH(QString, change);
    QFETCH(QString, expected);
    const fs::path copy = fs::temp_directory_path() / ("aisemble-broken-" + std::to_string(::getpid()));
    fs::create_directories(copy);
    fs::copy_file(kModels / "llama3/config.json", copy / "config.json", fs::copy_options::overwrite_existing);
    auto original = SafetensorsFile::open(kModels / "llama3/model.safetensors");
    QVERIFY(original);
    std::vector<TensorToWrite> tensors;
    for (const TensorView& view : original->tensors()) {
      TensorToWrite tensor{view.name, view.dtype, view.shape, view.bytes};
      if (view.name == "model.layers.1.self_attn.q_proj.weight") {
        if (change == "drop") continue;
        if (change == "reshape") {
          tensor.shape = {32, 64};
          tensor.bytes = tensor.bytes.first(32 * 64 * 4);
        }
        if (change == "integers") tensor.dtype = DType::Int32;
      }
      tensors.push_back(tensor);
    }
    QVERIFY(writeSafetensors(copy / "model.safetensors", tensors));
    auto files = openModelFiles(copy);
    QVERIFY(files);
    auto model = DecoderModel::load(*files);
    QVERIFY(!model);
    QVERIFY2(model.error().message.find(expected.toStdString()) != std::string::npos, model.error().message.c_str());
    fs::remove_all(copy);
  }

  void runsHalfPrecisionFilesExactly_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isBrain");
    for (const char* name : {"qwen2", "gpt2"}) {
      QTest::addRow("%s bfloat16", name) << name << true;
      QTest::addRow("%s float16", name) << name << false;
    }
  }
  void runsHalfPrecisionFilesExactly() {
    // The same 16-bit values once as they are and once as float32: the answers must agree to rounding.
    QFETCH(QString, name);
    QFETCH(bool, isBrain);
    const fs::path source = kModels / name.toStdString();
    const fs::path copies[2] = {fs::temp_directory_path() / ("aisemble-narrow-" + std::to_string(::getpid())),
                                fs::temp_directory_path() / ("aisemble-wide-" + std::to_string(::getpid()))};
    auto original = SafetensorsFile::open(source / "model.safetensors");
    QVERIFY(original);
    std::vector<std::vector<std::uint16_t>> narrow;
    std::vector<std::vector<float>> wide;
    std::vector<TensorToWrite> tensors[2];
    for (const TensorView& view : original->tensors()) {
      std::vector<std::uint16_t> raw(view.elements());
      for (std::size_t i = 0; i < raw.size(); ++i) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, view.bytes.data() + 4 * i, 4);
        const int exponent = static_cast<int>((bits >> 23U) & 255U) - 127 + 15;
        raw[i] = static_cast<std::uint16_t>(bits >> 16U); // bfloat16 is the upper half of float32
        if (!isBrain) // float16 of what is in its normal range, truncated; smaller becomes 0
          raw[i] = static_cast<std::uint16_t>(
              ((bits >> 16U) & 0x8000U) |
              (exponent < 1 ? 0U : (static_cast<std::uint32_t>(exponent) << 10U) | ((bits >> 13U) & 0x3FFU)));
      }
      narrow.push_back(std::move(raw));
      const DType dtype = isBrain ? DType::BFloat16 : DType::Float16;
      const TensorToWrite small{view.name, dtype, view.shape, std::as_bytes(std::span(narrow.back()))};
      std::vector<float> same(view.elements());
      QVERIFY(convertToFloat({small.name, small.dtype, small.shape, small.bytes}, 0, same));
      wide.push_back(std::move(same));
      tensors[0].push_back(small);
      tensors[1].push_back({view.name, DType::Float32, view.shape, std::as_bytes(std::span(wide.back()))});
    }
    std::vector<float> answers[2][2];
    for (std::size_t i = 0; i < 2; ++i) {
      fs::create_directories(copies[i]);
      fs::copy_file(source / "config.json", copies[i] / "config.json", fs::copy_options::overwrite_existing);
      QVERIFY(writeSafetensors(copies[i] / "model.safetensors", tensors[i]));
      const auto model = loaded(copies[i]);
      QVERIFY(model);
      DecoderRun runner(model);
      auto cache = model->newCache(64);
      std::vector<std::int32_t> ids(40); // enough rows for the blocked product, then one for the other
      std::iota(ids.begin(), ids.end(), 100);
      answers[i][0] = run(runner, **cache, ids, OutputRows::All);
      answers[i][1] = run(runner, **cache, std::vector<std::int32_t>{7});
      fs::remove_all(copies[i]);
    }
    QVERIFY(largestDifference(answers[0][0], answers[1][0]) < 1e-5);
    QVERIFY(largestDifference(answers[0][1], answers[1][1]) < 1e-5);
  }

  void refusesWhatItCannotRun() {
    const auto model = loaded(kModels / "gpt2");
    QVERIFY(model);
    DecoderRun runner(model);
    auto cache = model->newCache(4);
    QVERIFY(cache);
    const auto code = [&](std::vector<std::int32_t> ids) {
      const SequenceSlice slice{cache->get(), ids, OutputRows::Last};
      auto out = runner.forward(std::span(&slice, 1));
      return out ? std::string("done") : std::string(errorCodeName(out.error().code));
    };
    QCOMPARE(code({}), std::string("invalid_argument"));
    QCOMPARE(code({-1}), std::string("invalid_argument"));
    QCOMPARE(code({1600}), std::string("invalid_argument"));
    QCOMPARE(code({1, 2, 3, 4, 5}), std::string("too_large"));
    QCOMPARE((*cache)->length(), std::size_t{0});
    QCOMPARE(code({1, 2, 3, 4}), std::string("done"));
    QCOMPARE((*cache)->length(), std::size_t{4});
    auto tooLong = model->newCache(257);
    QVERIFY(!tooLong && tooLong.error().code == ErrorCode::TooLarge);
  }

  void givesHiddenStates() {
    const auto model = loaded(kModels / "llama3");
    QVERIFY(model);
    DecoderRun runner(model);
    auto cache = model->newCache(16);
    const std::vector<std::int32_t> ids{1, 2, 3};
    const auto hidden = run(runner, **cache, ids, OutputRows::All, OutputKind::Hidden);
    QCOMPARE(hidden.size(), std::size_t{3 * 64});
    QVERIFY(std::all_of(hidden.begin(), hidden.end(), [](float v) { return std::isfinite(v); }));
  }

  void stopsLoadingWhenAsked() {
    auto files = openModelFiles(kModels / "gpt2");
    QVERIFY(files);
    std::stop_source source;
    LoadOptions options;
    options.stop = source.get_token();
    double last = 0;
    options.onProgress = [&](double fraction) {
      last = fraction;
      if (fraction > 0.3) source.request_stop();
    };
    auto model = DecoderModel::load(*files, options);
    QVERIFY(!model && model.error().isCancelled());
    QVERIFY(last > 0.3 && last < 1.0);
  }
};

QTEST_APPLESS_MAIN(TestDecoderModel)
#include "tst_decoder_model.moc"
