// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/image_session.h"
#include "ui/image/overlay.h"
#include "ui/image/vision_table.h"

#include <QtTest>

using namespace aisemble;

namespace {

VisionResult words() {
  ExtractedText text;
  text.regions = {
      {{0, 0, 100, 20}, "Hello, \"you\"", 0.9, {{"Hello,", {0, 0, 40, 20}, 0.95}, {"\"you\"", {50, 0, 40, 20}, 0.5}}},
      {{0, 30, 100, 20}, "a line", 0.7}};
  return {VisionTask::ExtractText, 0.8, text};
}

} // namespace

class TestVisionTable : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void rowsAndBoxesBelongTogether() {
    ObjectDetections objects{{{1, {1, 2, 3, 4}, 12, 0.5, "cat"}, {2, {5, 6, 7, 8}, 50, 0.25, {}}}};
    FaceDetections faces{{{1, {10, 20, 30, 40}, 0.9}}};
    for (const VisionResult& result : {words(), VisionResult{VisionTask::DetectObjects, {}, objects},
                                       VisionResult{VisionTask::FaceDetection, {}, faces}}) {
      const ui::VisionTable table = ui::visionTable(result);
      const auto boxes = ui::overlaysOf(result);
      QVERIFY(table.hasPlaces);
      QCOMPARE(boxes.size(), table.rows.size());
      const qsizetype x = table.headers.indexOf(QStringLiteral("X"));
      for (std::size_t i = 0; i < boxes.size(); ++i) {
        QCOMPARE(boxes[i].key.row, static_cast<int>(i));
        QCOMPARE(boxes[i].box.x(), table.rows[i][static_cast<std::size_t>(x)].toDouble());
        QCOMPARE(table.rows[i].size(), static_cast<std::size_t>(table.headers.size()));
      }
    }
  }

  void separatedTextQuotes() {
    const ui::VisionTable table = ui::visionTable(words());
    QCOMPARE(ui::separatedText(table, QLatin1Char(','), {0, 1, 2}),
             QStringLiteral("Word,Confidence,Line,X,Y,Width,Height\n\"Hello,\",0.95,1,0,0,40,20\n"
                            "\"\"\"you\"\"\",0.5,1,50,0,40,20\na line,0.7,2,0,30,100,20\n"));
    QCOMPARE(ui::separatedText(table, QLatin1Char('\t'), {2}),
             QStringLiteral("Word\tConfidence\tLine\tX\tY\tWidth\tHeight\na line\t0.7\t2\t0\t30\t100\t20\n"));
  }

  void everyDetailHasATable() {
    ImageAnalysis analysis;
    analysis.width = 4;
    analysis.edgeDensity = 0.25;
    ProcessedImage made;
    made.cropped = PixelBox{1, 2, 3, 4};
    QCOMPARE(ui::visionTable({VisionTask::Analyze, {}, analysis}).rows.size(), 8U);
    analysis.edgeDensity.reset();
    QCOMPARE(ui::visionTable({VisionTask::Analyze, {}, analysis}).rows.size(), 7U);
    QCOMPARE(ui::visionTable({VisionTask::Classify, {}, ImageClassification{{{"a", 0.5}}, {}}}).rows.size(), 1U);
    QCOMPARE(ui::visionTable({VisionTask::SmartCrop, {}, made}).rows.size(), 5U);
    QCOMPARE(ui::overlaysOf({VisionTask::SmartCrop, {}, made}).size(), 1U);
    QCOMPARE(ui::overlaysOf({VisionTask::Analyze, {}, analysis}).size(), 0U);
  }

  void aspectRatioIsAsPreciseAsItLooks() {
    ImageAnalysis analysis;
    analysis.width = 667;
    analysis.height = 1000;
    analysis.aspectRatio = 0.67; // rounded by the engine, as by the original
    const QVariant shown = ui::visionTable({VisionTask::Analyze, {}, analysis}).rows[2][1];
    QCOMPARE(ui::cellText(shown, false), QStringLiteral("0.667"));
  }

  void labelsAreReadableOnEveryColour() {
    for (const ui::Tokens& tokens : {ui::lightTokens(), ui::darkTokens()}) {
      for (const ui::OverlayKind kind : {ui::OverlayKind::Face, ui::OverlayKind::Object, ui::OverlayKind::Word})
        for (const char* name : {"", "cat", "dog", "person", "traffic light", "かさ"}) {
          const QColor ground = ui::overlayColour(kind, QString::fromUtf8(name), tokens);
          QVERIFY(ui::contrastRatio(ground, ui::readableOn(ground)) >= 4.5); // WCAG 2.1, level AA
        }
      QVERIFY(ui::overlayColour(ui::OverlayKind::Face, {}, tokens) !=
              ui::overlayColour(ui::OverlayKind::Word, {}, tokens));
      QVERIFY(ui::overlayColour(ui::OverlayKind::Object, QStringLiteral("cat"), tokens) !=
              ui::overlayColour(ui::OverlayKind::Object, QStringLiteral("dog"), tokens));
    }
  }

  void sessionComesBack() {
    ui::ImageSession was;
    was.files = QStringList{QStringLiteral("/a b.png"), QStringLiteral("/日本.jpg")};
    was.current = was.files[1];
    was.task = VisionTask::SmartCrop;
    was.options.smartCrop = {11, 22};
    was.options.optimizeSize = {33, 44, 55};
    was.options.faceDetection = {1.5, 6, 7, 8};
    was.options.extractText.languages = {"eng", "jpn"};
    was.options.detectObjects.minArea = 9;
    was.options.analyze.detectEdges = false;
    was.hiddenKinds = {ui::OverlayKind::Word};
    was.showSide = false;
    QVariantMap map;
    was.write(map);
    ui::ImageSession now;
    now.read(map);
    QCOMPARE(now.files, was.files);
    QCOMPARE(now.current, was.current);
    QCOMPARE(now.task, was.task);
    QVERIFY(now.options == was.options);
    QVERIFY(now.hiddenKinds == was.hiddenKinds);
    QCOMPARE(now.showSide, false);
  }

  void nonsenseInASessionIsIgnored() {
    ui::ImageSession now;
    now.read({{QStringLiteral("image/task"), QStringLiteral("juggle")},
              {QStringLiteral("image/quality"), QStringLiteral("nan")},
              {QStringLiteral("image/cropWidth"), -5},
              {QStringLiteral("image/hidden"), QStringLiteral("everything")}});
    QCOMPARE(now.task, VisionTask::Analyze);
    QVERIFY(now.options == VisionOptions{});
    QVERIFY(now.hiddenKinds.empty());
  }
};

QTEST_GUILESS_MAIN(TestVisionTable)
#include "tst_vision_table.moc"
