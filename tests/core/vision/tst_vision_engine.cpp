// SPDX-License-Identifier: Apache-2.0
// The façade: what goes in and comes out, what is refused, and that many at once get the answers of one.
#include "tests/core/vision/vision_bench.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cmath>
#include <thread>

using namespace aisemble;
using namespace aisemble::vision::test;
namespace fs = std::filesystem;

namespace {

const fs::path kPhoto = kFixtures / "goldens/face_202x195.png";

std::string be32(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
          static_cast<char>(value)};
}

/// A PNG that says how large it is and holds nothing.
std::string pngOf(std::uint32_t width, std::uint32_t height) {
  return "\x89PNG\r\n\x1a\n" + be32(13) + "IHDR" + be32(width) + be32(height) + std::string("\x08\x02\0\0\0", 5) +
         be32(0);
}

std::string codeOf(const Result<VisionResult>& result) {
  return result ? "answered" : std::string(errorCodeName(result.error().code));
}

} // namespace

class TestVisionEngine : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answersEveryTask_data() {
    QTest::addColumn<int>("task");
    for (const auto& [task, name] : kVisionTasks)
      QTest::addRow("%s", std::string(name).c_str()) << static_cast<int>(task);
  }
  void answersEveryTask() {
    QFETCH(int, task);
    VisionBench bench;
    VisionRequest request = requestFor(static_cast<VisionTask>(task), bytesOf(kPhoto));
    QVERIFY(bench.engine->handover(Request(request)) == Handover::Run);
    const auto fromBytes = bench.run(request);
    QVERIFY2(fromBytes.has_value(), fromBytes ? "" : fromBytes.error().message.c_str());
    QVERIFY(fromBytes->task == request.task);
    QVERIFY(visionDetailMatches(request.task, fromBytes->detail));
    const auto stages = bench.lastTrace().byStage();
    for (const Stage stage : {Stage::DecodeImage, Stage::Infer})
      QVERIFY(stages[static_cast<std::size_t>(stage)].count() > 0);
    request.image = kPhoto;
    const auto fromFile = bench.run(request);
    QVERIFY(fromFile);
    QVERIFY(*fromFile == *fromBytes);
    QCOMPARE(bench.threads.inUse(), 0);
    QVERIFY(bench.threads.highWater() <= 2);
  }

  void answersTheSameOnAnyNumberOfThreads() {
    for (const auto& [task, name] : kVisionTasks) {
      const VisionRequest request = requestFor(task, bytesOf(kFixtures / "pictures/long.jpg"));
      VisionBench one(1);
      const auto expected = one.run(request);
      QVERIFY(expected);
      for (const int threads : {2, 3, 8}) {
        VisionBench many(threads);
        const auto answer = many.run(request);
        QVERIFY2(answer && *answer == *expected, std::string(name).c_str());
      }
    }
  }

  void answersManyAtOnce() {
    VisionBench bench(3);
    std::vector<VisionRequest> requests;
    std::vector<VisionResult> expected;
    for (const auto& [task, name] : kVisionTasks) {
      requests.push_back(requestFor(task, bytesOf(kPhoto)));
      expected.push_back(bench.run(requests.back()).value());
    }
    std::atomic<int> wrong = 0;
    {
      std::vector<std::jthread> callers;
      for (int caller = 0; caller < 4; ++caller)
        callers.emplace_back([&, caller] {
          for (std::size_t i = 0; i < 3 * requests.size(); ++i) {
            const std::size_t which = (i + static_cast<std::size_t>(caller)) % requests.size();
            const auto answer = bench.run(requests[which]);
            if (!answer || !(*answer == expected[which])) ++wrong;
          }
        });
    }
    QCOMPARE(wrong.load(), 0);
    QVERIFY(bench.threads.highWater() <= 3);
  }

  void measuresToTheDigit() {
    // The figures of the analysis by an independent count over the picture's pixels as PIL sees them.
    VisionBench bench;
    const auto result =
        bench.run(requestFor(VisionTask::Analyze, bytesOf(kFixtures / "goldens/gray_gradient_96x64.png")));
    QVERIFY(result);
    const auto& analysis = std::get<ImageAnalysis>(result->detail);
    double sum = 0;
    double squares = 0;
    for (int x = 0; x < 96; ++x) { // numpy's linspace(0, 255, 96), cut off
      const double level = std::floor(x * 255.0 / 95.0);
      sum += level;
      squares += level * level;
    }
    QCOMPARE(analysis.brightnessMean, sum / 96);
    QVERIFY(std::abs(analysis.brightnessDeviation - std::sqrt(squares / 96 - sum * sum / 96 / 96)) < 1e-9);
    QCOMPARE(analysis.averageColor[0], static_cast<int>(sum / 96));
    QCOMPARE(analysis.aspectRatio, 1.5);
    QCOMPARE(*analysis.edgeDensity, 0.0);
  }

  void obeysOrientationOnlyWhenAsked() {
    VisionBench bench;
    VisionRequest request = requestFor(VisionTask::Analyze, bytesOf(kFixtures / "pictures/turned6.jpg"));
    QCOMPARE(std::get<ImageAnalysis>(bench.run(request)->detail).width, 45);
    request.options.autoOrient = true;
    QCOMPARE(std::get<ImageAnalysis>(bench.run(request)->detail).width, 37);
  }

  void refusesImages_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::string& bytes, const char* code, const char* says) {
      QTest::newRow(name) << QByteArray::fromStdString(bytes) << code << says;
    };
    const std::string photo = bytesOf(kPhoto);
    row("nothing", "", "invalid_argument", "no image");
    row("text", "hello world", "invalid_argument", "known format. Use PNG, JPEG,");
    row("cut off", photo.substr(0, 9000), "corrupt", "cut off");
    row("a bomb", pngOf(60'000, 60'000), "too_large", "3600000000");
    row("a bomb, the limit", pngOf(60'000, 60'000), "too_large", "178956970");
    row("a long line", pngOf(2'000'000, 1), "too_large", "1048576");
    row("a header only", pngOf(100, 100), "corrupt", "PNG");
    row("gif header only", std::string("GIF89a\x05\0\x05\0\0\0\0", 13), "corrupt", "GIF");
  }
  void refusesImages() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(QString, says);
    VisionBench bench;
    for (const auto& [task, name] : kVisionTasks) {
      const auto result = bench.run(requestFor(task, bytes.toStdString()));
      QCOMPARE(QString::fromStdString(codeOf(result)), code);
      QVERIFY2(result.error().message.find(says.toStdString()) != std::string::npos, result.error().message.c_str());
    }
  }

  void refusesFiles() {
    QTemporaryDir folder;
    const fs::path here = folder.path().toStdString();
    VisionBench bench(1, {.maxFileBytes = 100});
    VisionRequest request;
    request.image = here / "absent.png";
    QCOMPARE(codeOf(bench.run(request)), std::string("not_found"));
    request.image = kPhoto;
    const auto large = bench.run(request);
    QCOMPARE(codeOf(large), std::string("too_large"));
    QVERIFY(large.error().message.find(kPhoto.string()) != std::string::npos);
    QFile text(folder.filePath("text.png"));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("hello") == 5);
    text.close();
    request.image = here / "text.png";
    const auto noImage = bench.run(request);
    QCOMPARE(codeOf(noImage), std::string("invalid_argument"));
    QVERIFY(noImage.error().message.find("text.png") != std::string::npos); // which of many it was
  }

  void refusesBadOptions() {
    VisionBench bench;
    const auto code = [&](VisionTask task, const std::function<void(VisionOptions&)>& change) {
      VisionRequest request = requestFor(task, bytesOf(kPhoto));
      change(request.options);
      return codeOf(bench.run(request));
    };
    const std::string refused = "invalid_argument";
    QCOMPARE(code(VisionTask::DetectObjects, [](auto& o) { o.detectObjects.minArea = NAN; }), refused);
    QCOMPARE(code(VisionTask::FaceDetection, [](auto& o) { o.faceDetection.scaleFactor = 1; }), refused);
    QCOMPARE(code(VisionTask::FaceDetection, [](auto& o) { o.faceDetection.scaleFactor = NAN; }), refused);
    QCOMPARE(code(VisionTask::FaceDetection, [](auto& o) { o.faceDetection.minNeighbors = -1; }), refused);
    QCOMPARE(code(VisionTask::FaceDetection, [](auto& o) { o.faceDetection.minWidth = 0; }), refused);
    QCOMPARE(code(VisionTask::OptimizeSize, [](auto& o) { o.optimizeSize.maxHeight = 0; }), refused);
    QCOMPARE(code(VisionTask::OptimizeSize, [](auto& o) { o.optimizeSize.quality = 101; }), refused);
    QCOMPARE(code(VisionTask::SmartCrop, [](auto& o) { o.smartCrop.width = 70'000; }), refused);
    VisionRequest model = requestFor(VisionTask::Classify, bytesOf(kPhoto));
    model.model = "resnet";
    QCOMPARE(codeOf(bench.run(model)), std::string("unsupported"));
    RunContext context;
    context.stages = std::make_shared<StageClock>(bench.clock);
    const auto other = bench.engine->run(Request(NlpRequest{}), context);
    QVERIFY(!other && other.error().code == ErrorCode::Unsupported);
  }

  void saysWhichDataAreMissing() {
    VisionBench bench(1, {.faceCascade = "/nowhere/cascade.xml"});
    const auto faces = bench.run(requestFor(VisionTask::FaceDetection, bytesOf(kPhoto)));
    QCOMPARE(codeOf(faces), std::string("not_found"));
    QVERIFY(faces.error().message.find("opencv-data") != std::string::npos);
    QVERIFY(faces.error().message.find("/nowhere/cascade.xml") != std::string::npos);
    QVERIFY(bench.run(requestFor(VisionTask::Analyze, bytesOf(kPhoto)))); // the rest works
  }

  void stopsBeforeItBegins() {
    VisionBench bench;
    bench.stop.request_stop();
    for (const auto& [task, name] : kVisionTasks)
      QCOMPARE(codeOf(bench.run(requestFor(task, bytesOf(kPhoto)))), std::string("cancelled"));
  }
};

QTEST_APPLESS_MAIN(TestVisionEngine)
#include "tst_vision_engine.moc"
