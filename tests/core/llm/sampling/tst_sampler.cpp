// SPDX-License-Identifier: Apache-2.0
#include "core/llm/sampling/philox.h"
#include "core/llm/sampling/sampler.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cmath>
#include <fstream>
#include <limits>
#include <map>

using namespace aisemble::llm;
using nlohmann::json;

Q_DECLARE_METATYPE(SamplingConfig)

namespace {

const json& golden() {
  static const json document = [] {
    std::ifstream file(AISEMBLE_FIXTURES "/sampling/sampling.json");
    return json::parse(file, nullptr, false);
  }();
  return document;
}

SamplingConfig configOf(const json& object) {
  SamplingConfig config;
  config.temperature = object.value("temperature", 1.0);
  config.topK = object.value("top_k", 0);
  config.topP = object.value("top_p", 1.0);
  config.minP = object.value("min_p", 0.0);
  config.repetitionPenalty = object.value("repetition_penalty", 1.0);
  return config;
}

std::vector<float> wave(std::size_t n) {
  std::vector<float> logits(n);
  for (std::size_t i = 0; i < n; ++i)
    logits[i] = 4.0F * std::sin(static_cast<float>(i) * 1.7F);
  return logits;
}

} // namespace

class TestSampler : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agreesWithTheReference_data() {
    QTest::addColumn<int>("which");
    QVERIFY(golden().is_object());
    for (std::size_t i = 0; i < golden()["cases"].size(); ++i)
      QTest::newRow(golden()["cases"][i]["config"].dump().c_str()) << static_cast<int>(i);
  }
  void agreesWithTheReference() {
    QFETCH(int, which);
    const json& test = golden()["cases"][static_cast<std::size_t>(which)];
    for (std::size_t row = 0; row < golden()["logits"].size(); ++row) {
      auto logits = golden()["logits"][row].get<std::vector<float>>();
      const auto expected = test["probabilities"][row].get<std::vector<double>>();
      Sampler sampler(configOf(test["config"]), 1);
      sampler.observe(golden()["previous_ids"][row].get<std::vector<std::int32_t>>());
      const auto options = sampler.distribution(logits);
      QVERIFY(options);
      std::vector<double> actual(expected.size(), 0.0);
      for (const TokenProbability& option : *options)
        actual[static_cast<std::size_t>(option.id)] = option.probability;
      for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(actual[i] > 0, expected[i] > 0); // the filters keep exactly the same tokens
        QVERIFY2(std::abs(actual[i] - expected[i]) <= 1e-6 + 1e-5 * expected[i],
                 qPrintable(QString("row %1 id %2: %3 against %4").arg(row).arg(i).arg(actual[i]).arg(expected[i])));
      }
    }
  }

  void isGreedyAtTemperatureZero() {
    Sampler sampler({.temperature = 0.0}, 7);
    std::vector<float> logits{1, 5, 2, 5, NAN};
    QCOMPARE(sampler.sample(logits).value(), 1);        // the lowest id on ties
    for (const double nearly : {1e-38, 1e-40, 1e-50}) { // dividing by it overflows
      Sampler cold({.temperature = nearly}, 7);
      std::vector<float> same{1, 50, 2, 5};
      QCOMPARE(cold.sample(same).value(), 1);
    }
    std::vector<float> wide(1000, -3.0F);
    wide[777] = wide[999] = -2.0F;
    QCOMPARE(sampler.sample(wide).value(), 777);
  }

  void refusesBrokenLogits() {
    for (const double temperature : {0.0, 0.8}) {
      Sampler sampler({.temperature = temperature}, 1);
      std::vector<float> nothing(5, std::numeric_limits<float>::quiet_NaN());
      QVERIFY(!sampler.sample(nothing));
      std::vector<float> never(5, -std::numeric_limits<float>::infinity());
      QVERIFY(!sampler.sample(never));
      std::vector<float> empty;
      QVERIFY(!sampler.sample(empty));
    }
  }

  void repeatsItselfFromTheSeed() {
    const auto draw = [](std::uint64_t seed) {
      Sampler sampler({.temperature = 1.5, .topP = 0.95}, seed);
      std::vector<std::int32_t> out;
      for (int i = 0; i < 50; ++i) {
        auto logits = wave(500);
        out.push_back(sampler.sample(logits).value());
      }
      return out;
    };
    QCOMPARE(draw(42), draw(42));
    QVERIFY(draw(42) != draw(43));
  }

  void drawsInProportion() {
    Sampler sampler({.temperature = 1.0}, 99);
    std::map<std::int32_t, int> counts;
    constexpr int kDraws = 20000;
    for (int i = 0; i < kDraws; ++i) {
      std::vector<float> logits{std::log(0.5F), std::log(0.3F), std::log(0.2F)};
      ++counts[sampler.sample(logits).value()];
    }
    // Six standard deviations of the widest binomial, sqrt(20000 * 0.25) = 71.
    QVERIFY(std::abs(counts[0] - 10000) < 425);
    QVERIFY(std::abs(counts[1] - 6000) < 425);
    QVERIFY(std::abs(counts[2] - 4000) < 425);
  }

  void findsWideNuclei() {
    // More tokens than are ordered in one piece: the answer must not depend on the piece's size.
    std::vector<float> logits(5000, 0.0F);
    Sampler sampler({.temperature = 1.0, .topP = 0.5}, 1);
    const auto options = sampler.distribution(logits);
    QVERIFY(options);
    QCOMPARE(options->size(), std::size_t{2500});
    QCOMPARE(options->back().id, 2499); // equal ones: the lower ids first
  }

  void keepsTiesWithTheKth() {
    std::vector<float> logits{3, 2, 2, 1};
    Sampler sampler({.topK = 2}, 1);
    QCOMPARE(sampler.distribution(logits)->size(), std::size_t{3}); // as the reference does
  }

  void matchesPublishedPhilox() {
    // Known-answer vectors of the authors' Random123 distribution (kat_vectors, philox4x32 10).
    const auto zero = philox4x32({0, 0, 0, 0}, {0, 0});
    QCOMPARE(zero[0], 0x6627e8d5U);
    QCOMPARE(zero[1], 0xe169c58dU);
    QCOMPARE(zero[2], 0xbc57ac4cU);
    QCOMPARE(zero[3], 0x9b00dbd8U);
    const auto ones = philox4x32({~0U, ~0U, ~0U, ~0U}, {~0U, ~0U});
    QCOMPARE(ones[0], 0x408f276dU);
    QCOMPARE(ones[1], 0x41c83b0eU);
    QCOMPARE(ones[2], 0xa20bc7c6U);
    QCOMPARE(ones[3], 0x6d5451fdU);
  }
};

QTEST_APPLESS_MAIN(TestSampler)
#include "tst_sampler.moc"
