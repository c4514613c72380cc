// SPDX-License-Identifier: Apache-2.0
#include "core/llm/model/row_kernels.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace aisemble::llm;

namespace {

/// Reproducible values in about [-1, 1].
std::vector<float> values(std::size_t n, std::uint32_t seed) {
  std::vector<float> out(n);
  for (float& v : out) {
    seed = seed * 1664525U + 1013904223U;
    v = static_cast<float>(static_cast<std::int32_t>(seed)) / 2147483648.0F;
  }
  return out;
}

/// Where a cache has one value of one position's key.
std::size_t keyIndex(std::size_t position, std::size_t value, std::size_t headDim) {
  return (position / rows::kKeyBlock * headDim + value) * rows::kKeyBlock + position % rows::kKeyBlock;
}

double worst(const std::vector<float>& actual, const std::vector<double>& expected) {
  double out = actual.size() == expected.size() ? 0 : INFINITY;
  for (std::size_t i = 0; i < actual.size() && i < expected.size(); ++i)
    out = std::max(out, std::abs(static_cast<double>(actual[i]) - expected[i]));
  return out;
}

} // namespace

class TestRowKernels : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void multiplies_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("inputs");
    QTest::addColumn<int>("outputs");
    for (const int rows : {1, 2, 3, 4, 7})
      for (const int inputs : {1, 15, 64, 83})
        for (const int outputs : {1, 4, 13})
          QTest::addRow("%dx%dx%d", rows, inputs, outputs) << rows << inputs << outputs;
  }
  void multiplies() {
    QFETCH(int, rows);
    QFETCH(int, inputs);
    QFETCH(int, outputs);
    const auto r = static_cast<std::size_t>(rows);
    const auto n = static_cast<std::size_t>(inputs);
    const auto m = static_cast<std::size_t>(outputs);
    const auto weights = values(m * n, 1);
    const auto bias = values(m, 2);
    const auto x = values(r * n, 3);
    std::vector<double> expected(r * m);
    for (std::size_t i = 0; i < r; ++i)
      for (std::size_t o = 0; o < m; ++o) {
        expected[i * m + o] = bias[o];
        for (std::size_t k = 0; k < n; ++k)
          expected[i * m + o] += double(weights[o * n + k]) * x[i * n + k];
      }
    std::vector<float> y(r * m, NAN);
    const rows::Product product{weights.data(), WeightKind::Float32, bias.data(), x.data(), y.data(), r, n, m};
    rows::product(product, 0, m / 2); // two parts, as two threads would
    rows::product(product, m / 2, m);
    QVERIFY(worst(y, expected) < 1e-5);
  }

  void multipliesNarrowWeights_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("inputs");
    for (const int inputs : {1, 15, 64, 83}) {
      QTest::addRow("float16 x %d", inputs) << static_cast<int>(WeightKind::Float16) << inputs;
      QTest::addRow("bfloat16 x %d", inputs) << static_cast<int>(WeightKind::BFloat16) << inputs;
    }
  }
  void multipliesNarrowWeights() {
    QFETCH(int, kind);
    QFETCH(int, inputs);
    const auto weightKind = static_cast<WeightKind>(kind);
    const auto n = static_cast<std::size_t>(inputs);
    constexpr std::size_t kRows = 5;
    constexpr std::size_t kOutputs = 7;
    // Signs, exponents and mantissas of all sorts, but neither infinities nor NaN.
    std::vector<std::uint16_t> raw(kOutputs * n);
    std::vector<float> same(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
      const auto bits = static_cast<std::uint16_t>(i * 40503U);
      if (weightKind == WeightKind::BFloat16) {
        raw[i] = static_cast<std::uint16_t>((bits & 0x807FU) | 0x3F00U); // 0.5 to 1
        same[i] = std::bit_cast<float>(static_cast<std::uint32_t>(raw[i]) << 16U);
      } else {
        raw[i] = static_cast<std::uint16_t>(i == 0 ? 0x8001U : (bits & 0x83FFU) | 0x3800U); // a subnormal too
        const float magnitude = i == 0 ? 0x1p-24F : 0.5F + static_cast<float>(raw[i] & 0x3FFU) / 2048.0F;
        same[i] = (raw[i] & 0x8000U) != 0 ? -magnitude : magnitude;
      }
    }
    std::vector<float> widened(raw.size());
    rows::widen(weightKind, raw.data(), 0, widened.data(), widened.size());
    QCOMPARE(widened, same);
    const auto x = values(kRows * n, 3);
    std::vector<float> narrow(kRows * kOutputs);
    std::vector<float> wide(kRows * kOutputs);
    rows::product({raw.data(), weightKind, nullptr, x.data(), narrow.data(), kRows, n, kOutputs}, 0, kOutputs);
    rows::product({same.data(), WeightKind::Float32, nullptr, x.data(), wide.data(), kRows, n, kOutputs}, 0, kOutputs);
    // Widening is exact; what is left is whether the compiler fuses the additions of a row's last few weights.
    QVERIFY(worst(narrow, std::vector<double>(wide.begin(), wide.end())) < 1e-5);
  }

  void normalises() {
    for (const std::size_t n : {std::size_t{1}, std::size_t{8}, std::size_t{64}, std::size_t{77}}) {
      const auto x = values(n, 4);
      const auto weight = values(n, 5);
      const auto bias = values(n, 6);
      double squares = 0;
      double sum = 0;
      for (const float v : x) {
        squares += double(v) * v;
        sum += v;
      }
      const double mean = sum / double(n);
      const double variance = squares / double(n) - mean * mean;
      std::vector<double> rms(n);
      std::vector<double> layer(n);
      for (std::size_t i = 0; i < n; ++i) {
        rms[i] = x[i] / std::sqrt(squares / double(n) + 1e-3) * (weight[i] + 1.0);
        layer[i] = (x[i] - mean) / std::sqrt(variance + 1e-3) * weight[i] + bias[i];
      }
      std::vector<float> out(n);
      rows::rmsNorm(x.data(), weight.data(), out.data(), n, 1e-3F, 1.0F);
      QVERIFY(worst(out, rms) < 1e-5);
      rows::layerNorm(x.data(), weight.data(), bias.data(), out.data(), n, 1e-3F);
      QVERIFY(worst(out, layer) < 1e-5);
    }
  }

  void activates_data() {
    QTest::addColumn<int>("activation");
    QTest::newRow("silu") << static_cast<int>(Activation::Silu);
    QTest::newRow("gelu") << static_cast<int>(Activation::Gelu);
    QTest::newRow("gelu tanh") << static_cast<int>(Activation::GeluTanh);
    QTest::newRow("relu") << static_cast<int>(Activation::Relu);
  }
  void activates() {
    QFETCH(int, activation);
    const auto reference = [&](double v) {
      switch (static_cast<Activation>(activation)) {
      case Activation::Silu:
        return v / (1 + std::exp(-v));
      case Activation::Gelu:
        return 0.5 * v * (1 + std::erf(v / std::sqrt(2.0)));
      case Activation::GeluTanh:
        return 0.5 * v * (1 + std::tanh(std::sqrt(2.0 / M_PI) * (v + 0.044715 * v * v * v)));
      case Activation::Relu:
        return std::max(v, 0.0);
      }
      return 0.0;
    };
    auto x = values(101, 7);
    for (float& v : x)
      v *= 12.0F;
    x[0] = 100.0F; // far out, where a careless exponential would overflow
    x[1] = -100.0F;
    const auto up = values(101, 8);
    std::vector<double> plain(x.size());
    std::vector<double> gated(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      plain[i] = reference(x[i]);
      gated[i] = plain[i] * up[i];
    }
    std::vector<float> out(x.size());
    rows::activate(static_cast<Activation>(activation), x.data(), nullptr, out.data(), x.size());
    QVERIFY(worst(out, plain) < 1e-5);
    rows::activate(static_cast<Activation>(activation), x.data(), up.data(), out.data(), x.size());
    QVERIFY(worst(out, gated) < 1e-5);
  }

  void rotates() {
    for (const std::size_t half : {std::size_t{1}, std::size_t{8}, std::size_t{37}}) {
      auto head = values(2 * half, 9);
      const auto before = head;
      std::vector<float> cosine(half);
      std::vector<float> sine(half);
      for (std::size_t i = 0; i < half; ++i) {
        cosine[i] = std::cos(static_cast<float>(i));
        sine[i] = std::sin(static_cast<float>(i));
      }
      rows::rotate(head.data(), cosine.data(), sine.data(), half);
      for (std::size_t i = 0; i < half; ++i) {
        QVERIFY(std::abs(head[i] - (before[i] * cosine[i] - before[half + i] * sine[i])) < 1e-6F);
        QVERIFY(std::abs(head[half + i] - (before[half + i] * cosine[i] + before[i] * sine[i])) < 1e-6F);
      }
    }
  }

  void attends_data() {
    QTest::addColumn<int>("headDim");
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::addColumn<double>("cap");
    for (const int headDim : {8, 16, 64, 80, 100})
      for (const auto& [begin, end] : {std::pair{0, 1}, {0, 17}, {5, 130}, {100, 257}})
        for (const double cap : {0.0, 5.0})
          QTest::addRow("%d:%d-%d cap %g", headDim, begin, end, cap) << headDim << begin << end << cap;
  }
  void attends() {
    QFETCH(int, headDim);
    QFETCH(int, begin);
    QFETCH(int, end);
    QFETCH(double, cap);
    const auto d = static_cast<std::size_t>(headDim);
    const std::size_t positions = 320; // whole blocks
    const auto query = values(d, 10);
    const auto keys = values(d * positions, 11);
    const auto cached = values(positions * d, 12);
    std::vector<double> weights;
    double total = 0;
    for (int j = begin; j < end; ++j) {
      double score = 0;
      for (std::size_t i = 0; i < d; ++i)
        score += double(query[i]) * keys[keyIndex(static_cast<std::size_t>(j), i, d)];
      score *= 0.5;
      if (cap > 0) score = cap * std::tanh(score / cap);
      weights.push_back(std::exp(score));
      total += weights.back();
    }
    std::vector<double> expected(d, 0.0);
    for (int j = begin; j < end; ++j)
      for (std::size_t i = 0; i < d; ++i)
        expected[i] +=
            weights[static_cast<std::size_t>(j - begin)] / total * cached[static_cast<std::size_t>(j) * d + i];
    std::vector<float> out(d);
    std::vector<float> scores(positions);
    rows::attend({query.data(), keys.data(), cached.data(), out.data(), scores.data(), d,
                  static_cast<std::size_t>(begin), static_cast<std::size_t>(end), 0.5F, static_cast<float>(cap)});
    QVERIFY(worst(out, expected) < 1e-5);
  }

  void softmaxesARange() {
    std::vector<float> scores{100, 1, 2, 3, 100};
    rows::softmax(scores.data(), {1, 4, 5, 2.0F, 0.0F});
    const double total = std::exp(2.0) + std::exp(4.0) + std::exp(6.0);
    QVERIFY(worst(scores, {0, std::exp(2.0) / total, std::exp(4.0) / total, std::exp(6.0) / total, 0}) < 1e-6);
  }
};

QTEST_APPLESS_MAIN(TestRowKernels)
#include "tst_row_kernels.moc"
