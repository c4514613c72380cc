// SPDX-License-Identifier: Apache-2.0
#include "core/llm/format/safetensors.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <limits>

using namespace aisemble;
using namespace aisemble::llm;
namespace fs = std::filesystem;

namespace {

std::string fileOf(const std::string& header, std::size_t dataBytes, std::optional<std::uint64_t> claimed = {}) {
  const std::uint64_t length = claimed.value_or(header.size());
  std::string out(8, '\0');
  std::memcpy(out.data(), &length, 8);
  return out + header + std::string(dataBytes, '\1');
}

std::span<const std::byte> bytesOf(const std::string& text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

} // namespace

class TestSafetensors : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void refusesDamagedFiles_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::string& file, const char* says) {
      QTest::newRow(name) << QByteArray(file.data(), static_cast<qsizetype>(file.size())) << QString(says);
    };
    row("empty", "", "only 0 bytes");
    row("short", "abc", "only 3 bytes");
    row("header beyond the end", fileOf("{}", 0, 3), "claims 3 bytes");
    row("huge header", fileOf("{}", 0, ~0ULL), "claims");
    row("no json", fileOf("{oops", 0), "not a JSON object");
    row("a list", fileOf("[]", 0), "not a JSON object");
    row("nested", fileOf(std::string(1'000'000, '['), 0), "nests deeper than 3 levels");
    row("nested metadata", fileOf(R"({"__metadata__":{"a":{"b":{}}}})", 0), "nests deeper than 3 levels");
    row("not utf-8", fileOf("{\"\xff\":{}}", 0), "not a JSON object");
    row("entry is a number", fileOf(R"({"a":1})", 0), "not an object");
    row("no dtype", fileOf(R"({"a":{"shape":[1],"data_offsets":[0,4]}})", 4), "lacks a dtype");
    row("unknown dtype", fileOf(R"({"a":{"dtype":"F4","shape":[1],"data_offsets":[0,4]}})", 4), "F4");
    row("negative extent", fileOf(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", 4), "list of counts");
    row("fractional extent", fileOf(R"({"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}})", 4),
        "list of counts");
    row("overflowing shape", fileOf(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]}})", 4),
        "larger than any");
    row("too many dimensions",
        fileOf(R"({"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}})", 4),
        "17 dimensions");
    row("shape against offsets", fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4),
        "needs 8 bytes");
    row("offsets beyond the end", fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 4), "do not lie");
    row("offsets backwards", fileOf(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", 4), "do not lie");
    row("overlap",
        fileOf(
            R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}})",
            4),
        "hole or an overlap");
    row("hole", fileOf(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}})", 4), "hole or an overlap");
    row("rest", fileOf(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", 4), "belong to nothing");
  }
  void refusesDamagedFiles() {
    QFETCH(QByteArray, file);
    QFETCH(QString, says);
    const std::string text(file.constData(), static_cast<std::size_t>(file.size()));
    const auto parsed = parseSafetensors(bytesOf(text));
    QVERIFY(!parsed);
    QVERIFY2(QString::fromStdString(parsed.error().message).contains(says), parsed.error().message.c_str());
  }

  void readsWhatItWrites() {
    const fs::path path = fs::temp_directory_path() / ("aisemble-safetensors-" + std::to_string(::getpid()));
    const std::vector<float> floats{1, 2, 3, 4, 5, 6};
    const std::vector<std::int64_t> numbers{-1, 7};
    const std::vector<TensorToWrite> tensors{
        {"weights \"quoted\" ü", DType::Float32, {2, 3}, std::as_bytes(std::span(floats))},
        {"ids", DType::Int64, {2}, std::as_bytes(std::span(numbers))},
        {"nothing", DType::Float16, {0, 4}, {}}};
    QVERIFY(writeSafetensors(path, tensors));
    auto file = SafetensorsFile::open(path);
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    const SafetensorsFile moved = std::move(*file); // views survive the move
    QCOMPARE(moved.tensors().size(), std::size_t{3});
    const TensorView* view = moved.find("weights \"quoted\" ü");
    QVERIFY(view != nullptr);
    QCOMPARE(view->shape, (std::vector<std::int64_t>{2, 3}));
    std::vector<float> read(4);
    QVERIFY(convertToFloat(*view, 2, read));
    QCOMPARE(read, (std::vector<float>{3, 4, 5, 6}));
    QVERIFY(!convertToFloat(*moved.find("ids"), 0, std::span(read).first(1)));
    QVERIFY(moved.find("absent") == nullptr);
    fs::remove(path);
  }

  void refusesToWriteNonsense() {
    const fs::path path = fs::temp_directory_path() / "aisemble-never-written";
    const std::vector<float> two{1, 2};
    const auto write = [&](std::vector<TensorToWrite> tensors) { return writeSafetensors(path, tensors); };
    QVERIFY(!write({{"a", DType::Float32, {3}, std::as_bytes(std::span(two))}}));
    QVERIFY(!write({{"a", DType::Float32, {-2}, std::as_bytes(std::span(two))}}));
    QVERIFY(!write({{"a", DType::Float32, {2}, std::as_bytes(std::span(two))},
                    {"a", DType::Float32, {2}, std::as_bytes(std::span(two))}}));
    QVERIFY(!fs::exists(path));
  }

  void convertsEveryHalf() {
    // All 65536 halves against the definition of IEEE 754 binary16.
    std::vector<std::uint16_t> raw(65536);
    for (std::size_t i = 0; i < raw.size(); ++i)
      raw[i] = static_cast<std::uint16_t>(i);
    TensorView view{"h", DType::Float16, {65536}, std::as_bytes(std::span(raw))};
    std::vector<float> floats(raw.size());
    QVERIFY(convertToFloat(view, 0, floats));
    for (std::size_t i = 0; i < raw.size(); ++i) {
      const int exponent = static_cast<int>((i >> 10U) & 31U);
      const double mantissa = static_cast<double>(i & 1023U);
      double expected = exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(1024 + mantissa, exponent - 25);
      if (exponent == 31) expected = mantissa == 0 ? INFINITY : NAN;
      if ((i & 0x8000U) != 0) expected = -expected;
      if (std::isnan(expected))
        QVERIFY(std::isnan(floats[i]));
      else
        QCOMPARE(static_cast<double>(floats[i]), expected);
    }
  }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
